"""A whole copy makes an empty journal equal. In another one nothing is lost by it, and all of it can be taken back."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings

from spinelog.domain.clock import Clock
from spinelog.domain.copy import ComparedCopy, JournalCopy, tables
from spinelog.domain.day import PAIN_KEY
from spinelog.domain.nouns import NOUNS
from spinelog.domain.values import Goal, GoalCheck, Pain, Person, Week, WeekPain
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.storage.quick import transaction
from tests.conftest import NOW, TODAY
from tests.copies import change_at_random, random_journal, whole_copies
from tests.storage.whole import but_numbers

MANY = int(os.environ.get("SPINELOG_COPIES", "12"))
NewJournal = Callable[[str], Journal]


@pytest.fixture
def new(tmp_path: Path) -> Iterator[NewJournal]:
    """Makes a further journal by its name."""
    made: list[Journal] = []

    def make(name: str) -> Journal:
        made.append(Journal(Connector(str(tmp_path / name / "journal.db")), Clock(NOW)))
        return made[-1]

    yield make
    for journal in made:
        journal.close()


def _rows(journal: Journal) -> dict[str, list[dict[str, object]]]:
    """Every row of a copy but what notes the imports themselves."""
    return {name: [dict(row) for row in rows] for name, rows in journal.copy().tables.items() if name != "import_batch"}


def _later(journal: Journal, minutes: int) -> None:
    journal.clock = Clock(NOW + timedelta(minutes=minutes))


def _words(compared: ComparedCopy) -> str:
    return " ".join(compared.notes)


# -- into an empty journal -----------------------------------------------------------------------------------------------


def test_the_tables_of_a_copy_are_those_of_the_journal(journal: Journal, connector: Connector) -> None:
    """A further column or table would be lost by an export unless it is described."""
    left_out = {"meta", "change", "draft", "attachment_content", "sqlite_sequence"}
    journal.meta("journal_uid")
    with transaction(connector) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert names - left_out == set(tables())
        for name, table in tables().items():
            columns = connection.execute(f"SELECT name, type, pk FROM pragma_table_info('{name}')").fetchall()
            assert {name: kind for name, kind, _ in columns} == {one.name: one.kind.sql for one in table.fields}
            assert {name for name, _, place in columns if place} == set(table.key)


@pytest.mark.parametrize("number", range(MANY))
def test_an_empty_journal_becomes_equal(number: int, new: NewJournal, tmp_path: Path) -> None:
    journal, empty = random_journal(str(tmp_path / "journal.db"), number), new("empty")
    before = but_numbers(empty.connector)
    copy = journal.copy()
    compared = empty.compare_copy(copy)
    assert compared.notes == ()
    assert compared.changes == sum(len(copy.rows(name)) for name in tables())
    batch = empty.save_copy(copy, file_name="mine.json")
    assert batch is not None
    assert (batch.source, batch.file_name) == ("spinelog", "mine.json")
    assert _rows(empty) == _rows(journal)
    assert dict(empty.copy().contents) == dict(copy.contents)
    assert empty.meta("journal_uid") == journal.meta("journal_uid")
    after = but_numbers(empty.connector)
    assert empty.compare_copy(copy).changes == 0
    assert empty.save_copy(copy) is None
    assert but_numbers(empty.connector) == after, "the same copy again changes no byte"
    assert empty.undo() is not None
    assert but_numbers(empty.connector) == before
    journal.close()


@settings(max_examples=15 if settings().max_examples < 1000 else 500)
@given(whole_copies())
def test_what_was_checked_fits_into_the_tables(copy: JournalCopy) -> None:
    """Whatever a file says: no limit of a table is met that the check of the file did not know."""
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Connector(f"{folder}/journal.db"), Clock(NOW))
        journal.save_copy(copy)
        _check_what_has_to_be_so(journal)
        assert journal.compare_copy(copy).changes == 0
        journal.close()


def test_a_copy_of_a_journal_without_anything_changes_nothing(journal: Journal, new: NewJournal) -> None:
    other = new("other")
    assert journal.save_copy(JournalCopy(tables={}, contents={})) is None
    assert [pain.name for pain in journal.items(Pain)] == ["pain"]
    assert journal.save_copy(other.copy()) is not None, "its one pain is another one, and takes the place of the first"
    assert [pain.uid for pain in journal.items(Pain)] == [pain.uid for pain in other.items(Pain)]


def test_a_pain_that_was_named_is_not_replaced(journal: Journal, new: NewJournal) -> None:
    other = new("other")
    other.edit(Pain, other.items(Pain)[0].uid, {"name": "left leg"})
    journal.edit(Pain, journal.items(Pain)[0].uid, {"name": "neck"})
    journal.save_copy(other.copy())
    assert {pain.name: bool(pain.is_main) for pain in journal.items(Pain)} == {"neck": True, "left leg": False}


# -- into one that has things ----------------------------------------------------------------------------------------------


def _twin(journal: Journal, new: NewJournal) -> Journal:
    """Another computer with a copy of the journal as it is."""
    twin = new("twin")
    twin.save_copy(journal.copy())
    return twin


def test_the_later_of_two_stands_and_nothing_else_changes(journal: Journal, new: NewJournal) -> None:
    goals = [journal.add(Goal, {"statement": word}) for word in ("sit", "walk", "sleep")]
    twin = _twin(journal, new)
    _later(twin, 5)
    twin.edit(Goal, goals[0].uid, {"statement": "sit an hour"})
    twin.edit(Goal, goals[1].uid, {"statement": "walk a mile"})
    twin.add(Goal, {"statement": "swim"})
    _later(journal, 9)
    journal.edit(Goal, goals[1].uid, {"statement": "walk two miles"})
    found = {one.name: one for one in journal.compare_copy(twin.copy()).tables}["goal"]
    assert (found.new, found.changed, found.same, found.kept) == (1, 1, 1, 1)
    journal.save_copy(twin.copy())
    assert sorted(goal.statement for goal in journal.items(Goal)) == ["sit an hour", "sleep", "swim", "walk two miles"]


def test_at_a_tie_the_journal_stays(journal: Journal, new: NewJournal) -> None:
    goal = journal.add(Goal, {"statement": "sit"})
    twin = _twin(journal, new)
    for one, word in ((journal, "here"), (twin, "there")):
        _later(one, 3)
        one.edit(Goal, goal.uid, {"statement": word})
    compared = journal.compare_copy(twin.copy())
    assert {one.name: one.kept for one in compared.tables}["goal"] == 1
    assert journal.save_copy(twin.copy()) is None


def test_two_journals_that_were_begun_apart_share_what_has_one_name(journal: Journal, new: NewJournal) -> None:
    """A new computer: the same pain and the same person, typed again."""
    other = new("other")
    for one, region in ((journal, None), (other, "leg")):
        one.edit(Pain, one.items(Pain)[0].uid, {"name": "Right leg" if region else "right leg", "region": region})
        one.add(Person, {"occupation": "clerk"} if region else {"birth_year": 1980})
    pain, there = journal.items(Pain)[0].uid, other.items(Pain)[0].uid
    journal.save_day(TODAY, {PAIN_KEY + pain: 3})
    other.save_day(date(2026, 11, 1), {PAIN_KEY + there: 7})
    week = other.add(Week, {"date": TODAY, "sitting_min": 20})
    other.add(WeekPain, {"week": week.uid, "pain": there, "average": 5})
    assert "Taken for the same pain, by its name: right leg." in journal.compare_copy(other.copy()).notes
    journal.save_copy(other.copy())
    (merged,) = journal.items(Pain)
    assert (merged.uid, merged.name, merged.region) == (pain, "right leg", "leg")
    entry = journal.entry(date(2026, 11, 1))
    assert entry is not None
    assert entry.record[PAIN_KEY + pain] == 7
    (person,) = journal.items(Person)
    assert (person.occupation, person.birth_year) == ("clerk", 1980)
    assert [score.pain for score in journal.items(WeekPain)] == [pain]
    assert journal.save_copy(other.copy()) is None, "and again it changes nothing"


def test_answers_are_never_read_with_the_words_of_another_answer(journal: Journal, new: NewJournal) -> None:
    other = new("other")
    journal.add(Person, {"blood_thinner": True, "blood_thinner_words": "warfarin", "diabetes": True, "confirmed_on": TODAY})
    _later(other, 5)
    other.add(Person, {"blood_thinner": False, "implant": True})
    journal.save_copy(other.copy())
    (person,) = journal.items(Person)
    assert (person.blood_thinner, person.blood_thinner_words) == (False, None)
    assert (person.diabetes, person.implant, person.confirmed_on) == (True, True, None)


def test_a_fourth_pain_comes_into_the_trash_with_all_its_scores(journal: Journal, new: NewJournal) -> None:
    other = new("other")
    journal.edit(Pain, journal.items(Pain)[0].uid, {"name": "neck"})
    for name in ("left arm", "right arm"):
        journal.add(Pain, {"name": name})
    foot = other.edit(Pain, other.items(Pain)[0].uid, {"name": "foot"})
    other.save_day(TODAY, {PAIN_KEY + foot.uid: 6})
    assert 'There is no room for the pain "foot".' in _words(journal.compare_copy(other.copy()))
    journal.save_copy(other.copy())
    assert {pain.name for pain in journal.items(Pain)} == {"neck", "left arm", "right arm"}
    assert [pain.name for pain in journal.items(Pain, trash=True)] == ["foot"]
    entry = journal.entry(TODAY)
    assert entry is not None
    assert entry.record[PAIN_KEY + foot.uid] == 6
    assert journal.save_copy(other.copy()) is None


def test_main_goals_stay_those_of_the_journal(journal: Journal, new: NewJournal) -> None:
    other = new("other")
    for one, words in ((journal, ("sit", "walk")), (other, ("swim", "ride"))):
        for word in words:
            one.add(Goal, {"statement": word, "is_headline": True})
    journal.save_copy(other.copy())
    assert {goal.statement for goal in journal.items(Goal) if goal.is_headline} == {"sit", "walk"}
    assert len(journal.items(Goal)) == 4


def test_what_was_deleted_elsewhere_goes_to_the_trash_unless_something_new_belongs_to_it(
    journal: Journal, new: NewJournal
) -> None:
    goals = [journal.add(Goal, {"statement": word}) for word in ("sit", "walk")]
    twin = _twin(journal, new)
    _later(twin, 5)
    for goal in goals:
        twin.delete(Goal, goal.uid)
    journal.add(GoalCheck, {"goal": goals[0].uid, "date": TODAY, "ability": 4})
    assert 'The goal "sit" stays, though it was deleted there' in _words(journal.compare_copy(twin.copy()))
    journal.save_copy(twin.copy())
    assert [goal.statement for goal in journal.items(Goal)] == ["sit"]
    assert [goal.statement for goal in journal.items(Goal, trash=True)] == ["walk"]
    assert len(journal.items(GoalCheck)) == 1


def test_a_day_that_was_cleared_elsewhere_stays_as_it_is_written_here(journal: Journal, new: NewJournal) -> None:
    pain = journal.items(Pain)[0].uid
    journal.save_day(TODAY, {"sitting_min": 25, PAIN_KEY + pain: 4})
    twin = _twin(journal, new)
    _later(twin, 5)
    twin.save_day(TODAY, {"sitting_min": None, PAIN_KEY + pain: None})
    assert journal.save_copy(twin.copy()) is None
    entry = journal.entry(TODAY)
    assert entry is not None
    assert entry.record["sitting_min"] == 25


def test_a_day_that_was_cleared_here_later_gets_no_scores_back(journal: Journal, new: NewJournal) -> None:
    pain = journal.items(Pain)[0].uid
    journal.save_day(TODAY, {"sitting_min": 25, PAIN_KEY + pain: 4})
    copy = journal.copy()
    _later(journal, 5)
    journal.save_day(TODAY, {"sitting_min": None, PAIN_KEY + pain: None})
    assert journal.save_copy(copy) is None
    assert journal.entry(TODAY) is None


def test_counts_of_phones_are_the_later_imports_and_lose_no_figure(journal: Journal, new: NewJournal) -> None:
    other = new("other")
    with transaction(journal.connector, writing=True) as connection:
        connection.execute(
            "INSERT INTO import_batch VALUES (?, '2026-11-01T08:00:00Z', 'oura', 'a', NULL, NULL, 1, 0)", ("a" * 32,)
        )
        connection.execute("INSERT INTO device_day VALUES ('2026-10-01', 'oura', 4000, 400, ?, 'ring', 'ring')", ("a" * 32,))
    with transaction(other.connector, writing=True) as connection:
        connection.execute(
            "INSERT INTO import_batch VALUES (?, '2026-11-02T08:00:00Z', 'oura', 'b', NULL, NULL, 1, 0)", ("b" * 32,)
        )
        connection.execute("INSERT INTO device_day VALUES ('2026-10-01', 'oura', 4100, NULL, ?, 'ring 2', NULL)", ("b" * 32,))
        connection.execute("INSERT INTO device_source VALUES ('oura', 3)")
    for one, two in ((journal, other), (other, journal)):
        one.save_copy(two.copy())
    for one in (journal, other):
        (row,) = one.copy().rows("device_day")
        assert (row["steps"], row["sleep_min"], row["steps_from"], row["sleep_from"]) == (4100, 400, "ring 2", "ring")
        assert [row["rank"] for row in one.copy().rows("device_source")] == [3]


# -- at random ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(MANY))
def test_whatever_was_written_on_both_sides_nothing_is_lost_and_all_can_be_taken_back(
    number: int, new: NewJournal, tmp_path: Path
) -> None:
    journal = random_journal(str(tmp_path / "journal.db"), number)
    twin = _twin(journal, new) if number % 3 else random_journal(str(tmp_path / "other.db"), number + 1000)
    change_at_random(journal, number, 10)
    change_at_random(twin, number + 500, 10)
    before, copy = journal.copy(), twin.copy()
    digest = but_numbers(journal.connector)
    compared = journal.compare_copy(copy)
    _later(journal, 99)
    journal.save_copy(copy, file_name="twin.json")
    after = journal.copy()
    for name, table in tables().items():
        keys = {table.key_of(row) for row in after.rows(name)}
        assert {table.key_of(row) for row in before.rows(name)} <= keys, "nothing is removed"
    assert {uid for one in (before, copy) for uid in one.contents} == set(after.contents)
    _check_what_has_to_be_so(journal)
    added = {one.name: one.new for one in compared.tables if one.name != "import_batch"}
    assert added == {name: len(after.rows(name)) - len(before.rows(name)) for name in added}
    assert journal.compare_copy(copy).changes == 0, "the same copy again changes nothing"
    assert journal.save_copy(copy) is None
    if compared.changes:
        journal.undo_import()
    assert but_numbers(journal.connector) == digest
    journal.close()
    twin.close()


def _check_what_has_to_be_so(journal: Journal) -> None:
    found = journal.copy()
    live = {name: [row for row in found.rows(name) if row["deleted_at"] is None] for name in NOUNS}
    for name, noun in NOUNS.items():
        if noun.most or noun.single:
            assert len(live[name]) <= (noun.most or 1), name
        if noun.only_one:
            assert sum(bool(row[noun.only_one]) for row in live[name]) <= 1, name
        if noun.distinct:
            names = [str(row[noun.distinct]).lower() for row in live[name]]
            assert len(names) == len(set(names)), name
        if noun.parent:
            owners = {row["uid"] for row in live[noun.field(noun.parent).ref]}
            assert all(row[noun.parent] is None or row[noun.parent] in owners for row in live[name]), name
    cleared = {row["day"] for row in found.rows("day") if row["deleted_at"] is not None}
    assert not cleared & {row["day"] for name in ("day_pain", "day_dose") for row in live[name]}
    with transaction(journal.connector) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_moment_is_kept_to_the_second(journal: Journal, new: NewJournal) -> None:
    """Instants travel as they are stored, whatever zone either computer is in."""
    journal.clock = Clock(datetime(2026, 11, 20, 23, 59, 59, tzinfo=UTC))
    goal = journal.add(Goal, {"statement": "sit"})
    twin = _twin(journal, new)
    assert twin.item(Goal, goal.uid) == goal
