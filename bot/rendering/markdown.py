"""Text of others as Discord shows it: verbatim to the eye, and nothing but text to the client.

What stands in an article, a headline or a question cannot ping, link, format, invite, mention a
command or turn the reading direction. discord.py's own helpers leave `<#id>`, `</cmd:id>`,
timestamps, custom emoji, invites, bidi controls and nested masked links alive, so this is the
project's own. Knows Discord's markdown; knows nothing of answers.

    neutral("<@1> *now* https://a.b")  ->  "\\<\\@1\\> \\*now\\* https\\://a.b"
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from retrieval import Highlight

MAX_URL = 512
"""A longer address is left out: three of them would not fit into a message beside their text."""

_ACTIVE = frozenset("\\*_~`|<>[]#@:")
"""Characters that begin markup, a mention, an emoji, a timestamp or an address. A backslash
before them shows them as they are, also in the middle of `<@1>` or `https://`."""

_KEPT_FORMAT_CHARACTERS = frozenset("\u200c\u200d\u00ad")
"""Joiners that scripts and emoji are written with, and the soft hyphen; every other invisible
format character (bidi controls, tags, zero-width spaces) is taken out."""

_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that show nothing: Hangul fillers and the empty Braille cell."""

_EVERYONE = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_INVITE = re.compile(r"(discord(?:app)?|dsc)\.(?=\w)", re.IGNORECASE)
_LIST = re.compile(r"^(\s*)([-+])(?=\s)|^(\s*\d+)([.)])(?=\s)")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PIECE = re.compile(r"\\.|<[^<>\n]*>|\[(?:\\.|[^\[\]\\])*\]\([^()\s]*\)|\*\*|.", re.DOTALL)
"""What must not be cut through, else a character."""
_BODY = re.compile(r"\S(?:.*\S)?", re.DOTALL)
"""A word without the spaces around it: bold does not begin or end with one."""

_LINK_SAFE = "!#$%&'*+,-./:;=?@_~"
"""Characters that may stand in the address of a masked link; parentheses would end it."""


def neutral(text: str) -> str:
    """`text` so that Discord shows its characters and acts on none of them, on one line.

    White space runs become one space, controls and invisible direction marks go; everything
    visible stays. Safe at the start of a line and inside quotes, bold and embeds.
    """
    return _line("".join(_cells(text)))


