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
    from config import load_settings

    discord = load_settings().discord_token is not None
    with opening.library(quiet=not discord) as (library, settings):
        fill_if_empty(library, settings)
        library.follow()
        if discord:
            from bot.serving import serve

            serve(settings, library)
        else:
            from bot.chat import Chat

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
