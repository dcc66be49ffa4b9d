"""`/ask until:` shows an article as it was then, and so do the buttons under the answer."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.discord.conftest import BOT, ROOT, World

THEN = "All lamps of Tarn Street went out because an owl sat on the switch."
NOW = "All lamps of Tarn Street went out because of a heron, it is said now."


def ingest(world: World, beside: str, text: str) -> None:
    """Another process puts one article in, or its next version."""
    path = Path(world.data_dir).parent / "lamps.jsonl"
    paragraphs = ["Tarn Street was dark on Sunday.", text, beside]
    article = {"id": "lamps", "published": "2025-05-02", "paragraphs": paragraphs}
    path.write_text(json.dumps(article), encoding="utf-8")
    environment = {**world.environment, "PYTHONPATH": str(ROOT)}
    command = [*BOT, "ingest", str(path)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)


async def test_an_answer_as_of_a_day_and_its_context_are_in_the_words_of_then(
    world: World,
) -> None:
    question = "Why did the lamps of Tarn Street go out?"
    ingest(world, "The mayor is asleep.", THEN)
    ingest(world, "The mayor is awake.", NOW)
    await world.serves(question, "a heron")
    options = {"question": question, "until": "2025-05-10"}
    given = await (await world.alice.slash(world.channel, "ask", options)).settled()
    shown = given.response.embeds[0]["description"].replace("**", "")
    assert "an owl" in shown
    assert "heron" not in shown
    pressed = await world.alice.click(given.response, "[1] in context")
    context = str((await pressed.settled()).response.embeds[0]["description"])
    assert "has changed since" in context
    assert "asleep" in context
    assert "awake" not in context
    again = await (await world.alice.click(given.response, "Why this?")).settled()
    why = str(again.response.embeds[0]["description"])
    assert "heron" not in why
    assert "changed since that answer" not in why
