"""What single values of settings may be; a ValueError says what to write instead."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

LONGEST_S = 86_400
MOST = 10_000


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many questions in any stretch of so many seconds."""

    questions: int
    seconds: int


def listed(value: object) -> object:
    """Parts of a comma-separated list, blank ones left out."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return value


def timezone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("no such time zone; write one like Asia/Seoul or UTC") from None
    return value


def language(value: str) -> str:
    if not re.fullmatch(r"[a-z]{2}", value):
        raise ValueError("write a two-letter language code like en or ko")
    return value


def reachable(values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        host, _, port = value.rpartition(":")
        if host and port.isdigit() and int(port) < 65536:
            continue
        try:
            ipaddress.ip_network(value)
        except ValueError:
            raise ValueError(
                f"{value!r} is neither host:port nor a network like 10.0.0.0/8"
            ) from None
    return values


def ids(value: object) -> object:
    """Discord's ids out of a comma-separated list."""
    if not isinstance(value, str):
        return value
    parts = [part.strip() for part in value.split(",") if part.strip()]
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise ValueError("write ids, digits only, separated by commas")
    return tuple(int(part) for part in parts)


def limit(value: object) -> object:
    """A Limit out of questions/seconds; None for `off`."""
    if not isinstance(value, str):
        return value
    if value.strip().lower() == "off":
        return None
    parts = re.fullmatch(r"\s*([0-9]{1,5})\s*/\s*([0-9]{1,5})\s*", value)
    if parts is None:
        raise ValueError("write questions/seconds like 10/60, or off")
    questions, seconds = int(parts[1]), int(parts[2])
    if not (1 <= questions <= MOST and 1 <= seconds <= LONGEST_S):
        raise ValueError(
            f"questions may be 1 to {MOST}, seconds 1 to {LONGEST_S} (a day); "
            "write something like 10/60, or off"
        )
    return Limit(questions, seconds)


def shard_ids(value: object) -> object:
    """Numbers of shards out of a comma-separated list, each once."""
    if not isinstance(value, str):
        return value
    parts = [part.strip() for part in value.split(",")]
    if not all(re.fullmatch(r"[0-9]{1,6}", part) for part in parts):
        raise ValueError("write numbers of shards separated by commas, like 0,1")
    numbers = tuple(int(part) for part in parts)
    if len(set(numbers)) < len(numbers):
        raise ValueError("a shard is named twice")
    return numbers
