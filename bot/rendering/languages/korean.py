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
    SAMPLE_MARK = "견본"
    UNTITLED = "제목 없음"
    UNDATED = "날짜 없음"
    BAD_DATE = "읽을 수 없는 날짜"
    PARAGRAPH = "{number}번째 문단"
    ALSO_IN = "같은 내용: {places}"
    ALSO_MORE = "{places} 외 {count}건"
    SOURCE = "원문"
    CONFIDENCE = "확신도: {words}"
    LEVELS = ("높음", "좋음", "보통", "낮음")
    CLOSEST = "확실한 답은 여기에 없습니다. 가장 가까운 문단입니다."
    CLOSEST_PASSAGES = "가장 가까운 문단입니다."
    NOT_THE_ANSWER = "답이 아니라 가장 가까운 문단입니다"
    NO_TERMS = "찾을 낱말이 없습니다. 이름, 장소나 사물을 넣어 물어보세요."
    NO_MATCH = "보관된 기사에 맞는 내용이 없습니다."
    NO_MATCH_WITHIN = "주어진 날짜, 언론사나 발언자 안에는 맞는 내용이 없습니다."
    EMPTY = (
        "보관된 기사가 없습니다. 봇을 운영하는 사람이 `python -m bot ingest PATH`로 기사를 넣을 수 "
        "있습니다."
    )
    NOTHING_MENTIONS = "여기에는 {words}에 관한 말이 없습니다."
    NONE_MENTIONS = "이 문단들에는 {words}에 관한 말이 없습니다."
    READ_AS = "{word} → {meant}"
    MENDED = "이렇게 읽었습니다: {pairs}."
    TAKEN = "앞 질문에서 가져온 말: {words}"

    # --- asking ------------------------------------------------------------------------------
    ACTIVITY = "저를 멘션해 물어보거나 /ask"
    NO_QUESTION = (
        "뉴스에 관해 물어보세요. {mention}(같은 이름의 역할이 아니라 저)을 멘션하고 질문을 쓰거나, "
        "`/ask`를 쓰세요."
    )
    GO_ON = "이어서 물으려면 여기서 저를 멘션하세요. 이 스레드의 다른 글은 제게 보이지 않습니다."
    RESTARTING = "다시 시작하는 중입니다. 잠시 뒤에 다시 물어보세요."
    TROUBLE = "제 쪽에서 문제가 생겼습니다. 되풀이되면 운영하는 사람에게 알려 주세요: `{reference}`"
    BAD_REQUEST = "할 수 없는 요청입니다: {reason}"
    SLOW_DOWN = "질문이 많았습니다. {when} 다시 물어보세요."
    SLOW_DOWN_ALL = "지금 이 서버에 질문이 많습니다. {when} 다시 물어보세요."

    # --- under an answer ---------------------------------------------------------------------
    MORE = "더 보기"
    WHY = "왜 이 문단인가"
    IN_CONTEXT = "[{number}] 앞뒤 문단"
    SHARE = "모두에게 보이기"
    HELPFUL = "도움이 됨"
    NOT_HELPFUL = "도움이 안 됨"
    NO_MORE = "이에 관한 내용은 이것이 전부입니다."
    CHANGED_SINCE = "이 기사는 그 뒤에 바뀌었습니다. 인용했을 때의 글입니다."
    GONE = "이 기사는 이제 보관되어 있지 않습니다."
    LIBRARY_CHANGED = "답한 뒤에 보관된 기사가 바뀌었습니다. 지금이라면 이렇습니다."
    QUESTION_GONE = "이 답의 질문이 이제 보이지 않습니다. 다시 물어보세요."
    OLD_BUTTON = "이전 판의 단추입니다. 다시 물으면 새 단추가 나옵니다."
    THANKS = "이름과 질문 없이 적어 두었습니다. 고맙습니다."
    VOTE_MOVED = "바꾸었습니다. 고맙습니다."
    VOTE_KEPT = "이미 그렇게 말씀하셨습니다."
    SHARED_BY = "{who} 님이 보임"
    SHARED = "모두에게 보였습니다."
    WHY_TITLE = "왜 이 문단들인가"
    WHY_WORDS = "낱말"
    WHY_SCORE = "점수 {score}"
    WHY_CONFIDENCE = "확신도 {value}"
    PLACES: Mapping[str, str] = {
        "window": "보인 문장 안", "passage": "문단 안", "beside": "옆 문단",
        "headline": "제목이나 첫 문단", "": "없음",
    }  # fmt: skip
    FEATURES: Mapping[str, str] = {
        "bm25": "드문 낱말의 빈도 (BM25)", "window": "이웃한 두 문장 안", "passage": "문단의 나머지",
        "beside": "옆 문단들", "headline": "제목과 첫 문단", "sentence": "한 문장 안",
        "phrase": "물은 순서대로", "near": "서로 가까이", "surface": "쓴 꼴 그대로",
        "form": "물은 종류의 답", "measured": "그런 수치가 있음", "counted": "물은 것을 셈",
        "names": "물은 이름", "publisher": "물은 언론사", "quoted": "따옴표 안의 말",
        "dated": "물은 날짜", "recent": "최신", "own": "질문 자신의 낱말", "speaker": "물은 발언자",
        "lead": "첫 문단", "here": "문단이 담은 것", "margin": "다음 것과의 차이",
        "article": "기사 전체", "unknown": "모르는 낱말", "story": "이어지는 이야기", "bias": "출발점",
    }  # fmt: skip

    # --- articles ----------------------------------------------------------------------------
    NO_SENTENCES = "이 기사에는 보일 문장이 없습니다."
    NO_ARTICLE = "‘{wanted}’ 같은 기사가 없습니다. 입력하면 나오는 목록에서 고르세요."
    HEADLINES_TITLE = "최신 기사"
    HEADLINES_OF = "{publisher}의 최신 기사"
    NO_HEADLINES = "그 언론사의 기사가 없습니다. 입력하면 나오는 목록에서 고르세요."
    NEWER = "더 최근"
    OLDER = "더 이전"
    SOURCES_TITLE = "보관된 기사"
    SOURCE_LINE = "**{name}** · {articles} · {days}"
    NO_PUBLISHER = "언론사 없음"
    DAYS = "{first}부터 {last}까지"
    MORE_SOURCES = "외 {count}개"
    MORE_ARTICLES = "-# 외 기사 {count}건은 자리가 모자라 싣지 못했습니다"
    MORE_PASSAGES = "-# 외 {count}개는 자리가 모자라 싣지 못했습니다"
    ARTICLES = ("기사 {count}건", "기사 {count}건")
    PASSAGES = ("문단 {count}개", "문단 {count}개")
    HOLDS = "{articles}, {passages}가 있습니다."

    # --- checking a message ------------------------------------------------------------------
    CHECK_TITLE = "보관된 기사가 말하는 것"
    CHECK_NOTE = "같은 일에 관한 문단이며, 참과 거짓의 판정이 아닙니다."
    CHECK_NOTHING = "이에 관해 확실히 말하는 기사가 없습니다."
    CHECK_NO_CLAIM = "이 글에는 뉴스가 말할 만한 내용이 없습니다."

    # --- watching ----------------------------------------------------------------------------
    WATCH_ADDED = "**{number}.** {topic}에 관한 새 기사가 나오면 {where} 알리겠습니다."
    WATCH_HERE = "여기서"
    WATCH_DM = "다이렉트 메시지로"
    WATCH_QUIET = "{start}부터 {end}까지는 알리지 않습니다({zone})."
    WATCH_LIMIT = "이미 최대인 {count}개의 주제를 지켜보고 있습니다. 먼저 하나를 지우세요."
    WATCH_TWICE = "이미 지켜보고 있습니다: **{number}.** {topic}"
    WATCH_WORDLESS = "찾을 낱말이 없습니다. 사람, 장소나 사물의 이름을 쓰세요."
    WATCH_NONE = "아직 지켜보는 주제가 없습니다. `/watch add`로 시작하세요."
    WATCH_TITLE = "지켜보는 주제"
    WATCH_REMOVED = "이제 지켜보지 않습니다: {topic}"
    WATCH_UNKNOWN = "{number}번 주제가 없습니다. `/watch list`가 번호를 보여 줍니다."
    WATCH_FOUND = "새 소식: {topic}"
    WATCH_FOOT = "주제 {number}번: /watch remove로 그만둡니다"
    WATCH_NO_ROOM = "이 채널에는 쓸 수 없습니다. 다이렉트 메시지로 받거나 다른 곳에서 하세요."

    # --- help --------------------------------------------------------------------------------
    HELP_TITLE = "뉴스에 물어보세요"
    HELP = """답의 모든 낱말은 기사에 있으며, 제목, 언론사, 날짜와 문단을 밝힙니다. 보관된 기사에 답이 \
없으면 그렇다고 말하고 가장 가까운 것을 보여 줍니다.

**묻기**
- {mention} *{example}*
- 제 답에 답장하면 이어집니다: *and who said so?*
- 다이렉트 메시지를 보내세요
- `/ask`에는 날짜(`2025-05-20`), 언론사, 발언자, 나만 보기를 정할 수 있습니다
- 질문 안에서도 됩니다: {publisher}`since:2025-05` `-낱말` `"그대로"`
- 질문을 고치면 답도 고치고, 지우면 답도 사라집니다

**읽기**
- `/headlines`, `/sources`, 기사의 문장으로 줄이는 `/summary`
- 어느 메시지에서나: 앱, *Check the news*
- `/watch add`: 그 주제의 새 기사가 나오면 알립니다

**관리** (이 서버를 관리하는 사람)
- `/admin reindex`는 자료를 다시 읽고, `/admin channel`은 어디서 들을지 정합니다
- `/admin status`는 무엇이 있고 답이 얼마나 도움이 되었는지 보여 줍니다"""
    TRY_ONE = "이렇게 해 보세요:"

    # --- looking after it --------------------------------------------------------------------
    REINDEX_STARTED = "자료를 다시 읽고 있습니다. 그동안은 이전 색인으로 답합니다."
    REINDEXED = "다시 읽었습니다"
    REINDEXED_WITH_PROBLEMS = "다시 읽었으나 문제가 있습니다"
    PROGRESS = "{stage}: {done}"
    PROGRESS_OF = "{stage}: {total} 가운데 {done}"
    ADDED = "추가 **{count}**"
    UPDATED = "변경 **{count}**"
    SAME = "그대로 **{count}**"
    REMOVED = "삭제 **{count}**"
    UNCHANGED = "바뀐 것이 없습니다"
    GENERATION = "{number}세대 · {seconds}초"
    REINDEX_RUNNING = "이미 다시 읽고 있습니다. 그 메시지가 진행을 보여 줍니다."
    REINDEX_STOPPED = "봇이 다시 시작하느라 멈추었습니다. 바뀐 것은 없습니다."
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
        "mention": "여기서는 멘션, 답장이나 `/ask`로 물으면 답합니다.",
        "every": "여기서는 멘션이 없어도 모든 질문에 답합니다.",
        "off": "여기서는 메시지에 답하지 않습니다. `/ask`는 됩니다.",
    }
    MODE_NEEDS_INTENT = (
        "모든 질문을 읽으려면 Message Content 인텐트가 필요한데 꺼져 있습니다. 운영하는 사람이 개발자 "
        "포털에서 켜고 `DATELINE_MESSAGE_CONTENT=on`으로 정할 수 있습니다. 그때까지는 저를 멘션하거나 "
        "`/ask`를 쓰세요."
    )
    THREADS_ON = "대화마다 스레드를 엽니다."
    THREADS_OFF = "답장으로 답합니다."
    STATUS_TITLE = "상태"
    STATUS_VOTES = "**지난 {days}일, 도움이 된 답**"
    STATUS_NO_VOTES = "답이 도움이 되었는지 아직 아무도 말하지 않았습니다."
    STATUS_SHARE = "{name}: {total} 가운데 {helpful} ({percent} %)"

    def day(self, given: date) -> str:
        return f"{self.month(given)} {given.day}일"

    def month(self, given: date) -> str:
        return f"{given.year}년 {given.month}월"
