"""Replies as Discord takes them: sections of markdown, in an embed or as plain text, within its
limits whatever the articles hold.

The limits are Discord's: a message 2000 characters, an embed's title 256, description 4096,
footer 2048, 6000 together.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import discord

from bot.rendering import markdown, wording
from retrieval import Answer, Article, Excerpt, IngestReport, Passage, Progress, Summary

MAX_MESSAGE = 2000
MAX_TITLE = 256
MAX_DESCRIPTION = 4096
MAX_HEADLINE = 160
MAX_NAME = 80
MAX_SENTENCE = 700
SHOWN_FAILURES = 8


class Tone(IntEnum):
    """The colour of an embed's edge, by what the reply is."""

    ANSWER = 0x2E7D5B
    UNSURE = 0xC9891A
    NOTICE = 0x5B6B7B
    FAILURE = 0xB3403A


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One message: sections of markdown in the order in which they matter.

    `title` and `footer` are plain text, sections are markdown of at most a message's length
    each. What does not fit is left out whole from the end; the first section always stays.
    """

    sections: tuple[str, ...]
    title: str | None = None
    url: str | None = None
    footer: str | None = None
    tone: Tone = Tone.NOTICE

    def embed(self) -> discord.Embed:
        """The reply as an embed."""
        title = markdown.neutral(markdown.clip(self.title, MAX_TITLE // 2)) if self.title else None
        made = discord.Embed(
            title=title,
            url=markdown.address(self.url) if title else None,
            description=_fitted(self.sections, MAX_DESCRIPTION),
            colour=int(self.tone),
        )
        if self.footer:
            made.set_footer(text=markdown.clip(markdown.plain(self.footer), MAX_TITLE))
        return made

    def text(self) -> str:
        """The reply as plain text, for where embeds cannot be shown."""
        first, *others = self.sections
        if self.title:
            title = markdown.clip(self.title, MAX_TITLE // 2)
            first = f"**{markdown.neutral(title)}**\n{first}"
        foot = ""
        if self.footer:
            foot = f"\n-# {markdown.neutral(markdown.clip(self.footer, MAX_TITLE))}"
        return _fitted((first, *others), MAX_MESSAGE - len(foot)) + foot


def answer(given: Answer, *, echo: bool = False) -> Reply:
    """An answer or abstention; `echo` shows the question, where Discord does not."""
    title = f"“{given.question}”" if echo else None
    if given.answered:
        return Reply(
            title=title,
            sections=tuple(_excerpt(item) for item in given.excerpts),
            footer=wording.CONFIDENCE.format(words=wording.confidence(given.confidence)),
            tone=Tone.ANSWER,
        )
    sections = [wording.abstention(given, discord=True)]
    if lacking := wording.missing(given):
        rest = wording.CLOSEST_PASSAGES if given.closest else sections[0]
        sections[0] = f"{markdown.neutral(markdown.clip(lacking, 300))} {rest}"
    sections += [_excerpt(item) for item in given.closest]
    footer = wording.NOT_THE_ANSWER if given.closest else None
    return Reply(title=title, sections=tuple(sections), footer=footer, tone=Tone.UNSURE)


def summary(given: Summary, article: Article) -> Reply:
    """An article's own sentences, each with its paragraph."""
    header = article.header
    by_id = {passage.id: passage for passage in article.passages}
    sections = []
    for number, sentence in enumerate(given.sentences, start=1):
        place = by_id[sentence.passage_id]
        shown = markdown.quoted(markdown.clip(sentence.text, MAX_SENTENCE))
        sections.append(f"{shown}\n**[{number}]** paragraph {place.ordinal}{_said(place)}")
    facts = [header.publisher, wording.published(header.published)]
    if header.sample:
        facts.append(wording.SAMPLE_MARK)
    return Reply(
        title=markdown.plain(wording.headline(header)) or wording.UNTITLED,
        url=header.url,
        sections=tuple(sections) or (wording.NO_SENTENCES,),
        footer=" · ".join(markdown.clip(fact, MAX_NAME) for fact in facts if fact),
        tone=Tone.ANSWER,
    )


