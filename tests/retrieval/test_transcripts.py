"""All nine layouts: every field right, no character lost.

The samples under tests/retrieval/transcripts are invented stories, one file a layout.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from retrieval.errors import SourceError
from retrieval.model import ParsedArticle, Speaker
from retrieval.sources import read_file
from retrieval.sources.transcript import is_transcript, parse

SAMPLES = Path(__file__).parent / "transcripts"
SEEDS = Path(__file__).resolve().parents[2] / "seeds"

MARKS = re.compile(
    r"\[(?:LEAD|REPORT|Anchor Lead|Anchor|Report|Pkg|Soundbite)\]|^ ?date (?=\d{4}-)|Photo :"
    r"|^\d{1,2}\. (?=[A-Z])",
    re.MULTILINE,
)
HANGUL = re.compile("[가-힣]")
PAGE_TIMES = re.compile(r"\d{4}\.\d{2}\.\d{2}(?: \(\d{2}:\d{2}\))?")


def read(layout: str) -> list[ParsedArticle]:
    (path,) = SAMPLES.glob(f"{layout}_*.txt")
    return parse(path.read_text(encoding="utf-8"), path.name)


def kinds(article: ParsedArticle) -> str:
    return " ".join(passage.kind for passage in article.passages)


def head(article: ParsedArticle) -> tuple[str | None, ...]:
    return article.headline, article.publisher, article.published, article.section, article.credit


def test_a_lead_report_and_a_speaker_before_the_words() -> None:
    (article,) = read("A")
    assert head(article) == (
        "Harbor bridge reopens after repairs", "News Today", "2025-04-11", None, None,
    )  # fmt: skip
    assert kinds(article) == "lead body body quote body"
    assert article.passages[2].text == (
        'The repair cost 38 billion won, which is "three billion under budget", the city said.'
    )
    assert article.passages[3].speaker == Speaker(name="Seo Mi-rae", title="Namdo Bridge Office")
    assert article.passages[3].text == (
        "We replaced every cable, and we will inspect them each spring."
    )


def test_b_headline_on_the_date_line_and_a_bare_quote() -> None:
    (article,) = read("B")
    assert head(article) == ("Snow closes mountain road", "News Today", "2025-03-28", None, None)
    assert kinds(article) == "body body quote body"
    assert article.passages[2].speaker is None


def test_c_bracketed_quote_is_no_mark() -> None:
    (article,) = read("C")
    assert head(article) == (None, None, "2025-05-02", None, None)
    assert kinds(article) == "lead lead body quote body"
    assert article.passages[3].speaker == Speaker(
        name="Bae Sol-bi", title="Ferry Union Chair", context="Yesterday/Radio Interview"
    )


def test_c_without_a_date_has_none() -> None:
    (article,) = parse("[Anchor]\n\nThe ferry sails.\n\n[Report]\n\nIt is late.\n", "c")
    assert (article.published, kinds(article)) == (None, "lead body")


def test_d_several_stories_with_headlines_in_capitals() -> None:
    first, second = read("D")
    assert head(first) == ("FERRY FARES FROZEN", None, "2024-06-12", None, None)
    assert head(second) == ("NEW LIGHTHOUSE LIT", None, "2024-06-12", None, None)
    assert kinds(first) == "lead body quote quote"
    assert [p.speaker for p in first.passages[2:]] == [
        Speaker(name="Bae Sol-bi", title="Ferry Union"),
        Speaker(name="", title="Passenger", context="VOICE MODIFIED"),
    ]
    assert kinds(second) == "lead body"


def test_e_page_furniture_and_a_section() -> None:
    (article,) = read("E")
    assert head(article) == (None, "News Today", "2020-02-18", "CULTURAL INSIGHT", None)
    assert kinds(article) == "lead body"


def test_f_one_long_paragraph_and_a_named_occasion() -> None:
    (article,) = read("F")
    assert head(article) == (None, "News Today", "2018-09-12", "Culture Corner", None)
    assert kinds(article) == "lead body quote"
    assert len(article.passages[1].text) > 2000
    assert article.passages[2].speaker == Speaker(name="Han Byeol", context="in Feb.")


def test_g_numbered_stories_and_ranks() -> None:
    first, second = read("G")
    assert (first.headline, second.headline) == ("Lost Hiker Found", "Market Rebuilt")
    assert first.published == second.published == "2015-03-11"
    assert first.passages[2].speaker == Speaker(name="Sen. Supt. Oh Dal-ho", title="NMPA")


def test_h_a_soundbite_without_words_goes_into_the_header() -> None:
    first, second = read("H")
    assert kinds(first) == "lead body body"
    assert first.soundbites == (Speaker(name="Oh Dal-ho", title="Port Ministry"),)
    assert (second.headline, second.soundbites) == ("Two Boats Seized", ())


def test_i_a_month_stays_a_month_and_missing_spaces_are_sentence_ends() -> None:
    from retrieval.analysis import sentences

    (article,) = read("I")
    assert head(article) == (None, None, "2025-04", None, "EXAMPLE News")
    text = article.passages[0].text
    found = [text[span.start : span.end] for span in sentences(text)]
    assert len(found) == 3
    assert found[1].startswith("Her office said")


def test_a_headline_with_an_abbreviation_is_one_headline() -> None:
    text = (
        "Talks Resume\n\n입력 2015.03.11 (14:16)\n\n[Anchor Lead]\n\nTalks resumed.\n\n[Pkg]\n\n"
        "It took hours.\n\n2. U.S. Base Redevelopment\n\n[Anchor Lead]\n\nThe base moves.\n"
    )
    assert [article.headline for article in parse(text, "g")] == [
        "Talks Resume", "U.S. Base Redevelopment",
    ]  # fmt: skip


def test_a_photo_credit_on_a_line_of_its_own_is_the_credit() -> None:
    (article,) = parse(" date 2025-05\nPhoto : EXAMPLE News\n\nIt sailed.It was late.\n", "i")
    assert (article.credit, kinds(article)) == ("EXAMPLE News", "body")


def test_roles_occasions_and_runs_of_quotes() -> None:
    text = (
        " date 2018-10-03 News Today\n\n[Anchor Lead]\n\nA novel sells.\n\n[Pkg]\n\n"
        '[Soundbite] (Park Min-ji (on Sept. 3)) : "I read it."\n\n'
        '[Soundbite] (Reader (VOICE MODIFIED)) : "Nice."\n\n'
        "[Soundbite]\n(Bus driver): We are tired.\nSo tired.\n\n"
        "[Soundbite]\nLee (Teacher): Thirty-nine degrees: too much.\n"
    )
    (article,) = parse(text, "f")
    assert [(p.speaker, p.text) for p in article.passages[1:]] == [
        (Speaker(name="Park Min-ji", context="on Sept. 3"), '"I read it."'),
        (Speaker(title="Reader", context="VOICE MODIFIED"), '"Nice."'),
        (Speaker(title="Bus driver"), "We are tired. So tired."),
        (Speaker(name="Lee", title="Teacher"), "Thirty-nine degrees: too much."),
    ]


@pytest.mark.parametrize(
    "stamp",
    ["2018.09.12", "2018.09.12 (15:22)", "2018-09-12", "2018년 9월 12일", "입력 2018/09/12"],
)
def test_a_header_date_in_any_form_is_the_date(stamp: str) -> None:
    text = f"Culture Corner News Today {stamp}\n\n[Anchor Lead]\n\nSongs.\n"
    (article,) = parse(text, "f")
    assert head(article) == (None, "News Today", "2018-09-12", "Culture Corner", None)


@pytest.mark.parametrize(
    "text",
    [
        "The KOSPI / KOSDAQ gap widened in May.",
        "A pear / an apple costs 900 won.",
        "Namdo beat Hansol 3 / 2 at home.",
        "The Seoul / Tokyo route will be flown from Monday, officials said.",
        "Seoul / Tokyo talks ended at 3 p.m.They were short.",
        "The stone bears the date 1971-05-06.",
    ],
)
def test_a_sentence_with_a_slash_or_a_date_is_a_sentence(text: str) -> None:
    broken = text.replace(" from ", " from\n").replace(" 1971", "\n1971")
    (article,) = parse(f" date 2025-05-06\n\n{broken}\n", "i")
    assert [(p.kind, p.text) for p in article.passages] == [("body", text)]


@pytest.mark.parametrize("again", ["BTS'S JIN BACK", "BTS’S JIN BACK", "\nBTS’S JIN BACK"])
def test_a_repeated_headline_counts_once(again: str) -> None:
    signs = "KIM Min-jae SIGNS FOR CLUB"
    text = (
        f"BTS'S JIN BACK\n입력 2024.06.12 (15:08)\n{again}\n[Anchor Lead]\nHe is back.\n"
        f"[Pkg]\nFans came.\n{signs}\n{signs}\n[Anchor Lead]\nHe did.\n"
    )
    first, second = parse(text, "d")
    assert (first.headline, second.headline) == ("BTS'S JIN BACK", signs)
    assert (kinds(first), kinds(second)) == ("lead body", "lead")


def test_nicknames_and_bare_roles() -> None:
    text = (
        '[Anchor]\n\nHi.\n\n[Lee "Faker" Sang-hyeok/T1 Player: "I sang."]\n\n'
        '[Soundbite] Lee "Faker" Sang-hyeok (T1 Player): I like it.\n\n'
        '[Soundbite] (Park Ranger) : "We wait."\n'
    )
    (article,) = parse(text, "c")
    faker = Speaker(name='Lee "Faker" Sang-hyeok', title="T1 Player")
    assert [p.speaker for p in article.passages[1:]] == [faker, faker, Speaker(title="Park Ranger")]


def test_a_mark_without_text_is_no_article() -> None:
    with pytest.raises(SourceError, match="without any text"):
        parse(" date 2025-04-11 News Today\n\n[LEAD]\n", "a")


@pytest.mark.parametrize(
    "text", ["", "A shopping list: eggs, milk.\n", "date of the meeting: soon"]
)
def test_other_text_is_no_transcript(text: str) -> None:
    assert not is_transcript(text)


def characters(text: str) -> Counter[str]:
    return Counter(c for c in text if c.isalnum() and not HANGUL.match(c))


def stated(article: ParsedArticle) -> str:
    """Every word of an article's passages and header that its own page states."""
    speakers = [p.speaker for p in article.passages if p.speaker] + list(article.soundbites)
    words = [p.text for p in article.passages] + [article.headline or ""]
    for who in speakers:
        words += [who.name, who.title or "", who.context or ""]
    return " ".join(words)


