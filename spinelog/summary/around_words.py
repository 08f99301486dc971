"""What the days around a procedure say beside their averages: when to look, how long, the best week, trend, pairs of days.

Levels, weeks and dates only: no causal verb, no verdict.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spinelog.analysis.around import Around, AroundSeries, Role
from spinelog.analysis.duration import Duration, Outcome
from spinelog.analysis.look import Says
from spinelog.analysis.overlap import non_overlap
from spinelog.analysis.series import average
from spinelog.analysis.shown import short_of
from spinelog.analysis.trend import LEAST_WEEKS, Trend
from spinelog.analysis.windows import MARKS
from spinelog.domain.amounts import fixed
from spinelog.domain.dates import show_date
from spinelog.domain.text import capital
from spinelog.summary.sentences import figure, name_words

if TYPE_CHECKING:
    from datetime import date

    from spinelog.analysis.measure import Measure
    from spinelog.knowledge.procedures import Fact

CONVENTION = "CONVENTION"
"""The source of a rule of this program."""
ARTICLE = "article"
"""How a source begins that is a line of the article from which the idea came."""


def source_words(fact: Fact) -> str:
    """What goes with a number, and where it is from."""
    return ", ".join(part for part in (fact.says, place_words(fact.source)) if part)


def place_words(source: str) -> str:
    """Where a number was read: a site's name, the article with its line, or that it is a rule of this program."""
    if source == CONVENTION:
        return "a rule of this program"
    if source.startswith(ARTICLE):
        return f"a pain doctor's {ARTICLE}, {source.removeprefix(ARTICLE).strip()}"
    return re.sub(r"^https?://(www\.)?([^/]+).*", r"\2", source)


def look_words(view: Around, today: date, *, with_source: bool = True) -> str:
    """From when a look is usual, as the clinic said or with its source; or that no usual day is known."""
    look = view.look
    if look.first is None:
        return "" if view.is_trial else "no usual day known"
    day = show_date(look.first, today)
    if look.says is Says.CLINIC:
        return f"your clinic said to look from {day}"
    assert look.fact is not None  # noqa: S101 - a usual day has a fact
    return f"usually looked at from {day}" + (f" ({source_words(look.fact)})" if with_source else "")


def early_words(view: Around, today: date) -> str:
    """Why there is no before and after yet, or none at all; empty where there is one."""
    if view.latest is not None:
        return ""
    letter = view.procedure.letter
    if view.end is not None:
        seen = "" if view.look.first is None else " that ends on the day to look or later"
        return f"no full week between {letter} and {view.end.letter}{seen}"
    day = f"day {view.day} after {letter}" if view.day else f"the day of {letter}"
    if view.is_trial:
        return f"today is {day}; {_not_yet(view, today)}"
    return f"today is {day}{':' if view.look.is_early(today) else ';'} {_not_yet(view, today)}; {look_words(view, today)}"


def early_briefly(view: Around, today: date) -> str:
    """The same where there is little room, and where it stands already which day it is: without sources."""
    if view.latest is not None or view.end is not None:
        return early_words(view, today)
    is_early = view.look.is_early(today) and not view.is_trial
    return _not_yet(view, today) + (f"; {look_words(view, today, with_source=False)}" if is_early else "")


def _not_yet(view: Around, today: date) -> str:
    if view.is_trial:
        out = view.procedure.procedure.ended
        if out is not None and out > today:
            return "the leads are still in"
        return "the day the leads came out is not written down" if out is None else "too few days with the leads in"
    if view.look.is_early(today):
        return "too early to say"
    return f"the first full week is over on day {first_told(view)}"


def first_told(view: Around) -> int:
    """The day after day 0 on which the first mark that can be told is over."""
    zero, first = view.procedure.day_zero, view.look.first
    wanted = (first - zero).days if zero is not None and first is not None else 0
    return next((offset for _, offset in MARKS if offset >= wanted), MARKS[-1][1]) + 1


def duration_words(found: Duration) -> str:
    """`At half or less in 11 of 14 reported weeks: from week 2, ended in week 13`."""
    level = "at half or less" if found.percent == 50 else f"lower by {fixed(found.percent)} % or more"
    weeks = "week" if found.reported == 1 else "weeks"
    return capital(f"{level} in {found.reached} of {found.reported} reported {weeks}: {_spell(found)}")


