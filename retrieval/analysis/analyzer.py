"""Analyzer: text to terms, with where each word stands.

A term is a folded, stemmed word: case, accents, width, possessives and contractions do not
matter ("Korea's" = "korea", "Beyoncé" = "beyonce"), grouped digits are one number ("1,200" =
"1200"), dotted acronyms lose their dots ("U.S." = "us"), hyphens part words ("28-minute" = "28",
"minut"). Han, Hangul and Kana have no word breaks to trust, so runs of them become overlapping
pairs of characters. Stop words are dropped unless written as a name or an acronym.
"""

from __future__ import annotations

import functools
import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import regex

from retrieval.analysis import lexicon, spelling
from retrieval.analysis.pieces import Pieces, Word, Words
from retrieval.analysis.strengths import CLOSE
from retrieval.analysis.thesaurus import Phrase, Thesaurus

if TYPE_CHECKING:
    from Stemmer import Stemmer

_WORD = regex.compile(
    r"""
      (?<![^\W_])(?:\p{L}\.){2,}\p{L}?(?![^\W_])    # U.S.  U.S.A  p.m.
    | \d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w])          # 41,000
    | \d+(?:\.\d+)?(?![\w])                         # 3.5
    | [\p{L}\p{M}\p{N}]+(?:['’ʼ][\p{L}\p{M}\p{N}]+)*   # Korea's  O'Brien
    """,
    regex.VERBOSE,
)
_CJK = regex.compile(r"[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー]+")
_COMBINING = regex.compile(r"[\u0300-\u036f]")
_CLITIC = regex.compile(r"['’ʼ](?:s|S|re|RE|ll|LL|ve|VE|d|D|m|M)$")
_ORDINAL = regex.compile(r"(\d+)(?:st|nd|rd|th)")
_OPENS_SENTENCE = regex.compile(r"(?:^|[.!?:;…\n\"“‘(\[])\s*[\"“‘'(\[]*$")

_STEMMERS = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "id": "indonesian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}
"""Languages that PyStemmer has an algorithm for; others keep their words whole."""


LANGUAGES = 8
"""Languages whose pieces are kept at a time."""

_INSIDE = "and "
"""What stands before a piece that does not open a sentence."""


class Token(NamedTuple):
    """One word of a text: its term, its folded form before stemming, and its offsets [start, end).

    `stop` tells that it carries no meaning of its own: it is not indexed and never highlighted.
    """

    term: str
    surface: str
    start: int
    end: int
    stop: bool


def fold(word: str) -> str:
    """The word without case, accents, width and presentation forms (NFKD, marks off, NFKC)."""
    if word.isascii():
        return word.lower()
    bare = _COMBINING.sub("", unicodedata.normalize("NFKD", word))
    return unicodedata.normalize("NFKC", bare).casefold()


