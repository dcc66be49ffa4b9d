"""A reply as Discord takes it: sections of markdown and buttons, as an embed or as plain text,
within its limits whatever the articles hold.

The limits are Discord's: a message 2000 characters, an embed's title 256, description 4096,
footer 2048, 6000 together; five rows of five buttons, a label 80, a button's own name 100.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

import discord

from bot.rendering import markdown

MAX_MESSAGE = 2000
MAX_TITLE = 256
MAX_DESCRIPTION = 4096
MAX_LABEL = 80
MAX_CUSTOM_ID = 100
A_ROW = 5
ROWS = 5
BUTTON = "d1"
"""What the names of all buttons begin with; the number changes when what they hold does."""


class Tone(IntEnum):
    """The colour of an embed's edge, by what the reply is."""

    ANSWER = 0x2E7D5B
    UNSURE = 0xC9891A
    NOTICE = 0x5B6B7B
    FAILURE = 0xB3403A


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """Something to press under a message. `does` names what happens, `args` hold all that is
    needed for it: a process that was started later can do it."""

    does: str
    label: str
    args: tuple[int | str, ...] = ()
    row: int = 0
    strong: bool = False

    @property
    def custom_id(self) -> str:
        """The name that comes back when it is pressed."""
        return ":".join([BUTTON, self.does, *map(str, self.args)])


def pressed(custom_id: str) -> tuple[str, tuple[str, ...]] | None:
    """What a button of this name does, with its arguments; None where it is of another version,
    or none of ours."""
    version, *rest = custom_id.split(":")
    return (rest[0], tuple(rest[1:])) if version == BUTTON and rest else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One message: sections of markdown in the order in which they matter.

    `title` and `footer` are plain text, sections are markdown of at most a message's length
    each, parted by `between`. What does not fit is left out whole from the end; the first section
    always stays. A `title` that does not fit into an embed's is the first section.
    """

    sections: tuple[str, ...]
    title: str | None = None
    url: str | None = None
    footer: str | None = None
    tone: Tone = Tone.NOTICE
    buttons: tuple[Button, ...] = ()
    between: str = "\n\n"

    def embed(self) -> discord.Embed:
        """The reply as an embed."""
        title, sections = markdown.neutral(self.title) if self.title else None, self.sections
        if title and len(title) > MAX_TITLE:
            title, sections = None, (f"**{title}**", *sections)
        made = discord.Embed(
            title=title,
            url=markdown.address(self.url) if title else None,
            description=_fitted(sections, self.between, MAX_DESCRIPTION),
            colour=int(self.tone),
        )
        if self.footer:
            made.set_footer(text=markdown.clip(markdown.plain(self.footer), MAX_TITLE))
        return made

    def text(self) -> str:
        """The reply as plain text, for where embeds cannot be shown."""
        first, *others = self.sections
        if self.title:
            first = f"**{markdown.neutral(self.title)}**\n{first}"
        foot = ""
        if self.footer:
            foot = f"\n-# {markdown.neutral(markdown.clip(self.footer, MAX_TITLE))}"
        return _fitted((first, *others), self.between, MAX_MESSAGE - len(foot)) + foot


def view(buttons: Iterable[Button]) -> discord.ui.View | None:
    """The buttons for discord.py, None for none; those beyond five rows of five are left out.

    It is stopped at once: presses are heard by the name of the button, and discord.py would
    otherwise keep every view that was ever sent.
    """
    made = discord.ui.View(timeout=None)
    rows = [0] * ROWS
    for button in buttons:
        if button.row >= ROWS or rows[button.row] >= A_ROW:
            continue
        rows[button.row] += 1
        style = discord.ButtonStyle.primary if button.strong else discord.ButtonStyle.secondary
        made.add_item(
            discord.ui.Button(
                style=style,
                label=markdown.clip(button.label, MAX_LABEL),
                custom_id=button.custom_id[:MAX_CUSTOM_ID],
                row=button.row,
            )
        )
    made.stop()
    return made if made.children else None


def notice(text: str, *, tone: Tone = Tone.NOTICE, title: str | None = None) -> Reply:
    """A sentence of the bot's own; `text` is markdown, what it quotes already neutral."""
    return Reply(sections=(text,), title=title, tone=tone)


def _fitted(sections: tuple[str, ...], between: str, limit: int) -> str:
    """As many whole sections as fit, with what stands `between` them."""
    fitted = sections[0][:limit]
    for section in sections[1:]:
        if len(fitted) + len(between) + len(section) > limit:
            break
        fitted += between + section
    return fitted
