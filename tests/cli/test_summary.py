"""`spinelog summary`: what is chosen, the form by the file's ending, and what stands in the way."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from spinelog.cli.main import main
from spinelog.domain.clock import Clock
from spinelog.summary.wanted import NAMES
from tests.conftest import NOW, Spinelog, Told
from tests.files import PDF


@pytest.fixture(autouse=True)
def written(spinelog: Spinelog) -> None:
    spinelog("question", "add", "Can I fly?")
    spinelog("question", "add", "Can I lift?")
    spinelog("therapy", "add", "physio", "--since", "13 oct", "--effect", "helped")
    spinelog("log", "--sitting", "25", "--pain", "4", "--note", "a long drive")


class _Typed(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    """Run a command and answer what it asks."""

    def call(answer: str, *words: str) -> Told:
        capsys.readouterr()
        monkeypatch.setattr(sys, "stdin", _Typed(answer))
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        code = main(words, clock=Clock(NOW))
        said = capsys.readouterr()
        return Told(code, said.out, said.err)

    return call


def test_some_sections_alone(spinelog: Spinelog) -> None:
    told = spinelog("summary", "--sections", "questions, notes")
    assert (told.code, told.err) == (0, "")
    assert "QUESTIONS" in told.out
    assert "NOTES OF DAYS" in told.out
    assert "AVERAGES" not in told.out
    assert "WHAT CHANGED" not in told.out


def test_all_but_some_and_what_is_on_request(spinelog: Spinelog) -> None:
    out = spinelog("summary", "--without", "notes", "--with", "care").out
    assert "a long drive" not in out
    assert "THERAPIES FROM AS FAR BACK AS IS WRITTEN DOWN" in out


def test_an_unknown_section_is_refused_with_the_names(spinelog: Spinelog) -> None:
    told = spinelog("summary", "--sections", "gaols")
    assert (told.code, told.out) == (2, "")
    assert told.err == f"There is no section 'gaols'. The sections: {', '.join(NAMES)}\n"
    assert spinelog("summary", "--sections", ",").code == 2


def test_what_was_asked_for_and_is_empty_is_said(spinelog: Spinelog) -> None:
    told = spinelog("summary", "--sections", "scans,notes", "--with", "blocks")
    assert told.code == 0
    assert told.err == "Nothing is written down for: scans, blocks.\n"


def test_the_help_names_every_section(spinelog: Spinelog) -> None:
    text = " ".join(spinelog("summary", "--help").out.split())
    assert ", ".join(NAMES) in text


def test_a_cover_note_of_many_lines_from_standard_input(spinelog: Spinelog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("I cannot sit.\r\n\r\nThe drives.\n"))
    out = spinelog("summary", "--cover", "-", "--sections", "made").out
    assert "IN MY OWN WORDS\n---------------\nI cannot sit.\n\nThe drives.\n\nHOW THE NUMBERS" in out
    told = spinelog("summary", "--cover", "x" * 100_001)
    assert (told.code, told.err) == (1, "A cover note has up to 100,000 characters. Please write it shorter.\n")


def test_questions_in_the_order_of_this_visit(spinelog: Spinelog) -> None:
    assert "1. Can I fly?\n2. Can I lift?" in spinelog("summary").out
    assert "1. Can I lift?\n2. Can I fly?" in spinelog("summary", "--questions", "2").out
    assert "1. Can I fly?\n2. Can I lift?" in spinelog("summary").out, "nothing was changed"
    for wrong in ("3", "0", "1,1"):
        told = spinelog("summary", "--questions", wrong)
        assert (told.code, told.err.split(" Please")[0]) == (1, "Your open questions have the numbers 1 to 2.")
    assert spinelog("summary", "--questions", "first").code == 1


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.txt", "PAIN\n"), ("a.md", "# Pain\n"), ("a.MARKDOWN", "# Pain\n"), ("a.html", "<!doctype html>"), ("a", "PAIN\n")],
)
def test_the_ending_of_the_file_says_the_form(spinelog: Spinelog, tmp_path: Path, name: str, begins: str) -> None:
    told = spinelog("summary", "-o", str(tmp_path / name))
    assert (told.code, told.out, told.err) == (0, "", f"Written: {tmp_path / name}\n")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_a_form_that_is_named_goes_before_the_ending(spinelog: Spinelog, tmp_path: Path) -> None:
    spinelog("summary", "--format", "markdown", "-o", str(tmp_path / "a.txt"))
    assert (tmp_path / "a.txt").read_text().startswith("# Pain\n")
    spinelog("summary", "--plain", "-o", str(tmp_path / "b.txt"))
    assert (tmp_path / "b.txt").read_text().startswith("Pain\n")
    assert spinelog("summary", "--format", "markdown").out.startswith("# Pain\n")


# -- a file that is there ----------------------------------------------------------------------------------------------


def test_a_file_that_is_there_is_only_replaced_when_told_to(spinelog: Spinelog, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    told = spinelog("summary", "-o", str(path))
    assert (told.code, told.err) == (1, f"There is already a file at {path}. To replace it, add: --replace\n")
    assert path.read_text() == "old"
    assert spinelog("summary", "-o", str(path), "--replace").code == 0
    assert path.read_text().startswith("PAIN\n")


@pytest.mark.parametrize("answer", ["", "\n", "n\n", "yeah\n"])
def test_at_a_terminal_it_is_asked_and_no_is_the_usual_answer(
    at_a_terminal: Callable[..., Told], tmp_path: Path, answer: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    told = at_a_terminal(answer, "summary", "-o", str(path))
    assert told.out.startswith(f"There is already a file at {path}. Replace it? y/N")
    assert (told.code, told.err, path.read_text()) == (1, "Nothing was written.\n", "old")


@pytest.mark.parametrize("answer", ["y\n", "YES\n"])
def test_at_a_terminal_a_yes_replaces_it(at_a_terminal: Callable[..., Told], tmp_path: Path, answer: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    told = at_a_terminal(answer, "summary", "-o", str(path))
    assert (told.code, told.err) == (0, f"Written: {path}\n")
    assert path.read_text().startswith("PAIN\n")


@pytest.mark.parametrize("link", [False, True])
def test_the_journal_itself_is_never_replaced(spinelog: Spinelog, home: Path, tmp_path: Path, link: bool) -> None:
    path = home / "journal.db"
    before = path.read_bytes()
    if link:
        os.link(path, tmp_path / "other.db")
        path = tmp_path / "other.db"
    told = spinelog("summary", "-o", str(path), "--replace")
    assert (told.code, told.err) == (1, f"This is your journal. Please name another file. ({path})\n")
    assert (home / "journal.db").read_bytes() == before


@pytest.mark.parametrize(
    "words", [("export", "json"), ("paper", "day"), ("paper", "block"), ("summary", "--format", "html")], ids=" ".join
)
def test_every_command_that_writes_a_file_asks_alike(spinelog: Spinelog, tmp_path: Path, words: tuple[str, ...]) -> None:
    path = tmp_path / "a.html"
    path.write_text("old")
    told = spinelog(*words, "-o", str(path))
    assert (told.code, told.err) == (1, f"There is already a file at {path}. To replace it, add: --replace\n")
    assert spinelog(*words, "-o", str(path), "--replace").code == 0
    assert path.read_text() != "old"


# -- with the reports --------------------------------------------------------------------------------------------------


@pytest.fixture
def report(spinelog: Spinelog, tmp_path: Path) -> None:
    (tmp_path / "Ada Beispiel MRI.pdf").write_bytes(PDF)
    spinelog("scan", "add", "mri", "--date", "3 sep")
    assert spinelog("attachment", "add", str(tmp_path / "Ada Beispiel MRI.pdf")).code == 0


@pytest.mark.usefixtures("report")
def test_the_reports_come_along_in_one_zip_and_its_list_is_told(spinelog: Spinelog, tmp_path: Path) -> None:
    path = tmp_path / "visit.zip"
    told = spinelog("summary", "--reports", "--format", "markdown", "-o", str(path))
    assert (told.code, told.out) == (0, "")
    said = told.err.splitlines()
    assert said[0] == f"Written: {path}"
    assert said[1].startswith("  summary.md, ")
    assert said[2:] == [
        "  reports/2026-09-03-mri.pdf, 1 kB",
        "The reports are as they were attached, so your name may stand in them.",
    ]
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["summary.md", "reports/2026-09-03-mri.pdf"]
        assert archive.read("reports/2026-09-03-mri.pdf") == PDF
        assert archive.read("summary.md").startswith(b"# Pain\n")
    assert path.stat().st_mode & 0o077 == 0 or sys.platform == "win32"


@pytest.mark.usefixtures("report")
def test_beside_another_file_it_has_the_same_name(spinelog: Spinelog, tmp_path: Path) -> None:
    assert spinelog("summary", "--reports", "-o", str(tmp_path / "visit.md")).code == 0
    with zipfile.ZipFile(tmp_path / "visit.zip") as archive:
        assert archive.read("summary.md") == (tmp_path / "visit.md").read_bytes()


def test_without_a_report_it_says_so(spinelog: Spinelog, tmp_path: Path) -> None:
    told = spinelog("summary", "--reports", "--format", "text", "-o", str(tmp_path / "visit.zip"))
    assert told.err.endswith("No report is attached to a scan yet, so there is only the summary in it.\n")


def test_the_reports_come_only_when_asked_for_and_need_a_file(spinelog: Spinelog, tmp_path: Path) -> None:
    told = spinelog("summary", "--reports")
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("Where to? Name a new file")
    told = spinelog("summary", "-o", str(tmp_path / "visit.zip"))
    assert (told.code, "add: --reports" in told.err) == (2, True)
    assert list(tmp_path.glob("*.zip")) == []
