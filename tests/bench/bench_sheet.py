"""How fast the consult sheet is made, in turn with what it is held against. By hand: `pytest tests/bench/bench_sheet.py -s`."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from spinelog.cli.demo import fill
from spinelog.domain.clock import Clock
from spinelog.storage.connection import Connector
from tests.bench.journals import years_of_days
from tests.bench.measure import in_turn, wall

RUNS = int(os.environ.get("SPINELOG_BENCH_RUNS", "15"))
MOST_MORE = 0.6
"""Seconds that the PDF may take beyond the text."""
LARGEST = 250_000


def _env(home: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**kept, "SPINELOG_HOME": str(home)}


def test_the_pdf_beside_the_text(installed: Path, tmp_path: Path) -> None:
    """The demo's sheet as a PDF against the same as text."""
    env = _env(tmp_path)
    fill(Connector(str(tmp_path / "journal.db")), Clock())
    made = tmp_path / "sheet.pdf"
    pdf: list[str | Path] = [installed / "spinelog", "summary", "--replace", "-o", made]
    text: list[str | Path] = [installed / "spinelog", "summary"]
    one, other, _ = in_turn(lambda: wall(pdf, env), lambda: wall(text, env), RUNS)
    size = made.stat().st_size
    print(f"\nsheet: PDF {1000 * one:.0f} ms, text {1000 * other:.0f} ms, {1000 * (one - other):.0f} ms more (at most 600)")
    print(f"sheet: {size / 1000:.0f} kB (at most 250)")
    assert one - other <= MOST_MORE
    assert size <= LARGEST


def test_sixty_years_beside_one(installed: Path, tmp_path: Path) -> None:
    """A period of ninety days from a journal of sixty years against the same from one of a single year."""
    homes = tmp_path / "one", tmp_path / "sixty"
    for home, years in zip(homes, (1, 60), strict=True):
        home.mkdir()
        years_of_days(str(home / "journal.db"), years, date.today())
    command: list[str | Path] = [installed / "spinelog", "summary", "--replace", "-o", tmp_path / "sheet.pdf"]
    small, large = (_env(home) for home in homes)
    one, other, ratio = in_turn(lambda: wall(command, large), lambda: wall(command, small), RUNS)
    print(f"\nsheet of 90 days: {1000 * one:.0f} ms of 60 years, {1000 * other:.0f} ms of one, {ratio:.2f} times (at most 1.3)")
    assert ratio <= 1.3
