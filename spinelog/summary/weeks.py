"""Weeks as recalled: writing one with its scores as one save, and telling those of a period. They are in no average."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from spinelog.domain.clock import LATE_DAYS, local_time
from spinelog.domain.dates import show_short
from spinelog.domain.day import PAIN_KEY
from spinelog.domain.describe import Changes, Record
from spinelog.domain.errors import BadValue
from spinelog.domain.values import Pain, Week, WeekPain
from spinelog.domain.week import FIGURES, WEEK, scores_words
from spinelog.domain.words import joined
from spinelog.storage.errors import check_seen
from spinelog.summary.doc import Recalled, RecalledWeek

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal

NOTE = "Each is a whole week up to the day named, told from memory in one go. They are in no average and in no figure above."
"""What has to be said wherever weeks stand beside days."""

Scores = Mapping[str, int | None]
"""uid of a pain -> its score over the week; None: not recorded."""


def write_week(
    journal: Journal, changes: Record, scores: Scores, *, week: Week | None = None, seen: Record | None = None
) -> Week:
    """Store a week with its scores, or change one; all of it is one save. Raises BadValue, NotFound.

    Without a date it is the week that ends on the day that is written now. What is not in `changes` or `scores` stays.
    `seen` is the `week_record` that was in view; where something else is recorded by now, it raises ChangedMeanwhile.
    """
    uids = [week.uid] if week is not None else []
    old, gone = ({one.pain: one for one in journal.belonging(WeekPain, uids, trash=trash)} for trash in (False, True))
    before: Record = asdict(week) if week is not None else {}
    said = [{**before, **changes}.get(name) for name in (*(field.name for field in FIGURES), "note")]
    after = {**{pain: one.average for pain, one in old.items()}, **scores}
    if not any(value is not None and value != "" for value in (*said, *after.values())):
        if week is not None:
            raise BadValue("Nothing would be left of this week. Please delete it instead.")
        raise BadValue("Please fill in at least one thing of this week, like how long you could sit.")
    keyed = {PAIN_KEY + pain: average for pain, average in scores.items()}
    check_seen(keyed, seen, {PAIN_KEY + pain: one.average for pain, one in old.items()})
    with journal.together() as items:
        if week is None:
            found = items.add(Week, {"date": journal.clock.entry_day(), **changes})
        else:
            found = items.edit(Week, week.uid, changes, seen=seen)
        for pain, average in scores.items():
            one = old.get(pain)
            if average is None:
                if one is not None:
                    items.delete(WeekPain, one.uid)
                continue
            if one is None and pain in gone:  # a pain has one score in a week, also counting the trash
                one = items.undelete(WeekPain, gone[pain].uid)
            if one is None:
                items.add(WeekPain, {"week": found.uid, "pain": pain, "average": average})
            else:
                items.edit(WeekPain, one.uid, {"average": average})
    return found


def week_record(week: Week, scores: Iterable[WeekPain]) -> Changes:
    """A week with its scores as one flat record, each under the key of its pain."""
    return {**asdict(week), **{PAIN_KEY + one.pain: one.average for one in scores}}


def week_lines(journal: Journal, weeks: Sequence[Week]) -> list[str]:
    """Each week in one line, with its scores."""
    names = {one.uid: asdict(one) for one in journal.items(Pain)}
    scores = scores_of(journal, weeks)
    found = []
    for week in weeks:
        line, words = WEEK.line(asdict(week)), scores_words((asdict(one) for one in scores[week.uid]), names)
        found.append(joined((line, words), ", " if ":" in line else ": "))
    return found


def scores_of(journal: Journal, weeks: Sequence[Week]) -> dict[str, tuple[WeekPain, ...]]:
    """The scores of each of these weeks by its uid, in the order of the pains: the main one first."""
    pains = sorted(journal.items(Pain), key=lambda pain: not pain.is_main)
    places = {pain.uid: number for number, pain in enumerate(pains)}
    found = sorted(journal.belonging(WeekPain, [one.uid for one in weeks]), key=lambda one: places.get(one.pain, len(places)))
    return {week.uid: tuple(one for one in found if one.week == week.uid) for week in weeks}


def recalled(journal: Journal, first: date, last: date) -> Recalled:
    """The weeks whose last day is in a period, as a table: only what was said in any of them has a column."""
    weeks = [one for one in journal.items(Week) if first <= one.date <= last]
    return _table(weeks, scores_of(journal, weeks), journal.items(Pain), last) if weeks else Recalled((), (), "")


def _table(weeks: Sequence[Week], scores: Mapping[str, Sequence[WeekPain]], pains: Iterable[Pain], last: date) -> Recalled:
    figures = [field for field in FIGURES if any(getattr(week, field.name) is not None for week in weeks)]
    told = {one.pain for found in scores.values() for one in found}
    named = sorted((pain for pain in pains if pain.uid in told), key=lambda pain: not pain.is_main)
    lines = []
    for week in weeks:
        record = asdict(week)
        of = {one.pain: str(one.average) for one in scores[week.uid]}
        cells = (*(field.show(record) for field in figures), *(of.get(pain.uid, "") for pain in named))
        lines.append(RecalledWeek(f"To {show_short(week.date, last)}", _written(week, last), cells, week.note or ""))
    return Recalled((*(field.short.lower() for field in figures), *(pain.name for pain in named)), tuple(lines), NOTE)


def _written(week: Week, last: date) -> str:
    """`written 12 Dec`, when that was more than a few days after the week; empty when it was not, or is not known."""
    if week.recorded_at is None or week.utc_offset_min is None:
        return ""
    day = local_time(week.recorded_at, week.utc_offset_min).date()
    return f"written {show_short(day, last)}" if day > week.date + timedelta(days=LATE_DAYS) else ""
