"""Routes of interactions: the one answer in time, and what the token allows afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fake_discord import answers, events, rules, views
from tests.fake_discord.errors import DiscordError, form_error
from tests.fake_discord.interactions import (
    AUTOCOMPLETE,
    COMMAND,
    COMPONENT,
    GUILD_INSTALL,
    MODAL_SUBMIT,
    Interaction,
)
from tests.fake_discord.messages import LOADING, REPLY, Msg
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
        message = answers.write(interaction, data, files, flags)
        interaction.response = message
        interaction.deferred_open = kind == DEFERRED
        server.post(message, dispatch=message.visible_to is None)
        return message
    if kind == UPDATE and interaction.message is not None:
        interaction.response = interaction.message
        answers.edit(interaction.message, data)
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
            response["resource"] = {"type": kind, "message": views.whole(written)}
    elif kind == DEFERRED_UPDATE and interaction.message is not None:
        described["response_message_id"] = interaction.message.id
    return response


def follow_up(server: FakeDiscord, recorded: Recorded, application_id: str, token: str) -> Answer:
    """Another message; the first one after a deferral fills that, whose visibility it keeps."""
    interaction = _acknowledged(server, application_id, token)
    if interaction.deferred_open:
        filled = answers.fill(interaction, without(recorded.body, "flags"), recorded.files)
        return 200, views.whole(filled)
    for_user_alone = GUILD_INSTALL not in interaction.owners
    if for_user_alone and len(interaction.followups) >= MOST_FOLLOWUPS_OF_USER_INSTALLS:
        raise DiscordError(
            400,
            40094,
            "Max number of follow-up messages reached for this user-installed app interaction",
        )
    message = answers.write(interaction, recorded.body, recorded.files)
    message["type"] = REPLY
    interaction.followups.append(message)
    server.post(message, dispatch=message.visible_to is None)
    return 200, views.whole(message)


def get_answer(
    server: FakeDiscord,
    _: Recorded,
    application_id: str,
    token: str,
    message_id: str = ORIGINAL,
) -> Answer:
    interaction = _acknowledged(server, application_id, token)
    return 200, views.whole(_own_message(interaction, message_id))


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
        return 200, views.whole(answers.fill(interaction, recorded.body, recorded.files))
    answers.edit(message, without(recorded.body, "flags"))
    return 200, views.whole(message)


def delete_answer(
    server: FakeDiscord,
    _: Recorded,
    application_id: str,
    token: str,
    message_id: str = ORIGINAL,
) -> Answer:
    interaction = _acknowledged(server, application_id, token)
    message = _own_message(interaction, message_id)
    message.deleted = True
    interaction.deferred_open = False
    if message.visible_to is None:
        events.dispatch_deleted(server, [message])
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
