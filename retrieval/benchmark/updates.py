"""Updates: how long until one article more, fewer or other is what is found.

Each is timed from the change to an answer that shows it, and an answer that does not is an error:
a fast update that nobody sees is none.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence

from retrieval.benchmark.contenders import Contender
from retrieval.benchmark.corpus import Corpus
from retrieval.benchmark.growth import ARTICLE
from retrieval.benchmark.questions import Question
from retrieval.engines import IndexedPassage
from retrieval.errors import DatelineError

ROUNDS = 7


class UnseenChangeError(DatelineError):
    """A change that a contender's next answer did not show."""


def measure(name: str, contender: Contender, news: Corpus) -> dict[str, float]:
    """Median milliseconds to add, replace and delete an article of ARTICLE paragraphs; `news` is
    articles that the index does not have. The index is afterwards as it was before."""
    times: dict[str, list[float]] = {"add_ms": [], "replace_ms": [], "delete_ms": []}
    for turn in range(ROUNDS):
        first = (turn * ARTICLE) % (len(news) - ARTICLE + 1)
        passages = list(news.part(first, first + ARTICLE).passages())
        sequence = passages[0].key.sequence
        added, old = _marked(passages, f"added{turn}", 1)
        edited, new = _marked(passages, f"edited{turn}", 2)
        began = time.perf_counter()
        contender.change(added, [])
        _expect(name, contender, old, sequence, there=True)
        times["add_ms"].append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        contender.change(edited, [sequence])
        _expect(name, contender, new, sequence, there=True)
        times["replace_ms"].append((time.perf_counter() - began) * 1000)
        _expect(name, contender, old, sequence, there=False)
        began = time.perf_counter()
        contender.change([], [sequence])
        _expect(name, contender, new, sequence, there=False)
        times["delete_ms"].append((time.perf_counter() - began) * 1000)
    return {what: statistics.median(taken) for what, taken in times.items()}


def _marked(
    passages: Sequence[IndexedPassage], mark: str, revision: int
) -> tuple[list[IndexedPassage], Question]:
    """The article with a word that stands nowhere else, and the question for it."""
    marked = [passage._replace(key=passage.key._replace(revision=revision)) for passage in passages]
    marked[0] = marked[0]._replace(terms=[*marked[0].terms, mark])
    return marked, Question(terms=(mark,), postings=1)


def _expect(
    name: str, contender: Contender, question: Question, sequence: int, *, there: bool
) -> None:
    found = contender.keys(contender.answer(contender.prepared(question)))
    if any(key[0] == sequence for key in found) is not there:
        seen = "is not found" if there else "is still found"
        raise UnseenChangeError(f"{name}: an article {seen} after its change")
