"""Where things are kept, and which journal was used last."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import platformdirs
import pytest

from spinelog.storage.places import folder, last_journal, note_last_journal, usual_journal
from tests.conftest import Spinelog

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the rule of Linux")


@LINUX
@pytest.mark.parametrize("value", [None, "", "  ", "/srv/data", "/srv/data/", "/srv/my data", "~/data", "relative", " /srv/x "])
@pytest.mark.parametrize("user_home", ["/home/someone", "/home/someone/", None])
def test_the_folders_are_where_the_platform_keeps_such_things(
    value: str | None, user_home: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SPINELOG_HOME")
    for name, given in (("HOME", user_home), ("XDG_DATA_HOME", value), ("XDG_STATE_HOME", value), ("XDG_CONFIG_HOME", value)):
        if given is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, given)
    assert folder("data") == platformdirs.user_data_dir("spinelog", appauthor=False)
    assert folder("state") == platformdirs.user_state_dir("spinelog", appauthor=False)
    assert folder("config") == platformdirs.user_config_dir("spinelog", appauthor=False)


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_elsewhere_platformdirs_is_asked(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SPINELOG_HOME")
    monkeypatch.setattr(sys, "platform", platform)
    assert folder("data") == platformdirs.user_data_dir("spinelog", appauthor=False)


def test_one_variable_puts_everything_into_one_folder(home: Path) -> None:
    assert {folder(kind) for kind in ("data", "state", "config")} == {str(home)}
    assert usual_journal() == str(home / "journal.db")


def test_the_one_folder_may_be_written_as_people_write_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("SPINELOG_HOME", "~/spine")
    assert folder("data") == str(tmp_path / "spine")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SPINELOG_HOME", "spine")
    assert folder("data") == str(tmp_path / "spine")


def test_the_journal_used_last_is_remembered() -> None:
    assert last_journal() is None
    note_last_journal("/srv/one.db")
    assert last_journal() == "/srv/one.db"
    note_last_journal("/srv/two.db")
    assert last_journal() == "/srv/two.db"


@pytest.mark.parametrize("path", ["/srv/my journal .db ", "/srv/r\u00fccken.db", "/srv/\udcff.db"])
def test_any_name_is_remembered_as_it_is(path: str) -> None:
    note_last_journal(path)
    assert last_journal() == path


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_note_is_private(home: Path) -> None:
    note_last_journal("/srv/one.db")
    assert stat.S_IMODE(os.stat(home / "last-journal").st_mode) == 0o600
    assert os.listdir(home) == ["last-journal"]


def test_a_damaged_note_is_no_note(home: Path) -> None:
    home.mkdir()
    (home / "last-journal").write_bytes(b"\n")
    assert last_journal() is None
    (home / "last-journal").unlink()
    (home / "last-journal").mkdir()
    assert last_journal() is None


def test_a_note_that_cannot_be_written_stops_nothing(home: Path) -> None:
    home.parent.joinpath("home").write_text("a file stands in the way")
    note_last_journal("/srv/one.db")
    assert last_journal() is None


@pytest.mark.parametrize("name", ["my journal.db", "50%.db", "what?.db", "#1.db", "r\u00fccken.db", "a%3fb.db", "\udcff.db"])
def test_a_journal_may_have_any_name(name: str, tmp_path: Path, spinelog: Spinelog) -> None:
    if os.name == "nt" and set(name) & set('?"*:<>|\udcff'):
        pytest.skip("no such names on Windows")
    path = os.path.join(tmp_path, "x", name)
    told = spinelog("log", "--pain", "4", "--journal", path)
    assert told.code == 0, told.err
    assert os.listdir(tmp_path / "x") == [name] or sorted(os.listdir(tmp_path / "x")) == [name, f"{name}-journal"]
    assert "4 of 10" in spinelog("show", "--journal", path).out
    assert last_journal() == path
