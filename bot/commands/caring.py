"""status, verify: how the library is."""

from __future__ import annotations

from typing import Annotated

import typer

from bot import opening
from bot.commands import options
from bot.commands.options import Json


def register(app: typer.Typer) -> None:
    app.command()(status)
    app.command()(verify)


def status(json: Json = False) -> None:
    """Counts, dates, generation, engine and sources."""
    from bot.rendering import records, terminal

    with opening.library() as (library, _):
        found = library.status()
    if json:
        options.emit(records.dumps(records.status(found)))
    else:
        terminal.show(terminal.status(found))


def verify(
    repair: Annotated[
        bool, typer.Option(help="Read damaged articles again from where they came.")
    ] = False,
    json: Json = False,
) -> None:
    """Check every stored passage and the index."""
    from bot.rendering import records, terminal

    with opening.library() as (library, _):
        found = library.verify(repair=repair)
    if json:
        options.emit(records.dumps(records.verification(found)))
    else:
        terminal.show(terminal.verification(found))
    if not found.sound:
        raise typer.Exit(1)
