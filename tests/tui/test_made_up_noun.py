"""A further noun is data: once described, it has its form, its place in the trash and its undo."""

from __future__ import annotations

from datetime import date

from spinelog.domain.clock import Clock
from spinelog.domain.values import Pain
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.tui.form import FormScreen
from tests.cli.test_made_up_noun import HotBath, hot_baths
from tests.conftest import TODAY
from tests.tui.helpers import at_the_app

__all__ = ["hot_baths"]
"""The fixture that makes the noun known."""


async def test_it_is_added_with_n_from_the_timeline(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("l", "n", "h", "enter")
        assert isinstance(her.app.screen, FormScreen)
        assert "Add a hot bath" in her.sees
        for label in ("Place", "Water", "Date", "How long", "Degrees", "For which pain", "Note"):
            assert label in her.sees
        await her.types("home")
        await her.press("tab", "v", "tab")
        await her.types("yesterday")
        await her.press("tab")
        await her.types("20+")
        await her.press("tab")
        await her.types("38,5")
        await her.press("tab", "p", "tab")
        await her.types("soft")
        await her.press("f2")
        assert her.told[-1] == "Added: home, Very hot, Thu 19 Nov 2026, 20+ min, 38.5"
    (bath,) = journal.items(HotBath)
    assert (bath.place, bath.water, bath.date) == ("home", "hot", date(2026, 11, 19))
    assert (bath.length_min, bath.length_open, bath.degrees, bath.note) == (20, True, 38.5, "soft")
    assert bath.pain == journal.items(Pain)[0].uid


async def test_its_limits_stand_under_its_fields(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("l", "n", "h", "enter")
        await her.types("home")
        await her.press("tab", "tab")
        await her.types("today")
        await her.press("tab", "tab")
        await her.types("60")
        await her.press("f2")
        assert "Degrees: 60 is out of range. It can be 20 to 45." in her.sees
        assert journal.items(HotBath) == []


async def test_it_is_brought_back_from_the_trash_and_undone(connector: Connector, clock: Clock, journal: Journal) -> None:
    bath = journal.add(HotBath, {"place": "home", "water": "hot", "date": TODAY})
    journal.delete(HotBath, bath.uid)
    async with at_the_app(connector, clock) as her:
        await her.press("l", "z")
        assert "Hot bath: home, Very hot" in her.sees
        await her.press("enter")
        assert [one.uid for one in journal.items(HotBath)] == [bath.uid]
        await her.press("u")
        assert her.told[-1] == "Taken back: hot bath (home, Very hot, Fri 20 Nov 2026) is in the trash again."
