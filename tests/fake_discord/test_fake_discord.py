"""An ordinary bot finds in the fake what it finds at Discord: commands, buttons, retries."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import pytest
import pytest_asyncio

from tests.fake_discord.channels import Channel
from tests.fake_discord.errors import ClientRejected
from tests.fake_discord.messages import Msg
from tests.fake_discord.people import User
from tests.fake_discord.permissions import PERMS, perms
from tests.fake_discord.server import FakeDiscord
from tests.fake_discord.specification import MISSING, Specification, find
from tests.fake_discord.world import Guild

pytestmark = pytest.mark.asyncio(loop_scope="module")

PATIENCE_S = 30.0
"""For what takes no time on an idle machine."""


@dataclass
class Newsroom:
    """A guild with an ordinary member and one who manages it."""

    discord: FakeDiscord
    guild: Guild
    alice: User
    root: User

    async def answer(self, channel: Channel) -> Msg:
        """What the bot replies to a question."""
        asked = await self.alice.say(channel, f"{self.discord.mention} what happened?")
        return await channel.reply_to(asked, PATIENCE_S)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def newsroom(
    specification: Specification | None, minibot: list[str]
) -> AsyncIterator[Newsroom]:
    async with FakeDiscord(specification=specification) as discord:
        guild = discord.add_guild("Newsroom")
        alice = guild.add_member("alice")
        root = guild.add_member("root", permissions=perms("manage_guild"))
        async with discord.run_bot(minibot):
            await discord.wait_ready()
            yield Newsroom(discord, guild, alice, root)


@pytest.fixture(autouse=True)
def nothing_is_refused(newsroom: Newsroom) -> Iterator[None]:
    """The bot breaks no rule in these tests, and the fake's own answers are as documented."""
    yield
    assert not newsroom.discord.violations
    assert not newsroom.discord.fidelity


@pytest.fixture
def channel(newsroom: Newsroom, request: pytest.FixtureRequest) -> Channel:
    """A channel for this test alone."""
    return newsroom.guild.add_channel(request.node.name[:100])


async def test_the_fake_says_what_it_validates_against(
    newsroom: Newsroom, specification: Specification | None
) -> None:
    expected = (
        "the documented rules alone" if specification is None else "Discord's OpenAPI document"
    )
    assert newsroom.discord.validated_against == expected


async def test_commands_are_registered_before_the_bot_is_ready(newsroom: Newsroom) -> None:
    names = {command["name"] for command in newsroom.discord.commands.values()}
    assert names == {"ask", "digest", "admin", "Explain this"}


async def test_talk_that_is_not_for_the_bot_stays_unanswered(
    newsroom: Newsroom, channel: Channel
) -> None:
    await newsroom.alice.say(channel, "hello there")
    await channel.silent(0.5)


async def test_a_mention_is_answered_with_a_reply_that_pings_nobody(
    newsroom: Newsroom, channel: Channel
) -> None:
    asked = await newsroom.alice.say(channel, f"{newsroom.discord.mention} what happened?")
    reply = await channel.reply_to(asked, PATIENCE_S)
    assert reply["referenced_message"]["id"] == asked.id
    assert reply.embeds
    assert "[1]" in reply.text
    assert not reply.pings
    assert channel.typing


async def test_direct_messages_are_answered_too(newsroom: Newsroom) -> None:
    dm = newsroom.alice.dm()
    await newsroom.alice.say(dm, f"{newsroom.discord.mention} hi")
    answer = await dm.next_message(PATIENCE_S)
    assert answer.embeds
    assert dm.data["last_message_id"] == answer.id


async def test_a_deferred_answer_is_filled_by_the_first_follow_up_and_then_edited(
    newsroom: Newsroom, channel: Channel
) -> None:
    asked = await newsroom.alice.slash(channel, "ask", {"question": "why?"})
    await asked.settled()
    assert asked.ack_after < 3
    assert "why?" in asked.response.text
    assert not asked.followups
    await newsroom.discord.wait_until(lambda: "[edited]" in asked.response.text, PATIENCE_S)


async def test_an_immediate_answer_can_be_fetched_and_followed_up(
    newsroom: Newsroom, channel: Channel
) -> None:
    asked = await (await newsroom.alice.slash(channel, "digest")).settled()
    assert asked.response.text.startswith("**Digest**")
    assert (await asked.followup(timeout=PATIENCE_S)).text == "a thread follows True"


async def test_autocomplete_proposes_what_fits_the_words_so_far(
    newsroom: Newsroom, channel: Channel
) -> None:
    async def proposed(typed: str) -> list[str]:
        options = {"question": "x", "topic": typed}
        found = await newsroom.alice.autocomplete(channel, "ask", options, "topic", PATIENCE_S)
        return [choice["name"] for choice in found]

    assert await proposed("e") == ["economy", "elections", "energy"]
    assert await proposed("el") == ["elections"]


async def test_a_button_edits_its_message(newsroom: Newsroom, channel: Channel) -> None:
    reply = await newsroom.answer(channel)
    await (await newsroom.alice.click(reply, "news:more")).settled()
    assert (reply.content, reply.edits) == ("page 2", 1)


