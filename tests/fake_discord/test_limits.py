"""Each documented limit is checked by the rules themselves, without Discord's document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from tests.fake_discord import command_rules, rules
from tests.fake_discord.errors import DiscordError, Problem

Json = dict[str, Any]


def embed(**fields: Any) -> Json:
    return {"embeds": [{"title": "t", **fields}]}


def button(**fields: Any) -> Json:
    whole = {"type": 2, "style": 1, "label": "Go", "custom_id": "go", **fields}
    present = {name: value for name, value in whole.items() if value is not None}
    return {"content": "x", "components": [{"type": 1, "components": [present]}]}


def link(url: str) -> Json:
    return button(style=5, custom_id=None, url=url)


def choices(count: int, **fields: Any) -> list[Json]:
    return [{"name": str(n), "value": str(n), **fields} for n in range(count)]


def proposed(*offered: Json) -> Json:
    return {"type": 8, "data": {"choices": list(offered)}}


def command(**fields: Any) -> list[Json]:
    return [{"name": "ask", "description": "d", **fields}]


def option(number: int, **fields: Any) -> Json:
    return {"type": 3, "name": f"option-{number}", "description": "d", **fields}


def rows(count: int, buttons: int = 1) -> Json:
    row = [
        [{"type": 2, "style": 1, "label": "Go", "custom_id": f"{r}-{b}"} for b in range(buttons)]
        for r in range(count)
    ]
    return {"content": "x", "components": [{"type": 1, "components": inner} for inner in row]}


def field(name: str = "n", value: str = "v") -> Json:
    return {"name": name, "value": value}


def web(length: int) -> str:
    return "https://example.org/".ljust(length, "x")


WITHIN = [
    (rules.new_message, {"content": "x" * 2000}),
    (rules.new_message, embed(title="x" * 256)),
    (rules.new_message, embed(description="x" * 4096)),
    (rules.new_message, embed(fields=[field("x" * 256, "x" * 1024)])),
    (rules.new_message, embed(fields=[field()] * 25)),
    (rules.new_message, embed(footer={"text": "x" * 2048})),
    (rules.new_message, embed(author={"name": "x" * 256})),
    (rules.new_message, embed(url="https://example.org", image={"url": "attachment://a.png"})),
    (rules.new_message, {"embeds": [{"title": "t"}] * 10}),
    (rules.new_message, button(custom_id="x" * 100, label="x" * 80)),
    (rules.new_message, link(web(512))),
    (rules.new_message, rows(5, 5)),
    (rules.thread, {"name": "x", "message": {"content": "y"}, "auto_archive_duration": 60}),
    (rules.many_messages, {"messages": ["1"] * 100}),
    (command_rules.all_commands, command(name_localizations={"de": "frag", "ja": "質問"})),
    (command_rules.all_commands, command(description_localizations={"es-419": "x" * 100})),
    (rules.callback, proposed(*choices(25, name="x" * 100, value="x" * 100))),
    (rules.callback, proposed({"name": "a number", "value": 10**15})),
    (rules.thread, {"name": "x" * 100}),
    (command_rules.all_commands, command(options=[option(n) for n in range(25)])),
    (command_rules.all_commands, command(description="x" * 100)),
    (command_rules.all_commands, command(options=[option(1, choices=choices(25))])),
    (command_rules.all_commands, [{"type": 3, "name": "Explain this"}]),
]
BEYOND = [
    (rules.new_message, {"content": "x" * 2001}),
    (rules.new_message, embed(title="x" * 257)),
    (rules.new_message, embed(description="x" * 4097)),
    (rules.new_message, embed(fields=[field("x" * 257)])),
    (rules.new_message, embed(fields=[field(value="x" * 1025)])),
    (rules.new_message, embed(fields=[field(name=" ")])),
    (rules.new_message, embed(fields=[field()] * 26)),
    (rules.new_message, embed(footer={"text": "x" * 2049})),
    (rules.new_message, embed(author={"name": "x" * 257})),
    (rules.new_message, embed(description="x" * 4000, footer={"text": "x" * 2000})),
    (rules.new_message, {"embeds": [{"title": "t"}] * 11}),
    (rules.new_message, embed(url="javascript:alert(1)")),
    (rules.new_message, embed(url="attachment://a.png")),
    (rules.new_message, embed(url="https://")),
    (rules.new_message, embed(url="https://example.org/a b")),
    (rules.new_message, embed(image={"url": "ftp://example.org/a.png"})),
    (rules.new_message, link("ftp://example.org")),
    (rules.new_message, link(web(513))),
    (rules.new_message, button(custom_id="x" * 101)),
    (rules.new_message, button(custom_id="")),
    (rules.new_message, button(label="x" * 81)),
    (rules.new_message, rows(6)),
    (rules.new_message, rows(1, 6)),
    (rules.new_message, {"content": "x", "nonce": "x" * 26}),
    (rules.callback, {}),
    (rules.callback, proposed(*choices(26))),
    (rules.callback, proposed({"name": "x" * 101, "value": "v"})),
    (rules.callback, proposed({"name": "", "value": "v"})),
    (rules.callback, proposed({"name": "n", "value": "x" * 101})),
    (rules.callback, {"type": 4, "data": embed(title="x" * 257)}),
    (rules.callback, {"type": 9, "data": {"title": "x" * 46, "custom_id": "x"}}),
    (rules.thread, {"name": ""}),
    (rules.thread, {"name": "x" * 101}),
    (rules.thread, {"name": "x", "auto_archive_duration": 61}),
    (rules.thread, {"name": "x", "message": {"content": "x" * 2001}}),
    (rules.many_messages, {"messages": ["1"]}),
    (rules.many_messages, {"messages": ["1"] * 101}),
    (rules.direct_channel, {}),
    (command_rules.all_commands, command(name="Ask")),
    (command_rules.all_commands, command(name_localizations={"de": "Frag"})),
    (command_rules.all_commands, command(name_localizations={"de-AT": "frag"})),
    (command_rules.all_commands, command(description_localizations={"de": "x" * 101})),
    (command_rules.all_commands, command(description_localizations={"de": ""})),
    (command_rules.all_commands, command(options=[option(1, name_localizations={"de": "O o"})])),
    (
        command_rules.all_commands,
        command(options=[option(1, choices=choices(1, name_localizations={"de": "x" * 101}))]),
    ),
    (command_rules.all_commands, [{"type": 3, "name": "x", "description": "y"}]),
    (command_rules.all_commands, command(description="")),
    (command_rules.all_commands, command(description="x" * 101)),
    (command_rules.all_commands, command(options=[option(n) for n in range(26)])),
    (command_rules.all_commands, command(options=[option(1, description="")])),
    (command_rules.all_commands, command(options=[option(1, choices=choices(26))])),
    (command_rules.all_commands, command(options=[option(1), option(1)])),
    (command_rules.all_commands, command(options=[option(1), option(2, required=True)])),
    (command_rules.all_commands, command() + command()),
    (command_rules.all_commands, [c for n in range(101) for c in command(name=f"c{n}")]),
]


def problems(check: rules.Rules, body: Any) -> Iterable[Problem]:
    return list(check(body, 0))


@pytest.mark.parametrize(("check", "body"), WITHIN)
def test_what_is_within_the_limits_is_allowed(check: rules.Rules, body: Any) -> None:
    assert not problems(check, body)


@pytest.mark.parametrize(("check", "body"), BEYOND)
def test_what_is_beyond_a_limit_is_named(check: rules.Rules, body: Any) -> None:
    assert problems(check, body)


def test_an_empty_message_is_refused() -> None:
    with pytest.raises(DiscordError, match="50006"):
        problems(rules.new_message, {"content": ""})
    assert not list(rules.new_message({"content": ""}, 1))
