"""One family of commands a file; what they share is in `bot.sending` and `bot.desk`."""

from bot.cogs.admin import Admin
from bot.cogs.asking import Asking
from bot.cogs.glancing import Glancing
from bot.cogs.messages import Messages
from bot.cogs.pressing import Pressing
from bot.cogs.reading import Reading
from bot.cogs.watching import Watching

COGS = (Messages, Asking, Pressing, Reading, Glancing, Watching, Admin)
"""In the order in which they are made."""
