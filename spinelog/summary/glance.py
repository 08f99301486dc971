"""A glance: the few figures beside the form of Today, and what the latest procedure's weeks say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from spinelog.analysis.around import Around, Role
from spinelog.analysis.series import average
from spinelog.domain.text import capital
from spinelog.summary.around_words import early_briefly, weeks_at_half
from spinelog.summary.changed import latest_mark
from spinelog.summary.sentences import Figure, before_figure, ends, figure, relief_words
from spinelog.summary.story import Story

if TYPE_CHECKING:
    from spinelog.analysis.measure import Measure


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """One measure, before and now or at a mark."""

    label: str
    before: str
    """Empty without a procedure; a dash for too few days."""
    before_n: int
    """Recorded days behind it, of 7; the nearest ones where the week before has too few."""
    now: str
    now_n: int
    unit: str


@dataclass(frozen=True, slots=True)
class Glance:
    """Everything that may stand there; how much of it does is a matter of room."""

    others: tuple[GlanceRow, ...]
    """What is recorded before or now: function, the goals' measures first, then the pains that have levels only."""
    pains: tuple[GlanceRow, ...]
    """The pain that the latest procedure was for; without a procedure up to two."""
    mark: GlanceRow | None
    """That pain at the latest mark, which is its label, with the mark's days in `now`; None while there is none."""
    words: tuple[str, ...]
    """From before to that mark, and the weeks at half; or that it is too early to say. Empty without a procedure."""


def glance(story: Story) -> Glance:
    """The figures of now, those of before the latest procedure, and its headline."""
    latest = story.latest
    view = story.around(latest) if latest is not None else None
    found = {one.series.measure.key: one for one in view.series} if view else {}
    last_week = [story.today - timedelta(days=back) for back in range(7)]
    others: list[GlanceRow] = []
    pains: list[GlanceRow] = []
    for measure in story.shown_measures():
        one = found.get(measure.key)
        now = figure(one.last_seven.average if one else average(story.series[measure.key], last_week), measure)
        before = before_figure(one.before, measure) if one else None
        if not now.n and not (before and before.n):
            continue
        row = _row(capital(measure.label), before, now, measure)
        is_lead = measure.is_pain and (one is None or one.role is Role.TARGET)
        (pains if is_lead else others).append(row)
    return Glance(tuple(others), tuple(pains[:2]), _mark(view) if view else None, _words(view, story) if view else ())


def _row(label: str, before: Figure | None, now: Figure, measure: Measure) -> GlanceRow:
    return GlanceRow(
        label=label,
        before=_short(before) if before else "",
        before_n=before.n if before else 0,
        now=_short(now),
        now_n=now.n,
        unit={"min": "min", "h": "h"}.get(measure.unit, ""),
    )


def _short(figure: Figure) -> str:
    """`27`, `31+` for at least 31, a dash for too few days."""
    least = figure.text.removeprefix("at least ")
    return least + ("+" if least != figure.text else "") or "-"


def _mark(view: Around) -> GlanceRow | None:
    found = view.of_target
    mark = latest_mark(found, view) if found is not None else None
    if found is None or mark is None:
        return None
    return _row(mark.window.name, *ends(found, mark), found.series.measure)


def _words(view: Around, story: Story) -> tuple[str, ...]:
    found = view.of_target
    if found is None:
        return ()
    if view.latest is None:
        return (capital(early_briefly(view, story.today)),)
    if found.before.average.value is None:
        return (f"No record from before {view.procedure.letter}",)
    said = [capital(relief_words(found)), *(weeks_at_half(one) for one in view.durations[:1])]
    return tuple(text for text in said if text)
