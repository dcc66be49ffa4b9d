"""benchmark: the engine's speed against named peers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.commands import writing
from bot.commands.running import SEEDS

SIZES = "10000,100000,1000000"


def register(app: typer.Typer) -> None:
    app.command()(benchmark)


def benchmark(
    sizes: Annotated[
        str, typer.Option(metavar="N,N,...", help="Paragraphs, one run for each size.")
    ] = SIZES,
    corpus: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PATH", help="Articles to start from, may be repeated; else the samples."
        ),
    ] = None,
    questions: Annotated[int, typer.Option(min=1, help="Random questions of 8 terms.")] = 1000,
    worst: Annotated[int, typer.Option(min=1, help="Questions of frequent terms only.")] = 100,
    seed: Annotated[int, typer.Option(min=0, help="The same seed, the same paragraphs.")] = 1,
    engines: Annotated[
        str | None, typer.Option(metavar="NAME,NAME,...", help="Only these engines.")
    ] = None,
    exact: Annotated[
        int | None,
        typer.Option(min=0, help="Answers to compare with rank-bm25's, bit for bit."),
    ] = None,
    json: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write every figure here.")
    ] = None,
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw cost against size (PNG).")
    ] = None,
) -> None:
    """Measure the engine's speed against named peers, in turns in one run."""
    from bot import opening
    from bot.rendering import comparison, records, terminal
    from retrieval.benchmark import output, suite
    from retrieval.benchmark.plan import Plan, read_engines, read_sizes

    writing.check(json)
    writing.check_plot(plot)
    plan = Plan(
        sizes=read_sizes(sizes),
        corpus=corpus or [str(SEEDS)],
        questions=questions,
        worst=worst,
        seed=seed,
        engines=read_engines(engines) if engines is not None else None,
        exact=exact,
    )
    with opening.progress() as report:
        found = suite.run(plan, report)
    terminal.show(comparison.tables(found))
    if json is not None:
        writing.write(json, records.dumps(found).encode() + b"\n")
    if plot is not None:
        writing.write(plot, output.drawn(found))
    if any(size["exactness"] and size["exactness"]["mismatches"] for size in found["sizes"]):
        raise typer.Exit(1)
