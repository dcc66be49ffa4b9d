"""Routes of interactions: the one answer in time, and what the token allows afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fake_discord import rules
from tests.fake_discord.composing import apply_edit
from tests.fake_discord.errors import DiscordError, form_error
from tests.fake_discord.interactions import (
    AUTOCOMPLETE,
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
    PLAIN,
    REPLY,
    SUPPRESS_EMBEDS,
    Msg,
)
from tests.fake_discord.objects import Json, without
from tests.fake_discord.routing import NOTHING, Answer, Route

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.fake_discord.recording import Recorded
    from tests.fake_discord.server import FakeDiscord

ANSWER, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
"""Kinds of first answers."""

LEGAL = {
    COMMAND: (ANSWER, DEFERRED, MODAL),
    COMPONENT: (ANSWER, DEFERRED, DEFERRED_UPDATE, UPDATE, MODAL),
    AUTOCOMPLETE: (CHOICES,),
    MODAL_SUBMIT: (ANSWER, DEFERRED, DEFERRED_UPDATE, UPDATE),
}
MOST_FOLLOWUPS_OF_USER_INSTALLS = 5
ORIGINAL = "@original"


def answer_interaction(
    server: FakeDiscord, recorded: Recorded, interaction_id: str, token: str
) -> Answer:
    """The first answer: one only, and within the deadline."""
    interaction = server.interactions.get(token)
    kind, data = recorded.body["type"], recorded.body.get("data") or {}
    if (
        interaction is None
        or interaction.id != interaction_id
        or interaction.age > server.ack_deadline
    ):
        raise DiscordError(404, 10062, "Unknown interaction")
    if interaction.ack_type is not None:
        raise DiscordError(400, 40060, "Interaction has already been acknowledged.")
    needs_message = interaction.type == MODAL_SUBMIT and kind in (DEFERRED_UPDATE, UPDATE)
    if kind not in LEGAL[interaction.type] or (needs_message and interaction.message is None):
        message = f"callback type {kind} is not valid for interaction type {interaction.type}"
        raise form_error([(["type"], message)])
    interaction.ack_type, interaction.ack_after = kind, interaction.age
    written = _apply(interaction, kind, data, recorded.files)
    if recorded.query.get("with_response") not in ("1", "true", "True"):
        return NOTHING
    return 200, _callback_response(interaction, kind, written)


def _apply(interaction: Interaction, kind: int, data: Json, files: Iterable[Json]) -> Msg | None:
    """Does what the answer says; returns the message that was written or changed."""
    server = interaction.server
    if kind in (ANSWER, DEFERRED):
        flags = LOADING if kind == DEFERRED else 0
        message = _answer_message(interaction, data, files, flags)
        interaction.response = message
        interaction.deferred_open = kind == DEFERRED
        server.post(message, dispatch=message.visible_to is None)
        return message
    if kind == UPDATE and interaction.message is not None:
        interaction.response = interaction.message
        _edit(interaction.message, data)
        return interaction.message
    if kind == DEFERRED_UPDATE:
        interaction.response = interaction.message
    elif kind == CHOICES:
        interaction.choices = data.get("choices") or []
    elif kind == MODAL:
        interaction.modal = data
    return None


def _callback_response(interaction: Interaction, kind: int, written: Msg | None) -> Json:
    described: Json = {"id": interaction.id, "type": interaction.type}
    response: Json = {"interaction": described}
    if written is not None:
        described["response_message_id"] = written.id
        described["response_message_loading"] = written.loading
        described["response_message_ephemeral"] = written.ephemeral
        # The message itself is there for answers that have shown it already.
        if kind != DEFERRED:
            response["resource"] = {"type": kind, "message": dict(written)}
    elif kind == DEFERRED_UPDATE and interaction.message is not None:
        described["response_message_id"] = interaction.message.id
    return response


def follow_up(server: FakeDiscord, recorded: Recorded, application_id: str, token: str) -> Answer:
    """Another message; the first one after a deferral fills that, whose visibility it keeps."""
    interaction = _acknowledged(server, application_id, token)
    if interaction.deferred_open:
        filled = _fill(interaction, without(recorded.body, "flags"), recorded.files)
        return 200, dict(filled)
    for_user_alone = GUILD_INSTALL not in interaction.owners
    if for_user_alone and len(interaction.followups) >= MOST_FOLLOWUPS_OF_USER_INSTALLS:
        raise DiscordError(
            400,
            40094,
            "Max number of follow-up messages reached for this user-installed app interaction",
        )
    message = _answer_message(interaction, recorded.body, recorded.files)
    message["type"] = REPLY
    interaction.followups.append(message)
    server.post(message, dispatch=message.visible_to is None)
    return 200, dict(message)


def get_answer(
    server: FakeDiscord,
    _: Recorded,
    application_id: str,
    token: str,
    message_id: str = ORIGINAL,
) -> Answer:
    interaction = _acknowledged(server, application_id, token)
    return 200, dict(_own_message(interaction, message_id))


def edit_answer(
    server: FakeDiscord,
    recorded: Recorded,
    application_id: str,
    token: str,
    message_id: str = ORIGINAL,
) -> Answer:
    interaction = _acknowledged(server, application_id, token)
    message = _own_message(interaction, message_id)
    if message is interaction.response and interaction.deferred_open:
        return 200, dict(_fill(interaction, recorded.body, recorded.files))
    _edit(message, without(recorded.body, "flags"))
    return 200, dict(message)


def delete_answer(
    server: FakeDiscord,
    _: Recorded,
    application_id: str,
    token: str,
    message_id: str = ORIGINAL,
) -> Answer:
    interaction = _acknowledged(server, application_id, token)
    _own_message(interaction, message_id).deleted = True
    interaction.deferred_open = False
    return NOTHING


def _acknowledged(server: FakeDiscord, application_id: str, token: str) -> Interaction:
    """The interaction of a token that may be used: after an answer, and not for ever."""
    interaction = server.interactions.get(token)
    if interaction is None or application_id != server.app_id or interaction.ack_type is None:
        raise DiscordError(404, 10015, "Unknown Webhook")
    if interaction.age > server.token_ttl:
        raise DiscordError(401, 50027, "Invalid Webhook Token")
    return interaction


def _own_message(interaction: Interaction, message_id: str) -> Msg:
    candidates = [interaction.response]
    if message_id != ORIGINAL:
        candidates += interaction.followups
    for message in candidates:
        if message is not None and not message.deleted and message_id in (ORIGINAL, message.id):
            return message
    raise DiscordError(404, 10008, "Unknown Message")


def _edit(message: Msg, changes: Json) -> None:
    apply_edit(message, changes)
    if message.visible_to is None:
        message.server.dispatch_message("MESSAGE_UPDATE", message)


def _fill(interaction: Interaction, body: Json, files: Iterable[Json]) -> Msg:
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


def _answer_message(
    interaction: Interaction, data: Json, files: Iterable[Json], flags: int = 0
) -> Msg:
    body = {**data, "flags": (data.get("flags") or 0) | flags}
    if body.get("allowed_mentions") is None:
        # Other than messages of bots, those of interactions notify no roles and not everyone.
        body["allowed_mentions"] = {"parse": ["users"]}
    server = interaction.server
    extra = {
        "type": COMMAND_ANSWER if interaction.type == COMMAND else PLAIN,
        "webhook_id": server.app_id,
        "application_id": server.app_id,
        "interaction_metadata": _metadata(interaction),
    }
    visible_to = interaction.user.id if body["flags"] & EPHEMERAL else None
    return server.make_message(interaction.channel, server.bot_user, body, files, visible_to, extra)


def _metadata(interaction: Interaction) -> Json:
    """What others are told about the interaction behind a message."""
    guild, message = interaction.channel.guild, interaction.message
    shared: Json = {
        "id": interaction.id,
        "user": interaction.user.user,
        "authorizing_integration_owners": {GUILD_INSTALL: guild.id if guild else "0"},
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


WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
ROUTES = (
    Route(
        "POST",
        "/interactions/{interaction_id}/{interaction_token}/callback",
        answer_interaction,
        rules.callback,
    ),
    Route("POST", WEBHOOK, follow_up, rules.new_message),
    *(
        route
        for template in (
            f"{WEBHOOK}/messages/{ORIGINAL}",
            f"{WEBHOOK}/messages/{{message_id}}",
        )
        for route in (
            Route("GET", template, get_answer),
            Route("PATCH", template, edit_answer, rules.edited_message),
            Route("DELETE", template, delete_answer),
        )
    ),
)