@pytest.mark.parametrize(
    "path",
    [*sorted(SAMPLES.glob("*.txt")), *sorted(SEEDS.glob("*/*.txt"))],
    ids=lambda path: f"{path.parent.name}/{path.stem}",
)
def test_no_character_is_lost_or_doubled(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    articles = parse(text, path.name)
    lines: list[str] = []
    seen: set[str] = set()
    for line in PAGE_TIMES.sub(" ", text).split("\n"):
        furniture = HANGUL.search(line) and not re.search("[A-Za-z]", line)
        headline = line.strip() in {a.headline for a in articles}
        if furniture or (headline and line.strip() in seen):
            continue
        seen.add(line.strip())
        lines.append(line)
    source = characters(MARKS.sub(" ", "\n".join(lines)))
    first = articles[0]
    found = characters(" ".join(map(stated, articles)))
    # Publisher, section, credit and date of the page stand once, in its first header.
    date = first.published if " date " in f" {text}"[:7] else ""
    found += characters(f"{first.section or ''} {first.credit or ''} {date}")
    publishers = sum(line.count("News Today") for line in lines)
    in_text = stated(first).count("News Today") if first.publisher else publishers
    found += characters("News Today" * (publishers - in_text))
    assert source == found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp949"])
def test_every_encoding_gives_the_same_article(tmp_path: Path, encoding: str) -> None:
    (path,) = SAMPLES.glob("D_*.txt")
    text = path.read_text(encoding="utf-8")
    copy = tmp_path / "d.txt"
    copy.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    found = [item for item in read_file(copy) if isinstance(item, ParsedArticle)]
    assert [a.passages for a in found] == [a.passages for a in parse(text, "d")]


def test_western_accents_are_read_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = " date 2025-04-11 News Today\n\n[LEAD]\nJosé met Zoë at the Größe café in Ålesund.\n"
    path.write_bytes(text.encode("latin-1"))
    (article,) = read_file(path)
    assert isinstance(article, ParsedArticle)
    assert article.passages[0].text == "José met Zoë at the Größe café in Ålesund."
