"""Sixty years out and back. By hand: `pytest tests/bench/bench_copies.py -s`."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from spinelog.domain.clock import Clock
from spinelog.exchange import journal_copy, journal_csv, journal_json
from spinelog.exchange.phone.box import open_box
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from tests.bench.journals import years_of_days
from tests.bench.measure import in_turn

YEARS, RUNS = 60, 3
MOST_SECONDS = 10.0


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """Nine of ten days of sixty years."""
    connector = years_of_days(str(tmp_path_factory.mktemp("long") / "journal.db"), YEARS, date(2026, 11, 20))
    opened = Journal(connector, Clock())
    yield opened
    opened.close()


def _json(journal: Journal, path: Path) -> None:
    path.write_text("\n".join(journal_json.dump(journal.copy(), "1.0")), encoding="utf-8")


def _csv(journal: Journal, path: Path) -> None:
    with path.open("wb") as file:
        journal_csv.dump(journal.copy(), "1.0", file)


@pytest.mark.parametrize("write", [_json, _csv], ids=["json", "csv"])
def test_out_and_back(write: Callable[[Journal, Path], None], journal: Journal, tmp_path: Path) -> None:
    """To a file and into an empty journal, against turning the same rows into JSON text and back."""
    plain = {name: list(rows) for name, rows in journal.copy().tables.items()}
    made = iter(range(99))

    def there_and_back() -> float:
        folder = tmp_path / str(next(made))
        other = Journal(Connector(str(folder / "journal.db")), Clock())
        other.meta("journal_uid")
        start = time.perf_counter()
        write(journal, folder / "mine")
        with open_box(str(folder / "mine")) as box:
            assert other.save_copy(journal_copy.read(box)) is not None
        taken = time.perf_counter() - start
        other.close()
        return taken

    def yardstick() -> float:
        start = time.perf_counter()
        json.loads(json.dumps(plain, ensure_ascii=False))
        return time.perf_counter() - start

    one, other, ratio = in_turn(there_and_back, yardstick, RUNS)
    print(f"\n{write.__name__[1:]}: {one:.2f} s against {other:.2f} s, {ratio:.1f} times (at most {MOST_SECONDS:.0f} s)")
    assert one <= MOST_SECONDS
