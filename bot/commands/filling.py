"""ingest, reindex, remove: what the library holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bot import opening
from bot.commands import options
from bot.commands.options import Json, Publisher

if TYPE_CHECKING:
    from retrieval import IngestReport


def register(app: typer.Typer) -> None:
    app.command()(ingest)
    app.command()(reindex)
    app.command()(remove)


def ingest(
    locations: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Transcripts, article JSONL, folders.")
    ],
    json: Json = False,
) -> None:
    """Read articles into the library; searchable when it returns."""
    with opening.library() as (library, _), opening.progress() as report:
        found = library.ingest(locations, report=report)
    _tell(found, json=json)
    if found.failures and not found.read:
        raise typer.Exit(1)


def reindex(json: Json = False) -> None:
    """Read the configured sources again and rebuild the index."""
    with opening.library() as (library, settings), opening.progress() as report:
        found = library.reindex(settings.sources or (), report=report)
    _tell(found, json=json)
    if found.failures and not found.read and settings.sources:
        raise typer.Exit(1)


def remove(
    article_id: Annotated[str | None, typer.Argument(help="The article's id.")] = None,
    source: Annotated[
        str | None, typer.Option(metavar="PATH", help="Everything read from this path.")
    ] = None,
    publisher: Publisher = None,
) -> None:
    """Take articles out of everything at once."""
    from retrieval import DatelineError

    if sum(choice is not None for choice in (article_id, source, publisher)) != 1:
        raise typer.BadParameter("give one of ARTICLE_ID, --source or --publisher")
    with opening.library() as (library, _):
        count = library.remove(article_id=article_id, source=source, publisher=publisher)
    if not count:
        raise DatelineError(f"nothing in the library is {article_id or source or publisher!r}")
    options.emit(f"{count} article{'' if count == 1 else 's'} removed")


def _tell(found: IngestReport, *, json: bool) -> None:
    """The report; where nothing at all could be read, one line on standard error as well."""
    from bot.rendering import records, terminal

    if json:
        options.emit(records.dumps(records.report(found)))
    else:
        terminal.show(terminal.report(found))
    if found.failures and not found.read:
        first = found.failures[0]
        more = len(found.failures) - 1
        rest = f" (and {more:,} more)" if more else ""
        typer.echo(f"dateline: nothing read: {first.location}: {first.reason}{rest}", err=True)
