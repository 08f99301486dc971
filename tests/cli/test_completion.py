"""`spinelog completion`: the shell finishes the words of every command."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from spinelog.cli.completion import commands
from spinelog.cli.main import COMMANDS
from spinelog.domain.nouns import NOUNS
from tests.conftest import Spinelog

ASKED = [
    ("spinelog ti", {"timeline"}),
    ("spinelog goal ", {"add", "list", "edit", "delete", "undelete"}),
    ("spinelog goal und", {"undelete"}),
    ("spinelog procedure add medial", {"medial_branch_block"}),
    ("spinelog procedure add epidural --side ", {"left", "right", "both", "middle"}),
    ("spinelog --journal /x sho", {"show", "shortcut"}),
    ("spinelog summary --form", {"--format"}),
    ("spinelog summary --format h", {"html"}),
    ("spinelog log --sit", {"--sitting"}),
    ("spinelog completion p", {"powershell"}),
]
"""A line up to the tab, and what it can become."""


@pytest.fixture
def script(spinelog: Spinelog, tmp_path: Path) -> dict[str, str]:
    """Shell -> the path of its script."""
    paths = {}
    for shell in ("bash", "zsh", "fish", "powershell"):
        told = spinelog("completion", shell)
        assert (told.code, told.err) == (0, "")
        path = tmp_path / f"words.{shell}"
        path.write_text(told.out, encoding="utf-8")
        paths[shell] = str(path)
    return paths


def _run(*words: str) -> str:
    done = subprocess.run(words, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


_BASH = 'source "$0"; shift 0; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _spinelog; printf "%s\\n" "${COMPREPLY[@]}"'


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not here")
@pytest.mark.parametrize(("line", "words"), ASKED, ids=[line for line, _ in ASKED])
def test_bash_finishes_it(line: str, words: set[str], script: dict[str, str]) -> None:
    assert set(_run("bash", "--norc", "-c", _BASH, script["bash"], *line.split(" ")).split()) == words


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not here")
def test_in_bash_nothing_is_made_up_for_a_value(script: dict[str, str]) -> None:
    for line in ("spinelog goal add --statement ", "spinelog --journal ", "spinelog backup "):
        assert _run("bash", "--norc", "-c", _BASH, script["bash"], *line.split(" ")).split() == []


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not here")
@pytest.mark.parametrize(("line", "words"), ASKED, ids=[line for line, _ in ASKED])
def test_fish_finishes_it(line: str, words: set[str], script: dict[str, str], home: Path) -> None:
    told = _run("fish", "--no-config", "-c", 'source $argv[1]; complete -C "$argv[2]"', script["fish"], line)
    assert {row.split("\t")[0] for row in told.splitlines()} == words


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not here")
def test_zsh_understands_its_script(script: dict[str, str]) -> None:
    _run("zsh", "-f", "-n", script["zsh"])
    assert "_spinelog" in _run("zsh", "-f", "-c", 'compdef() { print -r -- "$@" }; source "$1"', "zsh", script["zsh"])


def test_every_shell_knows_every_command_and_its_options(script: dict[str, str]) -> None:
    words = [*COMMANDS, *(noun.name.replace("_", "-") for noun in NOUNS.values() if noun.commanded)]
    for path in script.values():
        text = Path(path).read_text(encoding="utf-8")
        assert [word for word in (*words, "bad-day", "medial_branch_block") if word not in text] == []
        assert text.isascii()


def test_the_words_come_from_the_parsers() -> None:
    found = {one.word: one for one in commands()}
    assert list(found)[1:] == [word for word, _ in found[""].first]
    assert {"--plain", "--journal", "--last"} <= set(found["show"].names)
    assert found["cadence"].then == ("daily", "weekly", "pause")
    options = {name: option for option in found["goal"].options for name in option.names}
    assert options["--headline"].values == ("yes", "no")
    assert not options["--json"].takes_value


def test_how_to_use_it_stands_in_the_help_and_in_the_script(spinelog: Spinelog) -> None:
    assert "source <(spinelog completion bash)" in spinelog("completion", "--help").out
    assert "source <(spinelog completion bash)" in spinelog("completion", "bash").out.splitlines()[0]