def within(text: str, max_chars: int) -> str:
    """`text` neutral and at most `max_chars` characters long as it is sent, backslashes included;
    clipped before they are put in, so that none of them loses its character."""
    line, size = plain(text), max_chars
    while len(shown := neutral(clip(line, size))) > max_chars:
        size -= max(1, (len(shown) - max_chars) // 2)
    return shown


def written(shown: str) -> str:
    """The text that `neutral` made this of, but for white space and what was invisible."""
    return _ESCAPED.sub(r"\1", shown.replace("\u2060", ""))


def plain(text: str) -> str:
    """`text` for places where Discord reads no markdown (footers, autocomplete): one line,
    without invisible characters."""
    return " ".join("".join(map(_visible, text)).split())


def visible(text: str) -> bool:
    """Whether there is anything to see in it: joiners and blanks that are letters are nothing."""
    return any(unicodedata.category(char)[0] not in "CZM" and char not in _BLANK for char in text)


def quoted(text: str, highlights: Iterable[Highlight] = ()) -> str:
    """`text` as a block quote with the highlighted words in bold.

    Highlights are offsets into `text`, ascending and apart; one that covers no visible
    character is left out.
    """
    cells = _cells(text)
    parts: list[str] = []
    end = 0
    for mark in highlights:
        word = "".join(cells[mark.start : mark.end])
        parts += cells[end : mark.start]
        parts.append(_BODY.sub(r"**\g<0>**", word, count=1))
        end = mark.end
    # Two marked words side by side are one: "****" would end bold and begin it again.
    return "> " + _line("".join(parts + cells[end:])).replace("****", "")


def quoted_within(text: str, highlights: Iterable[Highlight], max_chars: int) -> tuple[str, bool]:
    """`text` as `quoted` gives it, at most `max_chars` characters long as it is sent, and whether
    that is all of it."""
    marks, size = tuple(highlights), len(text)
    while len(shown := quoted(text[:size], (m for m in marks if m.end <= size))) > max_chars:
        size = min(size, max_chars) - max(1, (len(shown) - max_chars) // 2)
        size = text.rfind(" ", size // 2, size) if " " in text[size // 2 : size] else size
    return shown, size == len(text)


def cut(shown: str, max_chars: int) -> str:
    """Markdown of our own cut to a length: whole lines, else whole pieces of a line, so that no
    backslash, timestamp or link is cut through, and bold ends."""
    if len(shown) <= max_chars:
        return shown
    whole = shown.rfind("\n", 0, max_chars + 1)
    if whole > 0:
        return shown[:whole]
    kept, bold = "", False
    for piece in _PIECE.findall(shown):
        opens = piece == "**" and not bold
        # Room for "…", and for the end of what is bold.
        if len(kept) + len(piece) + (3 if bold or opens else 1) > max_chars:
            break
        kept, bold = kept + piece, bold != (piece == "**")
    return f"{kept}…{'**' if bold else ''}"


def link(label: str, url: str | None, *, source: str = "source") -> str:
    """`label` as a link to `url`; just the label where the address cannot be one.

    A label with brackets or an address in it would break a masked link in some clients: it
    stands before a link called `source` then.
    """
    shown, target = neutral(label), address(url)
    if target is None:
        return f"**{shown}**"
    if any(mark in label for mark in "[]") or "://" in label:
        return f"**{shown}** ([{source}]({target}))"
    return f"[{shown}]({target})"


def address(url: str | None) -> str | None:
    """`url` as it may stand in a masked link or an embed: http or https with a host, at most
    `MAX_URL` characters, parentheses and spaces percent-encoded; None for anything else, for one
    that dresses up as another host (`https://news.example@evil.example`), and for an invite."""
    if not url or any(unicodedata.category(char) in ("Cc", "Cf") for char in url):
        return None
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port or a bracket that is none
        return None
    if any(mark in parts.netloc for mark in "@[") or _INVITE.search(parts.netloc):
        return None
    target = quote(url.strip(), safe=_LINK_SAFE)
    return target if usable and len(target) <= MAX_URL else None


def clip(text: str, max_chars: int) -> str:
    """At most `max_chars` characters, cut between words where there is a break, with "…"."""
    text = " ".join(text.split())
    if len(text) <= max_chars:
        return text
    head = text[: max_chars - 1]
    words = head.rpartition(" ")[0]
    return (words if len(words) > max_chars // 2 else head).rstrip() + "…"


def _cells(text: str) -> list[str]:
    """Each character as it is to be sent: what is active behind a backslash, white space as a
    space, what is invisible as nothing.

    "@everyone" is also read where no markup is: a word joiner parts it. An invite needs no
    scheme: its full stop is escaped.
    """
    shown = [_visible(char) for char in text]
    places = [place for place, char in enumerate(shown) if char]
    line = "".join(shown)
    cells = [f"\\{char}" if char in _ACTIVE else char for char in shown]
    for found in _EVERYONE.finditer(line):
        cells[places[found.start()]] += "\u2060"
    for found in _INVITE.finditer(line):
        cells[places[found.end() - 1]] = "\\."
    return cells


def _visible(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    hidden = category in ("Cf", "Cs") and char not in _KEPT_FORMAT_CHARACTERS
    return "" if hidden else char


def _line(cells: str) -> str:
    """One line with single spaces, and no list at its start."""
    line = " ".join(cells.split())
    return _LIST.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[3]}\\{m[4]}", line, count=1)
