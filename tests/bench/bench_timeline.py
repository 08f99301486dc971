"""How fast a long timeline opens, against a short one in the same run. By hand: `pytest tests/bench/bench_timeline.py -s`."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from tests.bench.bench_speed import RUNS, _env, _say
from tests.bench.journals import many_items
from tests.bench.measure import Screen, in_turn

SHORT, LONG = 1_000, 100_000


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A thousand items and a hundred thousand, each in a home of its own."""
    folder = tmp_path_factory.mktemp("homes")
    for count in (SHORT, LONG):
        many_items(str(folder / str(count) / "journal.db"), count, date.today())
    return folder / str(LONG), folder / str(SHORT)


def _idle(screen: Screen) -> None:
    """Wait until the program does nothing: Today goes on reading after its last output, the longer the more checks there are."""
    spent = -1
    while spent != (spent := _cpu_ticks(screen.pid)):
        screen.settle(0.5)


def _cpu_ticks(pid: int) -> int:
    """Processor time of a process, from where Linux tells it."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _opened(installed: Path, home: Path) -> float:
    """Seconds from the key of a freshly started app to the first words of the list."""
    screen = Screen([installed / "spinelog"], _env(home))
    try:
        screen.until(b"oday")
        _idle(screen)
        screen.press(b"l")
        return screen.until(b"Walk one mile: 0.5 mile")
    finally:
        screen.end()


def test_timeline_opens(installed: Path, homes: tuple[Path, Path]) -> None:
    """A hundred thousand items against a thousand."""
    long, short, ratio = in_turn(lambda: _opened(installed, homes[0]), lambda: _opened(installed, homes[1]), RUNS)
    _say("timeline", long, short, ratio, 1.2)
    assert ratio <= 1.2


def test_the_rest_is_read_soon(installed: Path, homes: tuple[Path, Path]) -> None:
    """From the key to all hundred thousand counted in the title; told, not judged."""
    screen = Screen([installed / "spinelog"], _env(homes[0]))
    try:
        screen.until(b"oday")
        _idle(screen)
        screen.press(b"l")
        print(f"\nall {os.path.basename(homes[0])} keys: {1000 * screen.until(b'entries'):.0f} ms")
    finally:
        screen.end()
