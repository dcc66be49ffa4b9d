"""/summary and /help, through the real process."""

from __future__ import annotations

import json
import re

from tests.discord.conftest import MakeWorld, World
from tests.fake_discord.permissions import PERMS


async def test_summary_offers_headlines_and_shows_cited_sentences(world: World) -> None:
    offered = await world.alice.autocomplete(
        world.channel, "summary", {"article": "tram audit"}, "article"
    )
    assert [choice["name"] for choice in offered] == [
        "Auditor: tram bill is 845 billion won · 21 May 2025"
    ]
    asked = await world.alice.slash(world.channel, "summary", {"article": offered[0]["value"]})
    shown = (await asked.settled()).response.embeds[0]
    assert shown["title"] == "Auditor\\: tram bill is 845 billion won"
    assert (
        "> Namdo's tram Line 2 will cost even more than city hall admits." in shown["description"]
    )
    assert "**[1]** paragraph 1" in shown["description"]
    assert shown["footer"]["text"] == "News Today · 21 May 2025"


async def test_nothing_typed_offers_the_latest(world: World) -> None:
    offered = await world.alice.autocomplete(world.channel, "summary", {"article": ""}, "article")
    assert len(offered) == 25
    assert all(1 <= len(choice["name"]) <= 100 for choice in offered)


async def test_a_typed_headline_is_found_and_an_unknown_one_is_named(world: World) -> None:
    typed = {"article": "auditor: TRAM bill is 845 billion won"}
    asked = await (await world.alice.slash(world.channel, "summary", typed)).settled()
    assert "Namdo's tram Line 2" in asked.response.text
    unknown = await world.alice.slash(world.channel, "summary", {"article": "zz *top*"})
    assert "no article like “zz \\*top\\*”" in (await unknown.settled()).response.text


async def test_help_is_for_the_asker_alone(world: World) -> None:
    asked = await (await world.alice.slash(world.channel, "help")).settled()
    assert asked.response.ephemeral
    assert "/ask" in asked.response.text
    assert world.mention in asked.response.text


async def test_help_shows_a_question_that_is_answered_and_a_publisher_that_there_is(
    world: World,
) -> None:
    asked = await (await world.alice.slash(world.channel, "help")).settled()
    text = asked.response.embeds[0]["description"]
    example = re.search(rf"^- {world.mention} \*(.+)\*$", text, re.MULTILINE)
    assert example
    said = await world.alice.say(world.channel, f"{world.mention} {example[1]}")
    answer = (await world.channel.reply_to(said)).embeds[0]
    assert "confidence" in answer["footer"]["text"]
    named = re.search(r'`publisher:"([^"]+)"`', text)
    assert named
    options = {"question": "tram", "publisher": named[1]}
    limited = await (await world.alice.slash(world.channel, "ask", options)).settled()
    assert f"· {named[1]} ·" in limited.response.embeds[0]["description"]


async def test_the_longest_articles_stay_within_every_limit(make_world: MakeWorld) -> None:
    """Headlines, names, addresses and paragraphs longer than Discord takes, full of markup."""
    async with make_world() as world:
        long = "*_~`|<>[]()#:@" * 90
        articles = [
            {
                "id": f"{'i' * 300}{number}",
                "headline": f"Zeppelin {number} {long}",
                "publisher": f"Publisher {long}",
                "published": "2025-05-06",
                "url": f"https://example.org/a_(b)/{'x' * size}",
                "paragraphs": [
                    {
                        "text": f"The zeppelin {number} landed {long}. " + "Zeppelin word " * 400,
                        "kind": "quote",
                        "speaker": {"name": f"Name {long}", "title": f"Title {long}"},
                    }
                ],
            }
            for number, size in enumerate((20, 400, 3000))
        ]
        file = world.data_dir.parent / "long.jsonl"
        file.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
        await ingest(world, str(file))
        async with world.start():
            asked = await world.alice.say(
                world.channel, f"{world.mention} zeppelin landed " + "q" * 1500
            )
            assert "eppelin" in (await world.channel.reply_to(asked)).text
            offered = await world.alice.autocomplete(
                world.channel, "summary", {"article": "zeppelin"}, "article"
            )
            assert len(offered) == 3
            for choice in offered:
                value = {"article": choice["value"]}
                shown = await (await world.alice.slash(world.channel, "summary", value)).settled()
                assert "eppelin" in shown.response.text
        world.sound()


async def test_the_longest_question_is_answered_in_both_forms_and_its_buttons_work(
    world: World,
) -> None:
    filled = {
        "question": "How many people died on the ferry? ".ljust(500, "?"),
        "since": "2025-01-01",
        "until": "2026-12-31",
    }
    named = {"publisher": "News Today ".ljust(100, "*"), "speaker": "_Bae [Sol] ".ljust(100, "`")}
    for embeds in (True, False):
        if not embeds:
            world.channel.overwrite(world.guild.bot_role, deny=PERMS["embed_links"])
        for options in (filled, {**filled, **named}):
            used = await (await world.alice.slash(world.channel, "ask", options)).settled()
            shown = used.response
            assert bool(shown.embeds) == embeds
            assert "**[1]**" in shown.text or "Nothing" in shown.text
        used = await (await world.alice.slash(world.channel, "ask", filled)).settled()
        for label in ("More", "Why this?", "[1] in context"):
            pressed = (await (await world.root.click(used.response, label)).settled()).response
            assert "**[" in pressed.text, label


async def ingest(world: World, *paths: str) -> None:
    import asyncio
    import sys

    from tests.discord.conftest import ROOT

    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "ingest",
        *paths,
        cwd=ROOT,
        env=world.environment,
        stdout=asyncio.subprocess.DEVNULL,
    )
    assert await child.wait() == 0
