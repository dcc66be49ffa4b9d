"""evaluate: the field's measures on a run made now, of the library or of whole sets."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import opening
from bot.commands import options, writing
from bot.commands.options import Json, Now, Until
from bot.commands.running import SEEDS

if TYPE_CHECKING:
    from retrieval import Filters, Library
    from retrieval.evaluation.figures import Evaluation
    from retrieval.evaluation.hits import Rule
    from retrieval.evaluation.saving import Difference
    from retrieval.evaluation.summaries import SummaryEvaluation

CORPUS, TOPICS, QRELS, ANSWERS = "corpus.jsonl", "topics.tsv", "qrels.txt", "answers.jsonl"
"""The files of a set's folder. Without a corpus the questions are about the sample articles."""

REFERENCES = "references.jsonl"
"""What a folder of articles has instead of questions where its summaries are measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a set of questions comes from; `corpus` None: the library that there is."""

    name: str
    topics: str
    qrels: str
    answers: str | None
    corpus: tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SummarySource:
    """Where articles with summaries to compare with come from."""

    name: str
    references: str
    corpus: tuple[str, ...]


def register(app: typer.Typer) -> None:
    app.command()(evaluate)


def evaluate(
    folders: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FOLDER]...",
            help=f"Sets, each a folder with {TOPICS}, {QRELS}, {ANSWERS} and {CORPUS} (else the "
            f"samples are asked), or with {CORPUS} and {REFERENCES} (its articles are summarised); "
            "instead of --topics and --qrels.",
        ),
    ] = None,
    topics: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Questions, `id<TAB>question` a line; - for stdin."),
    ] = None,
    qrels: Annotated[
        str | None, typer.Option(metavar="FILE", help="Relevant passages, in TREC's format.")
    ] = None,
    answers: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="JSON lines: qid, answers, answerable, kind."),
    ] = None,
    corpus: Annotated[
        list[str] | None,
        typer.Option(metavar="PATH", help="Ask these articles, not the library; may be repeated."),
    ] = None,
    depth: Annotated[int, typer.Option(min=1, help="Passages a question.")] = 100,
    every: Annotated[int, typer.Option(min=1, help="Only each N-th question or article.")] = 1,
    hits: Annotated[
        str,
        typer.Option(
            metavar="RULE",
            help="An excerpt with an answer string counts `anywhere`, or only from a `listed` "
            "passage; `auto`: listed where several passages are listed for some question.",
        ),
    ] = "auto",
    measures: Annotated[
        str | None,
        typer.Option(metavar="NAME,NAME,...", help="More measures, by ir-measures' names."),
    ] = None,
    until: Until = None,
    now: Now = None,
    json: Json = False,
    save: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write each question's values here.")
    ] = None,
    compare: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Compare with a run that --save wrote.")
    ] = None,
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw how right confidence is (PNG).")
    ] = None,
) -> None:
    """Measure rankings, answers and confidence on judged questions, and summaries by references."""
    from bot.rendering import evaluation, records, terminal
    from retrieval.evaluation import drawing, saving, summaries
    from retrieval.evaluation import measures as known
    from retrieval.evaluation.hits import read_rule

    sources = _sources(folders or [], topics, qrels, answers, corpus or [])
    rule = read_rule(hits)
    extra = known.read(measures) if measures is not None else ()
    if any(isinstance(source, Source) for source in sources):
        known.check(extra)
    elif plot is not None:
        raise typer.BadParameter("--plot draws confidence: no set given has questions")
    if any(isinstance(source, SummarySource) for source in sources):
        summaries.check()
    writing.check(save)
    writing.check_plot(plot)
    before = saving.read(compare) if compare is not None else None
    limits = options.filters(until=until)
    moment = options.moment(now)
    found: list[Evaluation | SummaryEvaluation] = [
        _summarise(source, every=every)
        if isinstance(source, SummarySource)
        else _run(source, limits, moment, depth=depth, every=every, rule=rule, extra=extra)
        for source in sources
    ]
    compared = [
        saving.compared(one, before, alone=len(found) == 1, location=str(compare))
        if before is not None
        else None
        for one in found
    ]
    asked: list[tuple[Evaluation, Mapping[str, Difference] | None]] = []
    summarised: list[tuple[SummaryEvaluation, Mapping[str, Difference] | None]] = []
    for one, against in zip(found, compared, strict=True):
        if isinstance(one, summaries.SummaryEvaluation):
            summarised.append((one, against))
        else:
            asked.append((one, against))
    if save is not None:
        writing.write(save, saving.record(found).encode() + b"\n")
    if plot is not None:
        writing.write(plot, drawing.drawn([one for one, _ in asked]))
    if json:
        shapes = [records.evaluation(*pair) for pair in asked]
        shapes += [records.summary_evaluation(*pair) for pair in summarised]
        options.emit(records.dumps({"sets": shapes} if folders else shapes[0]))
        return
    if asked:
        tell = evaluation.sets if len(found) > 1 else evaluation.one
        terminal.show(tell([one for one, _ in asked], [against for _, against in asked]))
    for number, pair in enumerate(summarised):
        if asked or number:
            terminal.show("")
        terminal.show(evaluation.summaries(*pair))


