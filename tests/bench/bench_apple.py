"""300 MB of Apple Health into the journal, against parsing the same XML for nothing.

By hand: `pytest tests/bench/bench_apple.py -s`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.bench.apple_file import write_export
from tests.bench.measure import in_turn, peak_mib, wall
from tests.hygiene.process import ROOT

RUNS = int(os.environ.get("SPINELOG_BENCH_RUNS", "5"))
MOST = 1.25
MOST_MIB = 100

PARSE = """
import sys
from xml.parsers import expat
parser = expat.ParserCreate()
with open(sys.argv[1], "rb") as file:
    while piece := file.read(1024 * 1024):
        parser.Parse(piece, False)
parser.Parse(b"", True)
"""


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return write_export(tmp_path_factory.mktemp("apple"))


@contextmanager
def _empty_journal() -> Iterator[dict[str, str]]:
    with TemporaryDirectory() as home:
        yield {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "SPINELOG_HOME": home}


@pytest.mark.parametrize("form", ["zip", "xml"])
def test_steps_and_sleep(export: dict[str, Path], form: str) -> None:
    """From the file to the steps and the sleep of each day in a journal that is empty."""
    read: list[str | Path] = [sys.executable, "-m", "spinelog", "import", export[form], "--yes"]
    parse: list[str | Path] = [sys.executable, "-c", PARSE, export["xml"]]

    def reading() -> float:
        with _empty_journal() as env:
            return wall(read, env)

    one, other, ratio = in_turn(reading, lambda: wall(parse, {}), RUNS)
    print(f"\n{form}: {one:.2f} s against {other:.2f} s, {ratio:.2f} times (at most {MOST})")
    with _empty_journal() as env:
        memory = peak_mib(read, env)
    print(f"{form}: peak {memory:.0f} MiB (at most {MOST_MIB})")
    assert ratio <= MOST
    assert memory <= MOST_MIB
