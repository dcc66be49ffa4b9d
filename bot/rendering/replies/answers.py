"""Answers, more of them, and what was cited in context."""

from __future__ import annotations

from collections.abc import Sequence

from bot.rendering import markdown
from bot.rendering.languages import English
from bot.rendering.replies.passages import MAX_PARAGRAPH, excerpt, facts, paragraph, small
from bot.rendering.replies.reply import Button, Reply, Tone, notice
from retrieval import Answer, Article, Excerpt, Passage

SHOWN = 3
"""Excerpts of one message."""
MAX_MISSING = 300
MAX_BEFORE = 300
SHORT_BEFORE = 60
AROUND = 2
"""Paragraphs before and after the one that is shown in context."""
MAX_CITED = 1800
SHORT_CITED = 620
SHORT_AROUND = 150
"""Characters as they are sent, of the paragraph shown in context and of those around it."""

GENERATION, OFFSET = range(2)
"""Arguments of the buttons `more` and `why`."""


def answer(
    given: Answer,
    words: English,
    *,
    echo: bool = False,
    private: bool = False,
    offset: int = 0,
    changed: bool = False,
) -> Reply:
    """An answer or abstention.

    `given` may hold one excerpt more than is shown, which tells that there are more. `echo` shows
    the question, where Discord does not; `private`: seen by the asker alone, who may show it to
    all. `offset`: of an answer's further excerpts, how many came before; `changed`: the library is
    another one than it was then.
    """
    title = words.QUOTED.format(word=given.question) if echo else None
    notes = (words.taken(given), words.mended(given))
    before = [small(markdown.clip(note, MAX_BEFORE)) for note in notes if note]
    less = [small(markdown.clip(note, SHORT_BEFORE)) for note in notes if note]
    if changed:
        before.insert(0, small(words.LIBRARY_CHANGED))
        less.insert(0, before[0])
    if given.answered:
        shown = given.excerpts[offset : offset + SHOWN]
        if not shown:
            return notice(words.NO_MORE)
        return Reply(
            title=title,
            sections=_excerpts(shown, words, before),
            shorter=_excerpts(shown, words, less, short=True),
            footer=words.CONFIDENCE.format(words=words.confidence(given.confidence)),
            tone=Tone.ANSWER,
            buttons=_under(given, shown, words, private=private, offset=offset),
        )
    first = words.abstention(given)
    if lacking := words.missing(given):
        rest = words.CLOSEST_PASSAGES if given.closest else first
        first = f"{markdown.within(lacking, MAX_MISSING)} {rest}"
    head = "\n".join([*before, first])
    return Reply(
        title=title,
        sections=(head, *_excerpts(given.closest, words)),
        shorter=(head, *_excerpts(given.closest, words, short=True)),
        footer=words.NOT_THE_ANSWER if given.closest else None,
        tone=Tone.UNSURE,
        buttons=_under(given, given.closest, words, private=private, offset=0, before=1),
    )


def _excerpts(
    shown: Sequence[Excerpt], words: English, before: Sequence[str] = (), *, short: bool = False
) -> tuple[str, ...]:
    """Excerpts, with what stands `before` the first one."""
    made = [excerpt(item, words, short=short) for item in shown]
    return ("\n".join([*before, made[0]]), *made[1:]) if made else ()


def _under(
    given: Answer,
    shown: Sequence[Excerpt],
    words: English,
    *,
    private: bool,
    offset: int,
    before: int = 0,
) -> tuple[Button, ...]:
    if not shown:
        return ()
    made = []
    if len(given.excerpts) > offset + len(shown):
        args = (given.generation, offset + len(shown))
        made.append(Button(does="more", args=args, label=words.MORE, goes_on=True))
    made.append(Button(does="why", args=(given.generation, offset), label=words.WHY))
    if private:
        made.append(Button(does="share", label=words.SHARE, strong=True))
    elif not offset:
        made += votes(words)
    return (*made, *(in_context(x, words, section=n) for n, x in enumerate(shown, start=before)))


def votes(words: English) -> tuple[Button, Button]:
    """Helpful and not helpful."""
    return (
        Button(does="up", label=f"👍 {words.HELPFUL}"),
        Button(does="down", label=f"👎 {words.NOT_HELPFUL}"),
    )


def in_context(item: Excerpt, words: English, *, section: int, row: int = 1) -> Button:
    """The paragraphs around an excerpt, in the revision that is shown in a section."""
    return beside(item.passage, words, number=item.number, section=section, row=row)


def beside(passage: Passage, words: English, *, number: int, section: int, row: int) -> Button:
    """The paragraphs around a passage that is cited by a number in a section."""
    header = passage.header
    return Button(
        does="context",
        args=(header.sequence, header.revision, passage.ordinal, number),
        label=words.IN_CONTEXT.format(number=number),
        row=row,
        section=section,
    )


def context(article: Article, words: English, *, ordinal: int, number: int, present: int) -> Reply:
    """A paragraph with those around it, of the revision that was cited; `present` is the article's
    revision now."""
    header = article.header
    changed = f"{words.CHANGED_SINCE}\n" if present != header.revision else ""
    around = [p for p in article.passages if abs(p.ordinal - ordinal) <= AROUND]

    def shown(passage: Passage, *, short: bool) -> str:
        if passage.ordinal != ordinal:
            return paragraph(passage, words, max_chars=SHORT_AROUND if short else MAX_PARAGRAPH)
        cited = paragraph(passage, words, max_chars=SHORT_CITED if short else MAX_CITED)
        return f"**[{number}]**\n{cited}"

    def sections(*, short: bool) -> tuple[str, ...]:
        head = changed + " · ".join(filter(None, facts(header, words, short=short)))
        return (head, *(shown(passage, short=short) for passage in around))

    return Reply(
        sections=sections(short=False),
        shorter=sections(short=True),
        tone=Tone.UNSURE if changed else Tone.ANSWER,
    )
