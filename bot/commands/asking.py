"""ask, search, summary: what the library says."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Annotated

import typer

from bot import opening
from bot.commands import options
from bot.commands.options import Json, Now, Publisher, Since, SpeakerName, Until


def register(app: typer.Typer) -> None:
    app.command()(ask)
    app.command()(search)
    app.command()(summary)


def ask(
    question: Annotated[list[str] | None, typer.Argument(help="The question, in words.")] = None,
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    speaker: SpeakerName = None,
    limit: Annotated[int, typer.Option(help="Most excerpts to show (1 to 20).")] = 3,
    min_confidence: Annotated[
        float | None,
        typer.Option(help="Answer from this confidence on (0 to 1); 0: whatever matches."),
    ] = None,
    after: Annotated[
        str | None,
        typer.Option(metavar="QUESTION", help="The question before, which this one goes on from."),
    ] = None,
    now: Now = None,
    why: Annotated[
        bool, typer.Option("--why", help="Show what each excerpt was chosen for, in numbers.")
    ] = False,
    batch: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Answer each `id<TAB>question` line; - for stdin."),
    ] = None,
    json: Json = False,
) -> None:
    """Answer a question with verbatim, cited excerpts."""
    from bot.rendering import records
    from retrieval import trec

    if (question is None) == (batch is None):
        raise typer.BadParameter("give one question, or --batch FILE")
    if batch is not None and not json:
        raise typer.BadParameter("--batch prints JSON lines: add --json")
    if batch is not None and after is not None:
        raise typer.BadParameter("--after goes with one question: in a batch each stands alone")
    limits = options.filters(since, until, publisher, speaker)
    moment = options.moment(now)
    topics = list(trec.read_topics(options.lines(batch), batch)) if batch is not None else []
    with opening.library() as (library, _):
        ask_one = functools.partial(
            library.ask, filters=limits, limit=limit, min_confidence=min_confidence, now=moment
        )
        if batch is None:
            text = " ".join(question or [])
            before = None if after is None else library.ask(after, filters=limits, now=moment)
            found = ask_one(text, after=before)
            if json:
                options.emit(records.dumps(records.answer(found)))
            else:
                from bot.rendering import terminal

                terminal.show(terminal.answer(found))
                if why:
                    for item in (*found.excerpts, *found.closest):
                        terminal.show(terminal.why(item))
                    terminal.show(terminal.sure(found))
            return
        for qid, text in opening.counted(topics, "answering"):
            found = ask_one(text)
            options.emit(records.dumps({"qid": qid, **records.answer(found)}))


def search(
    topics: Annotated[
        str, typer.Option(metavar="FILE", help="Questions, `id<TAB>question` a line; - for stdin.")
    ],
    depth: Annotated[int, typer.Option(help="Passages a question.")] = 100,
    run: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the run here, not to stdout.")
    ] = None,
    engine_only: Annotated[bool, typer.Option(help="Bare BM25, without the second stage.")] = False,
    until: Until = None,
    now: Now = None,
) -> None:
    """Rank passages for questions, as a TREC run."""
    from retrieval import SourceError, trec

    limits = options.filters(until=until)
    moment = options.moment(now)
    questions = list(trec.read_topics(options.lines(topics), topics))
    with opening.library() as (library, _):
        found = (
            trec.run_line(qid, passage)
            for qid, text in opening.counted(questions, "searching")
            for passage in library.search(
                text, depth=depth, filters=limits, engine_only=engine_only, now=moment
            )
        )
        if run is None:
            for line in found:
                options.emit(line)
            return
        try:
            with run.open("w", encoding="utf-8") as file:
                file.writelines(line + "\n" for line in found)
        except OSError as error:
            raise SourceError(str(run), f"cannot be written: {error.strerror or error}") from error


def summary(
    article_id: Annotated[str | None, typer.Argument(help="The article's id.")] = None,
    sentences: Annotated[
        str, typer.Option(metavar="N|P%", help="How many sentences, or which share of them.")
    ] = "3",
    until: Until = None,
    batch: Annotated[
        str | None, typer.Option(metavar="FILE", help="One id a line; - for stdin.")
    ] = None,
    json: Json = False,
) -> None:
    """Summarise an article in its own sentences, each cited."""
    from bot.rendering import records
    from retrieval import UnknownArticleError

    if (article_id is None) == (batch is None):
        raise typer.BadParameter("give one article id, or --batch FILE")
    if batch is not None and not json:
        raise typer.BadParameter("--batch prints JSON lines: add --json")
    last = options.filters(until=until).until
    with opening.library() as (library, _):
        if batch is not None:
            unknown = 0
            for line in options.lines(batch):
                if name := line.strip():
                    try:
                        found = library.summary(name, sentences=sentences, until=last)
                    except UnknownArticleError as error:
                        typer.echo(f"dateline: {error}", err=True)
                        unknown += 1
                        continue
                    options.emit(records.dumps(records.summary(found)))
            if unknown:
                raise typer.Exit(1)
            return
        found = library.summary(article_id or "", sentences=sentences, until=last)
        if json:
            options.emit(records.dumps(records.summary(found)))
        else:
            from bot.rendering import terminal

            terminal.show(terminal.summary(found))
