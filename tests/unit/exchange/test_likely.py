"""What a person types or pulls into the window is found, as file managers and terminals write it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from spinelog.exchange.likely import path_meant

POSIX = pytest.mark.skipif(os.sep != "/", reason="a backslash stands between folders there")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file in a home folder, with a space in its name."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    path = tmp_path / "My files" / "my export.zip"
    path.parent.mkdir()
    path.touch()
    return path


def test_in_quotes_with_spaces_around_and_from_home(file: Path) -> None:
    for text in (f"'{file}'", f' "{file}" ', f"  {file}\t", "~/My files/my export.zip", '"~/My files/my export.zip"'):
        assert os.path.samefile(path_meant(text), file)
    assert os.path.samefile(path_meant(f"{file.parent}{os.sep}"), file.parent)


@POSIX
def test_with_escapes_as_a_terminal_pastes_it(file: Path) -> None:
    assert path_meant(str(file).replace(" ", "\\ ")) == str(file)
    assert path_meant("~/My\\ files/my\\ export.zip") == str(file)
    assert path_meant(f"file://{str(file).replace(' ', '%20')}") == str(file)
    accented = file.with_name("Gr\u00f6\u00dfe 100%.zip")
    accented.touch()
    assert path_meant(f"file://localhost{file.parent}/Gr%C3%B6%c3%9fe%20100%25.zip".replace("My files", "My%20files")) == str(
        accented
    )


def test_a_bare_name_may_lie_where_files_arrive(file: Path) -> None:
    assert path_meant("my export.zip", [str(file.parent)]) == str(file)
    assert path_meant("other.zip", [str(file.parent)]) == "other.zip"


def test_what_is_nowhere_stays_as_it_was_typed(file: Path) -> None:
    for text in ("C:\\Users\\Anna\\export.zip", "", "no\0where", "file://"):
        assert path_meant(text) == text


@POSIX
def test_a_name_with_a_backslash_or_quotes_in_it_is_itself(file: Path, tmp_path: Path) -> None:
    for name in ("a\\ b.zip", "'quoted'", " spaced "):
        (tmp_path / name).touch()
        assert path_meant(str(tmp_path / name)) == str(tmp_path / name)
