"""Which documented limits hold for the body of a message, a thread or an answer to an interaction.

They hold with and without Discord's OpenAPI document, so some of them are checked twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tests.fake_discord import limits
from tests.fake_discord.components import (
    component_problems,
    layout_problems,
    modal_problems,
    row_problems,
)
from tests.fake_discord.errors import DiscordError, Place, Problem
from tests.fake_discord.objects import Json

Rules = Callable[[Any, int], Iterable[Problem]]
"""What is wrong with a body that came with so many files."""

COMPONENTS_V2 = 1 << 15
EPHEMERAL = 64

MOST_CONTENT = 2000
MOST_EMBED_TEXT = 6000
"""Characters of all embeds of a message together."""

MOST_NONCE = 25
ARCHIVED_AFTER_MINUTES = (60, 1440, 4320, 10080)

ANSWER, DEFERRED, UPDATE, CHOICES, MODAL = 4, 5, 7, 8, 9
"""Kinds of answers to an interaction that carry something."""

SOMETHING = ("content", "embeds", "components", "sticker_ids", "poll")
SHOWS = ("title", "description", "fields", "footer", "author", "image", "thumbnail")


def new_message(body: Json, files: int) -> Iterator[Problem]:
    """A message that did not exist before: it must not be empty."""
    if not files and not any(body.get(name) for name in SOMETHING):
        raise DiscordError(400, 50006, "Cannot send an empty message")
    yield from edited_message(body, files)


def edited_message(body: Json, files: int) -> Iterator[Problem]:
    """What holds for new and changed messages alike."""
    yield from limits.length(body.get("content"), ["content"], MOST_CONTENT)
    yield from _embeds(body.get("embeds") or [])
    yield from component_problems(body.get("components"))
    if (body.get("flags") or 0) & COMPONENTS_V2:
        yield from layout_problems(body)
    else:
        yield from row_problems(body.get("components") or [])
    yield from _mentions(body.get("allowed_mentions") or {})
    if isinstance(body.get("nonce"), str):
        yield from limits.length(body["nonce"], ["nonce"], MOST_NONCE)
    if files > 10:
        yield ["attachments"], "Must be 10 or fewer in length."


def _embeds(embeds: list[Json]) -> Iterator[Problem]:
    yield from limits.length(embeds, ["embeds"], 10)
    total = sum(_characters(embed) for embed in embeds)
    if total > MOST_EMBED_TEXT:
        message = f"Embed size exceeds maximum size of {MOST_EMBED_TEXT} (is {total})"
        yield ["embeds"], message
    for index, embed in enumerate(embeds):
        yield from _embed(embed, ["embeds", index])


def _characters(embed: Json) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    for field in embed.get("fields") or []:
        texts += [field.get("name"), field.get("value")]
    return sum(len(text or "") for text in texts)


def _embed(embed: Json, place: Place) -> Iterator[Problem]:
    if not any(embed.get(name) for name in SHOWS):
        yield place, "empty embed"
    yield from limits.length(embed.get("title"), [*place, "title"], 256)
    yield from limits.length(embed.get("description"), [*place, "description"], 4096)
    yield from limits.address(embed.get("url"), [*place, "url"], limits.WEB)
    footer, author = embed.get("footer") or {}, embed.get("author") or {}
    yield from limits.length(footer.get("text"), [*place, "footer", "text"], 2048)
    yield from limits.length(author.get("name"), [*place, "author", "name"], 256)
    yield from limits.address(author.get("url"), [*place, "author", "url"], limits.WEB)
    for part, key in (
        ("footer", "icon_url"),
        ("author", "icon_url"),
        ("image", "url"),
        ("thumbnail", "url"),
    ):
        picture = (embed.get(part) or {}).get(key)
        yield from limits.address(picture, [*place, part, key], limits.MEDIA)
    fields = embed.get("fields") or []
    yield from limits.length(fields, [*place, "fields"], 25)
    for index, field in enumerate(fields):
        inside: Place = [*place, "fields", index]
        yield from limits.required(field.get("name"), [*inside, "name"], 256)
        yield from limits.required(field.get("value"), [*inside, "value"], 1024)


def _mentions(allowed: Json) -> Iterator[Problem]:
    for kind in ("users", "roles"):
        place: Place = ["allowed_mentions", kind]
        if kind in (allowed.get("parse") or []) and allowed.get(kind):
            yield place, "parse and an explicit list are mutually exclusive"
        yield from limits.length(allowed.get(kind), place, 100)


def callback(body: Json, files: int) -> Iterator[Problem]:
    """The first answer to an interaction."""
    if not isinstance(body.get("type"), int):
        yield ["type"], "This field is required"
        return
    for place, message in _carried(body["type"], body.get("data") or {}, files):
        yield ["data", *place], message


def _carried(kind: int, data: Json, files: int) -> Iterator[Problem]:
    if kind == ANSWER:
        yield from new_message(data, files)
    elif kind == UPDATE:
        yield from edited_message(data, files)
    elif kind == DEFERRED and (data.get("flags") or 0) & ~EPHEMERAL:
        yield ["flags"], "a deferred answer takes the EPHEMERAL flag only"
    elif kind == CHOICES:
        yield from choices(data.get("choices") or [])
    elif kind == MODAL:
        yield from modal_problems(data)


def choices(offered: list[Json]) -> Iterator[Problem]:
    """What a person can pick from while typing, or in a command's option."""
    yield from limits.length(offered, ["choices"], 25)
    for index, choice in enumerate(offered):
        place: Place = ["choices", index]
        yield from limits.length(choice.get("name") or "", [*place, "name"], 100, 1)
        if isinstance(choice["value"], str):
            yield from limits.length(choice["value"], [*place, "value"], 100)


def thread(body: Json, files: int) -> Iterator[Problem]:
    """A thread that is started; in a forum with its first message."""
    yield from limits.length(body.get("name") or "", ["name"], 100, 1)
    yield from changed_thread(body, files)
    if "message" in body:
        for place, message in new_message(body["message"], files):
            yield ["message", *place], message


def changed_thread(body: Json, files: int) -> Iterator[Problem]:  # noqa: ARG001  # as all rules
    """A thread that is named anew, closed or opened."""
    yield from limits.length(body.get("name"), ["name"], 100, 1)
    if body.get("auto_archive_duration") not in (None, *ARCHIVED_AFTER_MINUTES):
        yield ["auto_archive_duration"], f"Value must be one of {ARCHIVED_AFTER_MINUTES}."


def many_messages(body: Json, files: int) -> Iterator[Problem]:  # noqa: ARG001  # as all rules
    """Messages that are deleted at once."""
    yield from limits.length(body["messages"], ["messages"], 100, 2)


def direct_channel(body: Json, files: int) -> Iterator[Problem]:  # noqa: ARG001  # as all rules
    """A direct message channel that is opened."""
    if "recipient_id" not in body:
        yield ["recipient_id"], "This field is required"
