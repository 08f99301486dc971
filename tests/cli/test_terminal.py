"""What reaches a terminal: nothing that steers it, words where it lacks the signs, nothing of ours when it breaks."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from spinelog.storage.connection import Connector
from spinelog.storage.quick import transaction
from tests.cli.process import run
from tests.conftest import Spinelog

MARKUP = "[b]x[/b] [/] [@click=app.bell]y[/]"
HOSTILE = f"{MARKUP}\x1b[2J\x1b]52;c;aGk=\x07\x9b31m\x85\u202eback\u2066\u200b\rhome"
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")
SHOWN = MARKUP + "\u241b[2J\u241b]52;c;aGk=\u2407[U+009B]31m[U+0085][U+202E]back[U+2066][U+200B]\u240dhome"
POSIX = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")

READS = [
    ("show",),
    ("show", "--last", "7"),
    ("show", "--json"),
    ("goal", "list"),
    ("goal", "list", "--json"),
    ("pain", "list"),
    ("procedure", "list"),
    ("person",),
    ("trends",),
    ("trends", "--json"),
    ("summary", "--with-name"),
    ("summary", "--format", "html", "--with-name"),
    ("export", "json"),
    (),
]


@pytest.fixture
def hostile(spinelog: Spinelog) -> None:
    """A journal with such a text in every place that takes one."""
    for words in (
        ("pain", "edit", "pain", "--name", HOSTILE),
        ("log", "--note", HOSTILE, "--pain", "4", "--sitting", "25"),
        ("goal", "add", HOSTILE, "--unit", HOSTILE, "--qualifier", HOSTILE, "--target", "3"),
        ("procedure", "add", "epidural", "--date", "8 oct", "--levels", HOSTILE, "--note", HOSTILE, "--agents", HOSTILE),
        ("person", "--name", HOSTILE, "--occupation", HOSTILE),
    ):
        told = spinelog(*words)
        assert told.code == 0, told.err
        assert not STEERING.search(told.out + told.err), words


@pytest.mark.parametrize("words", READS, ids=" ".join)
def test_a_hostile_text_does_nothing(words: tuple[str, ...], spinelog: Spinelog, hostile: None) -> None:
    told = spinelog(*words)
    assert told.code == 0, told.err
    assert not STEERING.search(told.out + told.err)


@pytest.mark.parametrize("words", [("show",), ("goal", "list"), ("summary",), ("person",)], ids=" ".join)
def test_a_hostile_text_is_shown_as_it_was_typed(words: tuple[str, ...], spinelog: Spinelog, hostile: None) -> None:
    printed = re.sub(r"\s+", "", spinelog(*words).out)  # however it was wrapped
    assert re.sub(r"\s+", "", SHOWN) in printed


def test_what_was_typed_is_printed_harmless_also_when_it_is_refused(spinelog: Spinelog) -> None:
    for words in (
        ("log", "--steps", HOSTILE),
        ("log", f"--{HOSTILE}"),
        ("log", HOSTILE, "--pain", "4"),
        ("log", "--clear", HOSTILE),
        ("log", "--pain", f"{HOSTILE}=3"),
        (HOSTILE,),
        ("goal", HOSTILE),
        ("goal", "edit", HOSTILE, "--unit", "x"),
        ("export", HOSTILE),
        ("show", "--today", HOSTILE),
        ("show", "--journal", f"/dev/null/{HOSTILE}"),
    ):
        told = spinelog(*words)
        assert told.code in (1, 2), words
        assert not STEERING.search(told.out + told.err), words


def test_json_reads_back_what_was_typed(spinelog: Spinelog, hostile: None) -> None:
    assert json.loads(spinelog("show", "--json").out)[0]["note"] == HOSTILE
    assert json.loads(spinelog("goal", "list", "--json").out)[0]["statement"] == HOSTILE


# -- terminals that cannot show everything -------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_plain_terminal_gets_words(encoding: str, spinelog: Spinelog, hostile: None) -> None:
    spinelog("log", "-1", "--note", "Café → “half” ≥ 50 \U0001f600")
    for words in (("show", "--last", "7"), ("goal", "list"), ("trends",), ("summary",), ("--help",), ("log", "--help")):
        done = run(*words, "--today", "2026-11-20", PYTHONIOENCODING=encoding)
        assert done.returncode == 0, done.stderr
        printed = done.stdout.decode(encoding)
        assert not STEERING.search(printed.replace("\r\n", "\n"))
        assert b"Traceback" not in done.stderr
        if words[0] == "show":
            assert '-> "half" >= 50 ?' in printed
            assert "^[[2J^[]52;c;aGk=^G[U+009B]31m" in printed


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_json_is_whole_on_a_plain_terminal(encoding: str, spinelog: Spinelog) -> None:
    note = "Café → ☃ \U0001f600"
    spinelog("log", "--note", note)
    done = run("show", "--json", "--today", "2026-11-20", PYTHONIOENCODING=encoding)
    assert json.loads(done.stdout.decode(encoding))[0]["note"] == note


@POSIX
def test_bytes_that_are_no_text_are_kept_as_far_as_they_can_be() -> None:
    done = subprocess.run([sys.executable, "-m", "spinelog", "log", "--note", b"caf\xe9"], capture_output=True)
    assert done.returncode == 0, done.stderr
    assert "caf\ufffd".encode() in done.stdout


# -- terminals that go away ----------------------------------------------------------------------------------------


@pytest.fixture
def long_journal(connector: Connector) -> None:
    """More than a pipe holds."""
    with transaction(connector, writing=True) as connection:
        connection.executemany(
            "INSERT INTO day (day, note, steps, created_at, updated_at, recorded_at, utc_offset_min)"
            " VALUES (?, ?, 100, 'x', 'x', '2020-01-01T00:00:00Z', 0)",
            [((date.today() - timedelta(days=number)).isoformat(), "drive " * 20) for number in range(1000)],
        )


@POSIX
def test_a_reader_that_goes_early_hears_nothing_more(long_journal: None) -> None:
    done = subprocess.run(f"{sys.executable} -m spinelog show --last 3000 | head -1", shell=True, capture_output=True, text=True)
    assert (done.returncode, len(done.stdout.splitlines()), done.stderr) == (0, 1, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no such device here")
def test_a_full_disk_behind_the_output_is_told_in_a_sentence(spinelog: Spinelog, long_journal: None) -> None:
    for words in (["show"], ["show", "--last", "3000"]):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([sys.executable, "-m", "spinelog", *words], stdout=full, stderr=subprocess.PIPE, text=True)
        assert done.returncode == 1
        assert done.stderr == "The output could not be written: No space left on device.\n"


@POSIX
def test_without_any_output_the_day_is_saved_all_the_same(spinelog: Spinelog) -> None:
    for closed in (">&-", "2>&-", ">&- 2>&- <&-"):
        done = subprocess.run(f"{sys.executable} -m spinelog log --pain 4 {closed}", shell=True, capture_output=True, text=True)
        assert (done.returncode, done.stderr.replace("A new journal begins here", "")[:1]) in ((0, ""), (0, ":")), done.stderr
    assert '"pain": 4' in run("show", "--json").stdout.decode()


# -- our own mistakes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "error", [RuntimeError("the note was: secret"), KeyError("x"), RecursionError(), MemoryError()], ids=repr
)
def test_a_mistake_of_ours_is_a_sentence_and_its_details_are_private(
    error: BaseException, spinelog: Spinelog, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    spinelog("log", "--pain", "4")
    monkeypatch.setattr("spinelog.cli.show.day_lines", fail)
    told = spinelog("show")
    assert (told.code, told.out) == (1, "")
    path = home / "last-error.txt"
    assert told.err == f"Something went wrong inside spinelog. What you saved before is kept. The details are in {path}\n"
    assert type(error).__name__ in path.read_text()
    assert "in fail" in path.read_text()
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_mistake_whose_details_cannot_be_written_is_a_sentence_too(
    spinelog: Spinelog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    spinelog("log", "--pain", "4")
    monkeypatch.setattr("spinelog.cli.show.day_lines", fail)
    monkeypatch.setattr("spinelog.storage.places.folder", lambda kind: str(tmp_path / "file" / "x"))
    (tmp_path / "file").write_text("in the way")
    told = spinelog("show", "--journal", str(tmp_path / "home" / "journal.db"))
    assert (told.code, told.err) == (
        1,
        "Something went wrong inside spinelog (RuntimeError). What you saved before is kept.\n",
    )


def test_stopping_it_is_a_word(spinelog: Spinelog, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("spinelog.cli.show.day_lines", stop)
    told = spinelog("show")
    assert (told.code, told.err.splitlines()[-1]) == (1, "Stopped.")


# -- exit codes ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("log", "--pain", "4"), 0),
        (("show",), 0),
        (("--help",), 0),
        (("--version",), 0),
        (("log", "--pain", "11"), 1),
        (("log", "tomorrow", "--pain", "1"), 1),
        (("show", "--today", "soon"), 1),
        (("goal", "delete", "nothing"), 1),
        (("log",), 2),
        (("nonsense",), 2),
        (("day", "list"), 2),
        (("log", "--nonsense"), 2),
        (("show", "--last", "many"), 2),
        (("goal", "remove"), 2),
        (("export", "xml"), 2),
        (("--nonsense",), 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_the_exit_code_is_0_done_1_refused_2_wrong_words(words: tuple[str, ...], code: int, spinelog: Spinelog) -> None:
    told = spinelog(*words)
    assert told.code == code
    assert (told.out == "") == (code != 0)


def test_the_common_options_stand_before_or_after_the_command(spinelog: Spinelog, tmp_path: Path) -> None:
    path = str(tmp_path / "other.db")
    assert spinelog("--journal", path, "--today", "2026-11-19", "log", "--steps", "100").code == 0
    told = spinelog("show", "--journal", path, "--today", "2026-11-19")
    assert "Thu 19 Nov 2026" in told.out
    assert "100 steps" in told.out