async def test_an_ephemeral_answer_is_seen_by_the_asker_alone(
    newsroom: Newsroom, channel: Channel
) -> None:
    reply = await newsroom.answer(channel)
    clicked = await (await newsroom.alice.click(reply, "Why")).settled()
    assert clicked.response.ephemeral
    assert clicked.response in newsroom.alice.sees(channel)
    assert clicked.response not in newsroom.root.sees(channel)
    assert channel.last_message_id == reply.id


async def test_a_form_opens_and_is_submitted(newsroom: Newsroom, channel: Channel) -> None:
    reply = await newsroom.answer(channel)
    clicked = await (await newsroom.alice.click(reply, "Feedback")).acked()
    assert clicked.modal["title"] == "Feedback"
    with pytest.raises(ClientRejected, match="required"):
        await newsroom.alice.submit_modal(clicked, {})
    sent = await newsroom.alice.submit_modal(clicked, {"txt": "bad quote"})
    assert "bad quote" in (await sent.settled()).response.text


async def test_a_value_is_picked_in_a_select_menu(newsroom: Newsroom, channel: Channel) -> None:
    reply = await newsroom.answer(channel)
    picked = await (await newsroom.alice.select(reply, "news:pick", ["b"])).settled()
    assert "['b']" in picked.response.text
    with pytest.raises(ClientRejected, match="not options"):
        await newsroom.alice.select(reply, "news:pick", ["c"])


async def test_a_message_menu_hands_over_its_message(newsroom: Newsroom, channel: Channel) -> None:
    message = await newsroom.alice.say(channel, "hello there")
    used = await (await newsroom.alice.context_menu(message, "Explain this")).settled()
    assert used.response.text == "Explaining hello there"


async def test_admin_commands_are_offered_to_managers_alone(
    newsroom: Newsroom, channel: Channel
) -> None:
    with pytest.raises(ClientRejected, match="not offered"):
        await newsroom.alice.slash(channel, "admin reindex")
    used = await (await newsroom.root.slash(channel, "admin reindex")).settled()
    assert used.response.text == "reindexed"


async def test_a_required_option_must_be_given(newsroom: Newsroom, channel: Channel) -> None:
    with pytest.raises(ClientRejected, match="required"):
        await newsroom.alice.slash(channel, "ask", {})


async def test_a_429_is_retried_after_its_time(newsroom: Newsroom, channel: Channel) -> None:
    path = f"/channels/{channel.id}/messages$"
    newsroom.discord.fault(method="POST", path=path, status=429, retry_after=0.4)
    began = time.monotonic()
    await newsroom.answer(channel)
    assert time.monotonic() - began >= 0.4
    assert [sent.status for sent in newsroom.discord.sent("POST", path)] == [429, 200]


async def test_a_500_is_retried(newsroom: Newsroom, channel: Channel) -> None:
    path = f"/channels/{channel.id}/messages$"
    newsroom.discord.fault(method="POST", path=path, status=500)
    await newsroom.answer(channel)
    assert [sent.status for sent in newsroom.discord.sent("POST", path)] == [500, 200]


async def test_a_retry_after_a_500_that_came_too_late_doubles_no_message(
    newsroom: Newsroom, channel: Channel
) -> None:
    """discord.py sends a nonce with every message, and has it enforced."""
    path = f"/channels/{channel.id}/messages$"
    newsroom.discord.fault(method="POST", path=path, status=500, after=True)
    await newsroom.alice.say(channel, f"{newsroom.discord.mention} what happened?")

    def statuses() -> list[int]:
        return [sent.status for sent in newsroom.discord.sent("POST", path) if sent.status]

    await newsroom.discord.wait_until(lambda: statuses() == [500, 200], PATIENCE_S)
    first, second = newsroom.discord.sent("POST", path)
    assert first.body["enforce_nonce"]
    assert first.body["nonce"] == second.body["nonce"]
    assert first.response["id"] == second.response["id"]
    assert len([message for message in channel.messages if message.by_bot]) == 1


async def test_an_answer_past_the_deadline_is_refused(
    newsroom: Newsroom, channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newsroom.discord, "ack_deadline", 0.5)
    newsroom.discord.fault(path="/callback", delay=0.9)
    asked = await newsroom.alice.slash(channel, "ask", {"question": "slow?"})
    with pytest.raises(TimeoutError, match="did not respond"):
        await asked.acked()
    assert asked.failed
    callbacks = f"/interactions/{asked.id}/"
    await newsroom.discord.wait_until(
        lambda: [sent.status for sent in newsroom.discord.sent(path=callbacks)] == [404],
        PATIENCE_S,
    )
    (late,) = newsroom.discord.sent(path=callbacks)
    assert late.response["code"] == 10062


async def test_embeds_need_a_permission(newsroom: Newsroom, channel: Channel) -> None:
    everyone = newsroom.guild.roles[newsroom.guild.id]
    channel.overwrite(everyone, deny=PERMS["embed_links"])
    await newsroom.alice.say(channel, f"{newsroom.discord.mention} no embeds")
    path = f"/channels/{channel.id}/messages$"
    await newsroom.discord.wait_until(
        lambda: [sent.status for sent in newsroom.discord.sent("POST", path)] == [403],
        PATIENCE_S,
    )
    assert newsroom.discord.sent("POST", path)[0].response["code"] == 50013


@pytest.mark.skipif(find() is None, reason=MISSING)
async def test_discords_document_is_found_by_itself() -> None:
    assert FakeDiscord().validated_against == "Discord's OpenAPI document"
