"""Bytes to text, by strict trial in a fixed order.

Statistical guessers are unsure about short, mostly ASCII files, which transcripts are; a fixed
order of strict decoders is right for the encodings that news archives hold and always gives the
same result: a byte order mark, UTF-16 without one (half of its bytes are zero), UTF-8, Korean
(CP949 includes EUC-KR) where the result reads as Korean, else Western (CP1252 includes what
people mean by Latin-1).
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from retrieval.errors import SourceError

MAX_TEXT_BYTES = 10 * 1024 * 1024
"""A transcript is a page of text; beyond this a file is something else."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Western accents next to each other ("Größe") decode as single Korean characters; real Korean
# comes in words.
_KOREAN_WORD = re.compile("[가-힣]{2,}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BAD_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def read_bytes(path: Path, limit: int | None = None) -> bytes:
    """The file's bytes; SourceError where it is missing, unreadable, empty or over `limit`."""
    try:
        size = path.stat().st_size
        if limit is not None and size > limit:
            raise SourceError(
                str(path),
                f"{size / 1e6:.0f} MB is too large for a transcript (at most "
                f"{limit / 1e6:.0f} MB): split it, or give articles as JSONL",
            )
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(str(path), f"cannot be read: {error.strerror or error}") from error
    if not data:
        raise SourceError(str(path), "the file is empty")
    return data


def decode(data: bytes, location: str) -> str:
    """Text of a whole file, line ends as "\\n"; SourceError where the bytes are no text."""
    encoding = detect(data[: 1 << 20])
    if encoding is None:
        raise SourceError(location, "binary data, not text")
    for bom, name in _BOMS:
        if name == encoding and data.startswith(bom):
            data = data[len(bom) :]
            break
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        # The sample was ASCII up to its end; let the whole decide.
        encoding = _undeclared(data) if encoding == "utf-8" else None
        if encoding is None:
            raise SourceError(location, f"not readable as text: {error.reason}") from error
        text = data.decode(encoding)
    return clean(text).replace("\r\n", "\n").replace("\r", "\n")


def detect(sample: bytes) -> str | None:
    """Name of the encoding of a file that begins with `sample`; None for binary data."""
    for bom, name in _BOMS:
        if sample.startswith(bom):
            return name
    if sample.count(0) > max(1, len(sample) // 1000):  # a stray one is dropped by `clean`
        return _utf16_without_mark(sample)
    if len(_BAD_CONTROL.findall(sample[:4096].decode("latin-1"))) > len(sample[:4096]) // 50:
        return None
    return _undeclared(sample, final=False)


def clean(text: str) -> str:
    """The text without what cannot be stored or shown: NUL goes, lone surrogates become U+FFFD."""
    if "\0" in text:
        text = text.replace("\0", "")
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _undeclared(data: bytes, *, final: bool = True) -> str | None:
    for encoding in ("utf-8", "cp949", "cp1252"):
        try:
            text = codecs.getincrementaldecoder(encoding)("strict").decode(data, final)
        except UnicodeDecodeError:
            continue
        if encoding != "cp949" or _KOREAN_WORD.search(text):
            return encoding
    return "latin-1"


def _utf16_without_mark(sample: bytes) -> str | None:
    """UTF-16 without a byte order mark: mostly Latin text has a zero in every second byte."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    for zeros, other, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros > half * 0.3 and other < half * 0.02:  # Hangul has a zero byte now and then
            try:
                codecs.getincrementaldecoder(encoding)("strict").decode(sample)
            except UnicodeDecodeError:
                return None
            return encoding
    return None
