"""What one generation of a library can be asked for by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from retrieval.analysis import Analyzer
from retrieval.naming.acronyms import Acronym
from retrieval.naming.publishers import Publishers
from retrieval.naming.speakers import Speakers, Who

SPELT_OUT = 0.8
"""What the telling word of a long form counts of its acronym."""
ABBREVIATED = 0.9
"""What an acronym counts of the words that it stands for."""

Terms = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Known:
    """Publishers, speakers and acronyms; immutable, shared by threads.

    `frequency` tells in how many passages a term stands. `long_forms` are, by the term of an
    acronym, the terms of what it stands for, the commonest meaning first; `short_forms` by the
    first term of a long form its terms and the acronym's.
    """

    frequency: Callable[[str], int]
    publishers: Publishers
    speakers: Speakers
    long_forms: Mapping[str, Sequence[Terms]]
    short_forms: Mapping[str, Sequence[tuple[Terms, str]]]

    @classmethod
    def learn(
        cls,
        *,
        publishers: Sequence[str],
        speakers: Iterable[Who],
        acronyms: Sequence[Acronym],
        analyzer: Analyzer,
        frequency: Callable[[str], int],
    ) -> Known:
        """Build the tables; `acronyms` may come in any order."""
        long_forms: dict[str, list[Terms]] = {}
        short_forms: dict[str, list[tuple[Terms, str]]] = {}
        for acronym in sorted(acronyms, key=lambda a: (-a.articles, a.short, a.long)):
            short, spelt = analyzer.terms(acronym.short), tuple(analyzer.terms(acronym.long))
            if len(short) == 1 and len(spelt) > 1:
                long_forms.setdefault(short[0], []).append(spelt)
                short_forms.setdefault(spelt[0], []).append((spelt, short[0]))
        return cls(
            frequency=frequency,
            publishers=Publishers(
                publishers, acronyms, frequency=lambda word: frequency(analyzer.stem(word))
            ),
            speakers=Speakers(speakers, analyzer),
            long_forms=long_forms,
            short_forms=short_forms,
        )

    def unmending(self) -> Known:
        """The same for what is asked ahead of the news: a word that no passage has yet is no
        slip."""
        return replace(self, frequency=lambda term: max(1, self.frequency(term)))

    def variants(self, terms: Sequence[str]) -> dict[str, dict[str, float]]:
        """What learnt acronyms let stand for each of a question's terms.

        For an acronym the rarest word of its commonest meaning; for all words of a long form that
        stands in the question the acronym.
        """
        found: dict[str, dict[str, float]] = {}
        for place, term in enumerate(terms):
            for spelt in self.long_forms.get(term, ())[:1]:
                telling = min(spelt, key=lambda word: (self.frequency(word), spelt.index(word)))
                found.setdefault(term, {})[telling] = SPELT_OUT
            for spelt, short in self.short_forms.get(term, ()):
                if tuple(terms[place : place + len(spelt)]) == spelt:
                    for word in spelt:
                        found.setdefault(word, {})[short] = ABBREVIATED
        return found