def weeks_at_half(found: Duration) -> str:
    """The same in brief, of the weeks at half: `4 of 5 reported weeks at half or less, still so in week 6`."""
    weeks = "week" if found.reported == 1 else "weeks"
    text = f"{found.reached} of {found.reported} reported {weeks} at half or less"
    if found.outcome is Outcome.NOT_REACHED:
        return text
    if found.outcome is Outcome.ENDED:
        between = f"between week {found.held} and week {found.ended}"
        return f"{text}, ended {between if found.is_between else f'in week {found.ended}'}"
    return f"{text}, {'still' if found.held == found.last else 'last'} so in week {found.held}"


def _spell(found: Duration) -> str:
    if found.outcome is Outcome.NOT_REACHED:
        before = f" before {found.until}" if found.until else ""
        if found.reached:
            return "only in a week with soreness, which begins nothing"
        return f"not reached in {found.reported} {'week' if found.reported == 1 else 'weeks'}{before}"
    begun = f"from week {found.begun}"
    if found.outcome is Outcome.ENDED:
        if found.is_between:
            return f"{begun}, ended between week {found.held} and week {found.ended}"
        return f"{begun}, ended in week {found.ended}"
    alone = "" if found.held == found.last else f", not in week {found.last}; one week alone ends nothing"
    if found.outcome is Outcome.UNTIL:
        return f"{begun} until {found.until}" + (f", last so in week {found.held}{alone}" if alone else "")
    return f"{begun}, {'last' if alone else 'still'} so in week {found.held}{alone}"


def best_words(view: Around) -> str:
    """`Best week: week 5, 2.6 (2-4), 6 of 7 days`; empty while no week can be told."""
    if view.best is None or view.of_target is None:
        return ""
    shown = figure(view.best.average, view.of_target.series.measure)
    return f"Best week: {view.best.window.name}, {shown.words}"


def trend_words(found: Trend, measure: Measure) -> str:
    """`Right leg falls by 0.19 points a week from week 1 to week 12 (0.12 to 0.25)`, or that no trend is clear."""
    name = capital(name_words(measure))
    stretch = f"{found.first.name} to {found.last.name}"
    if found.slope is None:
        return f"{name}: not enough weeks for a trend ({found.weeks} of {LEAST_WEEKS})"
    if not found.is_clear or found.change is None:
        return f"{name}: no clear trend, {stretch}"
    slope, unit = found.slope, "points" if measure.is_pain else "minutes"
    ends = sorted((abs(slope.low), abs(slope.high)))
    places = 2 if measure.is_pain else 1
    low, high = (fixed(end, places) for end in ends)
    way = "rises" if slope.middle > 0 else "falls"
    return f"{name} {way} by {fixed(abs(slope.middle), places)} {unit} a week, {stretch} (95 % interval {low} to {high})"


def pairs_words(view: Around) -> str:
    """The share of pairs of a day before and a day of the headline mark in which the later is better; empty without both."""
    if view.latest is None:
        return ""
    parts = [text for _, text in pairs_told(view)]
    if not parts:
        return ""
    of = f"a day before {view.procedure.letter} and a day of {view.latest.name}"
    return f"Of all pairs of {of}, the later day is better in: {', '.join(parts)} (a tie counts half)."


def pairs_told(view: Around) -> list[tuple[AroundSeries, str]]:
    """Each series of which a share of pairs is told, with its words."""
    followed = [found for found in view.series if found.role in (Role.TARGET, Role.FUNCTION)]
    return [(found, text) for found in followed if (text := _pairs(found, view))]


def _pairs(found: AroundSeries, view: Around) -> str:
    mark = view.latest
    if mark is None or found.before.average.value is None:
        return ""
    if average(found.series, mark.days, mark.minimum).value is None:
        return ""
    before = [one.value for one in found.series.counted(found.before.window.days)]
    after = [one.value for one in found.series.counted(mark.days)]
    share = non_overlap(before, after, found.series.measure.better)
    return "" if share is None else f"{name_words(found.series.measure)} {short_of(100 * share, [100], 0)} %"
