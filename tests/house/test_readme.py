"""Every command of the README runs as it is written."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from config import Settings

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if "python -m bot" in line
]


def test_every_command_of_the_readme_runs(environment: dict[str, str]) -> None:
    bin_dir = str(Path(sys.executable).parent)
    path = f"{bin_dir}{os.pathsep}{environment['PATH']}"
    assert len(COMMANDS) >= 10
    # The library is filled by the README's own ingest; removal comes last.
    for command in sorted(COMMANDS, key=lambda c: (" ingest " not in c, " remove " in c)):
        found = subprocess.run(
            ["sh", "-c", command],
            cwd=ROOT,
            env={**environment, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        assert found.returncode == 0, (command, found.stderr)
        assert found.stdout.strip(), command


def test_the_readme_names_every_setting_and_command() -> None:
    for field in Settings.model_fields:
        name = "DISCORD_TOKEN" if field == "discord_token" else f"DATELINE_{field.upper()}"
        assert f"`{name}`" in README, name


def test_the_example_line_of_jsonl_is_read(tmp_path: Path) -> None:
    from retrieval.model import ParsedArticle
    from retrieval.sources import read_file

    (example,) = re.findall(r"```json\n(.*?)```", README, re.DOTALL)
    path = tmp_path / "a.jsonl"
    path.write_text(example, encoding="utf-8")
    (article,) = read_file(path)
    assert isinstance(article, ParsedArticle)
    assert len(article.passages) == 2
