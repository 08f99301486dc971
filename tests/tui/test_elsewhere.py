"""The app beside other programs: a command that logs meanwhile, and a journal's file that goes wrong."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.values import Procedure
from spinelog.storage import connection
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.storage.quick import save_day, transaction
from spinelog.tui.form import FormScreen
from spinelog.tui.widgets.day_form import DayForm
from tests.conftest import TODAY
from tests.tui.helpers import Person, at_the_app


def log(connector: Connector, clock: Clock, **changes: int) -> None:
    """What `spinelog log` does, from another program."""
    with transaction(Connector(connector.path), writing=True) as other:
        save_day(other, TODAY, changes, clock.stamp())


def texts(her: Person) -> dict[str, str]:
    return her.app.query_one(DayForm).texts


@pytest.mark.parametrize("keys", [("t",), ("r", "t"), ("question_mark", "escape")], ids=["t", "there and back", "a dialog"])
async def test_what_a_command_logs_meanwhile_shows_and_nothing_typed_is_lost(
    connector: Connector, clock: Clock, journal: Journal, keys: tuple[str, ...]
) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("tab")
        await her.types("7")
        log(connector, clock, sitting_min=33, walking_min=12)
        await her.press(*keys)
        assert texts(her)["sitting_min"] == "33"
        assert texts(her)["walking_min"] == "12"
        assert texts(her)["sleep_min"] == "7"
        assert "sleep_min" in her.app.focused.parent.field.name, "the cursor is where it was"  # type: ignore[union-attr]
        await her.press("s")
    entry = journal.entry(TODAY)
    assert entry is not None
    assert (entry.fields["sitting_min"], entry.fields["walking_min"], entry.fields["sleep_min"]) == (33, 12, 420)


async def test_a_field_typed_here_and_logged_there_keeps_what_was_typed_here(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    async with at_the_app(connector, clock) as her:
        await her.types("20")
        log(connector, clock, sitting_min=33)
        await her.press("t")
        assert texts(her)["sitting_min"] == "20"
        await her.press("s")
    entry = journal.entry(TODAY)
    assert entry is not None
    assert entry.fields["sitting_min"] == 20


async def test_back_from_another_window_the_newer_values_show(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        log(connector, clock, sitting_min=33)
        her.app.on_app_focus()
        await her.settle()
        assert texts(her)["sitting_min"] == "33"


async def test_every_screen_shows_what_another_program_wrote(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("l", "g", "r", "v", "t")
        other = Journal(Connector(connector.path), clock)
        other.add(Procedure, {"kind": "epidural", "date": PartialDate(2026, 10, 8)})
        other.close()
        await her.press("l")
        assert "Epidural injection" in her.sees
        await her.press("v")
        await her.press("space")
        assert "Epidural injection" in her.part("#paper")


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


def put_foreign(path: Path) -> None:
    path.write_bytes(b"This is a letter to my sister, not a journal.\n" * 400)


def put_foreign_database(path: Path) -> None:
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("PRAGMA journal_mode=WAL")
    other.execute("CREATE TABLE recipe (name TEXT)")
    other.close()


def remove(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (put_foreign, "is not a spinelog journal"),
        (put_foreign_database, "database of another program"),
        (remove, "cannot be opened"),
    ],
)
async def test_a_journal_that_goes_wrong_is_told_in_one_sentence_and_nothing_typed_is_lost(
    connector: Connector, clock: Clock, harm: object, words: str
) -> None:
    path = Path(connector.path)
    async with at_the_app(connector, clock) as her:
        await her.types("25")
        assert callable(harm)
        harm(path)
        left = path.read_bytes() if path.exists() else None
        await her.press("s")
        assert words in her.told[-1]
        assert her.told[-1].count("\n") == 0
        assert texts(her)["sitting_min"] == "25"
        for key, where in (("r", "trends"), ("l", "timeline"), ("g", "goals"), ("v", "visit"), ("t", "today")):
            await her.press(key)
            assert her.place == where
            assert words in " ".join([" ".join(her.sees.split()), *her.told[-1:]]), where
        await her.press("u", "left_square_bracket", "y", "t")
        assert words in her.told[-1]
        assert texts(her)["sitting_min"] == "25"
    assert (path.read_bytes() if path.exists() else None) == left, "what is not ours is left alone"


async def test_a_journal_that_is_back_is_read_again(connector: Connector, clock: Clock) -> None:
    path = Path(connector.path)
    async with at_the_app(connector, clock) as her:
        os.rename(path, path.with_suffix(".away"))
        await her.press("l")
        assert "cannot be opened" in her.sees
        assert "Press l to try again." in " ".join(her.sees.split())
        os.rename(path.with_suffix(".away"), path)
        await her.press("l")
        assert "Press n to add the first." in " ".join(her.sees.split())


async def test_a_journal_that_somebody_else_is_writing_to_is_told(
    connector: Connector, clock: Clock, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.02)
    async with at_the_app(connector, clock) as her:
        await her.types("25")
        with held(connector.path):
            await her.press("s")
            assert "Another spinelog is saving to this journal right now." in her.told[-1]
            assert texts(her)["sitting_min"] == "25"
            await her.press("p", "e", "tab")
            assert "Another spinelog is saving" in her.told[-1], "the form needs the names of the pains"
        await her.press("s")
        assert "Saved, 19:00." in her.sees
    assert journal.entry(TODAY) is not None


async def test_what_a_form_holds_is_not_lost_when_it_cannot_be_saved(
    connector: Connector, clock: Clock, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.02)
    async with at_the_app(connector, clock) as her:
        await her.press("g", "n")
        await her.paste("Dance at the wedding")
        with held(connector.path):
            await her.press("f2")
            assert "Another spinelog is saving" in her.told[-1]
        assert isinstance(her.app.screen, FormScreen)
        assert "Dance at the wedding" in her.sees
        await her.press("f2")
        assert her.told[-1] == "Added: Dance at the wedding"


async def test_a_mistake_of_ours_while_reading_is_told_and_the_app_goes_on(
    connector: Connector, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(journal: Journal) -> None:
        raise ZeroDivisionError

    async with at_the_app(connector, clock) as her:
        with monkeypatch.context() as patch:
            patch.setattr("spinelog.summary.goals.goal_cards", broken)
            await her.pilot.press("g")
            await her.until(lambda: "Something went wrong inside spinelog (ZeroDivisionError)." in her.sees)
            await her.until(lambda: "Press g to try again." in " ".join(her.sees.split()))
        await her.pilot.press("g")
        await her.until(lambda: "Press n to write the first one down." in " ".join(her.sees.split()))


async def test_a_trash_that_cannot_be_read_is_told(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("g")
        Path(connector.path).unlink()
        await her.press("z")
        assert "cannot be opened" in her.told[-1]
