"""What Discord's client makes of a text: a tree, and questions that tests ask of it.

Kinds that lead or call somewhere have a `target`: an address, an id, a moment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "text",
    "bold",
    "italic",
    "underline",
    "strike",
    "spoiler",
    "code",
    "code_block",
    "quote",
    "heading",
    "subtext",
    "list",
    "item",
    "link",
    "address",
    "invite",
    "mention",
    "role",
    "channel",
    "everyone",
    "command",
    "navigation",
    "timestamp",
    "emoji",
]


@dataclass(frozen=True, slots=True)
class Node:
    """One piece: `text` is shown as it is, or else `children` are.

    `detail` is a heading's level, a list's kind ("-" or the first number), a code block's
    language, a timestamp's style, an emoji's or a command's name.
    """

    kind: Kind
    text: str = ""
    children: tuple[Node, ...] = ()
    target: str = ""
    detail: str = ""


Tree = Sequence[Node]


def walk(tree: Tree) -> Iterator[Node]:
    """Every node, outer before inner."""
    for node in tree:
        yield node
        yield from walk(node.children)


def markup(tree: Tree) -> list[Node]:
    """Every node that is not plain text: where only text is expected, there is none."""
    return [node for node in walk(tree) if node.kind != "text"]


def shown(tree: Tree) -> str:
    """The characters that a reader sees; of mentions, timestamps and emoji none, as the client
    puts words of its own there."""
    return "".join(node.text or shown(node.children) for node in tree)


def shape(tree: Tree) -> str:
    """Kinds and targets without texts: equal for two messages that differ in plain text alone."""
    parts = []
    for node in tree:
        if node.kind != "text":
            target = f"={node.target}" if node.target else ""
            parts.append(f"{node.kind}{target}({shape(node.children)})")
    return " ".join(parts)
