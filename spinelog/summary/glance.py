"""A glance: the few figures beside the form of Today, before the latest procedure and now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from spinelog.analysis.around import Role
from spinelog.analysis.series import average
from spinelog.domain.text import capital
from spinelog.summary.sentences import Figure, before_figure, figure
from spinelog.summary.story import Story

MOST = 5
"""Rows that fit beside the form at 24 lines."""


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """One measure."""

    label: str
    before: str
    """Empty without a procedure; a dash for too few days."""
    before_n: int
    """Recorded days behind it, of 7; the nearest ones where the week before has too few."""
    now: str
    now_n: int
    unit: str


def _short(figure: Figure) -> str:
    """`27`, `31+` for at least 31, a dash for too few days."""
    least = figure.text.removeprefix("at least ")
    return least + ("+" if least != figure.text else "") or "-"


def glance(story: Story) -> list[GlanceRow]:
    """Measures with any recorded day now or before: goals' first, then other function, then pain."""
    latest = story.latest
    view = story.around(latest) if latest is not None else None
    found = {one.series.measure.key: one for one in view.series} if view else {}
    last_week = [story.today - timedelta(days=back) for back in range(7)]
    rows: list[tuple[bool, GlanceRow]] = []
    for measure in story.shown_measures():
        one = found.get(measure.key)
        now = figure(one.last_seven.average if one else average(story.series[measure.key], last_week), measure)
        before = before_figure(one.before, measure) if one else None
        if not now.n and not (before and before.n):
            continue
        row = GlanceRow(
            label=capital(measure.label),
            before=_short(before) if before else "",
            before_n=before.n if before else 0,
            now=_short(now),
            now_n=now.n,
            unit={"steps": "", "min": "min", "h": "h"}.get(measure.unit, ""),
        )
        is_main = measure.is_pain and (one is None or one.role is Role.TARGET or not view)
        rows.append((is_main, row))
    pains = [row for is_main, row in rows if is_main][:2]
    others = [row for is_main, row in rows if not is_main]
    return [*others[: MOST - len(pains)], *pains]
