"""Digests as Discord shows them: the stories of a period, each with its line and its sources."""

from __future__ import annotations

from bot.rendering import markdown, overviews
from bot.rendering.languages import English
from bot.rendering.replies.answers import beside
from bot.rendering.replies.passages import MAX_NAME, MAX_QUOTE, citation, quote, small
from bot.rendering.replies.reply import A_ROW, Button, Reply, Tone
from retrieval import ArticleHeader, Digest, DigestItem

STORIES = 8
"""Stories of one message."""
FORMS = ((MAX_QUOTE, 12), (320, 4), (220, 2))
"""Characters of a story's line as they are sent, and links to further articles of it: all that
there is, and less and less where room is short. A digest without links would cite nothing."""
MAX_TOPIC = 200
NO_DAY = 0


def digest(
    found: Digest,
    words: English,
    *,
    scheduled: bool = False,
    offset: int = 0,
    changed: bool = False,
) -> Reply:
    """The stories of a period from the `offset`th on, in order.

    `scheduled`: posted unasked. `changed`: the library is another one than when the digest was
    made whose further stories these are.
    """
    shown = found.items[offset : offset + STORIES]
    title = words.DIGEST_TITLE
    if found.topic:
        topic = words.QUOTED.format(word=markdown.clip(found.topic, MAX_TOPIC))
        title = words.DIGEST_ON.format(topic=topic)
    footer = words.DIGEST_SCHEDULED if scheduled else None
    if not shown:
        nothing = words.NO_MORE if offset else overviews.nothing_happened(found, words)
        return Reply(title=title, sections=(nothing,), footer=footer, tone=Tone.UNSURE)
    head = small(_head(found, words))
    if changed:
        head = f"{small(words.LIBRARY_CHANGED)}\n{head}"

    def told(quoted: int, links: int) -> tuple[str, ...]:
        made = [
            _story(item, number, words, quoted=quoted, links=links)
            for number, item in enumerate(shown, start=offset + 1)
        ]
        return (f"{head}\n\n{made[0]}", *made[1:])

    full, *middle, least = (told(*form) for form in FORMS)
    total = len(found.items) + found.further
    return Reply(
        title=title,
        sections=full,
        middle=tuple(middle),
        shorter=least,
        left_out=words.AND_MORE,
        beyond=total - offset - len(shown),
        footer=footer,
        tone=Tone.ANSWER,
        buttons=(
            _more(found, offset + len(shown), total, words),
            *(
                beside(
                    item.line.passage,
                    words,
                    number=offset + place + 1,
                    section=place,
                    row=1 + place // A_ROW,
                )
                for place, item in enumerate(shown)
            ),
        ),
    )


def _head(found: Digest, words: English) -> str:
    """Which days, which publisher, and how much there is."""
    counts = overviews.amount(found.publishers, found.articles, words)
    publisher = markdown.clip(found.publisher, MAX_NAME) if found.publisher else ""
    return " · ".join(
        filter(None, (overviews.period(found.since, found.until, words), publisher, counts))
    )


def _story(item: DigestItem, number: int, words: English, *, quoted: int, links: int) -> str:
    line, story = item.line, item.story
    counts = overviews.amount(len(story.publishers), len(story.headers), words)
    known = line.passage.header
    others = [h for h in story.headers if (h.sequence, h.id) != (known.sequence, known.id)]
    sources = _sources(others, words, links)
    return "\n".join(
        [
            f"**[{number}]** {citation(line.passage, words)}",
            quote(line, max_chars=quoted),
            f"{counts}{f' · {sources}' if sources else ''}",
        ]
    )


def _sources(others: list[ArticleHeader], words: English, links: int) -> str:
    """The other articles of a story, linked by publisher in order; what is beyond `links` is
    counted."""
    by_name: dict[str, list[str | None]] = {}
    for header in others[:links]:
        by_name.setdefault(header.publisher or words.NO_PUBLISHER, []).append(header.url)
    made = []
    for name, (first, *more) in by_name.items():
        shown = [
            markdown.link(markdown.clip(markdown.plain(name), MAX_NAME), first, source=words.SOURCE)
        ]
        targets = [target for target in map(markdown.address, more) if target]
        shown += [f"[{place}]({target})" for place, target in enumerate(targets, start=2)]
        made.append(" ".join(shown))
    if len(others) > links:
        made.append(words.MORE_SOURCES.format(count=f"{len(others) - links:,}"))
    return words.LIST.join(made)


def _more(found: Digest, offset: int, total: int, words: English) -> Button:
    """The stories that come next. Days stand in its name, a publisher as one of its articles (its
    name may be longer than a button's), and the topic in the title of the message."""
    days = [
        10_000 * day.year + 100 * day.month + day.day if day else NO_DAY
        for day in (found.since, found.until)
    ]
    header = found.items[0].line.passage.header
    of = (header.sequence, header.revision) if found.publisher else (0, 0)
    return Button(
        does="digest",
        args=(found.generation, *days, *of, offset),
        label=words.MORE,
        goes_on=True,
        total=total,
    )