def _sources(
    folders: Sequence[str],
    topics: str | None,
    qrels: str | None,
    answers: str | None,
    corpus: Sequence[str],
) -> list[Source | SummarySource]:
    """The sets that the options name; folders that are not here are passed over, with a line on
    standard error for each."""
    from retrieval import SourceError

    if not folders:
        if topics is None or qrels is None:
            raise typer.BadParameter("give --topics and --qrels, or folders")
        if (topics, qrels, answers).count("-") > 1:
            raise typer.BadParameter("only one file can be standard input")
        name = "stdin" if topics == "-" else Path(topics).stem
        return [
            Source(
                name=name,
                topics=topics,
                qrels=qrels,
                answers=answers,
                corpus=tuple(corpus) or None,
            )
        ]
    if (topics, qrels, answers) != (None, None, None):
        raise typer.BadParameter("folders bring their own --topics, --qrels and --answers")
    found: list[Source | SummarySource] = []
    for folder in map(Path, folders):
        own = (str(folder / CORPUS),) if (folder / CORPUS).exists() else ()
        if (folder / REFERENCES).is_file() and not (folder / TOPICS).exists():
            found.append(
                SummarySource(
                    name=folder.resolve().name,
                    references=str(folder / REFERENCES),
                    corpus=tuple(corpus) or own or (str(SEEDS),),
                )
            )
            continue
        lacking = [name for name in (TOPICS, QRELS) if not (folder / name).is_file()]
        if lacking:
            why = f"no {' and no '.join(lacking)}" if folder.is_dir() else "no such folder"
            typer.echo(f"dateline: {folder}: {why}: passed over", err=True)
            continue
        judged = folder / ANSWERS
        found.append(
            Source(
                name=folder.resolve().name,
                topics=str(folder / TOPICS),
                qrels=str(folder / QRELS),
                answers=str(judged) if judged.exists() else None,
                corpus=tuple(corpus) or own or (str(SEEDS),),
            )
        )
    if not found:
        raise SourceError(folders[0], "holds no set, nor does any other folder given")
    return found


def _run(
    source: Source,
    limits: Filters,
    moment: datetime | None,
    *,
    depth: int,
    every: int,
    rule: Rule | None,
    extra: Sequence[str],
) -> Evaluation:
    """One set, read whole before anything is asked, and asked."""
    from retrieval import trec
    from retrieval.evaluation import asking, figures, hits, sets

    judged = trec.read_qrels(options.lines(source.qrels), source.qrels)
    expected = None
    if source.answers is not None:
        expected = sets.read_answers(options.lines(source.answers), source.answers)
    questions = sets.topics(
        options.lines(source.topics), source.topics, judged, expected, every=every
    )
    with _library(source.corpus) as library:
        asked = asking.ask(
            library,
            opening.counted(questions, f"asking {source.name}"),
            depth=depth,
            filters=limits,
            now=moment,
        )
        return figures.evaluate(
            source.name, asked, depth=depth, rule=rule or hits.rule_for(judged), extra=extra
        )


def _summarise(source: SummarySource, *, every: int) -> SummaryEvaluation:
    """One set of articles, each `every`-th of them summarised and compared."""
    from retrieval.analysis import Analyzer
    from retrieval.evaluation import summaries

    references = summaries.read_references(options.lines(source.references), source.references)
    with _library(source.corpus) as library:
        return summaries.evaluate(
            source.name,
            library,
            opening.counted(list(references.items())[::every], f"summarising {source.name}"),
            Analyzer(opening.settings().language),
        )


@contextlib.contextmanager
def _library(corpus: Sequence[str] | None) -> Iterator[Library]:
    """The library that the settings name, or one of these articles that is gone afterwards."""
    from retrieval import Library, SourceError

    if corpus is None:
        with opening.library() as (library, _):
            yield library
        return
    settings = opening.settings()
    with (
        tempfile.TemporaryDirectory(prefix="dateline-") as folder,
        Library(Path(folder), language=settings.language, timezone=settings.zone) as library,
    ):
        with opening.progress() as report:
            read = library.ingest(corpus, report=report)
        for failure in read.failures[:1]:
            if not read.read:
                raise SourceError(failure.location, failure.reason)
            more = f" (and {len(read.failures) - 1:,} more)" if len(read.failures) > 1 else ""
            typer.echo(f"dateline: {failure.location}: {failure.reason}{more}", err=True)
        yield library
