"""What becomes of a server's settings when the bot leaves, or the server is down."""

from __future__ import annotations

from tests.discord.conftest import MakeWorld, World
from tests.discord.test_places import answered, setting


async def test_settings_go_with_the_server(make_world: MakeWorld) -> None:
    async with make_world() as world:
        async with world.start():
            await setting(world, mode="off", threads=True)
            world.discord.dispatch(
                "GUILD_DELETE", {"id": world.guild.id, "unavailable": False}, guild=world.guild
            )
            world.discord.dispatch("GUILD_CREATE", world.guild.create, guild=world.guild)
            said = await setting(world)
            assert "when I am mentioned" in said
            assert "replies" in said
            assert await answered(world)
        async with world.start():
            assert await answered(world)
        world.sound()


async def test_a_server_that_is_down_for_a_while_keeps_its_settings(world: World) -> None:
    await setting(world, mode="off")
    gone = {"id": world.guild.id, "unavailable": True}
    world.discord.dispatch("GUILD_DELETE", gone, guild=world.guild)
    world.discord.dispatch("GUILD_CREATE", world.guild.create, guild=world.guild)
    assert "no messages here" in await setting(world)
