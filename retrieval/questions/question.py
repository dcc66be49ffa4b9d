"""What a question asks for: its terms, and the form that an answer would have.

Knows the words of questions; of the library's only how frequent each is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from retrieval.analysis import Analyzer, Phrase, Token
from retrieval.model import Filters
from retrieval.naming.known import Known
from retrieval.questions import forms
from retrieval.questions.forms import AnswerForm
from retrieval.questions.mending import mend

MAX_TERMS = 64
"""Terms of one question that are searched; a pasted page asks nothing more precise."""

_LIGHT = re.compile(r"\b(?:take|takes|taking|took|taken) place\b", re.IGNORECASE)
_ASKED_UNIT = re.compile(
    r"\b(?:what|which) (day|date|time|year|month|weekday|place)\b"
    r"|\bhow many (minutes|hours|days|weeks|months|years)\b",
    re.IGNORECASE,
)


_SOURCE_WORDS = frozenset(
    "according article articles claims coverage discusses mentions published report reported"
    " reporting reports source sources story suggest suggested suggests".split()
)
"""Words that in a question which names a publisher only point to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as it is searched.

    `terms` are its content terms in order, repeats kept; `words` how each was written; `surfaces`
    their folded forms; `form` what kind of answer it asks for; `counted` the terms of what "how
    many" counts. `variants` are the terms that may stand for each term, with what they count of it.
    `mended` are words that the library lacks, each with the one taken instead, whose term is among
    `terms`. `stated` are all its words, folded: a name among them is no answer.
    `publishers` are those of the library that it names, place by place, each with all that the name
    may mean; `speakers` are (name, title) of those whose words it asks for.
    """

    text: str
    terms: tuple[str, ...]
    words: tuple[str, ...]
    surfaces: tuple[str, ...]
    form: AnswerForm
    counted: tuple[str, ...] = ()
    variants: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    mended: tuple[tuple[str, str], ...] = ()
    stated: frozenset[str] = frozenset()
    publishers: tuple[tuple[str, ...], ...] = ()
    speakers: tuple[tuple[str, str], ...] = ()


def read(
    text: str,
    analyzer: Analyzer,
    language: str,
    known: Known | None = None,
) -> Question:
    """Read a question; never fails. Without content words all its words become terms, so that a
    name made of stop words ("The Who") can still be found; `terms` is () where it has none.

    `known` is what the library can be asked for by name; without it nothing is mended, and no
    publisher or speaker found.
    """
    asking = [match.span() for match in _LIGHT.finditer(text)]
    asking += [
        match.span(group)
        for match in _ASKED_UNIT.finditer(text)
        for group in (1, 2)
        if match[group]
    ]
    tokens = analyzer.question_tokens(text, language)
    phrases = analyzer.phrases(tokens) if language == "en" else []
    form = forms.of(text)
    asks = forms.FORM_WORDS.get(form, frozenset())
    named = known.publishers.named(text) if known is not None else []
    asking += [(place.start, place.end) for place in named]
    about = _SOURCE_WORDS if named else frozenset()
    silent = {place for phrase in phrases if phrase.asks for place in phrase.places}
    content = [
        token
        for place, token in enumerate(tokens)
        if not (
            token.stop
            or place in silent
            or token.surface in asks
            or token.surface in about
            or _inside(token, asking)
        )
    ] or tokens
    content = content[:MAX_TERMS]
    mended: dict[int, tuple[str, str]] = {}
    if known is not None and language == "en":
        frequency = known.frequency
        for place, token in enumerate(content):
            if not frequency(token.term) and not any(map(frequency, analyzer.variants(token.term))):
                meant = mend(token.surface, frequency, analyzer.stem)
                if meant is not None:
                    mended[place] = meant
    terms = tuple(
        mended[place][1] if place in mended else token.term for place, token in enumerate(content)
    )
    variants = _variants(terms, tokens, phrases, analyzer) if language == "en" else {}
    if known is not None:
        for term, others in known.variants(terms).items():
            table = variants.setdefault(term, {})
            for other, strength in others.items():
                table[other] = max(strength, table.get(other, 0.0))
    speakers = known.speakers.named(text) if known is not None else []
    counted = forms.counted(text) if form in ("how_many", "how_much") else None
    return Question(
        text=text,
        terms=terms,
        words=tuple(text[token.start : token.end] for token in content),
        surfaces=tuple(
            mended[place][0] if place in mended else token.surface
            for place, token in enumerate(content)
        ),
        form=form,
        counted=tuple(analyzer.terms(counted, language)) if counted else (),
        variants=variants,
        publishers=tuple(dict.fromkeys(place.names for place in named)),
        speakers=tuple(
            dict.fromkeys(who for place in speakers if place.asked for who in place.speakers)
        ),
        mended=tuple(
            (text[content[place].start : content[place].end], meant[0])
            for place, meant in mended.items()
        ),
        stated=frozenset(token.surface for token in tokens),
    )


def _variants(
    terms: Sequence[str],
    tokens: Sequence[Token],
    phrases: Sequence[Phrase],
    analyzer: Analyzer,
) -> dict[str, dict[str, float]]:
    """What may stand for each term, by itself and as a part of a phrase."""
    found = {term: dict(analyzer.variants(term)) for term in terms}
    for phrase in phrases:
        inside = [tokens[place].term for place in phrase.places if tokens[place].term in found]
        if inside:
            # The phrase as a whole is meant; its first content word stands for it.
            table = found[inside[0]]
            for term, strength in phrase.related.items():
                if term not in inside:
                    table[term] = max(strength, table.get(term, 0.0))
    return {term: table for term, table in found.items() if table}


def understood(question: Question, filters: Filters) -> dict[str, object]:
    """What was made of a question and its limits, as plain values that an answer shows."""
    return {
        "terms": list(question.terms),
        "form": question.form,
        "publishers": [list(names) for names in question.publishers],
        "speakers": [{"name": name, "title": title or None} for name, title in question.speakers],
        "mended": [{"word": word, "meant": meant} for word, meant in question.mended],
        "since": filters.since.isoformat() if filters.since else None,
        "until": filters.until.isoformat() if filters.until else None,
        "publisher": filters.publisher,
        "speaker": filters.speaker,
    }


def _inside(token: Token, spans: list[tuple[int, int]]) -> bool:
    return any(start <= token.start and token.end <= end for start, end in spans)
