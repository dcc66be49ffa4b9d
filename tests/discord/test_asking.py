"""Every way of asking, through the real process."""

from __future__ import annotations

import re

import pytest

from tests.discord.conftest import HAN, TRAM, UNKNOWN, MakeWorld, World
from tests.fake_discord.permissions import PERMS

BLANK_LINES = re.compile(r"\n{2,}")


def descriptions(message: object) -> str:
    return str(message.embeds[0]["description"])  # type: ignore[attr-defined]


async def test_a_mention_gets_one_cited_reply_without_a_ping(world: World) -> None:
    asked = await world.alice.say(world.channel, f"{world.mention} {HAN}")
    reply = await world.channel.reply_to(asked)
    first = descriptions(reply).split("\n\n")[0]
    assert "for 28 minutes" in first
    assert "**Trump**" in first
    assert first.startswith("> ")
    assert re.search(r"\n\*\*\[1\]\*\* .*News Today · <t:1744200000:D> · paragraph 2", first)
    assert not reply.pings
    assert world.channel.typing
    await world.channel.next_message()
    await world.channel.silent(0.3)


async def test_every_quoted_word_stands_in_an_article(world: World) -> None:
    from retrieval import Library

    with Library(world.data_dir) as library:
        texts = [
            " ".join(passage.text.split())
            for header in library.articles()
            for passage in library.article(header.id).passages
        ]
    for question in (HAN, TRAM, UNKNOWN, "Why did the head of the ferry agency resign?"):
        asked = await world.alice.say(world.channel, f"{world.mention} {question}")
        reply = await world.channel.reply_to(asked)
        quotes = re.findall(r"^> (.*)$", descriptions(reply), re.MULTILINE)
        assert quotes
        for quote in quotes:
            shown = re.sub(r"\\(.)", r"\1", quote.replace("**", "")).removeprefix("… ")
            assert any(shown.removesuffix(" …") in text for text in texts), quote


async def test_a_reply_to_the_bot_with_the_ping_on_is_a_question(world: World) -> None:
    asked = await world.alice.say(world.channel, f"{world.mention} {HAN}")
    answer = await world.channel.reply_to(asked)
    # The client sends the replied-to author among the mentions when the ping is on.
    again = await world.alice.say(world.channel, TRAM, reply_to=answer)
    reply = await world.channel.reply_to(again)
    assert "won" in descriptions(reply)


async def test_a_direct_message_needs_no_mention(world: World) -> None:
    room = world.alice.dm()
    await world.alice.say(room, TRAM)
    reply = await room.next_message()
    assert "[1]" in descriptions(reply)


async def test_ask_shows_the_question_and_answers_at_once(world: World) -> None:
    asked = await (await world.alice.slash(world.channel, "ask", {"question": TRAM})).settled()
    assert asked.ack_after < 1
    assert asked.response.embeds[0]["title"] == f"“{TRAM}”"
    assert "845 billion won" in descriptions(asked.response)
    assert not asked.response.ephemeral
    assert asked.response in world.root.sees(world.channel)


async def test_a_private_answer_is_seen_by_the_asker_alone(world: World) -> None:
    options = {"question": TRAM, "private": True}
    asked = await (await world.alice.slash(world.channel, "ask", options)).settled()
    assert asked.response.ephemeral
    assert asked.response not in world.root.sees(world.channel)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"until": "2025-05-10"}, "<t:1746792000:D>"),
        ({"since": "2025-05-24"}, "<t:1748088000:D>"),
        ({"publisher": "Hansol Port Times"}, "Hansol Port Times"),
    ],
)
async def test_ask_keeps_to_dates_and_publisher(
    world: World, options: dict[str, str], expected: str
) -> None:
    given = {"question": "tram cost", **options}
    asked = await (await world.alice.slash(world.channel, "ask", given)).settled()
    cited = re.findall(r"^\*\*\[\d\]\*\* .*$", descriptions(asked.response), re.MULTILINE)
    assert cited
    assert expected in cited[0]
    if "publisher" in options:
        assert all(expected in line for line in cited)


async def test_ask_keeps_to_a_speaker(world: World) -> None:
    given = {"question": "the ferry", "speaker": "Bae Sol-bi"}
    asked = await (await world.alice.slash(world.channel, "ask", given)).settled()
    text = descriptions(asked.response)
    assert len(re.findall(r"^> ", text, re.MULTILINE)) == len(re.findall("— Bae Sol-bi", text)) or (
        "within the dates" in text
    )


