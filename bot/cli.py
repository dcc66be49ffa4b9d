"""The command line: `python -m bot COMMAND`, also installed as `dateline`.

Data goes to standard output alone; progress, logs and complaints to standard error. Exit 0 is
success (an abstention is one), 1 a failure in one clear line, 2 wrong usage. This file only
puts the commands together; what they need is imported when they run, so that `--help` is quick.
"""

from __future__ import annotations

import os
import sys

import typer

from bot.commands import (
    asking,
    benchmark,
    caring,
    evaluating,
    filling,
    glancing,
    running,
    syncing,
    unbuilt,
)
from retrieval.errors import DatelineError, QueryError

app = typer.Typer(
    name="dateline",
    help="Ask the news: verbatim, cited answers from a library of articles.",
    no_args_is_help=False,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for room in (running, asking, glancing, filling, caring, evaluating, benchmark, syncing, unbuilt):
    room.register(app)


@app.callback(invoke_without_command=True)
def default(context: typer.Context) -> None:
    """Without a command: run."""
    if context.invoked_subcommand is None:
        running.run()


def main() -> None:
    """Entry point: runs a command and turns foreseen failures into one line and a status."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # The library is UTF-8 whatever the locale says; odd bytes must not end the program.
        if stream is not None:  # closed by whoever started us
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        try:
            app(prog_name="dateline")
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except QueryError as error:
        _fail(str(error), 2)
    except DatelineError as error:
        _fail(str(error), 1)
    except BrokenPipeError:
        # Whoever read the output has had enough; keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except ConnectionError as error:
        _fail(str(error), 1)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _fail(f"the output cannot be written: {error.strerror or error}", 1)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if type(error).__name__ != "SettingsError":
            raise
        _fail(str(error), 1)


def _fail(message: str, status: int) -> None:
    line = " ".join(message.split())
    sys.stderr.write(f"dateline: {line}\n")
    sys.exit(status)
