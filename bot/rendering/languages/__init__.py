"""Languages: what the bot says of its own, in the language of who reads it.

english     all sentences, and how facts become words
korean      the same in Korean
naming      what commands and their options are called elsewhere
"""

from bot.rendering.languages.english import English
from bot.rendering.languages.korean import Korean

ENGLISH = English()
LANGUAGES: tuple[English, ...] = (ENGLISH, Korean())

__all__ = ["ENGLISH", "LANGUAGES", "English", "in_locale"]


def in_locale(locale: object) -> English:
    """The language of one of Discord's locales ("ko", "en-GB"); English for all others."""
    code = str(locale).partition("-")[0]
    return next((language for language in LANGUAGES if code == language.CODE), ENGLISH)
