"""sync: register the slash commands with Discord."""

from __future__ import annotations

import typer

from bot import opening
from bot.commands import options


def register(app: typer.Typer) -> None:
    app.command()(sync)


def sync() -> None:
    """Register the slash commands with Discord; `run` does so by itself when they changed."""
    from bot.serving import register_commands, token
    from config import load_settings

    token(load_settings())
    with opening.library() as (library, settings):
        names, invitation = register_commands(settings, library)
    options.emit(f"registered: {', '.join(names)}")
    options.emit(f"invite the bot: {invitation}")
