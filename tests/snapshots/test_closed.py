"""Pictures of the screen that says why a journal cannot be opened."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from spinelog.domain.clock import Clock
from spinelog.domain.errors import SpinelogError
from spinelog.storage.connection import Connector
from spinelog.storage.errors import NewerJournal
from spinelog.tui import theme
from spinelog.tui.app import SpinelogApp
from tests.tui.helpers import settle

WHY = (
    "This journal was written by a newer spinelog, so it was left as it is. Please update spinelog. "
    "(/home/ana/.local/share/spinelog/journal.db)"
)


def refuse() -> None:
    raise NewerJournal(WHY)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["closed", "closed-narrow"])
def test_picture(connector: Connector, clock: Clock, size: tuple[int, int], snap_compare: Callable[..., bool]) -> None:
    async def come(pilot: Pilot[SpinelogError]) -> None:
        await settle(pilot)

    app = SpinelogApp(connector, clock, theme_name=theme.DARK, prepare=refuse)
    assert snap_compare(app, terminal_size=size, run_before=come)
