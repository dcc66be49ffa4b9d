"""Logging to standard error: one line a fact, key=value, or JSON for collectors.

Everything below logs through the standard library; structlog gives the lines their form.
"""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from config import Settings


LIBRARIES = {
    "asyncio": logging.WARNING,
    "aiohttp": logging.WARNING,
    "discord": logging.WARNING,
    "discord.app_commands": logging.CRITICAL,
}
"""Libraries that would log addresses with interaction tokens, payloads or user ids below these
levels; the bot says itself what matters of them."""


def configure(settings: Settings, *, quiet: bool = False) -> None:
    """Set up logging for this process. `quiet`: only warnings, unless a level was asked for, as
    for commands that report to a person anyway."""
    import structlog

    chosen = settings.log_level
    if quiet and "log_level" not in settings.model_fields_set:
        chosen = "warning"
    shared: list[structlog.types.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    # Traces without local variables: those hold questions.
    renderer: structlog.types.Processor = (
        structlog.processors.JSONRenderer()
        if settings.log_format == "json"
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    )
    tracing = [structlog.processors.format_exc_info] if settings.log_format == "json" else []
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *tracing,
                renderer,
            ],
        )
    )
    handler.addFilter(_brief)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(chosen.upper())
    for name, level in LIBRARIES.items():
        logging.getLogger(name).setLevel(level)


def _brief(record: logging.LogRecord) -> bool:
    """discord.py logs each failed connect with its whole trace and tries again by itself: the
    cause is enough."""
    if record.name.startswith("discord") and record.exc_info and record.exc_info[1]:
        cause = record.exc_info[1]
        record.msg = f"{record.getMessage()} cause={type(cause).__name__}: {cause}"
        record.args, record.exc_info, record.exc_text = (), None, None
    return True
