"""Answers and what can be asked about them: more, why, in context."""

from __future__ import annotations

from collections.abc import Sequence

from bot.rendering import markdown
from bot.rendering.languages import English
from bot.rendering.replies.passages import MAX_PARAGRAPH, citation, excerpt, facts, paragraph
from bot.rendering.replies.reply import Button, Reply, Tone, notice
from retrieval import Answer, Article, Excerpt

SHOWN = 3
"""Excerpts of one message."""
MAX_MISSING = 300
MAX_TAKEN = 200
SHOWN_WORDS = 12
AROUND = 2
"""Paragraphs before and after the one that is shown in context."""

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
    before = [small(note) for note in (words.taken(given), words.mended(given)) if note]
    if changed:
        before.insert(0, small(words.LIBRARY_CHANGED))
    if given.answered:
        shown = given.excerpts[offset : offset + SHOWN]
        if not shown:
            return notice(words.NO_MORE)
        sections = [excerpt(item, words) for item in shown]
        sections[0] = "\n".join([*before, sections[0]])
        return Reply(
            title=title,
            sections=tuple(sections),
            footer=words.CONFIDENCE.format(words=words.confidence(given.confidence)),
            tone=Tone.ANSWER,
            buttons=_under(given, shown, words, private=private, offset=offset),
        )
    first = words.abstention(given)
    if lacking := words.missing(given):
        rest = words.CLOSEST_PASSAGES if given.closest else first
        first = f"{markdown.neutral(markdown.clip(lacking, MAX_MISSING))} {rest}"
    return Reply(
        title=title,
        sections=("\n".join([*before, first]), *(excerpt(item, words) for item in given.closest)),
        footer=words.NOT_THE_ANSWER if given.closest else None,
        tone=Tone.UNSURE,
        buttons=_under(given, given.closest, words, private=private, offset=0),
    )


def _under(
    given: Answer, shown: Sequence[Excerpt], words: English, *, private: bool, offset: int
) -> tuple[Button, ...]:
    if not shown:
        return ()
    made = []
    if len(given.excerpts) > offset + len(shown):
        args = (given.generation, offset + len(shown))
        made.append(Button(does="more", args=args, label=words.MORE))
    made.append(Button(does="why", args=(given.generation, offset), label=words.WHY))
    if private:
        made.append(Button(does="share", label=words.SHARE, strong=True))
    elif not offset:
        made += votes(words)
    return (*made, *(in_context(item, words) for item in shown))


def votes(words: English) -> tuple[Button, Button]:
    """Helpful and not helpful."""
    return (
        Button(does="up", label=f"👍 {words.HELPFUL}"),
        Button(does="down", label=f"👎 {words.NOT_HELPFUL}"),
    )


def in_context(item: Excerpt, words: English) -> Button:
    """The paragraphs around an excerpt, in the revision that is shown."""
    header = item.passage.header
    return Button(
        does="context",
        args=(header.sequence, header.revision, item.passage.ordinal, item.number),
        label=words.IN_CONTEXT.format(number=item.number),
        row=1,
    )


def context(article: Article, words: English, *, ordinal: int, number: int, present: int) -> Reply:
    """A paragraph with those around it, of the revision that was cited; `present` is the article's
    revision now."""
    header = article.header
    title, publisher, day = facts(header, words)
    changed = f"{words.CHANGED_SINCE}\n" if present != header.revision else ""
    around = [p for p in article.passages if abs(p.ordinal - ordinal) <= AROUND]
    sections = []
    for passage in around:
        shown = paragraph(passage, words)
        sections.append(f"**[{number}]**\n{shown}" if passage.ordinal == ordinal else shown)
    head = changed + " · ".join(filter(None, (title, publisher, day)))
    return Reply(sections=(head, *sections), tone=Tone.UNSURE if changed else Tone.ANSWER)


def why(given: Answer, words: English, *, offset: int = 0, changed: bool = False) -> Reply:
    """What the passages shown were chosen for: words, features, and what confidence is made of."""
    shown = (given.excerpts or given.closest)[offset : offset + SHOWN]
    sections = [small(words.LIBRARY_CHANGED)] if changed else []
    for item in shown:
        lines = [f"**[{item.number}]** {citation(item.passage, words)}"]
        lines.append(" · ".join(_term(term, words) for term in item.why.terms[:SHOWN_WORDS]))
        parts = sorted(item.why.features, key=lambda share: (-abs(share.share), share.name))
        made = ", ".join(_share(part.name, part.share, words) for part in parts)
        lines.append(small(f"{words.WHY_SCORE.format(score=f'{item.why.score:.2f}')} = {made}"))
        sections.append("\n".join(lines))
    if given.confidence_shares:
        made = ", ".join(_share(part.name, part.share, words) for part in given.confidence_shares)
        value = words.WHY_CONFIDENCE.format(value=f"{given.confidence:.2f}")
        sections.append(small(f"{value}: {made}"))
    return Reply(title=words.WHY_TITLE, sections=tuple(sections) or (words.NO_MORE,))


def small(text: str) -> str:
    """Text of others as a line of subtext."""
    return f"-# {markdown.neutral(markdown.clip(text, MAX_PARAGRAPH))}"


def _term(term: object, words: English) -> str:
    word = markdown.neutral(markdown.clip(str(getattr(term, "word", "")), 40))
    place = words.PLACES.get(getattr(term, "place", None) or "", "")
    return f"**{word}** {getattr(term, 'weight', 0):.0%} {place}"


def _share(name: str, share: float, words: English) -> str:
    return f"{words.FEATURES.get(name, name)} {share:+.2f}"
