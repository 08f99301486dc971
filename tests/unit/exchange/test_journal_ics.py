"""Appointments as a calendar takes them, read back with a small reader of RFC 5545."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.domain.dates import PartialDate
from spinelog.domain.text import storable
from spinelog.domain.values import Clinician, Procedure, Visit
from spinelog.exchange.ics import LINE_BYTES
from spinelog.exchange.journal_ics import appointments
from tests.conftest import TODAY
from tests.hostile import TEXTS

MADE = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)
DAY = PartialDate(2026, 11, 27)
DR_LEE = Clinician(uid="c", name="Dr Lee", phone="555 0142")


def read(text: str) -> list[dict[str, str]]:
    """The events of a calendar file: property with its parameters -> value, as RFC 5545 unfolds and unescapes it."""
    assert text.endswith("\r\n")
    assert all(len(line.encode()) <= LINE_BYTES for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    lines = re.sub(r"\r\n ", "", text).split("\r\n")[:-1]
    assert (lines[0], lines[1], lines[-1]) == ("BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR")
    events: list[dict[str, str]] = []
    for line in lines:
        name, found, value = line.partition(":")
        assert found
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and line not in ("END:VEVENT", "END:VCALENDAR"):
            assert name not in events[-1]
            events[-1][name] = re.sub(r"\\(.)", lambda sign: "\n" if sign[1] in "nN" else sign[1], value)
    return events


def visit(**more: object) -> Visit:
    told = {"uid": "a" * 32, "date": DAY, "reason": "pain clinic", "clinician": "c", "created_at": MADE, "updated_at": MADE}
    return Visit(**{**told, **more})  # type: ignore[arg-type]


def procedure(**more: object) -> Procedure:
    told = {"uid": "b" * 32, "kind": "epidural", "date": DAY, "status": "planned", "created_at": MADE, "updated_at": MADE}
    return Procedure(**{**told, **more})  # type: ignore[arg-type]


def events(*found: Visit | Procedure, with_words: bool = False) -> list[dict[str, str]]:
    visits = [one for one in found if isinstance(one, Visit)]
    procedures = [one for one in found if isinstance(one, Procedure)]
    return read(appointments(visits, procedures, [DR_LEE], TODAY, with_words=with_words).text)


def test_a_visit_at_a_time() -> None:
    (only,) = events(visit(time=time(9, 30)))
    assert only == {
        "UID": f"{'a' * 32}@spinelog.invalid",
        "DTSTAMP": "20261101T080000Z",
        "SEQUENCE": "0",
        "DTSTART": "20261127T093000",
        "DURATION": "PT30M",
        "SUMMARY": "Appointment",
        "STATUS": "CONFIRMED",
        "CLASS": "PRIVATE",
        "TRANSP": "OPAQUE",
    }


def test_a_procedure_without_a_time_is_of_the_whole_day() -> None:
    (only,) = events(procedure())
    assert (only["DTSTART;VALUE=DATE"], only["DTEND;VALUE=DATE"]) == ("20261127", "20261128")
    assert only["TRANSP"] == "TRANSPARENT"


def test_whoever_sees_the_calendar_learns_nothing_unless_it_was_asked_for() -> None:
    both = (visit(time=time(9)), procedure(side="right", levels="S1", clinician="c"))
    assert [one["SUMMARY"] for one in events(*both)] == ["Appointment", "Appointment"]
    said = [one["SUMMARY"] for one in events(*both, with_words=True)]
    assert sorted(said) == ["Epidural injection, right S1, Dr Lee", "Pain clinic, Dr Lee"]
    assert events(visit(reason=None, clinician=None), with_words=True)[0]["SUMMARY"] == "Appointment"


@pytest.mark.parametrize("status", ["done", "planned", "cancelled"])
@pytest.mark.parametrize("day", [TODAY - timedelta(days=1), TODAY])
def test_only_what_is_ahead_stands_in_it(status: str, day: date) -> None:
    found = events(visit(status=status, date=PartialDate.of(day)))
    assert len(found) == (day >= TODAY and status != "done")


def test_what_was_moved_keeps_its_id_and_what_was_cancelled_is_said_to_be() -> None:
    later = {"updated_at": MADE + timedelta(days=2)}
    (before,) = events(visit())
    (moved,) = events(visit(date=PartialDate(2026, 12, 4), **later))
    (gone,) = events(visit(status="cancelled", **later))
    assert before["UID"] == moved["UID"] == gone["UID"]
    assert int(moved["SEQUENCE"]) > int(before["SEQUENCE"])
    assert (before["STATUS"], moved["STATUS"], gone["STATUS"]) == ("CONFIRMED", "CONFIRMED", "CANCELLED")


def test_a_month_is_no_day_for_a_calendar_and_what_is_in_the_trash_is_gone() -> None:
    found = appointments(
        [visit(date=PartialDate(2026, 12)), visit(uid="d"), visit(uid="e", deleted_at=MADE), visit(uid="f", status="cancelled")],
        [procedure(date=PartialDate(2027))], [], TODAY,
    )  # fmt: skip
    assert (found.count, found.cancelled, found.without_day) == (1, 1, 2)
    assert len(read(found.text)) == 2


@given(st.text(max_size=80) | st.sampled_from([text[:200] for text in TEXTS.values()]), st.text(max_size=80))
def test_no_text_breaks_out_of_its_line(reason: str, name: str) -> None:
    who = Clinician(uid="c", name=storable(name))
    found = appointments([visit(reason=storable(reason))], [], [who], TODAY, with_words=True)
    (only,) = read(found.text)
    assert only.keys() == {
        "UID", "DTSTAMP", "SEQUENCE", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY", "STATUS", "CLASS", "TRANSP",
    }  # fmt: skip
    assert appointments([visit(reason=storable(reason))], [], [who], TODAY, with_words=True) == found
