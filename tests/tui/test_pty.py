"""The real program in a real terminal, as far as a pseudo-terminal is one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from spinelog.cli.demo import fill
from spinelog.domain.clock import Clock
from spinelog.domain.describe import Changes
from spinelog.domain.values import Goal
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from tests.terminal import ALTERNATE_OFF, Terminal, started

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals on Windows")


def test_a_day_is_logged_by_keys_and_found_by_a_command(home: Path) -> None:
    with started() as terminal:
        terminal.wait_for("Save day")
        terminal.type("25\t6h30\t4")
        terminal.wait_for("Not saved yet")
        terminal.type("s")
        terminal.wait_for("Saved")
        terminal.type("\x11")
        assert terminal.end() == 0
        assert terminal.is_restored
    day = last_day()
    assert (day["sitting_min"], day["sleep_min"], day["pains"]) == (25, 390, {"pain": 4})
    assert abs((date.fromisoformat(day["day"]) - date.today()).days) <= 1, "before four it is yesterday's"


def last_day() -> dict[str, Any]:
    """The latest recorded day, as a command tells it."""
    command = [sys.executable, "-m", "spinelog", "show", "--json", "--last", "2"]
    shown = subprocess.run(command, capture_output=True, check=True, env=dict(os.environ))
    return dict(json.loads(shown.stdout)[-1])


@pytest.fixture
def weeks_of_days(home: Path) -> None:
    """The demo's journal up to the day before yesterday: two pains, tablets as needed, goals that measure sitting and walking."""
    now = datetime.now().astimezone()
    connector, clock = Connector(str(home / "journal.db")), Clock(now - timedelta(days=2))
    fill(connector, clock)
    journal = Journal(connector, clock)
    (mile,) = (goal for goal in journal.items(Goal) if goal.statement.startswith("Walk one mile"))
    walking: Changes = {
        "statement": "Walk half an hour",
        "measure": "walking_min",
        "target": 30.0,
        "unit": "min",
        "is_headline": True,
    }
    journal.edit(Goal, mile.uid, {"is_headline": False})
    journal.add(Goal, {**walking, "better": "more", "status": "open", "started": clock.today()})
    journal.close()


MOST_KEYS = 24
"""Ten seconds of a slow typist."""


def pressed(terminal: Terminal, keys: str) -> int:
    """Press each of these keys by itself; how many they were."""
    for key in keys:
        terminal.type(key)
    return len(keys)


@pytest.mark.parametrize(
    ("keys", "recorded"),
    [
        pytest.param(
            "25\t35\t6h30\t431s", (25, None, 35, None, 390, {"right leg": 4, "low back": 3}, {"naproxen": 1}), id="usual"
        ),
        pytest.param(
            "125+\t45+\t10h45\t101012s",
            (125, True, 45, True, 645, {"right leg": 10, "low back": 10}, {"naproxen": 12}),
            id="with the longest answers",
        ),
    ],
)
def test_a_full_day_takes_few_keys_from_the_start_to_saved(weeks_of_days: None, keys: str, recorded: tuple[object, ...]) -> None:
    with started() as terminal:
        terminal.wait_for("Save day")
        count = pressed(terminal, keys)
        terminal.wait_for("Saved, ")
        assert count <= MOST_KEYS
        terminal.type("\x11")
        assert terminal.end() == 0
    day = last_day()
    names = ("sitting_min", "sitting_open", "walking_min", "walking_open", "sleep_min", "pains", "extra_tablets_of")
    assert tuple(day[name] for name in names) == recorded


def test_a_bad_day_takes_one_key_from_the_start_to_saved(weeks_of_days: None) -> None:
    with started() as terminal:
        terminal.wait_for("Save day")
        assert pressed(terminal, "b") == 1
        terminal.wait_for("Saved as a bad day, ")
        terminal.type("\x11")
        assert terminal.end() == 0
    day = last_day()
    assert day["bad_day"]
    assert not any(day[name] for name in ("sitting_min", "walking_min", "sleep_min", "pains", "extra_tablets_of"))


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_told_to_stop_it_puts_the_terminal_back(name: str, home: Path) -> None:
    with started() as terminal:
        terminal.wait_for("Save day")
        os.kill(terminal.process.pid, getattr(signal, name))
        terminal.end()
        assert terminal.is_restored


def test_a_journal_that_cannot_be_opened_is_told_on_screen_with_the_signs_and_again_after_leaving(home: Path) -> None:
    home.mkdir()
    letter = b"This is a letter to my sister, not a journal.\n" * 400
    (home / "journal.db").write_bytes(letter)
    (home / "settings.toml").write_text('emergency_number = "144"\n', encoding="utf-8")
    with started() as terminal:
        terminal.wait_for("The journal could not be opened")
        terminal.type("!")
        terminal.wait_for("Get emergency help now: call 144 or go")
        terminal.type("\x11")
        assert terminal.end() == 1
        assert terminal.is_restored
        after = terminal.written[terminal.written.rfind(ALTERNATE_OFF) :].decode()
        assert "This file is not a spinelog journal, so it was left as it is." in " ".join(after.split())
    assert (home / "journal.db").read_bytes() == letter
    assert not (home / "last-journal").exists(), "what is refused is not the journal used last"
