"""A small bundle, byte for byte. To accept a change: `pytest tests/golden --accept`, then read the difference."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from spinelog.domain.dates import PartialDate
from spinelog.domain.phone import PhoneDay
from spinelog.domain.values import (
    Attachment,
    Clinician,
    Day,
    DayPain,
    Diagnosis,
    Estimate,
    Goal,
    Medication,
    Pain,
    Person,
    Procedure,
    Questionnaire,
    Scan,
    Value,
)
from spinelog.exchange.fhir.bundle import dump
from spinelog.exchange.fhir.source import Source
from tests.conftest import NOW, TODAY
from tests.fhir import faults

HELD = Path(__file__).parent / "data" / "bundle.json"

ITEMS: dict[str, list[Value]] = {
    "person": [Person(uid="1", name="Ada Beispiel", birth_year=1980, blood_thinner=False, confirmed_on=TODAY)],
    "pain": [Pain(uid="2", name="right leg", region="leg", side="right", is_main=True)],
    "diagnosis": [Diagnosis(uid="3", words="slipped disc at L5-S1", told_by="Dr Lee", status="kept")],
    "clinician": [Clinician(uid="4", name="Dr Lee", phone="555 0142")],
    "procedure": [
        Procedure(
            uid="5", kind="epidural", date=PartialDate(2026, 10, 8), target="2", levels="S1", side="right", clinician="4",
            steroid=True, approach="transforaminal",
        )
    ],
    "estimate": [Estimate(uid="6", procedure="5", date=date(2026, 11, 16), percent_less=70)],
    "goal": [Goal(uid="7", statement="Sit 30 min without leg pain", measure="sitting_min", target=30.0, unit="min")],
    "medication": [
        Medication(
            uid="8", name="gabapentin", dose_text="300 mg", daily_amount=900.0, amount_unit="mg", started=PartialDate(2026, 9, 8)
        )
    ],
    "scan": [Scan(uid="9", kind="mri", date=PartialDate(2026, 9), region="low_back", findings="L5-S1: disc extrusion")],
    "attachment": [
        Attachment(
            uid="10", scan="9", file_name="report.pdf", media_type="pdf", size_bytes=896, sha256="0" * 64,
            created_at=datetime(2026, 9, 10, 20, 30, tzinfo=UTC),
        )
    ],
    "questionnaire": [
        Questionnaire(uid="11", kind="peg", date=PartialDate.of(TODAY), peg_pain=4, peg_enjoyment=4, peg_activity=3)
    ],
    "day": [Day(day=TODAY, sitting_min=25, sitting_open=True, sleep_min=420, recorded_at=NOW, utc_offset_min=0)],
    "day_pain": [DayPain(day=TODAY, pain="2", average=4, recorded_at=NOW, utc_offset_min=0)],
}  # fmt: skip


def test_a_small_journal_is_written_as_it_was(request: pytest.FixtureRequest) -> None:
    phone = [PhoneDay(day=TODAY, source="apple_health", steps=4210, steps_from="Ada's watch")]
    text = dump(Source(journal_uid="0" * 32, items=ITEMS, phone=phone, today=TODAY))
    assert faults(json.loads(text)) == []
    if request.config.getoption("--accept"):
        HELD.write_text(text, encoding="utf-8", newline="\n")
    assert text == HELD.read_text(encoding="utf-8"), "the bundle reads otherwise; see the difference above"
