"""The application that a person took along, in places where the bot is not."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.discord.conftest import HAN, MakeWorld, World
from tests.fake_discord.channels import Channel
from tests.fake_discord.people import User
from tests.fake_discord.permissions import PERMS

DIED = "How many people died on the ferry?"
OFFERED = {
    "ask",
    "summary",
    "headlines",
    "sources",
    "help",
    "watch",
    "digest",
    "timeline",
    "quotes",
    "Check the news",
}


@dataclass
class Away:
    """Zoe, who has the application for herself, with Bob in a place where the bot is not."""

    world: World
    zoe: User
    bob: User
    place: Channel

    async def uses(self, path: str, **options: Any) -> Any:
        used = await (await self.zoe.slash(self.place, path, options)).settled()
        assert len(used.followups) <= 5
        return used.response

    async def presses(self, who: User, message: Any, label: str) -> Any:
        return (await (await who.click(message, label)).settled()).response


@pytest.fixture(params=["server", "two people", "group"])
async def away(make_world: MakeWorld, request: pytest.FixtureRequest) -> AsyncIterator[Away]:
    async with make_world() as world:
        async with world.start():
            far = world.discord.add_guild("Far", has_bot=False)
            zoe, bob = far.add_member("zoe"), far.add_member("bob")
            world.discord.installed_by.add(zoe.id)
            place = {
                "server": lambda: far.add_channel("x"),
                "two people": lambda: world.discord.private_channel(zoe, bob),
                "group": lambda: world.discord.private_channel(zoe, bob, far.add_member("yan")),
            }[request.param]()
            yield Away(world, zoe, bob, place)
        assert world.bot.returncode == 0, world.bot.lines[-20:]
        world.sound()


def described(reply: Any) -> str:
    return str(reply.embeds[0]["description"])


async def test_all_that_reads_is_offered_and_nothing_that_looks_after_it(away: Away) -> None:
    assert set(away.zoe.menu(away.place)) == OFFERED
    assert set(away.bob.menu(away.place)) == set()


async def test_questions_are_answered_with_buttons_that_work_for_all(away: Away) -> None:
    answer = await away.uses("ask", question=DIED)
    assert not answer.ephemeral
    assert "**[1]**" in described(answer)
    for who in (away.zoe, away.bob):
        more = await away.presses(who, answer, "More")
        assert more.ephemeral
        assert "**[4]**" in described(more)
    again = await away.presses(away.zoe, await away.presses(away.zoe, answer, "More"), "Why this?")
    assert "score" in described(again)
    assert "score" in described(await away.presses(away.bob, answer, "Why this?"))
    assert "**[1]**" in described(await away.presses(away.bob, answer, "[1] in context"))
    assert "Thank you" in described(await away.presses(away.bob, answer, "👍 Helpful"))


async def test_a_private_answer_can_be_shown_to_all(away: Away) -> None:
    private = await away.uses("ask", question=HAN, private=True)
    assert private.ephemeral
    public = await (await away.zoe.click(private, "Show to all")).followup()
    assert not public.ephemeral
    assert public in away.bob.sees(away.place)


async def test_articles_can_be_read(away: Away) -> None:
    page = await away.uses("headlines")
    first = described(page)
    assert len(re.findall(r"^- ", first, re.MULTILINE)) == 10
    other = await away.presses(away.bob, page, "Older")
    assert other.ephemeral
    await (await away.zoe.click(page, "Older")).settled()
    assert described(page) == described(other) != first
    assert "News Today" in described(await away.uses("sources"))
    assert (await away.uses("help")).ephemeral
    offered = await away.zoe.autocomplete(away.place, "summary", {"article": "tram"}, "article")
    assert "**[1]**" in described(await away.uses("summary", article=offered[0]["value"]))


async def test_messages_of_others_can_be_checked(away: Away) -> None:
    said = await away.bob.say(away.place, "The auditor says the tram bill is 845 billion won.")
    used = await (await away.zoe.context_menu(said, "Check the news")).settled()
    assert used.response.ephemeral
    assert "**[1]**" in described(used.response)
    shown = await away.presses(away.zoe, used.response, "[1] in context")
    assert "**[1]**" in described(shown)


async def test_topics_are_watched_by_direct_message_alone(away: Away) -> None:
    added = await away.uses("watch add", topic="snow owl")
    assert "in a direct message" in described(added)
    here = await away.uses("watch add", topic="tram line", where="here")
    assert here.ephemeral
    assert "direct messages instead" in described(here)
    assert "snow owl" in described(await away.uses("watch list"))


async def test_where_embeds_are_not_allowed_it_is_plain_text(make_world: MakeWorld) -> None:
    async with make_world() as world:
        async with world.start():
            far = world.discord.add_guild("Far", has_bot=False)
            place, zoe = far.add_channel("x"), far.add_member("zoe")
            world.discord.installed_by.add(zoe.id)
            place.overwrite(far.roles[far.id], deny=PERMS["embed_links"])
            for path, options in (
                ("ask", {"question": DIED}),
                ("headlines", {}),
                ("sources", {}),
                ("help", {}),
            ):
                used = await (await zoe.slash(place, path, options)).settled()
                assert not used.response.embeds, path
                assert used.response.content, path
            page = await (await zoe.slash(place, "headlines")).settled()
            await (await zoe.click(page.response, "Older")).settled()
            assert len(re.findall(r"^- ", page.response.content, re.MULTILINE)) == 10
        world.sound()
