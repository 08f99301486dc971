"""Pictures of how often is written: every day around a procedure, then a pause, then once a week."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from textual import _wait
from textual.pilot import Pilot

from spinelog.domain.cadence import PAUSE
from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.day import PAIN_KEY
from spinelog.domain.errors import SpinelogError
from spinelog.domain.values import Cadence, Pain, Procedure
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.summary.weeks import write_week
from spinelog.tui.app import SpinelogApp
from tests.snapshots.test_screens import WIDE, Compare, Picture
from tests.tui.helpers import settle

ZERO = date(2026, 10, 8)
PAUSED = (date(2026, 10, 31), date(2026, 11, 6))
WEEKS = ((date(2026, 9, 20), 15, 7), (date(2026, 9, 27), 15, 8), (date(2026, 10, 30), 25, 4), (date(2026, 11, 13), 30, 3))
"""Last day, longest sit, pain."""

PICTURES = {
    "pace-today": Picture(),
    "pace-today-wide": Picture(("3", "0", "s"), size=WIDE),
    "pace-today-narrow": Picture(size=(60, 20)),
    "pace-how-often": Picture(("e",)),
    "pace-week": Picture(("a", "tab", "2", "5", "plus", "tab", "tab", "tab", "7", "tab", "3")),
    "pace-trends": Picture(("r",)),
    "pace-trends-read": Picture(("r", *["left"] * 18)),
    "pace-trends-wide": Picture(("r",), size=WIDE),
    "pace-around": Picture(("r", "a")),
}


def _fill(connector: Connector, clock: Clock) -> None:
    journal = Journal(connector, clock)
    (pain,) = journal.items(Pain)
    when = PartialDate.of(ZERO)
    journal.add(Procedure, {"kind": "epidural", "date": when, "target": pain.uid, "side": "right", "levels": "S1"})
    journal.add(Procedure, {"kind": "epidural", "date": PartialDate.of(date(2026, 12, 4)), "status": "planned"})
    journal.add(Cadence, {"pace": PAUSE, "began": PAUSED[0], "ended": PAUSED[1]})
    for last, sitting, score in WEEKS:
        write_week(journal, {"date": last, "sitting_min": sitting}, {pain.uid: score})
    for number in range(-7, 15):
        day = ZERO + timedelta(days=number)
        journal.clock = Clock(datetime.combine(day, time(20), UTC))
        journal.save_day(day, {"sitting_min": 10 + max(number, 0), PAIN_KEY + pain.uid: 7 if number < 3 else 5})
    journal.close()


@pytest.mark.parametrize("name", PICTURES)
def test_picture(name: str, connector: Connector, clock: Clock, monkeypatch: pytest.MonkeyPatch, snap_compare: Compare) -> None:
    picture = PICTURES[name]
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", 0.003)
    monkeypatch.setattr(_wait, "SLEEP_IDLE", 0.0003)
    _fill(connector, clock)

    async def come(pilot: Pilot[SpinelogError]) -> None:
        await settle(pilot)
        for key in picture.keys:
            await pilot.press(key)
            await settle(pilot)

    app = SpinelogApp(connector, clock, theme_name=picture.theme_name)
    assert snap_compare(app, terminal_size=picture.size, run_before=come)
