"""Questions, what a clinic asks before a procedure, numbness, work, and the second page. Today is Fri 20 Nov 2026."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Changes
from spinelog.domain.values import (
    Attachment,
    Clinician,
    Diagnosis,
    Event,
    Factor,
    Flare,
    Medication,
    Person,
    Question,
    Scan,
    Therapy,
    TherapySession,
    Visit,
)
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.summary.build import build
from spinelog.summary.doc import Said, ScanLine, StoryLine
from spinelog.summary.layout import WIDTH, columns
from spinelog.summary.render import FORMATS, render
from tests.conftest import TODAY
from tests.unit.summary.made import procedure, run


def day(text: str) -> PartialDate:
    return PartialDate.from_iso(text)


def visit(journal: Journal, when: str, **more: Any) -> Visit:
    return journal.add(Visit, {"date": day(when), "reason": "pain clinic", **more})


def _file_of(scan: Scan) -> Changes:
    return {"scan": scan.uid, "file_name": "r.pdf", "media_type": "pdf", "size_bytes": 5, "sha256": "0"}


def test_open_questions_stand_in_the_persons_order_and_answered_ones_do_not(journal: Journal) -> None:
    asked = visit(journal, "2026-09-15", status="done")
    journal.add(Question, {"text": "asked already", "visit": asked.uid, "answer": "no"})
    for text, position in (("third", None), ("second", 2), ("fourth", None), ("first", 1)):
        journal.add(Question, {"text": text, "position": position})
    doc = build(journal)
    assert doc.questions == ("first", "second", "third", "fourth")
    assert "QUESTIONS\n---------\n1. first\n2. second\n" in render(doc, "text")


# -- before a procedure ----------------------------------------------------------------------------------------------


def test_what_was_not_said_before_a_procedure_stands_as_not_said(journal: Journal) -> None:
    journal.add(Person, {"blood_thinner": True, "blood_thinner_words": "warfarin", "diabetes": False})
    doc = build(journal)
    assert doc.before[:3] == (Said("Blood thinner", "yes, warfarin"), Said("Diabetes", "no"), Said("Osteoporosis", "not said"))
    assert [one.text for one in doc.before].count("not said") == len(doc.before) - 2
    assert doc.before_when == "when gone through: not said"
    for form in FORMATS:
        assert "Osteoporosis" in render(doc, form)
        assert "when gone through: not said" in render(doc, form)


def test_the_day_on_which_they_were_gone_through_is_said(journal: Journal) -> None:
    journal.add(Person, {"confirmed_on": TODAY})
    assert build(journal).before_when == "gone through on 20 Nov"


def test_a_person_of_whom_only_the_age_is_known_has_no_such_line(journal: Journal) -> None:
    journal.add(Person, {"birth_year": 1980})
    assert (build(journal).before, build(journal).before_when) == ((), "")


# -- numbness, weakness, work ----------------------------------------------------------------------------------------


def test_numbness_is_that_which_is_said_for_the_planned_visit(journal: Journal) -> None:
    visit(journal, "2026-08-20", status="done", numbness="more", weakness="none")
    visit(journal, "2026-09-15", status="done", numbness="same")
    visit(journal, "2026-11-27", numbness="not_asked")
    assert build(journal).since_visit == (Said("Numbness", "not asked (said for the visit on 27 Nov, pain clinic)"),), (
        "what was said at visits that are done was about the time before them"
    )


def test_silence_about_numbness_is_not_called_none(journal: Journal) -> None:
    visit(journal, "2026-09-15", status="done")
    assert build(journal).since_visit == ()


def test_work_is_what_was_said_last_and_since_when(journal: Journal) -> None:
    journal.add(Event, {"kind": "onset", "date": day("2026-08-18"), "text": "lifted a box", "work": "off"})
    assert build(journal).work == "Off work since 18 Aug; lifted a box"
    journal.add(Event, {"kind": "work", "date": day("2026-11"), "work": "modified"})
    journal.add(Event, {"kind": "work", "date": day("2026-12-01"), "work": "full"})
    assert build(journal).work == "Modified duty since Nov 2026"


# -- the second page -------------------------------------------------------------------------------------------------


def test_the_timeline_tells_the_story_since_it_began_oldest_first(journal: Journal) -> None:
    lee = journal.add(Clinician, {"name": "Dr Lee"})
    journal.add(Event, {"kind": "fall", "date": day("2019"), "text": "as a child"})
    journal.add(Event, {"kind": "onset", "date": day("2026-08-18"), "text": "lifted a box", "work": "off"})
    visit(journal, "2026-09-15", status="done", clinician=lee.uid, outcome="MRI looked at")
    visit(journal, "2026-10-01", status="cancelled")
    visit(journal, "2026-11-27")
    journal.add(Diagnosis, {"words": "slipped disc", "told_by": "Dr Lee", "date": day("2026-09"), "status": "kept"})
    journal.add(Diagnosis, {"words": "worn joints", "status": "ruled_out"})
    journal.add(Scan, {"kind": "mri", "region": "low_back", "date": day("2026-09-03"), "findings": "extrusion"})
    journal.add(Medication, {"name": "gabapentin", "daily_amount": 900.0, "amount_unit": "mg", "started": day("2026-09-08")})
    therapy = journal.add(Therapy, {"name": "physio", "started": day("2026-10-13")})
    journal.add(TherapySession, {"therapy": therapy.uid, "date": TODAY})
    journal.add(Flare, {"began": TODAY})
    procedure(journal, side="right", levels="S1")
    procedure(journal, day("2026-12-10"), status="planned")
    doc = build(journal)
    assert doc.timeline == (
        StoryLine("No date", "", "Told: worn joints (ruled out)"),
        StoryLine("18 Aug", "", "How it began: lifted a box; off work"),
        StoryLine("Sep 2026", "", "Told by Dr Lee: slipped disc (kept)"),
        StoryLine("3 Sep", "", "MRI, low back"),
        StoryLine("8 Sep", "", "gabapentin begun, 900 mg a day"),
        StoryLine("15 Sep", "", "Visit: pain clinic, Dr Lee: MRI looked at"),
        StoryLine("8 Oct", "A", "Epidural injection, right S1"),
        StoryLine("13 Oct", "", "physio begun"),
    )
    assert doc.timeline_note == "since it began; 1 entry from before that not shown"
    assert "\n8 Oct         A: Epidural injection, right S1\n" in render(doc, "text")


def test_without_an_onset_nothing_is_left_out_of_the_timeline(journal: Journal) -> None:
    journal.add(Event, {"kind": "fall", "date": day("2019")})
    journal.add(Event, {"kind": "other", "date": day("2020-05"), "text": "moved house"})
    doc = build(journal)
    assert doc.timeline == (StoryLine("2019", "", "Fall"), StoryLine("May 2020", "", "moved house"))
    assert doc.timeline_note == ""


def test_what_began_in_a_year_that_may_be_before_the_onset_is_kept(journal: Journal) -> None:
    journal.add(Event, {"kind": "onset", "date": day("2026-08-18")})
    journal.add(Therapy, {"name": "heat", "started": day("2026")})
    assert [line.text for line in build(journal).timeline] == ["heat begun", "How it began"]


def test_what_eases_and_what_worsens_stand_each_in_a_line(journal: Journal) -> None:
    for text, effect in (("walking", "eases"), ("sitting", "worsens"), ("lying down", "eases")):
        journal.add(Factor, {"text": text, "effect": effect})
    assert build(journal).factors == (Said("Eases", "walking; lying down"), Said("Worsens", "sitting"))


def test_a_scan_has_the_words_of_its_report_in_quotation_marks(journal: Journal) -> None:
    scan = journal.add(Scan, {"kind": "mri", "region": "low_back", "date": day("2026-09-03"), "findings": "L5-S1: extrusion"})
    journal.add(Scan, {"kind": "xray", "date": day("2025"), "place": "City Hospital"})
    record = _file_of(scan)
    journal.attach(record, b"%PDF-")
    doc = build(journal)
    assert doc.scans == (
        ScanLine("3 Sep", "MRI, low back", "L5-S1: extrusion", "report attached"),
        ScanLine("2025", "X-ray, City Hospital", "", ""),
    )
    assert '"L5-S1: extrusion"' in render(doc, "text")
    assert "\u201cL5-S1: extrusion\u201d" in render(doc, "html")
    journal.attach({**record, "file_name": "picture.png", "media_type": "png"}, b"x")
    assert build(journal).scans[0].report == "2 files attached"
    journal.delete(Attachment, journal.items(Attachment)[0].uid)
    assert build(journal).scans[0].report == "report attached"


# -- all of it -------------------------------------------------------------------------------------------------------

HOSTILE = '[b]x[/b] [/] [@click=app.bell]y[/]\x1b]52;c;QUJD\x07\x9b31m\u202e <script>alert(1)</script> & "quoted"'
WIDE = "\u8170\u306e\u75db\u307f" * 30


@pytest.mark.parametrize("text", [HOSTILE, WIDE], ids=["hostile", "wide"])
@pytest.mark.parametrize("form", list(FORMATS))
def test_what_the_person_wrote_stands_there_literally_everywhere(journal: Journal, text: str, form: str) -> None:
    who = journal.add(Clinician, {"name": text})
    journal.add(Visit, {"date": day("2026-09-15"), "status": "done", "reason": text, "outcome": text, "clinician": who.uid})
    journal.add(Visit, {"date": day("2026-11-27"), "reason": text, "clinician": who.uid, "numbness": "less"})
    journal.add(Question, {"text": text})
    journal.add(Medication, {"name": text, "dose_text": text, "started": day("2026-10"), "side_effects": text, "as_needed": True})
    journal.add(Medication, {"name": "b" + text, "purpose": text, "plan": "holding", "plan_told_by": text, "as_needed": True})
    journal.add(Therapy, {"name": text, "started": day("2026-10"), "note": f"{text}\n{text}"})
    journal.add(Flare, {"began": TODAY, "trigger": text, "what_helped": text})
    journal.add(Event, {"kind": "fall", "date": day("2026-11"), "text": text, "work": "off"})
    journal.add(Diagnosis, {"words": text, "told_by": text})
    journal.add(Factor, {"text": text, "effect": "eases"})
    journal.add(Scan, {"kind": "mri", "date": day("2026-09-03"), "findings": f"{text}\n{text}", "place": text})
    journal.add(Person, {"blood_thinner": True, "blood_thinner_words": text, "allergy_words": text})
    for medicine in journal.items(Medication):
        journal.save_day(TODAY, {f"dose:{medicine.course_uid}": 1})
    page = render(build(journal), form)
    assert not any(ord(sign) < 0x20 and sign != "\n" for sign in page)
    assert not any(0x7F <= ord(sign) < 0xA0 or sign == "\u202e" for sign in page)
    if form == "html":
        assert "<script" not in page
    elif form != "markdown":
        assert all(columns(line) <= WIDTH for line in page.split("\n"))


def test_an_empty_journal_has_none_of_these_headings(journal: Journal) -> None:
    for form in FORMATS:
        text = render(build(journal), form).lower()
        for title in (
            "questions", "medicines", "therapies", "before a procedure", "since the last visit", "work", "timeline", "eases",
            "scans", "week by week", "flares", "also changed", "not said",
        ):  # fmt: skip
            assert title not in text.split("</style>")[-1], title


def test_every_week_of_the_period_stands_in_the_text_with_its_days(journal: Journal) -> None:
    run(journal, "pain", (4,) * 60, day("2026-09-21").first)
    weeks = render(build(journal), "text").split("WEEK BY WEEK")[1].split("HOW THE")[0]
    assert weeks.count("4.0 7/7") == 8
    assert "9-15 Nov" in weeks


def test_no_bytes_of_a_file_are_read_for_the_summary(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = journal.add(Scan, {"kind": "mri", "date": day("2026")})
    record = _file_of(scan)
    journal.attach(record, b"%PDF-")
    asked: list[str] = []
    honest = Connector._open

    def opened(connector: Connector, **more: bool) -> sqlite3.Connection:
        connection = honest(connector, **more)
        connection.set_trace_callback(asked.append)
        return connection

    monkeypatch.setattr(Connector, "_open", opened)
    reader = Journal(Connector(journal.connector.path), journal.clock)
    assert build(reader).scans[0].report == "report attached"
    reader.close()
    assert any("FROM attachment" in " ".join(text.split()) for text in asked)
    assert not any("attachment_content" in text for text in asked)
    assert len(asked) < 90
