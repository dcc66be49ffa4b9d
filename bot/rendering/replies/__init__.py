"""Replies: what the bot says in Discord, as messages within its limits.

reply          a message: sections, title, footer, colour, buttons
passages       quotes and citations
fitting        sections in the room that there is
answers        an answer, more of it, in context
reasons        why an answer shows what it shows
articles       summaries, headlines, publishers, help
digests        the stories of a period
claims         what the library says about a message
differing      figures that differ, and lines of a timeline
looking_after  what managers see
quotes         what somebody said
timelines      a topic from first to latest
watching       what somebody watches, and what was found
schedules      which channel gets a digest when
"""

from bot.rendering.replies.answers import answer, context
from bot.rendering.replies.articles import headlines, help_with, sources, summary
from bot.rendering.replies.claims import check
from bot.rendering.replies.digests import digest
from bot.rendering.replies.looking_after import progress, report, status
from bot.rendering.replies.quotes import quotes
from bot.rendering.replies.reasons import why
from bot.rendering.replies.reply import Button, Picture, Reply, Tone, notice, pressed
from bot.rendering.replies.schedules import scheduled, schedules
from bot.rendering.replies.timelines import timeline
from bot.rendering.replies.watching import quiet, watched, watches

__all__ = [
    "Button",
    "Picture",
    "Reply",
    "Tone",
    "answer",
    "check",
    "context",
    "digest",
    "headlines",
    "help_with",
    "notice",
    "pressed",
    "progress",
    "quiet",
    "quotes",
    "report",
    "scheduled",
    "schedules",
    "sources",
    "status",
    "summary",
    "timeline",
    "watched",
    "watches",
    "why",
]
