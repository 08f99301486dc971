"""Many rows written as one change, and taken back as one."""

from __future__ import annotations

from datetime import date

import pytest

from spinelog.domain.kinds import INSTANT
from spinelog.domain.values import Goal, GoalCheck, Pain
from spinelog.storage.batches import Cell, write_rows
from spinelog.storage.connection import Connector
from spinelog.storage.errors import JournalError
from spinelog.storage.journal import Journal
from spinelog.storage.quick import transaction
from spinelog.storage.undo import KEPT_CHANGES
from tests.conftest import NOW
from tests.files import PDF
from tests.storage.whole import but_numbers

STAMP = str(INSTANT.store(NOW))
KEPT = {"created_at": STAMP, "updated_at": STAMP, "deleted_at": None}
GOAL, CHECK, SCAN, FILE, BATCH = ("a" * 32, "b" * 32, "c" * 32, "d" * 32, "e" * 32)
UID = ("uid",)

Tables = dict[str, tuple[tuple[str, ...], list[dict[str, Cell]]]]


def _batch(uid: str = BATCH) -> dict[str, Cell]:
    figures: dict[str, Cell] = {"first_day": None, "last_day": None, "days_new": 0, "days_changed": 0}
    return {"uid": uid, "made_at": STAMP, "source": "spinelog", "file_name": "mine.json", **figures}


def _goal(uid: str = GOAL, statement: str = "sit") -> dict[str, Cell]:
    return {"uid": uid, "statement": statement, "measure": "own", "better": "more", "status": "open", **KEPT}


def _write(
    connector: Connector,
    tables: Tables,
    *,
    key: str = BATCH,
    gone: dict[str, tuple[tuple[str, ...], list[tuple[Cell, ...]]]] | None = None,
) -> None:
    with transaction(connector, writing=True) as connection:
        write_rows(connection, key, STAMP, {"import_batch": (UID, [_batch(key)]), **tables}, gone)


def test_rows_of_many_tables_are_one_change(journal: Journal, connector: Connector) -> None:
    pain = journal.items(Pain)[0]
    journal.save_day(date(2026, 11, 19), {"steps": 10, f"pain:{pain.uid}": 4})
    mine = journal.add(Goal, {"statement": "walk", "target": 3.5, "unit": "km"})
    before = but_numbers(connector)
    day: dict[str, Cell] = {"day": "2026-11-19", "steps": 4000, "note": "o\u2019clock \u0007", **KEPT}
    score: dict[str, Cell] = {"day": "2026-11-18", "pain": pain.uid, "average": 3, **KEPT}
    check: dict[str, Cell] = {"uid": CHECK, "goal": GOAL, "date": "2026-11-19", "value": 3.25, **KEPT}
    _write(
        connector,
        {
            "day_pain": (("pain", "day"), [score]),  # parts may come before what they belong to
            "goal_check": (UID, [check]),
            "goal": (UID, [_goal(), _goal(mine.uid, "walk far")]),
            "day": (("day",), [day, {**day, "day": "2026-11-18", "note": None}]),
        },
    )
    assert {goal.statement for goal in journal.items(Goal)} == {"walk far", "sit"}
    assert journal.items(GoalCheck)[0].value == 3.25
    undone = journal.undo()
    assert undone is not None
    assert undone.batch is not None
    assert undone.batch.file_name == "mine.json"
    assert but_numbers(connector) == before
    assert journal.item(Goal, mine.uid) == mine


def test_it_counts_as_one_of_the_changes_that_undo_keeps(journal: Journal, connector: Connector) -> None:
    rows: list[dict[str, Cell]] = [
        {"day": date.fromordinal(720_000 + number).isoformat(), "source": "garmin", "steps": number}
        for number in range(KEPT_CHANGES + 1)
    ]
    journal.add(Goal, {"statement": "old"})
    _write(connector, {"device_day": (("day", "source"), rows)})
    assert journal.undo_import() is not None
    assert journal.undo() is not None
    assert journal.undo() is None
    assert journal.items(Goal) == []


