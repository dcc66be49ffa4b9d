"""Markup of whole lines (quotes, headings, lists, small print), and the text between."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.fake_discord.client.inline import Found, Where, piece
from tests.fake_discord.client.nodes import Node

QUOTE_ALL = re.compile(r" *>>> ((?:.|\n)*)")
QUOTE = re.compile(r" *> [^\n]*(?:\n *> [^\n]*)*\n?")
HEADING = re.compile(r" *(#{1,3})\s+((?:\\.|[^\n\\])+?)#*\s*(?:\n|$)")
SUBTEXT = re.compile(r"-#\s+((?:\\.|[^\n\\])+?)\s*(?:\n|$)")
ITEM = re.compile(r"( *)([-*]|\d{1,10}\.) +(\S[^\n]*)(?:\n|$)")
CONTINUED = re.compile(r" {2,}(?! *(?:[-*]|\d{1,10}\.) )(\S[^\n]*)(?:\n|$)")
BEGINS = re.compile(r"[^0-9A-Za-z\s\u00c0-\uffff]|https?:|steam:|discord|dsc\.", re.IGNORECASE)
"""Where markup within a line can begin."""


def parse(text: str, where: Where = "message") -> tuple[Node, ...]:
    """The text of a message or of an embed; of an embed's title with `where="title"`."""
    return tuple(_merged(_read(text, where, blocks=where == "message", quoted=False)))


def _read(text: str, where: Where, *, blocks: bool, quoted: bool) -> Iterator[Node]:
    def inside(inner: str) -> tuple[Node, ...]:
        return tuple(_merged(_read(inner, where, blocks=False, quoted=quoted)))

    place = 0
    while place < len(text):
        rest = text[place:]
        if blocks and (place == 0 or text[place - 1] == "\n"):
            found = _block(rest, where, quoted=quoted)
            if found is not None:
                place += found[0]
                yield found[1]
                continue
        start = BEGINS.search(rest)
        # As far as the next line, where a block may begin, or the next sign.
        ends = [len(rest), start.start() if start else len(rest)]
        if blocks and "\n" in rest:
            ends.append(rest.index("\n") + 1)
        if (end := min(ends)) > 0:
            yield Node("text", rest[:end])
            place += end
            continue
        length, node = piece(rest, inside, where) or (1, Node("text", rest[0]))
        yield node
        place += length


def _block(rest: str, where: Where, *, quoted: bool) -> Found | None:
    def inside(inner: str, *, blocks: bool = False) -> tuple[Node, ...]:
        return tuple(_merged(_read(inner, where, blocks=blocks, quoted=quoted)))

    if not quoted:
        if found := QUOTE_ALL.match(rest):
            return found.end(), _quote(found[1], where)
        if found := QUOTE.match(rest):
            return found.end(), _quote(re.sub(r"(?m)^ *> ?", "", found[0]).rstrip("\n"), where)
    if found := HEADING.match(rest):
        return found.end(), Node("heading", children=inside(found[2]), detail=str(len(found[1])))
    if found := SUBTEXT.match(rest):
        return found.end(), Node("subtext", children=inside(found[1]))
    if ITEM.match(rest):
        length, items = _items(rest)
        children = tuple(Node("item", children=inside(line), detail=mark) for mark, line in items)
        return length, Node("list", children=children, detail=items[0][0].strip())
    return None


def _quote(text: str, where: Where) -> Node:
    return Node("quote", children=tuple(_merged(_read(text, where, blocks=True, quoted=True))))


def _items(rest: str) -> tuple[int, list[tuple[str, str]]]:
    """How long a list is, and its items: each its mark behind its indentation, and its text."""
    place = 0
    items: list[tuple[str, str]] = []
    while place < len(rest):
        if found := ITEM.match(rest, place):
            items.append((found[1] + found[2], found[3]))
        elif found := CONTINUED.match(rest, place):
            mark, line = items[-1]
            items[-1] = mark, f"{line}\n{found[1]}"
        else:
            break
        place = found.end()
    return place, items


def _merged(nodes: Iterator[Node]) -> Iterator[Node]:
    """Pieces of text side by side are one."""
    text = ""
    for node in nodes:
        if node.kind == "text":
            text += node.text
            continue
        if text:
            yield Node("text", text)
        text = ""
        yield node
    if text:
        yield Node("text", text)
