"""A million samples of Health Connect into the journal, and files that mean harm.

By hand: `pytest tests/bench/bench_import.py -s`.

The yardstick is Python taking the same million rows out of the same database by their time, and doing nothing with them.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

import pytest

from tests.bench.measure import in_turn, peak_mib, wall
from tests.exports.health_connect import NAME, database
from tests.exports.hostile import FILES
from tests.hygiene.process import ROOT

RUNS = int(os.environ.get("SPINELOG_BENCH_RUNS", "5"))
SAMPLES = 1_000_000
MOST = 2.5
MOST_SECONDS = 3.0
MOST_MIB = 200
MOST_SECONDS_OF_A_BAD_FILE = 2.0

TAKE_OUT = """
import sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute(
    "SELECT app_info_id, start_time, end_time, count, start_zone_offset FROM steps_record_table ORDER BY start_time"
)
for app, start, end, count, offset in rows:
    pass
"""

TAKE_IN = """
import os, sys, time
from spinelog.domain.clock import Clock
from spinelog.exchange.incoming import incoming
from spinelog.exchange.phone.box import open_box
from spinelog.exchange.phone.findings import Reading
from spinelog.exchange.phone.zone import local_zone
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.summary.offer import compare, phone_offer

connector = Connector(os.path.join(os.environ["SPINELOG_HOME"], "journal.db"))
connector.prepare()
journal = Journal(connector, Clock())
began = time.perf_counter()
with open_box(sys.argv[1]) as box:
    found = incoming(box, Reading(zone=local_zone(), today=journal.clock.today())).phone
    phone_offer(found, compare(found, journal), journal, box.name).save(journal)
print(time.perf_counter() - began)
"""
"""The same without the start of Python and of the journal: seconds from the file to the days in the journal."""


def _samples() -> Iterator[tuple[object, ...]]:
    """Nine and a half years of a phone and a watch that count the same walks, not quite from the same moment."""
    random = Random(1)
    first = 1_450_000_000_000
    for number in range(SAMPLES // 2):
        begun = first + number * 600_000
        for app, start, end, count in (
            (1, begun + random.randrange(200_000), begun + 260_000, 48),
            (2, begun, begun + 60_000 + random.randrange(200_000), 50),
        ):
            yield random.randbytes(16), begun, app, start, 3600, end, 3600, begun // 86_400_000, count


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bare database, of 100 MB."""
    path = database(tmp_path_factory.mktemp("export") / NAME, apps=(("phone", "Phone"), ("watch", "Watch")), orders={1: "2,1"})
    with closing(sqlite3.connect(path)) as connection:
        connection.executemany(
            "INSERT INTO steps_record_table (uuid, last_modified_time, app_info_id, start_time, start_zone_offset, end_time,"
            " end_zone_offset, local_date, count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _samples(),
        )
        connection.commit()
    return path


def _env(home: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "SPINELOG_HOME": home}


def test_a_million_samples(export: Path) -> None:
    """From the file to the steps of each day in a journal that is empty."""
    read: list[str | Path] = [sys.executable, "-m", "spinelog", "import", export, "--yes"]
    take_out: list[str | Path] = [sys.executable, "-c", TAKE_OUT, export]

    def reading() -> float:
        with TemporaryDirectory() as home:
            return wall(read, _env(home))

    one, other, ratio = in_turn(reading, lambda: wall(take_out, {}), RUNS)
    print(f"\na million samples: {one:.2f} s as a command, against {other:.2f} s, {ratio:.2f} times (at most {MOST})")
    with TemporaryDirectory() as home:
        memory = peak_mib(read, _env(home))
    print(f"a million samples: peak {memory:.0f} MiB (at most {MOST_MIB})")
    assert ratio <= MOST
    seconds = []
    for _ in range(RUNS):
        with TemporaryDirectory() as home:
            told = subprocess.run([sys.executable, "-c", TAKE_IN, export], env=_env(home), check=True, capture_output=True)
            seconds.append(float(told.stdout))
    print(f"a million samples: {median(seconds):.2f} s from the file into the journal (at most {MOST_SECONDS})")
    assert median(seconds) <= MOST_SECONDS
    assert memory <= MOST_MIB


def test_files_that_mean_harm(tmp_path: Path) -> None:
    """How soon each is refused, in processor time; they are read one after the other in one process."""
    made = {}
    for make in FILES:
        (tmp_path / make.__name__).mkdir()
        made[make.__name__] = make(tmp_path / make.__name__)
    words = [sys.executable, "-m", "tests.exports.reading", *map(str, made.values())]
    said = json.loads(subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    seconds = {name: cost for name, (_, cost) in zip(made, said["files"], strict=True)}
    slowest = max(seconds, key=seconds.__getitem__)
    print(f"\nbad files: {slowest} took longest, {seconds[slowest]:.2f} s (at most {MOST_SECONDS_OF_A_BAD_FILE})")
    print(f"bad files: peak of all {said['peak'] or 0:.0f} MiB (at most {MOST_MIB})")
    assert seconds[slowest] <= MOST_SECONDS_OF_A_BAD_FILE
    assert (said["peak"] or 0) <= MOST_MIB
