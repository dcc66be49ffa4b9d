"""One frozen tree of settings, read once at the start.

Every variable begins with DATELINE_, apart from the bot's token, which has Discord's usual name.
The environment wins over `.env`. A value that cannot be used, and a DATELINE_ name that does not
exist, is one line that names the variable; a secret is never shown.
"""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from dotenv.parser import parse_stream
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from config import values as read
from config.values import Limit

PREFIX = "DATELINE_"
TOKEN_NAMES = ("DISCORD_TOKEN", "DISCORD_TOKEN_FILE")


class SettingsError(Exception):
    """A setting that cannot be used; the message names the variable and what to write."""


_Listed = BeforeValidator(read.listed)
_Ids = BeforeValidator(read.ids)
_Limit = Annotated[Limit | None, BeforeValidator(read.limit)]


class Settings(BaseSettings):
    """Everything that can be set; `README.md` says what each is for."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    discord_token: SecretStr | None = None
    data_dir: Path = Path("data")
    sources: Annotated[tuple[str, ...] | None, NoDecode, _Listed] = None
    fetch_allow: Annotated[tuple[str, ...], NoDecode, AfterValidator(read.reachable), _Listed] = ()
    engine: Literal["embedded", "opensearch"] = "embedded"
    opensearch_url: str | None = None
    opensearch_user: str | None = None
    opensearch_password: SecretStr | None = None
    opensearch_ca: Path | None = None
    operators: Annotated[tuple[int, ...], NoDecode, _Ids] = ()
    servers: Annotated[tuple[int, ...], NoDecode, _Ids] = ()
    tenancy: Literal["single", "multi"] = "single"
    timezone: Annotated[str, AfterValidator(read.timezone)] = "UTC"
    language: Annotated[str, AfterValidator(read.language)] = "en"
    message_content: bool = False
    cooldown_user: _Limit = Limit(10, 60)
    cooldown_server: _Limit = Limit(60, 60)
    watches: Annotated[int, Field(ge=0, le=1000)] = 20
    shard_ids: Annotated[tuple[int, ...], NoDecode, BeforeValidator(read.shard_ids)] = ()
    shard_count: Annotated[int | None, Field(ge=1)] = None
    http_port: Annotated[int | None, Field(ge=1, le=65535)] = None
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["console", "json"] = "console"

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003  # the names are pydantic's
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what `load_settings` hands in: it has merged environment and `.env` itself."""
        return (init_settings,)


def load_settings(
    environment: Mapping[str, str] | None = None, env_file: Path | None = Path(".env")
) -> Settings:
    """The settings of this environment; SettingsError names the first variable at fault.

    An empty value means "not set", except for DATELINE_SOURCES, where it means "no sources".
    """
    given = _merged(os.environ if environment is None else environment, env_file)
    values: dict[str, object] = {}
    for name, value in sorted(given.items()):
        if not name.startswith(PREFIX):
            continue
        field = name.removeprefix(PREFIX).lower()
        if field not in Settings.model_fields or field == "discord_token":
            raise SettingsError(f"{name} is no setting of Dateline; README.md lists them")
        if value.strip() or field == "sources":
            values[field] = value.lower() if field.startswith("log_") else value
    token = _token(given)
    if token is not None:
        values["discord_token"] = token
    try:
        settings = Settings(**values)  # type: ignore[arg-type]  # validated just here
    except ValidationError as error:
        raise SettingsError(_first_fault(error)) from None
    if settings.engine == "opensearch":
        raise SettingsError(f"{PREFIX}ENGINE: the opensearch engine is not built yet; use embedded")
    _check_shards(settings.shard_ids, settings.shard_count)
    return settings


def _check_shards(numbers: tuple[int, ...], count: int | None) -> None:
    """Both are set or neither, and every number is one of so many."""
    if count is None and numbers:
        raise SettingsError(f"{PREFIX}SHARD_COUNT: not set; set it with {PREFIX}SHARD_IDS, or none")
    if count is not None and not numbers:
        raise SettingsError(f"{PREFIX}SHARD_IDS: not set; set it with {PREFIX}SHARD_COUNT, or none")
    if count is not None and max(numbers) >= count:
        raise SettingsError(
            f"{PREFIX}SHARD_IDS: {max(numbers)} is no shard of {count}; they count from 0"
        )


def _merged(environment: Mapping[str, str], env_file: Path | None) -> dict[str, str]:
    """`.env` under the environment."""
    if env_file is None or not env_file.exists():
        return dict(environment)
    try:
        text = env_file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{env_file}: cannot be read: {error}") from None
    for binding in parse_stream(io.StringIO(text)):
        if binding.error:
            raise SettingsError(
                f"{env_file}, line {binding.original.line}: not NAME=value; is a quote not closed?"
            )
    values = dotenv_values(stream=io.StringIO(text))
    return {name: value or "" for name, value in values.items()} | dict(environment)


def _token(given: Mapping[str, str]) -> str | None:
    direct, file = (given.get(name, "").strip() for name in TOKEN_NAMES)
    if direct:
        return _one_word(direct, TOKEN_NAMES[0])
    if not file:
        return None
    try:
        token = Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not text"
        raise SettingsError(f"DISCORD_TOKEN_FILE: {file} cannot be read: {reason}") from None
    if not token:
        raise SettingsError(f"DISCORD_TOKEN_FILE: {file} is empty")
    return _one_word(token, f"DISCORD_TOKEN_FILE: {file}")


def _one_word(token: str, name: str) -> str:
    """A token as it may stand in a request's header."""
    if not token.isascii() or not token.isprintable() or " " in token:
        raise SettingsError(f"{name}: not a token, which is one word of letters, digits, . _ -")
    return token


def _first_fault(error: ValidationError) -> str:
    """One line out of pydantic's report, without the value: it may be a secret."""
    fault = error.errors(include_url=False, include_context=True, include_input=False)[0]
    name = PREFIX + str(fault["loc"][0]).upper()
    message = str(fault["msg"]).removeprefix("Value error, ")
    return f"{name}: {message[:1].lower()}{message[1:]}"
