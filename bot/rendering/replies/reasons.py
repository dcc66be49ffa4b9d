"""Why an answer shows what it shows: words, features, and what confidence is made of."""

from __future__ import annotations

from bot.rendering import markdown
from bot.rendering.languages import English
from bot.rendering.replies.answers import SHOWN
from bot.rendering.replies.passages import citation, small
from bot.rendering.replies.reply import Reply
from retrieval import Answer, Excerpt

MAX_WORD = 40
SHOWN_WORDS = 12
SHORT_WORDS = 5
TELLING = 0.005
"""Shares below it would be shown as nothing."""
SHORT_SHARES = 5
"""Words and shares of a passage where room is short."""


def why(given: Answer, words: English, *, offset: int = 0, changed: bool = False) -> Reply:
    """What the passages shown were chosen for: words, features, and what confidence is made of."""
    shown = (given.excerpts or given.closest)[offset : offset + SHOWN]

    def sections(*, short: bool) -> tuple[str, ...]:
        made = [small(words.LIBRARY_CHANGED)] if changed else []
        made += [_reasons(item, words, short=short) for item in shown]
        if given.confidence_shares:
            value = words.WHY_CONFIDENCE.format(value=f"{given.confidence:.2f}")
            telling = [part for part in given.confidence_shares if abs(part.share) >= TELLING]
            shares = ", ".join(_share(part.name, part.share, words) for part in telling)
            made.append(small(f"{value}: {shares}"))
        return tuple(made) or (words.NO_MORE,)

    return Reply(
        title=words.WHY_TITLE, sections=sections(short=False), shorter=sections(short=True)
    )


def _reasons(item: Excerpt, words: English, *, short: bool) -> str:
    """Why one passage: its words with their weights, and what its score is made of, most first."""
    known = item.why.terms[: SHORT_WORDS if short else SHOWN_WORDS]
    telling = [part for part in item.why.features if abs(part.share) >= TELLING]
    parts = sorted(telling, key=lambda share: (-abs(share.share), share.name))
    rest = len(parts) - SHORT_SHARES if short else 0
    made = ", ".join(_share(p.name, p.share, words) for p in parts[: len(parts) - max(0, rest)])
    score = words.WHY_SCORE.format(score=f"{item.why.score:.2f}")
    lines = [
        f"**[{item.number}]** {citation(item.passage, words, short=short)}",
        " · ".join(_term(x.word, x.weight, x.place, words) for x in known),
        small(f"{score} = {made}{', …' if rest > 0 else ''}"),
    ]
    return "\n".join(filter(None, lines))


def _term(word: str, weight: float, place: str | None, words: English) -> str:
    shown = markdown.within(word, MAX_WORD)
    return f"**{shown}** {weight:.0%} {words.PLACES.get(place or '', '')}"


def _share(name: str, share: float, words: English) -> str:
    return f"{words.FEATURES.get(name, name)} {share:+.2f}"
