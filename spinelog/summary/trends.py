"""Trends: a stretch of days as panels on one date axis, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from spinelog.analysis.around import Around
from spinelog.analysis.measure import Measure
from spinelog.analysis.procedures import done
from spinelog.analysis.recall import Recall
from spinelog.analysis.series import MIN_DAYS, Reading, average
from spinelog.analysis.windows import Window, weeks
from spinelog.charts import build as charts
from spinelog.charts.spec import Bar, Dot, Panel
from spinelog.domain.clock import ADDED_LATER, FROM_MEMORY
from spinelog.domain.dates import show_short
from spinelog.domain.day import PAIN_KEY
from spinelog.domain.goal import OWN
from spinelog.domain.week import LENGTH
from spinelog.domain.words import joined
from spinelog.summary.cadence import pauses_words
from spinelog.summary.sentences import compared, level, name_words
from spinelog.summary.story import Story, gather

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal

RANGES: dict[str, int | None] = {"2w": 14, "6w": 42, "3m": 91, "6m": 182, "1y": 365, "all": None}
"""Name of each stretch, and its days; None: everything there is."""

USUAL_RANGE = "3m"

DAYS_DRAWN = 182
"""Up to so many days each is a dot; beyond only averages are drawn, since the dots would cover one another."""

WEEKS_DRAWN = 366
"""Up to so many days a bar is a week; beyond it is 4, 13 or 52 weeks."""

BUCKETS = (4, 13, 52)
MOST_BARS = 66
"""Bars that can be told apart on 80 columns."""


@dataclass(frozen=True)
class TrendPanel:
    """One measure."""

    measure: Measure
    panel: Panel
    sentence: str
    beside: tuple[str, ...]
    """The latest week as it was told, where none of the last seven days is recorded; the pauses of the stretch."""

    @property
    def words(self) -> str:
        """What stands under it."""
        return joined((self.sentence, *self.beside), "; ")


@dataclass(frozen=True)
class Trends:
    """A stretch of days."""

    story: Story
    view: Around | None
    first: date
    last: date
    bar_weeks: int
    """Weeks that one bar stands for."""
    panels: tuple[TrendPanel, ...]
    """Only of what is recorded: the first function and the main pain, the other function, the other pains."""
    is_whole: bool
    """False while only the first panels are made."""
    recalls: tuple[Recall, ...]
    """What was told of whole weeks of the stretch."""
    resting: str
    """Its pauses in words; empty without any."""


def trends(journal: Journal, days: int | None, *, letter: str | None = None, days_only: bool = False) -> Trends:
    """The last `days` days up to today, or all of them; sentences compare around the latest or the named procedure.

    `days_only` leaves out what was told of whole weeks.
    """
    *_, whole = in_goes(journal, days, letter=letter, days_only=days_only)
    return whole


def in_goes(
    journal: Journal, days: int | None, *, letter: str | None = None, first_go: int = 0, days_only: bool = False
) -> Iterator[Trends]:
    """The same in two goes: with its first `first_go` panels, as many as a screen shows at once, then whole."""
    today = journal.clock.today()
    if days is None:
        begins = (journal.first_day(), None if days_only else journal.first_week())
        days = max((today - min((begin for begin in begins if begin is not None), default=today)).days + 1, 14)
    first = today - timedelta(days=days - 1)
    if days <= WEEKS_DRAWN:
        story, bar_weeks = gather(journal, first, today, letter=letter), 1
    else:
        story = gather(journal, today - timedelta(days=6), today, letter=letter)
        bar_weeks = next((weeks for weeks in BUCKETS if days / (7 * weeks) <= MOST_BARS), BUCKETS[-1])
    one = next((one for one in story.procedures if one.letter == letter), None) if letter else story.latest
    view = story.around(one) if one is not None and one.day_zero is not None and one.day_zero <= today else None
    told = () if days_only else story.recalls if bar_weeks == 1 else tuple(journal.recalls(first, today))
    found = Trends(
        story, view, first, today, bar_weeks, (), is_whole=False, recalls=told, resting=pauses_words(story.cadences, first, today)
    )
    panels: list[TrendPanel] = []
    for panel in _panels(journal, found):
        panels.append(panel)
        if len(panels) == first_go:
            yield replace(found, panels=tuple(panels))
    yield replace(found, panels=tuple(panels), is_whole=True)


def ordered_measures(story: Story, told: Iterable[Recall] = ()) -> list[Measure]:
    """Goals' measures, the target pain, the other function, the other pains: what is looked at first stands first."""
    goals = [goal.measure for goal in story.headline_goals if goal.measure != OWN]
    shown = story.shown_measures()
    function = [measure for measure in shown if not measure.is_pain]
    pain = [measure for measure in shown if measure.is_pain]
    recorded = [measure for measure in function if story.series[measure.key].readings]
    keys = {one.key for one in told}
    in_weeks = [measure for measure in function if measure.key in keys]
    lead = ([measure for measure in recorded if measure.key in goals] or recorded or in_weeks or function)[:1]
    return [*lead, *pain[:1], *(measure for measure in function if measure not in lead), *pain[1:]]


def _panels(journal: Journal, found: Trends) -> Iterator[TrendPanel]:
    story, first, last, bar_weeks = found.story, found.first, found.last, found.bar_weeks
    for measure in ordered_measures(story, found.recalls):
        bars, dots, worst = (
            _weekly(story, measure, first, last) if bar_weeks == 1 else _long(journal, story, measure, first, last, bar_weeks)
        )
        goal = next((goal.target for goal in story.goals if goal.measure == measure.key and goal.target is not None), None)
        drawn = charts.panel(
            measure, first, last, day_dots=dots, week_bars=bars, worst=worst, goal=goal,
            weeks_told=charts.recalls(measure, found.recalls, first, last), pauses=story.pauses(first, last),
            procedures=done(story.procedures, last), name=_title(measure, bar_weeks),
        )  # fmt: skip
        if drawn.is_empty and not (story.series[measure.key].readings if bar_weeks == 1 else False):
            continue
        beside = (_latest_week(found, measure), found.resting)
        yield TrendPanel(measure, drawn, sentence(story, found.view, measure), tuple(filter(None, beside)))


