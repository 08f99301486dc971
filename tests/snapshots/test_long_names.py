"""Pictures with names as long as they can be, in wide signs too. Look at each before it is accepted."""

from __future__ import annotations

import pytest

from spinelog.domain.clock import Clock
from spinelog.storage.connection import Connector
from tests.snapshots.test_everywhere import taken
from tests.snapshots.test_screens import WIDE, Compare, Picture
from tests.tui.long_names import fill

PICTURES = {
    "long-today": Picture(("2", "0", "s")),
    "long-today-narrow": Picture(("2", "0", "s", "pagedown"), size=(60, 20)),
    "long-trends": Picture(("r", "left")),
    "long-around": Picture(("r", "a")),
    "long-timeline": Picture(("l",)),
    "long-timeline-medicine": Picture(("l", "k", "k")),
    "long-goals": Picture(("g",)),
    "long-visit": Picture(("v",)),
    "long-visit-wide": Picture(("v",), size=WIDE),
    "long-picker": Picture(("v", "home", "down", "down", "down", "down", "o")),
}


@pytest.mark.parametrize("name", PICTURES)
def test_picture(name: str, connector: Connector, clock: Clock, monkeypatch: pytest.MonkeyPatch, snap_compare: Compare) -> None:
    fill(connector, clock)
    assert taken(PICTURES[name], connector, clock, monkeypatch, snap_compare)
