"""An evaluation's figures as tables for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.rendering.terminal import safe
from retrieval.evaluation.figures import IN_KINDS, LOWER_IS_BETTER, Evaluation, Figure
from retrieval.evaluation.measures import MULTIHOP
from retrieval.evaluation.saving import Difference
from retrieval.evaluation.summaries import MEASURES, WORDS, SummaryEvaluation

Compared = Sequence[Mapping[str, Difference] | None]

TITLES = {
    "mrr@10": "MRR@10",
    "ndcg@10": "nDCG@10",
    "map@100": "MAP@100",
    "false_answers": "false answers",
    "brier": "Brier score",
    "auroc": "AUROC",
    "answered_at_5_percent": "answered at 5 %",
    f"{MULTIHOP}hits@4": "multi-hop Hits@4",
    f"{MULTIHOP}hits@10": "multi-hop Hits@10",
    f"{MULTIHOP}map@10": "multi-hop MAP@10",
    f"{MULTIHOP}mrr@10": "multi-hop MRR@10",
    "rouge-1": "ROUGE-1",
    "rouge-2": "ROUGE-2",
    "rouge-lsum": "ROUGE-Lsum",
    "textrank": "TextRank",
}
"""Measures that are not shown under their own name."""

OF_RANKINGS = (
    "success@1", "success@5", "success@20", "recall@10", "mrr@10", "ndcg@10", "map@100",
)  # fmt: skip
OF_ANSWERS = (
    "hit@1", "hit@3", "answered", "false_answers", "auroc", "answered_at_5_percent",
)  # fmt: skip
OF_MULTIHOP = tuple(f"{MULTIHOP}{name}" for name in ("hits@4", "hits@10", "map@10", "mrr@10"))

INTERVAL = "95 % interval"

BAR = 40
"""Columns of the bar that stands for confidence 1."""


def one(found: Sequence[Evaluation], compared: Compared) -> RenderableType:
    """One set in full."""
    (given,), (against,) = found, compared
    parts: list[RenderableType] = [_heading(given), Text(), _figures(given), Text()]
    if given.kinds:
        parts += [_kinds(given), Text()]
    parts.append(_reliability(given))
    if against is not None:
        parts += [Text(), _differences(given.name, against)]
    return Group(*parts)


def sets(found: Sequence[Evaluation], compared: Compared) -> RenderableType:
    """Several sets, a row each: rankings, answers, the multi-hop paper's measures."""
    parts: list[RenderableType] = [
        _rows("rankings", found, OF_RANKINGS),
        Text(),
        _answer_rows(found),
        Text(),
        _rows("multi-hop", found, OF_MULTIHOP, prefix="multi-hop "),
        Text(),
        Text(_rules(found), style="dim"),
    ]
    for given, against in zip(found, compared, strict=True):
        if against is not None:
            parts += [Text(), _differences(given.name, against)]
    return Group(*parts)


def summaries(given: SummaryEvaluation, against: Mapping[str, Difference] | None) -> RenderableType:
    """A set of summaries: a row for each way to summarise at each length."""
    table = _table("summaries", "sentences", *map(_title, MEASURES.values()), WORDS)
    for row in given.rows:
        cells = [_spread(row.figures[name]) for name in MEASURES.values()]
        words = f"{row.figures[WORDS].value:.1f}"
        table.add_row(_title(row.system), row.length, *cells, words)
    title = Text(f"{safe(given.name)}, {given.articles:,} articles", style="bold")
    legend = f"(F1 with stemming, ± half the {INTERVAL}; words: their mean number)"
    parts: list[RenderableType] = [title, table, Text(legend, style="dim")]
    if against is not None:
        parts += [Text(), _differences(given.name, against)]
    return Group(*parts)


def _spread(figure: Figure) -> str:
    return f"{figure.value:.3f} ± {(figure.high - figure.low) / 2:.3f}"


def _heading(given: Evaluation) -> RenderableType:
    counts = (
        f"{given.questions:,} questions: {given.answerable:,} answerable, "
        f"{given.unanswerable:,} not; {given.judged:,} with a relevant passage, "
        f"{given.with_strings:,} with answer strings"
    )
    said = f"depth {given.depth:,}, answered from confidence {given.threshold:g}"
    if given.rule is not None:
        said += f"; {_rule(given)}"
    return Group(
        Text(safe(given.name), style="bold"), Text(counts, style="dim"), Text(said, style="dim")
    )


def _rule(given: Evaluation) -> str:
    where = "from a listed passage" if given.rule == "listed" else "anywhere"
    return f"hits: an answer string {where}"


