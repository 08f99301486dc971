"""A reminder that follows how often one writes: every day or once a week, and no longer than that goes on."""

from __future__ import annotations

import os
from datetime import date, time
from typing import TYPE_CHECKING

from spinelog.domain.cadence import PAUSE, WEEKLY
from spinelog.domain.dates import WEEKDAYS, show_date
from spinelog.domain.errors import BadValue
from spinelog.domain.values import Cadence
from spinelog.exchange.ics import Reminder, calendar
from spinelog.summary.cadence import pacing
from spinelog.summary.files import write_new

if TYPE_CHECKING:
    from datetime import datetime

    from spinelog.storage.journal import Journal


def reminder(journal: Journal, at: time) -> Reminder:
    """From today on, to the end that was chosen, else to the end of what is in force today. Raises BadValue during a pause."""
    today = journal.clock.today()
    stretch = pacing(journal).stretch
    if stretch.pace == PAUSE:
        ends = f" until {show_date(stretch.until, today)}" if stretch.until is not None else ""
        raise BadValue(f"You pause{ends}, so there is nothing to be reminded of.")
    # What follows may be as often, and has no end then; the person chose one all the same.
    chosen = [one.ended for one in journal.items(Cadence) if one.pace == stretch.pace and one.began <= today]
    last = [day for day in (*chosen, stretch.until) if day is not None and today <= day]
    return Reminder(at=at, first=today, until=min(last, default=None), is_weekly=stretch.pace == WEEKLY)


def write_reminder(found: Reminder, made: datetime, path: str) -> str:
    """Write the calendar file; never over one that is there. Gives its path. Raises SpinelogError."""
    return write_new(os.path.expanduser(path), calendar(found, made))


def reminder_words(found: Reminder, today: date) -> str:
    """`Every day at 20:00, until Fri 4 Dec`."""
    pace = f"Once a week, {WEEKDAYS[found.first.weekday()]}" if found.is_weekly else "Every day"
    until = f", until {show_date(found.until, today)}" if found.until is not None else ""
    return f"{pace} at {found.at:%H:%M}{until}"
