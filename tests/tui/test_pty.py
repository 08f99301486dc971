"""The real program in a real terminal, as far as a pseudo-terminal is one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.terminal import ALTERNATE_OFF, started

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
    command = [sys.executable, "-m", "spinelog", "show", "--json", "--last", "2"]
    shown = subprocess.run(command, capture_output=True, check=True, env=dict(os.environ))
    (day,) = json.loads(shown.stdout)
    assert (day["sitting_min"], day["sleep_min"], day["pains"]) == (25, 390, {"pain": 4})
    assert abs((date.fromisoformat(day["day"]) - date.today()).days) <= 1, "before four it is yesterday's"


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
