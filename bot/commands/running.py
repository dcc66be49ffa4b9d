"""run: the bot where a token is set, else the same answers as a chat in the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot import opening
from bot.rendering import wording

if TYPE_CHECKING:
    from config import Settings
    from retrieval import Library

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def register(app: typer.Typer) -> None:
    app.command()(run)


def run() -> None:
    """Start the bot, or without DISCORD_TOKEN a chat in the terminal."""
    from bot.chat import Chat
    from config import load_settings

    if load_settings().discord_token is not None:
        typer.echo(f"dateline: {wording.NO_DISCORD}", err=True)
        raise typer.Exit(1)
    with opening.library() as (library, settings):
        fill_if_empty(library, settings)
        library.follow()
        Chat(library).run()


def fill_if_empty(library: Library, settings: Settings) -> None:
    """Put the samples into an empty library, with a notice, unless sources are configured."""
    if library.status().articles:
        return
    if settings.sources is None and SEEDS.is_dir():
        with opening.progress() as report:
            library.ingest([str(SEEDS)], sample=True, report=report)
        typer.echo(wording.SAMPLES, err=True)
    elif settings.sources:
        typer.echo(wording.READ_SOURCES, err=True)
