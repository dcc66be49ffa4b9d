"""Markup within a line: what begins at a character, as Discord's client tries it.

An independent reading of Discord's markdown: the bot's own renderer is not used, so that tests may
judge the one by the other. Where the client is unsure this leans towards seeing markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from tests.fake_discord.client.nodes import Kind, Node

Parse = Callable[[str], tuple[Node, ...]]
Found = tuple[int, Node]
"""How many characters a piece takes, and what it is."""

ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
CODE_BLOCK = re.compile(r"```(?:([a-z0-9_+\-.#]+?)\n)?\n*([^\n](?:.|\n)*?)\n*```", re.IGNORECASE)
CODE = re.compile(r"(`+)((?:.|\n)*?[^`])\1(?!`)")
ADDRESS = re.compile(r"(?:https?|steam)://[^\s<]+[^<.,:;\"'\]\s]")
IN_ANGLES = re.compile(
    r"<((?:[a-z][a-z0-9+.-]*:/|mailto:|tel:)[^ >]+|[^\s<>@]+@[^\s<>]+|\+\d+)>", re.IGNORECASE
)
INVITE = re.compile(
    r"(?:discord\.(?:gg|me|li|io)|dsc\.gg|discord(?:app)?\.com/(?:invite|gift|template)"
    r"|discord\.(?:gift|new))/[\w-]+",
    re.IGNORECASE,
)
LABEL = r"\[((?:\[[^\]]*\]|[^\[\]\\]|\\.|\](?=[^\[]*\]))*)\]"
LINK = re.compile(
    LABEL + r"\(\s*<?((?:\([^)]*\)|[^\s\\()]|\\.)*?)>?(?:\s+['\"]((?:.|\n)*?)['\"])?\s*\)"
)
SPECIAL: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("mention", re.compile(r"<@!?(?P<target>\d+)>")),
    ("role", re.compile(r"<@&(?P<target>\d+)>")),
    ("channel", re.compile(r"<#(?P<target>\d+)>")),
    ("command", re.compile(r"</(?P<detail>[-_\w ]+):(?P<target>\d+)>")),
    (
        "navigation",
        re.compile(r"<(?P<target>id:(?:customize|browse|guide|linked-roles)(?::\d+)?)>"),
    ),
    ("navigation", re.compile(r"<(?P<target>sound:\d+:\d+)>")),
    ("timestamp", re.compile(r"<t:(?P<target>-?\d{1,17})(?::(?P<detail>[tTdDfFsSR]))?>")),
    ("emoji", re.compile(r"<a?:(?P<detail>\w+):(?P<target>\d+)>")),
    ("emoji", re.compile(r":(?P<target>[-+\w]+(?:::skin-tone-\d)?):")),
    ("everyone", re.compile(r"@(?P<target>everyone|here)")),
)
# Of those that fit, the longest; of equals, the first.
EMPHASIS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "italic",
        re.compile(
            r"\b_((?:__|\\(?:.|\n)|[^\\_])+?)_\b"
            r"|\*(?=\S)((?:\*\*|\\(?:.|\n)|\s+(?:\\(?:.|\n)|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)"
        ),
    ),
    ("bold", re.compile(r"\*\*((?:\\(?:.|\n)|[^\\])+?)\*\*(?!\*)")),
    ("underline", re.compile(r"__((?:\\(?:.|\n)|[^\\])+?)__(?!_)")),
)
AROUND: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("strike", re.compile(r"~~((?:.|\n)+?)~~(?!_)")),
    ("spoiler", re.compile(r"\|\|((?:.|\n)+?)\|\|")),
)
Where = Literal["message", "title"]


def piece(rest: str, parse: Parse, where: Where) -> Found | None:
    """What begins at the start of `rest`, if it is more than a character. `parse` reads what is
    inside; titles of embeds hold neither links nor blocks of code."""
    if found := ESCAPE.match(rest):
        return found.end(), Node("text", found[1])
    if where == "message" and (found := CODE_BLOCK.match(rest)):
        return found.end(), Node("code_block", found[2], detail=found[1] or "")
    if found := CODE.match(rest):
        return found.end(), Node("code", found[2].strip() or found[2])
    for kind, pattern in SPECIAL:
        if found := pattern.match(rest):
            fields = found.groupdict()
            detail = fields.get("detail") or ""
            return found.end(), Node(kind, target=fields["target"], detail=detail)
    return _leading(rest, parse, where) or _emphasis(rest, parse)


def _leading(rest: str, parse: Parse, where: Where) -> Found | None:
    if found := INVITE.match(rest):
        return found.end(), Node("invite", found[0], target=found[0])
    if found := ADDRESS.match(rest):
        address = _balanced(found[0])
        return len(address), Node("address", address, target=address)
    if found := IN_ANGLES.match(rest):
        return found.end(), Node("address", found[1], target=found[1])
    if where == "message" and (found := LINK.match(rest)):
        target = re.sub(r"\\([^0-9A-Za-z\s])", r"\1", found[2])
        if re.match(r"(?:https?|discord)://", target) and found[1].strip():
            return found.end(), Node("link", children=parse(found[1]), target=target)
    return None


def _balanced(address: str) -> str:
    """A closing parenthesis that none in the address opens belongs to the text after it."""
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1]
    return address


def _emphasis(rest: str, parse: Parse) -> Found | None:
    best: tuple[int, Kind, str] | None = None
    for kind, pattern in EMPHASIS:
        found = pattern.match(rest)
        if found and (best is None or found.end() > best[0]):
            best = found.end(), kind, next(g for g in found.groups() if g is not None)
    if best is None:
        for kind, pattern in AROUND:
            if found := pattern.match(rest):
                best = found.end(), kind, found[1]
                break
    if best is None:
        return None
    length, kind, inside = best
    return length, Node(kind, children=parse(inside))
