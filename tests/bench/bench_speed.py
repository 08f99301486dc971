"""How fast it is, as ratios against a yardstick in the same run. By hand: `pytest tests/bench/bench_speed.py -s`."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from spinelog.cli.demo import fill
from spinelog.domain.clock import Clock
from spinelog.storage.connection import Connector
from tests.bench.journals import years_of_days
from tests.bench.measure import Screen, in_turn, peak_mib, wall

RUNS = int(os.environ.get("SPINELOG_BENCH_RUNS", "15"))

BARE = """
from textual.app import App
from textual.widgets import DataTable, Footer, Header
class Bare(App):
    TITLE = "oday"
    def compose(self):
        yield Header()
        yield DataTable()
        yield Footer()
    def on_mount(self):
        self.query_one(DataTable).add_columns("Today", "b")
Bare().run()
"""


def _env(home: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    usual = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}  # without these spinelog keeps to 16 colours
    return {**kept, **usual, "SPINELOG_HOME": str(home), "TEXTUAL_ANIMATIONS": "none"}


def _say(what: str, one: float, other: float, ratio: float, most: float) -> None:
    print(f"\n{what}: {1000 * one:.0f} ms against {1000 * other:.0f} ms, {ratio:.2f} times (at most {most})")


def test_log(installed: Path, tmp_path: Path) -> None:
    """`spinelog log` against importing what it cannot do without."""
    env = _env(tmp_path)
    log: list[str | Path] = [installed / "spinelog", "log", "--pain", "4", "--sitting", "25"]
    bare: list[str | Path] = [installed / "python", "-c", "import sqlite3, argparse"]
    one, other, ratio = in_turn(lambda: wall(log, env), lambda: wall(bare, env), RUNS)
    _say("log", one, other, ratio, 1.8)
    memory = peak_mib(log, env)
    print(f"log: peak {memory:.1f} MiB (at most 18)")
    assert ratio <= 1.8
    assert memory <= 18


def _first_frame(command: list[str | Path], env: dict[str, str]) -> float:
    screen = Screen(command, env)
    try:
        return screen.until(b"oday")
    finally:
        screen.end()


def test_first_frame(installed: Path, tmp_path: Path) -> None:
    """The app with the demo's journal against a bare Textual app."""
    env = _env(tmp_path)
    fill(Connector(str(tmp_path / "journal.db")), Clock())
    ours: list[str | Path] = [installed / "spinelog"]
    bare: list[str | Path] = [installed / "python", "-c", BARE]
    one, other, ratio = in_turn(lambda: _first_frame(ours, env), lambda: _first_frame(bare, env), RUNS)
    _say("first frame", one, other, ratio, 1.2)
    assert ratio <= 1.2


@pytest.fixture
def journals(tmp_path: Path) -> tuple[Path, Path]:
    """One year and sixty years of days, each in a home of its own."""
    homes = tmp_path / "one", tmp_path / "sixty"
    for home, years in zip(homes, (1, 60), strict=True):
        years_of_days(str(home / "journal.db"), years, date.today())
    return homes


def test_range_change(installed: Path, journals: tuple[Path, Path]) -> None:
    """From the key to the new charts on Trends: sixty years in one picture, against one year in one picture."""
    screens = []
    for home, presses in zip(journals, (1, 2), strict=True):
        screen = Screen([installed / "spinelog"], _env(home))
        screen.until(b"oday")
        screen.settle()
        # Trends opens with three months: on to six, which one year follows, or to one year, which everything follows.
        for key in (b"r", *[b"z"] * presses):
            screen.press(key)
            screen.settle()
        screens.append(screen)

    def change(screen: Screen) -> float:
        """One range on, measured; then round to where it began."""
        screen.press(b"z")
        took = screen.redrawn()
        for _ in range(5):
            screen.press(b"z")
            screen.settle(0.3)
        return took

    try:
        sixty, one, ratio = in_turn(lambda: change(screens[1]), lambda: change(screens[0]), max(5, RUNS // 2))
    finally:
        for screen in screens:
            screen.end()
    _say("range change", sixty, one, ratio, 1.5)
    assert ratio <= 1.5
