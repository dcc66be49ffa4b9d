"""What commands, options and choices are called in other languages; Discord shows them as one types.

The key is the English text as the command has it. A name has to be Discord's kind of name: at most
32 letters, digits, - or _, lower case.
"""

from __future__ import annotations

from collections.abc import Mapping

import discord
from discord import app_commands

NAMES: Mapping[discord.Locale, Mapping[str, str]] = {
    discord.Locale.korean: {
        # commands
        "ask": "질문",
        "summary": "요약",
        "headlines": "최신기사",
        "sources": "출처",
        "digest": "주요소식",
        "timeline": "흐름",
        "quotes": "발언",
        "help": "도움말",
        "watch": "알림",
        "add": "추가",
        "list": "목록",
        "remove": "삭제",
        "admin": "관리",
        "reindex": "다시읽기",
        "channel": "채널",
        "status": "상태",
        "schedule": "일정",
        "Check the news": "뉴스에서 확인",
        # options
        "question": "질문",
        "since": "부터",
        "until": "까지",
        "publisher": "언론사",
        "speaker": "발언자",
        "private": "나만보기",
        "period": "기간",
        "article": "기사",
        "topic": "주제",
        "where": "어디로",
        "quiet": "조용한시간",
        "number": "번호",
        "mode": "방식",
        "threads": "스레드",
        "at": "시각",
        "zone": "시간대",
        "days": "요일",
        "off": "끄기",
        # choices
        "today": "오늘",
        "yesterday": "어제",
        "last 7 days": "지난 7일",
        "last 30 days": "지난 30일",
        "this channel": "이 채널",
        "direct message": "다이렉트 메시지",
        "when mentioned": "멘션할 때",
        "every question": "모든 질문",
        "not at all": "답하지 않음",
        "every day": "매일",
        "weekdays": "평일",
        "Mondays": "월요일",
        "Tuesdays": "화요일",
        "Wednesdays": "수요일",
        "Thursdays": "목요일",
        "Fridays": "금요일",
        "Saturdays": "토요일",
        "Sundays": "일요일",
        # descriptions
        "Ask the news: the passages that answer, word for word": "뉴스에 질문하고, 답이 되는 문단을 그대로 봅니다",
        "Your question, in your own words": "질문을 자유롭게 써 주세요",
        "Only articles from this day on, like 2025-05-20": "이 날짜부터의 기사만 (예: 2025-05-20)",
        "Only articles up to this day, like 2025-05-31": "이 날짜까지의 기사만 (예: 2025-05-31)",
        "Only articles of this publisher": "이 언론사의 기사만",
        "Only what this person said": "이 사람이 한 말만",
        "Show the answer to you alone": "답을 나에게만 보여 줍니다",
        "An article in its own sentences": "기사를 그 안의 문장으로 요약합니다",
        "Type a word of the headline and choose": "제목의 단어를 입력하고 골라 주세요",
        "The latest articles": "최신 기사",
        "Which publishers the library holds, and from when": "어느 언론사의 기사가 언제부터 있는지 봅니다",
        "What happened, story by story": "있었던 일을 사건별로 봅니다",
        "Which days; the last seven where it is left out": "어느 날의 소식을 볼지 (없으면 지난 7일)",
        "Only what is about this": "이 주제의 소식만",
        "A topic from its first report to the latest": "주제의 첫 보도부터 최근 보도까지 봅니다",
        "A topic, in your own words": "주제를 자유롭게 써 주세요",
        "Who said what, the latest first": "누가 무슨 말을 했는지 최근 것부터 봅니다",
        "A name or a title, like the mayor": "이름이나 직함 (예: the mayor)",
        "Only what was said about this": "이 주제에 관한 말만",
        "How to ask, and what else there is": "질문하는 법과 그 밖의 기능",
        "Hear of new articles on a topic": "관심 있는 주제의 새 기사를 알려 드립니다",
        "Tell me when a new article speaks of this": "이 주제의 새 기사가 나오면 알려 드립니다",
        "A topic or a question, in your own words": "주제나 질문을 자유롭게 써 주세요",
        "Where to tell you": "어디로 알릴지",
        "Hours without messages, like 22-7": "알리지 않을 시간 (예: 22-7)",
        "What you watch": "알림을 받는 주제",
        "Watch a topic no longer": "주제의 알림을 그만 받습니다",
        "Its number in /watch list": "/알림 목록에 있는 번호",
        "Look after the library (Manage Server)": "보관된 기사를 관리합니다 (서버 관리하기)",
        "Read the sources again; questions are answered meanwhile": "자료를 다시 읽습니다. 그동안에도 답합니다",
        "Where and how I answer messages": "어디에서 어떻게 메시지에 답할지 정합니다",
        "When messages of this channel are answered": "이 채널의 메시지에 언제 답할지",
        "Open a thread for each conversation": "대화마다 스레드를 엽니다",
        "What the library holds, and how helpful answers were": "보관된 기사와 답이 얼마나 도움이 되었는지 봅니다",
        "Post a digest in a channel at a local time": "정해진 시각에 채널에 주요 소식을 올립니다",
        "The channel that gets it; this one by default": "올릴 채널 (정하지 않으면 이 채널)",
        "A time of the day, like 08:30 or 8:30 pm": "시각 (예: 08:30, 8:30 pm)",
        "Whose clock is meant, like Asia/Seoul": "어느 곳의 시각인지 (예: Asia/Seoul)",
        "On which days; every day by default": "올릴 요일 (정하지 않으면 매일)",
        "What it covers; the time since the one before by default": "어느 기간의 소식인지 (정하지 않으면 지난번 이후)",
        "Post no more there": "그 채널에 더 이상 올리지 않습니다",
    },
}  # fmt: skip


class Naming(app_commands.Translator):
    """Discord.py asks it for every text of every command."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002
    ) -> str | None:
        return NAMES.get(locale, {}).get(string.message)
