"""Which languages Discord knows, and which of a command's texts a person sees."""

from __future__ import annotations

from tests.fake_discord.objects import Json

LOCALES = frozenset(
    "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg "
    "ru uk hi th zh-CN ja zh-TW ko ar he".split()
)
INSTEAD = {"en-GB": "en-US", "en-US": "en-GB", "es-419": "es-ES"}
"""Where there is no translation into the one, there may be one into the other."""


def translated(node: Json, field: str, locale: str) -> str:
    """The name or description in this language, or else as it was registered."""
    texts = node.get(f"{field}_localizations") or {}
    found = texts.get(locale) or texts.get(INSTEAD.get(locale, "")) or node.get(field)
    return str(found or "")
