"""Goals as cards: where each stands, its line, its chart and its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from spinelog.analysis.goals import Progress
from spinelog.analysis.procedures import done
from spinelog.analysis.windows import weeks
from spinelog.charts import build as charts
from spinelog.charts.scale import scale
from spinelog.charts.spec import Dot, Panel
from spinelog.domain.goal import OWN
from spinelog.domain.values import Goal
from spinelog.summary.sentences import goal_now, progress_words
from spinelog.summary.story import Story, gather

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal

DAYS = 91
"""Days that the charts of goals cover."""


@dataclass(frozen=True)
class GoalCard:
    """One goal."""

    goal: Goal
    progress: Progress
    now: str
    """The figure of now with its days or date; empty without one."""
    facts: str
    panel: Panel | None
    """None while nothing is recorded of it."""


def goal_cards(journal: Journal) -> list[GoalCard]:
    """All goals that are not set aside: the two headline goals first."""
    today = journal.clock.today()
    story = gather(journal, today - timedelta(days=DAYS - 1), today)
    return [_card(story, goal) for goal in story.goals]


def _card(story: Story, goal: Goal) -> GoalCard:
    progress = story.progress(goal)
    return GoalCard(goal, progress, goal_now(progress, story.today), progress_words(progress, story.today), _panel(story, goal))


def _panel(story: Story, goal: Goal) -> Panel | None:
    if goal.measure != OWN:
        series = story.series[goal.measure]
        over = [week for week in weeks(story.first, story.last, done(story.procedures, story.today)) if week.is_over(story.today)]
        drawn = charts.panel(
            series.measure, story.first, story.last, day_dots=charts.dots(series, story.first, story.last),
            week_bars=charts.week_bars(series, over),
            weeks_told=charts.recalls(series.measure, story.recalls, story.first, story.last),
            pauses=story.pauses(story.first, story.last), goal=goal.target, procedures=done(story.procedures, story.today),
        )  # fmt: skip
        return None if drawn.is_empty else drawn
    return _own(story, goal)


def _own(story: Story, goal: Goal) -> Panel | None:
    """Single checks as dots; they are never averaged."""
    best: dict[date, float] = {}
    for check in story.checks:
        if check.goal == goal.uid and check.value is not None and story.first <= check.date <= story.last:
            best[check.date] = check.value
    if not best:
        return None
    y = scale(best.values(), goal.target, least=1.0)
    return Panel(
        title=goal.statement, hue="function", first=story.first, last=story.last, low=y.low, high=y.high, ticks=y.ticks,
        better="less" if goal.better == "less" else "more",
        dots=tuple(Dot(day, value) for day, value in sorted(best.items())),
        goal=goal.target, marks=charts.marks(done(story.procedures, story.today), story.first, story.last),
    )  # fmt: skip
