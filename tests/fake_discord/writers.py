"""What a person can write, change and take away: messages, posts and threads."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tests.fake_discord import composing, events, threads
from tests.fake_discord.channels import FORUM
from tests.fake_discord.errors import ClientRejected
from tests.fake_discord.messages import Msg
from tests.fake_discord.objects import Json, make_user
from tests.fake_discord.permissions import PERMS
from tests.fake_discord.threads import Thread

if TYPE_CHECKING:
    from tests.fake_discord.channels import Channel
    from tests.fake_discord.server import FakeDiscord


class Writer:
    """A person; what the client would not let them do raises ClientRejected."""

    def __init__(self, server: FakeDiscord, name: str, locale: str = "en-US") -> None:
        self.server = server
        self.user = make_user(name)
        self.locale = locale
        self.id: str = self.user["id"]
        self.mention = f"<@{self.id}>"
        self.takes_direct_messages = True

    def may(self, channel: Channel, *permissions: str) -> bool:
        """Whether they have these permissions there; in conversations everybody has all."""
        if channel.guild is None:
            return True
        held = channel.guild.perms(self.id, channel)
        return all(held & PERMS[name] for name in permissions)

    def sees(self, channel: Channel) -> list[Msg]:
        """The messages that this person sees in a channel."""
        if not channel.is_seen_by(self):
            return []
        return [
            message
            for message in channel.messages
            if not message.deleted and message.visible_to in (None, self.id)
        ]

    async def say(
        self,
        channel: Channel,
        content: str,
        reply_to: Msg | None = None,
        attachments: Iterable[Json] = (),
        *,
        ping: bool = True,
    ) -> Msg:
        """Writes a message. `attachments` are attachment objects as Discord sends them; `ping`:
        whether a reply mentions whom it replies to."""
        needed = "send_messages_in_threads" if channel.is_thread else "send_messages"
        locked = (
            isinstance(channel, Thread)
            and channel.locked
            and not self.may(channel, "manage_threads")
        )
        if channel.type == FORUM or locked or not self.may(channel, needed):
            raise ClientRejected(f"no permission to speak in #{channel.name}")
        body: Json = {"content": content}
        if reply_to is not None:
            body["message_reference"] = {"message_id": reply_to.id}
            body["allowed_mentions"] = {"replied_user": ping}
        message = self.server.make_message(channel, self.user, body)
        message["attachments"] = list(attachments)
        self.server.post(message)
        await asyncio.sleep(0)
        return message

    async def post(self, forum: Channel, title: str, text: str) -> Thread:
        """Begins a conversation in a forum; its message is the thread's `starter`."""
        if forum.type != FORUM or not self.may(forum, "send_messages"):
            raise ClientRejected(f"no posts of this person in #{forum.name}")
        thread = threads.post(self.server, forum, title, self.user, {"content": text})
        await asyncio.sleep(0)
        return thread

    async def start_thread(self, place: Msg | Channel, name: str) -> Thread:
        """Begins a thread under a message, or beside the talk of a channel."""
        message = place if isinstance(place, Msg) else None
        channel = place.channel if isinstance(place, Msg) else place
        if not self.may(channel, "create_public_threads") or channel.guild is None:
            raise ClientRejected(f"no threads of this person in #{channel.name}")
        if message is not None and message.id in self.server.channels:
            raise ClientRejected("that message has a thread")
        thread = threads.start(self.server, channel, name, self.user, message)
        await asyncio.sleep(0)
        return thread

    async def edit(self, msg: Msg, content: str) -> None:
        """Changes what a message says, and with it whom it mentions."""
        composing.apply_edit(msg, {"content": content})
        self.server.dispatch_message("MESSAGE_UPDATE", msg)

    async def delete(self, msg: Msg) -> None:
        """Takes a message away."""
        msg.deleted = True
        if msg.visible_to is None:
            events.dispatch_deleted(self.server, [msg])

    async def bulk_delete(self, messages: Iterable[Msg]) -> None:
        """Takes messages of one channel away at once, as moderators (and their bots) do."""
        found = list(messages)
        if not self.may(found[0].channel, "manage_messages"):
            raise ClientRejected("only moderators delete many messages at once")
        for message in found:
            message.deleted = True
        events.dispatch_deleted(self.server, found, bulk=True)

    async def react(self, msg: Msg, emoji: str) -> None:
        """Puts an emoji under a message."""
        guild = msg.channel.guild
        event: Json = {
            "user_id": self.id,
            "channel_id": msg.channel.id,
            "message_id": msg.id,
            "emoji": {"id": None, "name": emoji},
            "message_author_id": msg["author"]["id"],
            "burst": False,
            "type": 0,
        }
        intent = "direct_message_reactions"
        if guild is not None:
            event |= {"guild_id": guild.id, "member": guild.member(self.id)}
            intent = "guild_message_reactions"
        if msg.channel.seen_by_bot:
            self.server.dispatch("MESSAGE_REACTION_ADD", event, guild=guild, intent=intent)