def _figures(given: Evaluation) -> Table:
    table = _table("measure", "value", INTERVAL, "questions")
    for name, figure in given.figures.items():
        table.add_row(
            _title(name),
            f"{figure.value:.3f}",
            f"{figure.low:.3f} to {figure.high:.3f}",
            f"{figure.questions:,}",
        )
    return table


def _kinds(given: Evaluation) -> Table:
    measures = [name for name in IN_KINDS if any(name in kind.means for kind in given.kinds)]
    table = _table("kind", "questions", *map(_title, measures))
    for kind in given.kinds:
        cells = [_share(kind.means.get(name)) for name in measures]
        table.add_row(Text(safe(kind.kind)), f"{kind.questions:,}", *cells)
    return table


def _reliability(given: Evaluation) -> RenderableType:
    """Bars for the share that was right; a mark where it should end by confidence."""
    table = _table("confidence", "questions", "mean", "right")
    table.add_column("", no_wrap=True)
    for held in given.calibration:
        table.add_row(
            f"{held.start:.1f} to {held.end:.1f}",
            f"{held.questions:,}",
            _share(held.confidence),
            _share(held.right),
            _bar(held.right, held.confidence),
        )
    error = _share(given.calibration_error)
    legend = f"(expected calibration error {error}; █ right, │ the mean confidence)"
    return Group(table, Text(legend, style="dim"))


def _bar(right: float | None, confidence: float | None) -> Text:
    if right is None or confidence is None:
        return Text()
    full, mark = round(right * BAR), min(round(confidence * BAR), BAR - 1)
    line = "█" * full + " " * (BAR - full)
    bar = Text(line[:mark], style="cyan")
    bar.append("│", style="bold yellow")
    bar.append(line[mark + 1 :].rstrip(), style="cyan")
    return bar


def _rows(
    first: str, found: Sequence[Evaluation], measures: Sequence[str], prefix: str = ""
) -> Table:
    titles = [_title(name).removeprefix(prefix) for name in measures]
    table = _table(first, "questions", *titles)
    for given in found:
        cells = [_value(given.figures.get(name)) for name in measures]
        table.add_row(Text(safe(given.name)), f"{given.judged:,}", *cells)
    return table


def _answer_rows(found: Sequence[Evaluation]) -> Table:
    table = _table("answers", "questions")
    for name in OF_ANSWERS:
        table.add_column(_title(name), justify="right")
        if name == "false_answers":
            table.add_column("95 %", justify="right", no_wrap=True)
    table.add_column("ECE", justify="right")
    for given in found:
        cells = [f"{given.answerable:,} + {given.unanswerable:,}"]
        for name in OF_ANSWERS:
            figure = given.figures.get(name)
            cells.append(_value(figure))
            if name == "false_answers":
                cells.append("-" if figure is None else f"{figure.low:.3f}-{figure.high:.3f}")
        table.add_row(Text(safe(given.name)), *cells, _share(given.calibration_error))
    return table


def _rules(found: Sequence[Evaluation]) -> str:
    """What one has to know to read the tables of several sets."""
    said = [f"{given.name} {given.rule}" for given in found if given.rule is not None]
    hits = f" Excerpts with an answer string count: {safe(', '.join(said))}." if said else ""
    counts = "answerable + unanswerable questions; ECE: expected calibration error"
    return f"({counts}; threshold {found[0].threshold:g}.{hits})"


def _differences(name: str, against: Mapping[str, Difference]) -> RenderableType:
    title = Text(f"{safe(name)} against the saved run", style="bold")
    table = _table(
        "measure", "before", "now", "change", INTERVAL, "p", "better", "worse", "same"
    )  # fmt: skip
    for measure, found in against.items():
        good = (found.difference > 0) != (measure in LOWER_IS_BETTER)
        style = "" if found.p >= 0.05 else "green" if good else "red"
        table.add_row(
            _title(measure),
            f"{found.before:.3f}",
            f"{found.now:.3f}",
            f"{found.difference:+.3f}",
            f"{found.low:+.3f} to {found.high:+.3f}",
            "<.0001" if found.p < 0.0001 else f"{found.p:.4f}",
            *(f"{count:,}" for count in (found.better, found.worse, found.same)),
            style=style,
        )
    legend = "(p: paired randomisation, two-sided, each measure by itself)"
    return Group(title, table, Text(legend, style="dim"))


def _table(first: str, *others: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(first, no_wrap=True)
    for title in others:
        table.add_column(title, justify="right", no_wrap=title == INTERVAL)
    return table


def _title(name: str) -> str:
    return TITLES.get(name, name)


def _value(figure: Figure | None) -> str:
    return _share(None if figure is None else figure.value)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
