"""English: every sentence that the bot says in Discord, and how facts become words.

Sentences are markdown of our own; what is put in for {..} is neutral already. Another language is
a subclass that says all of it anew (`tests/bot/test_languages.py` holds it to that). One room however
long: whoever translates needs every sentence in one place, and a test compares class with class.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from retrieval import Answer, ArticleHeader, Excerpt, Passage, Speaker

MAX_NAMED = 5
"""Words that are named in one sentence."""
MAX_ABSENT = 3
"""Words named that the closest passages lack: the weightiest."""
MAX_ALSO = 3
"""Copies named under an excerpt."""


class English:
    """The bot's own words. Attributes are sentences, methods make some out of facts."""

    CODE = "en"
    LIST = ", "

    # --- an answer ---------------------------------------------------------------------------
    QUOTED = "“{word}”"
    SAMPLE_MARK = "sample"
    UNTITLED = "Untitled"
    UNDATED = "undated"
    BAD_DATE = "unreadable date"
    PARAGRAPH = "paragraph {number}"
    ALSO_IN = "also in {places}"
    ALSO_MORE = "{places} and {count} more"
    SOURCE = "source"
    CONFIDENCE = "confidence: {words}"
    LEVELS: tuple[str, str, str, str] = ("high", "good", "fair", "low")
    CLOSEST = "Nothing here answers that for sure. The closest passages:"
    CLOSEST_PASSAGES = "The closest passages:"
    NOT_THE_ANSWER = "the closest passages, not an answer"
    NO_TERMS = "That has no words to look for. Ask with a name, a place or a thing."
    NO_MATCH = "Nothing in the library matches that."
    NO_MATCH_WITHIN = (
        "Nothing in the library matches that within the dates, publisher or speaker given."
    )
    EMPTY = (
        "The library is empty. Whoever runs this bot can put articles in: `python -m bot ingest "
        "PATH`"
    )
    NOTHING_MENTIONS = "Nothing here mentions {words}."
    NONE_MENTIONS = "None of these mentions {words}."
    READ_AS = "{word} as {meant}"
    MENDED = "I read {pairs}."
    TAKEN = "From the question before: {words}"

    # --- asking ------------------------------------------------------------------------------
    ACTIVITY = "Mention me with a question, or /ask"
    NO_QUESTION = (
        "Ask me something about the news: {mention} (choose me, not the role of that name) and "
        "your question, or `/ask`."
    )
    GO_ON = "Mention me here to go on: I see nothing else that is written in this thread."
    RESTARTING = "I am restarting. Ask again in a minute."
    TROUBLE = (
        "Something went wrong on my side. Should it happen again, tell whoever runs me: "
        "`{reference}`"
    )
    BAD_REQUEST = "I cannot do that: {reason}"
    SLOW_DOWN = "That was a lot of questions. Ask again {when}."
    SLOW_DOWN_ALL = "This server asks a lot at the moment. Ask again {when}."

    # --- under an answer ---------------------------------------------------------------------
    MORE = "More"
    WHY = "Why this?"
    IN_CONTEXT = "[{number}] in context"
    SHARE = "Show to all"
    HELPFUL = "Helpful"
    NOT_HELPFUL = "Not helpful"
    NO_MORE = "That is all that the library has on this."
    CHANGED_SINCE = "This article has changed since. Here it is as it was cited."
    GONE = "This article is no longer in the library."
    LIBRARY_CHANGED = "The library has changed since that answer; this is how it would be now."
    QUESTION_GONE = "I can no longer see the question that this answers. Ask it again."
    OLD_BUTTON = "This button is of an earlier version of me. Ask again for a new one."
    THANKS = "Noted, without your name and without the question. Thank you."
    VOTE_MOVED = "Changed. Thank you."
    VOTE_KEPT = "You have said so already."
    SHARED_BY = "Shown by {who}"
    WHY_TITLE = "Why these passages"
    WHY_SCORE = "score {score}"
    WHY_CONFIDENCE = "confidence {value}"
    PLACES: Mapping[str, str] = {
        "window": "in the sentences shown", "passage": "in the passage", "beside": "beside it",
        "headline": "in headline or lead", "": "not there",
    }  # fmt: skip
    FEATURES: Mapping[str, str] = {
        "bm25": "rare words, often (BM25)", "window": "in two neighbouring sentences",
        "passage": "in the rest of the passage", "beside": "in the passages beside it",
        "headline": "in headline and lead", "sentence": "in one sentence",
        "phrase": "in the order asked", "near": "near each other", "surface": "in the very form",
        "form": "has what was asked for", "measured": "holds such a figure",
        "counted": "counts the thing asked", "names": "names named", "publisher": "publisher named",
        "quoted": "quoted words", "dated": "of the days named", "recent": "latest",
        "own": "the question's own words", "speaker": "speaker named", "lead": "first paragraph",
        "here": "what the passage holds", "margin": "ahead of the next", "article": "in the article",
        "unknown": "unknown words", "story": "the story gone on with", "bias": "start",
    }  # fmt: skip

    # --- articles ----------------------------------------------------------------------------
    NO_SENTENCES = "This article has no sentences to show."
    NO_ARTICLE = (
        "The library holds no article like “{wanted}”. Choose one from the list as you type."
    )
    HEADLINES_TITLE = "Latest in the library"
    HEADLINES_OF = "Latest of {publisher}"
    NO_HEADLINES = "There are no articles of that publisher. Choose one from the list as you type."
    NEWER = "Newer"
    OLDER = "Older"
    SOURCES_TITLE = "What the library holds"
    SOURCE_LINE = "**{name}** · {articles} · {days}"
    NO_PUBLISHER = "without a publisher"
    DAYS = "{first} to {last}"
    MORE_SOURCES = "and {count} more"
    NO_ROOM = "-# no room here for {count} more"
    ARTICLES: tuple[str, str] = ("{count} article", "{count} articles")
    PASSAGES: tuple[str, str] = ("{count} passage", "{count} passages")
    HOLDS = "The library holds {articles}, {passages}."

    # --- overviews ---------------------------------------------------------------------------
    PUBLISHERS: tuple[str, str] = ("{count} publisher", "{count} publishers")
    COVERED = "{publishers}, {articles}"
    FROM_DAY = "from {day} on"
    UP_TO_DAY = "up to {day}"
    ALL_DAYS = "all days"
    DIGEST_TITLE = "What happened"
    DIGEST_ON = "What happened: {topic}"
    DIGEST_SCHEDULED = "posted on schedule"
    AND_MORE = "-# and {count} more"
    NOTHING_HAPPENED = "Nothing in the library for these days: {period}."
    NOTHING_ON_TOPIC = "Nothing in the library on that for these days: {period}."
    LATEST_IS = "The latest article is of {day}."
    NOTHING_DATED = "There is nothing with a date."
    AS_OF = "as of {day}"
    NOTHING_ABOUT = "Nothing in the library is about that for sure. Try other words."
    TIMELINE_TITLE = "Timeline: {topic}"
    CORRECTION = "Correction"
    CORRECTION_OF = "Correction of [{number}]"
    INSTEAD_OF = "instead of:"
    EDITED = "Edited"
    BEFORE = "before:"
    AFTERWARDS = "since then:"
    NOBODY_SAYS = "No report says {words}."
    FIGURES_DIFFER = "Figures differ: {subject}"
    SETTLED = "so the correction"
    BARS: Mapping[str, str] = {
        "day": "articles a day", "week": "articles a week", "month": "articles a month",
        "year": "articles a year", "years": "articles in ten years or more",
    }  # fmt: skip
    MARKS = "publishers"
    CHART_KEY = "bars: {bars}"
    CHART_KEY_MARKS = "bars: {bars}, marks: {marks}"
    QUOTES_TITLE = "What {speaker} said"
    QUOTES_ON = "What {speaker} said about {topic}"
    OLDER_QUOTES = "Older"
    NEWER_QUOTES = "Newer"
    MEANT = "taken for {names}"
    SAID_TO = "to {name}"
    REPORTED = "not word for word"
    NOBODY = "Nobody of that name is quoted in the library. Choose one from the list as you type."
    SAID_NOTHING = "There are words of {names} here, but none about that. Try it without a topic."

    # --- checking a message ------------------------------------------------------------------
    CHECK_TITLE = "What the library says"
    CHECK_NOTE = "Passages on the same matter, not a verdict."
    CHECK_NOTHING = "Nothing here speaks of that for sure."
    CHECK_NO_CLAIM = "There is nothing in that message that the news could speak of."

    # --- watching ----------------------------------------------------------------------------
    WATCH_ADDED = "**{number}.** I will tell you {where} when a new article speaks of {topic}."
    WATCH_HERE = "here"
    WATCH_DM = "in a direct message"
    WATCH_QUIET = "Quiet from {start} to {end} ({zone})."
    WATCH_LIMIT = "You watch {count} topics already, which is the most. Remove one first."
    WATCH_TWICE = "You watch that already: **{number}.** {topic}"
    WATCH_WORDLESS = "That has no words to look for. Name a person, a place or a thing."
    WATCH_NONE = "You watch nothing yet. `/watch add` begins."
    WATCH_TITLE = "What you watch"
    WATCH_REMOVED = "No longer watched: {topic}"
    WATCH_UNKNOWN = "You watch nothing of the number {number}. `/watch list` shows the numbers."
    WATCH_FOUND = "New on {topic}"
    WATCH_FOOT = "watch {number}: /watch remove ends it"
    WATCH_NO_ROOM = (
        "I may not write in this channel. Ask for direct messages instead, or elsewhere."
    )

    # --- help --------------------------------------------------------------------------------
    HELP_TITLE = "Ask the news"
    HELP = """Every word of an answer stands in an article, cited with headline, publisher, date \
and paragraph. When the library does not hold the answer, I say so and show what comes closest.

**Ask**
- {mention} *{example}*
- reply to one of my answers to go on: *and who said so?*
- write to me in a direct message
- `/ask` with dates (`2025-05-20`), a publisher, a speaker, or for your eyes only
- in the question itself: {publisher}`since:2025-05` `-word` `"exact words"`
- edit your question, and I edit the answer; delete it, and the answer goes

**Read**
- `/digest`: what happened, story by story; `/timeline`: a topic from first to latest report; \
`/quotes`: what somebody said
- `/headlines`, `/sources`, and `/summary` for an article in its own sentences
- on any message: Apps, *Check the news*
- `/watch add`: I tell you when a new article speaks of your topic

**Look after the library** (for those who manage this server)
- `/admin reindex` reads the sources again, `/admin channel` says where I listen
- `/admin schedule` posts a digest in a channel, at a local time
- `/admin status` shows what there is, and how helpful answers were"""

    # --- looking after it --------------------------------------------------------------------
    REINDEX_STARTED = (
        "Reading the sources again. Questions are answered from the old index until then."
    )
    PROGRESS = "{stage}: {done}"
    PROGRESS_OF = "{stage}: {done} of {total}"
    REINDEXED = "Reindexed"
    REINDEXED_WITH_PROBLEMS = "Reindexed, with problems"
    ADDED = "**{count}** added"
    UPDATED = "**{count}** updated"
    SAME = "**{count}** unchanged"
    REMOVED = "**{count}** removed"
    UNCHANGED = "Nothing changed"
    GENERATION = "generation {number} · {seconds} s"
    REINDEX_RUNNING = "A reindex is running already; its message shows how far it is."
    REINDEX_STOPPED = "Stopped, because the bot is restarting. Nothing was changed."
    REINDEX_FAILED = "The reindex failed, and nothing was changed: {reason}"
    NO_SOURCES = (
        "There are no sources to read: whoever runs this bot can name them in `DATELINE_SOURCES`."
    )
    FAILED = "**{count} could not be read:**"
    MORE_FAILED = "and {count} more: `python -m bot reindex --json` lists them all"
    NOT_HERE = "This is for a server's managers, in the server."
    NOT_YOURS = (
        "This needs the **Manage Server** permission in the server that this bot belongs to."
    )
    NO_HOME = (
        "This bot does not belong to this server. Whoever runs it can name all the servers that it "
        "belongs to in `DATELINE_SERVERS`; this one is `{server}`."
    )
    OPERATORS_ONLY = "Only those whom `DATELINE_OPERATORS` names may do this."
    MODES: Mapping[str, str] = {
        "mention": "I answer here when I am mentioned, replied to or asked by `/ask`.",
        "every": "I answer every question here, mentioned or not.",
        "off": "I answer no messages here; `/ask` still works.",
    }
    MODE_NEEDS_INTENT = (
        "To read every question I need the Message Content intent, which is off. Whoever runs me can "
        "switch it on in the developer portal and set `DATELINE_MESSAGE_CONTENT=on`. Until then: "
        "mention me, or `/ask`."
    )
    THREADS_ON = "Each conversation gets a thread of its own."
    THREADS_OFF = "Answers come as replies."
    SCHEDULE_SET = "A digest on schedule"
    SCHEDULE_TITLE = "Digests on schedule"
    SCHEDULE_AT = "{days} at {time} ({zone})"
    SCHEDULE_DAYS: Mapping[str, str] = {
        "daily": "every day", "weekdays": "Monday to Friday", "monday": "Mondays",
        "tuesday": "Tuesdays", "wednesday": "Wednesdays", "thursday": "Thursdays",
        "friday": "Fridays", "saturday": "Saturdays", "sunday": "Sundays",
    }  # fmt: skip
    SCHEDULE_PERIODS: Mapping[str, str] = {
        "": "since the one before", "today": "of the same day", "yesterday": "of the day before",
        "week": "of seven days", "month": "of 30 days",
    }  # fmt: skip
    SCHEDULE_NEXT = "next {when}"
    SCHEDULE_NEXT_IN = "Next digest: {when} in {where}"
    SCHEDULE_NOTHING = "When there is nothing to tell, nothing is posted."
    SCHEDULE_NONE = "No digest is posted in this server. `/admin schedule` with a time begins."
    SCHEDULE_NONE_THERE = "No digest is posted in {where}."
    SCHEDULE_OFF = "No more digests are posted in {where}."
    SCHEDULE_NEEDS_TIME = "Say at what time of the day as well: `at`, like 08:30."
    SCHEDULE_NO_ROOM = "One of us, you or I, may not write in {where}."
    STATUS_TITLE = "Status"
    STATUS_VOTES = "**Helpful, last {days} days**"
    STATUS_NO_VOTES = "Nobody has said yet how helpful answers were."
    STATUS_SHARE = "{name}: {helpful} of {total} ({percent} %)"

    # --- facts in words ----------------------------------------------------------------------

    def count(self, number: int, forms: tuple[str, str]) -> str:
        """A number with its noun."""
        return forms[number != 1].format(count=f"{number:,}")

    def holds(self, articles: int, passages: int) -> str:
        """How much there is, in a sentence."""
        return self.HOLDS.format(
            articles=self.count(articles, self.ARTICLES),
            passages=self.count(passages, self.PASSAGES),
        )

    def day(self, given: date) -> str:
        """A day: "9 April 2025"."""
        return f"{given.day} {self.month(given)}"

    def month(self, given: date) -> str:
        """A month: "April 2025"."""
        return f"{_MONTHS[given.month - 1]} {given.year}"

    def published(self, value: str | None) -> str:
        """A date with just the precision that it has: month, day, or minute."""
        if value is None:
            return self.UNDATED
        try:
            if len(value) == 7:
                return self.month(date.fromisoformat(f"{value}-01"))
            if len(value) == 10:
                return self.day(date.fromisoformat(value))
            moment = datetime.fromisoformat(value)
        except ValueError:  # of a damaged row, which `verify` finds
            return self.BAD_DATE
        zone = moment.strftime(" %Z") if moment.tzinfo else ""
        return f"{self.day(moment)}, {moment:%H:%M}{zone}"

    def days(self, first: str, last: str) -> str:
        """From one date of publication to another; one alone where they are the same."""
        if first == last:
            return self.published(first)
        return self.DAYS.format(first=self.published(first), last=self.published(last))

    def confidence(self, value: float) -> str:
        """Confidence in words."""
        high, good, fair, low = self.LEVELS
        return high if value >= 0.9 else good if value >= 0.8 else fair if value >= 0.6 else low

    def headline(self, header: ArticleHeader) -> str:
        return header.headline or self.UNTITLED

    def speaker(self, who: Speaker | None) -> str | None:
        """Name, title and occasion of a speaker; None for none."""
        if who is None:
            return None
        words = ", ".join(part for part in (who.name, who.title) if part)
        return f"{words} ({who.context})" if who.context else words

    def also_in(self, excerpt: Excerpt) -> str | None:
        """Who else says nearly the same, or None."""
        return self.copies(excerpt.also_in)

    def copies(self, passages: Sequence[Passage]) -> str | None:
        """Whose passages say nearly the same, or None."""
        headers = [copy.header for copy in passages[:MAX_ALSO]]
        others = [
            ", ".join(filter(None, (header.publisher, self.published(header.published))))
            for header in headers
        ]
        if not others:
            return None
        places, more = "; ".join(others), len(passages) - len(others)
        if more:
            places = self.ALSO_MORE.format(places=places, count=more)
        return self.ALSO_IN.format(places=places)

    def abstention(self, answer: Answer) -> str:
        """Why there is no answer, and what to try."""
        limits = ("since", "until", "publisher", "speaker")
        limited = any(answer.understood.get(name) for name in limits)
        return {
            "empty_index": self.EMPTY,
            "no_terms": self.NO_TERMS,
            "no_match": self.NO_MATCH_WITHIN if limited else self.NO_MATCH,
            "weak_evidence": self.CLOSEST,
        }[answer.reason or "no_match"]

    def missing(self, answer: Answer) -> str | None:
        """What of the question the library does not have, or else the closest passages; or None."""
        if answer.missing:
            return self.NOTHING_MENTIONS.format(words=self.quoted(answer.missing[:MAX_NAMED]))
        if answer.absent and answer.closest:
            return self.NONE_MENTIONS.format(words=self.quoted(answer.absent[:MAX_ABSENT]))
        return None

    def mended(self, answer: Answer) -> str | None:
        """What was taken for a typo, or None."""
        pairs = answer.understood.get("mended")
        if not isinstance(pairs, list) or not pairs:
            return None
        read = [
            self.READ_AS.format(
                word=self.QUOTED.format(word=pair["word"]),
                meant=self.QUOTED.format(word=pair["meant"]),
            )
            for pair in pairs[:MAX_NAMED]
        ]
        return self.MENDED.format(pairs=self.LIST.join(read))

    def taken(self, answer: Answer) -> str | None:
        """What was taken from the question before, or None where nothing was."""
        found = answer.understood.get("follow_up")
        words = found.get("taken") if isinstance(found, dict) else None
        return self.TAKEN.format(words=self.LIST.join(map(str, words))) if words else None

    def quoted(self, words: Sequence[str]) -> str:
        """Words in quotation marks, as a list."""
        return self.LIST.join(self.QUOTED.format(word=word) for word in words)


_MONTHS = """
    January February March April May June July August September October November December
    """.split()
