"""Nothing but SQLite touches a journal in use, but for one look at its header or its exclusive creation.

Any other handle drops SQLite's POSIX locks when it closes, and another program's saved row with them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_HOOKED = """
import os, sys
path, planted, *words = sys.argv[1:]
live = {path, path + "-journal", path + "-wal", path + "-shm"}
touched = []

def watch(event, args):
    if not event.startswith(("open", "os.", "shutil.")):
        return
    for place in args:
        if isinstance(place, (str, bytes, os.PathLike)) and os.path.realpath(os.fsdecode(place)) in live:
            flags = args[2] if event == "open" else None
            touched.append((event, os.path.basename(os.fsdecode(place)), flags))

sys.addaudithook(watch)
from spinelog.cli.main import main
code = main([*words, "--journal", path])
exec(planted)
for event, name, flags in touched:
    how = "" if flags is None else "made" if flags & os.O_EXCL else "read" if flags & 3 == os.O_RDONLY else "written"
    print(f"touched: {event} {name} {how}".rstrip(), file=sys.stderr)
sys.exit(code)
"""

MADE, READ = "open journal.db made", "open journal.db read"

COMMANDS = [
    pytest.param(words, id=" ".join(words[:2]))
    for words in (
        ["log", "--pain", "4", "--note", "x"],
        ["log", "--undo"],
        ["goal", "add", "sit"],
        ["show", "--last", "3"],
        ["trends"],
        ["summary"],
        ["backup", "copy.db"],
        ["export", "json", "-o", "journal.json"],
        ["where"],
        [],
    )
]


def _touched(folder: Path, words: list[str], *, planted: str = "") -> list[str]:
    """What one command, in a process of its own, does to the live file and SQLite's files beside it."""
    done = subprocess.run(
        [sys.executable, "-c", _HOOKED, str(folder / "journal.db"), planted, *words],
        capture_output=True, text=True, cwd=folder, stdin=subprocess.DEVNULL, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [line.removeprefix("touched: ") for line in done.stderr.splitlines() if line.startswith("touched: ")]


@pytest.fixture
def folder(home: Path) -> Path:
    home.mkdir(mode=0o700)
    return home.resolve()


def test_a_missing_journal_is_made_once_and_exclusively(folder: Path) -> None:
    assert _touched(folder, ["log", "--pain", "4"]) == [MADE]
    assert _touched(folder, ["log", "--pain", "5"]) == [READ]


@pytest.mark.parametrize("words", COMMANDS)
def test_each_command_looks_at_the_header_once(words: list[str], folder: Path) -> None:
    _touched(folder, ["log", "--pain", "4"])
    assert _touched(folder, words) == ([] if words == ["where"] else [READ])


@pytest.mark.parametrize(
    ("planted", "seen"),
    [
        ("open(path, 'rb').close()", "open journal.db read"),
        ("os.close(os.open(path, os.O_RDWR))", "open journal.db written"),
        ("import pathlib; pathlib.Path(path).read_bytes()", "open journal.db read"),
        ("import shutil; shutil.copy(path, path + '.copy')", "shutil.copyfile journal.db"),
        ("open(path + '-journal', 'rb').close()", "open journal.db-journal read"),
        ("os.chdir(os.path.dirname(path)); open('journal.db', 'rb').close()", "open journal.db read"),
        ("os.chmod(path, 0o644)", "os.chmod journal.db"),
        ("os.replace(path, path + '.old')", "os.rename journal.db"),
    ],
)
def test_any_other_hand_on_the_file_is_seen(planted: str, seen: str, folder: Path) -> None:
    touched = _touched(folder, ["log", "--pain", "4"], planted=planted)
    assert touched[0] == MADE
    assert seen in touched[1:]
