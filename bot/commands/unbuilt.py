"""Commands of the public contract that later versions bring: each says so and exits 1."""

from __future__ import annotations

import typer

from bot.rendering import wording

NAMES = (
    "source",
    "doctor",
    "backup",
    "restore",
    "export",
    "migrate",
)


def register(app: typer.Typer) -> None:
    anything = {"ignore_unknown_options": True, "allow_extra_args": True}
    for name in NAMES:
        app.command(name, help="Not built yet.", context_settings=anything)(_refuse)


def _refuse(context: typer.Context) -> None:
    typer.echo(f"dateline: {wording.NOT_BUILT.format(command=context.info_name)}", err=True)
    raise typer.Exit(1)
