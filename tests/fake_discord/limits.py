"""How a text, a list or an address is measured against a documented limit."""

from __future__ import annotations

import urllib.parse
from collections.abc import Iterator, Sized
from typing import Any

from tests.fake_discord.errors import Place, Problem

WEB = ("http", "https")
"""Where an embed's title or author may lead."""

MEDIA = ("http", "https", "attachment")
"""Where pictures of an embed may come from."""

LINK = ("http", "https", "discord")
"""Where a link button may lead."""


def length(value: Sized | None, place: Place, most: int, least: int = 0) -> Iterator[Problem]:
    """At most, and perhaps at least, so many characters or items; None is no value at all."""
    if value is None:
        return
    if least and not least <= len(value) <= most:
        yield place, f"Must be between {least} and {most} in length."
    elif len(value) > most:
        yield place, f"Must be {most} or fewer in length."


def required(value: Any, place: Place, most: int) -> Iterator[Problem]:
    """A text that must be there and say something."""
    if not isinstance(value, str) or not value.strip():
        yield place, "This field is required"
    else:
        yield from length(value, place, most)


def address(
    value: str | None, place: Place, schemes: tuple[str, ...], most: int = 2048
) -> Iterator[Problem]:
    """A whole address of one of these schemes."""
    if value is None:
        return
    yield from length(value, place, most)
    parts = urllib.parse.urlsplit(value)
    if parts.scheme not in schemes:
        yield place, f"Scheme {parts.scheme!r} must be one of {schemes}."
    elif not parts.netloc or " " in value:
        yield place, "Not a well formed URL."
