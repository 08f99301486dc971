"""Pictures of the block diary. Look at each before it is accepted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from textual import _wait
from textual.pilot import Pilot

from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Changes
from spinelog.domain.errors import SpinelogError
from spinelog.domain.values import Block, Procedure
from spinelog.storage.blocks import put
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.tui import theme
from spinelog.tui.app import SpinelogApp
from tests.snapshots.test_screens import WIDE, Compare, Picture
from tests.tui.helpers import settle

START = datetime(2026, 1, 7, 9, 42, tzinfo=UTC)
NOW = START + timedelta(minutes=233, seconds=40)
SCORES = ((-7, 7), (15, 4), (30, 2), (45, 1), (62, 1), (181, 3))
EARLIER = ((-7, 7), (15, 5), (30, 4), (45, 4), (60, 5), (120, 6))

PICTURES = {
    "block": Picture(("d",)),
    "block-no-color": Picture(("d",), no_color=True),
    "block-light-wide": Picture(("d", "4", "e", "c"), size=WIDE, theme_name=theme.LIGHT),
    "block-earlier-time": Picture(("d", "left_square_bracket", "left_square_bracket")),
    "block-narrow": Picture(("d",), size=(60, 20)),
}


def _fill(connector: Connector) -> None:
    """A block with a diary until noon, and the one before it two weeks earlier."""
    for days, scores in ((-14, EARLIER), (0, SCORES)):
        start = START + timedelta(days=days)
        journal = Journal(connector, Clock(start))
        when = PartialDate.of(start.date())
        procedure = journal.add(
            Procedure, {"kind": "medial_branch_block", "date": when, "side": "right", "levels": "L4-5 and L5-S1"}
        )
        record: Changes = {
            "procedure": procedure.uid,
            "started": start,
            "utc_offset_min": 0,
            "sites": "right",
            "activity": "bending back",
        }
        block = journal.add(Block, record)
        for minutes, score in scores:
            at = start + timedelta(minutes=minutes)
            journal = Journal(connector, Clock(at))
            put(journal, block, {"site": "right", "score": score}, at=at)
        if days == 0:
            journal = Journal(connector, Clock(start + timedelta(minutes=120)))
            put(journal, block, {"site": "right", "left_out": True}, at=start + timedelta(minutes=120), slot=120)


@pytest.mark.parametrize("name", PICTURES)
def test_the_diary_looks_as_it_did(
    name: str, connector: Connector, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = PICTURES[name]
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", 0.003)
    monkeypatch.setattr(_wait, "SLEEP_IDLE", 0.0003)
    _fill(connector)
    if shown.no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    app = SpinelogApp(connector, Clock(NOW), theme_name=shown.theme_name)

    async def press(pilot: Pilot[SpinelogError]) -> None:
        await settle(pilot)
        for key in shown.keys:
            await pilot.press(key)
            await settle(pilot)
        app.clear_notifications()
        await settle(pilot)

    assert snap_compare(app, run_before=press, terminal_size=shown.size)