async def test_what_the_library_does_not_hold_is_not_answered(world: World) -> None:
    asked = await world.alice.say(world.channel, f"{world.mention} {UNKNOWN}")
    reply = await world.channel.reply_to(asked)
    text = descriptions(reply)
    assert text.startswith("Nothing here mentions “chess”, “Reykjavik”.")
    assert "The closest passages:" in text
    assert "not an answer" in reply.embeds[0]["footer"]["text"]


async def test_a_date_that_is_none_is_named_to_the_asker_alone(world: World) -> None:
    options = {"question": TRAM, "since": "last spring"}
    asked = await (await world.alice.slash(world.channel, "ask", options)).settled()
    assert asked.response.ephemeral
    assert "since" in asked.response.text
    assert "last spring" in asked.response.text


async def test_a_mention_without_a_question_is_told_how_to_ask(world: World) -> None:
    asked = await world.alice.say(world.channel, world.mention)
    reply = await world.channel.reply_to(asked)
    assert "/ask" in reply.text


async def test_a_question_that_is_deleted_at_once_is_not_answered(world: World) -> None:
    asked = await world.alice.say(world.channel, f"{world.mention} {TRAM}")
    await world.alice.delete(asked)
    await world.channel.silent(0.5)
    again = await world.alice.say(world.channel, f"{world.mention} {TRAM}")
    await world.channel.reply_to(again)


async def test_what_is_no_text_does_not_count_as_asked(world: World) -> None:
    emoji = ("<:foo:123456789012345678>", "<a:bar:123456789012345678>")
    for around in (*emoji, "@everyone", "<t:1700000000:R>"):
        asked = await world.alice.say(world.channel, f"{world.mention} {around} {TRAM}")
        reply = await world.channel.reply_to(asked)
        assert "845 billion won" in descriptions(reply), around
        assert "confidence" in reply.embeds[0]["footer"]["text"], around


async def test_other_messages_are_left_alone(world: World) -> None:
    await world.alice.say(world.channel, TRAM)
    await world.alice.say(world.channel, f"@everyone {TRAM}")
    await world.alice.say(world.channel, f"{world.root.mention} {TRAM}")
    await world.channel.silent(0.5)


async def test_a_hostile_question_is_shown_as_text(world: World) -> None:
    hostile = "tram <@&1> @everyone **x** [a](https://evil.example) </ask:1> \u202e || `"
    asked = await (await world.alice.slash(world.channel, "ask", {"question": hostile})).settled()
    title = asked.response.embeds[0]["title"]
    assert "](https://" not in title
    assert "@everyone" not in title
    assert "\u202e" not in title
    assert not asked.response.pings


async def test_without_embed_links_the_answer_is_plain_text(world: World) -> None:
    everyone = type("Role", (), {"id": world.guild.id})
    world.channel.overwrite(everyone, deny=PERMS["embed_links"])
    world.guild.bot_role["permissions"] = str(
        int(world.guild.bot_role["permissions"]) & ~PERMS["embed_links"]
    )
    world.discord.dispatch("CHANNEL_UPDATE", world.channel.data, guild=world.guild)
    asked = await world.alice.say(world.channel, f"{world.mention} {HAN}")
    reply = await world.channel.reply_to(asked)
    assert not reply.embeds
    assert "28 minutes" in reply.content
    assert "**[1]**" in reply.content
    slash = await (await world.alice.slash(world.channel, "ask", {"question": HAN})).settled()
    assert not slash.response.embeds
    assert "28 minutes" in slash.response.content


async def test_permissions_taken_away_behind_the_cache_still_give_an_answer(
    make_world: MakeWorld,
) -> None:
    """Discord refuses the embed (403), and the plain answer follows."""
    async with make_world() as world, world.start():
        everyone = type("Role", (), {"id": world.guild.id})
        world.channel.overwrite(everyone, deny=PERMS["embed_links"] | PERMS["read_message_history"])
        await world.alice.say(world.channel, f"{world.mention} {HAN}")
        reply = await world.channel.next_message()
        assert "28 minutes" in reply.content
        # Where it may not write at all, it stays quiet and lives.
        world.channel.overwrite(everyone, deny=PERMS["send_messages"])
        await world.root.say(world.alice.dm(), "help")
        room = world.root.dm()
        await world.root.say(room, TRAM)
        assert await room.next_message()
