"""Stable ids for articles that come without one.

A given id is kept verbatim; else the canonical URL, else publisher, date and headline (or, where
a story has no headline, its first words) make one that reads well in a citation. The same story
read again, from another folder or after an edit of its body, gets the same id.
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit

_NOT_WORD = re.compile(r"[\W_]+")
_SPACE = re.compile(r"\s+")


def article_id(
    *,
    url: str | None,
    publisher: str | None,
    published: str | None,
    headline: str | None,
    opening: str,
) -> str:
    """An id of at most 72 characters without white space or "#"."""
    if url:
        canonical = canonical_url(url)
        return _readable(canonical.split("//", 1)[-1], canonical)
    title = _SPACE.sub(" ", headline or opening[:120]).strip()
    key = "\n".join((publisher or "", (published or "")[:10], title.casefold()))
    return _readable(f"{(published or '')[:10]} {title}", key)


def canonical_url(url: str) -> str:
    """The URL without scheme case, default "www.", fragment, query of trackers, trailing slash."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # an address that is none still tells articles apart
        return url.strip()
    query = "&".join(
        sorted(
            pair
            for pair in parts.query.split("&")
            if pair and not pair.lower().startswith(("utm_", "fbclid=", "gclid=", "ref="))
        )
    )
    return f"https://{host}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")


def _readable(words: str, key: str) -> str:
    slug = _NOT_WORD.sub("-", words).strip("-").lower()[:64].strip("-")
    digest = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:6]
    return f"{slug}-{digest}" if slug else digest
