"""`spinelog shortcut`: an icon for the desktop, shown first, made on request."""

from __future__ import annotations

import configparser
import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from spinelog.cli.shortcut_files import desktop_entry, launchers, shell_script, windows_batch
from tests.conftest import Spinelog

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into the folders of Linux")
AWKWARD = ["/opt/my python/bin/python", "-P", "--journal", '/home/x/50% "done" `a` $b \\ c/ü.db', "it's"]


def _unquoted(entry: str) -> list[str]:
    """The words of Exec, as the rules of desktop entries read them."""
    value = re.search(r"^Exec=(.*)$", entry, re.MULTILINE)
    assert value is not None
    text = re.sub(r"\\(.)", lambda found: {"s": " ", "n": "\n", "t": "\t", "r": "\r"}.get(found[1], found[1]), value[1])
    words = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', text)
    return [re.sub(r"\\(.)", r"\1", quoted).replace("%%", "%") if quoted or not bare else bare for quoted, bare in words]


@pytest.mark.parametrize("word", [*AWKWARD, "two\nlines", "", "%f", "a\\", "~", "x;y", "a&b", "#"])
def test_a_desktop_entry_runs_the_very_words(word: str) -> None:
    assert _unquoted(desktop_entry(["python", word, "end"])) == ["python", word, "end"]


def test_a_desktop_entry_is_whole() -> None:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read_string(desktop_entry(AWKWARD))
    entry = parser["Desktop Entry"]
    assert (entry["Type"], entry["Name"], entry["Terminal"]) == ("Application", "spinelog", "true")


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-validate is not here")
def test_a_desktop_entry_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "spinelog.desktop"
    path.write_text(desktop_entry(AWKWARD), encoding="utf-8")
    done = subprocess.run(["desktop-file-validate", str(path)], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_a_script_for_macos_runs_the_very_words(tmp_path: Path) -> None:
    code = "import sys; print(sys.argv[1:])"
    path = tmp_path / "spinelog.command"
    path.write_text(shell_script([sys.executable, "-c", code, *AWKWARD]), encoding="utf-8")
    done = subprocess.run(["sh", str(path)], capture_output=True, text=True, check=True)
    assert done.stdout == f"{AWKWARD!r}\n"


def test_a_batch_file_for_windows() -> None:
    text = windows_batch(["C:\\Program Files\\Python\\python.exe", "-P", "--journal", "C:\\Jürgen & 100%\\my journal.db"])
    assert '"C:\\Program Files\\Python\\python.exe" "-P" "--journal" "C:\\Jürgen & 100%%\\my journal.db"\r\n' in text
    assert text.count("\n") == text.count("\r\n")
    assert text.startswith("@echo off\r\nchcp 65001 >nul\r\n")


def test_each_platform_gets_its_own() -> None:
    words = ["python", "-m", "spinelog"]
    (windows,) = launchers("win32", words, "C:\\Users\\x\\Desktop", "")
    assert windows.path == "C:\\Users\\x\\Desktop\\spinelog.cmd"
    (macos,) = launchers("darwin", words, "/Users/x/Desktop", "")
    assert (macos.path, macos.mode) == ("/Users/x/Desktop/spinelog.command", 0o755)
    menu, desktop = launchers("linux", words, "/home/x/Desktop", "/home/x/.local/share/applications")
    assert menu.path == "/home/x/.local/share/applications/spinelog.desktop"
    assert (desktop.path, desktop.mode) == ("/home/x/Desktop/spinelog.desktop", 0o755)
    assert launchers("linux", words, None, "/m") == [launchers("linux", words, "/d", "/m")[0]]
    assert launchers("win32", words, None, "") == launchers("darwin", words, None, "") == []


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of a person with a desktop."""
    folder = tmp_path / "a person"
    (folder / "Desktop").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_DESKTOP_DIR"):
        monkeypatch.delenv(name, raising=False)
    return folder


def _made(person: Path) -> dict[str, str]:
    return {path.relative_to(person).as_posix(): path.read_text(encoding="utf-8") for path in person.rglob("*") if path.is_file()}


MENU, DESKTOP = ".local/share/applications/spinelog.desktop", "Desktop/spinelog.desktop"


@LINUX
def test_it_is_shown_and_nothing_is_made(person: Path, spinelog: Spinelog, home: Path) -> None:
    told = spinelog("shortcut")
    assert told.code == 0
    assert str(person / MENU) in told.out
    assert "Terminal=true" in told.out
    assert told.out.splitlines()[-1] == "To make it: spinelog shortcut --make"
    assert _made(person) == {}
    assert not home.exists(), "no journal is begun for it"


@LINUX
def test_it_is_made_on_request_and_opens_spinelog(person: Path, spinelog: Spinelog) -> None:
    told = spinelog("shortcut", "--make", "--journal", "my journal.db")
    assert told.code == 0, told.err
    assert set(_made(person)) == {MENU, DESKTOP}
    assert stat.S_IMODE((person / DESKTOP).stat().st_mode) & 0o111
    assert told.out.splitlines()[0] == f"Made: {person / MENU}"
    words = _unquoted(_made(person)[MENU])
    assert words[-2:] == ["--journal", os.path.abspath("my journal.db")]
    done = subprocess.run([*words[:4], "--version"], capture_output=True, text=True, cwd="/", check=True)
    assert done.stdout.startswith("spinelog ")
    assert spinelog("shortcut", "--make").code == 0, "its own is made anew"
    assert shlex.quote(os.path.abspath("my journal.db")) not in _made(person)[MENU]


@LINUX
def test_a_file_of_somebody_else_is_left_alone(person: Path, spinelog: Spinelog) -> None:
    (person / DESKTOP).write_text("mine", encoding="utf-8")
    told = spinelog("shortcut", "--make")
    assert told.code == 1
    assert told.err.startswith(f"There is a file that spinelog did not make: {person / DESKTOP}.")
    assert _made(person) == {DESKTOP: "mine"}, "nor is half of it made"
    assert spinelog("shortcut", "--make", "--force").code == 0
    assert _made(person)[DESKTOP] == _made(person)[MENU]


@LINUX
def test_without_a_desktop_it_stands_in_the_menu(person: Path, spinelog: Spinelog) -> None:
    (person / "Desktop").rmdir()
    assert spinelog("shortcut", "--make").code == 0
    assert set(_made(person)) == {MENU}


@LINUX
def test_the_usual_journal_is_not_named_but_one_set_in_this_terminal_is(
    person: Path, spinelog: Spinelog, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    assert f"--journal {home / 'journal.db'}" in spinelog("shortcut").out
    monkeypatch.delenv("SPINELOG_HOME")
    assert "--journal" not in spinelog("shortcut").out


def test_force_alone_is_not_understood(spinelog: Spinelog) -> None:
    assert spinelog("shortcut", "--force").code == 2
