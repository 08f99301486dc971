"""What a person does over days and across screens, from one end to the other."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from spinelog.domain.clock import Clock
from spinelog.domain.day import PAIN_KEY
from spinelog.domain.values import Estimate, Flare, Pain, Procedure
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.tui.widgets.day_form import DayForm
from spinelog.tui.widgets.dialogs import TextModal
from tests.conftest import TODAY
from tests.tui.helpers import at_the_app

ZERO = date(2026, 11, 2)


def _evening(day: date) -> Clock:
    return Clock(datetime.combine(day, time(19), UTC))


def _write(connector: Connector, first: int, last: int, sitting: int, score: int) -> None:
    """Days counted from the injection, each written down in its own evening."""
    for number in range(first, last + 1):
        day = ZERO + timedelta(days=number)
        journal = Journal(connector, _evening(day))
        (pain,) = journal.items(Pain)
        journal.save_day(day, {"sitting_min": sitting, PAIN_KEY + pain.uid: score})
        journal.close()


async def test_from_the_week_before_an_injection_to_what_the_doctor_reads(connector: Connector) -> None:
    _write(connector, -7, -1, 10, 8)
    async with at_the_app(connector, _evening(ZERO)) as her:
        await her.press("p", "e", "tab")
        await her.types("today")
        await her.press("f2")
        assert isinstance(her.app.screen, TextModal)
        assert "After A, the epidural: signs to know" in her.sees
        await her.press("escape")
        assert "After  A : signs to know (!)" in her.sees
        assert "Every day until 16 Nov" in her.sees
    _write(connector, 0, 17, 25, 4)
    async with at_the_app(connector, _evening(ZERO + timedelta(days=18))) as her:
        assert "Day 18 after  A  epidural" in her.sees
        assert "8.0" not in her.sees, "nothing that pulls the answer"
        await her.types("30")
        await her.press("tab", "tab", "3", "s")
        assert "Saved, 19:00." in her.sees
        assert "8.0" in her.row("Pain  ")
        await her.press("r", "a")
        assert her.row("change").split() == ["before", "week", "1", "week", "2", "change"]
        sitting, pain = (row for row in her.part("#table").split("\n")[1:])
        assert sitting.endswith("+15 min")
        assert pain.endswith("50 % lower")
        await her.press("escape", "l", "n", "e", "enter")
        await her.press("tab")
        await her.types("today")
        await her.press("tab")
        await her.types("60")
        await her.press("f2")
        assert her.told[-1].startswith("Added: ")
        await her.press("v", "space")
        while "Own estimate" not in her.sees:
            seen = her.lines
            await her.press("space")
            assert her.lines != seen, "the sheet ended"
        assert "60 % less" in her.row("Own estimate")
    journal = Journal(connector, _evening(ZERO + timedelta(days=18)))
    assert len(journal.items(Procedure)) == len(journal.items(Estimate)) == 1
    journal.close()


async def test_a_day_in_a_small_window_is_saved_and_what_changed_is_read_to_its_end(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True, size=(60, 20)) as her:
        assert "Goals" not in her.part("#columns")
        await her.types("28")
        await her.press("s")
        assert "Saved, 19:00." in her.sees
        focused = her.app.focused
        await her.press("pagedown")
        assert "Walk one mile without a stop" in her.part("#columns")
        assert her.app.focused is focused, "one types on where one was"
        await her.press("pageup")
        assert "What could you do today?" in her.part("#columns")


async def test_a_day_that_was_forgotten_is_written_down_two_days_later(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    journal.save_day(TODAY - timedelta(days=1), {"sitting_min": 20})
    async with at_the_app(connector, clock) as her:
        await her.press("left_square_bracket", "left_square_bracket")
        assert "What could you do on Wed 18 Nov?" in her.sees
        await her.types("15")
        await her.press("s")
        assert "Saved, 19:00." in her.sees
        assert "□" in her.part("DayStrip")
        await her.press("r")
        await her.press("left", "left", "left")
        assert "added later" in her.part("#reading")
        await her.press("t")
        assert "What could you do on Wed 18 Nov?" in her.sees, "where it was left"
        await her.press("t")
        assert "What could you do today?" in her.sees
        assert her.app.screen.query_one(DayForm).texts["sitting_min"] == ""


async def test_a_flare_is_found_again_changed_and_put_back(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        before = [flare.peak for flare in journal.items(Flare)]
        await her.press("l", "slash")
        await her.types("my sister")
        await her.press("enter")
        while "Flare" not in her.row("› "):
            await her.press("up")
        await her.press("e", "tab", "tab", "7", "f2")
        assert her.told[-1].startswith("Now: ")
        assert "7 of 10" in her.row("› ")
        assert [flare.peak for flare in journal.items(Flare)] != before
        await her.press("u")
        assert "5 of 10" in her.row("› "), "the search is still there"
        await her.press("escape")
        await her.clear()
        assert "7 of 10" not in her.sees
    assert [flare.peak for flare in journal.items(Flare)] == before
