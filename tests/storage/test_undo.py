"""Undo puts back exactly what was there."""

from __future__ import annotations

from datetime import date

import pytest

from spinelog.domain.errors import BadValue
from spinelog.domain.values import Goal, GoalCheck, Pain, Question, Therapy, TherapySession
from spinelog.storage.journal import Journal
from spinelog.storage.quick import transaction


def _everything(journal: Journal) -> list[list[tuple[object, ...]]]:
    with transaction(journal.connector) as connection:
        return [
            connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in ("pain", "day", "day_pain", "day_dose", "goal", "goal_check")
        ]


def test_each_change_can_be_taken_back_in_turn(journal: Journal) -> None:
    pain = journal.items(Pain)[0]
    steps: list[list[list[tuple[object, ...]]]] = [_everything(journal)]
    start = journal.latest_save()
    goal = journal.add(Goal, {"statement": "sit", "measure": "sitting_min", "target": 30.0})
    for change in (
        lambda: journal.edit(Goal, goal.uid, {"target": 40.0}),
        lambda: journal.add(GoalCheck, {"goal": goal.uid, "date": date(2026, 11, 19), "value": 3.0}),
        lambda: journal.delete(Goal, goal.uid),
        lambda: journal.undelete(Goal, goal.uid),
        lambda: journal.save_day(date(2026, 11, 19), {"steps": 10, f"pain:{pain.uid}": 4}),
        lambda: journal.save_day(date(2026, 11, 19), {"steps": None, f"pain:{pain.uid}": None}),
        lambda: journal.edit(Pain, pain.uid, {"name": "leg"}),
        lambda: journal.add(Pain, {"name": "back", "is_main": True}),
    ):
        steps.append(_everything(journal))
        change()
    while steps:
        assert journal.undo(after=start) is not None
        assert _everything(journal) == steps.pop()
    assert journal.undo(after=start) is None


def test_what_came_before_this_run_stays(journal: Journal) -> None:
    journal.add(Goal, {"statement": "old", "measure": "own"})
    start = journal.latest_save()
    journal.add(Goal, {"statement": "new", "measure": "own"})
    assert journal.undo(after=start) is not None
    assert journal.undo(after=start) is None
    assert [goal.statement for goal in journal.items(Goal)] == ["old"]


def test_only_one_pain_is_the_main_one(journal: Journal) -> None:
    first = journal.items(Pain)[0]
    journal.add(Pain, {"name": "leg", "is_main": True})
    assert [pain.is_main for pain in journal.items(Pain) if pain.uid == first.uid] == [False]


def test_a_fourth_pain_is_refused(journal: Journal) -> None:
    journal.add(Pain, {"name": "leg"})
    third = journal.add(Pain, {"name": "neck"})
    with pytest.raises(BadValue, match="3 pains at the most"):
        journal.add(Pain, {"name": "arm"})
    journal.delete(Pain, third.uid)
    journal.add(Pain, {"name": "arm"})
    with pytest.raises(BadValue, match="3 pains at the most"):
        journal.undelete(Pain, third.uid)


def test_an_old_save_is_forgotten_whole_or_not_at_all(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spinelog.storage.undo.KEPT_CHANGES", 3)
    journal.add(Pain, {"name": "leg", "is_main": True})  # two changes: the main pain is another one now
    journal.add(Pain, {"name": "neck", "is_main": True})  # two more
    with transaction(journal.connector) as connection:
        kept = connection.execute("SELECT save, count(*) FROM change GROUP BY save").fetchall()
    assert kept == [(3, 2)]
    assert journal.undo() is not None
    assert [pain.name for pain in journal.items(Pain) if pain.is_main] == ["leg"]
    assert journal.undo() is None


def test_what_was_written_in_one_second_keeps_its_order_when_a_change_is_taken_back(journal: Journal) -> None:
    texts = ["Can I fly?", "When can I lift?", "How long will it take?"]
    with journal.together() as items:
        first, *_ = [items.add(Question, {"text": text}) for text in texts]
    journal.edit(Question, first.uid, {"answer": "yes"})
    journal.undo()
    assert [question.text for question in journal.items(Question)] == texts
    journal.delete(Question, first.uid)
    journal.undo()
    assert [question.text for question in journal.items(Question)] == texts


def test_a_deletion_of_more_than_undo_keeps_can_be_taken_back(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spinelog.storage.undo.KEPT_CHANGES", 3)
    therapy = journal.add(Therapy, {"name": "home programme"})
    with journal.together() as items:
        for number in range(1, 6):
            items.add(TherapySession, {"therapy": therapy.uid, "date": date(2026, 11, number)})
    sessions = journal.items(TherapySession)
    journal.delete(Therapy, therapy.uid)
    undone = journal.undo()
    assert undone is not None
    assert undone.count == 6
    assert journal.items(Therapy) == [therapy]
    assert journal.items(TherapySession) == sessions


def test_an_item_that_one_save_changed_twice_is_as_it_was_before_both(journal: Journal) -> None:
    goal = journal.add(Goal, {"statement": "sit", "target": 30.0})
    with journal.together() as items:
        items.edit(Goal, goal.uid, {"target": 40.0})
        items.edit(Goal, goal.uid, {"target": 50.0})
        other = items.add(Goal, {"statement": "walk"})
        items.edit(Goal, other.uid, {"target": 1.0})
    undone = journal.undo()
    assert undone is not None
    assert undone.now == goal
    assert journal.items(Goal) == [goal]
