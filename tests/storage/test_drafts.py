"""Drafts in the journal: written apart by each program, gone with what they belong to, and never a value lost unseen."""

from __future__ import annotations

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from spinelog.domain.clock import Clock
from spinelog.domain.describe import Record
from spinelog.domain.values import Goal
from spinelog.storage.connection import Connector
from spinelog.storage.drafts import DAY, Draft, find_draft, keep_draft, read_drafts
from spinelog.storage.errors import ChangedMeanwhile
from spinelog.storage.journal import Journal
from spinelog.storage.quick import save_day, transaction
from tests.conftest import NOW, TODAY


def draft(form: str = DAY, item: str = TODAY.isoformat(), **texts: str) -> Draft:
    return Draft(uuid4().hex, form, item, texts, dict.fromkeys(texts, ""), NOW)


def test_a_draft_comes_back_exactly(connector: Connector) -> None:
    one = draft(note="\ud800 [/] \x1b[2J\n\N{HOT BEVERAGE}", sitting_min="2h8")
    keep_draft(connector, one, ())
    assert find_draft(connector, DAY, TODAY.isoformat()) == one
    again = one._replace(texts={"sitting_min": "2h"}, seen={"sitting_min": "20"})
    keep_draft(connector, again, ())
    assert find_draft(connector, DAY, TODAY.isoformat()) == again
    assert find_draft(connector, "goal", "") is None


def test_the_latest_is_found_first_and_takes_the_place_of_what_it_began_with(connector: Connector) -> None:
    older, newer = draft("goal", "", statement="Walk"), draft("goal", "", statement="Dance")
    keep_draft(connector, older, ())
    keep_draft(connector, newer, ())
    assert find_draft(connector, "goal", "") == newer
    keep_draft(connector, None, [newer.uid])
    assert find_draft(connector, "goal", "") == older
    keep_draft(connector, newer, [older.uid])
    with transaction(connector) as connection:
        assert read_drafts(connection) == (newer,)


def test_saving_a_day_takes_its_draft_along_or_leaves_it(connector: Connector, journal: Journal) -> None:
    one = draft(sitting_min="25")
    keep_draft(connector, one, ())
    journal.save_day(TODAY, {"sitting_min": 30})
    with pytest.raises(ChangedMeanwhile):
        journal.save_day(TODAY, {"sitting_min": 25}, seen={}, drafts=[one.uid])
    assert find_draft(connector, DAY, TODAY.isoformat()) == one
    journal.save_day(TODAY, {"sitting_min": 25}, seen={"sitting_min": 30}, drafts=[one.uid])
    assert find_draft(connector, DAY, TODAY.isoformat()) is None


def test_undo_and_the_timeline_know_nothing_of_drafts(connector: Connector, journal: Journal) -> None:
    before = len(journal.timeline_keys())
    journal.save_day(TODAY, {"sitting_min": 30})
    keep_draft(connector, draft(note="private"), ())
    assert journal.undo() is not None
    assert journal.undo() is None
    assert find_draft(connector, DAY, TODAY.isoformat()) is not None
    assert len(journal.timeline_keys()) == before


@pytest.mark.parametrize(("form", "item"), [("goal", "{}"), ("goal_check.{}", ""), ("goal.end.{}", "")])
def test_what_belonged_to_an_item_goes_for_good_with_it(connector: Connector, journal: Journal, form: str, item: str) -> None:
    goal = journal.add(Goal, {"statement": "Walk"})
    keep_draft(connector, draft(form.format(goal.uid), item.format(goal.uid), note="x"), ())
    keep_draft(connector, draft("goal", "", statement="Dance"), ())
    journal.delete(Goal, goal.uid)
    journal.empty_trash()
    with transaction(connector) as connection:
        assert len(read_drafts(connection)) == 2, "it can still be brought back"
    later = Journal(connector, Clock(NOW + timedelta(days=31)))
    later.empty_trash()
    later.close()
    with transaction(connector) as connection:
        assert [one.texts for one in read_drafts(connection)] == [{"statement": "Dance"}]


def test_an_item_is_changed_only_as_it_was_in_view(journal: Journal) -> None:
    goal = journal.add(Goal, {"statement": "Walk", "unit": "mile"})
    journal.edit(Goal, goal.uid, {"unit": "km"})
    seen: Record = {"statement": "Walk", "unit": "mile"}
    assert journal.edit(Goal, goal.uid, {"statement": "Run"}, seen=seen).unit == "km"
    with pytest.raises(ChangedMeanwhile) as told:
        journal.edit(Goal, goal.uid, {"unit": "m"}, seen=seen)
    assert told.value.now["unit"] == "km"
    assert journal.edit(Goal, goal.uid, {"unit": "km"}, seen=seen).unit == "km", "the same is no matter"
    assert journal.edit(Goal, goal.uid, {"unit": "m"}, seen=told.value.now).unit == "m"


