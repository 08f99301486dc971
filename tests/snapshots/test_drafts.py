"""Pictures of what was typed earlier and is there again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from textual import _wait
from textual.pilot import Pilot

from spinelog.domain.clock import Clock
from spinelog.domain.errors import SpinelogError
from spinelog.storage.connection import Connector
from spinelog.storage.drafts import DAY, Draft, keep_draft
from spinelog.tui.app import SpinelogApp
from tests.conftest import NOW, TODAY
from tests.demo import fill
from tests.snapshots.test_screens import Compare
from tests.tui.helpers import settle

AT = NOW - timedelta(minutes=18)
YESTERDAY = TODAY - timedelta(days=1)

DRAFTS = (
    Draft("1", "goal", "", {"statement": "Dance at the wedding"}, {}, AT),
    Draft("2", DAY, YESTERDAY.isoformat(), {"note": "long drive"}, {"note": ""}, AT),
    Draft("3", DAY, TODAY.isoformat(), {"sitting_min": "25", "sleep_min": "6h8"}, {"sitting_min": "10", "sleep_min": ""}, AT),
)

KEYS = {
    "today-kept": ((80, 24), ()),
    "today-kept-narrow": ((60, 20), ()),
    "form-kept": ((80, 24), ("g", "n")),
    "unsaved": ((80, 24), ("ctrl+q",)),
}


@pytest.mark.parametrize("name", KEYS)
def test_picture(name: str, connector: Connector, clock: Clock, monkeypatch: pytest.MonkeyPatch, snap_compare: Compare) -> None:
    size, keys = KEYS[name]
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", 0.003)
    monkeypatch.setattr(_wait, "SLEEP_IDLE", 0.0003)
    fill(connector, clock)
    for draft in DRAFTS:
        keep_draft(connector, draft, ())

    async def come(pilot: Pilot[SpinelogError]) -> None:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)

    assert snap_compare(SpinelogApp(connector, clock), run_before=come, terminal_size=size)
