"""Korean. What is not said here is said in English, which a test does not allow for sentences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.rendering.languages.english import English


class Korean(English):
    """The bot's own words in Korean."""

    CODE = "ko"

    # --- an answer ---------------------------------------------------------------------------
    QUOTED = "‘{word}’"
    SAMPLE_MARK = "예시"
    UNTITLED = "제목 없음"
    UNDATED = "날짜 없음"
    BAD_DATE = "읽을 수 없는 날짜"
    PARAGRAPH = "{number}번째 문단"
    ALSO_IN = "같은 내용: {places}"
    ALSO_MORE = "{places} 외 {count}건"
    SOURCE = "원문"
    CONFIDENCE = "신뢰도: {words}"
    LEVELS = ("매우 높음", "높음", "보통", "낮음")
    CLOSEST = "확실한 답을 찾지 못했습니다. 가장 가까운 문단입니다."
    CLOSEST_PASSAGES = "가장 가까운 문단입니다."
    NOT_THE_ANSWER = "답이 아니라 가장 가까운 문단입니다"
    NO_TERMS = "검색할 단어가 없습니다. 이름이나 장소, 사물을 넣어 질문해 주세요."
    NO_MATCH = "보관된 기사에 맞는 내용이 없습니다."
    NO_MATCH_WITHIN = "지정한 날짜, 언론사, 발언자 안에는 맞는 내용이 없습니다."
    EMPTY = (
        "보관된 기사가 없습니다. 봇을 운영하는 사람이 `python -m bot ingest PATH`로 기사를 넣을 수 "
        "있습니다."
    )
    NOTHING_MENTIONS = "보관된 기사에는 {words}에 관한 내용이 없습니다."
    NONE_MENTIONS = "이 문단들에는 {words}에 관한 내용이 없습니다."
    READ_AS = "{word} → {meant}"
    MENDED = "이렇게 읽었습니다: {pairs}."
    TAKEN = "이전 질문에서 가져온 말: {words}"

    # --- asking ------------------------------------------------------------------------------
    ACTIVITY = "저를 멘션해 질문하거나 /질문"
    NO_QUESTION = (
        "뉴스에 관해 질문해 주세요. 같은 이름의 역할이 아니라 저를 멘션하고({mention}) 질문을 쓰거나, "
        "`/질문`을 쓰시면 됩니다."
    )
    GO_ON = (
        "이어서 질문하려면 여기서 저를 멘션해 주세요. 이 스레드의 다른 글은 제게 보이지 않습니다."
    )
    RESTARTING = "다시 시작하는 중입니다. 잠시 후 다시 질문해 주세요."
    TROUBLE = "문제가 생겼습니다. 반복되면 운영하는 사람에게 알려 주세요: `{reference}`"
    BAD_REQUEST = "처리할 수 없는 요청입니다: {reason}"
    SLOW_DOWN = "질문이 많았습니다. {when} 다시 질문해 주세요."
    SLOW_DOWN_ALL = "지금 이 서버에 질문이 많습니다. {when} 다시 질문해 주세요."

    # --- under an answer ---------------------------------------------------------------------
    MORE = "더 보기"
    WHY = "이 문단인 이유"
    IN_CONTEXT = "[{number}] 앞뒤 문단"
    SHARE = "모두에게 공개"
    HELPFUL = "도움이 됨"
    NOT_HELPFUL = "도움이 안 됨"
    NO_MORE = "이와 관련해 보관된 내용은 이것이 전부입니다."
    CHANGED_SINCE = "이 기사는 그 후에 바뀌었습니다. 인용 당시의 내용입니다."
    GONE = "이 기사는 더 이상 보관되어 있지 않습니다."
    LIBRARY_CHANGED = "답변 후에 보관된 기사가 바뀌었습니다. 지금 기준의 답입니다."
    QUESTION_GONE = "이 답의 질문을 더 이상 볼 수 없습니다. 다시 질문해 주세요."
    OLD_BUTTON = "이전 버전의 버튼입니다. 다시 질문하면 새 버튼이 나옵니다."
    THANKS = "이름과 질문은 남기지 않고 기록했습니다. 감사합니다."
    VOTE_MOVED = "바꾸었습니다. 감사합니다."
    VOTE_KEPT = "이미 같은 의견을 주셨습니다."
    SHARED_BY = "{who} 님이 공개함"
    WHY_TITLE = "이 문단들을 고른 이유"
    WHY_SCORE = "점수 {score}"
    WHY_CONFIDENCE = "신뢰도 {value}"
    PLACES: Mapping[str, str] = {
        "window": "보인 문장 안", "passage": "문단 안", "beside": "옆 문단",
        "headline": "제목이나 첫 문단", "": "없음",
    }  # fmt: skip
    FEATURES: Mapping[str, str] = {
        "bm25": "드문 단어의 빈도 (BM25)", "window": "이웃한 두 문장 안", "passage": "문단의 나머지",
        "beside": "옆 문단들", "headline": "제목과 첫 문단", "sentence": "한 문장 안",
        "phrase": "물은 순서대로", "near": "서로 가까이", "surface": "쓴 꼴 그대로",
        "form": "물은 종류의 답", "measured": "그런 수치가 있음", "counted": "물은 것을 셈",
        "names": "물은 이름", "publisher": "물은 언론사", "quoted": "따옴표 안의 말",
        "dated": "물은 날짜", "recent": "최신", "own": "질문 자신의 단어", "speaker": "물은 발언자",
        "lead": "첫 문단", "here": "문단이 담은 것", "margin": "다음 것과의 차이",
        "article": "기사 전체", "unknown": "모르는 단어", "story": "이어지는 이야기", "bias": "출발점",
    }  # fmt: skip

    # --- articles ----------------------------------------------------------------------------
    NO_SENTENCES = "이 기사에는 보여 드릴 문장이 없습니다."
    NO_ARTICLE = "‘{wanted}’에 해당하는 기사가 없습니다. 입력할 때 나오는 목록에서 골라 주세요."
    HEADLINES_TITLE = "최신 기사"
    HEADLINES_OF = "{publisher}의 최신 기사"
    NO_HEADLINES = "그 언론사의 기사가 없습니다. 입력할 때 나오는 목록에서 골라 주세요."
    NEWER = "더 최근 기사"
    OLDER = "이전 기사"
    SOURCES_TITLE = "보관된 기사"
    SOURCE_LINE = "**{name}** · {articles} · {days}"
    NO_PUBLISHER = "언론사 없음"
    DAYS = "{first}부터 {last}까지"
    MORE_SOURCES = "외 {count}개"
    NO_ROOM = "-# 자리가 부족해 {count}개는 보여 드리지 못했습니다"
    ARTICLES = ("기사 {count}건", "기사 {count}건")
    PASSAGES = ("문단 {count}개", "문단 {count}개")
    HOLDS = "{articles}, {passages}가 있습니다."

    # --- overviews ---------------------------------------------------------------------------
    PUBLISHERS = ("언론사 {count}곳", "언론사 {count}곳")
    COVERED = "{publishers}의 {articles}"
    FROM_DAY = "{day}부터"
    UP_TO_DAY = "{day}까지"
    ALL_DAYS = "전체 기간"
    DIGEST_TITLE = "주요 소식"
    DIGEST_ON = "{topic}에 관한 주요 소식"
    DIGEST_SCHEDULED = "정해진 시간에 올린 소식"
    AND_MORE = "-# 외 {count}건"
    NOTHING_HAPPENED = "이 기간에 보관된 기사가 없습니다: {period}."
    NOTHING_ON_TOPIC = "이 기간에 그 주제의 기사가 없습니다: {period}."
    LATEST_IS = "가장 최근 기사는 {day}에 나왔습니다."
    NOTHING_DATED = "날짜가 있는 기사가 없습니다."
    AS_OF = "{day} 기준"
    NOTHING_ABOUT = "그 주제를 확실히 다루는 기사가 없습니다. 다른 말로 찾아 주세요."
    TIMELINE_TITLE = "{topic}의 흐름"
    CORRECTION = "정정"
    CORRECTION_OF = "[{number}]의 정정"
    INSTEAD_OF = "정정 전:"
    EDITED = "기사 수정"
    BEFORE = "수정 전:"
    AFTERWARDS = "수정 후:"
    NOBODY_SAYS = "{words}: 이 말은 어느 보도에도 없습니다."
    FIGURES_DIFFER = "보도마다 다른 수치: {subject}"
    SETTLED = "정정된 수치"
    BARS: Mapping[str, str] = {
        "day": "하루 기사 수", "week": "한 주 기사 수", "month": "한 달 기사 수",
        "year": "한 해 기사 수", "years": "10년 이상의 기사 수",
    }  # fmt: skip
    MARKS = "언론사 수"
    CHART_KEY = "막대: {bars}"
    CHART_KEY_MARKS = "막대: {bars}, 표시: {marks}"
    QUOTES_TITLE = "{speaker}의 발언"
    QUOTES_ON = "{topic}에 관한 {speaker}의 발언"
    OLDER_QUOTES = "이전 발언"
    NEWER_QUOTES = "더 최근 발언"
    MEANT = "찾은 발언자: {names}"
    SAID_TO = "{name}에게"
    REPORTED = "간접 인용"
    NOBODY = "그 이름의 발언이 보관되어 있지 않습니다. 입력할 때 나오는 목록에서 골라 주세요."
    SAID_NOTHING = "{names}의 발언은 있으나 그 주제의 것은 없습니다. 주제 없이 찾아 주세요."

    # --- checking a message ------------------------------------------------------------------
    CHECK_TITLE = "보관된 기사의 내용"
    CHECK_NOTE = "같은 사안에 관한 문단이며, 사실 여부를 판정하지 않습니다."
    CHECK_NOTHING = "이에 관해 확실히 말하는 기사가 없습니다."
    CHECK_NO_CLAIM = "이 메시지에는 뉴스와 견주어 볼 내용이 없습니다."

    # --- watching ----------------------------------------------------------------------------
    WATCH_ADDED = "**{number}.** {topic}에 관한 새 기사가 나오면 {where} 알려 드리겠습니다."
    WATCH_HERE = "이 채널에서"
    WATCH_DM = "다이렉트 메시지로"
    WATCH_QUIET = "{start}부터 {end}까지는 알리지 않습니다({zone})."
    WATCH_LIMIT = "알림은 {count}개까지 둘 수 있습니다. 먼저 하나를 삭제해 주세요."
    WATCH_TWICE = "이미 알림을 받는 주제입니다: **{number}.** {topic}"
    WATCH_WORDLESS = "검색할 단어가 없습니다. 사람이나 장소, 사물의 이름을 넣어 주세요."
    WATCH_NONE = "아직 알림이 없습니다. `/알림 추가`로 시작해 주세요."
    WATCH_TITLE = "알림을 받는 주제"
    WATCH_REMOVED = "더 이상 알리지 않습니다: {topic}"
    WATCH_UNKNOWN = "{number}번 알림이 없습니다. `/알림 목록`에서 번호를 볼 수 있습니다."
    WATCH_FOUND = "새 소식: {topic}"
    WATCH_FOOT = "알림 {number}번: /알림 삭제로 그만둘 수 있습니다"
    WATCH_NO_ROOM = "이 채널에는 쓸 수 없습니다. 다이렉트 메시지로 받거나 다른 채널에서 해 주세요."

    # --- help --------------------------------------------------------------------------------
    HELP_TITLE = "뉴스에 물어보세요"
    HELP = """답의 모든 문장은 기사에 있는 그대로이며, 제목과 언론사, 날짜, 문단을 밝힙니다. 보관된 \
기사에 답이 없으면 없다고 말씀드리고 가장 가까운 문단을 보여 드립니다.

**질문하기**
- {mention} *{example}*
- 제 답에 답장하면 이어서 질문할 수 있습니다: *and who said so?*
- 다이렉트 메시지로도 질문할 수 있습니다
- `/질문`에서는 날짜(`2025-05-20`), 언론사, 발언자, 나만 보기를 정할 수 있습니다
- 질문 안에 쓸 수도 있습니다: {publisher}`since:2025-05` `-단어` `"그대로"`
- 질문을 고치면 답도 바뀌고, 지우면 답도 사라집니다

**읽기**
- `/주요소식`은 있었던 일을 사건별로, `/흐름`은 주제의 첫 보도부터 최근 보도까지, `/발언`은 누가 한 말을 \
보여 줍니다
- `/최신기사`, `/출처`, 기사를 그 안의 문장으로 줄인 `/요약`
- 메시지에서: 앱, *뉴스에서 확인*
- `/알림 추가`: 그 주제의 새 기사가 나오면 알려 드립니다

**관리** (이 서버를 관리하는 사람)
- `/관리 다시읽기`는 자료를 다시 읽고, `/관리 채널`은 어디에서 답할지 정합니다
- `/관리 일정`은 정해진 시각에 채널에 주요 소식을 올립니다
- `/관리 상태`는 보관된 기사와 답이 얼마나 도움이 되었는지 보여 줍니다"""

    # --- looking after it --------------------------------------------------------------------
    REINDEX_STARTED = "자료를 다시 읽고 있습니다. 그동안은 이전 색인으로 답합니다."
    REINDEXED = "다시 읽었습니다"
    REINDEXED_WITH_PROBLEMS = "다시 읽었으나 문제가 있습니다"
    PROGRESS = "{stage}: {done}"
    PROGRESS_OF = "{stage}: {total} 중 {done}"
    ADDED = "추가 **{count}**"
    UPDATED = "변경 **{count}**"
    SAME = "그대로 **{count}**"
    REMOVED = "삭제 **{count}**"
    UNCHANGED = "바뀐 것이 없습니다"
    GENERATION = "{number}세대 · {seconds}초"
    REINDEX_RUNNING = "이미 다시 읽고 있습니다. 그 메시지가 진행을 보여 줍니다."
    REINDEX_STOPPED = "봇이 다시 시작되어 중단했습니다. 바뀐 것은 없습니다."
    REINDEX_FAILED = "다시 읽지 못했고, 바뀐 것은 없습니다: {reason}"
    NO_SOURCES = "읽을 자료가 없습니다. 운영하는 사람이 `DATELINE_SOURCES`에 정할 수 있습니다."
    FAILED = "**{count}건을 읽지 못했습니다:**"
    MORE_FAILED = "외 {count}건: `python -m bot reindex --json`이 모두 보여 줍니다"
    NOT_HERE = "서버를 관리하는 사람이 서버 안에서 쓰는 명령입니다."
    NOT_YOURS = "이 봇이 속한 서버의 **서버 관리하기** 권한이 필요합니다."
    NO_HOME = (
        "이 봇은 이 서버에 속하지 않습니다. 운영하는 사람이 `DATELINE_SERVERS`에 봇이 속한 서버를 모두 "
        "정할 수 있습니다. 이 서버는 `{server}`입니다."
    )
    OPERATORS_ONLY = "`DATELINE_OPERATORS`에 있는 사람만 할 수 있습니다."
    MODES: Mapping[str, str] = {
        "mention": "이 채널에서는 멘션, 답장이나 `/질문`으로 물으면 답합니다.",
        "every": "이 채널에서는 멘션이 없어도 모든 질문에 답합니다.",
        "off": "이 채널에서는 메시지에 답하지 않습니다. `/질문`은 쓸 수 있습니다.",
    }
    MODE_NEEDS_INTENT = (
        "모든 질문을 읽으려면 Message Content 인텐트가 필요한데 꺼져 있습니다. 운영하는 사람이 개발자 "
        "포털에서 켜고 `DATELINE_MESSAGE_CONTENT=on`으로 정할 수 있습니다. 그때까지는 저를 멘션하거나 "
        "`/질문`을 쓰시면 됩니다."
    )
    THREADS_ON = "대화마다 스레드를 엽니다."
    THREADS_OFF = "답장으로 답합니다."
    SCHEDULE_SET = "정해진 시간에 올릴 소식"
    SCHEDULE_TITLE = "정해진 시간에 올리는 소식"
    SCHEDULE_AT = "{days} {time} ({zone})"
    SCHEDULE_DAYS: Mapping[str, str] = {
        "daily": "매일", "weekdays": "월요일부터 금요일까지", "monday": "월요일마다",
        "tuesday": "화요일마다", "wednesday": "수요일마다", "thursday": "목요일마다",
        "friday": "금요일마다", "saturday": "토요일마다", "sunday": "일요일마다",
    }  # fmt: skip
    SCHEDULE_PERIODS: Mapping[str, str] = {
        "": "지난번 이후", "today": "그날", "yesterday": "전날", "week": "7일간", "month": "30일간",
    }  # fmt: skip
    SCHEDULE_NEXT = "다음 {when}"
    SCHEDULE_NEXT_IN = "다음 소식: {when}, {where}"
    SCHEDULE_NOTHING = "알릴 것이 없으면 올리지 않습니다."
    SCHEDULE_NONE = "이 서버에는 정해진 소식이 없습니다. `/관리 일정`에 시각을 정하면 시작합니다."
    SCHEDULE_NONE_THERE = "{where}에는 정해진 소식이 없습니다."
    SCHEDULE_OFF = "{where}에 소식을 더 이상 올리지 않습니다."
    SCHEDULE_NEEDS_TIME = "시각도 정해 주세요(예: 08:30)."
    SCHEDULE_NO_ROOM = "{where}에는 저나 명령하신 분이 쓸 수 없습니다."
    STATUS_TITLE = "상태"
    STATUS_VOTES = "**지난 {days}일, 도움이 된 답**"
    STATUS_NO_VOTES = "답이 도움이 되었는지에 대한 의견이 아직 없습니다."
    STATUS_SHARE = "{name}: {total}개 중 {helpful}개 ({percent} %)"

    def day(self, given: date) -> str:
        return f"{self.month(given)} {given.day}일"

    def month(self, given: date) -> str:
        return f"{given.year}년 {given.month}월"
