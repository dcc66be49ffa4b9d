"""Starting, stopping, and what Discord refuses for good."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest

from tests.discord.conftest import BOT, HAN, ROOT, TRAM, MakeWorld, World
from tests.fake_discord.server import FakeDiscord


async def test_sigterm_finishes_the_answers_under_way(make_world: MakeWorld) -> None:
    async with make_world() as world:
        async with world.start() as bot:
            world.discord.fault(method="POST", path="/messages$", delay=1.0)
            world.discord.fault(method="PATCH", path="@original$", delay=1.0)
            said = await world.alice.say(world.channel, f"{world.mention} {HAN}")
            slash = await (
                await world.alice.slash(world.channel, "ask", {"question": TRAM})
            ).acked()
            await world.discord.wait_until(
                lambda: (
                    world.discord.sent("POST", "/messages$")
                    and world.discord.sent("PATCH", "@original$")
                ),
                10,
                "both answers to be on their way",
            )
            bot.send_signal(signal.SIGTERM)
            await world.discord.wait_until(
                lambda: any("stopping" in line for line in bot.lines), 10, "the signal to be heard"
            )
            late = await (await world.alice.slash(world.channel, "ask", {"question": HAN})).acked()
            assert "restarting" in late.response.text
            assert await bot.wait() == 0
            assert "28 minutes" in (await world.channel.reply_to(said, timeout=0)).text
            assert "845 billion won" in (await slash.settled(timeout=0)).response.text
        world.sound()


@pytest.mark.parametrize("signals", [(signal.SIGTERM,) * 3, (signal.SIGINT, signal.SIGTERM)])
async def test_more_signals_do_not_kill_it(
    make_world: MakeWorld, signals: tuple[signal.Signals, ...]
) -> None:
    async with make_world() as world, world.start() as bot:
        world.discord.fault(path="/callback", delay=0.5)
        asked = await world.alice.slash(world.channel, "help")
        await world.discord.wait_until(
            lambda: world.discord.sent("POST", "/callback"), 10, "the answer to be on its way"
        )
        for name in signals:
            bot.send_signal(name)
        assert await bot.wait() == 0
        assert "/ask" in asked.response.text


async def test_sigterm_stops_a_reindex_and_changes_nothing(
    make_world: MakeWorld, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("endless")
    os.mkfifo(folder / "endless.jsonl")  # reading it never ends
    async with make_world() as world:
        async with world.start(DATELINE_SOURCES=str(folder / "endless.jsonl")) as bot:
            asked = await world.root.slash(world.channel, "admin reindex")
            await asked.settled()
            await bot.stop()
            assert bot.returncode == 0
            assert "Nothing was changed" in asked.response.text
        world.sound()


async def test_sigterm_before_discord_is_reached_ends_it_too(make_world: MakeWorld) -> None:
    async with make_world() as world:
        world.discord.fault(path="/users/@me", status=500, times=1000)
        environment = world.environment
        async with world.discord.run_bot(BOT, cwd=ROOT, env=environment) as bot:
            await world.discord.wait_until(
                lambda: world.discord.sent("GET", "/users/@me"), 20, "the first try"
            )
            assert await bot.stop() == 0


async def test_a_gateway_that_is_down_at_the_start_is_tried_again(make_world: MakeWorld) -> None:
    async with make_world() as world:
        world.discord.refuse_gateway = True
        async with world.discord.run_bot(BOT, cwd=ROOT, env=world.environment) as bot:
            await world.discord.wait_until(
                lambda: any("Failed to connect" in line for line in bot.lines), 20, "the first try"
            )
            world.discord.refuse_gateway = False
            await world.discord.wait_ready()
            said = await world.alice.say(world.channel, f"{world.mention} {HAN}")
            assert "28 minutes" in (await world.channel.reply_to(said)).text
        assert not any("Traceback" in line for line in bot.lines)


async def test_a_log_in_that_fails_for_now_is_tried_again(make_world: MakeWorld) -> None:
    async with make_world() as world:
        world.discord.fault(path="/users/@me", status=503, times=2)
        async with world.start() as bot:
            assert any("trying again" in line for line in bot.lines)


async def ended(discord: FakeDiscord, environment: dict[str, str]) -> tuple[int, list[str]]:
    async with discord.run_bot(BOT, cwd=ROOT, env=environment) as bot:
        status = await asyncio.wait_for(bot.wait(), 30)
        await bot.stop()
    return status, bot.lines


async def test_a_wrong_token_is_one_clear_line(make_world: MakeWorld) -> None:
    async with make_world() as world:
        wrong = {**world.environment, "DISCORD_TOKEN": "wrong.token"}
        status, lines = await ended(world.discord, wrong)
        assert status == 1
        assert len(lines) == 1
        assert lines[0].startswith("dateline: Discord does not accept DISCORD_TOKEN")
        _, lines = await ended(world.discord, {**wrong, "DATELINE_LOG_LEVEL": "debug"})
        assert "wrong.token" not in "\n".join(lines)


async def test_a_token_that_is_revoked_later_is_one_clear_line(make_world: MakeWorld) -> None:
    async with make_world() as world, world.start() as bot:
        world.discord.token = world.alice.id  # any other than the bot's
        await world.discord.drop_gateway(code=4004)
        assert await asyncio.wait_for(bot.wait(), 30) == 1
        await bot.stop()
        assert bot.lines[-1].startswith("dateline: Discord does not accept DISCORD_TOKEN")
        assert not any("Traceback" in line for line in bot.lines)


async def test_missing_intents_are_one_clear_line(make_world: MakeWorld) -> None:
    async with make_world(privileged=()) as world:
        status, lines = await ended(
            world.discord, {**world.environment, "DATELINE_MESSAGE_CONTENT": "on"}
        )
        assert status == 1
        (complaint,) = [line for line in lines if line.startswith("dateline:")]
        assert "Message Content" in complaint
        assert not any("Traceback" in line for line in lines)


async def test_no_privileged_intent_is_needed(make_world: MakeWorld) -> None:
    async with make_world(privileged=()) as world, world.start():
        said = await world.alice.say(world.channel, f"{world.mention} {HAN}")
        assert "28 minutes" in (await world.channel.reply_to(said)).text


COMMANDS = {
    "ask", "Check the news", "summary", "headlines", "sources", "watch", "help", "admin", "digest",
    "timeline", "quotes",
}  # fmt: skip


async def test_commands_are_registered_once_and_by_sync(make_world: MakeWorld) -> None:
    async with make_world() as world:
        for _ in range(2):
            async with world.start():
                pass
        assert len(world.discord.sent("PUT", "/commands$")) == 1
        names = {command["name"] for command in world.discord.commands.values()}
        assert names == COMMANDS
        async with world.discord.run_bot([*BOT, "sync"], cwd=ROOT, env=world.environment) as sync:
            assert await asyncio.wait_for(sync.wait(), 30) == 0
            await sync.stop()
        registered = next(line for line in sync.lines if line.startswith("registered: "))
        assert set(registered.removeprefix("registered: ").split(", ")) == {
            name if name[0].isupper() else f"/{name}" for name in COMMANDS
        }
        assert any("oauth2/authorize" in line for line in sync.lines)
        assert len(world.discord.sent("PUT", "/commands$")) == 2
        world.sound()


async def test_nothing_secret_is_logged(world: World) -> None:
    said = await world.alice.say(world.channel, f"{world.mention} zeppelin question")
    await world.channel.reply_to(said)
    await (await world.alice.slash(world.channel, "ask", {"question": "zeppelin"})).settled()
    shown = "\n".join(world.bot.lines)
    assert "zeppelin" not in shown
    assert world.alice.id not in shown
    assert not any(ix.token in shown for ix in world.discord.interactions.values())


def test_a_token_file_with_rubbish_is_named(dateline: object) -> None:
    found = dateline(DISCORD_TOKEN="two words\u00e9")  # type: ignore[operator]
    assert found.returncode == 1
    assert found.stderr.startswith("dateline: DISCORD_TOKEN")
    assert "two words" not in found.stderr
