"""What Discord's client makes of texts: the judge of everything that the bot writes."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from tests.fake_discord.client.blocks import parse
from tests.fake_discord.client.html import Viewer
from tests.fake_discord.client.nodes import markup, shape, shown
from tests.fake_discord.client.page import Author, Line, page
from tests.fake_discord.client.payloads import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words, 3 * 4 = 12", ""),
        (
            "**a** *b* _c_ __d__ ~~e~~ ||f|| `g`",
            "bold() italic() italic() underline() strike() spoiler() code()",
        ),
        ("***both***", "italic(bold())"),
        ("**bold with *italic* inside**", "bold(italic())"),
        (r"\*\*not bold\*\*", ""),
        ("snake_case_name", ""),
        ("> a\n> **b**\nc", "quote(bold())"),
        (">>> a\n\n# b", "quote(heading())"),
        (">no quote", ""),
        ("a > b", ""),
        ("# One\n## Two\n#### none", "heading() heading()"),
        ("a # b", ""),
        ("-# small **print**", "subtext(bold())"),
        ("- a\n- b\n  more\n1. c", "list(item() item() item())"),
        ("-a", ""),
        ("```py\nx = 1\n```", "code_block()"),
        ("``a ` b``", "code()"),
        ("[a](https://x.y/z)", "link=https://x.y/z()"),
        ("[**a**](<https://x.y>)", "link=https://x.y(bold())"),
        ("[a](javascript:alert)", ""),
        (r"\[a](x)", ""),
        ("[a [b](https://x.y)](https://z.y)", "link=https://z.y(link=https://x.y())"),
        ("see https://x.y/a_(b). And", "address=https://x.y/a_(b)()"),
        ("(https://x.y)", "address=https://x.y()"),
        (r"https\://x.y", ""),
        ("<https://x.y>", "address=https://x.y()"),
        ("discord.gg/abc", "invite=discord.gg/abc()"),
        (r"discord\.gg/abc", ""),
        ("<@1> <@!2> <@&3> <#4>", "mention=1() mention=2() role=3() channel=4()"),
        ("</ask:5> </admin reindex:6>", "command=5() command=6()"),
        ("<id:customize> <sound:1:2>", "navigation=id:customize() navigation=sound:1:2()"),
        ("<t:17> <t:17:R>", "timestamp=17() timestamp=17()"),
        ("<:a:1> <a:b:2> :smile:", "emoji=1() emoji=2() emoji=smile()"),
        ("@everyone @here @other", "everyone=everyone() everyone=here()"),
        (r"\<\@1\> \:smile\: \<t\:1\>", ""),
    ],
)
def test_a_text_is_read_as_the_client_reads_it(text: str, expected: str) -> None:
    assert shape(parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\*a\* b", "*a* b"),
        ("**a** ||b|| [c](https://x.y)", "a b c"),
        ("> a\n> b\nc", "a\nbc"),
        ("C:\\new", "C:\\new"),
    ],
)
def test_a_reader_sees_the_text_without_its_marks(text: str, expected: str) -> None:
    assert shown(parse(text)) == expected


def test_text_alone_is_no_markup() -> None:
    assert not markup(parse("nothing\nhere - at 12 o'clock, 5% off"))
    assert [node.kind for node in markup(parse("**a `b`**"))] == ["bold", "code"]


def test_titles_hold_no_links_and_no_blocks() -> None:
    assert shape(parse("# [a](https://x.y) **b**", "title")) == "address=https://x.y() bold()"


def test_every_text_of_a_message_is_read_where_it_stands() -> None:
    parts = read(
        {
            "content": "**a**",
            "embeds": [
                {
                    "title": "> t",
                    "description": "> d",
                    "fields": [{"name": "*n*", "value": "# v"}],
                    "footer": {"text": "**f**"},
                }
            ],
            "components": [{"type": 1, "components": [{"type": 2, "label": "*l*"}]}],
        }
    )
    assert {part.place: shape(part.tree) for part in parts} == {
        "content": "bold()",
        "embeds.0.title": "",
        "embeds.0.description": "quote()",
        "embeds.0.fields.0.name": "italic()",
        "embeds.0.fields.0.value": "heading()",
        "embeds.0.footer": "",
        "components.0.components.0.label": "",
    }


ALICE, BOT = Author("alice"), Author("Dateline", app=True)
VIEWER = Viewer(datetime(2025, 6, 2, 9, 30, tzinfo=UTC), {"7": "Dateline"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<@7> <i>", '<span class="mention">@Dateline</span> &lt;i&gt;'),
        ("</ask:5>", '<span class="mention">/ask</span>'),
        ("<t:1748856600:D>", '<span class="time">2 June 2025</span>'),
        ("<t:1748853000:R>", '<span class="time">an hour ago</span>'),
        ("<t:1748943000:R>", '<span class="time">in a day</span>'),
        ('[a](https://x.y/"z)', '<a href="https://x.y/&quot;z">a</a>'),
        ("-# small", '<div class="subtext">small</div>'),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
    ],
)
def test_a_text_is_drawn_for_a_reader(text: str, expected: str) -> None:
    assert VIEWER.show(parse(text)) == expected


def test_a_message_is_drawn_with_all_its_parts_and_nothing_from_elsewhere() -> None:
    payload = {
        "embeds": [
            {
                "title": "T",
                "url": "https://x.y",
                "description": "> **q**",
                "footer": {"text": "*f*"},
                "color": 0x2E7D5B,
            }
        ],
        "components": [{"type": 1, "components": [{"type": 2, "style": 1, "label": "Go"}]}],
        "flags": 64,
    }
    drawn = page([Line(BOT, payload, "now", (ALICE, "/ask"))], VIEWER)
    for part in (
        "border-color:#2e7d5b",
        '<a href="https://x.y">T</a>',
        "<blockquote><strong>q</strong></blockquote>",
        '<div class="footer">*f*</div>',
        '<button class="primary">Go</button>',
        "Only you can see this",
        '<span class="badge">APP</span>',
        '<span class="command">/ask</span>',
    ):
        assert part in drawn
    assert not re.search(r"(src=|url\(|@import|<link)", drawn)


def test_what_others_wrote_changes_no_shape() -> None:
    hostile = r"\*\*a\*\* \[b\]\(https\://x.y\) \<\@1\>"
    assert shape(parse(f"> **{hostile}** c")) == shape(parse("> **harmless** c"))
    assert shape(parse("> **a [b](https://x.y)** c")) != shape(parse("> **harmless** c"))
