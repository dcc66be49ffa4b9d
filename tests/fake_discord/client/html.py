"""Trees as HTML, as Discord's client shows them: names for ids, moments in words."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tests.fake_discord.client.nodes import Node, Tree

PLAIN = {
    "bold": "strong",
    "italic": "em",
    "underline": "u",
    "strike": "s",
    "code": "code",
    "item": "li",
}


@dataclass(frozen=True)
class Viewer:
    """Who looks: when, and which names stand for ids (of people, roles and channels)."""

    now: datetime
    names: Mapping[str, str] = field(default_factory=dict)

    def show(self, tree: Tree) -> str:
        """HTML of a tree."""
        parts = []
        below = False
        for node in tree:
            drawn = self._node(node)
            # Below a block of code the text begins on a line of its own anyway.
            parts.append(drawn.removeprefix("\n") if below else drawn)
            below = node.kind == "code_block"
        return "".join(parts)

    def _node(self, node: Node) -> str:
        inside = html.escape(node.text) if node.text else self.show(node.children)
        if node.kind == "text":
            return inside
        if tag := PLAIN.get(node.kind):
            return f"<{tag}>{inside}</{tag}>"
        if node.kind == "quote":
            bar = '<div class="bar"></div>'
            return f'<div class="quote">{bar}<blockquote>{inside}</blockquote></div>'
        if node.kind == "code_block":
            return f"<pre>{inside}</pre>"
        if node.kind == "heading":
            return f"<h{node.detail}>{inside}</h{node.detail}>"
        if node.kind == "list":
            tag = "ul" if node.detail in "-*" else "ol"
            return f"<{tag}>{inside}</{tag}>"
        if node.kind in ("link", "address"):
            return f'<a href="{html.escape(node.target)}">{inside}</a>'
        if node.kind in ("subtext", "spoiler", "invite"):
            tag = "div" if node.kind == "subtext" else "span"
            return f'<{tag} class="{node.kind}">{inside}</{tag}>'
        if node.kind == "timestamp":
            return f'<span class="time">{html.escape(self._moment(node))}</span>'
        if node.kind == "emoji":
            return f":{html.escape(node.detail or node.target)}:"
        return f'<span class="mention">{html.escape(self._named(node))}</span>'

    def _named(self, node: Node) -> str:
        """Mentions of people, roles, channels, commands and the like."""
        name = self.names.get(node.target, "unknown")
        if node.kind == "everyone":
            return f"@{node.target}"
        if node.kind == "command":
            return f"/{node.detail}"
        if node.kind == "navigation":
            return node.target
        return f"#{name}" if node.kind == "channel" else f"@{name}"

    def _moment(self, node: Node) -> str:
        return moment(int(node.target), node.detail or "f", self.now)


def moment(seconds: int, style: str, now: datetime) -> str:
    """A timestamp as the client writes it for a reader of British English in UTC."""
    at = datetime.fromtimestamp(seconds, UTC)
    day = f"{at.day} {at:%B %Y}"
    written = {
        "t": f"{at:%H:%M}",
        "T": f"{at:%H:%M:%S}",
        "d": f"{at:%d/%m/%Y}",
        "D": day,
        "f": f"{day} at {at:%H:%M}",
        "F": f"{at:%A}, {day} at {at:%H:%M}",
        "s": f"{at:%d/%m/%Y}, {at:%H:%M}",
        "S": f"{at:%d/%m/%Y}, {at:%H:%M:%S}",
    }
    return written[style] if style in written else _relative((at - now).total_seconds())


UNITS = (
    ("year", 365 * 86400),
    ("month", 30 * 86400),
    ("day", 86400),
    ("hour", 3600),
    ("minute", 60),
    ("second", 1),
)


def _relative(seconds: float) -> str:
    for unit, size in UNITS:
        count = round(abs(seconds) / size)
        if count >= 1:
            words = f"a {unit}" if count == 1 else f"{count} {unit}s"
            words = "an hour" if words == "a hour" else words
            return f"in {words}" if seconds > 0 else f"{words} ago"
    return "now"
