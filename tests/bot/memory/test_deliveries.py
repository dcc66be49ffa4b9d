"""Each article is told to a watch once, whatever happens in between."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.memory import Memory
from bot.memory.deliveries import MOST_ARTICLES, RESEND_WITHIN, Deliveries, Delivery
from bot.memory.quiet import Quiet
from bot.memory.watches import Added

Open = Callable[..., Memory]

NOW = datetime(2025, 5, 1, 12, tzinfo=UTC)
TICK = timedelta(microseconds=1)


def watching(memory: Memory, topic: str = "ferries", *, quiet: Quiet | None = None) -> int:
    added = memory.watches.add(
        owner=7,
        server=1,
        channel=2,
        topic=topic,
        language="en",
        created=NOW,
        generation=4,
        quiet=quiet,
    )
    assert isinstance(added, Added)
    return added.watch.id


def told(deliveries: tuple[Delivery, ...]) -> list[tuple[int, tuple[int, ...]]]:
    return [(delivery.watch.id, delivery.sequences) for delivery in deliveries]


def the_only(deliveries: Deliveries, now: datetime = NOW) -> Delivery:
    (delivery,) = deliveries.due(now)
    return delivery


def test_what_is_found_is_due_once(opened: Open) -> None:
    memory = opened()
    watch = watching(memory)
    assert memory.deliveries.looked_at() is None
    assert memory.deliveries.record({watch: {11, 10}}, 5) == 2
    assert memory.deliveries.looked_at() == 5
    delivery = the_only(memory.deliveries)
    assert delivery.sequences == (10, 11)
    assert memory.deliveries.begin(delivery, NOW)
    assert memory.deliveries.due(NOW) == ()
    memory.deliveries.delivered(delivery)
    # The article was edited: it is found again, and told no more.
    assert memory.deliveries.record({watch: [10, 12]}, 6) == 1
    assert told(opened().deliveries.due(NOW)) == [(watch, (12,))]


def test_nothing_found_still_moves_on_what_was_looked_at(opened: Open) -> None:
    memory = opened()
    assert memory.deliveries.record({}, 9) == 0
    assert opened().deliveries.looked_at() == 9
    assert memory.deliveries.due(NOW) == memory.deliveries.interrupted(NOW) == ()


def test_a_watch_that_is_gone_finds_nothing_and_gets_nothing(opened: Open) -> None:
    memory = opened()
    watch = watching(memory)
    memory.deliveries.record({watch: [10]}, 5)
    delivery = the_only(memory.deliveries)
    memory.watches.remove(7, 1)
    assert memory.deliveries.due(NOW) == ()
    assert not memory.deliveries.begin(delivery, NOW)
    assert memory.deliveries.record({watch: [11]}, 6) == 0
    memory.deliveries.delivered(delivery)
    # A new one has another id: no nonce of the old one can be in its way.
    assert watching(memory) != watch


def test_only_one_of_two_that_send_may(opened: Open) -> None:
    one, other = opened(), opened()
    watch = watching(one)
    one.deliveries.record({watch: [10]}, 5)
    first = the_only(one.deliveries)
    one.deliveries.record({watch: [11]}, 6)
    second = the_only(other.deliveries)
    assert one.deliveries.begin(first, NOW)
    assert not other.deliveries.begin(second, NOW)
    assert told(other.deliveries.due(NOW)) == [(watch, (11,))]


@pytest.mark.parametrize("after", [timedelta(0), RESEND_WITHIN])
def test_what_a_crash_left_goes_out_again_under_the_same_nonce_for_a_while(
    opened: Open, after: timedelta
) -> None:
    memory = opened()
    watch = watching(memory)
    memory.deliveries.record({watch: [10, 11]}, 5)
    begun = the_only(memory.deliveries)
    memory.deliveries.begin(begun, NOW)
    memory.deliveries.record({watch: [12]}, 6)
    again = opened().deliveries
    assert again.interrupted(NOW + after) == (begun,)
    # A second crash does not give it more time.
    assert opened().deliveries.interrupted(NOW + RESEND_WITHIN) == (begun,)
    again.delivered(begun)
    assert opened().deliveries.interrupted(NOW + after) == ()
    assert told(again.due(NOW)) == [(watch, (12,))]


@pytest.mark.parametrize("after", [RESEND_WITHIN + TICK, timedelta(days=1), -TICK])
def test_what_discord_may_have_forgotten_is_not_told_twice(opened: Open, after: timedelta) -> None:
    memory = opened()
    watch = watching(memory)
    memory.deliveries.record({watch: [10]}, 5)
    memory.deliveries.begin(the_only(memory.deliveries), NOW)
    again = opened().deliveries
    assert again.interrupted(NOW + after) == ()
    assert again.interrupted(NOW) == again.due(NOW) == ()
    assert again.record({watch: [10]}, 6) == 0


def test_what_was_certainly_not_sent_is_due_again_and_what_is_given_up_is_not(
    opened: Open,
) -> None:
    memory = opened()
    watch = watching(memory)
    memory.deliveries.record({watch: [10]}, 5)
    delivery = the_only(memory.deliveries)
    memory.deliveries.begin(delivery, NOW)
    memory.deliveries.put_back(delivery)
    assert opened().deliveries.interrupted(NOW) == ()
    memory.deliveries.record({watch: [11]}, 6)
    delivery = the_only(memory.deliveries)
    assert delivery.sequences == (10, 11)
    memory.deliveries.begin(delivery, NOW)
    memory.deliveries.give_up(delivery)
    assert memory.deliveries.due(NOW) == opened().deliveries.interrupted(NOW) == ()


def test_quiet_hours_hold_back_and_let_go_when_they_end(opened: Open) -> None:
    # Seoul is nine hours ahead: 22:00 to 07:00 there is 13:00 to 22:00 in UTC.
    memory = opened(timezone="Asia/Seoul")
    quiet, loud = watching(memory, quiet=Quiet(22 * 60, 7 * 60)), watching(memory, "trams")
    memory.deliveries.record({quiet: [10], loud: [10, 11]}, 5)
    memory.deliveries.record({quiet: [12]}, 6)
    night, morning = NOW.replace(hour=13), NOW.replace(hour=22)
    assert told(memory.deliveries.due(night)) == [(loud, (10, 11))]
    assert told(memory.deliveries.due(morning - TICK)) == [(loud, (10, 11))]
    late = opened(timezone="Asia/Seoul").deliveries
    assert told(late.due(morning)) == [(quiet, (10, 12)), (loud, (10, 11))]


def test_many_articles_are_several_messages_in_order_with_nonces_that_discord_takes(
    opened: Open,
) -> None:
    memory = opened()
    first, second = watching(memory), watching(memory, "trams")
    many = range(10**12, 10**12 + 2 * MOST_ARTICLES + 1)
    memory.deliveries.record({second: [5], first: many}, 5)
    due = memory.deliveries.due(NOW)
    assert [(d.watch.id, len(d.sequences)) for d in due] == [
        (first, MOST_ARTICLES),
        (first, MOST_ARTICLES),
        (first, 1),
        (second, 1),
    ]
    assert [sequence for d in due[:3] for sequence in d.sequences] == list(many)
    assert len({d.nonce for d in due}) == 4
    assert max(len(d.nonce) for d in due) <= 25
    for delivery in due:
        assert memory.deliveries.begin(delivery, NOW)
    assert set(opened().deliveries.interrupted(NOW)) == set(due)


def test_another_library_starts_over(opened: Open) -> None:
    memory = opened()
    watch = watching(memory)
    memory.deliveries.record({watch: [10]}, 5)
    memory.deliveries.start_over(2)
    again = opened()
    assert again.deliveries.looked_at() == 2
    assert again.deliveries.due(NOW) == ()
    assert [watch.generation for watch in again.watches.all()] == [2]
    assert again.deliveries.record({watch: [10]}, 3) == 1
