"""Cadence: how often the person chose to write. Every day only for a while, once a week, or a pause."""

from __future__ import annotations

import datetime as dt
from datetime import timedelta

from spinelog.domain.describe import Changes, Field, Known, Noun, Record, choice
from spinelog.domain.errors import BadValue
from spinelog.domain.kinds import DAY, NOTE
from spinelog.domain.words import joined, when

DAILY, WEEKLY, PAUSE = "daily", "weekly", "pause"
PACES = ((DAILY, "Every day"), (WEEKLY, "Once a week"), (PAUSE, "Pause"))

DAYS_BEFORE, DAYS_AFTER = 7, 14
"""Around a procedure every day is written from so many days before to so many days after, then once a week."""

DAYS = DAYS_BEFORE + 1 + DAYS_AFTER
"""Every day, without a word on until when, is for so many days: as long as around a procedure. A convention of this program."""

WORSE = "If writing this down makes you feel worse, stop, and tell your clinic."
"""Stands wherever the pace is chosen. A small trial found slower recovery with a daily pain diary."""

FARTHEST, LONGEST = 182, 364
"""Days: so far ahead can a stretch begin, so long can it last. A day that has passed, written without its year and read as
next year's, is always farther or longer."""


def _fresh(record: Changes, today: dt.date) -> Changes:
    """It begins today unless said otherwise; every day has an end."""
    if record.get("began") is None:
        record["began"] = today
    began = record["began"]
    if record.get("pace") == DAILY and record.get("ended") is None and isinstance(began, dt.date):
        record["ended"] = began + timedelta(days=DAYS - 1)
    return record


def _complete(record: Changes, today: dt.date) -> Changes:
    """The dates are those that were meant."""
    began, ended = record.get("began"), record.get("ended")
    if isinstance(began, dt.date):
        if (began - today).days > FARTHEST:
            raise BadValue(f"{when(record, 'began')} is more than half a year away. Please write the day with its year.")
        if isinstance(ended, dt.date) and (ended - began).days > LONGEST:
            raise BadValue(
                f"Until {when(record, 'ended')} is a year or more. Please write the last day with its year, or leave it empty."
            )
    return record


def _told(record: Record, known: Known) -> str:
    pace, until = CADENCE.field("pace").show(record), when(record, "ended")
    return joined((f"{pace} until {until}" if until else pace, str(record.get("note") or "")), "; ")


def _line(record: Record) -> str:
    since, until = when(record, "began"), when(record, "ended")
    return joined((f"{CADENCE.field('pace').show(record)} from {since}", f"until {until}" if until else ""), " ")


CADENCE = Noun(
    "cadence",
    (
        choice("pace", "How often", PACES, question="How often do you want to write?", required=True),
        Field("began", DAY, "From", question="From which day on?", required=True, ahead=True, option="from",
              help="like today or 27 nov"),
        Field("ended", DAY, "Until", question="Up to and with which day?", ahead=True, option="until",
              help=f"like 18 dec; else every day is for {DAYS} days"),
        Field("note", NOTE, "Note"),
    ),
    title="Writing pace",
    plural="writing_paces",
    help="How often you write: every day, once a week, or a pause.",
    headline="pace",
    date="began",
    ends="ended",
    line=_line,
    told=_told,
    fresh=_fresh,
    complete=_complete,
    shelf="notes",
    word="Writing",
    example='daily --from today --until +21',
    about=WORSE,
)  # fmt: skip
"""What the person chose; what is in force on a day, chosen or not, is `analysis.cadence`'s to say."""
