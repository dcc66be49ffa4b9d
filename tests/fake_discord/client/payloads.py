"""All texts of a message, each read as the client reads it there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.fake_discord.client.blocks import parse
from tests.fake_discord.client.nodes import Node, Tree


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a message: where it stands ("content", "embeds.0.description"), and its tree."""

    place: str
    tree: Tree


def read(message: Mapping[str, Any]) -> list[Part]:
    """The texts of a message's body in the order in which they are shown. Footers, names of
    authors and labels of buttons are plain text: their tree is a text alone."""
    parts = [Part("content", parse(message.get("content") or ""))]
    for index, embed in enumerate(message.get("embeds") or []):
        parts += [
            Part(f"embeds.{index}.{part.place}", part.tree) for part in _embed(embed) if part.tree
        ]
    return [part for part in parts if part.tree] + list(_labels(message.get("components") or []))


def _embed(embed: Mapping[str, Any]) -> Iterator[Part]:
    yield Part("author", _plain((embed.get("author") or {}).get("name")))
    yield Part("title", parse(embed.get("title") or "", "title"))
    yield Part("description", parse(embed.get("description") or ""))
    for index, field in enumerate(embed.get("fields") or []):
        yield Part(f"fields.{index}.name", parse(field["name"], "title"))
        yield Part(f"fields.{index}.value", parse(field["value"]))
    yield Part("footer", _plain((embed.get("footer") or {}).get("text")))


def _plain(text: str | None) -> Tree:
    return (Node("text", text),) if text else ()


def _labels(components: list[Mapping[str, Any]], place: str = "components") -> Iterator[Part]:
    for index, component in enumerate(components):
        here = f"{place}.{index}"
        if component.get("content"):
            yield Part(f"{here}.content", parse(component["content"]))
        if component.get("label"):
            yield Part(f"{here}.label", _plain(component["label"]))
        yield from _labels(component.get("components") or [], f"{here}.components")
