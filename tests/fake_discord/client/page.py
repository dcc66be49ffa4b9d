"""Messages as a page that looks like Discord's client (dark), with nothing from elsewhere."""

from __future__ import annotations

import base64
import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.fake_discord.client.blocks import parse
from tests.fake_discord.client.html import Viewer

MEASURE = (
    "document.documentElement.dataset.height = "
    "Math.ceil(document.querySelector('main').getBoundingClientRect().height)"
)
"""The page says how tall it is, for whoever takes its picture."""

STYLES = Path(__file__).with_name("client.css")
EPHEMERAL, LOADING = 1 << 6, 1 << 7
BUTTON_STYLES = {1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "secondary"}
COLOURS = ("#5865f2", "#3ba55d", "#c27c0e", "#ad1457")


@dataclass(frozen=True)
class Author:
    """Who writes; `app` has the badge, and an `avatar` of its own (SVG)."""

    name: str
    app: bool = False
    avatar: str = ""


@dataclass(frozen=True)
class Line:
    """A message of a scene: what was sent, by whom, at which time of the day.

    `above` is the line that a reply or a command has: its author and text; `/name` for a command.
    `pictures` are the PNGs that are attached to it, by name.
    """

    author: Author
    payload: Mapping[str, Any]
    time: str
    above: tuple[Author, str] | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def page(lines: Iterable[Line], viewer: Viewer) -> str:
    """The whole page."""
    body = "\n".join(_message(line, viewer) for line in lines)
    styles = STYLES.read_text(encoding="utf-8")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Dateline</title>\n'
        f"<style>\n{styles}</style></head>\n<body>\n<main>\n{body}\n</main>\n<script>{MEASURE}</script>\n"
        "</body></html>\n"
    )


def _message(line: Line, viewer: Viewer) -> str:
    payload = line.payload
    author = line.author
    badge = '<span class="badge">APP</span>' if author.app else ""
    parts = [
        f'<div class="head"><span class="name">{html.escape(author.name)}</span>{badge}'
        f"<time>{html.escape(line.time)}</time></div>"
    ]
    if payload.get("content"):
        parts.append(f'<div class="text">{viewer.show(parse(payload["content"]))}</div>')
    parts += [_embed(embed, viewer, line.pictures) for embed in payload.get("embeds") or []]
    parts += [_row(row) for row in payload.get("components") or []]
    ephemeral = bool((payload.get("flags") or 0) & EPHEMERAL)
    if ephemeral:
        parts.append('<div class="only">Only you can see this · <span>Dismiss message</span></div>')
    above = _above(line.above, viewer) if line.above else ""
    kind = "message ephemeral" if ephemeral else "message"
    return (
        f'<article class="{kind}">{above}{_avatar(author, "avatar")}'
        f'<div class="body">{"".join(parts)}</div></article>'
    )


def _above(above: tuple[Author, str], viewer: Viewer) -> str:
    author, text = above
    badge = '<span class="badge">APP</span>' if author.app else ""
    name = f'{badge}<span class="who">{html.escape(author.name)}</span>'
    if text.startswith("/"):
        said = f' used <span class="command">{html.escape(text)}</span>'
    else:
        said = f'<span class="said">{viewer.show(parse(text))}</span>'
    return f'<div class="above"><i></i>{_avatar(author, "small")}{name}{said}</div>'


def _avatar(author: Author, kind: str) -> str:
    if author.avatar:
        return f'<div class="{kind}">{author.avatar}</div>'
    colour = COLOURS[sum(map(ord, author.name)) % len(COLOURS)]
    letter = html.escape(author.name[:1].upper())
    return f'<div class="{kind}" style="background:{colour}">{letter}</div>'


def _embed(embed: Mapping[str, Any], viewer: Viewer, pictures: Mapping[str, bytes]) -> str:
    parts = []
    if name := (embed.get("author") or {}).get("name"):
        parts.append(f'<div class="by">{html.escape(name)}</div>')
    if embed.get("title"):
        title = viewer.show(parse(embed["title"], "title"))
        if embed.get("url"):
            title = f'<a href="{html.escape(embed["url"])}">{title}</a>'
        parts.append(f'<div class="title">{title}</div>')
    if embed.get("description"):
        parts.append(f'<div class="text">{viewer.show(parse(embed["description"]))}</div>')
    if embed.get("fields"):
        fields = "".join(_field(each, viewer) for each in embed["fields"])
        parts.append(f'<div class="fields">{fields}</div>')
    image = str((embed.get("image") or {}).get("url", "")).removeprefix("attachment://")
    if image in pictures:
        data = base64.b64encode(pictures[image]).decode()
        parts.append(f'<img class="image" src="data:image/png;base64,{data}" alt="">')
    if footer := (embed.get("footer") or {}).get("text"):
        parts.append(f'<div class="footer">{html.escape(footer)}</div>')
    colour = f"#{embed['color']:06x}" if embed.get("color") else "#4e5058"
    return f'<div class="embed" style="border-color:{colour}">{"".join(parts)}</div>'


def _field(field: Mapping[str, Any], viewer: Viewer) -> str:
    kind = "field inline" if field.get("inline") else "field"
    name = viewer.show(parse(field["name"], "title"))
    value = viewer.show(parse(field["value"]))
    return f'<div class="{kind}"><div class="by">{name}</div><div class="text">{value}</div></div>'


def _row(row: Mapping[str, Any]) -> str:
    return f'<div class="row">{"".join(map(_component, row.get("components") or []))}</div>'


def _component(component: Mapping[str, Any]) -> str:
    emoji = (component.get("emoji") or {}).get("name") or ""
    label = html.escape(" ".join(part for part in (emoji, component.get("label")) if part))
    if "style" not in component:
        placeholder = html.escape(component.get("placeholder") or "Make a selection")
        return f'<div class="select">{placeholder}<span>⌄</span></div>'
    kind = BUTTON_STYLES.get(component["style"], "secondary")
    disabled = " disabled" if component.get("disabled") else ""
    away = " ↗" if component.get("url") else ""
    return f'<button class="{kind}"{disabled}>{label}{away}</button>'