def test_the_bytes_of_a_file_come_and_go_with_it(journal: Journal, connector: Connector) -> None:
    before = but_numbers(connector)
    scan: dict[str, Cell] = {"uid": SCAN, "kind": "mri", "region": "low_back", "date": "2026", **KEPT}
    file: dict[str, Cell] = {
        "uid": FILE,
        "scan": SCAN,
        "file_name": "a.pdf",
        "media_type": "pdf",
        "size_bytes": 9,
        "sha256": "0",
        **KEPT,
    }
    contents: Tables = {"attachment_content": (("attachment",), [{"attachment": FILE, "content": PDF}])}
    _write(connector, {"scan": (UID, [scan]), "attachment": (UID, [file]), **contents})
    assert journal.content(FILE) == PDF
    assert journal.undo_import() is not None
    assert but_numbers(connector) == before


def test_a_row_that_makes_room_comes_back(journal: Journal, connector: Connector) -> None:
    pain = journal.items(Pain)[0]
    before = but_numbers(connector)
    row: dict[str, Cell] = {"uid": GOAL, "name": "right leg", "is_main": 1, **KEPT}
    _write(connector, {"pain": (UID, [row])}, gone={"pain": (UID, [(pain.uid,)])})
    assert [one.name for one in journal.items(Pain)] == ["right leg"]
    journal.undo_import()
    assert but_numbers(connector) == before


def test_what_was_changed_by_hand_after_it_stays(journal: Journal, connector: Connector) -> None:
    _write(connector, {"goal": (UID, [_goal(), _goal(CHECK, "stand")])})
    journal.edit(Goal, GOAL, {"statement": "sit long"})
    journal.save_day(date(2026, 11, 19), {"steps": 10})
    assert journal.undo_import() is not None
    assert [goal.statement for goal in journal.items(Goal)] == ["sit long"]
    entry = journal.entry(date(2026, 11, 19))
    assert entry is not None
    assert entry.fields["steps"] == 10
    assert journal.imports() == []


def test_the_latest_of_several_goes_first(journal: Journal, connector: Connector) -> None:
    before = but_numbers(connector)
    _write(connector, {"goal": (UID, [_goal()])})
    between = but_numbers(connector)
    _write(connector, {"goal": (UID, [_goal(statement="sit long")])}, key="f" * 32)
    assert journal.undo_import() is not None
    assert but_numbers(connector) == between
    assert journal.undo_import() is not None
    assert but_numbers(connector) == before
    assert journal.undo_import() is None


def test_it_is_not_taken_back_while_something_that_was_written_later_belongs_to_it(
    journal: Journal, connector: Connector
) -> None:
    _write(connector, {"goal": (UID, [_goal()])})
    check = journal.add(GoalCheck, {"goal": GOAL, "date": date(2026, 11, 19), "value": 3.0})
    before = but_numbers(connector)
    with pytest.raises(JournalError, match="Nothing was changed"):
        journal.undo_import()
    assert but_numbers(connector) == before
    journal.delete(GoalCheck, check.uid)
    with pytest.raises(JournalError, match="take back first"):
        journal.undo_import()
    journal.undo()
    journal.undo()
    assert journal.undo_import() is not None
    assert journal.items(Goal) == []


def test_what_only_undo_still_remembers_keeps_it_too(journal: Journal, connector: Connector) -> None:
    row: dict[str, Cell] = {"uid": GOAL, "name": "right leg", "is_main": 0, **KEPT}
    _write(connector, {"pain": (UID, [row])})
    journal.save_day(date(2026, 11, 19), {f"pain:{GOAL}": 4})
    journal.save_day(date(2026, 11, 19), {f"pain:{GOAL}": None})
    with pytest.raises(JournalError, match="Nothing was changed"):
        journal.undo_import()
    journal.undo()
    journal.undo()
    assert journal.undo_import() is not None


def test_a_batch_that_fails_writes_nothing(journal: Journal, connector: Connector) -> None:
    journal.items(Pain)
    before = but_numbers(connector)
    with pytest.raises(JournalError):
        _write(connector, {"goal": (UID, [_goal(), {**_goal(CHECK), "better": "worse"}])})
    with pytest.raises(JournalError):
        _write(connector, {"goal_check": (UID, [{"uid": CHECK, "goal": GOAL, "date": "2026-11-19", **KEPT}])})
    assert but_numbers(connector) == before
