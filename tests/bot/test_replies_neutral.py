"""Whatever others write, a reply is what it would be of harmless words: judged by a reading of
Discord's markdown that shares nothing with the one that writes it."""

from __future__ import annotations

import json
import random
import unicodedata
from dataclasses import fields, replace
from typing import Any
from urllib.parse import urlsplit

import pytest

from bot.rendering.languages import LANGUAGES
from tests.bot.replying import Others, every_kind, forms
from tests.fake_discord.client.nodes import shape, shown, walk
from tests.fake_discord.client.payloads import read

BLOCKS = (
    "<@1>", "<@!1>", "<@&2>", "<#3>", "</ask:4>", "<id:customize>", "<t:5:R>", "<:six:7>",
    "<a:x:8>", ":wave:", "@everyone", "@here", "@every\u200bone", "[x](http://e.vil)",
    "[a [b](https://x.y)](https://z.w)", "http://e.vil", "<https://e.vil>", "<mailto:a@e.vil>",
    "discord.gg/x", "discord.com/invite/x", "dsc.gg/x", "discordapp.com/invite/x", "DISCORD.GG/x",
    "disc\u2066ord.gg/x", "steam://run/1", "||", "**", "*", "***", "__", "_", "~~", "`", "``",
    "```", "```py\n", "# ", "## ", "-# ", "> ", ">>> ", "- ", "+ ", "* ", "1. ", "2) ", "\\",
    "\\\\", "\\*", "\n", "\r\n", "\u2028", "\t", "\u202e", "\u200f", "\u2067", "\u200b", "\ufeff",
    "\u00ad", "\u200d", "\x00", "\x1b[31m", "\U000e0041", "\ud83d", "(", ")", "[", "]", "<", ">",
    "|", ":", "://", "](http://e.vil)", "[", "🙂", "👩\u200d🚀", "한국", "é", "e\u0301", "ferry",
    "Han", " ", " ", "{count}", "{word}", "%s", "“", "’", "…", "§1:2", "Is", "2025-04-09",
)  # fmt: skip
ADDRESSES = (
    "https://a.example/b", "https://a.example/b_(c)", "http://a.example/?q=[x]&y=\\",
    "https://a.example/)[x](http://e.vil)", "https://a.example/> <@1>", "https://a.example/é ü",
    "https://a.example@e.vil/", "https://discord.gg/x", "javascript:alert(1)", "discord://-/x",
    "https://a.example/\n# x", "https://a.example/\u202e", "https://a.example/`||`", "<@1>",
    "", None,
)  # fmt: skip
TEXTS = [each.name for each in fields(Others) if each.type == "str"]
OUTPUTS = 5_000
PARTS = 4
TURNING = frozenset(
    "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
"""Characters that turn the reading direction, or hide something."""


def written(chance: random.Random, most: int) -> str:
    """A text of others, with something to see in it."""
    blocks = (chance.choice(BLOCKS) for _ in range(chance.randint(1, most)))
    return f"{''.join(blocks)}{chance.choice(('x', ' x'))}"


def others(chance: random.Random) -> Others:
    texts = {name: written(chance, 4) for name in TEXTS}
    first, space, rest = written(chance, 12).partition(" ")
    # The first word is marked: there is something to mark.
    texts["text"] = f"{first if visible(first) else 'x'}{space}{rest}"
    return Others(**texts, url=chance.choice(ADDRESSES), reasons=2)


def twin(said: Others) -> Others:
    """The same of harmless words. A headline or a publisher with brackets or an address in it has
    its link behind it, so this one has, too."""
    calm = dict.fromkeys(TEXTS, "word word")
    for name in ("headline", "publisher"):
        seen = "".join(
            c for c in getattr(said, name) if unicodedata.category(c) not in ("Cf", "Cs")
        )
        if any(mark in seen for mark in "[]") or "://" in seen:
            calm[name] = "word ] word"
    return Others(**calm, url=said.url, reasons=said.reasons)


def visible(text: str) -> str:
    """The characters that are to be seen, without white space."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c)[0] != "C")


def shapes(body: dict[str, Any]) -> list[tuple[str, str]]:
    return [(part.place, shape(part.tree)) for part in read(body)]


@pytest.mark.parametrize("part", range(PARTS))
async def test_a_reply_of_hostile_texts_has_the_shape_of_one_of_harmless_texts(part: int) -> None:
    chance, outputs = random.Random(part), 0
    while outputs < OUTPUTS // PARTS:
        said = others(chance)
        calm = twin(said)
        words = chance.choice(LANGUAGES)
        kinds = zip(
            every_kind(said, words, few=True), every_kind(calm, words, few=True), strict=True
        )
        for (kind, hostile), (_, harmless) in kinds:
            both = zip(forms(hostile), forms(harmless), strict=True)
            for (form, body), (_, expected) in both:
                outputs += 1
                assert shapes(body) == shapes(expected), (kind, form, said)
                assert not TURNING.intersection(json.dumps(body, ensure_ascii=False)), (
                    kind,
                    form,
                    said,
                )


async def test_links_lead_where_the_article_says_and_nowhere_else() -> None:
    chance = random.Random(1)
    for address in ADDRESSES:
        said = replace(others(chance), url=address)
        for kind, reply in every_kind(said, LANGUAGES[0], few=True):
            for _, body in forms(reply):
                targets = [n.target for p in read(body) for n in walk(p.tree) if n.kind == "link"]
                targets += [e["url"] for e in body.get("embeds", ()) if "url" in e]
                for target in targets:
                    parts = urlsplit(target)
                    assert (parts.scheme in ("http", "https"), parts.netloc) == (
                        True,
                        "a.example",
                    ), (kind, address)


async def test_every_character_of_a_passage_is_shown() -> None:
    chance = random.Random(2)
    for _ in range(150):
        said = others(chance)
        for kind, reply in every_kind(said, LANGUAGES[0], few=True):
            if kind in (
                "answer",
                "abstention",
                "context",
                "summary",
                "watched",
                "digest",
                "timeline",
                "quotes",
            ):
                for form, body in forms(reply):
                    text = visible("".join(shown(part.tree) for part in read(body)))
                    assert visible(said.text) in text.replace("\u2060", ""), (kind, form, said)


def test_a_ping_that_is_not_neutral_would_be_seen() -> None:
    """The judge is awake."""
    assert TURNING.intersection(json.dumps({"content": "\u202e"}, ensure_ascii=False))
    assert shapes({"content": "> <@1>"}) != shapes({"content": "> word"})