def notice(text: str, *, tone: Tone = Tone.NOTICE, title: str | None = None) -> Reply:
    """A sentence of the bot's own; `text` is markdown, what it quotes already neutral."""
    return Reply(sections=(text,), title=title, tone=tone)


def progress(step: Progress | None) -> Reply:
    """How far a reindex is."""
    if step is None:
        return notice(wording.REINDEX_STARTED)
    stage = markdown.neutral(step.stage)
    if step.total or step.done:
        stage += f": {step.done:,} of {step.total:,}" if step.total else f": {step.done:,}"
    return notice(f"{wording.REINDEX_STARTED}\n{stage}")


def report(given: IngestReport, *, sources: bool = True) -> Reply:
    """What a reindex changed and what failed; `sources`: whether there was anything to read."""
    counts = ", ".join(
        f"**{number:,}** {word}"
        for word, number in (
            ("added", given.added),
            ("updated", given.updated),
            ("unchanged", given.unchanged),
            ("removed", given.removed),
        )
        if number
    )
    held = wording.holds(given.articles, given.passages)
    sections = [f"{counts or wording.UNCHANGED}.\n{held}"]
    if not sources:
        sections.append(wording.NO_SOURCES)
    if given.failures:
        shown = given.failures[:SHOWN_FAILURES]
        lines = [wording.FAILED.format(count=len(given.failures))]
        for failure in shown:
            place = markdown.neutral(_tail(failure.location, MAX_NAME))
            lines.append(f"- {place}: {markdown.neutral(markdown.clip(failure.reason, 200))}")
        if len(given.failures) > len(shown):
            lines.append(wording.MORE_FAILED.format(count=len(given.failures) - len(shown)))
        sections.append("\n".join(lines))
    return Reply(
        title=wording.REINDEXED_WITH_PROBLEMS if given.failures else wording.REINDEXED,
        sections=tuple(sections),
        footer=f"generation {given.generation:,} · {given.elapsed_ms / 1000:.1f} s",
        tone=Tone.UNSURE if given.failures else Tone.ANSWER,
    )


def _excerpt(item: Excerpt) -> str:
    """A quote with its words marked, who said it, and its numbered citation."""
    passage, header = item.passage, item.passage.header
    body = markdown.quoted(item.text, item.highlights)
    if item.span.start > 0:
        body = "> … " + body.removeprefix("> ")
    if item.span.end < len(passage.text):
        body += " …"
    title = markdown.plain(wording.headline(header)) or wording.UNTITLED
    parts = [
        markdown.link(markdown.clip(title, MAX_HEADLINE), header.url),
        markdown.neutral(markdown.clip(header.publisher, MAX_NAME)) if header.publisher else "",
        wording.published(header.published),
        f"paragraph {passage.ordinal}",
        wording.SAMPLE_MARK if header.sample else "",
    ]
    cite = " · ".join(part for part in parts if part)
    also = wording.also_in(item)
    copies = f"\n{markdown.neutral(markdown.clip(also, MAX_HEADLINE))}" if also else ""
    return f"{body}{_said(passage, start=chr(10))}\n**[{item.number}]** {cite}{copies}"


def _said(passage: Passage, start: str = " ") -> str:
    """Who says a quote, "" where nobody is named."""
    who = wording.speaker(passage.speaker)
    return f"{start}— {markdown.neutral(markdown.clip(who, MAX_HEADLINE))}" if who else ""


def _tail(text: str, max_chars: int) -> str:
    """The end of a path is what tells files apart."""
    return text if len(text) <= max_chars else "…" + text[-(max_chars - 1) :]


def _fitted(sections: tuple[str, ...], limit: int) -> str:
    """As many whole sections as fit, a blank line between them."""
    fitted = sections[0][:limit]
    for section in sections[1:]:
        if len(fitted) + 2 + len(section) > limit:
            break
        fitted += "\n\n" + section
    return fitted
