"""What the library says about a message that somebody wrote."""

from __future__ import annotations

from dataclasses import replace

from bot.rendering import markdown
from bot.rendering.languages import English
from bot.rendering.replies.answers import in_context
from bot.rendering.replies.passages import excerpt
from bot.rendering.replies.reply import A_ROW, Button, Reply, Tone, notice
from retrieval import Claim

MAX_CLAIM = 200
SHORT_CLAIM = 90
FEW = 3
"""Claims of which two passages each are shown; of more, one each, so that all have room."""


def check(claims: tuple[Claim, ...], words: English) -> Reply:
    """Each claim with the passages on its matter, numbered through; or that there are none."""
    if not claims:
        return notice(words.CHECK_NO_CLAIM)
    each = 2 if sum(claim.answer.answered for claim in claims) <= FEW else 1
    sections: list[str] = []
    shorter: list[str] = []
    buttons: list[Button] = []
    for claim in claims:
        head, short = _claim(claim, MAX_CLAIM, words), _claim(claim, SHORT_CLAIM, words)
        if not claim.answer.excerpts:
            sections.append(f"{head}\n{words.CHECK_NOTHING}")
            shorter.append(f"{short}\n{words.CHECK_NOTHING}")
        for place, found in enumerate(claim.answer.excerpts[:each]):
            number = len(buttons)
            item = replace(found, number=number + 1)
            made = in_context(item, words, section=len(sections), row=number // A_ROW)
            buttons.append(made)
            body, less = excerpt(item, words), excerpt(item, words, short=True)
            sections.append(body if place else f"{head}\n{body}")
            shorter.append(less if place else f"{short}\n{less}")
    return Reply(
        title=words.CHECK_TITLE,
        sections=tuple(sections),
        shorter=tuple(shorter),
        left_out=words.NO_ROOM,
        footer=words.CHECK_NOTE,
        tone=Tone.ANSWER if buttons else Tone.UNSURE,
        buttons=tuple(buttons),
    )


def _claim(claim: Claim, room: int, words: English) -> str:
    return f"**{words.QUOTED.format(word=markdown.within(claim.text, room))}**"
