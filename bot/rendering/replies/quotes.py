"""Quotes as Discord shows them: what somebody said, to whom, and where it stands."""

from __future__ import annotations

from bot.rendering import markdown, overviews
from bot.rendering.languages import English
from bot.rendering.replies.answers import beside
from bot.rendering.replies.passages import (
    MAX_HEADLINE,
    MAX_NAME,
    MAX_QUOTE,
    SHORT_SPEAKER,
    citation,
    small,
)
from bot.rendering.replies.passages import quote as quoted
from bot.rendering.replies.reply import A_ROW, Button, Reply, Tone
from retrieval import Quote, Quotes

QUOTES = 5
"""Quotes of one page."""
FORMS = ((MAX_QUOTE, False), (400, False), (260, True))
"""Characters of a quote as they are sent, and whether its citation is short."""
MAX_SPEAKER = 100
MAX_NAMES = 300
MAX_TOPIC = 200


def quotes(found: Quotes, words: English, *, offset: int = 0) -> Reply:
    """A page of what a person said, newest first; `found` begins at the `offset`th."""
    shown = found.quotes[:QUOTES]
    title = heading(found.speaker, found.topic, words)
    further = found.further + len(found.quotes) - len(shown)
    if not shown:
        names = markdown.within(words.LIST.join(found.names[: overviews.MAX_NAMED]), MAX_NAMES)
        nothing = words.NO_MORE if offset else overviews.no_quotes(found, words, names)
        back = (_turn(0, words.NEWER_QUOTES),) if offset else ()
        return Reply(title=title, sections=(nothing,), tone=Tone.UNSURE, buttons=back)
    notes = (overviews.meant(found, words), overviews.as_of(found.until, words))
    before = " · ".join(filter(None, notes))

    def told(room: int, *, short: bool) -> tuple[str, ...]:
        made = [
            _quote(item, number, words, room=room, short=short)
            for number, item in enumerate(shown, start=offset + 1)
        ]
        return (f"{small(before)}\n\n{made[0]}" if before else made[0], *made[1:])

    full, *middle, least = (told(room, short=short) for room, short in FORMS)
    newer = (_turn(max(0, offset - QUOTES), words.NEWER_QUOTES),) if offset else ()
    older = Button(
        does="quotes",
        args=(offset + len(shown),),
        label=words.OLDER_QUOTES,
        goes_on=True,
        total=offset + len(shown) + further,
    )
    return Reply(
        title=title,
        sections=full,
        middle=tuple(middle),
        shorter=least,
        tone=Tone.ANSWER,
        buttons=(
            *newer,
            older,
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


def heading(speaker: str, topic: str | None, words: English) -> str:
    """The title of a page, which repeats what was asked for: its buttons find that there again."""
    who = words.QUOTED.format(word=markdown.clip(speaker, MAX_SPEAKER))
    if not topic:
        return words.QUOTES_TITLE.format(speaker=who)
    about = words.QUOTED.format(word=markdown.clip(topic, MAX_TOPIC))
    return words.QUOTES_ON.format(speaker=who, topic=about)


def _quote(item: Quote, number: int, words: English, *, room: int, short: bool) -> str:
    to = words.SAID_TO.format(name=markdown.clip(item.to, MAX_NAME)) if item.to else ""
    who = words.LIST.join(filter(None, (item.speaker, item.title, to)))
    notes = [who, "" if item.direct else words.REPORTED]
    room_for_name = SHORT_SPEAKER if short else 2 * MAX_HEADLINE
    said = markdown.within(" · ".join(filter(None, notes)), room_for_name)
    also = None if short else words.copies(item.also_in)
    cited = citation(item.line.passage, words, short=short)
    return "\n".join(
        filter(
            None,
            (
                quoted(item.line, max_chars=room),
                f"— {said}",
                f"**[{number}]** {cited}",
                markdown.neutral(markdown.clip(also, MAX_HEADLINE)) if also else "",
            ),
        )
    )


def _turn(offset: int, label: str) -> Button:
    return Button(does="quotes", args=(offset,), label=label)