def _latest_week(found: Trends, measure: Measure) -> str:
    """`week to 29 Nov, from memory: 25 min`; empty while single days say more."""
    readings = found.story.series[measure.key].readings  # of sixty years, perhaps: looked up, not gone through
    if any(found.story.today - timedelta(days=back) in readings for back in range(LENGTH)):
        return ""
    return (told_words(found, measure) or [""])[-1]


def _title(measure: Measure, bar_weeks: int) -> str:
    name = charts.title(measure)
    return name if bar_weeks == 1 else f"{name}, a bar is {bar_weeks} weeks"


def _weekly(story: Story, measure: Measure, first: date, last: date) -> tuple[tuple[Bar, ...], tuple[Dot, ...], tuple[Bar, ...]]:
    series = story.series[measure.key]
    inside = weeks(first, last, done(story.procedures, story.today))
    over = [week for week in inside if week.is_over(story.today)]
    dots = charts.dots(series, first, last) if (last - first).days < DAYS_DRAWN else ()
    is_main = bool(story.pains) and measure.key == PAIN_KEY + story.pains[0].uid
    worst = charts.week_bars(story.series["pain_worst"], over) if is_main else ()
    return charts.week_bars(series, over), dots, worst


def _long(
    journal: Journal, story: Story, measure: Measure, first: date, last: date, bar_weeks: int
) -> tuple[tuple[Bar, ...], tuple[Dot, ...], tuple[Bar, ...]]:
    """Bars of 4, 13 or 52 weeks, cut at each procedure as weeks are; a bar needs 4 of 7 of its days."""
    stretches = _stretches(story, first, last, bar_weeks)
    averages = journal.averages(measure, [(window.first, window.last) for window in stretches])
    bars = []
    step = max(1, (last - first).days // 300)
    for window, (count, value) in zip(stretches, averages, strict=True):
        days = (window.last - window.first).days + 1
        if value is not None and 7 * count >= MIN_DAYS * days:
            drawn = tuple(window.first + timedelta(days=at) for at in range(0, days, step))
            bars.append(Bar(window.first, window.last, value / measure.per_unit, drawn))
    return tuple(bars), (), ()


def _stretches(story: Story, first: date, last: date, bar_weeks: int) -> list[Window]:
    length = 7 * bar_weeks
    zeros = [one.day_zero for one in done(story.procedures, last) if one.day_zero is not None and first <= one.day_zero]
    found: list[Window] = []
    start = first
    for end in [*(zero - timedelta(days=1) for zero in sorted(set(zeros))), last]:
        while start <= end:
            until = min(start + timedelta(days=length - 1), end)
            found.append(Window(f"{bar_weeks} weeks", start, until))
            start = until + timedelta(days=1)
        start = end + timedelta(days=2)  # day 0 is in no bar
    return found


def sentence(story: Story, view: Around | None, measure: Measure) -> str:
    """The sentence under a panel: around the procedure, or the last seven days without one."""
    if view is not None:
        found = next(one for one in view.series if one.series.measure.key == measure.key)
        return compared(found, view)
    days = [story.today - timedelta(days=back) for back in range(7)]
    return level(measure, average(story.series[measure.key], days), "in the last 7 days")


def day_words(found: Trends, day: date) -> list[tuple[str, str]]:
    """What is recorded of one day, as label and value with how late it was written, in the order of the panels."""
    words = []
    is_paper = any(one.day == day and one.from_paper for one in found.story.recorded)
    for one in found.panels:
        reading = found.story.series[one.measure.key].readings.get(day)
        if reading is not None:
            late = {ADDED_LATER: " (added later)", FROM_MEMORY: " (from memory)"}.get(reading.late, "")
            late = " (from paper)" if is_paper else late
            words.append((one.measure.label, f"{_value(one.measure, reading)}{late}"))
    return words


def week_words(found: Trends, day: date) -> list[str]:
    """`week to 29 Nov, from memory: sitting 25 min, right leg 3`: what was told of the weeks that hold a day."""
    held = [one for one in found.recalls if one.holds(day)]
    measures = [one.measure for one in found.panels]
    words = []
    for last in sorted({one.last for one in held}):
        of_week = {one.key: one for one in held if one.last == last}
        figures = (f"{name_words(one)} {_value(one, of_week[one.key])}" for one in measures if one.key in of_week)
        words.append(f"{recall_words(last, found.story.today)}: {joined(figures)}")
    return words


def told_words(found: Trends, measure: Measure) -> list[str]:
    """`week to 29 Nov, from memory: 25 min`: what was told of each week of the stretch."""
    told = sorted((one for one in found.recalls if one.key == measure.key), key=lambda one: one.last)
    return [f"{recall_words(one.last, found.story.today)}: {_value(measure, one)}" for one in told]


def recall_words(last: date, today: date) -> str:
    """What a week that was told in one go is called."""
    return f"week to {show_short(last, today)}, from memory"


def _value(measure: Measure, one: Reading | Recall) -> str:
    value = f"{one.value:g}" if measure.is_pain else measure.show_with_unit(one.value)
    if not one.at_least:
        return value
    return value.replace(" min", "+ min") if value.endswith(" min") else f"{value}+"
