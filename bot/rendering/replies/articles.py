"""Articles as Discord shows them: a summary, the latest headlines, the publishers."""

from __future__ import annotations

from bot.rendering import markdown
from bot.rendering.languages import English
from bot.rendering.replies.passages import MAX_NAME, facts, said
from bot.rendering.replies.reply import Button, Reply, Tone, notice
from retrieval import Article, ArticleHeader, PublisherSummary, Status, Summary

MAX_SENTENCE = 700
HEADLINES = 10
"""Headlines of one page."""
PUBLISHERS = 25
"""Publishers of one list."""


def summary(given: Summary, article: Article, words: English) -> Reply:
    """An article's own sentences, each with its paragraph."""
    header = article.header
    by_id = {passage.id: passage for passage in article.passages}
    sections = []
    for number, sentence in enumerate(given.sentences, start=1):
        place = by_id[sentence.passage_id]
        shown = markdown.quoted(markdown.clip(sentence.text, MAX_SENTENCE))
        where = words.PARAGRAPH.format(number=place.ordinal)
        sections.append(f"{shown}\n**[{number}]** {where}{said(place, words)}")
    parts = [header.publisher, words.published(header.published)]
    if header.sample:
        parts.append(words.SAMPLE_MARK)
    title = markdown.plain(words.headline(header)) or words.UNTITLED
    return Reply(
        title=markdown.clip(title, MAX_SENTENCE // 6),
        url=header.url,
        sections=tuple(sections) or (words.NO_SENTENCES,),
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
    lines = []
    for header in found[:HEADLINES]:
        line = " · ".join(filter(None, facts(header, words)))
        lines.append(f"- {line}{f' · {words.SAMPLE_MARK}' if header.sample else ''}")
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
        sections=tuple(lines) or (words.NO_MORE,),
        tone=Tone.ANSWER,
        buttons=tuple(buttons),
        between="\n",
    )


def sources(found: tuple[PublisherSummary, ...], status: Status, words: English) -> Reply:
    """The publishers with how much there is of each, and from when."""
    if not found:
        return notice(words.EMPTY)
    lines = [words.holds(status.articles, status.passages)]
    for publisher in found[:PUBLISHERS]:
        name = words.NO_PUBLISHER if publisher.name is None else publisher.name
        first, last = publisher.first_published, publisher.last_published
        days = words.UNDATED
        if first is not None and last is not None:
            days = words.days(first[:10], last[:10])
        line = words.SOURCE_LINE.format(
            name=markdown.neutral(markdown.clip(name, MAX_NAME)),
            articles=words.count(publisher.articles, words.ARTICLES),
            days=days,
        )
        lines.append(f"- {line}{f' · {words.SAMPLE_MARK}' if publisher.samples else ''}")
    if len(found) > PUBLISHERS:
        lines.append(words.MORE_SOURCES.format(count=f"{len(found) - PUBLISHERS:,}"))
    return Reply(title=words.SOURCES_TITLE, sections=tuple(lines), tone=Tone.ANSWER, between="\n")


def help_with(words: English, *, mention: str, publishers: tuple[str, ...]) -> Reply:
    """How to ask, with examples that this library understands."""
    named = markdown.plain(publishers[0]) if publishers else "The Gazette"
    shown = words.HELP.format(
        mention=mention,
        example=words.HELP_EXAMPLE,
        publisher=markdown.neutral(markdown.clip(named.replace("`", ""), MAX_NAME)),
    )
    return notice(shown, title=words.HELP_TITLE)
