"""What tests of the fake share: its two ways to validate, and bots that know nothing of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.fake_discord.specification import Specification, find, load

BOTS = Path(__file__).resolve().parent / "bots"


WAYS = ["rules"] if find() is None else ["document", "rules"]
"""Where the document is missing, one test skips and says so; not every test does."""


@pytest.fixture(scope="module", params=WAYS)
def specification(request: pytest.FixtureRequest) -> Specification | None:
    """Discord's document, and None for the documented rules alone."""
    where = find()
    return None if request.param == "rules" or where is None else load(where)


@pytest.fixture(scope="session")
def minibot() -> list[str]:
    """The command of an ordinary bot."""
    return [sys.executable, "-u", str(BOTS / "minibot.py")]


@pytest.fixture(scope="session")
def talker() -> list[str]:
    """The command of a bot that writes down what it hears."""
    return [sys.executable, "-u", str(BOTS / "talker.py")]


@pytest.fixture(scope="session")
def badbot() -> list[str]:
    """The command of a bot that makes mistakes."""
    return [sys.executable, "-u", str(BOTS / "badbot.py")]
