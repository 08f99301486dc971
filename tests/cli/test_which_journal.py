"""Which journal is opened, and what happens when the one used last is gone."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from spinelog.storage.places import last_journal
from tests.conftest import Spinelog


class Keyboard(io.StringIO):
    """Somebody at a terminal who has typed this."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def gone(spinelog: Spinelog, home: Path) -> str:
    """The path of a journal that was used last and is not there any more."""
    spinelog("log", "--pain", "4")
    path = home / "journal.db"
    for one in home.glob("journal.db*"):
        one.unlink()
    return str(path)


def _answer(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setattr("sys.stdin", Keyboard(typed))
    monkeypatch.setattr("spinelog.cli.context.is_terminal", lambda stream: True)


def test_a_new_journal_says_where_it_begins(spinelog: Spinelog, home: Path) -> None:
    assert spinelog("log", "--pain", "4").err == f"A new journal begins here: {home / 'journal.db'}\n"
    assert spinelog("log", "--pain", "4").err == ""


@pytest.mark.parametrize(
    "words", [("log", "--pain", "4"), ("show",), ("goal", "list"), ("summary",), ("backup", "x.db"), ()], ids=" ".join
)
def test_a_journal_that_is_gone_is_not_replaced_by_an_empty_one(words: tuple[str, ...], spinelog: Spinelog, gone: str) -> None:
    told = spinelog(*words)
    assert (told.code, told.out) == (1, "")
    assert told.err == (
        f"The journal that you used last is not there any more: {gone}\n"
        "If it is on a disk or stick, plug that in and start again.\n"
        "To begin a new, empty journal, add: --new\n"
    )
    assert not os.path.exists(gone)
    assert last_journal() == gone


def test_new_begins_one(spinelog: Spinelog, gone: str) -> None:
    told = spinelog("log", "--pain", "4", "--new")
    assert (told.code, told.err) == (0, f"A new journal begins here: {gone}\n")
    assert "4 of 10" in spinelog("show").out


@pytest.mark.parametrize("typed", ["yes\n", "y\n", " YES \n"])
def test_at_a_terminal_yes_begins_one(typed: str, spinelog: Spinelog, gone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _answer(monkeypatch, typed)
    told = spinelog("log", "--pain", "4")
    assert told.code == 0
    assert "Begin a new, empty journal? Type yes or no.\n" in told.err
    assert os.path.exists(gone)


@pytest.mark.parametrize("typed", ["no\n", "\n", "", "perhaps\n"])
def test_at_a_terminal_anything_else_changes_nothing(
    typed: str, spinelog: Spinelog, gone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answer(monkeypatch, typed)
    told = spinelog("log", "--pain", "4")
    assert (told.code, told.out, told.err.splitlines()[-1]) == (1, "", "Nothing was changed.")
    assert not os.path.exists(gone)


def test_a_stick_that_is_plugged_in_again_is_simply_used(spinelog: Spinelog, home: Path) -> None:
    spinelog("log", "--pain", "4")
    os.rename(home / "journal.db", home / "away.db")
    assert spinelog("show").code == 1
    os.rename(home / "away.db", home / "journal.db")
    assert "4 of 10" in spinelog("show").out


def test_with_another_journal_used_last_its_path_is_offered(spinelog: Spinelog, tmp_path: Path) -> None:
    other = str(tmp_path / "my stick" / "other.db")
    spinelog("log", "--pain", "4", "--journal", other)
    told = spinelog("show")
    assert told.code == 1
    assert told.err == (
        f'You used another journal last: {other}\nTo open it, add: --journal "{other}"\n'
        "To begin a new, empty journal, add: --new\n"
    )
    os.remove(other)
    assert spinelog("show").err.startswith(f"The journal that you used last is not there any more: {other}\n")


def test_a_named_journal_that_is_gone_is_asked_about_too(spinelog: Spinelog, tmp_path: Path) -> None:
    other = str(tmp_path / "other.db")
    spinelog("log", "--pain", "4", "--journal", other)
    os.remove(other)
    assert spinelog("show", "--journal", other).code == 1
    assert not os.path.exists(other)
    assert spinelog("show", "--journal", other, "--new").code == 0


def test_new_never_goes_over_a_journal(spinelog: Spinelog, home: Path) -> None:
    spinelog("log", "--pain", "4")
    told = spinelog("log", "--pain", "5", "--new")
    assert (told.code, told.err) == (
        2,
        f"There is already a journal at {home / 'journal.db'}. Leave out --new to open it.\n",
    )
    assert "4 of 10" in spinelog("show").out


def test_a_file_that_was_refused_is_not_the_journal_used_last(spinelog: Spinelog, tmp_path: Path) -> None:
    spinelog("log", "--pain", "4")
    before = last_journal()
    (tmp_path / "photo.jpg").write_bytes(b"no journal at all")
    told = spinelog("show", "--journal", str(tmp_path / "photo.jpg"))
    assert told.code == 1
    assert "is not a spinelog journal" in told.err
    assert last_journal() == before


def test_a_folder_is_no_journal(spinelog: Spinelog, tmp_path: Path) -> None:
    told = spinelog("show", "--journal", str(tmp_path))
    assert told.code == 1
    assert "Traceback" not in told.err


def test_the_demo_touches_no_journal(spinelog: Spinelog, home: Path) -> None:
    told = spinelog("demo")
    assert told.code == 0, told.err
    assert not home.exists()
