"""The order of answers, and a stop that waits for them."""

from __future__ import annotations

import asyncio
from itertools import pairwise

from bot.desk import Desk
from retrieval import Library


async def test_answers_of_a_channel_leave_in_the_order_of_the_questions(library: Library) -> None:
    desk = Desk(library)
    left: list[str] = []
    ready = {name: asyncio.Event() for name in "abcd"}

    async def answer(name: str, channel: int) -> None:
        async with desk.in_turn(channel) as my_turn:
            await ready[name].wait()
            if name == "b":
                return  # it has no answer, and holds nobody up
            await my_turn()
            left.append(name)

    tasks = [asyncio.create_task(answer(name, 1)) for name in "abc"]
    tasks.append(asyncio.create_task(answer("d", 2)))
    await asyncio.sleep(0)
    for name in "dcba":
        ready[name].set()
        for _ in range(5):
            await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    assert left == ["d", "a", "c"]
    desk.close()


async def test_what_comes_at_once_is_begun_one_by_one_in_order(library: Library) -> None:
    desk = Desk(library)
    begun: list[int] = []
    turns: list[int] = []

    async def visitor(number: int) -> None:
        await desk.enter()
        begun.append(number)

    tasks = [asyncio.create_task(visitor(number)) for number in range(20)]
    while len(begun) < 20:
        turns.append(len(begun))
        await asyncio.sleep(0)
    assert begun == list(range(20))
    assert max(b - a for a, b in pairwise(turns)) == 1
    await asyncio.gather(*tasks)
    desk.close()


async def test_a_stop_waits_for_what_is_under_way_and_not_for_ever(library: Library) -> None:
    desk = Desk(library)
    hold = asyncio.Event()

    async def work() -> None:
        async with desk.under_way():
            await hold.wait()

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    assert not await desk.finish(0.01)
    assert desk.closing
    hold.set()
    await task
    assert await desk.finish(0.01)
    assert (await desk.ask(lambda opened: opened.status())).articles == 0
    desk.close()
