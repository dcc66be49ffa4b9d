"""Where the bot listens: which messages are meant for it, by how a channel is set up and by what
Discord lets it read."""

from __future__ import annotations

import re

import discord

from bot import conversations
from bot.memory.places import Place, Places

SPOKEN = (
    discord.MessageType.default,
    discord.MessageType.reply,
)
"""Messages that somebody wrote; others are notices of Discord's own."""

_QUESTION = re.compile(
    # A question mark after a word.
    r"\w[^\w\s]*[?？]"
    # "who won the cup", but neither "what a game" nor "when I was young".
    r"|^\W*(?:whats|whos|hows|wheres|(?:who|whom|whose|what|when|where|which|why|how)"
    r"(?!\s+(?:a|an|i|we|you|he|she|it|they|is\s+why|nice|lovely|great|cool|ever|dare)\b))"
    r"\s+\w+\s+\w"
    # "did the ferry sink", but neither "do it then" nor "have a nice day".
    r"|^\W*(?:is|are|was|were|did|does|has|had|can|could|will|would|should)\s+"
    r"(?:the|there|any\w*|some\w*|he|she|they|it|his|her|their|this|that)\s+\w+\s+\w"
    r"|(?:누가|누구|무엇|뭐|언제|어디|왜|어떻게|얼마|몇)",
    re.IGNORECASE,
)
"""What a question has or begins with, where nobody is mentioned."""

_ADDRESS = re.compile(r"https?://\S+")
"""Its question mark asks nothing."""

TOLD_PLACES = 1_000


class Where:
    """Decides for each message whether it is a question to the bot."""

    def __init__(self, places: Places, *, reads_all: bool) -> None:
        """`reads_all`: whether Discord shows the text of messages that do not mention the bot."""
        self._places = places
        self._reads_all = reads_all
        self._told: set[int] = set()

    def asks(self, message: discord.Message, me: discord.ClientUser) -> bool:
        """Whether somebody wrote this to the bot: a mention (a reply with the ping on is one), or
        anything in a direct message; where all can be read also a reply without ping, a message in
        a thread of the bot's, and a question or a post where every question is answered. Nothing
        where it is switched off."""
        if message.author.bot or message.type not in SPOKEN:
            return False
        if message.guild is None:
            return True
        mode = self._place(message).mode
        if mode == "off":
            return False
        if me in message.mentions or _names_role_of(message, me):
            return True
        if not self._reads_all:
            return False
        answered = message.reference.resolved if message.reference else None
        if isinstance(answered, discord.Message):
            return answered.author.id == me.id
        if conversations.in_own_thread(message, me):
            return True
        return mode == "every" and (conversations.is_post(message) or is_question(message.content))

    def opens_threads(self, message: discord.Message) -> bool:
        """Whether a conversation that begins with this message gets a thread."""
        return isinstance(message.channel, discord.TextChannel) and self._place(message).threads

    def deaf_to(self, message: discord.Message, me: discord.ClientUser) -> bool:
        """Whether somebody may expect an answer to a message that cannot be read; once for each
        thread of the bot's, and for each channel with its posts and threads."""
        if self._reads_all or message.guild is None or message.content:
            return False
        if message.author.bot or message.type not in SPOKEN:
            return False
        mode, own = self._place(message).mode, conversations.in_own_thread(message, me)
        if mode == "off" or not (own or mode == "every"):
            return False
        place = message.channel.id if own else _parent(message)
        if place in self._told or len(self._told) >= TOLD_PLACES:
            return False
        self.tell(place)
        return True

    def tell(self, place_id: int) -> None:
        """It is said there how to go on."""
        self._told.add(place_id)

    @property
    def reads_all(self) -> bool:
        return self._reads_all

    def _place(self, message: discord.Message) -> Place:
        return self._places.get(message.guild.id if message.guild else None, _parent(message))


def is_question(text: str) -> bool:
    """Whether it reads like a question rather than like talk."""
    return _QUESTION.search(_ADDRESS.sub(" ", text)) is not None


def _parent(message: discord.Message) -> int:
    """The channel; of a thread or a post, the one that it is in."""
    channel = message.channel
    return channel.parent_id if isinstance(channel, discord.Thread) else channel.id


def _names_role_of(message: discord.Message, me: discord.ClientUser) -> bool:
    """Whether it mentions the role that Discord makes for a bot, and offers beside its name."""
    return any(role.tags and role.tags.bot_id == me.id for role in message.role_mentions)
