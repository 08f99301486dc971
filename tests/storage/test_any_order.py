"""Any order of add, edit, delete, undelete, undo and days that pass leaves what a plain model in Python holds."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.errors import BadValue
from spinelog.domain.kinds import INSTANT
from spinelog.domain.nouns import NOUNS
from spinelog.domain.values import (
    Clinician,
    Flare,
    Goal,
    GoalCheck,
    Medication,
    Pain,
    Question,
    Therapy,
    TherapySession,
    Value,
    Visit,
)
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.storage.quick import transaction
from spinelog.summary.medicines import change_dose, stop
from tests.conftest import NOW, TODAY
from tests.storage.model import KINDS, Model, stored

EDITED: tuple[type[Value], ...] = (Goal, GoalCheck, Visit, Question, Flare)
ENDED = "To take it again, add it as a new medicine"


class Ticking(Clock):
    """Moved on by hand."""

    __slots__ = ("at",)

    def __init__(self) -> None:
        super().__init__()
        self.at = NOW

    def now(self) -> datetime:
        return self.at


NAMES = st.sampled_from(["leg", "Leg", "neck", "arm", "back"])
DOSES = st.sampled_from(["100 mg", "300 mg", "600 mg"])
STARTS = st.sampled_from([None, PartialDate(2024), PartialDate(2026, 5), PartialDate(2026, 9, 8)])


class AnyOrder(RuleBasedStateMachine):
    """What a person could do to a journal, one second after the other."""

    template: Path
    """A new journal, to be copied."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=self.template.parent))
        shutil.copyfile(self.template, self.folder / "journal.db")
        self.clock = Ticking()
        self.journal = self._opened()
        (pain,) = self.journal.items(Pain)
        self.model = Model({pain.uid: pain}, [])

    def _opened(self) -> Journal:
        return Journal(Connector(str(self.folder / "journal.db")), self.clock)

    def teardown(self) -> None:
        self.journal.close()
        shutil.rmtree(self.folder)

    # -- helpers -----------------------------------------------------------------------------------------------

    def _now(self) -> datetime:
        self.clock.at += timedelta(seconds=1)
        return self.clock.at

    def _some(self, *kinds: type[Value], trash: bool | None = None) -> list[Any]:
        """The items of these kinds, in the trash or not."""
        return [
            one
            for one in self.model.items.values()
            if type(one) in kinds and (trash is None or (one.deleted_at is not None) is trash)
        ]

    def _uid(self, data: st.DataObject, kind: type[Value]) -> str | None:
        """The uid of an item of this kind, or none; always one of what something belongs to."""
        uids = [one.uid for one in self._some(kind)]
        may_be_none = kind not in (Goal, Therapy) or not uids
        uid: str | None = data.draw(st.sampled_from([None, *uids] if may_be_none else uids), kind.__name__)
        return uid

    def _refused(self, change: Callable[[], object], words: str) -> None:
        with pytest.raises(BadValue, match=words):
            change()

    def _add(self, kind: type[Value], record: dict[str, Any]) -> None:
        now = self._now()
        for field in NOUNS[KINDS[kind]].fields:
            owner = self.model.items.get(str(record.get(field.name))) if field.name == NOUNS[KINDS[kind]].parent else None
            if owner is not None and owner.deleted_at is not None:
                self._refused(lambda: self.journal.add(kind, record), "in the trash")
                return
        added = self.journal.add(kind, record)
        assert {name: getattr(added, name) for name in record} == record
        assert (added.created_at, added.updated_at, added.deleted_at) == (now, now, None)
        self.model.save(now, added)

    def _edit(self, item: Any, changes: dict[str, Any]) -> None:
        now = self._now()
        if item.deleted_at is not None:
            self._refused(lambda: self.journal.edit(type(item), item.uid, changes), "in the trash")
            return
        noun = NOUNS[KINDS[type(item)]]
        if noun.parent in changes and changes[noun.parent] != getattr(item, noun.parent):
            owner = self.model.items[changes[noun.parent]]
            if owner.deleted_at is not None:
                self._refused(lambda: self.journal.edit(type(item), item.uid, changes), "in the trash")
                return
        after = replace(item, **changes)
        found = self.journal.edit(type(item), item.uid, changes)
        if after == item:
            assert found == item
            return
        after = replace(after, updated_at=now)
        assert found == after
        self.model.save(now, after, *self._main_taken(after, now))

    def _main_taken(self, item: Any, now: datetime) -> list[Value]:
        """The pains that are not the main one any more, since this one is."""
        if not isinstance(item, Pain) or not item.is_main:
            return []
        others = [one for one in self.model.of(Pain) if one.is_main and one.uid != item.uid]
        return [replace(one, is_main=False, updated_at=now) for one in others]

    def _has_name(self, name: str, *, but: str = "") -> bool:
        return name.lower() in (one.name.lower() for one in self.model.of(Pain) if one.uid != but)

    @initialize()
    def begin_with_a_few_things(self) -> None:
        """So that there is something to change from the first step on."""
        for statement in ("Walk a mile", "Lift 15 lb"):
            self._add(Goal, {"statement": statement})
        self._add(Pain, {"name": "right leg"})
        goal, _ = self.model.of(Goal)
        self._add(GoalCheck, {"goal": goal.uid, "date": TODAY, "ability": 4})
        self._add(Clinician, {"name": "Dr Lee"})
        self._add(Medication, {"name": "gabapentin", "dose_text": "300 mg", "started": PartialDate(2026, 9, 8)})

    # -- adding ------------------------------------------------------------------------------------------------

    @rule(data=st.data(), kind=st.sampled_from([kind for kind in KINDS if kind is not Pain]))
    def add_something(self, data: st.DataObject, kind: type[Value]) -> None:
        records: dict[type[Value], Callable[[], dict[str, Any]]] = {
            Goal: lambda: {"statement": "Walk a mile", "target": data.draw(st.sampled_from([None, 1.0, 30.0]))},
            GoalCheck: lambda: {"goal": self._uid(data, Goal), "date": TODAY, "ability": data.draw(st.integers(0, 10))},
            Therapy: lambda: {"name": "physical therapy", "started": data.draw(STARTS)},
            TherapySession: lambda: {"therapy": self._uid(data, Therapy), "date": TODAY},
            Medication: lambda: {"name": "gabapentin", "dose_text": data.draw(DOSES), "started": data.draw(STARTS)},
            Clinician: lambda: {"name": "Dr Lee"},
            Flare: lambda: {"began": TODAY, "peak": data.draw(st.sampled_from([None, 5])), "pain": self._uid(data, Pain)},
            Visit: lambda: {"date": PartialDate(2027, 1), "clinician": self._uid(data, Clinician)},
            Question: lambda: {"text": "Can I fly?", "visit": self._uid(data, Visit)},
        }
        record = records[kind]()
        owner = NOUNS[KINDS[kind]].parent
        if not owner or record[owner] is not None:
            self._add(kind, record)

    @rule(name=NAMES, is_main=st.booleans())
    def add_a_pain(self, name: str, is_main: bool) -> None:
        record: dict[str, Any] = {"name": name, "is_main": is_main}
        now = self._now()
        if len(self.model.of(Pain)) >= 3:
            self._refused(lambda: self.journal.add(Pain, record), "3 pains at the most")
        elif self._has_name(name):
            self._refused(lambda: self.journal.add(Pain, record), "already a pain called")
        else:
            added = self.journal.add(Pain, record)
            self.model.save(now, added, *self._main_taken(added, now))

    # -- changing ----------------------------------------------------------------------------------------------

    @precondition(lambda self: bool(self._some(*EDITED)))
    @rule(data=st.data())
    def edit_something(self, data: st.DataObject) -> None:
        item = data.draw(st.sampled_from(self._some(*EDITED)))
        words = st.sampled_from([None, "yes", "no"])
        changes: dict[type[Value], Callable[[], dict[str, Any]]] = {
            Goal: lambda: {
                "target": data.draw(st.sampled_from([None, 1.0])),
                "status": data.draw(st.sampled_from(["open", "reached"])),
            },
            GoalCheck: lambda: {"goal": self._uid(data, Goal) or item.goal},
            Visit: lambda: {"outcome": data.draw(words), "clinician": self._uid(data, Clinician)},
            Question: lambda: {"answer": data.draw(words), "visit": self._uid(data, Visit)},
            Flare: lambda: {"note": data.draw(words)},
        }
        self._edit(item, changes[type(item)]())

    @precondition(lambda self: bool(self._some(Pain)))
    @rule(data=st.data(), name=NAMES, is_main=st.booleans())
    def edit_a_pain(self, data: st.DataObject, name: str, is_main: bool) -> None:
        pain = data.draw(st.sampled_from(self._some(Pain)))
        if pain.deleted_at is None and self._has_name(name, but=pain.uid):
            self._now()
            self._refused(lambda: self.journal.edit(Pain, pain.uid, {"name": name}), "already a pain called")
        else:
            self._edit(pain, {"name": name, "is_main": is_main})

    @precondition(lambda self: bool(self._some(Medication, trash=False)))
    @rule(data=st.data(), dose=DOSES, days=st.integers(0, 3))
    def change_a_dose(self, data: st.DataObject, dose: str, days: int) -> None:
        now = self._now()
        course: Medication = data.draw(st.sampled_from(self._some(Medication, trash=False)))
        when = PartialDate.of(self.clock.today() + timedelta(days=days))

        def change() -> Medication:
            return change_dose(self.journal, course, when, {"dose_text": dose})

        refusal = self._refusal(course, when)
        if course.dose_text == dose and refusal != ENDED:
            refusal = "same as before"
        if refusal:
            self._refused(change, refusal)
            return
        new = change()
        assert (new.name, new.dose_text, new.course_uid) == ("gabapentin", dose, course.course_uid)
        assert (new.started, new.stopped, new.created_at) == (when, None, now)
        ended = [] if course.stopped == when else [replace(course, stopped=when, updated_at=now)]
        self.model.save(now, *ended, new)

    @precondition(lambda self: bool(self._some(Medication, trash=False)))
    @rule(data=st.data())
    def stop_a_medicine(self, data: st.DataObject) -> None:
        now = self._now()
        course: Medication = data.draw(st.sampled_from(self._some(Medication, trash=False)))
        when = PartialDate.of(self.clock.today())
        if refusal := self._refusal(course, when):
            self._refused(lambda: stop(self.journal, course, when), refusal)
            return
        after = replace(course, stopped=when, updated_at=now)
        assert stop(self.journal, course, when) == after
        self.model.save(now, after)

    def _refusal(self, course: Medication, when: PartialDate) -> str:
        """What has ended cannot be changed, and nothing ends before it began; empty where nothing is in the way."""
        if course.stopped is not None and course.stopped.first <= self.clock.today():
            return ENDED
        return "cannot end before it began" if course.started is not None and str(when) < str(course.started) else ""

    # -- away and back -----------------------------------------------------------------------------------------

    @precondition(lambda self: bool(self._some(*KINDS, trash=False)))
    @rule(data=st.data())
    def delete_something(self, data: st.DataObject) -> None:
        self._delete(data.draw(st.sampled_from(self._some(*KINDS))))

    @precondition(lambda self: bool(self._some(Pain, Goal, Therapy, trash=False)))
    @rule(data=st.data())
    def delete_a_pain_a_goal_or_a_therapy(self, data: st.DataObject) -> None:
        self._delete(data.draw(st.sampled_from(self._some(Pain, Goal, Therapy, trash=False))))

    def _delete(self, item: Value) -> None:
        now = self._now()
        after = item if item.deleted_at is not None else replace(item, deleted_at=now, updated_at=now)
        assert self.journal.delete(type(item), item.uid) == after
        if item.deleted_at is None:
            parts = [part for part in self.model.parts(item.uid) if part.deleted_at is None]
            self.model.save(now, after, *(replace(part, deleted_at=now, updated_at=now) for part in parts))

    @precondition(lambda self: bool(self._some(*KINDS, trash=True)))
    @rule(data=st.data())
    def bring_something_back(self, data: st.DataObject) -> None:
        self._undelete(data.draw(st.sampled_from(self._some(*KINDS, trash=True))))

    @precondition(lambda self: bool(self._some(Pain, Goal, Therapy, trash=True)))
    @rule(data=st.data())
    def bring_a_pain_a_goal_or_a_therapy_back(self, data: st.DataObject) -> None:
        self._undelete(data.draw(st.sampled_from(self._some(Pain, Goal, Therapy, trash=True))))

    def _undelete(self, item: Any) -> None:
        now = self._now()
        noun = NOUNS[KINDS[type(item)]]

        def undelete() -> object:
            return self.journal.undelete(type(item), item.uid)

        after = replace(item, deleted_at=None, updated_at=now)
        if type(item) is Pain:
            if len(self.model.of(Pain)) >= 3:
                return self._refused(undelete, "3 pains at the most")
            if self._has_name(item.name):
                return self._refused(undelete, "already a pain called")
            if any(one.is_main for one in self.model.of(Pain)):
                after = replace(after, is_main=False)
        if noun.parent and self.model.items[getattr(item, noun.parent)].deleted_at is not None:
            return self._refused(undelete, "in the trash")
        assert undelete() == after
        parts = [part for part in self.model.parts(item.uid) if part.deleted_at == item.deleted_at]
        return self.model.save(now, after, *(replace(part, deleted_at=None, updated_at=now) for part in parts))

    @rule()
    def take_the_last_change_back(self) -> None:
        self._now()
        undone = self.journal.undo()
        if not self.model.saves:
            assert undone is None
            return
        assert undone is not None
        (uid, _), *_ = self.model.saves[-1][1]
        was = self.model.items[uid]
        entry = self.model.undo()
        assert (undone.noun, undone.key, undone.count) == (KINDS[type(was)], uid, len(entry))
        assert (undone.was, undone.now) == (was, self.model.items.get(uid))

    @rule(days=st.sampled_from([1, 5, 16, 31]))
    def days_pass_and_the_trash_is_emptied(self, days: int) -> None:
        self.clock.at += timedelta(days=days)
        now = self._now()
        assert self.journal.empty_trash() == self.model.tidy(now)

    @rule()
    def leave_and_come_back(self) -> None:
        self.journal.close()
        self.journal = self._opened()
        for kind in KINDS:
            for trash in (False, True):
                found = {item.uid: item for item in self.journal.items(kind, trash=trash)}
                assert found == {one.uid: one for one in self.model.of(kind, trash=trash)}

    # -- always ------------------------------------------------------------------------------------------------

    @invariant()
    def every_row_is_as_the_model_has_it_in_the_order_of_writing(self) -> None:
        with transaction(self.journal.connector) as connection:
            for kind, name in KINDS.items():
                fields = NOUNS[name].columns
                columns = ", ".join(field.name for field in fields)
                found = connection.execute(f"SELECT {columns} FROM {name} ORDER BY rowid").fetchall()
                kept = [one for one in self.model.items.values() if type(one) is kind]
                assert found == [tuple(stored(one, field) for field in fields) for one in kept]

    @invariant()
    def no_save_is_remembered_in_part_and_nothing_points_nowhere(self) -> None:
        with transaction(self.journal.connector) as connection:
            found = connection.execute(
                "SELECT count(*), min(made_at), max(made_at) FROM change GROUP BY save ORDER BY save"
            ).fetchall()
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        stamps = [INSTANT.store(when) for when, _ in self.model.saves]
        assert found == [(len(entry), stamp, stamp) for stamp, (_, entry) in zip(stamps, self.model.saves, strict=True)]

    @invariant()
    def there_are_three_pains_at_most_with_names_of_their_own_and_one_main_one(self) -> None:
        pains = self.model.of(Pain)
        assert len(pains) <= 3
        assert len({pain.name.lower() for pain in pains}) == len(pains)
        assert sum(bool(pain.is_main) for pain in pains) <= 1


def test_any_order_of_changes_equals_the_model(tmp_path: Path) -> None:
    template = tmp_path / "template.db"
    Connector(str(template)).connect().close()
    machine = type("AnyOrderHere", (AnyOrder,), {"template": template})
    many = settings.default.max_examples if settings.default else 60
    run_state_machine_as_test(machine, settings=settings(max_examples=many * 5 // 12, stateful_step_count=30))
