"""What of a message is held against the news."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import discord
import pytest

from bot.claimed import text_of

ME = cast(discord.ClientUser, SimpleNamespace(id=1))


def said(content: str, author: int = 2, **more: Any) -> str:
    given = {"embeds": [], "mentions": [], "message_snapshots": [], **more}
    author_of = SimpleNamespace(id=author)
    message = SimpleNamespace(content=content, author=author_of, **given)
    return text_of(cast(discord.Message, message), ME)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**Han** __said__ *so*, ||twice||", "Han said so, twice"),
        ("see [the *report*](https://a.example/x) now", "see the report now"),
        ("2 \\* 3 and snake_case", "2 * 3 and snake_case"),
        ("one\ntwo", "one\ntwo"),
        ("`code` ~~gone~~ ***all***", "code gone all"),
    ],
)
def test_markup_goes_and_words_stay(written: str, read: str) -> None:
    assert said(written) == read


def test_people_are_named_and_what_is_no_text_goes() -> None:
    ann = SimpleNamespace(id=7, display_name="Ann")
    shown = said("<@7> and <@!7> at <t:5:R> in <#8> <:x:9> <@&3>", mentions=[ann])
    assert shown.split() == ["@Ann", "and", "@Ann", "at", "in"]


def test_what_a_message_forwards_is_read() -> None:
    forwarded = SimpleNamespace(content="The ferry sank.", embeds=[])
    assert said("", message_snapshots=[forwarded]) == "The ferry sank."


def test_of_an_own_answer_the_quotes_alone_are_read() -> None:
    answer = discord.Embed(
        title="“How?”",
        description="> … The **ferry** sank\\. …\n**[1]** [Ferry](https://a.example) · paragraph 2",
    )
    assert said("", author=1, embeds=[answer]) == "The ferry sank."
    assert "How?" in said("", author=3, embeds=[answer])
