"""A reply as Discord takes it: sections of markdown and buttons, as an embed or as plain text,
within its limits whatever the articles hold.

The limits are Discord's: a message 2000 characters, an embed's title 256, description 4096,
footer 2048, 6000 together; five rows of five buttons, a label 80, a button's own name 100.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum

import discord

from bot.rendering import markdown
from bot.rendering.replies.fitting import Fitted, fitted

MAX_MESSAGE = 2000
MAX_TITLE = 256
MAX_DESCRIPTION = 4096
MAX_LONG_TITLE = 3000
"""Of a title that is the first section of an embed."""
MAX_TEXT_TITLE = 1150
"""Of a title in plain text: a question of the greatest length, with room for an answer."""
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
    needed for it: a process that was started later can do it. `section` is the place of the section
    that it belongs to, without which it is left out; where it `goes_on`, the last of its arguments
    counts the sections before it, and it is left out where that is the `total` already."""

    does: str
    label: str
    args: tuple[int | str, ...] = ()
    row: int = 0
    strong: bool = False
    section: int | None = None
    goes_on: bool = False
    total: int | None = None

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
class Picture:
    """A PNG that goes with a message: its file's name, and what it shows, for those who cannot see
    it."""

    name: str
    content: bytes
    shows: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One message: sections of markdown in the order in which they matter.

    `title` and `footer` are plain text, sections are markdown, parted by `between`. Where they do
    not fit, a form of `middle` length is shown, the first one that fits, or their `shorter` forms;
    where not even those do, some are left out whole from the end, and `left_out` tells how many,
    with those `beyond` what is here. The first section always stays. A `title` that does not fit
    into an embed's is the first section. A `picture` is shown where files may be attached.
    """

    sections: tuple[str, ...]
    middle: tuple[tuple[str, ...], ...] = ()
    shorter: tuple[str, ...] = ()
    left_out: str | None = None
    beyond: int = 0
    title: str | None = None
    url: str | None = None
    footer: str | None = None
    tone: Tone = Tone.NOTICE
    buttons: tuple[Button, ...] = ()
    between: str = "\n\n"
    picture: Picture | None = None

    def embed(self, *, pictured: bool = False) -> discord.Embed:
        """The reply as an embed; `pictured`: with the picture that is attached to its message."""
        title, _ = self._titles()
        made = discord.Embed(
            title=title,
            url=markdown.address(self.url) if title else None,
            description=self._described().text,
            colour=int(self.tone),
        )
        if self.footer:
            made.set_footer(text=markdown.clip(markdown.plain(self.footer), MAX_TITLE))
        if self.picture is not None and pictured:
            made.set_image(url=f"attachment://{self.picture.name}")
        return made

    def text(self) -> str:
        """The reply as plain text, for where embeds cannot be shown."""
        return f"{self._head()}{self._written().text}{self._foot()}"

    def pressable(self, *, embeds: bool) -> tuple[Button, ...]:
        """The buttons of what is shown in that form."""
        shown = (self._described() if embeds else self._written()).sections
        left = len(self.sections) - shown
        moved = (
            replace(button, args=(*button.args[:-1], int(button.args[-1]) - left))
            if button.goes_on
            else button
            for button in self.buttons
            if button.section is None or button.section < shown
        )
        return tuple(b for b in moved if b.total is None or int(b.args[-1]) < b.total)

    def _titles(self) -> tuple[str | None, str]:
        """The title of an embed, or else what stands above its description."""
        title = markdown.neutral(self.title) if self.title else ""
        if len(title) <= MAX_TITLE:
            return title or None, ""
        return None, f"**{markdown.within(self.title or '', MAX_LONG_TITLE)}**{self.between}"

    def _described(self) -> Fitted:
        _, above = self._titles()
        found = self._fitted(MAX_DESCRIPTION - len(above))
        return replace(found, text=above + found.text)

    def _head(self) -> str:
        if not self.title:
            return ""
        title, target = markdown.within(self.title, MAX_TEXT_TITLE), markdown.address(self.url)
        if target is None:
            return f"**{title}**\n"
        if any(mark in self.title for mark in "[]") or "://" in self.title:
            return f"**{title}** (<{target}>)\n"
        return f"**[{title}]({target})**\n"

    def _foot(self) -> str:
        return f"\n-# {markdown.within(self.footer, MAX_TITLE)}" if self.footer else ""

    def _written(self) -> Fitted:
        return self._fitted(MAX_MESSAGE - len(self._head()) - len(self._foot()))

    def _fitted(self, limit: int) -> Fitted:
        return fitted(
            self.sections,
            self.shorter,
            middle=self.middle,
            limit=limit,
            between=self.between,
            left_out=self.left_out,
            beyond=self.beyond,
        )


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
