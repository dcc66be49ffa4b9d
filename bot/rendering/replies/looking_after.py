"""What managers see: how far a reindex is, and what it changed."""

from __future__ import annotations

from bot.memory.schedules import Schedule
from bot.memory.votes import Share, Shares
from bot.rendering import markdown
from bot.rendering.languages import English
from bot.rendering.replies.passages import MAX_NAME
from bot.rendering.replies.reply import Reply, Tone, notice
from bot.rendering.replies.schedules import upcoming
from retrieval import IngestReport, Progress, Status

SHOWN_FAILURES = 8
MAX_REASON = 250
SHOWN_PUBLISHERS = 10


def progress(step: Progress | None, words: English) -> Reply:
    """How far a reindex is."""
    if step is None:
        return notice(words.REINDEX_STARTED)
    stage = markdown.neutral(step.stage)
    if step.total:
        stage = words.PROGRESS_OF.format(
            stage=stage, done=f"{step.done:,}", total=f"{step.total:,}"
        )
    elif step.done:
        stage = words.PROGRESS.format(stage=stage, done=f"{step.done:,}")
    return notice(f"{words.REINDEX_STARTED}\n{stage}")


def report(given: IngestReport, words: English, *, sources: bool = True) -> Reply:
    """What a reindex changed and what failed; `sources`: whether there was anything to read."""
    counts = ", ".join(
        sentence.format(count=f"{number:,}")
        for sentence, number in (
            (words.ADDED, given.added),
            (words.UPDATED, given.updated),
            (words.SAME, given.unchanged),
            (words.REMOVED, given.removed),
        )
        if number
    )
    held = words.holds(given.articles, given.passages)
    sections = [f"{counts or words.UNCHANGED}.\n{held}"]
    if not sources:
        sections.append(words.NO_SOURCES)
    if given.failures:
        shown = given.failures[:SHOWN_FAILURES]
        lines = [words.FAILED.format(count=f"{len(given.failures):,}")]
        for failure in shown:
            place = markdown.neutral(_tail(failure.location, MAX_NAME))
            lines.append(f"- {place}: {markdown.within(failure.reason, MAX_REASON)}")
        if len(given.failures) > len(shown):
            lines.append(words.MORE_FAILED.format(count=f"{len(given.failures) - len(shown):,}"))
        sections.append("\n".join(lines))
    return Reply(
        title=words.REINDEXED_WITH_PROBLEMS if given.failures else words.REINDEXED,
        sections=tuple(sections),
        footer=words.GENERATION.format(
            number=f"{given.generation:,}", seconds=f"{given.elapsed_ms / 1000:.1f}"
        ),
        tone=Tone.UNSURE if given.failures else Tone.ANSWER,
    )


def status(
    given: Status, shares: Shares, words: English, *, days: int, coming: Schedule | None = None
) -> Reply:
    """What the library holds, the digest that comes next, and the shares of answers that were found
    helpful: by day, the latest first, and by publisher, the most votes first."""
    held = [words.holds(given.articles, given.passages)]
    if given.first_published and given.last_published:
        held.append(words.days(given.first_published[:10], given.last_published[:10]))
    if coming is not None:
        held.append(upcoming(coming, words))
    lines = [words.STATUS_NO_VOTES]
    if shares.days:
        lines = [words.STATUS_VOTES.format(days=days)]
        lines += [_shared(share, words.published(share.name), words) for share in shares.days[::-1]]
        lines += [
            _shared(share, share.name or words.NO_PUBLISHER, words)
            for share in shares.publishers[:SHOWN_PUBLISHERS]
        ]
    return Reply(
        title=words.STATUS_TITLE,
        sections=("\n".join(held), "\n".join(lines)),
        footer=f"{given.engine} · {given.generation:,}",
    )


def _shared(share: Share, name: str, words: English) -> str:
    return "- " + words.STATUS_SHARE.format(
        name=markdown.within(name, MAX_NAME),
        helpful=f"{share.helpful:,}",
        total=f"{share.total:,}",
        percent=round(100 * share.helpful / share.total) if share.total else 0,
    )


def _tail(text: str, max_chars: int) -> str:
    """The end of a path is what tells files apart."""
    return text if len(text) <= max_chars else "…" + text[-(max_chars - 1) :]
