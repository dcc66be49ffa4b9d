"""What a thread is, under a message, beside the talk or in a forum; how it begins and wakes up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fake_discord.channels import FORUM, PUBLIC_THREAD, Channel
from tests.fake_discord.messages import HAS_THREAD, THREAD_CREATED, THREAD_STARTER, Msg
from tests.fake_discord.objects import Json, now

if TYPE_CHECKING:
    from tests.fake_discord.server import FakeDiscord
    from tests.fake_discord.world import Guild

DAY_MINUTES = 1440


class Thread(Channel):
    """A thread or a forum's post. `members` are ids of those who are told of new messages."""

    guild: Guild
    parent: Channel

    def __init__(
        self,
        server: FakeDiscord,
        parent: Channel,
        name: str,
        owner: Json,
        *,
        kind: int = PUBLIC_THREAD,
        minutes: int = DAY_MINUTES,
        thread_id: str | None = None,
    ) -> None:
        super().__init__(server, parent.guild, name, kind, parent=parent, channel_id=thread_id)
        self.owner_id: str = owner["id"]
        self.minutes = minutes
        self.archived = False
        self.locked = False
        self.members: dict[str, str] = {}
        self._created = self._changed = now()

    @property
    def starter(self) -> Msg:
        """The message that it began with, in a forum."""
        return next(message for message in self.messages if message.id == self.id)

    def archive(self, *, locked: bool = False) -> None:
        """Nobody wrote for long, or a moderator is done with it (`locked`)."""
        self.change(archived=True, locked=locked)

    def change(self, *, archived: bool, locked: bool) -> None:
        """Closes it or opens it; the bot hears of it."""
        self.archived, self.locked, self._changed = archived, locked, now()
        if self.seen_by_bot:
            self.server.dispatch("THREAD_UPDATE", self.data, guild=self.guild)

    def before_post(self, message: Msg) -> None:
        """Whoever writes opens it, and is in it from then on."""
        if self.archived:
            self.change(archived=False, locked=self.locked)
        if "webhook_id" not in message:
            self.join(message["author"]["id"])

    def join(self, user_id: str) -> None:
        """Somebody is in it from now on. Of others, bots hear with the members intent alone."""
        if user_id in self.members:
            return
        self.members[user_id] = now()
        event = {
            "id": self.id,
            "guild_id": self.guild.id,
            "member_count": len(self.members),
            "added_members": [self.member(user_id)],
            "removed_member_ids": [],
        }
        intent = "guilds" if user_id == self.server.app_id else "guild_members"
        if self.seen_by_bot:
            self.server.dispatch("THREAD_MEMBERS_UPDATE", event, guild=self.guild, intent=intent)

    def member(self, user_id: str) -> Json:
        """Somebody who is in it, as Discord sends it."""
        joined = self.members[user_id]
        return {"id": self.id, "user_id": user_id, "join_timestamp": joined, "flags": 0}

    def _more_data(self, guild: Guild) -> Json:  # noqa: ARG002  # as all channels have it
        # Neither what it began with nor what is gone counts.
        written = [m for m in self.messages if m.id != self.id and m["type"] != THREAD_STARTER]
        data: Json = {
            "owner_id": self.owner_id,
            "message_count": sum(not message.deleted for message in written),
            "member_count": len(self.members),
            "total_message_sent": len(written),
            "thread_metadata": {
                "archived": self.archived,
                "auto_archive_duration": self.minutes,
                "archive_timestamp": self._changed,
                "locked": self.locked,
                "create_timestamp": self._created,
            },
        }
        if self.parent.type == FORUM:
            data["applied_tags"] = []
        if self.server.app_id in self.members:
            data["member"] = self.member(self.server.app_id)
        return data


def start(
    server: FakeDiscord,
    parent: Channel,
    name: str,
    owner: Json,
    message: Msg | None = None,
    *,
    kind: int = PUBLIC_THREAD,
    minutes: int = DAY_MINUTES,
) -> Thread:
    """Somebody begins a thread, under a message or beside the talk."""
    thread_id = message.id if message is not None else None
    thread = _begin(
        Thread(server, parent, name, owner, kind=kind, minutes=minutes, thread_id=thread_id)
    )
    if message is None:
        said = server.make_message(parent, owner, {"content": name}, extra={"type": THREAD_CREATED})
        said["message_reference"] = {
            "type": 0,
            "channel_id": thread.id,
            "guild_id": thread.guild.id,
        }
        server.post(said)
        return thread
    message["flags"] |= HAS_THREAD
    server.dispatch_message("MESSAGE_UPDATE", message)
    first = server.make_message(thread, owner, {})
    first |= {
        "type": THREAD_STARTER,
        "message_reference": {
            "type": 0,
            "message_id": message.id,
            "channel_id": parent.id,
            "guild_id": thread.guild.id,
        },
        "referenced_message": None,
    }
    first.refers_to = message
    server.post(first)
    return thread


def post(
    server: FakeDiscord,
    forum: Channel,
    name: str,
    owner: Json,
    body: Json,
    *,
    minutes: int = DAY_MINUTES,
) -> Thread:
    """Somebody writes a post into a forum: a thread, and a message that has the thread's id."""
    thread = _begin(Thread(server, forum, name, owner, minutes=minutes))
    server.post(server.make_message(thread, owner, body, extra={"id": thread.id}))
    return thread


def _begin(thread: Thread) -> Thread:
    thread.guild.channels.append(thread)
    # The owner is in it from the start, of which THREAD_MEMBERS_UPDATE tells after THREAD_CREATE.
    if thread.seen_by_bot:
        created = {**thread.data, "newly_created": True}
        thread.server.dispatch("THREAD_CREATE", created, guild=thread.guild)
    thread.join(thread.owner_id)
    return thread
