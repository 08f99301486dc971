"""The timeline as lines, what is found on it, and one item in full."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest

from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Changes
from spinelog.domain.values import (
    Attachment,
    Clinician,
    Estimate,
    Flare,
    Goal,
    GoalCheck,
    Medication,
    Pain,
    Procedure,
    Question,
    Scan,
    Therapy,
    TherapySession,
    Value,
    Visit,
)
from spinelog.storage.journal import Journal
from spinelog.storage.timeline import Key, Keys
from spinelog.summary.detail import Detail, detail
from spinelog.summary.find import FIRST_PAGE, find, holds
from spinelog.summary.lines import NOTHING_DATED, UNDATED, Lines, show_in_year, title
from spinelog.summary.medicines import change_dose
from spinelog.summary.timeline import TimelineItem, on_shelf, place_of
from tests.conftest import TODAY


def keys(*dates: str) -> Keys:
    return Keys.of(Key(date, 0, "", number, "event", f"{number}") for number, date in enumerate(dates))


def shown(*dates: str, today: date = TODAY) -> list[str]:
    """The lines as words; of a key its date."""
    lines = Lines(keys(*dates), today)
    found = [lines.at(index) for index in range(len(lines))]
    return [one if isinstance(one, str) else one.date for one in found]


def test_a_year_stands_above_its_dates_and_today_before_what_is_to_come() -> None:
    assert shown("2025", "2025-08-18", "2026-10", "2026-11-20", "2026-11-27", "2027-01-02") == [
        "2025", "2025", "2025-08-18", "2026", "2026-10", "2026-11-20", "today, Fri 20 Nov", "2026-11-27", "2027", "2027-01-02",
    ]  # fmt: skip


def test_today_stands_in_its_own_year() -> None:
    assert shown("2025-08-18", "2026-11-27") == ["2025", "2025-08-18", "2026", "today, Fri 20 Nov", "2026-11-27"]
    assert shown("2026-08-18", "2027-01-02") == ["2026", "2026-08-18", "today, Fri 20 Nov", "2027", "2027-01-02"]


def test_what_is_over_has_no_line_for_today() -> None:
    assert shown("2026-11-20") == ["2026", "2026-11-20"]


def test_what_has_no_date_comes_first_and_alone_it_says_how_to_begin() -> None:
    assert shown("", "2026-11-20") == [UNDATED, "", "2026", "2026-11-20"]
    assert shown("", "") == [UNDATED, "", "", NOTHING_DATED]
    assert shown() == []


def test_a_line_is_found_by_its_place_whatever_stands_between() -> None:
    lines = Lines(keys("", "2025", "2026", "2026-11-20", "2026-12"), TODAY)
    for index in range(len(lines)):
        key = lines.at(index)
        assert isinstance(key, str) or lines.index_of(place_of(key)) == index
    assert lines.index_of("event/zebra") is None
    assert lines.index_of("note/1") is None
    latest = lines.at(lines.latest)
    assert not isinstance(latest, str)
    assert latest.date == "2026-11-20"
    assert [one.date for one in lines.keys if lines.is_ahead(one)] == ["2026-12"]


def test_the_latest_line_is_the_first_when_all_is_to_come() -> None:
    lines = Lines(keys("2026-12-01", "2026-12-02"), TODAY)
    assert lines.at(lines.latest) == lines.keys[0]


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (("2025-08-18", "2026"), "Since Aug 2025, 2 entries"),
        (("2025", "2026"), "Since 2025, 2 entries"),
        (("", "2026-11"), "Since Nov 2026, 2 entries"),
        (("",), "1 entry"),
        ((), "Timeline"),
    ],
)
def test_the_title_says_since_when_and_how_many(dates: tuple[str, ...], words: str) -> None:
    assert title(keys(*dates)) == words


def test_the_title_says_how_many_of_them_are_shown() -> None:
    assert title(keys(*["2026"] * 1200), 3) == "3 of 1,200 entries"


@pytest.mark.parametrize(
    ("when", "words"),
    [(PartialDate(2025), "2025"), (PartialDate(2025, 6), "Jun"), (PartialDate(2025, 6, 1), "1 Jun"), (None, "")],
)
def test_under_its_year_a_date_says_the_rest(when: PartialDate | None, words: str) -> None:
    assert show_in_year(when) == words


def test_words_are_found_in_kind_and_text_in_any_order_and_case() -> None:
    item = TimelineItem(None, "flare", "1", "", "Flare", "5 of 10, after Long Drive")
    assert holds(item, "drive LONG flare")
    assert not holds(item, "drive visit")
    assert holds(item, "")


def test_the_newest_is_found_first_page_by_page(journal: Journal) -> None:
    for back in range(2 * FIRST_PAGE):
        trigger = "long drive" if back in (0, FIRST_PAGE + 1) else "rain"
        journal.add(Flare, {"began": TODAY - timedelta(days=back), "trigger": trigger})
    found = list(find(journal, on_shelf(journal.timeline_keys(), "pain"), "drive", {}))
    assert [[key.date for key in page.hits] for page in found] == [
        [TODAY.isoformat()],
        [(TODAY - timedelta(days=FIRST_PAGE + 1)).isoformat()],
    ]
    assert [page.is_last for page in found] == [False, True]
    (nothing,) = find(journal, Keys([]), "drive", {})
    assert (len(nothing.hits), nothing.is_last) == (0, True)


# -- one item in full --------------------------------------------------------------------------------------------


def told(journal: Journal, item: Value) -> Detail:
    return next(one for key in journal.timeline_keys() if key.uid == item.uid and (one := detail(journal, key)))


def said(journal: Journal, item: Value) -> dict[str, str]:
    return {one.label: one.text for one in told(journal, item).said}


def test_a_scan_is_told_with_its_whole_report_and_its_files(journal: Journal) -> None:
    findings = "L5-S1: right disc extrusion.\nNo fracture."
    scan = journal.add(Scan, {"kind": "mri", "date": PartialDate(2026, 9, 3), "region": "low_back", "findings": findings})
    record: Changes = {"scan": scan.uid, "file_name": "mri.pdf", "media_type": "pdf", "size_bytes": 1_200_000, "sha256": "x"}
    journal.attach(record, b"%PDF-")
    assert told(journal, scan).title == "Thu 3 Sep 2026  Scan"
    assert said(journal, scan) == {
        "What": "MRI",
        "Region": "Low back",
        "Findings": findings,
        "Attachments": "mri.pdf, PDF, 1.2 MB",
    }
    assert journal.items(Attachment)[0].file_name == "mri.pdf"


def test_what_an_item_names_is_told_by_its_name(journal: Journal) -> None:
    lee = journal.add(Clinician, {"name": "Dr Lee", "phone": "555 0142"})
    (pain,) = journal.items(Pain)
    procedure = journal.add(
        Procedure, {"kind": "epidural", "date": PartialDate(2026, 10, 8), "target": pain.uid, "clinician": lee.uid}
    )
    visit = journal.add(Visit, {"reason": "clinic", "date": PartialDate(2026, 11, 27), "clinician": lee.uid})
    journal.add(Question, {"text": "When can I drive?", "visit": visit.uid})
    estimate = journal.add(Estimate, {"procedure": procedure.uid, "date": TODAY, "percent_less": 70})
    assert (said(journal, procedure)["For which pain"], said(journal, procedure)["By whom"]) == ("pain", "Dr Lee")
    assert said(journal, procedure)["Estimates"] == "20 Nov 2026: Your own estimate: 70 % less"
    assert said(journal, visit)["With whom"] == "Dr Lee"
    assert said(journal, visit)["Questions"] == "When can I drive?"
    assert said(journal, estimate)["Procedure"] == "A  8 Oct 2026, Epidural injection"
    assert said(journal, lee) == {"Name": "Dr Lee", "Phone": "555 0142"}


def test_a_medicine_is_told_with_the_doses_before_and_after(journal: Journal) -> None:
    first = journal.add(
        Medication,
        {
            "name": "gabapentin",
            "dose_text": "300 mg",
            "daily_amount": 900.0,
            "amount_unit": "mg",
            "started": PartialDate(2026, 9),
        },
    )
    second = change_dose(journal, first, PartialDate(2026, 11, 1), {"dose_text": "600 mg", "daily_amount": 1800.0})
    assert said(journal, second) == {
        "Medicine": "gabapentin",
        "Dose": "600 mg, 1800 mg a day",
        "Before": "300 mg, 900 mg a day, from Sep 2026, until 1 Nov 2026",
    }
    assert said(journal, journal.item(Medication, first.uid))["Then"] == "600 mg, 1800 mg a day, from 1 Nov 2026"
    assert told(journal, second).is_taken_on(TODAY)
    assert not told(journal, journal.item(Medication, first.uid)).is_taken_on(TODAY)


def test_a_therapy_is_told_with_the_number_of_its_sessions_and_a_goal_with_its_checks(journal: Journal) -> None:
    therapy = journal.add(Therapy, {"name": "physical therapy", "started": PartialDate(2026, 10)})
    for back in (9, 2):
        journal.add(TherapySession, {"therapy": therapy.uid, "date": TODAY - timedelta(days=back)})
    goal = journal.add(Goal, {"statement": "Walk", "target": 1.0, "unit": "mile"})
    for back in range(10):
        journal.add(GoalCheck, {"goal": goal.uid, "date": TODAY - timedelta(days=back), "value": 0.5})
    assert said(journal, therapy) == {"Therapy": "physical therapy", "Sessions": "2, the latest 18 Nov 2026"}
    assert said(journal, goal)["Target"] == "1 mile"
    checks = said(journal, goal)["Checks"]
    assert checks.startswith("the latest 8 of 10: 13 Nov 2026: 0.5 mile; 14 Nov 2026: 0.5 mile; ")
    assert checks.endswith("20 Nov 2026: 0.5 mile")


@pytest.mark.parametrize(("ended", "goes_on"), [(None, True), (-1, False), (0, False), (1, True)])
def test_what_ended_up_to_today_does_not_go_on(journal: Journal, ended: int | None, goes_on: bool) -> None:
    day = None if ended is None else TODAY + timedelta(days=ended)
    began = PartialDate.of(TODAY - timedelta(days=5))
    therapy = journal.add(Therapy, {"name": "balance", "started": began, "stopped": day and PartialDate.of(day)})
    assert told(journal, therapy).goes_on(TODAY) is goes_on


def test_what_never_ends_and_a_note_do_not_go_on(journal: Journal) -> None:
    visit = journal.add(Visit, {"reason": "clinic", "date": PartialDate(2026, 11, 27)})
    journal.save_day(TODAY, {"note": "slept\nbadly"})
    assert not told(journal, visit).goes_on(TODAY)
    note = detail(journal, journal.timeline_keys()[-2])
    assert note is not None
    assert ([one.text for one in note.said], note.title) == (["slept\nbadly"], "Fri 20 Nov 2026  Note")
    assert not note.goes_on(TODAY)


def test_a_procedure_is_told_with_its_session_and_its_series(journal: Journal) -> None:
    def add(date: PartialDate, kind: str, **more: Any) -> Procedure:
        return journal.add(Procedure, {"kind": kind, "date": date, **more})

    block = add(PartialDate(2026, 8, 20), "medial_branch_block", side="right")
    right = add(PartialDate(2026, 10, 1), "rf_ablation", side="right", series_uid=block.uid, time=time(8))
    left = add(PartialDate(2026, 10, 1), "rf_ablation", side="left", time=time(9))
    planned = add(PartialDate(2027, 4, 1), "rf_ablation", side="right", series_uid=right.uid)
    for one in (block, right, left, planned):
        assert said(journal, one)["Series"] == "A block, B C ablation 1, D ablation 2"
    assert said(journal, left)["One session with"] == "B  Radiofrequency ablation, right"
    assert "One session with" not in said(journal, block)
    assert not {"Same session as", "Same series as"} & set(said(journal, right))


def test_what_is_gone_has_no_detail(journal: Journal) -> None:
    assert detail(journal, keys("2026")[0]) is None
