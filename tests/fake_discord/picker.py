"""What the official client's command picker offers a person, and lets them fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from tests.fake_discord.channels import Channel
from tests.fake_discord.command_rules import GROUPS, SLASH
from tests.fake_discord.errors import ClientRejected
from tests.fake_discord.interactions import WITH_BOT, context_of
from tests.fake_discord.locales import translated
from tests.fake_discord.objects import Json, without
from tests.fake_discord.permissions import PERMS

if TYPE_CHECKING:
    from tests.fake_discord.people import User

FOR_GUILDS, FOR_USERS = 0, 1
"""Kinds of installations that a command may be for."""

TEXT_OPTION = 3
NUMBER_OPTIONS = (4, 10)
MOST_OPTION_CHARACTERS = 6000


def offered(user: User, channel: Channel) -> Iterator[Json]:
    """The commands that this person sees in this channel."""
    guild = channel.guild
    commands = list(user.server.commands.values())
    if guild is not None:
        commands += user.server.guild_commands.get(guild.id, {}).values()
    for command in commands:
        if (
            _is_installed(command, user, channel)
            and _is_for(command, channel)
            and _is_allowed(command, user, channel)
        ):
            yield command


def shown(node: Json, locale: str) -> tuple[str, str]:
    """The name and the description of a command, a subcommand or an option, as a person who reads
    this language sees them."""
    return translated(node, "name", locale), translated(node, "description", locale)


def _is_installed(command: Json, user: User, channel: Channel) -> bool:
    installs = command.get("integration_types") or [FOR_GUILDS]
    for_guild = FOR_GUILDS in installs and channel.has_bot
    return for_guild or (FOR_USERS in installs and user.id in user.server.installed_by)


def _is_for(command: Json, channel: Channel) -> bool:
    """Commands may be for guilds, for the bot's direct messages, or for those of people."""
    context = context_of(channel)
    if command.get("contexts") is not None:
        return context in command["contexts"]
    # The older way to say it.
    return not (context == WITH_BOT and command.get("dm_permission") is False)


def _is_allowed(command: Json, user: User, channel: Channel) -> bool:
    if channel.guild is None:
        return channel.is_seen_by(user)
    held = channel.guild.perms(user.id, channel)
    if not held & PERMS["use_application_commands"]:
        return False
    needed = command.get("default_member_permissions")
    if needed is None or held & PERMS["administrator"]:
        return True
    # "0" stands for administrators alone.
    return int(needed) != 0 and held & int(needed) == int(needed)


def find(user: User, channel: Channel, name: str, kind: int = SLASH) -> Json:
    """The command of this name, in the person's language or as it was registered."""
    for command in offered(user, channel):
        if command["type"] == kind and _is_called(command, name, user):
            return command
    raise ClientRejected(f"{user.user['username']} is not offered the command {name!r} here")


def _is_called(node: Json, name: str, user: User) -> bool:
    return name in (node["name"], shown(node, user.locale)[0])


def fill_in(
    user: User,
    channel: Channel,
    path: str,
    options: Mapping[str, Any],
    focused: str | None = None,
) -> Json:
    """The data of a command's interaction; with `focused`, of one that is still being typed."""
    head, *subcommands = path.split()
    command = find(user, channel, head)
    node = command
    chain: list[Json] = []
    for name in subcommands:
        groups = [option for option in node.get("options") or [] if option["type"] in GROUPS]
        chosen = next((group for group in groups if _is_called(group, name, user)), None)
        if chosen is None:
            raise ClientRejected(f"no subcommand {name!r} in /{head}")
        node = chosen
        chain.append(node)
    if any(option["type"] in GROUPS for option in node.get("options") or []):
        raise ClientRejected(f"/{path} needs a subcommand")
    resolved: Json = {}
    filled = list(_fill_options(user, channel, node, options, focused, resolved))
    for group in reversed(chain):
        filled = [{"name": group["name"], "type": group["type"], "options": filled}]
    data = {"id": command["id"], "name": command["name"], "type": SLASH, "options": filled}
    if command.get("guild_id"):
        data["guild_id"] = command["guild_id"]
    if resolved:
        data["resolved"] = resolved
    return data


def _fill_options(
    user: User,
    channel: Channel,
    node: Json,
    given: Mapping[str, Any],
    focused: str | None,
    resolved: Json,
) -> Iterator[Json]:
    known = {option["name"]: option for option in node.get("options") or []}
    # Typed in the person's language or not: the bot gets the names that it registered.
    registered = {shown(option, user.locale)[0]: name for name, option in known.items()}
    given = {registered.get(name, name): value for name, value in given.items()}
    focused = registered.get(focused, focused) if focused is not None else None
    if unknown := set(given) - set(known):
        raise ClientRejected(f"no such option: {sorted(unknown)}")
    for name, option in known.items():
        if name not in given:
            if option.get("required") and focused is None:
                raise ClientRejected(f"option {name!r} is required")
            continue
        if focused is None:
            _check_value(option, given[name])
        value = _resolve(user, channel, option, given[name], resolved)
        filled = {"name": name, "type": option["type"], "value": value}
        yield {**filled, "focused": True} if name == focused else filled


def _check_value(option: Json, value: Any) -> None:
    name = option["name"]
    choices = option.get("choices")
    if choices and value not in [choice["value"] for choice in choices]:
        raise ClientRejected(f"{value!r} is not a choice of {name!r}")
    if option["type"] == TEXT_OPTION:
        least = option.get("min_length") or 0
        most = option.get("max_length") or MOST_OPTION_CHARACTERS
        if not least <= len(value) <= most:
            raise ClientRejected(f"{name!r}: length {len(value)} outside {least}..{most}")
    elif option["type"] in NUMBER_OPTIONS:
        least, most = option.get("min_value"), option.get("max_value")
        if (least is not None and value < least) or (most is not None and value > most):
            raise ClientRejected(f"{name!r}: {value} out of range")


def _resolve(user: User, channel: Channel, option: Json, value: Any, resolved: Json) -> Any:
    """Channels and people are given by id, and described beside."""
    if isinstance(value, Channel):
        if option.get("channel_types") and value.type not in option["channel_types"]:
            raise ClientRejected(f"{option['name']!r}: wrong channel type")
        allowed = value.guild.perms(user.id, value) if value.guild is not None else 0
        resolved.setdefault("channels", {})[value.id] = value.as_option(allowed)
        return value.id
    # Other values are texts and numbers. (The class of people imports this module.)
    if hasattr(value, "mention"):
        describe_person(value, channel, resolved)
        return value.id
    return value


def describe_person(person: User, channel: Channel, resolved: Json) -> None:
    """A person, and in a guild the member too, as commands get them."""
    resolved.setdefault("users", {})[person.id] = person.user
    guild = channel.guild
    if guild is not None and person.id in guild.members:
        member = without(guild.member(person.id, channel), "user", "deaf", "mute")
        resolved.setdefault("members", {})[person.id] = member
