"""Chat in the terminal: the bot's answers without Discord.

On a terminal it greets, prompts, knows a few commands, and takes each question as going on from
the last one; with any other standard input each line is a question of its own and gets one answer.
"""

from __future__ import annotations

import contextlib
import sys
from itertools import islice

from rich.console import Group, RenderableType
from rich.text import Text

from bot.commands.options import PERIODS
from bot.rendering import glances, terminal, wording
from retrieval import Answer, ArticleHeader, DatelineError, Excerpt, Library
from retrieval.dates import parse_day

MORE_EXCERPTS = 10
SHOWN_HEADLINES = 10
UNTIL = "until "


class Chat:
    """One conversation with one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._last: Answer | None = None
        self._before: Answer | None = None

    def run(self) -> None:
        """Until the input ends, or /quit."""
        if not sys.stdin.isatty():
            for line in sys.stdin:
                if line.strip():
                    terminal.show(terminal.answer(self._library.ask(line)))
                    sys.stdout.write("\n")
            return
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401  # importing it gives input() history and editing
        terminal.show(terminal.panel(self._welcome(), "Dateline"))
        while True:
            try:
                line = input("\nask> ").strip()
            except (EOFError, KeyboardInterrupt):
                sys.stdout.write("\n")
                break
            if line in ("/quit", "/exit", "/q"):
                break
            if line:
                try:
                    terminal.show(self._reply(line))
                except DatelineError as error:
                    terminal.show(Text(str(error), style="yellow"))
        terminal.show(Text(wording.GOODBYE))

    def _reply(self, line: str) -> RenderableType:
        if not line.startswith("/"):
            answer = self._library.ask(line, after=self._last)
            self._before, self._last = self._last, answer
            return terminal.answer(self._last)
        command, _, rest = line.partition(" ")
        rest = rest.strip()
        if command == "/more":
            return self._more()
        if command == "/why" and self._last is not None:
            return Group(terminal.why(self._cited(rest or "1")), terminal.sure(self._last))
        if command == "/context":
            return self._context(self._cited(rest))
        if command == "/summary":
            wanted = self._cited(rest).passage.header.id if rest.isdigit() else rest
            return terminal.summary(self._library.summary(wanted))
        if command == "/digest":
            return self._digest(rest)
        if command == "/timeline":
            if not rest:
                raise DatelineError(wording.TOPIC_FIRST)
            return glances.timeline(self._library.timeline(rest))
        if command == "/quotes":
            name, _, topic = rest.partition(" about ")
            if not name.strip():
                raise DatelineError(wording.NAME_FIRST)
            return glances.quotes(self._library.quotes(name.strip(), topic.strip() or None))
        if command == "/headlines":
            return self._headlines()
        if command == "/status":
            return terminal.status(self._library.status())
        if command in ("/help", "/?"):
            return terminal.table(wording.CHAT_HELP)
        return Text(wording.NO_COMMAND.format(wanted=command), style="yellow")

    def _more(self) -> RenderableType:
        if self._last is None:
            raise DatelineError(wording.NO_CITATION.format(wanted="/more"))
        question = self._last.question
        sure = self._library.ask(question, after=self._before).answered
        self._last = self._library.ask(
            question, after=self._before, limit=MORE_EXCERPTS, min_confidence=0
        )
        shown = terminal.answer(self._last)
        return shown if sure else Group(Text(wording.CLOSEST, style="yellow"), shown)

    def _cited(self, wanted: str) -> Excerpt:
        shown = (*self._last.excerpts, *self._last.closest) if self._last else ()
        for item in shown:
            if str(item.number) == wanted.strip("[]"):
                return item
        raise DatelineError(wording.NO_CITATION.format(wanted=wanted))

    def _context(self, item: Excerpt) -> RenderableType:
        """The cited paragraph between its neighbours."""
        header = item.passage.header
        around = [
            passage
            for passage in self._library.article(header.id).passages
            if abs(passage.ordinal - item.passage.ordinal) <= 1
        ]
        return terminal.context(header, around, item.passage.ordinal)

    def _digest(self, wanted: str) -> RenderableType:
        """Of a period, up to a day, or of a topic in the last seven days."""
        if wanted in PERIODS:
            found = self._library.digest(period=wanted)
        elif wanted.startswith(UNTIL):
            found = self._library.digest(until=parse_day(wanted.removeprefix(UNTIL), "until"))
        else:
            found = self._library.digest(topic=wanted or None)
        return glances.digest(found, hint=wording.TRY_UNTIL_CHAT)

    def _latest(self) -> list[ArticleHeader]:
        headers = sorted(
            self._library.articles(), key=lambda h: (h.published or "", h.sequence), reverse=True
        )
        return list(islice((h for h in headers if h.headline), SHOWN_HEADLINES))

    def _headlines(self) -> RenderableType:
        return terminal.headlines(self._latest())

    def _welcome(self) -> RenderableType:
        status = self._library.status()
        held = f"{status.articles:,} articles, {status.passages:,} passages"
        parts: list[RenderableType] = [Text(wording.WELCOME), Text(held, style="dim"), Text()]
        if status.samples:
            parts.append(Text(wording.TRY))
            parts += [Text(f"  {example}", style="bold") for example in wording.EXAMPLES]
        elif status.articles:
            parts += [Text(wording.HEADLINES), terminal.headlines(self._latest()[:3])]
        else:
            parts.append(Text(wording.EMPTY))
        parts += [Text(), Text("/help shows what else there is, Ctrl-D leaves.", style="dim")]
        return Group(*parts)
