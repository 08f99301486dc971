"""`spinelog signs`: after a procedure its own come first, and whatever is wrong with the journal they all come."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from spinelog.domain.dates import PartialDate
from spinelog.domain.values import Procedure
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.storage.migrations import LATEST
from tests.conftest import Spinelog

HEAD = "Get emergency help now: call 112 / 911 / 999"
OWN = "After A, the epidural: these too, right away"
AFTER = "Signs to know after it: spinelog signs\n"


@pytest.fixture
def epidural(journal: Journal) -> Procedure:
    """Done two weeks ago."""
    return journal.add(Procedure, {"kind": "epidural", "date": PartialDate(2026, 11, 6)})


def test_for_two_weeks_those_after_a_procedure_come_first(spinelog: Spinelog, epidural: Procedure) -> None:
    told = spinelog("signs")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(HEAD)
    assert told.out.index(OWN) < told.out.index("stiff neck") < told.out.index("if, with your back or neck problem")
    assert "numbness or tingling around your genitals" in told.out, "nothing is left out"
    assert max(map(len, told.out.splitlines())) <= 78
    assert OWN in spinelog("signs", "--today", "2026-11-20").out
    later = spinelog("signs", "--today", "2026-11-21").out
    assert OWN not in later
    assert "after an injection or operation also: fever or chills" in later


def foreign(path: Path) -> None:
    path.write_bytes(b"This is a letter to my sister, not a journal.\n" * 400)


def newer(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute(f"PRAGMA user_version = {LATEST + 1}")
    other.close()


def damaged(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))


def nonsense(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("PRAGMA ignore_check_constraints=ON")
    other.execute("UPDATE procedure SET date = 'the day after'")
    other.commit()
    other.close()


@pytest.mark.parametrize("harm", [foreign, newer, damaged, nonsense, Path.unlink], ids=lambda harm: harm.__name__)
def test_whatever_is_wrong_with_the_journal_they_come_and_it_is_left_alone(
    spinelog: Spinelog, epidural: Procedure, connector: Connector, harm: Callable[[Path], None]
) -> None:
    path = Path(connector.path)
    harm(path)
    left = path.read_bytes() if path.exists() else None
    told = spinelog("signs")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(HEAD)
    assert OWN not in told.out
    assert (path.read_bytes() if path.exists() else None) == left


def test_they_do_not_wait_for_somebody_who_is_writing(spinelog: Spinelog, epidural: Procedure, connector: Connector) -> None:
    other = sqlite3.connect(connector.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    told = spinelog("signs")
    other.execute("ROLLBACK")
    other.close()
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(HEAD)


def test_no_journal_is_begun_and_none_is_asked_for(spinelog: Spinelog, home: Path) -> None:
    told = spinelog("signs")
    assert (told.code, told.err) == (0, "")
    assert not list(home.glob("*"))


def test_they_do_not_wait_for_sqlmodel(epidural: Procedure) -> None:
    program = "import sys; from spinelog.cli.main import main; main(['signs']); print(sorted(sys.modules), file=sys.stderr)"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert HEAD in told.stdout
    assert not [name for name in ("sqlmodel", "sqlalchemy", "textual") if f"'{name}'" in told.stderr]


def test_a_procedure_of_the_last_days_says_where_its_signs_are(spinelog: Spinelog) -> None:
    assert spinelog("procedure", "add", "epidural", "--date", "2026-11-06").out.endswith(AFTER)
    assert AFTER not in spinelog("procedure", "add", "epidural", "--date", "2026-11-05").out
    assert AFTER not in spinelog("procedure", "add", "epidural", "--date", "2026-11-27").out, "it is still to come"
    assert AFTER not in spinelog("procedure", "add", "epidural", "--date", "2025").out
    told = spinelog("procedure", "add", "epidural", "--date", "today", "--json")
    assert (told.out[:1], told.err) == ("{", AFTER), "what is read by a program stays readable"
    assert AFTER not in spinelog("pain", "add", "neck").out


def test_a_planned_procedure_that_is_done_now_says_so_too(spinelog: Spinelog) -> None:
    assert AFTER not in spinelog("procedure", "add", "epidural", "--date", "2026-11-19", "--status", "planned").out
    assert spinelog("procedure", "edit", "A", "--status", "done").out.endswith(AFTER)
