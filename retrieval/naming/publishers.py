"""Which of the library's publishers a question names, in whatever form.

Knows the names that it was built from, the ways in which people shorten them (`forms`) and what
tells a name from an ordinary word (`cues`). What is done with a name is the caller's.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.naming import cues, forms
from retrieval.naming.acronyms import Acronym
from retrieval.naming.forms import Frequency, Needs
from retrieval.naming.words import Word, capitals_tell, words
from retrieval.naming.words import forms as folded

SUGGESTIONS = 3
NEAR = 0.6
"""How alike two names are that may be meant for each other, between 0 and 1."""

MAX_NAME_CHARS = 200
"""What is looked at of a name that somebody typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A place [start, end) of a question that names publishers, and which, sorted."""

    start: int
    end: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    needs: Needs
    names: tuple[str, ...]


class Publishers:
    """The publishers of one generation of a library; immutable, shared by threads."""

    def __init__(
        self,
        names: Sequence[str],
        acronyms: Sequence[Acronym] = (),
        *,
        frequency: Frequency | None = None,
    ) -> None:
        """Learn the forms of the names.

        `acronyms` are the library's own: they name publishers, and take away initials that mean
        something else. `frequency` tells how many passages hold a word; without it every word that
        might be an ordinary one is taken for one.
        """
        self.names = tuple(sorted(set(names)))
        learnt = frozenset(acronym.short.casefold() for acronym in acronyms)
        self._whole: dict[tuple[str, ...], list[str]] = {}
        found: dict[tuple[str, ...], dict[str, Needs]] = {}
        for name in self.names:
            whole = folded(name)
            for form in {whole, whole[1:] if whole[:1] == ("the",) else whole}:
                if form:
                    self._whole.setdefault(form, []).append(name)
            for form, needs in forms.written(name, frequency, learnt):
                _add(found, form, name, needs)
        for acronym in acronyms:
            short, long = folded(acronym.short), folded(acronym.long)
            for name in sorted(found.get(long, ())):
                if found[long][name] <= Needs.CAPITAL:
                    _add(found, short, name, Needs.CAPITALS)
            for name in [
                of for of, needs in found.get(short, {}).items() if needs <= Needs.CAPITAL
            ]:
                _add(found, long, name, Needs.NOTHING)
        self._forms = {
            form: _Form(min(of.values()), tuple(sorted(self._whole.get(form, of))))
            for form, of in found.items()
        }
        self._longest: dict[str, int] = {}
        for form in self._forms:
            self._longest[form[0]] = max(len(form), self._longest.get(form[0], 0))

    def named(self, text: str) -> list[Named]:
        """The publishers that a question names, in order of appearance.

        Where names overlap the one of more words counts, ties by the earlier. A form that several
        share names them all; the whole name of one names only that one.
        """
        asked = words(text)
        if not any(word.form in self._longest for word in asked):
            return []
        telling = capitals_tell(asked)
        found: list[tuple[int, int, _Form]] = []
        for first in range(len(asked)):
            for last in range(first + 1, first + self._reach(asked, first) + 1):
                form = self._forms.get(tuple([one.form for one in asked[first:last]]))
                if form and _meant(asked, first, last, form.needs, text, telling):
                    found.append((first, last, form))
        found.sort(key=lambda one: (one[0] - one[1], one[0]))
        taken: set[int] = set()
        chosen: list[Named] = []
        for first, last, form in found:
            if taken.isdisjoint(range(first, last)):
                taken.update(range(first, last))
                chosen.append(
                    Named(start=asked[first].start, end=asked[last - 1].end, names=form.names)
                )
        return sorted(chosen, key=lambda one: one.start)

    def resolve(self, name: str) -> frozenset[str]:
        """The publishers that a name means where it can mean nothing else, as in a filter.

        The same but for case and a "The"; else those with this short form and those that hold its
        words in a row; else those that hold its letters. Empty where there are none, or no letters.
        """
        wanted = name.strip()[:MAX_NAME_CHARS].casefold()
        same = [known for known in self.names if known.casefold() == wanted]
        if same or not wanted:
            return frozenset(same)
        form = folded(wanted)
        if form in self._whole:
            return frozenset(self._whole[form])
        found = set(self._forms[form].names) if form in self._forms else set()
        if form:
            found.update(known for known in self.names if _holds(folded(known), form))
        return frozenset(found or (known for known in self.names if wanted in known.casefold()))

    def suggest(self, name: str) -> tuple[str, ...]:
        """The names nearest to one that means no publisher, the nearest first, ties by name; three
        at most, often none."""
        wanted = " ".join(folded(name[:MAX_NAME_CHARS]))
        matcher = difflib.SequenceMatcher(b=wanted, autojunk=False)
        best: dict[str, float] = {}
        for form, of in self._forms.items():
            matcher.set_seq1(" ".join(form))
            if matcher.real_quick_ratio() < NEAR or matcher.quick_ratio() < NEAR:
                continue
            ratio = matcher.ratio()
            if ratio >= NEAR:
                for known in of.names:
                    best[known] = max(ratio, best.get(known, 0.0))
        nearest = sorted(best, key=lambda known: (-best[known], known))
        return tuple(nearest[:SUGGESTIONS])

    def _reach(self, asked: Sequence[Word], first: int) -> int:
        """How many words from `first` on may be one name."""
        longest = min(self._longest.get(asked[first].form, 0), len(asked) - first)
        reach = 1 if longest else 0
        while reach < longest and asked[first + reach].joined:
            reach += 1
        return reach


def _add(
    found: dict[tuple[str, ...], dict[str, Needs]], form: tuple[str, ...], name: str, needs: Needs
) -> None:
    if form:
        names = found.setdefault(form, {})
        names[name] = min(needs, names.get(name, needs))


def _holds(words_of: tuple[str, ...], form: tuple[str, ...]) -> bool:
    size = len(form)
    return any(words_of[i : i + size] == form for i in range(len(words_of) - size + 1))


def _meant(
    asked: Sequence[Word], first: int, last: int, needs: Needs, text: str, telling: bool
) -> bool:
    """Whether words [first, last) of a question have what their form needs."""
    if needs is Needs.NOTHING or cues.quoted(text, asked[first], asked[last - 1]):
        return True
    core = first + 1 if last - first > 1 and asked[first].form == "the" else first
    capital = telling and asked[core].capital
    if needs is Needs.NO_OWNER and (capital or not cues.owned(asked, first)):
        return True
    before, after = (
        cues.part_of_a_name(asked, first, last, text)
        if capital and last - core == 1
        else (False, False)
    )
    if before:
        return False
    if (
        needs is Needs.CAPITAL
        and telling
        and not after
        and cues.named_by_capital(asked, core, last)
    ):
        return True
    if needs is Needs.CAPITALS and capital and asked[core].capitals:
        return True
    return cues.cued(asked, first, last, capital=capital)
