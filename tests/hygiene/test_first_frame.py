"""What the first frame waits for: never SQLModel, and nothing is read in a thread before it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

_FIRST_FRAME = """
import asyncio, json, sys
from datetime import UTC, datetime
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen
from spinelog.cli.demo import fill
from spinelog.domain.clock import Clock
from spinelog.storage.connection import Connector
from spinelog.tui.app import SpinelogApp

connector = Connector(sys.argv[1])
clock = Clock(datetime(2026, 11, 20, 19, tzinfo=UTC))  # before four in the morning the form is yesterday's
fill(connector, clock)
seen = {}

counted = {"read all styles again": 0, "laid out": 0}

def count(kind, name, what):
    done = getattr(kind, name)

    def counting(self, *args, **kwargs):
        counted[what] += 1
        return done(self, *args, **kwargs)

    setattr(kind, name, counting)

count(Stylesheet, "reparse", "read all styles again")
count(Screen, "_refresh_layout", "laid out")
draw = SpinelogApp._display

def drawing(self, screen, picture):
    if not self._batch_count:
        seen.setdefault("before it", dict(counted))
    draw(self, screen, picture)

SpinelogApp._display = drawing
honest = SpinelogApp.on_ready

async def on_ready(self):
    seen["at the first frame"] = sorted(sys.modules)
    await honest(self)

SpinelogApp.on_ready = on_ready

async def main():
    app = SpinelogApp(connector, clock, first_run=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        seen["text"] = "\\n".join(strip.text for strip in app.screen._compositor.render_strips(app.size))
        await pilot.press("r")
        await app.workers.wait_for_complete()
        seen["on trends"] = sorted(sys.modules)

asyncio.run(main())
print(json.dumps(seen))
"""

FOR_A_NEW_JOURNAL = ("spinelog.domain.beginning", "spinelog.storage.beginning", "spinelog.tui.first_run")
LATER = ("sqlmodel", "sqlalchemy", "pydantic", "plotext", "spinelog.storage.journal", "spinelog.summary.trends")


@pytest.fixture
def seen(tmp_path: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", _FIRST_FRAME, str(tmp_path / "journal.db")], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_first_frame_waits_for_the_form_alone(seen: dict[str, Any]) -> None:
    assert not set(LATER) & set(seen["at the first frame"])
    assert "What could you do today?" in seen["text"]
    assert set(LATER) <= set(seen["on trends"])


def test_nothing_is_done_twice_for_it(seen: dict[str, Any]) -> None:
    assert seen["before it"] == {"read all styles again": 0, "laid out": 1}


def test_a_journal_that_is_not_new_imports_nothing_for_the_questions_of_a_new_one(seen: dict[str, Any]) -> None:
    assert not set(FOR_A_NEW_JOURNAL) & set(seen["on trends"])
