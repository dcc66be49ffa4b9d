"""What went wrong, said twice: a sentence with a reference to the person, the trace to the log."""

from __future__ import annotations

import logging
import secrets

import discord

from bot.rendering import markdown, replies
from bot.rendering.languages import ENGLISH, English
from bot.rendering.replies import Reply, Tone
from retrieval import DatelineError

_log = logging.getLogger(__name__)

UNKNOWN_INTERACTION = 10062
UNKNOWN_WEBHOOK = 10015
ALREADY_ACKNOWLEDGED = 40060


def reference() -> str:
    """A short name by which a person can point at a line of the log."""
    return secrets.token_hex(4)


def told(error: BaseException, words: English = ENGLISH) -> Reply:
    """The reply for an error. What the library refuses, it says itself; anything else is logged
    with its trace under a reference, and the person sees that alone."""
    if isinstance(error, DatelineError):
        reason = markdown.neutral(markdown.clip(str(error), 500))
        return replies.notice(words.BAD_REQUEST.format(reason=reason), tone=Tone.UNSURE)
    name = reference()
    _log.error("failed: reference=%s", name, exc_info=error)
    return replies.notice(words.TROUBLE.format(reference=name), tone=Tone.FAILURE)


def is_too_late(error: BaseException) -> bool:
    """Whether Discord no longer waits for this interaction, so that nobody can be told."""
    return isinstance(error, discord.NotFound) and error.code in (
        UNKNOWN_INTERACTION,
        UNKNOWN_WEBHOOK,
    )
