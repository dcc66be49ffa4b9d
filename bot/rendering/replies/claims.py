"""What the library says about a message that somebody wrote."""

from __future__ import annotations

from dataclasses import replace

from bot.rendering import markdown
from bot.rendering.languages import English
from bot.rendering.replies.passages import excerpt
from bot.rendering.replies.reply import Reply, Tone, notice
from retrieval import Claim

MAX_CLAIM = 200


def check(claims: tuple[Claim, ...], words: English) -> Reply:
    """Each claim with the passages on its matter, numbered through; or that there are none."""
    if not claims:
        return notice(words.CHECK_NO_CLAIM)
    sections = []
    number = 0
    for claim in claims:
        shown = markdown.neutral(markdown.clip(claim.text, MAX_CLAIM))
        head = f"**{words.QUOTED.format(word=shown)}**"
        if not claim.answer.excerpts:
            sections.append(f"{head}\n{words.CHECK_NOTHING}")
            continue
        for place, item in enumerate(claim.answer.excerpts):
            number += 1
            body = excerpt(replace(item, number=number), words)
            sections.append(body if place else f"{head}\n{body}")
    return Reply(
        title=words.CHECK_TITLE,
        sections=tuple(sections),
        footer=words.CHECK_NOTE,
        tone=Tone.ANSWER if number else Tone.UNSURE,
    )
