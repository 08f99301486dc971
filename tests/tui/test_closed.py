"""A journal that cannot be opened: one calm screen says so, the warning signs are there, and nothing is lost."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from spinelog.domain.clock import Clock
from spinelog.storage import connection
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.storage.migrations import LATEST
from spinelog.tui.screens.closed import ClosedScreen
from spinelog.tui.screens.today import TodayScreen
from spinelog.tui.signs import SignsPage
from spinelog.tui.widgets.dialogs import TextModal
from tests.conftest import TODAY
from tests.tui.helpers import Person, at_the_app


def put_foreign(path: Path) -> None:
    path.write_bytes(b"This is a letter to my sister, not a journal.\n" * 400)


def put_newer(path: Path) -> None:
    Connector(str(path)).prepare()
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version = {LATEST + 1}")
    newer.close()


def put_damaged(path: Path) -> None:
    Connector(str(path)).prepare()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))


def put_nonsense(path: Path) -> None:
    Connector(str(path)).prepare()
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA ignore_check_constraints=ON")
        other.execute(
            "INSERT INTO procedure (uid, kind, date, status, created_at, updated_at) "
            "VALUES ('a', 'epidural', 'soon', 'done', '2026-11-20T19:00:00Z', '2026-11-20T19:00:00Z')"
        )
    other.close()


def put_folder(path: Path) -> None:
    path.mkdir()


HARMS: dict[Callable[[Path], None], str] = {
    put_foreign: "not a spinelog journal",
    put_newer: "written by a newer spinelog",
    put_damaged: "This journal is damaged",
    put_nonsense: "Something went wrong inside spinelog (ValueError). What you saved before is kept.",
    put_folder: "cannot be opened",
}


@contextmanager
def held(path: str) -> Iterator[None]:
    """Another program is in the middle of writing."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def words(her: Person) -> str:
    return " ".join(her.sees.split())


@pytest.mark.parametrize("harm", HARMS, ids=lambda harm: harm.__name__)
async def test_it_says_why_and_the_signs_are_one_key_away(
    connector: Connector, clock: Clock, home: Path, harm: Callable[[Path], None]
) -> None:
    path = Path(connector.path)
    home.mkdir(exist_ok=True)
    harm(path)
    left = path.read_bytes() if path.is_file() else None
    (home / "settings.toml").write_text('emergency_number = "144"\n', encoding="utf-8")
    async with at_the_app(connector, clock) as her:
        assert isinstance(her.app.screen, ClosedScreen)
        assert HARMS[harm] in words(her)
        assert "Nothing was changed." in her.sees
        await her.press("t", "r", "l", "g", "v", "u")
        assert isinstance(her.app.screen, ClosedScreen), "there is nowhere to go"
        await her.press("!")
        assert "Get emergency help now: call 144 or go" in her.sees
        await her.press("!", "escape", "a")
        assert "It still cannot be opened." in her.sees
        assert HARMS[harm] in words(her)
        await her.press("ctrl+q")
    assert her.app.return_code == 1
    assert HARMS[harm] in str(her.app.return_value), "to be said on the terminal as well"
    assert (path.read_bytes() if path.is_file() else None) == left


async def test_the_usual_numbers_stand_there_when_the_settings_are_damaged_too(
    connector: Connector, clock: Clock, home: Path
) -> None:
    home.mkdir()
    put_foreign(Path(connector.path))
    (home / "settings.toml").write_bytes(b"\xff\xfe not = [toml")
    async with at_the_app(connector, clock) as her:
        await her.press("!")
        assert "call 112 / 911 / 999 or go" in her.sees


async def test_once_it_can_be_opened_one_key_opens_it_and_everything_works(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    path = Path(connector.path)
    connector.prepare()
    kept = path.read_bytes()
    put_foreign(path)
    async with at_the_app(connector, clock) as her:
        assert isinstance(her.app.screen, ClosedScreen)
        path.write_bytes(kept)
        await her.press("a")
        assert isinstance(her.app.screen, TodayScreen)
        await her.types("25")
        await her.press("s")
        assert "Saved, 19:00." in her.sees
        await her.press("l", "t", "ctrl+q")
    assert (her.app.return_code, her.app.return_value) == (0, None)
    entry = journal.entry(TODAY)
    assert entry is not None
    assert entry.fields["sitting_min"] == 25


async def test_one_that_somebody_else_is_writing_to_is_tried_again(
    connector: Connector, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.02)
    connector.prepare()
    with held(connector.path):
        async with at_the_app(connector, clock) as her:
            assert "Another spinelog is saving to this journal right now." in words(her)
            await her.press("ctrl+q")
        assert her.app.return_code == 1
        assert "Another spinelog is saving" in str(her.app.return_value)
    async with at_the_app(connector, clock) as her:
        assert isinstance(her.app.screen, TodayScreen)


async def test_the_signs_stay_while_another_go_is_under_way(connector: Connector, clock: Clock, home: Path) -> None:
    home.mkdir()
    path = Path(connector.path)
    put_foreign(path)
    async with at_the_app(connector, clock) as her:
        honest, closed = her.app._look, her.app.screen
        assert isinstance(closed, ClosedScreen)

        def slow() -> None:
            her.app.call_from_thread(her.app.action_signs)
            honest()

        path.unlink()
        with patch.object(her.app, "_look", slow):
            await her.press("a")
            await her.until(lambda: not closed.is_trying)
        assert isinstance(her.app.screen, SignsPage)
        await her.press("escape")
        assert "The journal can be opened now." in words(her)
        await her.press("a")
        assert isinstance(her.app.screen, TodayScreen)


async def test_the_mouse_reaches_everything_and_help_tells_only_what_works(
    connector: Connector, clock: Clock, home: Path
) -> None:
    home.mkdir()
    path = Path(connector.path)
    put_foreign(path)
    async with at_the_app(connector, clock) as her:
        closed = her.app.screen
        await her.click("#signs")
        assert isinstance(her.app.screen, SignsPage)
        await her.press("escape", "?")
        assert isinstance(her.app.screen, TextModal)
        assert "Try once more to open the journal." in her.sees
        assert "Write down a day." not in her.sees
        await her.press("escape")
        assert "Write down a day" not in [one.title for one in her.app.get_system_commands(closed)]
        path.unlink()
        await her.click("#again")
        assert isinstance(her.app.screen, TodayScreen)


async def test_a_folder_that_cannot_be_made_is_told(clock: Clock, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    async with at_the_app(Connector(str(tmp_path / "file" / "journal.db")), clock, size=(60, 20)) as her:
        assert "The journal cannot be opened: " in words(her)
        assert "a try again" in her.lines[-1]
        await her.press("!")
        assert "Get emergency help now" in her.sees


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
async def test_a_journal_of_somebody_else_is_told(connector: Connector, clock: Clock) -> None:
    connector.prepare()
    os.chmod(connector.path, 0)
    async with at_the_app(Connector(connector.path), clock) as her:
        assert "The journal cannot be opened: Permission denied." in words(her)


@pytest.mark.parametrize("key", ["t", "r", "l", "g", "v"])
async def test_the_signs_come_also_when_a_screen_could_not_be_read(connector: Connector, clock: Clock, key: str) -> None:
    async with at_the_app(connector, clock) as her:
        put_foreign(Path(connector.path))
        await her.press(key)
        assert "not a spinelog journal" in words(her)
        await her.press("!")
        assert "Get emergency help now" in her.sees
