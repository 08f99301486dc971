"""The made-up patient's story is whole: every noun has something, its dates fit its days, its report can be opened."""

from __future__ import annotations

import re
from datetime import timedelta
from hashlib import sha256

import pytest

from spinelog.analysis.courses import chains, work_on
from spinelog.cli.demo import fill
from spinelog.domain.clock import Clock
from spinelog.domain.nouns import NOUNS
from spinelog.domain.values import (
    VALUES,
    Attachment,
    Day,
    DayDose,
    Event,
    Flare,
    Goal,
    Medication,
    Procedure,
    Therapy,
    TherapySession,
    Visit,
)
from spinelog.exchange.demo_report import FINDINGS, report
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.summary.build import build
from spinelog.summary.readiness import readiness
from tests.conftest import TODAY


@pytest.fixture
def demo(connector: Connector, clock: Clock, journal: Journal) -> Journal:
    fill(connector, clock)
    return journal


def test_it_has_something_of_every_noun(demo: Journal) -> None:
    empty = {name for name in NOUNS if not demo.items(VALUES[name])}
    assert empty <= {"block", "block_reading"}, "an epidural has no diary by the hour"


def test_every_item_passes_the_checks_that_a_form_makes(demo: Journal) -> None:
    for name, noun in NOUNS.items():
        for item in demo.items(VALUES[name]):
            if noun.commanded:
                record = {field.name: getattr(item, field.name) for field in noun.fields}
                for field in noun.fields:
                    field.check(record[field.name])
                assert noun.complete(dict(record), TODAY) == record


def test_the_period_begins_at_the_visit_before_the_epidural_with_the_week_before_inside(demo: Journal) -> None:
    zero = next(one.date.first for one in demo.items(Procedure))
    doc = build(demo)
    assert doc.first <= zero - timedelta(days=28)
    assert doc.first == demo.first_day()
    assert doc.purpose == "For Fri 27 Nov 2026, pain clinic, Dr Lee"


def test_nothing_is_missing_before_the_visit(demo: Journal) -> None:
    assert readiness(demo).missing == ()
    assert len(readiness(demo).questions) == 2


def test_the_nerve_medicine_is_one_medicine_in_three_courses_that_was_stopped(demo: Journal) -> None:
    nerve = next(chain for chain in chains(demo.items(Medication)) if len(chain) > 1)
    assert [one.daily_amount for one in nerve] == [900.0, 600.0, 300.0]
    assert [one.stopped for one in nerve[:-1]] == [one.started for one in nerve[1:]]
    notes = {one.day: one.note or "" for one in demo.items(Day)}
    assert all("gabapentin" in notes[one.stopped.first] for one in (nerve[0], nerve[2]) if one.stopped)


def test_the_extra_tablets_are_those_of_naproxen(demo: Journal) -> None:
    naproxen = next(one for one in demo.items(Medication) if one.as_needed)
    assert {one.medicine for one in demo.items(DayDose)} == {naproxen.course_uid}


def test_therapy_and_work_are_as_the_days_tell_them(demo: Journal) -> None:
    zero = next(one.date.first for one in demo.items(Procedure))
    physical = next(one for one in demo.items(Therapy) if one.name == "physical therapy")
    sessions = [one.date for one in demo.items(TherapySession) if one.therapy == physical.uid]
    assert physical.started is not None
    assert (physical.started.first, min(sessions)) == (zero + timedelta(days=5), zero + timedelta(days=5))
    assert max(sessions) <= TODAY
    for number, work in ((24, "off"), (25, "modified")):
        event = work_on(demo.items(Event), zero + timedelta(days=number))
        assert event is not None
        assert event.work == work


def test_the_flares_are_on_the_days_that_tell_of_a_drive(demo: Journal) -> None:
    drives = [one.day for one in demo.items(Day) if one.note and "drive" in one.note]
    assert [one.began for one in demo.items(Flare)] == drives
    assert all(one.peak == 5 and one.what_helped for one in demo.items(Flare))


def test_the_report_is_a_small_pdf_that_says_it_is_made_up(demo: Journal) -> None:
    (attachment,) = demo.items(Attachment)
    content = demo.content(attachment.uid)
    assert content == report()
    assert (attachment.size_bytes, attachment.sha256) == (len(content), sha256(content).hexdigest())
    assert len(content) < 2000
    assert b"Made up" in content
    words = " ".join(re.findall(r"\((.*?)\) Tj", content.decode("ascii")))
    assert FINDINGS in words


def test_a_reader_finds_every_object_of_the_report_where_the_table_says() -> None:
    content = report()
    start = int(re.findall(rb"startxref\n(\d+)\n%%EOF\n$", content)[0])
    assert content[start:].startswith(b"xref\n0 6\n0000000000 65535 f \n")
    places = [int(place) for place in re.findall(rb"(\d{10}) 00000 n \n", content)]
    assert [content[place:].split(b" obj", 1)[0] for place in places] == [b"1 0", b"2 0", b"3 0", b"4 0", b"5 0"]
    stream = re.findall(rb"/Length (\d+) >>\nstream\n(.*?)\nendstream", content, re.DOTALL)[0]
    assert int(stream[0]) == len(stream[1])


def test_goals_and_visits_are_the_articles(demo: Journal) -> None:
    assert len([goal for goal in demo.items(Goal) if goal.is_headline]) == 2
    assert [one.status for one in demo.items(Visit)] == ["done", "done", "planned"]
