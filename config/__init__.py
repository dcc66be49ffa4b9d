"""Settings from the environment and `.env`; see `config.settings`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from config.settings import Settings, SettingsError, load_settings
    from config.values import Limit

__all__ = ["Limit", "Settings", "SettingsError", "load_settings"]


def __getattr__(name: str) -> Any:
    """Loaded when first named: pydantic takes longer to import than `--help` may."""
    if name in __all__:
        from config import settings

        return getattr(settings, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
