"""The trash: thirty days to change one's mind, then gone for good; what belongs together goes and comes together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Changes
from spinelog.domain.errors import BadValue, NotFound
from spinelog.domain.values import (
    AfterEffect,
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
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.storage.quick import transaction
from tests.conftest import NOW, TODAY
from tests.files import PDF

WHEN = PartialDate(2026, 9, 3)


class Calendar:
    """The same journal on other days."""

    def __init__(self, connector: Connector) -> None:
        self._connector = connector
        self._opened: list[Journal] = []

    def after(self, *, days: int = 0, seconds: int = 0) -> Journal:
        """The journal so long after the start."""
        journal = Journal(self._connector, Clock(NOW + timedelta(days=days, seconds=seconds)))
        self._opened.append(journal)
        return journal

    def close(self) -> None:
        for journal in self._opened:
            journal.close()


@pytest.fixture
def calendar(connector: Connector) -> Iterator[Calendar]:
    opened = Calendar(connector)
    yield opened
    opened.close()


def _trash(journal: Journal, *kinds: type[Value]) -> list[str]:
    return sorted(item.uid for kind in kinds for item in journal.items(kind, trash=True))


# -- thirty days -----------------------------------------------------------------------------------------------------


def test_what_was_deleted_can_be_brought_back_for_thirty_days(calendar: Calendar) -> None:
    goal = calendar.after().add(Goal, {"statement": "Lift 15 lb"})
    calendar.after().delete(Goal, goal.uid)
    for days in (0, 29, 30):
        journal = calendar.after(days=days)
        assert journal.empty_trash() == 0
        assert _trash(journal, Goal) == [goal.uid]
    journal = calendar.after(days=29)
    journal.undelete(Goal, goal.uid)
    assert journal.empty_trash() == 0
    assert calendar.after(days=400).empty_trash() == 0, "what was brought back stays"
    assert [one.statement for one in journal.items(Goal)] == ["Lift 15 lb"]


def test_after_thirty_days_it_is_gone_for_good_and_not_readable_on_the_disk(calendar: Calendar, connector: Connector) -> None:
    first = calendar.after()
    goal = first.add(Goal, {"statement": "a secret wish of mine"})
    first.add(GoalCheck, {"goal": goal.uid, "date": TODAY, "ability": 4})
    first.edit(Goal, goal.uid, {"statement": "another secret of mine"})
    first.delete(Goal, goal.uid)
    calendar.close()
    assert b"secret" in Path(connector.path).read_bytes()
    journal = calendar.after(days=31)
    assert journal.empty_trash() == 2, "with its check"
    assert _trash(journal, Goal, GoalCheck) == []
    with pytest.raises(NotFound):
        journal.undelete(Goal, goal.uid)
    journal.close()
    assert b"secret" not in Path(connector.path).read_bytes(), "nor in what undo remembers"


def test_what_was_deleted_later_stays_until_its_own_time(calendar: Calendar) -> None:
    early, late = (calendar.after().add(Goal, {"statement": name}) for name in ("early", "late"))
    calendar.after().delete(Goal, early.uid)
    calendar.after(days=10).delete(Goal, late.uid)
    journal = calendar.after(days=31)
    assert journal.empty_trash() == 1
    assert _trash(journal, Goal) == [late.uid]


def test_emptying_twice_removes_nothing_more_and_keeps_what_is_in_use(calendar: Calendar) -> None:
    journal = calendar.after()
    kept = journal.add(Goal, {"statement": "Walk a mile"})
    journal.save_day(TODAY, {"steps": 4000})
    gone = journal.add(Goal, {"statement": "Lift 15 lb"})
    journal.delete(Goal, gone.uid)
    later = calendar.after(days=31)
    assert [later.empty_trash(), later.empty_trash()] == [1, 0]
    assert [one.uid for one in later.items(Goal)] == [kept.uid]
    entry = later.entry(TODAY)
    assert entry is not None
    assert entry.record["steps"] == 4000


# -- together --------------------------------------------------------------------------------------------------------

Made = tuple[type[Value], Value, type[Value], Value]


def _goal(journal: Journal) -> Made:
    goal = journal.add(Goal, {"statement": "Walk a mile"})
    return Goal, goal, GoalCheck, journal.add(GoalCheck, {"goal": goal.uid, "date": TODAY, "value": 0.5})


def _therapy(journal: Journal) -> Made:
    therapy = journal.add(Therapy, {"name": "physical therapy"})
    return Therapy, therapy, TherapySession, journal.add(TherapySession, {"therapy": therapy.uid, "date": TODAY})


def _procedure(journal: Journal) -> Made:
    procedure = journal.add(Procedure, {"kind": "epidural", "date": WHEN})
    record: Changes = {"procedure": procedure.uid, "date": TODAY, "percent_less": 70}
    return Procedure, procedure, Estimate, journal.add(Estimate, record)


def _soreness(journal: Journal) -> Made:
    procedure = journal.add(Procedure, {"kind": "epidural", "date": WHEN})
    record: Changes = {"procedure": procedure.uid, "kind": "soreness", "began": TODAY}
    return Procedure, procedure, AfterEffect, journal.add(AfterEffect, record)


def _scan(journal: Journal) -> Made:
    scan = journal.add(Scan, {"kind": "mri", "date": WHEN})
    record: Changes = {"scan": scan.uid, "file_name": "a.pdf", "media_type": "pdf", "size_bytes": len(PDF), "sha256": "x"}
    return Scan, scan, Attachment, journal.attach(record, PDF)


EACH = pytest.mark.parametrize("make", [_goal, _therapy, _procedure, _soreness, _scan])


@EACH
def test_what_belongs_to_something_goes_with_it_and_comes_back_with_it(
    calendar: Calendar, make: Callable[[Journal], Made]
) -> None:
    journal = calendar.after()
    kind, whole, part_kind, part = make(journal)
    journal.delete(kind, whole.uid)
    assert journal.items(part_kind) == []
    assert _trash(journal, kind, part_kind) == sorted((whole.uid, part.uid))
    later = calendar.after(seconds=5)
    later.undelete(kind, whole.uid)
    assert [one.uid for one in later.items(part_kind)] == [part.uid]
    assert _trash(later, kind, part_kind) == []
    undone = later.undo()
    assert undone is not None
    assert undone.count == 2
    assert _trash(later, kind, part_kind) == sorted((whole.uid, part.uid)), "one u takes both back"


@EACH
def test_what_belongs_to_something_cannot_come_back_alone(calendar: Calendar, make: Callable[[Journal], Made]) -> None:
    journal = calendar.after()
    kind, whole, part_kind, part = make(journal)
    journal.delete(kind, whole.uid)
    with pytest.raises(BadValue, match=r"that it belongs to is in the trash\. Please bring that back first\."):
        journal.undelete(part_kind, part.uid)
    assert _trash(journal, kind, part_kind) == sorted((whole.uid, part.uid))


@EACH
def test_what_was_deleted_by_itself_before_stays_in_the_trash(calendar: Calendar, make: Callable[[Journal], Made]) -> None:
    kind, whole, part_kind, part = make(calendar.after())
    calendar.after(seconds=1).delete(part_kind, part.uid)
    calendar.after(seconds=2).delete(kind, whole.uid)
    journal = calendar.after(seconds=3)
    journal.undelete(kind, whole.uid)
    assert _trash(journal, kind, part_kind) == [part.uid]
    journal.undelete(part_kind, part.uid)
    assert _trash(journal, kind, part_kind) == []


@EACH
def test_what_belongs_together_leaves_together(calendar: Calendar, make: Callable[[Journal], Made]) -> None:
    kind, whole, part_kind, part = make(calendar.after())
    calendar.after(seconds=1).delete(part_kind, part.uid)
    calendar.after(days=20).delete(kind, whole.uid)
    assert calendar.after(days=32).empty_trash() == 1, "the part's time came first"
    assert calendar.after(days=51).empty_trash() == 1


def test_a_check_cannot_be_moved_to_a_goal_in_the_trash(calendar: Calendar) -> None:
    journal = calendar.after()
    _, _, _, check = _goal(journal)
    other = journal.add(Goal, {"statement": "given up"})
    journal.delete(Goal, other.uid)
    with pytest.raises(BadValue, match="in the trash"):
        journal.edit(GoalCheck, check.uid, {"goal": other.uid})
    assert journal.item(GoalCheck, check.uid) == check


def test_what_is_in_the_trash_is_brought_back_before_it_is_changed(calendar: Calendar) -> None:
    journal = calendar.after()
    first = journal.items(Pain)[0]
    other = journal.add(Pain, {"name": "right leg"})
    journal.delete(Pain, other.uid)
    with pytest.raises(BadValue, match=r"This pain is in the trash\. Please bring it back first\."):
        journal.edit(Pain, other.uid, {"is_main": True})
    assert journal.items(Pain) == [first], "and it has not become the main one there"


@pytest.mark.parametrize("is_taken", [False, True], ids=["free", "taken"])
def test_a_main_pain_that_comes_back_takes_its_place_only_where_it_is_free(calendar: Calendar, is_taken: bool) -> None:
    journal = calendar.after()
    first = journal.items(Pain)[0]
    leg = journal.add(Pain, {"name": "right leg"})
    journal.delete(Pain, first.uid)
    journal.edit(Pain, leg.uid, {"is_main": is_taken})
    journal.undelete(Pain, first.uid)
    assert [pain.uid for pain in journal.items(Pain) if pain.is_main] == [leg.uid if is_taken else first.uid]


# -- still named -----------------------------------------------------------------------------------------------------


def _scores(journal: Journal, pain: str) -> None:
    journal.save_day(date(2026, 11, 19), {f"pain:{pain}": 4})


def _flare(journal: Journal, pain: str) -> None:
    journal.add(Flare, {"began": TODAY, "pain": pain})


def _aimed(journal: Journal, pain: str) -> None:
    journal.add(Procedure, {"kind": "epidural", "date": WHEN, "target": pain})


@pytest.mark.parametrize("name_it", [_scores, _flare, _aimed])
def test_a_pain_that_is_still_named_is_kept(calendar: Calendar, name_it: Callable[[Journal, str], None]) -> None:
    journal = calendar.after()
    leg, unnamed = journal.add(Pain, {"name": "right leg"}), journal.add(Pain, {"name": "left leg"})
    name_it(journal, leg.uid)
    journal.delete(Pain, leg.uid)
    journal.delete(Pain, unnamed.uid)
    later = calendar.after(days=100)
    assert later.empty_trash() == 1
    assert _trash(later, Pain) == [leg.uid]


def test_a_clinician_of_a_visit_is_kept_as_long_as_the_visit(calendar: Calendar) -> None:
    journal = calendar.after()
    lee = journal.add(Clinician, {"name": "Dr Lee"})
    visit = journal.add(Visit, {"date": WHEN, "clinician": lee.uid})
    question = journal.add(Question, {"text": "Can I fly?", "visit": visit.uid})
    journal.delete(Clinician, lee.uid)
    assert calendar.after(days=40).empty_trash() == 0
    calendar.after(days=41).delete(Visit, visit.uid)
    assert calendar.after(days=80).empty_trash() == 0, "the question names the visit"
    calendar.after(days=81).delete(Question, question.uid)
    assert calendar.after(days=120).empty_trash() == 3


def test_a_medicine_with_doses_is_kept_whichever_of_its_courses_they_were_written_in(calendar: Calendar) -> None:
    journal = calendar.after()
    first = journal.add(Medication, {"name": "tramadol", "as_needed": True})
    second = journal.add(Medication, {"name": "tramadol", "as_needed": True, "course_uid": first.course_uid})
    other = journal.add(Medication, {"name": "ibuprofen", "as_needed": True})
    journal.save_day(TODAY, {f"dose:{first.course_uid}": 2.0})
    for one in (first, second, other):
        journal.delete(Medication, one.uid)
    later = calendar.after(days=31)
    assert later.empty_trash() == 1
    assert _trash(later, Medication) == sorted((first.uid, second.uid))


# -- what undo remembers ---------------------------------------------------------------------------------------------


def _remembered(journal: Journal) -> list[tuple[Any, ...]]:
    with transaction(journal.connector) as connection:
        return connection.execute("SELECT save, count(*) FROM change GROUP BY save ORDER BY save").fetchall()


def test_what_undo_remembers_is_kept_for_thirty_days_too(calendar: Calendar) -> None:
    goal = calendar.after().add(Goal, {"statement": "Walk a mile"})
    calendar.after(days=10).edit(Goal, goal.uid, {"target": 1.0})
    calendar.after(days=30).empty_trash()
    assert _remembered(calendar.after()) == [(1, 1), (2, 1)]
    journal = calendar.after(days=31)
    journal.empty_trash()
    assert _remembered(journal) == [(2, 1)]
    assert journal.undo() is not None
    assert journal.undo() is None
    assert [one.target for one in journal.items(Goal)] == [None]


def test_a_save_that_took_two_seconds_is_forgotten_whole(calendar: Calendar, journal: Journal) -> None:
    goal = calendar.after().add(Goal, {"statement": "Walk a mile"})

    class Slow(Clock):
        """Each look is a second later."""

        looks = 0

        def now(self) -> datetime:
            Slow.looks += 1
            return NOW + timedelta(seconds=Slow.looks)

    slow = Journal(journal.connector, Slow())
    with slow.together() as items:
        items.edit(Goal, goal.uid, {"target": 1.0})
        items.add(Goal, {"statement": "Sit 30 min"})
    slow.close()
    with transaction(journal.connector) as connection:
        times = [when for (when,) in connection.execute("SELECT made_at FROM change WHERE save = 2 ORDER BY id")]
    begun, done = (int((datetime.fromisoformat(when) - NOW).total_seconds()) for when in times)
    assert begun < done
    between = calendar.after(days=30, seconds=done)
    between.empty_trash()
    assert _remembered(between) == [(2, 2)]
    after = calendar.after(days=30, seconds=done + 1)
    after.empty_trash()
    assert _remembered(after) == []


def test_what_undo_may_bring_back_the_name_of_is_kept(calendar: Calendar) -> None:
    journal = calendar.after()
    lee, wu = (journal.add(Clinician, {"name": name}) for name in ("Dr Lee", "Dr Wu"))
    visit = journal.add(Visit, {"date": WHEN, "clinician": lee.uid})
    journal.delete(Clinician, lee.uid)
    later = calendar.after(days=31)
    later.edit(Visit, visit.uid, {"clinician": wu.uid})
    assert later.empty_trash() == 0
    assert later.undo() is not None
    assert later.item(Visit, visit.uid).clinician == lee.uid
    later.edit(Visit, visit.uid, {"clinician": wu.uid})
    assert calendar.after(days=62).empty_trash() == 1, "until that is forgotten as well"


def test_a_score_that_was_taken_away_brings_its_pain_back(calendar: Calendar) -> None:
    journal = calendar.after()
    leg = journal.add(Pain, {"name": "right leg"})
    journal.save_day(TODAY, {f"pain:{leg.uid}": 4})
    journal.delete(Pain, leg.uid)
    later = calendar.after(days=31)
    later.save_day(TODAY, {f"pain:{leg.uid}": None})
    later.empty_trash()
    assert later.undo() is not None
    entry = later.entry(TODAY)
    assert entry is not None
    assert entry.record[f"pain:{leg.uid}"] == 4