class Analyzer:
    """Turns text into terms; immutable, shared by threads.

    `language` is an ISO 639-1 code and picks stemmer and stop words for that text; only English
    has a stop list of its own.
    """

    version = 2
    """Raised when the code below changes what terms a text gives."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        # Caches of this analyzer: news repeats its words.
        self._stem = functools.lru_cache(maxsize=1 << 17)(_stem)
        self._pieces = functools.lru_cache(maxsize=LANGUAGES)(self._no_pieces)
        self._doubts = Pieces(self._doubt)

    @functools.cached_property
    def fingerprint(self) -> str:
        """Changes whenever the same text may give other terms: an index keeps it to be checked."""
        import Stemmer

        lists = (
            sorted(lexicon.STOP_WORDS),
            sorted(lexicon.NAME_LIKE),
            sorted(_bases().items()),
            self.version,
            self.language,
            Stemmer.version(),
            unicodedata.unidata_version,
        )
        return hashlib.sha256(repr(lists).encode()).hexdigest()[:16]

    def tokens(self, text: str, language: str | None = None) -> list[Token]:
        """Every word of the text in order, stop words included and marked. "" gives []."""
        return list(self._tokens(text, language or self.language))

    def terms(self, text: str, language: str | None = None) -> list[str]:
        """The terms to index, in order, repeats kept. May be empty."""
        return [word[0] for word in self.words(text, language)]

    def words(
        self, text: str, language: str | None = None, first: int = 0, last: int | None = None
    ) -> list[Word]:
        """The words of `tokens` that are no stop words, in order, in a sixth of the time.

        Those of the part [first, last) of the text, which may begin and end where sentences do.
        Pieces are looked up; only whether a capital makes a name ("May") hangs on what stands
        before, and such pieces are known as None.
        """
        chosen = language or self.language
        pieces = text[first:last].split(" ")
        known = self._pieces(chosen, chosen == "en" and text.isupper())
        found = list(map(known.__getitem__, pieces))
        while None in found:
            place = found.index(None)
            at = first + sum(map(len, pieces[:place])) + place
            start, opening, inside = self._doubts[pieces[place]]
            found[place] = opening if _opens_sentence(text, at + start) else inside
        return list(chain.from_iterable(filter(None, found)))

    def question_tokens(self, text: str, language: str | None = None) -> list[Token]:
        """The words of a question, with those that only ask marked as stop words as well."""
        chosen = language or self.language
        found: list[Token] = []
        before = ""
        for token in self._tokens(text, chosen):
            stop = token.stop
            if chosen == "en":
                word = token.surface.replace("'", "")
                asks = word in lexicon.QUESTION_WORDS and text[token.start].islower()
                amount = before == "how" and word in lexicon.AFTER_HOW
                stop = (stop and word not in lexicon.KEPT_IN_QUESTIONS) or asks or amount
            before = token.surface
            found.append(
                token
                if stop == token.stop
                else Token(token.term, token.surface, token.start, token.end, stop)
            )
        return found

    def stem(self, word: str) -> str:
        """The term of one word as it may be written in running text."""
        return _stem(word, self.language)[1]

    def related(self, term: str) -> frozenset[str]:
        """Those variants of a term that are no less than close (English); often none."""
        return frozenset(
            [other for other, strength in self.variants(term).items() if strength >= CLOSE]
        )

    def variants(self, term: str) -> Mapping[str, float]:
        """Other terms that news may use for this one (English), each with what it counts of it
        (0 to 1, see `strengths`), strongest first; never itself, often none."""
        return self._thesaurus.variants(term)

    def phrases(self, tokens: Sequence[Token]) -> list[Phrase]:
        """The phrases among a question's tokens, stop words included: "called off", "how come",
        "two million". In order, none sharing a token with another."""
        return self._thesaurus.phrases(
            [token.term for token in tokens], [token.surface for token in tokens]
        )

    @functools.cached_property
    def _thesaurus(self) -> Thesaurus:
        return Thesaurus(lambda word: _stem(word, "en")[1])

    def _no_pieces(self, language: str, shouting: bool) -> Pieces[Words | None]:
        """The pieces of texts of one language, which may be all in capitals; none yet."""

        def read(piece: str) -> Words | None:
            tokens = list(self._tokens(piece, language, shouting=shouting))
            words = _content(tokens)
            if language != "en" or shouting:
                return words
            if all(token.surface not in lexicon.NAME_LIKE for token in tokens):
                return words
            _, opening, inside = self._doubts[piece]
            return words if opening == inside else None

        return Pieces(read)

    def _doubt(self, piece: str) -> tuple[int, Words, Words]:
        """The words of an English piece where it opens a sentence and where it does not, and the
        start of the word that makes the difference: no other can, since it stands before them."""
        opening = list(self._tokens(piece, "en", shouting=False))
        inside = list(self._tokens(_INSIDE + piece, "en", len(_INSIDE)))
        differing = [a.start for a, b in zip(opening, inside, strict=True) if a.stop != b.stop]
        return min(differing, default=0), _content(opening), _content(inside)

    def _tokens(
        self,
        text: str,
        language: str,
        first: int = 0,
        last: int | None = None,
        *,
        shouting: bool | None = None,
    ) -> Iterator[Token]:
        if shouting is None:
            shouting = text.isupper()
        english = language == "en"
        for match in _WORD.finditer(text, first, last):
            word, start, end = match.group(), match.start(), match.end()
            if not word.isascii() and _CJK.search(word):
                yield from self._mixed(word, start, language)
                continue
            surface, term = self._stem(word, language)
            stop = (
                english
                and surface in lexicon.STOP_WORDS
                and (shouting or not _is_name(text, start, word))
            )
            yield Token(term, surface, start, end, stop)

    def _mixed(self, word: str, offset: int, language: str) -> Iterator[Token]:
        """A run that holds Han, Hangul or Kana: pairs of those, whole words of the rest."""
        position = 0
        for match in _CJK.finditer(word):
            if match.start() > position:
                yield self._whole(word[position : match.start()], offset + position, language)
            run = match.group()
            for i in range(max(1, len(run) - 1)):
                pair = unicodedata.normalize("NFKC", run[i : i + 2])
                start = offset + match.start() + i
                yield Token(pair, pair, start, start + len(run[i : i + 2]), False)
            position = match.end()
        if position < len(word):
            yield self._whole(word[position:], offset + position, language)

    def _whole(self, word: str, start: int, language: str) -> Token:
        surface, term = self._stem(word, language)
        return Token(term, surface, start, start + len(word), False)


def _content(tokens: Iterable[Token]) -> Words:
    return tuple([(term, surface) for term, surface, _, _, stop in tokens if not stop])


def _is_name(text: str, start: int, word: str) -> bool:
    """Whether a stop word is written as a name or an acronym: WHO, U.S., "sang with The Who"."""
    if not word[0].isupper() or len(word) == 1:
        return False
    if word.isupper():
        return True
    return word.lower() in lexicon.NAME_LIKE and not _opens_sentence(text, start)


def _opens_sentence(text: str, start: int) -> bool:
    return _OPENS_SENTENCE.search(text[max(0, start - 4) : start]) is not None


def _stem(word: str, language: str) -> tuple[str, str]:
    """(folded form, term) of one word as written."""
    if "." in word and not word[0].isdigit():
        surface = fold(word.replace(".", ""))
        return surface, surface
    if word[0].isdigit():
        surface = fold(word.replace(",", ""))
        ordinal = _ORDINAL.fullmatch(surface)
        if ordinal:
            surface = ordinal.group(1)
        return surface, surface
    surface = fold(word).replace("’", "'").replace("ʼ", "'")
    if "'" in surface:
        if language == "en" and surface in lexicon.STOP_WORDS:
            return surface, surface
        surface = _CLITIC.sub("", surface).replace("'", "")
    base = _bases().get(surface, surface) if language == "en" else surface
    stemmer = _stemmer(language)
    return surface, (stemmer.stemWord(base) if stemmer is not None else base)


@functools.cache
def _bases() -> dict[str, str]:
    """Forms and spellings that stand for another word, each with the word to stem."""
    return spelling.spellings() | lexicon.IRREGULAR


@functools.cache
def _stemmer(language: str) -> Stemmer | None:
    import Stemmer

    algorithm = _STEMMERS.get(language)
    # PyStemmer's own cache is off: _stem is cached one level up, and a bare stemWord is one call
    # under the interpreter lock, so threads may share it.
    return Stemmer.Stemmer(algorithm, 0) if algorithm else None
