"""Days and periods in words: what "the first week of May" or "two weeks ago" means from a day on.

    ranges       from one period to another             doubt       what is a name or a verb
    reading      which words name a period, at one place of a text
    grammar      the ways to write one                  nested      periods within periods
    named        those called by name or figures        relative    those seen from today
    vocabulary   words for days, as patterns            periods     arithmetic of the calendar

Rules, today being the day of the moment that is given:

- A day of the week, alone or with "this", is the latest, today included: questions look back.
  "Last Tuesday" is the latest before today, "next Friday" the first after it.
- A date, month, season or quarter without a year is the latest that does not begin after today;
  "last April" is the latest before the present month, "next April" the first after it.
- "last", "previous" with week, month, quarter or year is the calendar period before the present
  one, "this" the whole one under way, "next" the one after; "the week before last" is the one
  before the previous. A week goes from Monday to Sunday. "Last night" is yesterday and today.
- "The last week", "past month", "the last 3 days" run back from today: today and the N days (weeks,
  months, years) before.
- "3 weeks ago" is the whole week, month or year that lies so far back, "a week ago on Tuesday" a
  day of it, "a year ago today" that day. "A couple" is 2 or 3, "a few" 2 to 5, "several" 3 to 7.
  Decades ago, "weeks ago", "recently" name no period, nor do feasts.
- "Early", "mid", "late" (and beginning, middle, end of) take thirds: days 1-10, 11-20, the rest;
  four months each of a year; years 0-3, 4-6, 7-9 of a decade. "The first week of May" is its days
  1 to 7 and so on, "the last week" its last seven days.
- Seasons are the northern ones: "summer 2024" is June to August. "Winter 2024" may be either of the
  two that the year has a part of: both are meant. "Winter 2023-24" is one.
- "06/05/2025" is two dates and so none; where only one order is possible it is read, and with dots
  the day comes first. "'25" is the year that ends so and is at most next year.
- A number is a year only from 1500 to 2099, where a preposition leads it and no counted noun
  follows ("in 2014", not "by 2014 people"). "The 2014 election" and "the April summit" name an
  election and a summit.
- "The 90s" and "the nineties" are a decade behind a preposition, nobody's age ("in her nineties").
- A list ("on May 6, 7 and 8", "in May and June") is one period, of those that come again the
  nearest ones.
"""

from retrieval.questions.days.periods import Period
from retrieval.questions.days.ranges import joins, span
from retrieval.questions.days.reading import kinds, read
from retrieval.questions.days.vocabulary import Asked, plain

__all__ = ["Asked", "Period", "joins", "kinds", "plain", "read", "span"]
