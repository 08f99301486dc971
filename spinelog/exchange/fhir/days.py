"""Observations of days and weeks: each figure that was written down or counted."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from spinelog.domain.clock import ADDED_LATER, FROM_MEMORY, lateness
from spinelog.domain.day import AMOUNT, AVERAGE, DAY_NOUN, ENTRY_FIELDS, FROM_PAPER
from spinelog.domain.kinds import SLEEP
from spinelog.domain.phone import SOURCES
from spinelog.domain.week import LENGTH, WEEK, WEEK_PAIN
from spinelog.exchange.fhir.elements import (
    Element,
    bare,
    clean,
    concept,
    days_before,
    moment,
    notes,
    of_field,
    period,
    quantity,
    unit_of,
    value_of,
)
from spinelog.exchange.fhir.observations import observation, of_pain, part_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spinelog.domain.describe import Field, Record
    from spinelog.domain.kinds import Value
    from spinelog.exchange.fhir.source import Source

PHONE = concept("counted by a phone or watch")
LATE = {ADDED_LATER: "Added later.", FROM_MEMORY: "From memory."}
PAPER = "Typed in from a paper form."
WEEK_NOTE = "From memory, of a usual day of the whole week."
_TOLD = tuple(field for field in ENTRY_FIELDS if field.name not in {FROM_PAPER, *(other.companion for other in ENTRY_FIELDS)})
"""What a day tells, each by itself."""


def _when_written(record: Record, day: date, *, from_paper: bool) -> Element:
    """The instant at which it was written down, and whether that was late."""
    written, offset = record.get("recorded_at"), record.get("utc_offset_min")
    late = ""
    if isinstance(written, datetime):
        late = LATE.get(lateness(day, written, offset if isinstance(offset, int) else 0, from_paper=from_paper), "")
    return bare(issued=moment(written), note=notes(late, PAPER if from_paper else ""))


def _told(noun: str, field: Field, record: Record) -> Element:
    """A value; "at least" where something else ended it. Empty for what is not recorded, and for a sign that is not set."""
    value = record.get(field.name)
    if value is None or value is False:
        return {}
    if field.companion and record.get(field.companion):
        return bare(valueQuantity=quantity(float(str(value)), unit_of(noun, field), comparator=">="))
    return value_of(noun, field, value)


def _span(field: Field, day: date) -> Element | None:
    """The day; of sleep the night that ended on it."""
    return period(days_before(day, 1) if field.kind is SLEEP else day, day)


def _category(field: Field) -> str:
    return "activity" if field.statistic and field.high != AVERAGE.high else "survey"


def of_days(source: Source) -> Iterator[Element]:
    """Each figure, sign and note of a day, then what a phone counted where nothing was typed."""
    told_of = set()
    for record in source.records("day"):
        day, from_paper = _date(record["day"]), bool(record.get(FROM_PAPER))
        written = _when_written(record, day, from_paper=from_paper)
        for field in _TOLD:
            told = _told("day", field, record)
            if told:
                told_of.add((day, field.name))
                parts = {"effectivePeriod": _span(field, day), "category": _category(field)}
                yield observation(source, ("day", day, field.name), of_field("day", field), told, **parts, **written)
    for one in source.phone:
        for name, counted_by in (("steps", one.steps_from), ("sleep_min", one.sleep_from)):
            value = getattr(one, name)
            if value is None or (one.day, name) in told_of:
                continue
            told_of.add((one.day, name))
            field, told_by = DAY_NOUN.field(name), SOURCES.get(one.source, one.source)
            # Watches are called "Ada's watch", so which one it was is told only with the name.
            device = clean(f"{told_by}: {counted_by}" if counted_by and source.with_name else told_by)
            yield observation(
                source, ("day", one.day, name), of_field("day", field), _told("day", field, {name: value}),
                category="activity", effectivePeriod=_span(field, one.day), method=PHONE, device={"display": device},
                performer=None,
            )  # fmt: skip


def _date(value: Value | None) -> date:
    if not isinstance(value, date):
        raise TypeError(value)
    return value


def of_day_pains(source: Source) -> Iterator[Element]:
    """The average of each pain over the 24 hours of a day."""
    paper = {record["day"] for record in source.records("day") if record.get(FROM_PAPER)}
    for record in source.records("day_pain"):
        day = _date(record["day"])
        written = _when_written(record, day, from_paper=day in paper)
        yield observation(
            source, ("day_pain", day, record["pain"]), of_field("day_pain", AVERAGE), _told("day_pain", AVERAGE, record),
            effectivePeriod=period(day, day), **of_pain(source, record["pain"]), **written,
        )  # fmt: skip


def of_doses(source: Source) -> Iterator[Element]:
    """As-needed tablets of a day."""
    paper = {record["day"] for record in source.records("day") if record.get(FROM_PAPER)}
    for record in source.records("day_dose"):
        day, medicine = _date(record["day"]), source.courses.get(str(record["medicine"]))
        written = _when_written(record, day, from_paper=day in paper)
        yield observation(
            source, ("day_dose", day, record["medicine"]), of_field("day_dose", AMOUNT), _told("day_dose", AMOUNT, record),
            effectivePeriod=period(day, day), partOf=part_of(source, medicine), **written,
        )  # fmt: skip


def of_weeks(source: Source) -> Iterator[Element]:
    """What was told of whole weeks: from memory, so never among the days."""
    for record in source.records("week"):
        last = _date(record["date"])
        for field in WEEK.asked:
            told = _told("week", field, record)
            if told and field.name != "date":
                yield observation(
                    source, ("week", record["uid"], field.name), of_field("week", field), told, effectivePeriod=_week(last),
                    issued=moment(record.get("recorded_at")), note=notes(WEEK_NOTE),
                )  # fmt: skip
    average = WEEK_PAIN.field("average")
    for record in source.records("week_pain"):
        ends = source.item(record["week"]).get("date")
        yield observation(
            source, ("week_pain", record["uid"]), of_field("week_pain", average), _told("week_pain", average, record),
            effectivePeriod=_week(ends) if isinstance(ends, date) else None, note=notes("From memory."),
            **of_pain(source, record["pain"]),
        )  # fmt: skip


def _week(last: date) -> Element | None:
    return period(days_before(last, LENGTH - 1), last)
