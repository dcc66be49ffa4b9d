"""How much may be asked, and how it is said that it was too much."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta

from bot.memory.cooldowns import Cooldowns, Wait
from bot.rendering import replies
from bot.rendering.languages import English
from bot.rendering.replies import Reply
from bot.rendering.replies.passages import discord_time

REMEMBERED = 10_000
NEARLY_A_SECOND = timedelta(microseconds=999_999)
"""Discord shows whole seconds: whoever asks at the one that is told is not refused again."""


class Limits:
    """Cooldowns of people and servers, told once each time."""

    def __init__(self, cooldowns: Cooldowns) -> None:
        self._cooldowns = cooldowns
        self._told: OrderedDict[tuple[int, int | None], datetime] = OrderedDict()

    def taken(self, user_id: int, server_id: int | None, now: datetime) -> Wait | None:
        """Count a question, or whatever else costs an answer: an edit, and the buttons that ask
        anew. Where it is one too many, until when none may be asked."""
        return self._cooldowns.take(user_id, server_id, now)

    def is_news(self, user_id: int, server_id: int | None, wait: Wait, now: datetime) -> bool:
        """Whether this person has yet to be told to wait: who goes on writing is not answered each
        time. That a server has to wait says nothing of other places."""
        key = user_id, server_id if wait.everybody else None
        told = self._told.get(key)
        if told is not None and told > now:
            return False
        self._told[key] = wait.until
        self._told.move_to_end(key)
        while len(self._told) > REMEMBERED:
            self._told.popitem(last=False)
        return True

    @staticmethod
    def refusal(wait: Wait, words: English) -> Reply:
        """When to ask again, and whether that is one's own doing."""
        said = words.SLOW_DOWN_ALL if wait.everybody else words.SLOW_DOWN
        return replies.notice(said.format(when=discord_time(wait.until + NEARLY_A_SECOND, "R")))
