"""The period: from when the summary tells, why from then, and for which visit."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from spinelog.analysis.visits import last_done, next_planned
from spinelog.domain.dates import show_date, show_partial
from spinelog.domain.words import joined
from spinelog.summary.sentences import partial_words

if TYPE_CHECKING:
    from spinelog.domain.values import Visit
    from spinelog.summary.background import Background

PERIOD = 90
"""Days that a summary covers when no visit and no date is known."""


def first_of_period(background: Background, today: date, since: date | None) -> tuple[date, str]:
    """The first day of the period, and why it is this one: a date that was named, the last visit that is done, or neither."""
    if since is not None:
        return since, "since the date you named"
    visit = last_done(background.visits, today)
    if visit is not None:
        return visit.date.first, f"since your visit {visit_words(visit, today)}"
    why = "no earlier visit is marked as done" if background.visits else "no visit is recorded"
    return today - timedelta(days=PERIOD - 1), f"the last {PERIOD} days, since {why}"


def visit_words(visit: Visit, today: date) -> str:
    """`on 15 Sep, pain clinic`, `in Sep 2026`."""
    return joined((f"{'on' if visit.date.full else 'in'} {partial_words(visit.date, today)}", visit.reason or ""))


def purpose(background: Background, today: date) -> str:
    """`For Fri 27 Nov 2026, pain clinic, Dr Lee`: the planned visit that it is printed for; empty without one."""
    visit = next_planned(background.visits, today)
    if visit is None:
        return ""
    when = show_date(visit.date.full) if visit.date.full else show_partial(visit.date)
    who = background.clinicians.get(visit.clinician or "")
    return joined((f"For {when}", visit.reason or "", who.name if who else ""))
