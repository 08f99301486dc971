"""What is typed outlives the program: told to stop, killed, its window closed, at any moment.

Each is done once; `SPINELOG_FAULT_RUNS=20` does it as often as that.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from spinelog.domain.clock import Clock
from spinelog.domain.day import EXTRA
from spinelog.storage.connection import Connector
from spinelog.tui.widgets.day_form import DayForm
from tests.terminal import PATIENCE, Terminal, started
from tests.tui.helpers import at_the_app

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals on Windows")

RUNS = int(os.environ.get("SPINELOG_FAULT_RUNS", "1"))
EACH_RUN = pytest.mark.parametrize("run", range(RUNS))

NOTE = "long drive to Aunt Ümit's, [/] it was \N{HOT BEVERAGE} and rain; the leg again after an hour, then walked it off "


def drafts(home: Path) -> list[dict[str, str]]:
    """What is on the disk of what was typed, looked at from another program."""
    path = home / "journal.db"
    if not path.exists():
        return []
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5)
    try:
        return [json.loads(texts) for (texts,) in connection.execute("SELECT texts FROM draft")]
    finally:
        connection.close()


def wait_until(terminal: Terminal, is_so: Callable[[], bool]) -> None:
    """Until something is on the disk."""
    until = time.monotonic() + PATIENCE
    while not is_so():
        assert terminal.read(), f"it ended: {terminal.written[-2000:]!r}"
        assert time.monotonic() < until, "never so"


def told(number: int) -> Callable[[Terminal], None]:
    def stop(terminal: Terminal) -> None:
        os.kill(terminal.process.pid, number)
        terminal.end()

    return stop


def closed(terminal: Terminal) -> None:
    terminal.close()
    terminal.process.wait(PATIENCE)


WAYS: dict[str, Callable[[Terminal], None]] = {"closed": closed}
if sys.platform != "win32":
    WAYS |= {"TERM": told(signal.SIGTERM), "HUP": told(signal.SIGHUP), "KILL": told(signal.SIGKILL)}
EACH_WAY = pytest.mark.parametrize("way", WAYS)


async def back(home: Path) -> dict[str, str]:
    """What stands in the fields when the program is opened again."""
    async with at_the_app(Connector(str(home / "journal.db")), Clock()) as her:
        assert "not saved yet" in her.sees
        return {key: text for key, text in her.app.query_one(DayForm).texts.items() if text}


@EACH_RUN
@EACH_WAY
async def test_every_field_is_back_as_it_was_typed(way: str, run: int, home: Path) -> None:
    typed = {"sitting_min": "25+", "sleep_min": "6h8", EXTRA: "2"}
    with started() as terminal:
        terminal.wait_for("Save day")
        terminal.type("25+\t6h8\t42")
        wait_until(terminal, lambda: any(typed.items() <= one.items() and len(one) == 4 for one in drafts(home)))
        WAYS[way](terminal)
        assert way in ("KILL", "closed") or terminal.is_restored
    found = await back(home)
    assert typed.items() <= found.items()
    assert sorted(found.values()) == ["2", "25+", "4", "6h8"]


@EACH_RUN
@EACH_WAY
async def test_a_note_that_is_being_typed_is_kept_up_to_the_last_moment(way: str, run: int, home: Path) -> None:
    dice = random.Random(f"{way} {run}")
    on_disk, after = dice.randrange(1, 30), dice.randrange(0, 60)
    with started() as terminal:
        terminal.wait_for("Save day")
        terminal.type("o")
        terminal.wait_for("Note")
        terminal.type("\x1b[Z" * 3)  # from the first field back over the button and the last field
        sent = 0
        note = NOTE * 3

        def kept() -> str:
            return max((one.get("note", "") for one in drafts(home)), key=len, default="")

        while len(kept()) < on_disk:
            terminal.type(note[sent])
            sent += 1
            assert sent < len(note)
            terminal.read()
        sure = kept()
        terminal.type(note[sent : sent + after])
        sent += after
        WAYS[way](terminal)
    found = await back(home)
    assert found["note"].startswith(sure), "what was on the disk stays"
    assert note[:sent].startswith(found["note"]), "nothing else is there"
    assert len(sure) >= on_disk


@EACH_RUN
@pytest.mark.parametrize("name", ["TERM", "HUP"])
async def test_told_to_stop_it_keeps_what_was_typed_the_moment_before(name: str, run: int, home: Path) -> None:
    with started() as terminal:
        terminal.wait_for("Save day")
        terminal.type("2")
        terminal.wait_for("Not saved yet")
        WAYS[name](terminal)
        assert terminal.is_restored
    assert await back(home) == {"sitting_min": "2"}


@EACH_RUN
async def test_a_terminal_that_is_gone_ends_the_program_also_when_nobody_tells_it(run: int, home: Path) -> None:
    with started(owns_terminal=False) as terminal:
        terminal.wait_for("Save day")
        terminal.type("25")
        wait_until(terminal, lambda: any(one.get("sitting_min") == "25" for one in drafts(home)))
        closed(terminal)
    assert await back(home) == {"sitting_min": "25"}


@EACH_RUN
async def test_a_form_is_kept_through_a_kill(run: int, home: Path) -> None:
    with started() as terminal:
        terminal.wait_for("Save day")
        terminal.type("gn")
        terminal.wait_for("Add a goal")
        terminal.type("Dance at the wedding")
        wait_until(terminal, lambda: any(one.get("statement") == "Dance at the wedding" for one in drafts(home)))
        WAYS["KILL"](terminal)
    async with at_the_app(Connector(str(home / "journal.db")), Clock()) as her:
        assert "a goal (g n)" in her.sees
        await her.press("g", "n")
        assert "Dance at the wedding" in her.sees
        assert "not saved yet" in her.sees
        await her.press("f2")
        assert her.told[-1] == "Added: Dance at the wedding"
    assert drafts(home) == []