def test_the_file_is_as_before_for_those_who_look_whether_anything_was_saved(connector: Connector) -> None:
    connector.prepare()
    marks = keep_draft(connector, draft(sitting_min="2"), ())
    assert marks is not None
    assert marks[0] != marks[1]


FIELDS = ("sitting_min", "walking_min")


class Program:
    """A program with the day's form open: what it last saw, what is typed, and where that is kept."""

    def __init__(self, found: Draft | None, seen: dict[str, int | None]) -> None:
        self.uid = uuid4().hex
        self.gone = [found.uid] if found is not None else []
        self.seen = seen
        self.typed = {field: int(text) for field, text in found.texts.items()} if found is not None else {}


class TwoPrograms(RuleBasedStateMachine):
    """Two forms and a command write to one day in any order, and either program may be killed at any moment.

    Every value is another number. One that was typed and kept, or saved, is afterwards recorded, or kept, or typed in a
    program that runs; or whoever put another in its place had it in view.
    """

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=self.template.parent))
        shutil.copyfile(self.template, self.folder / "journal.db")
        self.connector = Connector(str(self.folder / "journal.db"))
        self.journal = Journal(self.connector, Clock(NOW))
        self.programs: list[Program | None] = [None, None]
        self.number = 0
        self.sure: set[int] = set()
        """Values that may not be lost."""
        for which in (0, 1):
            self.start(which)

    def teardown(self) -> None:
        self.journal.close()
        shutil.rmtree(self.folder)

    def recorded(self) -> dict[str, int | None]:
        entry = self.journal.entry(TODAY)
        return {field: entry.record[field] if entry is not None else None for field in FIELDS}  # type: ignore[misc]

    def next(self) -> int:
        self.number += 1
        return self.number

    def start(self, which: int) -> None:
        found = find_draft(self.connector, DAY, TODAY.isoformat())
        self.programs[which] = Program(found, self.recorded())

    @rule(which=st.integers(0, 1), field=st.sampled_from(FIELDS))
    def types(self, which: int, field: str) -> None:
        program = self.programs[which]
        if program is not None:
            self.sure.discard(program.typed.get(field, 0))
            program.typed[field] = self.next()

    @rule(which=st.integers(0, 1))
    def is_kept(self, which: int) -> None:
        program = self.programs[which]
        if program is not None and program.typed:
            texts = {field: str(value) for field, value in program.typed.items()}
            keep_draft(self.connector, Draft(program.uid, DAY, TODAY.isoformat(), texts, {}, NOW), program.gone)
            program.gone = []
            self.sure |= set(program.typed.values())

    @rule(which=st.integers(0, 1))
    def looks(self, which: int) -> None:
        program = self.programs[which]
        if program is not None:
            program.seen = self.recorded()

    @rule(which=st.integers(0, 1))
    def saves(self, which: int) -> None:
        program = self.programs[which]
        if program is None or not program.typed:
            return
        before = self.recorded()
        try:
            self.journal.save_day(TODAY, program.typed, seen=program.seen, drafts=[program.uid, *program.gone])
        except ChangedMeanwhile as meanwhile:
            assert self.recorded() == before
            program.seen = {field: meanwhile.now.get(field) for field in FIELDS}  # type: ignore[misc]
            return
        for field, value in program.typed.items():
            if before[field] not in (None, value):
                assert before[field] == program.seen[field], "it was in view"
                self.sure.discard(before[field] or 0)
        self.sure |= set(program.typed.values())
        program.uid, program.gone, program.typed, program.seen = uuid4().hex, [], {}, self.recorded()

    @rule(field=st.sampled_from(FIELDS))
    def a_command_writes(self, field: str) -> None:
        self.sure.discard(self.recorded()[field] or 0)
        number = self.next()
        with transaction(self.connector, writing=True) as connection:
            save_day(connection, TODAY, {field: number}, Clock(NOW).stamp())
        self.sure.add(number)

    @rule(which=st.integers(0, 1))
    def is_killed_or_started(self, which: int) -> None:
        if self.programs[which] is None:
            self.start(which)
        else:
            self.programs[which] = None

    @invariant()
    def nothing_is_lost(self) -> None:
        with transaction(self.connector) as connection:
            kept = {int(text) for one in read_drafts(connection) for text in one.texts.values()}
        typed = {value for program in self.programs if program is not None for value in program.typed.values()}
        assert self.sure <= kept | typed | {value or 0 for value in self.recorded().values()}


def test_two_programs_never_lose_what_was_typed(tmp_path: Path) -> None:
    path = tmp_path / "template.db"
    Connector(str(path)).prepare()
    machine: type[RuleBasedStateMachine] = type("Machine", (TwoPrograms,), {"template": path})
    run_state_machine_as_test(machine, settings=settings(max_examples=20, stateful_step_count=30, deadline=None))
