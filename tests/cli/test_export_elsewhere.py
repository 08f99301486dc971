"""`spinelog export fhir` and `spinelog export ics`: for a clinic's computer, and for a calendar."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from spinelog.domain.dates import PartialDate
from spinelog.domain.phone import PhoneDay
from spinelog.domain.values import Person, Visit
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from tests import demo
from tests.conftest import TODAY, Spinelog
from tests.fhir import faults, resources


@pytest.fixture
def filled(connector: Connector, journal: Journal) -> Journal:
    demo.fill(connector, journal.clock)
    return journal


def test_a_clinics_computer_gets_the_journal_without_a_name(filled: Journal, spinelog: Spinelog, tmp_path: Path) -> None:
    (person,) = filled.items(Person)
    filled.edit(Person, person.uid, {"name": "Ada Beispiel"})
    path = tmp_path / "journal.json"
    told = spinelog("export", "fhir", "-o", str(path))
    assert (told.code, told.out) == (0, "")
    assert told.err.splitlines() == [
        f"Written: {path}", "Left out: your name (--with-name), attached files (--with-files), the trash.",
    ]  # fmt: skip
    text = path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o777 == 0o600
    assert faults(json.loads(text)) == []
    assert "Ada" not in text
    printed = spinelog("export", "fhir")
    assert printed.out == text, "the same bytes where it is printed"


def test_the_name_and_the_files_come_along_when_asked_for(filled: Journal, spinelog: Spinelog) -> None:
    (person,) = filled.items(Person)
    filled.edit(Person, person.uid, {"name": "Ada Beispiel"})
    bundle = json.loads(spinelog("export", "fhir", "--with-name", "--with-files").out)
    assert faults(bundle) == []
    assert resources(bundle)[0]["name"] == [{"text": "Ada Beispiel"}]
    (document,) = (one for one in resources(bundle) if one["resourceType"] == "DocumentReference")
    assert document["content"][0]["attachment"]["data"]


def test_of_several_phones_the_one_that_counts_is_in_it(journal: Journal, spinelog: Spinelog) -> None:
    days = [PhoneDay(day=TODAY, source="garmin", steps=1000, sleep_min=400), PhoneDay(day=TODAY, source="oura", steps=2000)]
    journal.save_phone(days, file_name="x")
    journal.prefer_source("oura")
    journal.save_day(TODAY - timedelta(days=1), {"steps": 3000})
    journal.save_phone([PhoneDay(day=TODAY - timedelta(days=1), source="oura", steps=4000)], file_name="y")
    found = [one for one in resources(json.loads(spinelog("export", "fhir").out)) if one["resourceType"] == "Observation"]
    assert [(one["valueQuantity"]["value"], one.get("device", {}).get("display")) for one in found] == [
        (3000, None), (2000, "Oura"), (400, "Garmin"),
    ]  # fmt: skip


def test_a_calendar_gets_what_is_planned(filled: Journal, spinelog: Spinelog, tmp_path: Path) -> None:
    path = tmp_path / "visits.ics"
    told = spinelog("export", "ics", "-o", str(path))
    assert told.err.splitlines() == [f"Written: {path}", "Planned: 1."]
    text = path.read_bytes().decode()
    assert text.count("BEGIN:VEVENT\r\n") == 1
    assert "SUMMARY:Appointment\r\n" in text
    assert "SUMMARY:Pain clinic\\, Dr Lee" in spinelog("export", "ics", "--with-words").out


def test_what_has_no_day_yet_is_told(journal: Journal, spinelog: Spinelog) -> None:
    journal.add(Visit, {"date": PartialDate(2026, 12)})
    told = spinelog("export", "ics")
    assert (told.code, told.out) == (1, "")
    assert told.err == "Nothing is planned for a day that is known, so there is nothing for a calendar.\n"
    journal.add(Visit, {"date": PartialDate(2026, 12, 4)})
    assert spinelog("export", "ics").err == "Planned: 1. Left out, since the day is not known: 1.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ics", "--with-name"), "--with-name goes with: spinelog export fhir\n"),
        (("json", "--with-files"), "--with-files goes with: spinelog export fhir\n"),
        (("fhir", "--with-words"), "--with-words goes with: spinelog export ics\n"),
    ],
)
def test_an_option_of_another_form_is_a_slip(words: tuple[str, ...], said: str, journal: Journal, spinelog: Spinelog) -> None:
    told = spinelog("export", *words)
    assert (told.code, told.err) == (2, said)
