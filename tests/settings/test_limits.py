"""Settings of limits and shards: what they mean, and what is refused in one line."""

from __future__ import annotations

import pytest

from config import Limit, SettingsError, load_settings


def test_limits_have_defaults_and_are_read_as_questions_a_number_of_seconds() -> None:
    settings = load_settings({}, None)
    assert (settings.cooldown_user, settings.cooldown_server) == (Limit(10, 60), Limit(60, 60))
    assert settings.watches == 20
    settings = load_settings({"DATELINE_COOLDOWN_USER": " 3 / 3600", "DATELINE_WATCHES": "0"}, None)
    assert (settings.cooldown_user, settings.watches) == (Limit(3, 3600), 0)


@pytest.mark.parametrize("word", ["off", "OFF", " off "])
def test_off_switches_one_limit_off_and_not_the_other(word: str) -> None:
    settings = load_settings({"DATELINE_COOLDOWN_SERVER": word}, None)
    assert settings.cooldown_server is None
    assert settings.cooldown_user == Limit(10, 60)


@pytest.mark.parametrize(
    "value", ["10", "10/0", "0/60", "-1/60", "10/60/5", "ten/60", "99999/60", "1/86401", "1e3/60"]
)
@pytest.mark.parametrize("name", ["DATELINE_COOLDOWN_USER", "DATELINE_COOLDOWN_SERVER"])
def test_a_limit_that_is_none_names_its_variable_and_says_what_to_write(
    name: str, value: str
) -> None:
    with pytest.raises(SettingsError, match=f"^{name}: .*like 10/60, or off$"):
        load_settings({name: value}, None)


@pytest.mark.parametrize("value", ["-1", "many", "1001"])
def test_a_bad_number_of_watches_names_its_variable(value: str) -> None:
    with pytest.raises(SettingsError, match=r"^DATELINE_WATCHES: .*$"):
        load_settings({"DATELINE_WATCHES": value}, None)


def test_shards_are_set_together() -> None:
    settings = load_settings({}, None)
    assert (settings.shard_ids, settings.shard_count) == ((), None)
    settings = load_settings({"DATELINE_SHARD_IDS": "0, 2", "DATELINE_SHARD_COUNT": "3"}, None)
    assert (settings.shard_ids, settings.shard_count) == ((0, 2), 3)


@pytest.mark.parametrize(
    ("shard_ids", "count", "named"),
    [
        ("0", "", "SHARD_COUNT"),
        ("", "2", "SHARD_IDS"),
        ("0,2", "2", "SHARD_IDS"),
        ("0,0", "2", "SHARD_IDS"),
        ("0,", "2", "SHARD_IDS"),
        (",", "2", "SHARD_IDS"),
        ("all", "2", "SHARD_IDS"),
        ("-1", "2", "SHARD_IDS"),
        ("0", "0", "SHARD_COUNT"),
        ("0", "two", "SHARD_COUNT"),
    ],
)
def test_shards_that_do_not_fit_name_the_variable(shard_ids: str, count: str, named: str) -> None:
    with pytest.raises(SettingsError, match=rf"^DATELINE_{named}: .*$") as caught:
        load_settings({"DATELINE_SHARD_IDS": shard_ids, "DATELINE_SHARD_COUNT": count}, None)
    assert "\n" not in str(caught.value)
