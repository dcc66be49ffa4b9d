"""Settings: each bad value is one line that names the variable."""

from __future__ import annotations

from pathlib import Path

import pytest

from config import SettingsError, load_settings


def test_defaults_need_nothing() -> None:
    settings = load_settings({}, None)
    assert settings.discord_token is None
    assert (settings.data_dir, settings.sources) == (Path("data"), None)
    assert settings.engine == "embedded"


def test_sources_unset_and_empty_differ() -> None:
    assert load_settings({}, None).sources is None
    assert load_settings({"DATELINE_SOURCES": ""}, None).sources == ()
    assert load_settings({"DATELINE_SOURCES": "a, b"}, None).sources == ("a", "b")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATELINE_TIMEZONE", "Mars/Olympus"),
        ("DATELINE_LANGUAGE", "english"),
        ("DATELINE_ENGINE", "lucene"),
        ("DATELINE_ENGINE", "opensearch"),
        ("DATELINE_HTTP_PORT", "70000"),
        ("DATELINE_OPERATORS", "me"),
        ("DATELINE_SERVERS", "1,two"),
        ("DATELINE_TENANCY", "triple"),
        ("DATELINE_MESSAGE_CONTENT", "perhaps"),
        ("DATELINE_LOG_LEVEL", "loud"),
        ("DATELINE_LOG_FORMAT", "xml"),
        ("DATELINE_FETCH_ALLOW", "everything"),
        ("DATELINE_TYPO", "1"),
    ],
)
def test_a_bad_value_names_its_variable(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name) as caught:
        load_settings({name: value}, None)
    assert "\n" not in str(caught.value)


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("DATELINE_LANGUAGE=ko\nDATELINE_TIMEZONE=Asia/Seoul\nOTHER=1\n")
    settings = load_settings({"DATELINE_LANGUAGE": "en"}, file)
    assert (settings.language, settings.timezone) == ("en", "Asia/Seoul")


def test_a_file_that_cannot_be_parsed_is_named(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text('DATELINE_LANGUAGE=ko\nDATELINE_DATA_DIR="/tmp/x\n')
    with pytest.raises(SettingsError, match="line 2"):
        load_settings({}, file)


def test_a_token_is_never_shown(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("canary-token\n")
    settings = load_settings({"DISCORD_TOKEN_FILE": str(file)}, None)
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == "canary-token"
    assert "canary" not in repr(settings)


def test_a_missing_token_file_is_named() -> None:
    with pytest.raises(SettingsError, match="DISCORD_TOKEN_FILE"):
        load_settings({"DISCORD_TOKEN_FILE": "/nowhere/token"}, None)
