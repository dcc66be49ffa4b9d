"""Which documented limits hold for the commands that an application registers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tests.fake_discord import limits, rules
from tests.fake_discord.errors import Place, Problem
from tests.fake_discord.locales import LOCALES
from tests.fake_discord.objects import Json

SLASH, USER, MESSAGE = 1, 2, 3
"""Kinds of commands: typed, and from the menu of a person or a message."""

MOST_COMMANDS = {SLASH: 100, USER: 15, MESSAGE: 15}
MOST_CHARACTERS = 8000
GROUPS = (1, 2)
"""Options that are subcommands, or groups of them."""

NAME = re.compile(r"[-_'\w]{1,32}")


def all_commands(
    commands: list[Json],
    files: int,  # noqa: ARG001  # as all rules are called
) -> Iterator[Problem]:
    """Every command of an application, as it registers them at once."""
    counts = Counter(_kind(command) for command in commands)
    seen: set[tuple[int, str]] = set()
    for index, command in enumerate(commands):
        if (_kind(command), command["name"]) in seen:
            yield [index, "name"], "Application command names must be unique"
        seen.add((_kind(command), command["name"]))
        yield from _node(command, [index], slash=_kind(command) == SLASH)
        if (size := _size(command)) > MOST_CHARACTERS:
            yield [index], f"command exceeds {MOST_CHARACTERS} characters (is {size})"
    for kind, most in MOST_COMMANDS.items():
        if counts[kind] > most:
            message = f"Maximum number of application commands of type {kind} reached ({most})"
            yield [], message


def one_command(command: Json, files: int) -> Iterator[Problem]:
    """A command that is registered by itself."""
    for place, message in all_commands([command], files):
        yield place[1:], message


def _kind(command: Json) -> int:
    return int(command.get("type") or SLASH)


def _node(node: Json, place: Place, *, slash: bool = True) -> Iterator[Problem]:
    """A command, a subcommand or an option, and all below it."""
    yield from _name(node["name"], [*place, "name"], slash=slash)
    if slash:
        yield from limits.length(node.get("description") or "", [*place, "description"], 100, 1)
    elif node.get("description"):
        yield [*place, "description"], "commands of menus have no description"
    for where, locale, text in _translations(node, "name", place):
        yield from _locale(locale, where)
        yield from _name(text, where, slash=slash)
    for where, locale, text in _translations(node, "description", place):
        yield from _locale(locale, where)
        yield from limits.length(text, where, 100, 1)
    if node.get("autocomplete") and node.get("choices"):
        yield place, "autocomplete may not be set with choices"
    for inside, message in rules.choices(node.get("choices") or []):
        yield [*place, *inside], message
    for index, choice in enumerate(node.get("choices") or []):
        for where, locale, text in _translations(choice, "name", [*place, "choices", index]):
            yield from _locale(locale, where)
            yield from limits.length(text, where, 100, 1)
    yield from _options(node.get("options") or [], place)


def _name(name: str, place: Place, *, slash: bool) -> Iterator[Problem]:
    if not slash:
        yield from limits.length(name, place, 32, 1)
    elif not NAME.fullmatch(name) or name != name.lower():
        yield place, "Command name is invalid"


def _translations(node: Json, field: str, place: Place) -> Iterator[tuple[Place, str, str]]:
    for locale, text in (node.get(f"{field}_localizations") or {}).items():
        yield [*place, f"{field}_localizations", locale], locale, text


def _locale(locale: str, place: Place) -> Iterator[Problem]:
    if locale not in LOCALES:
        yield place, "no locale of Discord's"


def _options(options: list[Json], place: Place) -> Iterator[Problem]:
    yield from limits.length(options, [*place, "options"], 25)
    names: set[str] = set()
    optional_before = False
    for index, option in enumerate(options):
        inside: Place = [*place, "options", index]
        if option["type"] not in GROUPS:
            if option.get("required") and optional_before:
                yield inside, "Required options must be placed before non-required options"
            optional_before = optional_before or not option.get("required")
        if option["name"] in names:
            yield inside, "option names must be unique"
        names.add(option["name"])
        yield from _node(option, inside)


def _size(node: Json) -> int:
    """Characters of names, descriptions and choices; of translations the longest counts."""
    size = _longest(node, "name") + _longest(node, "description")
    for choice in node.get("choices") or []:
        size += _longest(choice, "name") + len(str(choice["value"]))
    return size + sum(_size(option) for option in node.get("options") or [])


def _longest(node: Json, field: str) -> int:
    translated = (node.get(f"{field}_localizations") or {}).values()
    return max(len(text) for text in (node.get(field) or "", *translated))
