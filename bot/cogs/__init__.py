"""One family of commands a file; what they share is in `bot.sending` and `bot.desk`."""

from bot.cogs.admin import Admin
from bot.cogs.ask import Ask
from bot.cogs.reading import Reading

COGS = (Ask, Reading, Admin)
"""In the order in which they are made."""
