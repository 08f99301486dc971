"""Timing a stretch on Today puts its minutes into the form."""

from __future__ import annotations

import pytest

from spinelog.domain.clock import Clock
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.tui.widgets.timer import Timer
from tests.conftest import TODAY
from tests.tui.helpers import at_the_app


async def test_a_timed_walk_is_saved_with_the_day(
    connector: Connector, clock: Clock, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("w", "right", "right", "enter")
        monkeypatch.setattr(Timer, "seconds", property(lambda self: 12 * 60 + 30))
        await her.press("right", "enter")
        assert "Walked" in her.sees
        await her.press("s")
        assert "Saved" in her.sees
    entry = journal.entry(TODAY)
    assert entry is not None
    assert (entry.record["walking_min"], entry.record["walking_open"]) == (12, True)


async def test_a_shorter_stretch_leaves_the_longest_as_it_is(
    connector: Connector, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("3", "0")
        await her.press("w", "enter")
        monkeypatch.setattr(Timer, "seconds", property(lambda self: 600))
        await her.press("enter")
        assert "as long or longer" in her.sees
