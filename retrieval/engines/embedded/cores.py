"""A second core for large work: kernels and numpy run without the interpreter's lock."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

SHARED_FROM = 1 << 20
"""Cells of a matrix from which a second thread is worth starting."""


class Alone(Executor):
    """Runs at once what it is given, in the same thread."""

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        found: Future[T] = Future()
        found.set_result(function(*args, **kwargs))
        return found


def beside(cells: int) -> Executor:
    """Something to run work of so many cells beside one's own; to be left with `with`."""
    return ThreadPoolExecutor(1) if cells >= SHARED_FROM else Alone()
