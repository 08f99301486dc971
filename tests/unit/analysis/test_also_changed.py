"""What else changed in the days that are compared: one case worked out by hand, and what is left out of it."""

from __future__ import annotations

from datetime import date

from spinelog.analysis.also_changed import What, also_changed
from spinelog.domain.dates import PartialDate
from spinelog.domain.values import Event, Flare, Medication, Therapy
from tests.unit.analysis.made import done, in_order

FIRST, LAST = date(2026, 10, 1), date(2026, 11, 19)


def course(name: str, started: str | None, stopped: str | None = None, **more: object) -> Medication:
    """One course; all of one name are one medicine."""
    begins, ends = (PartialDate.from_iso(text) if text else None for text in (started, stopped))
    return Medication(uid=f"{name} {started}", course_uid=name, name=name, started=begins, stopped=ends, **more)  # type: ignore[arg-type]


def event(kind: str, when: str, **more: object) -> Event:
    return Event(kind=kind, date=PartialDate.from_iso(when), **more)  # type: ignore[arg-type]


MEDICATIONS = (
    course("gabapentin", "2026-09-08", "2026-10-23", daily_amount=900.0),
    course("gabapentin", "2026-10-23", "2026-11-04", daily_amount=600.0),
    course("gabapentin", "2026-11-04", "2026-11-12", daily_amount=300.0),
    course("aspirin", "2020", "2026-10-03", daily_amount=100.0),
    course("aspirin", "2026-10-03", "2026-10-11", plan="holding"),
    course("aspirin", "2026-10-12", daily_amount=100.0),
    course("magnesium", "2025", "2026-10-05"),
    course("magnesium", "2026-10-20"),
    course("naproxen", "2026-10", as_needed=True),
    course("ibuprofen", "2026-08-20", "2026-09-30"),
    course("tramadol", "2026-11-20"),
    course("vitamin D", None),
)
THERAPIES = (
    Therapy(name="physical therapy", started=PartialDate(2026, 10, 13)),
    Therapy(name="massage", started=PartialDate(2025), stopped=PartialDate(2026, 11)),
    Therapy(name="swimming", started=PartialDate(2026, 11, 20)),
)
EVENTS = (
    event("onset", "2026-08-18", work="off"),
    event("work", "2026-11-02", work="modified"),
    event("fall", "2026-10-30", text="on ice", work="off"),
    event("other", "2026-10-15", text="moved house"),
)
FLARES = (Flare(began=date(2026, 9, 30)), Flare(began=date(2026, 10, 21), peak=5), Flare(began=date(2026, 11, 19)))
PROCEDURES = in_order(
    done("2026-10-28", kind="trigger_point"),
    done("2026-12-01", kind="epidural", status="planned"),
    done("2026-09-02", kind="facet_injection"),
)


def test_everything_that_changed_is_named_by_its_date_and_nothing_else() -> None:
    found = also_changed(
        FIRST, LAST, medications=MEDICATIONS, therapies=THERAPIES, events=EVENTS, procedures=PROCEDURES, flares=FLARES
    )
    told = [(str(one.date), str(one.what), getattr(one.item, "name", getattr(one.item, "letter", ""))) for one in found]
    assert told == [
        ("2026-10", "started", "naproxen"),
        ("2026-10-03", "held", "aspirin"),
        ("2026-10-05", "stopped", "magnesium"),
        ("2026-10-12", "changed", "aspirin"),
        ("2026-10-13", "begun", "physical therapy"),
        ("2026-10-20", "started", "magnesium"),
        ("2026-10-21", "flare", ""),
        ("2026-10-23", "changed", "gabapentin"),
        ("2026-10-28", "procedure", "B"),
        ("2026-10-30", "hurt", ""),
        ("2026-10-30", "work", ""),
        ("2026-11", "ended", "massage"),
        ("2026-11-02", "work", ""),
        ("2026-11-04", "changed", "gabapentin"),
        ("2026-11-12", "stopped", "gabapentin"),
        ("2026-11-19", "flare", ""),
    ]


def test_a_change_knows_the_course_before_it() -> None:
    changed = [one for one in also_changed(FIRST, LAST, medications=MEDICATIONS[:3]) if one.what is What.CHANGED]
    assert [(one.before.daily_amount if one.before else None) for one in changed] == [900.0, 600.0]


def test_a_medicine_on_hold_since_nobody_said_when_is_named_without_a_date() -> None:
    held = course("warfarin", "2019", plan="holding")
    assert [(one.what, one.date) for one in also_changed(FIRST, LAST, medications=[held])] == [(What.HELD, None)]
    over = course("warfarin", "2019", "2026-09", plan="holding")
    assert also_changed(FIRST, LAST, medications=[over]) == []


def test_an_open_course_that_a_change_followed_did_not_stop() -> None:
    courses = (course("gabapentin", "2026-09-08"), course("gabapentin", "2026-10-23", daily_amount=600.0))
    assert [one.what for one in also_changed(FIRST, LAST, medications=courses)] == [What.CHANGED]


def test_nothing_in_an_empty_journal() -> None:
    assert also_changed(FIRST, LAST) == []
