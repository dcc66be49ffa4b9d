"""digest, timeline, quotes: the news at a glance."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot import opening
from bot.commands import options, writing
from bot.commands.options import PERIODS, Json, Now, Publisher, Since, Until
from retrieval.errors import DatelineError, QueryError


def register(app: typer.Typer) -> None:
    app.command()(digest)
    app.command()(timeline)
    app.command()(quotes)


def digest(
    period: Annotated[
        str | None,
        typer.Option(metavar="|".join(PERIODS), help="Which days, as of now; by default the week."),
    ] = None,
    since: Since = None,
    until: Until = None,
    topic: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Only what is about it.")
    ] = None,
    publisher: Publisher = None,
    limit: Annotated[int, typer.Option(help="Most stories to show.")] = 8,
    now: Now = None,
    json: Json = False,
) -> None:
    """What happened, grouped by story, the most covered and latest first."""
    if period is not None and period not in PERIODS:
        raise QueryError(f"--period: {period!r} is none of {', '.join(PERIODS)}")
    if period is not None and (since is not None or until is not None):
        raise QueryError("--period names the days: leave out --since and --until")
    first, last = options.day(since, "--since"), options.day(until, "--until")
    moment = options.moment(now)
    with opening.library() as (library, _):
        found = library.digest(
            period=period,
            since=first,
            until=last,
            topic=topic,
            publisher=publisher,
            limit=limit,
            now=moment,
        )
    if json:
        from bot.rendering import overview_records

        options.emit_json(overview_records.digest(found))
    else:
        from bot.rendering import glances, terminal

        terminal.show(glances.digest(found))


def timeline(
    topic: Annotated[list[str], typer.Argument(help="The topic, in words.")],
    until: Until = None,
    limit: Annotated[int, typer.Option(help="Most developments to show.")] = 12,
    png: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Draw how much was reported when (needs matplotlib)."),
    ] = None,
    now: Now = None,
    json: Json = False,
) -> None:
    """A topic from its first report to the latest, one line a development."""
    from bot.rendering import charts, overviews, wording
    from bot.rendering.languages import ENGLISH

    writing.check(png)
    if png is not None and not charts.available():
        raise DatelineError(f"--png: {charts.MISSING}")
    last, moment = options.day(until, "--until"), options.moment(now)
    with opening.library() as (library, _):
        found = library.timeline(" ".join(topic), until=last, limit=limit, now=moment)
    drawn = None
    if png is not None and found.coverage:
        drawn = charts.coverage(found.coverage, words=ENGLISH)
        writing.write(png, drawn.png)
    if json:
        from bot.rendering import overview_records

        options.emit_json(overview_records.timeline(found))
    else:
        from bot.rendering import glances, terminal

        terminal.show(glances.timeline(found))
    if drawn is not None:
        key = overviews.chart_key(drawn.step, ENGLISH, marked=drawn.marked)
        typer.echo(wording.PICTURE.format(path=png, key=key), err=True)
    elif png is not None:
        typer.echo(f"dateline: {wording.NO_PICTURE}", err=True)


def quotes(
    speaker: Annotated[str, typer.Argument(help="A name or a title.")],
    topic: Annotated[
        list[str] | None, typer.Argument(help="Only what was said about it, in words.")
    ] = None,
    until: Until = None,
    limit: Annotated[int, typer.Option(help="Most quotes to show.")] = 10,
    offset: Annotated[int, typer.Option(help="Pass over so many, for the next page.")] = 0,
    now: Now = None,
    json: Json = False,
) -> None:
    """What somebody said, the latest first."""
    last, moment = options.day(until, "--until"), options.moment(now)
    with opening.library() as (library, _):
        found = library.quotes(
            speaker,
            " ".join(topic) if topic else None,
            until=last,
            limit=limit,
            offset=offset,
            now=moment,
        )
    if json:
        from bot.rendering import overview_records

        options.emit_json(overview_records.quotes(found, offset=offset))
    else:
        from bot.rendering import glances, terminal

        terminal.show(glances.quotes(found, offset=offset))
