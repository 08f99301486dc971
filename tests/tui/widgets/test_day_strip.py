from __future__ import annotations

from datetime import date, timedelta

from spinelog.domain.clock import ADDED_LATER, FROM_MEMORY, IN_TIME
from spinelog.domain.day import FROM_PAPER
from spinelog.tui.widgets.day_strip import DayStrip, legend
from tests.tui.widgets.shell import Shell, lines

FIRST = date(2025, 12, 8)
TODAY = date(2026, 1, 7)
STATES = {FIRST: IN_TIME, FIRST + timedelta(days=1): ADDED_LATER, FIRST + timedelta(days=2): FROM_MEMORY}


def strip() -> DayStrip:
    return DayStrip(FIRST, 5, last=TODAY, open_day=TODAY, states=STATES, letters={date(2025, 12, 17): "A"})


async def test_days_stand_under_their_weeks() -> None:
    app = Shell(strip())
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)):
        assert lines(app)[:2] == [
            "8 Dec          15 Dec         22 Dec         29 Dec         5 Jan",
            "■ □ □ · · · ·  · · A · · · ·  · · · · · · ·  · · · · · · ·  · · ·",
        ]


async def test_a_day_from_paper_has_its_own_mark_and_is_named_where_there_is_one() -> None:
    app = Shell(DayStrip(FIRST, 1, last=TODAY, states={**STATES, FIRST + timedelta(days=4): FROM_PAPER}))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)):
        assert lines(app)[1] == "■ □ □ · ● · ·"
    assert legend(STATES).plain == "■ recorded   □ added later   · not recorded"
    assert legend({FIRST: FROM_PAPER}).plain == "■ recorded   □ added later   ● from paper   · not recorded"


async def test_a_pause_has_its_own_sign_where_nothing_is_recorded_and_is_named_only_then() -> None:
    shown = DayStrip(FIRST, 1, last=TODAY, states=STATES)
    shown.set_reactive(DayStrip.paused, {FIRST, FIRST + timedelta(days=4), FIRST + timedelta(days=5)})
    app = Shell(shown)
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)):
        assert lines(app)[1] == "■ □ □ · – – ·"
    assert legend(STATES, shown.paused).plain == "■ recorded   □ added later   · not recorded   – pause"
    assert legend(STATES, {FIRST}).plain == "■ recorded   □ added later   · not recorded"
    assert legend(STATES, shown.paused, briefly=True).plain == "■ recorded  □ later  · none  – pause"


async def test_the_open_day_is_inverted() -> None:
    app = Shell(strip())
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        shown = app.query_one(DayStrip)
        shown.open_day = FIRST
        await pilot.pause()
        assert [text for text, style, _ in shown.render_line(1) if style and style.reverse] == ["■"]


async def test_a_click_opens_the_day_under_it() -> None:
    app = Shell(strip())
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        for column in (0, 1, 15, 12, 64, 66, 14):
            await pilot.click(DayStrip, offset=(column, 1))
        await pilot.click(DayStrip, offset=(0, 0))
        chosen = [message.day for message in app.heard if isinstance(message, DayStrip.DayChosen)]
        assert chosen == [FIRST, FIRST, date(2025, 12, 15), date(2025, 12, 14), TODAY]


async def test_new_days_show_at_once() -> None:
    app = Shell(strip())
    async with app.run_test(notifications=True, tooltips=True, size=(120, 24)) as pilot:
        shown = app.query_one(DayStrip)
        shown.states = {TODAY: IN_TIME}
        shown.letters = {}
        shown.first, shown.weeks = date(2025, 11, 24), 7
        await pilot.pause()
        assert lines(app)[0].startswith("24 Nov         1 Dec ")
        assert lines(app)[1].endswith("· · ■")
        assert "A" not in lines(app)[1]
