"""What buttons, menus, rows and layouts are, and which limits Discord documents for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.fake_discord import limits
from tests.fake_discord.errors import Place, Problem
from tests.fake_discord.objects import Json

ACTION_ROW = 1
BUTTON = 2
TEXT_SELECT = 3
TEXT_INPUT = 4
SELECTS = (TEXT_SELECT, 5, 6, 7, 8)
TEXT_DISPLAY = 10
LABEL = 18

LINK_STYLE = 5
CALLING_STYLES = (1, 2, 3, 4)
"""Styles of buttons that send an interaction."""

MOST_ROWS = 5
MOST_BUTTONS_IN_A_ROW = 5
MOST_COMPONENTS = 40
MOST_TEXT = 4000
"""Characters of all text displays of a message together."""


def walk(components: list[Json] | None) -> Iterator[Json]:
    """Every component of a message, outer before inner."""
    for component in components or []:
        yield component
        yield from walk(component.get("components"))
        if component.get("accessory"):
            yield from walk([component["accessory"]])


def row_problems(rows: list[Json]) -> Iterator[Problem]:
    """The classic kind: at most five rows, with nothing outside of them."""
    place: Place = ["components"]
    if len(rows) > MOST_ROWS:
        yield place, "Must be 5 or fewer action rows"
    if any(row["type"] != ACTION_ROW for row in rows):
        yield place, "components v2 need the IS_COMPONENTS_V2 flag"


def layout_problems(body: Json) -> Iterator[Problem]:
    """The newer kind (IS_COMPONENTS_V2): no other content, and limits for the whole."""
    place: Place = ["components"]
    found = list(walk(body.get("components")))
    if body.get("content") or body.get("embeds") or body.get("poll"):
        yield ["content"], "content/embeds/poll cannot be used with IS_COMPONENTS_V2"
    if len(found) > MOST_COMPONENTS:
        yield place, f"more than {MOST_COMPONENTS} components"
    texts = [part.get("content") or "" for part in found if part.get("type") == TEXT_DISPLAY]
    if sum(map(len, texts)) > MOST_TEXT:
        yield place, f"text displays exceed {MOST_TEXT} characters"


def component_problems(components: list[Json] | None) -> Iterator[Problem]:
    """What holds for each component by itself, and that no two share a custom id."""
    place: Place = ["components"]
    found = list(walk(components))
    ids = [part["custom_id"] for part in found if part.get("custom_id")]
    if len(ids) != len(set(ids)):
        yield place, "Component custom id cannot be duplicated"
    for part in found:
        yield from limits.length(part.get("custom_id"), [*place, "custom_id"], 100, 1)
        kind = part.get("type")
        if kind == ACTION_ROW:
            yield from _row(part["components"], place)
        elif kind == BUTTON:
            yield from _button(part, place)
        elif kind in SELECTS:
            yield from _select(part, place)


def _row(inner: list[Json], place: Place) -> Iterator[Problem]:
    if any(part.get("type") in SELECTS for part in inner) and len(inner) > 1:
        yield place, "a select menu fills its action row"
    yield from limits.length(inner, place, MOST_BUTTONS_IN_A_ROW, 1)


def _button(button: Json, place: Place) -> Iterator[Problem]:
    style, label = button.get("style"), button.get("label")
    leads_away = style == LINK_STYLE
    calls = style in CALLING_STYLES
    if leads_away != bool(button.get("url")) or calls != bool(button.get("custom_id")):
        yield place, f"button {label!r}: link buttons have a url, others a custom_id"
    if not label and not button.get("emoji"):
        yield place, "a button needs a label or an emoji"
    yield from limits.length(label, [*place, "label"], 80)
    yield from limits.address(button.get("url"), [*place, "url"], limits.LINK, 512)


def _select(menu: Json, place: Place) -> Iterator[Problem]:
    if not menu.get("custom_id"):
        yield place, "a select menu needs a custom_id"
    yield from limits.length(menu.get("placeholder"), [*place, "placeholder"], 150)
    if menu.get("type") != TEXT_SELECT:
        return
    yield from limits.length(menu.get("options") or [], [*place, "options"], 25, 1)
    for index, option in enumerate(menu.get("options") or []):
        inside: Place = [*place, "options", index]
        yield from limits.length(option.get("label") or "", [*inside, "label"], 100, 1)
        yield from limits.length(option.get("value") or "", [*inside, "value"], 100, 1)
        yield from limits.length(option.get("description"), [*inside, "description"], 100)


def modal_problems(modal: Json) -> Iterator[Problem]:
    """A form: its title, its id and its fields."""
    yield from limits.length(modal.get("title") or "", ["title"], 45, 1)
    yield from limits.length(modal.get("custom_id") or "", ["custom_id"], 100, 1)
    yield from limits.length(modal.get("components") or [], ["components"], 5, 1)
    for index, top in enumerate(modal.get("components") or []):
        place: Place = ["components", index]
        if top.get("type") == LABEL:
            yield from limits.length(top.get("label") or "", [*place, "label"], 45, 1)
            yield from limits.length(top.get("description"), [*place, "description"], 100)
        for field in fields(top):
            yield from limits.length(field.get("custom_id"), [*place, "custom_id"], 100, 1)
            if field.get("type") == TEXT_INPUT:
                yield from _text_input(field, place)


def fields(top: Json) -> list[Json]:
    """What a row or a label of a form asks for."""
    inner: Any = [top["component"]] if top["type"] == LABEL else top.get("components", [])
    return list(inner)


def _text_input(field: Json, place: Place) -> Iterator[Problem]:
    yield from limits.length(field.get("label"), [*place, "label"], 45)
    yield from limits.length(field.get("placeholder"), [*place, "placeholder"], 100)
    yield from limits.length(field.get("value"), [*place, "value"], MOST_TEXT)
