"""What was heard: which messages have been taken up, and since when some may have been missed.

Discord repeats events after a connection that could be resumed, and repeats nothing after one that
could not. This outlives clients, and knows nothing of them but ids and times.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

REMEMBERED_MESSAGES = 10_000
REMEMBERED_ROOMS = 50
"""Direct messages are in no server's list of channels: those of late are remembered."""

UNNOTICED = timedelta(minutes=2)
"""How long a connection may be dead before it is noticed: a heartbeat and its time limit."""


def _now() -> datetime:
    return datetime.now(UTC)


class Heard:
    """Kept by the event loop's thread alone."""

    def __init__(self, clock: Callable[[], datetime] = _now) -> None:
        self._clock = clock
        self._began = clock()
        self._messages: OrderedDict[int, None] = OrderedDict()
        self._gone: OrderedDict[int, None] = OrderedDict()
        self._rooms: OrderedDict[int, None] = OrderedDict()
        self._answers: OrderedDict[int, tuple[int, int]] = OrderedDict()
        self._lost: dict[int, datetime] = {}
        self._missed: dict[int, datetime] = {}

    def take(self, message_id: int, *, room: int | None = None) -> bool:
        """Whether this message is new; it no longer is from now on. `room`: the channel, of a
        direct message."""
        if message_id in self._messages:
            return False
        _remember(self._messages, message_id, REMEMBERED_MESSAGES)
        if room is not None:
            _remember(self._rooms, room, REMEMBERED_ROOMS)
        return True

    def delete(self, message_id: int) -> None:
        """Its author took the message back."""
        _remember(self._gone, message_id, REMEMBERED_MESSAGES)

    def is_gone(self, message_id: int) -> bool:
        """Whether the message was taken back, so that nobody waits for an answer."""
        return message_id in self._gone

    def answered(self, message_id: int, channel_id: int, answer_id: int) -> None:
        """The message was answered by one in this channel."""
        self._answers[message_id] = channel_id, answer_id
        while len(self._answers) > REMEMBERED_MESSAGES:
            self._answers.popitem(last=False)

    def answer_to(self, message_id: int) -> tuple[int, int] | None:
        """The channel and the id of the answer to a message, None where this process gave none."""
        return self._answers.get(message_id)

    @property
    def rooms(self) -> list[int]:
        """Channels of direct messages, the latest last."""
        return list(self._rooms)

    def lose(self, shard_id: int) -> None:
        """The connection of a shard is gone; the first loss counts until it is back."""
        self._lost.setdefault(shard_id, self._clock())

    def resume(self, shard_id: int) -> None:
        """It is back, and Discord has repeated what was missed."""
        self._lost.pop(shard_id, None)

    def begin(self, shard_id: int) -> bool:
        """It is back with a new session; whether something may have been missed, which then has
        to be looked for."""
        if shard_id in self._lost:
            self._missed.setdefault(shard_id, self._lost.pop(shard_id))
        return shard_id in self._missed

    def missed_since(self, shard_id: int) -> datetime | None:
        """From when on messages may have been missed, told once; None for nothing missed. Never
        before this process began: what was said while nobody ran it stays unanswered."""
        lost = self._missed.pop(shard_id, None)
        return None if lost is None else max(lost - UNNOTICED, self._began)


def _remember(among: OrderedDict[int, None], key: int, most: int) -> None:
    among[key] = None
    among.move_to_end(key)
    while len(among) > most:
        among.popitem(last=False)
