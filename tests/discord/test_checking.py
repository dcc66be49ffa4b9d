"""Check the news, on messages of every kind."""

from __future__ import annotations

import re
from itertools import chain
from typing import Any

from tests.discord.conftest import HAN, TRAM, UNKNOWN, MakeWorld, World
from tests.fake_discord.client.nodes import markup
from tests.fake_discord.client.payloads import read

AUDIT = "The auditor says that the tram bill will be 845 billion won."
FERRY = "The ferry Haeoreum struck a reef off Gom Island."
STRIKE = "Nurses at Namdo General Hospital ended their strike."
OTHER = "The chess cup in Reykjavik was won by a teenager."
CHECK = "Check the news"


async def checked(world: World, message: Any, user: Any = None) -> Any:
    """What somebody sees who checks a message."""
    used = await (user or world.alice).context_menu(message, CHECK)
    reply = (await used.settled()).response
    assert reply.ephemeral
    return reply


def described(reply: Any) -> str:
    return str(reply.embeds[0]["description"])


def numbers(reply: Any) -> list[int]:
    return [int(n) for n in re.findall(r"^\*\*\[(\d+)\]\*\*", described(reply), re.MULTILINE)]


def buttons(reply: Any) -> list[list[str]]:
    rows = reply.get("components") or []
    return [[item["label"] for item in row["components"]] for row in rows]


async def test_a_message_of_somebody_else_is_held_against_the_news(world: World) -> None:
    said = await world.root.say(world.channel, AUDIT)
    reply = await checked(world, said)
    assert f"**“{AUDIT}”**" in described(reply)
    assert "845 billion" in described(reply).replace("**", "")
    assert numbers(reply)[0] == 1
    assert reply not in world.root.sees(world.channel)
    assert reply.embeds[0]["footer"]["text"] == "Passages on the same matter, not a verdict."
    verdicts = r"\b(?:true|false|correct|wrong|confirmed|debunked|misleading)\b"
    own = re.sub(r"(?m)^> .*$", "", described(reply))
    assert not re.search(verdicts, own, re.IGNORECASE)


async def test_citations_are_numbered_through_all_claims_and_each_has_its_button(
    world: World,
) -> None:
    said = await world.root.say(world.channel, f"{AUDIT}\n- {FERRY}\n{OTHER} {STRIKE}")
    reply = await checked(world, said)
    found = numbers(reply)
    assert found == list(range(1, len(found) + 1))
    assert len(found) >= 3
    assert list(chain(*buttons(reply))) == [f"[{n}] in context" for n in found]
    assert all(len(row) <= 5 for row in buttons(reply))
    assert len(buttons(reply)) <= 2
    text = described(reply)
    assert text.index(AUDIT) < text.index(FERRY) < text.index(OTHER) < text.index(STRIKE)
    pressed = await world.alice.click(reply, f"[{found[-1]}] in context")
    shown = (await pressed.settled()).response
    assert shown.ephemeral
    assert f"**[{found[-1]}]**" in described(shown)


async def test_of_what_is_not_known_for_sure_nothing_is_shown(world: World) -> None:
    reply = await checked(world, await world.root.say(world.channel, OTHER))
    assert "Nothing here speaks of that for sure." in described(reply)
    assert not numbers(reply)
    assert not buttons(reply)
    assert not re.search(r"^> ", described(reply), re.MULTILINE)


async def test_a_long_message_is_shown_within_the_room_that_there_is(world: World) -> None:
    sentences = [AUDIT, FERRY, STRIKE, HAN.replace("?", "."), TRAM.replace("?", ".")]
    long = "\n".join(f"{sentence} {'And so on and on it goes. ' * 9}" for sentence in sentences)
    reply = await checked(world, await world.root.say(world.channel, long[:2000]))
    assert numbers(reply)


async def test_what_claims_nothing_is_not_held_against_anything(world: World) -> None:
    for text in (
        "https://example.org/the-tram-bill-is-845-billion <https://a.example/auditor>",
        "<:ferry:123456789012345678> 🚢🚢 :ship: <a:reef:123456789012345678>",
        "@alice <@&123456789012345678> <#123456789012345678> <t:1744200000:R> </ask:123456789>",
        "lol",
        "** **",
    ):
        reply = await checked(world, await world.root.say(world.channel, text))
        assert "nothing in that message" in described(reply), text


async def test_names_stand_for_mentions_and_markup_goes(world: World) -> None:
    text = f"{world.alice.mention} **The auditor** says __the tram bill__ will be ||845|| billion."
    reply = await checked(world, await world.root.say(world.channel, text))
    head = described(reply).partition("\n")[0]
    assert "The auditor says the tram bill will be 845 billion." in head
    assert world.alice.id not in head


async def test_an_answer_of_the_bots_is_checked_by_what_it_quotes(world: World) -> None:
    asked = await world.alice.say(world.channel, f"{world.mention} {HAN}")
    answer = await world.channel.reply_to(asked)
    quoted = re.findall(r"^> (.*)$", described(answer), re.MULTILINE)[0].replace("**", "")
    reply = await checked(world, answer, world.root)
    assert numbers(reply)
    for head in re.findall(r"^\*\*“(.*)”\*\*$", described(reply), re.MULTILINE):
        assert "paragraph" not in head
        assert "*" not in head
        assert "http" not in head
    assert quoted[:30] in described(reply).replace("**", "")


async def test_a_refusal_of_the_bots_can_be_checked_too(world: World) -> None:
    asked = await world.alice.say(world.channel, f"{world.mention} {UNKNOWN}")
    await checked(world, await world.channel.reply_to(asked))


async def test_text_in_an_embed_alone_is_read_with_titles_and_fields(world: World) -> None:
    said = await world.root.say(world.channel, "https://a.example/x")
    said["embeds"] = [
        {"type": "rich", "title": AUDIT, "fields": [{"name": "x", "value": FERRY}]},
        {"type": "article", "description": STRIKE},
    ]
    text = described(await checked(world, said))
    assert all(claim in text for claim in (AUDIT, FERRY, STRIKE))


async def test_claims_of_others_act_on_nothing(world: World) -> None:
    said = await world.root.say(
        world.channel, f"{AUDIT[:-1]} [x](http://e.vil) @everyone discord.gg/x `||` <t:1:R>."
    )
    reply = await checked(world, said)
    kinds = {node.kind for part in read(reply) for node in markup(part.tree)}
    assert kinds <= {"bold", "quote", "link", "timestamp"}
    assert not [n for part in read(reply) for n in markup(part.tree) if "e.vil" in n.target]


async def test_it_works_without_the_message_content_intent(make_world: MakeWorld) -> None:
    async with make_world(privileged=()) as world:
        async with world.start():
            assert numbers(await checked(world, await world.root.say(world.channel, AUDIT)))
        world.sound()


async def test_it_works_in_a_direct_message_and_as_plain_text(world: World) -> None:
    said = await world.alice.say(world.alice.dm(), f"{AUDIT}")
    await world.alice.dm().reply_to(said)
    used = await (await world.alice.context_menu(said, CHECK)).settled()
    assert "845 billion" in described(used.response).replace("**", "")
