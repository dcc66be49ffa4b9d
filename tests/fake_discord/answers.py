"""How the bot's answers to interactions become messages, and how they change."""

from __future__ import annotations

from collections.abc import Iterable

from tests.fake_discord.command_rules import SLASH
from tests.fake_discord.composing import apply_edit
from tests.fake_discord.errors import DiscordError
from tests.fake_discord.interactions import (
    COMMAND,
    COMPONENT,
    GUILD_INSTALL,
    MODAL_SUBMIT,
    Interaction,
)
from tests.fake_discord.messages import (
    COMMAND_ANSWER,
    COMPONENTS_V2,
    EPHEMERAL,
    LOADING,
    MENU_ANSWER,
    PLAIN,
    SUPPRESS_EMBEDS,
    Msg,
)
from tests.fake_discord.objects import Json
from tests.fake_discord.permissions import PERMS


def edit(message: Msg, changes: Json) -> None:
    """Changes a message that an interaction may change."""
    apply_edit(message, changes)
    if message.visible_to is None:
        message.server.dispatch_message("MESSAGE_UPDATE", message)


def fill(interaction: Interaction, body: Json, files: Iterable[Json]) -> Msg:
    """What the bot was «thinking» of takes the place of the deferral."""
    server, message = interaction.server, interaction.response
    if message is None:
        raise DiscordError(404, 10008, "Unknown Message")
    interaction.deferred_open = False
    new = server.make_message(interaction.channel, server.bot_user, body, files)
    for field in ("content", "embeds", "components", "mentions", "attachments"):
        message[field] = new[field]
    added = (body.get("flags") or 0) & (SUPPRESS_EMBEDS | COMPONENTS_V2)
    message["flags"] = message["flags"] & ~LOADING | added
    if message.visible_to is None:
        server.dispatch_message("MESSAGE_UPDATE", message)
    return message


def write(interaction: Interaction, data: Json, files: Iterable[Json], flags: int = 0) -> Msg:
    """A new message of the bot that answers; it is in no channel yet."""
    body = {**data, "flags": (data.get("flags") or 0) | flags}
    if body.get("allowed_mentions") is None:
        # Other than messages of bots, those of interactions notify no roles and not everyone.
        body["allowed_mentions"] = {"parse": ["users"]}
    server = interaction.server
    extra = {
        "type": _kind(interaction),
        "webhook_id": server.app_id,
        "application_id": server.app_id,
        "interaction_metadata": _metadata(interaction),
    }
    if not _may_be_public(interaction):
        body["flags"] |= EPHEMERAL
    visible_to = interaction.user.id if body["flags"] & EPHEMERAL else None
    return server.make_message(interaction.channel, server.bot_user, body, files, visible_to, extra)


def _metadata(interaction: Interaction) -> Json:
    """What others are told about the interaction behind a message."""
    message = interaction.message
    shared: Json = {
        "id": interaction.id,
        "user": interaction.user.user,
        "authorizing_integration_owners": interaction.owners,
    }
    metadata = {**shared, "type": interaction.type}
    if interaction.type == COMPONENT and message is not None:
        metadata["interacted_message_id"] = message.id
    if interaction.type == MODAL_SUBMIT:
        trigger = {**shared, "type": COMMAND}
        if message is not None:
            trigger |= {"type": COMPONENT, "interacted_message_id": message.id}
        metadata["triggering_interaction_metadata"] = trigger
    return metadata


def _kind(interaction: Interaction) -> int:
    if interaction.type != COMMAND:
        return PLAIN
    return COMMAND_ANSWER if interaction.data.get("type", SLASH) == SLASH else MENU_ANSWER


def _may_be_public(interaction: Interaction) -> bool:
    """Where only a person has brought the application along, a guild may want to see none of it."""
    guild = interaction.channel.guild
    if guild is None or GUILD_INSTALL in interaction.owners:
        return True
    held = guild.perms(interaction.user.id, interaction.channel)
    return bool(held & PERMS["use_external_apps"])
