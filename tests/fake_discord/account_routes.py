"""Routes about the bot itself, its commands, and the people and guilds it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fake_discord import command_rules, rules
from tests.fake_discord.objects import Json, make_application, myself, snowflake
from tests.fake_discord.routing import NOTHING, Answer, Route, known

if TYPE_CHECKING:
    from tests.fake_discord.people import User
    from tests.fake_discord.recording import Recorded
    from tests.fake_discord.server import FakeDiscord
    from tests.fake_discord.world import Guild

START_LIMIT = {
    "total": 1000,
    "remaining": 999,
    "reset_after": 24 * 60 * 60 * 1000,
    "max_concurrency": 1,
}


def _guild(server: FakeDiscord, guild_id: str) -> Guild:
    return known(server.guilds, guild_id, 10004, "Unknown Guild")


def _user(server: FakeDiscord, user_id: str) -> User:
    return known(server.users, user_id, 10013, "Unknown User")


def get_me(server: FakeDiscord, _: Recorded) -> Answer:
    return 200, myself(server.bot_user)


def get_application(server: FakeDiscord, _: Recorded) -> Answer:
    installs = len(server.installed_by)
    flags = server.application_flags
    return 200, make_application(server.bot_user, flags, len(server.guilds), installs)


def get_gateway(server: FakeDiscord, _: Recorded) -> Answer:
    return 200, {"url": server.gateway_url}


def get_gateway_for_bot(server: FakeDiscord, _: Recorded) -> Answer:
    return 200, {
        "url": server.gateway_url,
        "shards": server.shards,
        "session_start_limit": START_LIMIT,
    }


def get_user(server: FakeDiscord, _: Recorded, user_id: str) -> Answer:
    return 200, _user(server, user_id).user


def get_my_guilds(*_: object) -> Answer:
    return 200, []


def open_direct_channel(server: FakeDiscord, recorded: Recorded) -> Answer:
    recipient = _user(server, str(recorded.body["recipient_id"]))
    return 200, server.dm_channel(recipient).data


def get_guild(server: FakeDiscord, _: Recorded, guild_id: str) -> Answer:
    return 200, _guild(server, guild_id).data


def get_guild_channels(server: FakeDiscord, _: Recorded, guild_id: str) -> Answer:
    return 200, [channel.data for channel in _guild(server, guild_id).channels]


def get_member(server: FakeDiscord, _: Recorded, guild_id: str, user_id: str) -> Answer:
    guild = _guild(server, guild_id)
    known(guild.members, user_id, 10007, "Unknown Member")
    return 200, guild.member(user_id)


def get_roles(server: FakeDiscord, _: Recorded, guild_id: str) -> Answer:
    return 200, list(_guild(server, guild_id).roles.values())


def get_emojis(*_: object) -> Answer:
    return 200, {"items": []}


def get_commands(server: FakeDiscord, _: Recorded, application_id: str) -> Answer:  # noqa: ARG001  # of the path
    return 200, list(server.commands.values())


def get_guild_commands(
    server: FakeDiscord,
    _: Recorded,
    application_id: str,  # noqa: ARG001  # part of the path
    guild_id: str,
) -> Answer:
    return 200, list(server.guild_commands.get(guild_id, {}).values())


def get_command_permissions(*_: object) -> Answer:
    return 200, []


def put_commands(
    server: FakeDiscord,
    recorded: Recorded,
    application_id: str,  # noqa: ARG001  # part of the path
    guild_id: str | None = None,
) -> Answer:
    """All commands of the application (in one guild) are these from now on."""
    commands = _stored(server, recorded.body, guild_id)
    if guild_id is None:
        server.commands = commands
    else:
        server.guild_commands[guild_id] = commands
    return 200, list(commands.values())


def add_command(
    server: FakeDiscord,
    recorded: Recorded,
    application_id: str,  # noqa: ARG001  # part of the path
) -> Answer:
    stored = _stored(server, [recorded.body], None)
    server.commands |= stored
    return 201, next(iter(stored.values()))


def delete_command(
    server: FakeDiscord,
    _: Recorded,
    application_id: str,  # noqa: ARG001  # part of the path
    command_id: str,
) -> Answer:
    server.commands.pop(command_id, None)
    return NOTHING


def _stored(server: FakeDiscord, commands: list[Json], guild_id: str | None) -> dict[str, Json]:
    """The commands as Discord keeps them; one that was there before keeps its id."""
    before = server.commands if guild_id is None else server.guild_commands.get(guild_id, {})
    ids = {(command["type"], command["name"]): command["id"] for command in before.values()}
    stored: dict[str, Json] = {}
    for given in commands:
        kind = given.get("type") or command_rules.SLASH
        command: Json = {
            "id": ids.get((kind, given["name"])) or snowflake(),
            "application_id": server.app_id,
            "version": snowflake(),
            "default_member_permissions": None,
            "type": kind,
            "name": given["name"],
            "description": given.get("description") or "",
            "dm_permission": True,
            "nsfw": False,
            **{field: value for field, value in given.items() if value is not None},
            "contexts": given.get("contexts"),
            "integration_types": given.get("integration_types") or [0],
        }
        if command["default_member_permissions"] is not None:
            needed = str(command["default_member_permissions"])
            command["default_member_permissions"] = needed
        if guild_id is not None:
            command["guild_id"] = guild_id
            command.pop("dm_permission", None)
        stored[command["id"]] = command
    return stored


APPLICATION = "/applications/{application_id}"
GUILD = "/guilds/{guild_id}"
IN_GUILD = f"{APPLICATION}{GUILD}/commands"

ROUTES = (
    Route("GET", "/users/@me", get_me),
    Route("GET", "/users/@me/guilds", get_my_guilds),
    Route("POST", "/users/@me/channels", open_direct_channel, rules.direct_channel),
    Route("GET", "/users/{user_id}", get_user),
    Route("GET", "/oauth2/applications/@me", get_application),
    Route("GET", "/applications/@me", get_application),
    Route("GET", "/gateway", get_gateway),
    Route("GET", "/gateway/bot", get_gateway_for_bot),
    Route("GET", GUILD, get_guild),
    Route("GET", f"{GUILD}/channels", get_guild_channels),
    Route("GET", f"{GUILD}/members/{{user_id}}", get_member),
    Route("GET", f"{GUILD}/roles", get_roles),
    Route("GET", f"{APPLICATION}/emojis", get_emojis),
    Route("GET", f"{APPLICATION}/commands", get_commands),
    Route("PUT", f"{APPLICATION}/commands", put_commands, command_rules.all_commands),
    Route("POST", f"{APPLICATION}/commands", add_command, command_rules.one_command),
    Route("DELETE", f"{APPLICATION}/commands/{{command_id}}", delete_command),
    Route("GET", IN_GUILD, get_guild_commands),
    Route("PUT", IN_GUILD, put_commands, command_rules.all_commands),
    Route("GET", f"{IN_GUILD}/permissions", get_command_permissions),
)
