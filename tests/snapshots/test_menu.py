"""The menu with what was found. Look at each before it is accepted: `pytest tests/snapshots --snapshot-update`."""

from __future__ import annotations

import pytest
from textual.command import CommandList
from textual.pilot import Pilot
from textual.widgets import Input

from spinelog.domain.clock import Clock
from spinelog.domain.errors import SpinelogError
from spinelog.storage.connection import Connector
from spinelog.tui import theme
from spinelog.tui.app import SpinelogApp
from tests.demo import fill
from tests.snapshots.test_screens import Compare
from tests.tui.helpers import NAMES, PATIENCE, settle


@pytest.mark.parametrize(("words", "first"), [("3 nov", "Open Tue 3 Nov on Today"), ("long drive", "16 Nov 2026, Note")])
def test_picture(words: str, first: str, connector: Connector, clock: Clock, snap_compare: Compare) -> None:
    fill(connector, clock)

    async def come(pilot: Pilot[SpinelogError]) -> None:
        await settle(pilot)
        await pilot.press("ctrl+p")
        pilot.app.screen.query_one(Input).cursor_blink = False
        await pilot.press(*(NAMES.get(sign, sign) for sign in words))
        menu = pilot.app.screen.query_one(CommandList)
        for _ in range(PATIENCE):
            shown = [str(option.prompt) for option in menu.options]
            if shown and shown[0].startswith(first) and not [one for one in pilot.app.workers if not one.is_finished]:
                return
            await pilot.pause()
        raise AssertionError(shown)

    assert snap_compare(SpinelogApp(connector, clock, theme_name=theme.DARK), terminal_size=(80, 24), run_before=come)
