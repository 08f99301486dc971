"""Help: every command shows an example, and every example does what it says."""

from __future__ import annotations

import re
import shlex
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

import spinelog as package
from spinelog.cli.main import COMMANDS
from spinelog.domain.nouns import NOUNS
from tests.cli.process import run
from tests.conftest import Spinelog

WORDS = [*COMMANDS, *(noun.name.replace("_", "-") for noun in NOUNS.values() if noun.commanded)]
"""Every command, in the order in which `spinelog --help` lists them."""

ROOT = Path(__file__).parents[2]


def _examples(text: str) -> list[str]:
    """The lines under "example:" at the end of a help page."""
    _, found, examples = text.partition("\nexample:\n")
    assert found, text
    return [line.strip() for line in examples.splitlines() if line.strip()]


@pytest.mark.parametrize("word", WORDS)
def test_every_command_shows_an_example(word: str, spinelog: Spinelog) -> None:
    told = spinelog(word, "--help")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(f"usage: spinelog {word}")
    for example in _examples(told.out):
        assert example.startswith(f"spinelog {word}")


@pytest.mark.parametrize("word", WORDS)
def test_help_fits_a_terminal_of_80_columns(word: str, spinelog: Spinelog) -> None:
    text = spinelog(word, "--help").out.partition("\nexample:")[0]
    assert max(len(line) for line in text.splitlines()) <= 80


def test_the_overview_lists_every_command(spinelog: Spinelog) -> None:
    told = spinelog("--help")
    assert told.code == 0
    assert re.findall(r"^  ([a-z-]+)  +\S", told.out, re.MULTILINE) == WORDS
    assert _examples(told.out)
    assert spinelog("-h").out == told.out
    assert max(len(line) for line in told.out.splitlines()) <= 95


def _phone_export(folder: Path) -> None:
    """A small `export.zip` where the examples look for it."""
    with zipfile.ZipFile(folder / "export.zip", "w") as file:
        file.writestr("steps.csv", "date,steps\n2026-11-18,4210\n2026-11-19,5300\n")


def _try(spinelog: Spinelog, lines: list[str], folder: Path) -> None:
    for line in lines:
        program, *words = shlex.split(line.replace("/media/stick/", f"{folder.as_posix()}/"))
        assert program == "spinelog"
        told = spinelog(*words)
        assert told.code == 0, f"{line}\n{told.err}"
        assert "Traceback" not in told.err


def test_every_example_of_the_help_works_on_a_new_journal(
    spinelog: Spinelog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.4\n")
    _phone_export(tmp_path)
    nouns_first = sorted(WORDS, key=lambda word: word in COMMANDS)  # `trends --around A` needs a procedure
    pages = [spinelog("--help").out, *(spinelog(word, "--help").out for word in nouns_first)]
    _try(spinelog, [line for page in pages for line in _examples(page)], tmp_path)
    assert {path.name for path in tmp_path.iterdir()} >= {"my-journal.zip", "summary.pdf", "spinelog-backup.db"}


def test_every_command_of_the_readme_works_on_a_new_journal(
    spinelog: Spinelog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _phone_export(tmp_path)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```text\n(spinelog.*?)```", readme, re.DOTALL)
    lines = [re.split(r"  +", line)[0] for line in block.splitlines()]
    assert len(lines) >= 8
    _try(spinelog, lines, tmp_path)


def test_the_version_is_one_and_the_same(spinelog: Spinelog) -> None:
    assert spinelog("--version").out == f"spinelog {package.__version__}\n"
    assert version("spinelog") == package.__version__
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'dynamic = ["version"]' in pyproject
    assert not re.search(r"^version =", pyproject, re.MULTILINE)


def test_it_starts_as_a_module_too() -> None:
    told = run("--version")
    assert (told.returncode, told.stdout.split(), told.stderr) == (0, [b"spinelog", package.__version__.encode()], b"")
    assert run("log", "--pain", "4").returncode == 0
    assert b"4 of 10" in run("show").stdout
