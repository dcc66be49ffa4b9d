"""Korean members, Korean servers, and everybody else."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.discord.conftest import HAN, UNKNOWN, MakeWorld, World
from tests.fake_discord.channels import Channel
from tests.fake_discord.people import User

HANGUL = re.compile(r"[가-힣]")
STAMP = re.compile(r"<t:\d+:[Df]>")


@dataclass
class Seoul:
    """A server with Korean as its language, and one with English, a Korean in both."""

    world: World
    channel: Channel
    mina: User
    bob: User
    abroad: User


@pytest.fixture
async def seoul(make_world: MakeWorld) -> AsyncIterator[Seoul]:
    async with make_world() as world:
        guild = world.discord.add_guild("서울", locale="ko")
        async with world.start():
            yield Seoul(
                world,
                guild.add_channel("general"),
                guild.add_member("mina", locale="ko"),
                guild.add_member("bob", locale="en-US"),
                world.guild.add_member("jun", locale="ko"),
            )
        assert world.bot.returncode == 0, world.bot.lines[-20:]
        world.sound()


def described(reply: Any) -> str:
    return str(reply.embeds[0]["description"])


def labels(reply: Any) -> list[str]:
    return [item["label"] for row in reply["components"] for item in row["components"]]


async def test_a_korean_sees_korean_commands_and_uses_them_by_either_name(seoul: Seoul) -> None:
    menu = seoul.mina.menu(seoul.channel)
    assert set(menu) == {
        "질문", "요약", "최신기사", "출처", "주요소식", "흐름", "발언", "도움말", "알림",
        "뉴스에서 확인",
    }  # fmt: skip
    assert all(HANGUL.search(text) for text in menu.values() if text)
    assert "ask" in seoul.bob.menu(seoul.channel)
    for path, option in (("질문", "질문"), ("ask", "question"), ("질문", "question")):
        used = await (await seoul.mina.slash(seoul.channel, path, {option: HAN})).settled()
        assert used.response.embeds[0]["title"] == f"‘{HAN}’"
    listed = await (await seoul.mina.slash(seoul.channel, "알림 목록")).settled()
    assert "`/알림 추가`" in described(listed.response)


async def test_what_all_see_is_in_the_language_of_the_server(seoul: Seoul) -> None:
    for user in (seoul.mina, seoul.bob):
        used = await (await user.slash(seoul.channel, "ask", {"question": HAN})).settled()
        assert "신뢰도" in used.response.embeds[0]["footer"]["text"]
        assert "이 문단인 이유" in labels(used.response)
    for path in ("headlines", "sources"):
        used = await (await seoul.bob.slash(seoul.channel, path)).settled()
        assert HANGUL.search(used.response.embeds[0]["title"])
    offered = await seoul.bob.autocomplete(seoul.channel, "summary", {"article": "tram"}, "article")
    chosen = {"article": offered[0]["value"]}
    used = await (await seoul.bob.slash(seoul.channel, "summary", chosen)).settled()
    assert "번째 문단" in described(used.response)
    used = await (await seoul.abroad.slash(seoul.world.channel, "headlines")).settled()
    assert used.response.embeds[0]["title"] == "Latest in the library"


async def test_what_one_sees_is_in_the_language_of_that_person(seoul: Seoul) -> None:
    room = seoul.channel
    options = {"question": HAN, "private": True}
    asked = await (await seoul.bob.slash(room, "ask", options)).settled()
    assert "confidence" in asked.response.embeds[0]["footer"]["text"]
    public = await (await seoul.mina.slash(room, "ask", {"question": HAN})).settled()
    why = await (await seoul.bob.click(public.response, "이 문단인 이유")).settled()
    assert why.response.embeds[0]["title"] == "Why these passages"
    why = await (await seoul.mina.click(public.response, "이 문단인 이유")).settled()
    assert why.response.embeds[0]["title"] == "이 문단들을 고른 이유"
    helped = await (await seoul.abroad.slash(seoul.world.channel, "help")).settled()
    assert "`/질문`" in described(helped.response)
    said = await seoul.bob.say(room, "The auditor says the tram bill is 845 billion won.")
    checked = await (await seoul.mina.context_menu(said, "뉴스에서 확인")).settled()
    assert checked.response.embeds[0]["title"] == "보관된 기사의 내용"


async def test_mentions_are_answered_in_the_language_of_the_server(seoul: Seoul) -> None:
    asked = await seoul.bob.say(seoul.channel, f"{seoul.world.mention} {HAN}")
    answer = await seoul.channel.reply_to(asked)
    assert "번째 문단" in described(answer)
    assert "[1] 앞뒤 문단" in labels(answer)
    unknown = await seoul.bob.say(seoul.channel, f"{seoul.world.mention} {UNKNOWN}")
    assert "관한 내용이 없습니다" in described(await seoul.channel.reply_to(unknown))
    at_home = await seoul.abroad.say(seoul.world.channel, f"{seoul.world.mention} {HAN}")
    assert "paragraph" in described(await seoul.world.channel.reply_to(at_home))


async def test_dates_are_timestamps_that_each_reads_in_their_own_language(seoul: Seoul) -> None:
    used = await (await seoul.mina.slash(seoul.channel, "ask", {"question": HAN})).settled()
    assert STAMP.search(described(used.response))
    page = await (await seoul.mina.slash(seoul.channel, "headlines")).settled()
    lines = described(page.response).splitlines()
    assert all(STAMP.search(line) or re.search(r"\d{4}년 \d+월", line) for line in lines)
    offered = await seoul.mina.autocomplete(seoul.channel, "요약", {"기사": "tram"}, "기사")
    assert all("년" in choice["name"] for choice in offered)


async def test_a_question_repeated_in_korean_is_found_again_by_its_buttons(seoul: Seoul) -> None:
    options = {"question": "How many people died on the ferry?"}
    used = await (await seoul.mina.slash(seoul.channel, "질문", options)).settled()
    more = await (await seoul.bob.click(used.response, "더 보기")).settled()
    assert "**[4]**" in described(more.response)


async def test_refusals_and_watches_are_korean_too(seoul: Seoul) -> None:
    wrong = {"question": HAN, "since": "soon"}
    used = await (await seoul.mina.slash(seoul.channel, "질문", wrong)).settled()
    assert "처리할 수 없는 요청입니다" in described(used.response)
    added = {"주제": "snow owl", "어디로": "dm"}
    used = await (await seoul.mina.slash(seoul.channel, "알림 추가", added)).settled()
    assert "새 기사가 나오면 다이렉트 메시지로 알려 드리겠습니다" in described(used.response)
