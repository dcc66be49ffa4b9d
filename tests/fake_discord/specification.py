"""Where Discord's OpenAPI document may be, and whether a request or an answer agrees with it.

The document is not part of the project: it is used where it is found.
"""

from __future__ import annotations

import datetime
import functools
import json
import os
import re
import urllib.parse
from collections.abc import Sized
from pathlib import Path
from typing import Any, cast

import jsonschema
from jsonschema.exceptions import ValidationError

from tests.fake_discord.errors import Place, Problem
from tests.fake_discord.objects import Json

VARIABLE = "DATELINE_TEST_DISCORD_OPENAPI"
ROOT = Path(__file__).resolve().parents[2]
SHARED_DOCUMENT = ROOT.parent / "shared" / "data" / "discord-openapi" / "openapi.json"
MISSING = (
    f"Discord's OpenAPI document is not here: set {VARIABLE}; "
    "the documented rules alone were checked"
)
LENGTHS = ("maxLength", "minLength", "maxItems", "minItems", "maxProperties")


def find() -> Path | None:
    """Where the document is; None if it is nowhere. A name that leads nowhere is an error."""
    named = os.environ.get(VARIABLE)
    if named:
        if not Path(named).is_file():
            raise FileNotFoundError(f"{VARIABLE} names {named}, which is not a file")
        return Path(named)
    return SHARED_DOCUMENT if SHARED_DOCUMENT.is_file() else None


@functools.cache
def load(path: Path) -> Specification:
    """The document at `path`, read once per run."""
    return Specification(path)


class Specification:
    """Discord's OpenAPI document, asked about one request or answer at a time."""

    def __init__(self, path: Path) -> None:
        self._document: Json = json.loads(path.read_text(encoding="utf-8"))
        schemas = self._document["components"]["schemas"]
        # The document says string; Discord also takes the numbers that discord.py sends.
        schemas["SnowflakeType"]["type"] = ["string", "integer"]
        # Operations with fewer parameters first: /users/@me is not /users/{user_id}.
        self._operations = sorted(
            (template.count("{"), template, _pattern(template), operations)
            for template, operations in self._document["paths"].items()
        )
        self._validators: dict[str, Any] = {}
        self._formats = _formats()

    def request_problems(
        self, method: str, path: str, body: Any
    ) -> tuple[str | None, list[Problem]]:
        """The path's template in the document, and what is wrong with the body."""
        template, operation = self._operation(method, path)
        if template is None:
            return None, [([], f"no such operation in the specification: {method} {path}")]
        expected = operation.get("requestBody")
        if expected is None:
            return template, []
        if body is None:
            return template, [([], "a body is required")] if expected.get("required") else []
        schema = expected["content"].get("application/json", {}).get("schema")
        return template, self._problems(f"{method} {template}", schema, body)

    def answer_problems(self, method: str, path: str, status: int, body: Any) -> list[Problem]:
        """What is wrong with an answer of the fake itself."""
        template, operation = self._operation(method, path)
        if template is None or body is None:
            return []
        described = operation["responses"].get(str(status), {}).get("content", {})
        schema = described.get("application/json", {}).get("schema")
        return self._problems(f"{method} {template} {status}", schema, body)

    def _operation(self, method: str, path: str) -> tuple[str | None, Json]:
        for _, template, pattern, operations in self._operations:
            if method.lower() in operations and pattern.match(path):
                return template, operations[method.lower()]
        return None, {}

    def _problems(self, key: str, schema: Json | None, value: Any) -> list[Problem]:
        if schema is None:
            return []
        if key not in self._validators:
            whole = {**schema, "components": self._document["components"]}
            self._validators[key] = jsonschema.Draft202012Validator(
                whole, format_checker=self._formats
            )
        return [
            (_place(leaf), _wording(leaf))
            for error in self._validators[key].iter_errors(value)
            for leaf in _leaves(error)
        ]


def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{[^}]*\}", template)
    return re.compile("^" + "[^/]+".join(map(re.escape, parts)) + "$")


def _formats() -> jsonschema.FormatChecker:
    checker = jsonschema.FormatChecker(formats=())
    checker.checks("snowflake")(lambda value: not isinstance(value, str) or value.isdigit())
    checker.checks("uri")(lambda value: not isinstance(value, str) or _is_address(value))
    checker.checks("date-time", raises=ValueError)(
        lambda value: not isinstance(value, str) or bool(datetime.datetime.fromisoformat(value))
    )
    return checker


def _is_address(value: str) -> bool:
    if value.startswith("attachment://"):
        return True
    parts = urllib.parse.urlsplit(value)
    return (
        parts.scheme in ("http", "https", "ws", "wss", "discord")
        and bool(parts.netloc)
        and " " not in value
    )


def _place(error: ValidationError) -> Place:
    return list(error.absolute_path)


def _wording(error: ValidationError) -> str:
    if error.validator in LENGTHS:
        size = len(cast(Sized, error.instance))
        return f"{error.validator} {error.validator_value} (is {size})"
    return error.message[-300:]


def _leaves(error: ValidationError) -> list[ValidationError]:
    """Down a failed union to the branch that was meant: the one whose `type` agrees."""
    if not error.context:
        return [error]
    branches: dict[str | int, list[ValidationError]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    meant = [branch for branch in branches.values() if not any(map(_is_of_another_kind, branch))]
    nearest = min(
        meant or list(branches.values()),
        key=lambda branch: (sum(e.validator == "required" for e in branch), len(branch)),
    )
    return [leaf for inner in nearest for leaf in _leaves(inner)]


def _is_of_another_kind(error: ValidationError) -> bool:
    if error.validator in ("enum", "const"):
        return bool(error.path) and error.path[-1] == "type"
    return error.validator == "type" and not error.path and error.instance is not None
