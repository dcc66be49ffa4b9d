"""Articles as Discord shows them: a summary, the latest headlines, the publishers."""

from __future__ import annotations

from bot.rendering import markdown
from bot.rendering.languages import English
from bot.rendering.replies.passages import MAX_NAME, SHORT_NAME, facts, said
from bot.rendering.replies.reply import Button, Reply, Tone, notice
from retrieval import ArticleHeader, PublisherSummary, Status, Summary

MAX_SENTENCE = 1000
SHORT_SENTENCE = 400
"""Characters as they are sent."""
MAX_NAMED = 116
"""Characters of an article's headline as a title."""
HEADLINES = 10
"""Headlines of one page."""
MAX_EXAMPLE = 120
PUBLISHERS = 25
"""Publishers of one list."""


def summary(given: Summary, words: English) -> Reply:
    """An article's own sentences, each with its paragraph."""
    header = given.header

    def shown(*, short: bool) -> tuple[str, ...]:
        made = []
        for number, sentence in enumerate(given.sentences, start=1):
            room = SHORT_SENTENCE if short else MAX_SENTENCE
            body, whole = markdown.quoted_within(sentence.text, (), room)
            where = words.PARAGRAPH.format(number=sentence.passage.ordinal)
            who = said(sentence.passage, words, short=short)
            made.append(f"{body}{'' if whole else ' …'}\n**[{number}]** {where}{who}")
        return tuple(made) or (words.NO_SENTENCES,)

    parts = [header.publisher, words.published(header.published)]
    if header.sample:
        parts.append(words.SAMPLE_MARK)
    title = markdown.plain(words.headline(header))
    return Reply(
        title=markdown.clip(title, MAX_NAMED) if markdown.visible(title) else words.UNTITLED,
        url=header.url,
        sections=shown(short=False),
        shorter=shown(short=True),
        footer=" · ".join(markdown.clip(part, MAX_NAME) for part in parts if part),
        tone=Tone.ANSWER,
    )


def headlines(
    found: tuple[ArticleHeader, ...], words: English, *, offset: int, publisher: str | None = None
) -> Reply:
    """A page of the latest articles; `found` may hold one more than a page, which tells that there
    are older ones."""
    if not found and not offset:
        return notice(words.NO_HEADLINES if publisher else words.EMPTY)

    def lines(*, short: bool) -> tuple[str, ...]:
        made = []
        for header in found[:HEADLINES]:
            line = " · ".join(filter(None, facts(header, words, short=short)))
            made.append(f"- {line}{f' · {words.SAMPLE_MARK}' if header.sample else ''}")
        return tuple(made) or (words.NO_MORE,)

    title = words.HEADLINES_TITLE
    if publisher:
        title = words.HEADLINES_OF.format(publisher=markdown.clip(publisher, MAX_NAME))
    # One of its articles names the publisher: its own name may be longer than a button's.
    of = (found[0].sequence, found[0].revision) if publisher and found else ()
    buttons = []
    if offset:
        args = (max(0, offset - HEADLINES), *of)
        buttons.append(Button(does="headlines", args=args, label=words.NEWER))
    if len(found) > HEADLINES:
        args = (offset + HEADLINES, *of)
        buttons.append(Button(does="headlines", args=args, label=words.OLDER))
    return Reply(
        title=title,
        sections=lines(short=False),
        shorter=lines(short=True),
        tone=Tone.ANSWER,
        buttons=tuple(buttons),
        between="\n",
    )


def sources(found: tuple[PublisherSummary, ...], status: Status, words: English) -> Reply:
    """The publishers with how much there is of each, and from when."""
    if not found:
        return notice(words.EMPTY)
    held = words.holds(status.articles, status.passages)
    return Reply(
        title=words.SOURCES_TITLE,
        sections=(held, *(_source(one, words, 2 * MAX_NAME) for one in found[:PUBLISHERS])),
        shorter=(held, *(_source(one, words, SHORT_NAME) for one in found[:PUBLISHERS])),
        left_out=words.MORE_SOURCES,
        beyond=max(0, len(found) - PUBLISHERS),
        tone=Tone.ANSWER,
        between="\n",
    )


def _source(publisher: PublisherSummary, words: English, room: int) -> str:
    name = words.NO_PUBLISHER if publisher.name is None else publisher.name
    first, last = publisher.first_published, publisher.last_published
    days = words.UNDATED
    if first is not None and last is not None:
        days = words.days(first[:10], last[:10])
    line = words.SOURCE_LINE.format(
        name=markdown.within(name, room),
        articles=words.count(publisher.articles, words.ARTICLES),
        days=days,
    )
    return f"- {line}{f' · {words.SAMPLE_MARK}' if publisher.samples else ''}"


def help_with(words: English, *, mention: str, example: str, publisher: str | None) -> Reply:
    """How to ask, with an example that this library answers and a publisher that it has."""
    named = f'`publisher:"{publisher}"` ' if publisher else ""
    shown = words.HELP.format(
        mention=mention,
        example=markdown.within(example, MAX_EXAMPLE),
        publisher=named,
    )
    return notice(shown, title=words.HELP_TITLE)
