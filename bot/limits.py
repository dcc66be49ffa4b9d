"""How much may be asked, and how it is said that it was too much."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime

from bot.memory.cooldowns import Cooldowns
from bot.rendering import replies
from bot.rendering.languages import English
from bot.rendering.replies import Reply
from bot.rendering.replies.passages import discord_time

REMEMBERED = 10_000


class Limits:
    """Cooldowns of people and servers, told once each time."""

    def __init__(self, cooldowns: Cooldowns) -> None:
        self._cooldowns = cooldowns
        self._told: OrderedDict[int, datetime] = OrderedDict()

    def taken(self, user_id: int, server_id: int | None, now: datetime) -> datetime | None:
        """Count a question; where it is one too many, the moment from which one may be asked."""
        return self._cooldowns.take(user_id, server_id, now)

    def is_news(self, user_id: int, free: datetime, now: datetime) -> bool:
        """Whether this person has yet to be told to wait until `free`: who goes on writing is not
        answered each time."""
        told = self._told.get(user_id)
        if told is not None and told > now:
            return False
        self._told[user_id] = free
        self._told.move_to_end(user_id)
        while len(self._told) > REMEMBERED:
            self._told.popitem(last=False)
        return True

    @staticmethod
    def refusal(free: datetime, words: English) -> Reply:
        """When to ask again."""
        return replies.notice(words.SLOW_DOWN.format(when=discord_time(free, "R")))
