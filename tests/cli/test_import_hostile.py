"""A file that means harm is refused in one sentence, soon and with little memory, and the journal is as it was."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import Spinelog
from tests.exports.hostile import FILES
from tests.hygiene.process import ROOT

MOST_MIB = 200


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every hostile file, in a folder of its own."""
    return {make.__name__: make(tmp_path_factory.mktemp(make.__name__)) for make in FILES}


def _digest(home: Path) -> dict[str, str]:
    return {str(path): sha256(path.read_bytes()).hexdigest() for path in sorted(home.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("name", [make.__name__ for make in FILES])
def test_it_is_refused_in_one_sentence_and_changes_nothing(
    name: str, made: dict[str, Path], spinelog: Spinelog, home: Path
) -> None:
    assert spinelog("log", "--pain", "4", "--note", "before").code == 0
    before = _digest(home)
    told = spinelog("import", str(made[name]), "--yes")
    assert (told.code, told.out) == (1, "")
    assert told.err.count("\n") == 1
    assert told.err.endswith(" Nothing was changed.\n")
    assert made[name].name in told.err
    assert _digest(home) == before


def test_none_of_them_fills_the_memory(made: dict[str, Path]) -> None:
    words = [sys.executable, "-m", "tests.exports.reading", *map(str, made.values())]
    said = json.loads(subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True, timeout=300).stdout)
    assert all(sentence for sentence, _ in said["files"])
    assert said["peak"] is None or said["peak"] < MOST_MIB
