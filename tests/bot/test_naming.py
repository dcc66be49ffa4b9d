"""Every command, option, choice and menu has a name and a description in every other language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.client import NewsBot
from bot.cogs import COGS
from bot.desk import Desk
from bot.memory import Memory
from bot.rendering.languages import in_locale
from bot.rendering.languages.naming import NAMES, Naming
from config import Settings
from retrieval import Library

NAME = re.compile(r"[-_'\w]{1,32}")
MENTIONED = re.compile(
    r"(?<![\w/])/([^\W\d_]+)(?: ([^\W\d_]+?))?(?=[`을를로과는에,.\s·\")]|으로|$)"
)
"""A command in a sentence: "/질문", "/알림 추가"."""


@pytest.fixture
async def commands(library: Library, data_dir: Path) -> list[dict[str, Any]]:
    """The commands as Discord gets them."""
    settings = Settings(data_dir=data_dir)
    desk = Desk(library)
    with Memory(settings) as memory:
        bot = NewsBot(settings, desk=desk, memory=memory, registers=False)
        for cog in COGS:
            await bot.add_cog(cog(bot))
        made = [
            await command.get_translated_payload(bot.tree, Naming())
            for command in bot.tree.get_commands()
        ]
        for cog in COGS:
            await bot.remove_cog(cog.__cog_name__)
    desk.close()
    return made


def every(nodes: list[dict[str, Any]], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Commands, options and choices, each with where it stands."""
    for node in nodes:
        here = f"{path}/{node['name']}"
        yield here, node
        yield from every(node.get("options") or [], here)
        yield from every(node.get("choices") or [], here)


@pytest.mark.parametrize("locale", NAMES, ids=str)
async def test_everything_has_a_name_and_a_description(
    commands: list[dict[str, Any]], locale: Any
) -> None:
    for where, node in every(commands):
        for field in ("name", "description"):
            if node.get(field):
                told = (node.get(f"{field}_localizations") or {}).get(locale.value)
                assert told, (where, field)
                assert told != node[field], (where, field)


@pytest.mark.parametrize("locale", NAMES, ids=str)
async def test_no_name_is_unused_and_none_twice_in_a_place(
    commands: list[dict[str, Any]], locale: Any
) -> None:
    used = {
        node[field]
        for _, node in every(commands)
        for field in ("name", "description")
        if node.get(field)
    }
    assert set(NAMES[locale]) == used
    for _, node in [("", {"options": commands}), *every(commands)]:
        for field in ("options", "choices"):
            names = [each["name_localizations"][locale.value] for each in node.get(field) or []]
            assert len(names) == len(set(names))


@pytest.mark.parametrize("locale", NAMES, ids=str)
async def test_sentences_name_commands_as_the_client_shows_them(
    commands: list[dict[str, Any]], locale: Any
) -> None:
    names = {}
    for command in commands:
        inner = command.get("options") or []
        called = [each["name_localizations"][locale.value] for each in inner if each["type"] == 1]
        names[command["name_localizations"][locale.value]] = called
    words = in_locale(locale.value)
    texts = [getattr(words, name) for name in dir(words) if name.isupper()]
    texts += [text for value in texts if hasattr(value, "values") for text in value.values()]
    found = 0
    for text in [*texts, *NAMES[locale].values()]:
        for command, inner in MENTIONED.findall(text if isinstance(text, str) else ""):
            found += 1
            assert command in names, text
            assert not names[command] or inner in names[command], text
    assert found >= 8
    assert "*뉴스에서 확인*" in words.HELP or locale.value != "ko"
