"""Small libraries of invented news; nothing in them has happened, and no name is anybody's."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from retrieval import Library


@dataclass
class Article:
    """One invented article: a paragraph is a text, or (who, title, words) of a quote."""

    headline: str | None
    paragraphs: Sequence[str | tuple[str, str, str]]
    published: str | None = None
    publisher: str | None = None
    id: str = field(default="")


def written(articles: Sequence[Article]) -> str:
    """The articles as JSON lines; those without an id are numbered from 1."""
    lines = []
    for number, article in enumerate(articles, start=1):
        paragraphs = [
            one
            if isinstance(one, str)
            else {"kind": "quote", "text": one[2], "speaker": {"name": one[0], "title": one[1]}}
            for one in article.paragraphs
        ]
        fields = {
            "id": article.id or f"a{number}",
            "headline": article.headline,
            "published": article.published,
            "publisher": article.publisher,
            "paragraphs": paragraphs,
        }
        lines.append(json.dumps({k: v for k, v in fields.items() if v}, ensure_ascii=False))
    return "\n".join(lines) + "\n"


def fill(library: Library, articles: Sequence[Article]) -> None:
    """Read the articles into the library, in this order, so that every one is searchable."""
    path: Path = library.data_dir.parent / "invented.jsonl"
    path.write_text(written(articles), encoding="utf-8")
    report = library.ingest([str(path)])
    assert report.failures == ()
    assert report.added == len(articles)
