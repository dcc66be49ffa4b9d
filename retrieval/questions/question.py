"""What a question asks for: its terms, and the form that an answer would have.

Knows the words of questions; of the library's only how frequent each is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from retrieval.analysis import Analyzer, Phrase, Token
from retrieval.errors import QueryError
from retrieval.model import Filters
from retrieval.naming.known import Known
from retrieval.questions import forms, operators, typed, windows
from retrieval.questions.followups import Carried
from retrieval.questions.forms import AnswerForm
from retrieval.questions.leaning import GENERIC
from retrieval.questions.mending import mend
from retrieval.questions.operators import Operators
from retrieval.questions.windows import Window

MAX_TERMS = 64
"""Terms of one question that are searched; a pasted page asks nothing more precise."""

_LIGHT = re.compile(r"\b(?:take|takes|taking|took|taken) place\b", re.IGNORECASE)
_ASKED_UNIT = re.compile(
    r"\b(?:what|which) (day|date|time|year|month|weekday|place)\b"
    r"|\bhow many (minutes|hours|days|weeks|months|years)\b",
    re.IGNORECASE,
)


_RECENT = re.compile(
    r"\b(?:latest|newest|most recent(?:ly)?|recent(?:ly)?|right now|currently|at the moment|so far"
    r"|these days|breaking)\b",
    re.IGNORECASE,
)
"""Words that ask for what is new."""

NO_LIMITS = operators.read("")

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
    `terms` unless it only carries grammar. `stated` are all its words, folded: a name among them is
    no answer.
    `publishers` are those of the library that it names, place by place, each with all that the name
    may mean; `speakers` are (name, title) of those whose words it asks for.
    `limits` are its operators, `windows` the days that it names; `phrases` the terms of what is in
    quotation marks, `excluded` those of what is not wanted; `recent` tells that it asks for the
    latest. `carried` are those of its terms that only the turn before has.
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
    limits: Operators = NO_LIMITS
    windows: tuple[Window, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()
    recent: bool = False
    carried: frozenset[str] = frozenset()

    @property
    def own(self) -> tuple[str, ...]:
        """The terms that it has itself."""
        return tuple([term for term in self.terms if term not in self.carried])


def read(
    text: str,
    analyzer: Analyzer,
    language: str,
    known: Known | None = None,
    now: datetime | None = None,
    carried: Carried | None = None,
    *,
    statement: bool = False,
) -> Question:
    """Read a question. Without content words all its words become terms, so that a
    name made of stop words ("The Who") can still be found; `terms` is () where it has none.

    `known` is what the library can be asked for by name; without it nothing is mended, and no
    publisher or speaker found. `now` is the moment of asking in the zone whose days are meant;
    without it no days are found. `carried` is read behind the question's own words, and in their
    place where those have no topic. QueryError names an operator that cannot be understood.
    A `statement` asks for nothing: its "who" and "when" name no form of an answer, its colons and
    minus signs are no operators.
    """
    asked = text
    slips: tuple[tuple[str, str], ...] = ()
    if known is not None and language == "en":
        text, slips = typed.plain(text, lambda word: _lacks(known, word, analyzer))
    limits = operators.unread(text) if statement else operators.read(text)
    text = limits.rest
    asking = [match.span() for match in _LIGHT.finditer(text)]
    asking += [
        match.span(group)
        for match in _ASKED_UNIT.finditer(text)
        for group in (1, 2)
        if match[group]
    ]
    if not statement and (verb := forms.asked_verb(text)) is not None:
        asking.append(verb)
    tokens = analyzer.question_tokens(text, language)
    phrases = analyzer.phrases(tokens) if language == "en" else []
    form = (carried and carried.form) or ("open" if statement else forms.of(text))
    asks = forms.FORM_WORDS.get(form, frozenset())
    named = known.publishers.named(text) if known is not None else []
    asking += [(place.start, place.end) for place in named]
    found = [
        window
        for window in (windows.find(text, now) if now is not None else [])
        if not any(start <= window.start and window.end <= end for start, end in limits.phrases)
    ]
    asking += [place.span() for place in _RECENT.finditer(text)]
    # "Last week" is another week in an article; a date that is given is the same for all.
    asking += [(window.start, window.end) for window in found if window.relative]
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
            or (statement and token.surface == "us" and text[token.start].islower())
        )
    ]
    behind: list[tuple[Token, str]] = []
    if carried is not None:
        if all(token.surface in GENERIC for token in content):
            content = []
        behind = _words(carried.words, analyzer, language)
    if not behind:
        content = content or tokens
    written = [(token, text[token.start : token.end]) for token in content[:MAX_TERMS]]
    own = frozenset(token.term for token, _ in written)
    written += [pair for pair in behind if pair[0].term not in own]
    tokens += [token for token, _ in written[len(content[:MAX_TERMS]) :]]
    content = [token for token, _ in written]
    mended: dict[int, tuple[str, str]] = {}
    if known is not None and language == "en":
        frequency = known.frequency
        for place, token in enumerate(content):
            # A word that the thesaurus knows is none with a typo: "auction" is not "action".
            if not frequency(token.term) and not analyzer.variants(token.term):
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
    counted_terms = tuple(analyzer.terms(counted, language)) if counted else ()
    return Question(
        text=asked,
        terms=terms,
        words=tuple(word for _, word in written),
        surfaces=tuple(
            mended[place][0] if place in mended else token.surface
            for place, token in enumerate(content)
        ),
        form=form,
        counted=counted_terms or (carried.counted if carried is not None else ()),
        variants=variants,
        publishers=tuple(dict.fromkeys(place.names for place in named)),
        speakers=tuple(
            dict.fromkeys(who for place in speakers if place.asked for who in place.speakers)
        ),
        mended=(
            *slips,
            *((written[place][1], meant[0]) for place, meant in mended.items()),
        ),
        stated=frozenset(token.surface for token in tokens),
        limits=limits,
        windows=tuple(found),
        phrases=_phrases(text, limits.phrases, analyzer, language),
        excluded=tuple(
            unwanted
            for words in limits.excluded
            if (unwanted := tuple(analyzer.terms(words, language)))
        ),
        recent=_RECENT.search(text) is not None,
        carried=frozenset(
            term
            for place, term in enumerate(terms)
            if content[place].term not in own and term not in own
        ),
    )


def _lacks(known: Known, word: str, analyzer: Analyzer) -> bool:
    """Whether neither the library nor the thesaurus has a folded word."""
    term = analyzer.stem(word)
    return not known.frequency(term) and not analyzer.variants(term)


def _words(carried: Sequence[str], analyzer: Analyzer, language: str) -> list[tuple[Token, str]]:
    """The content words of what is carried, in order, each with how it is written."""
    return [
        (token, words[token.start : token.end])
        for words in carried
        for token in analyzer.tokens(words, language)
        if not token.stop
    ]


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


def _phrases(
    text: str, spans: Sequence[tuple[int, int]], analyzer: Analyzer, language: str
) -> tuple[tuple[str, ...], ...]:
    """The terms of each quoted phrase that has any."""
    found = (tuple(analyzer.terms(text[start:end], language)) for start, end in spans)
    return tuple(terms for terms in found if terms)


def narrowed(filters: Filters, question: Question) -> Filters:
    """The limits of an answer: those given beside a question, and those written into it.

    Days are those within both; QueryError where there are none, or where a publisher or speaker is
    given in both ways.
    """
    limits = question.limits
    for name in ("publisher", "speaker"):
        if getattr(filters, name) is not None and getattr(limits, name) is not None:
            raise QueryError(
                f"{name}: is given twice ({getattr(filters, name)!r} beside the question and"
                f" {getattr(limits, name)!r} in it): take one of them away"
            )
    since = max((d for d in (filters.since, limits.since) if d is not None), default=None)
    until = min((d for d in (filters.until, limits.until) if d is not None), default=None)
    if since and until and since > until:
        raise QueryError(f"since {since} is after until {until}")
    return replace(
        filters,
        since=since,
        until=until,
        publisher=filters.publisher if limits.publisher is None else limits.publisher,
        speaker=filters.speaker if limits.speaker is None else limits.speaker,
    )


def understood(question: Question, filters: Filters) -> dict[str, object]:
    """What was made of a question and its limits, as plain values that an answer shows."""
    return {
        "terms": list(question.terms),
        "form": question.form,
        "windows": [
            {
                "words": window.words,
                "since": window.since.isoformat() if window.since else None,
                "until": window.until.isoformat() if window.until else None,
            }
            for window in question.windows
        ],
        "phrases": [question.limits.rest[start:end] for start, end in question.limits.phrases],
        "excluded": list(question.limits.excluded),
        "recent": question.recent,
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
