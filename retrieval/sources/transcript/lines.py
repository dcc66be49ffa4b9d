"""What one line of a transcript is: blank, furniture, date line, mark, headline mark or text.

Knows single lines only; what they mean together is `stories`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from retrieval import dates

PROGRAMME = "News Today"

LEAD_MARKS = frozenset({"lead", "anchor", "anchor lead"})
REPORT_MARKS = frozenset({"report", "pkg"})
OPENING_MARKS = frozenset({"lead", "anchor lead"})
"""Marks that open a story; [Anchor] may also close one."""

_DATE_LINE = re.compile(r"\s*date\s+(\d{4}-\d{1,2}(?:-\d{1,2})?)(?![\d-])\s*(.*)")
_MARK = re.compile(r"\[\s*(lead|report|anchor lead|anchor|pkg|soundbite)\s*\]\s*(.*)", re.I)
_HEADLINE = re.compile(rf"\[\s*{PROGRAMME}\s*\]\s*(.*)", re.I)
_HEADER = re.compile(rf"(?P<section>[^.!?\[\]]*?)\s*\b{PROGRAMME}\b[\s:,|-]*(?P<rest>.*)")
_CREDIT = re.compile(r"(?P<before>.*?)\bPhoto\s*[:：]\s*(?P<credit>.+)")
_PAGE_DATE = re.compile(
    r"(\d{4})\s*(?:[./-]|년)\s*(\d{1,2})\s*(?:[./-]|월)\s*(\d{1,2})(?!\d)\s*(?:\.|일)?"
)
_BARE_PAGE_DATE = re.compile(r"\d{4}\.\d{1,2}\.\d{1,2}\.?(?:\s*\(\d{1,2}:\d{2}\))?")
_TIMES_AND_COUNTS = re.compile(
    r"\d{4}\s*[.-]\s*\d{1,2}(?:\s*[.-]\s*\d{1,2})?\.?|\d{1,2}:\d{2}|[\d,]+"
)
_HANGUL = re.compile("[가-힣ㄱ-ㅎㅏ-ㅣ]")
_HANGUL_WORD = re.compile("[가-힣]+")
_LATIN = re.compile("[A-Za-z]")

INTERFACE_WORDS = frozenset(
    """
    년 월 일 조회 추천 개 기사 화질 다시보기
    동영상 동영상영역 고정 취소 시작 끝 재생 일시정지 자동재생 전체재생
    음소거 전체화면 화면 자막 고화질 표준화질 키보드 컨트롤 안내 입력
    수정 읽어주기 읽기 듣기 기능은 기능 크롬기반의 브라우저에서만 사용하실 수
    있습니다 댓글 좋아요 싫어요 공유하기 공유 글씨 글자 크게보기 작게보기
    크게 작게 보기 크기 인쇄 인쇄하기 스크랩 목록 닫기 열기
    더보기 이전 다음 구독 로그인 다운로드 본문 영역 주소 복사
    페이스북 트위터 카카오톡 카카오스토리 밴드 가 오전 오후
    """.split()
)
"""Words of the page's buttons and labels: a line of these alone, with or without times and counts,
is furniture wherever it stands."""


class LineKind(Enum):
    BLANK = auto()
    FURNITURE = auto()
    DATE = auto()
    MARK = auto()
    SOUNDBITE = auto()
    HEADLINE = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One classified line. `text` is what it says apart from its mark; `mark` is lower case;
    `published` the date that it carries."""

    kind: LineKind
    text: str = ""
    mark: str = ""
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderText:
    """What the words of a header line say."""

    publisher: str | None = None
    headline: str | None = None
    section: str | None = None
    credit: str | None = None
    published: str | None = None


def read_line(raw: str) -> Line:
    """Classify one line; white space inside is folded to single spaces."""
    text = " ".join(raw.split())
    if not text:
        return Line(kind=LineKind.BLANK)
    if found := _DATE_LINE.fullmatch(raw.rstrip()):
        published = dates.normalise(found.group(1))
        if published is not None:
            return Line(
                kind=LineKind.DATE, text=" ".join(found.group(2).split()), published=published
            )
    if found := _MARK.fullmatch(text):
        mark = found.group(1).lower()
        kind = LineKind.SOUNDBITE if mark == "soundbite" else LineKind.MARK
        return Line(kind=kind, mark=mark, text=found.group(2))
    if found := _HEADLINE.fullmatch(text):
        return Line(kind=LineKind.HEADLINE, text=found.group(1))
    if is_furniture(text):
        return Line(kind=LineKind.FURNITURE, text=text, published=_page_date(text))
    return Line(kind=LineKind.TEXT, text=text)


def is_furniture(text: str, *, any_hangul: bool = False) -> bool:
    """Whether the words are interface words, times and counts alone.

    `any_hangul`: every Hangul word counts as one, for places where nothing else can stand.
    """
    rest = _TIMES_AND_COUNTS.sub(" ", text)
    if _LATIN.search(rest):
        return False
    words = _HANGUL_WORD.findall(rest)
    if not words:
        # A date alone is the page's in the page's own form; in another it may end a sentence.
        return bool((_PAGE_DATE.search if any_hangul else _BARE_PAGE_DATE.fullmatch)(text))
    return any_hangul or all(word in INTERFACE_WORDS for word in words)


def read_header(text: str) -> HeaderText:
    """The words of a date line, or of a line before the text, taken apart."""
    body, published = _without_furniture(text)
    if found := _HEADLINE.fullmatch(body):
        return HeaderText(publisher=PROGRAMME, headline=found.group(1) or None, published=published)
    credit = None
    if found := _CREDIT.fullmatch(body):
        body, credit = found["before"].strip(), found["credit"].strip()
    if found := _HEADER.fullmatch(body):
        return HeaderText(
            publisher=PROGRAMME,
            section=found["section"].strip() or None,
            headline=found["rest"].strip() or None,
            credit=credit,
            published=published,
        )
    return HeaderText(headline=body or None, credit=credit, published=published)


def is_programme_line(text: str) -> bool:
    """Whether a line names the programme, perhaps with its section, and nothing else."""
    body, _ = _without_furniture(text)
    if found := _HEADER.fullmatch(body):
        return not found["rest"] and len(found["section"].split()) <= 5
    return False


def is_header_line(text: str) -> bool:
    """Whether a line before the text can only belong to the header: programme or photo credit."""
    credit = _CREDIT.fullmatch(text)
    return is_programme_line(text) or bool(credit and not credit["before"] and len(text) <= 80)


def _without_furniture(text: str) -> tuple[str, str | None]:
    """The text before trailing interface words and dates, and the date among those."""
    starts = [found.start() for found in (_HANGUL.search(text), _PAGE_DATE.search(text)) if found]
    if not starts:
        return text, None
    tail = text[min(starts) :]
    if not is_furniture(tail, any_hangul=True):
        return text, None
    return text[: min(starts)].strip(), _page_date(tail)


def _page_date(text: str) -> str | None:
    found = _PAGE_DATE.search(text)
    return dates.normalise("-".join(found.groups())) if found else None
