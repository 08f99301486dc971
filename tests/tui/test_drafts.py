"""Nothing typed is lost: it is kept while it is typed, is there again, and is never written over unseen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.values import Flare, Goal, Procedure
from spinelog.storage import connection
from spinelog.storage.connection import Connector
from spinelog.storage.drafts import Draft, read_drafts
from spinelog.storage.journal import Journal
from spinelog.storage.quick import save_day, transaction
from spinelog.tui import drafts
from spinelog.tui.form import FormScreen
from spinelog.tui.screens.today import TodayScreen
from spinelog.tui.widgets.day_form import DayForm
from spinelog.tui.widgets.dialogs import Confirm
from spinelog.tui.widgets.unsaved import Unsaved
from tests.conftest import TODAY
from tests.tui.helpers import Person, at_the_app
from tests.tui.test_elsewhere import held


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts are written at once."""
    monkeypatch.setattr(drafts, "KEPT_AFTER", 0.001)
    monkeypatch.setattr(drafts, "AGAIN_AFTER", 0.001)


def kept(connector: Connector) -> list[Draft]:
    with transaction(Connector(connector.path)) as other:
        return list(read_drafts(other))


def texts(her: Person) -> dict[str, str]:
    return {key: text for key, text in her.app.query_one(DayForm).texts.items() if text}


def log(connector: Connector, clock: Clock, **changes: int | None) -> None:
    """What `spinelog log` does, from another program."""
    with transaction(Connector(connector.path), writing=True) as other:
        save_day(other, TODAY, changes, clock.stamp())


def sitting(journal: Journal, day: date = TODAY) -> object:
    entry = journal.entry(day)
    return entry.fields["sitting_min"] if entry is not None else None


# -- Today ----------------------------------------------------------------------------------------------------------------


async def test_what_was_typed_is_there_when_the_app_is_opened_again(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.types("25")
        await her.press("tab")
        await her.types("6h8")
        await her.until(lambda: any(one.texts == {"sitting_min": "25", "sleep_min": "6h8"} for one in kept(connector)))
    async with at_the_app(connector, clock) as her:
        assert texts(her) == {"sitting_min": "25", "sleep_min": "6h8"}, "also what cannot be read"
        assert "Kept from 19:00, not saved yet. s saves it, x throws it away." in her.sees
        assert "What changed shows here once" in her.sees, "it is not saved"
        assert journal.entry(TODAY) is None
        her.app.query_one(DayForm)._rows["sleep_min"].answer.focus()
        await her.press("backspace", "s")
        assert "Saved, 19:00." in her.sees
    assert sitting(journal) == 25
    assert kept(connector) == []


async def test_rows_behind_more_and_notes_come_back_too(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("o")
        her.app.query_one(DayForm)._rows["walking_min"].answer.focus()
        await her.types("12")
        her.app.query_one(DayForm)._rows["note"].answer.focus()
        await her.paste("one\ntwo [/]")
        await her.until(lambda: any(one.texts.get("note") == "one\ntwo [/]" for one in kept(connector)))
    async with at_the_app(connector, clock) as her:
        assert texts(her) == {"walking_min": "12", "note": "one\ntwo [/]"}
        assert "Walked" in her.sees
        assert "Stood" not in her.sees


async def test_typing_that_is_taken_back_leaves_nothing_behind(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.types("2")
        await her.until(lambda: kept(connector))
        await her.press("backspace")
        await her.until(lambda: not kept(connector))


async def test_what_was_kept_is_thrown_away_with_one_key_and_a_question(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    journal.save_day(TODAY, {"sitting_min": 20})
    async with at_the_app(connector, clock) as her:
        await her.press("x")
        assert "Nothing is typed that is not saved." in her.sees
        her.app.query_one(DayForm)._rows["sleep_min"].answer.focus()
        await her.types("7")
        await her.press("x")
        assert isinstance(her.app.screen, Confirm)
        await her.press("escape")
        assert texts(her)["sleep_min"] == "7"
        await her.press("x", "y")
        assert texts(her) == {"sitting_min": "20"}
        assert "Recorded. You can still change it." in her.sees
    assert kept(connector) == []


async def test_another_day_that_waits_is_named(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("left_square_bracket")
        await her.types("7")
        await her.press("left_square_bracket")
        await her.types("8")
        await her.press("right_square_bracket", "right_square_bracket")
    async with at_the_app(connector, clock) as her:
        assert texts(her) == {}
        assert "Kept, not saved yet: Thu 19 Nov ([); Wed 18 Nov." in her.sees
        await her.press("left_square_bracket")
        assert texts(her) == {"sitting_min": "7"}


@pytest.mark.parametrize(("key", "is_saved", "is_kept"), [("k", False, True), ("s", True, False), ("t", False, False)])
async def test_leaving_asks_once_what_becomes_of_it(
    connector: Connector, clock: Clock, journal: Journal, key: str, is_saved: bool, is_kept: bool
) -> None:
    async with at_the_app(connector, clock) as her:
        await her.types("25")
        await her.press("r", "ctrl+q")
        assert isinstance(her.app.screen, Unsaved)
        assert "Not saved yet: Fri 20 Nov. It can wait as you typed it. esc goes back." in " ".join(her.sees.split())
        await her.press("escape")
        assert her.place == "trends"
        await her.press("ctrl+q", key)
        assert her.app._exit
    assert sitting(journal) == (25 if is_saved else None)
    assert [one.texts for one in kept(connector)] == ([{"sitting_min": "25"}] if is_kept else [])


async def test_leaving_with_a_day_left_before_asks_too(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.types("25")
        await her.press("left_square_bracket", "ctrl+q")
        assert "Not saved yet: Fri 20 Nov." in her.sees
        assert "Save " not in her.row("Keep for later"), "it is not open"
        await her.press("s")
        assert isinstance(her.app.screen, Unsaved)
        await her.press("t")
    assert kept(connector) == []


async def test_what_cannot_be_saved_on_leaving_is_shown(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.types("2h80")
        await her.press("r", "ctrl+q", "s")
        assert her.place == "today"
        assert not her.app._exit
        assert "Longest sit: " in her.sees


async def test_typing_goes_on_while_the_journal_cannot_be_written_to(
    connector: Connector, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.001)
    async with at_the_app(connector, clock) as her:
        with held(connector.path):
            await her.pilot.press("2")
            await her.until(lambda: "Not kept yet: Another spinelog is saving" in her.sees)
            await her.pilot.press("5")
        monkeypatch.setattr(connection, "BUSY_SECONDS", 5.0)
        await her.until(lambda: any(one.texts == {"sitting_min": "25"} for one in kept(connector)))


# -- written elsewhere meanwhile -------------------------------------------------------------------------------------------


async def test_a_field_that_a_command_changed_is_shown_before_it_is_written_over(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    async with at_the_app(connector, clock) as her:
        await her.types("25")
        log(connector, clock, sitting_min=30, walking_min=12)
        await her.press("s")
        assert sitting(journal) == 30, "nothing is written over unseen"
        assert texts(her) == {"sitting_min": "25", "walking_min": "12"}
        assert "30 min was written elsewhere" in her.sees
        assert "See the lines below what you typed, then save." in her.sees
        await her.press("s")
        assert "Saved, 19:00." in her.sees
        assert "written elsewhere" not in her.sees
    assert sitting(journal) == 25


async def test_a_field_that_was_cleared_elsewhere_says_so(connector: Connector, clock: Clock, journal: Journal) -> None:
    journal.save_day(TODAY, {"sitting_min": 20, "sleep_min": 400})
    async with at_the_app(connector, clock) as her:
        her.app.query_one(DayForm)._rows["sitting_min"].answer.focus()
        await her.types("5")
        log(connector, clock, sitting_min=None)
        her.app.on_app_focus()
        await her.settle()
        assert "This was cleared elsewhere" in her.sees
        assert texts(her)["sitting_min"] == "5"


async def test_the_same_from_both_sides_is_no_matter(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.types("25")
        log(connector, clock, sitting_min=25)
        await her.press("s")
        assert "Saved, 19:00." in her.sees


async def test_what_was_written_between_a_crash_and_the_next_start_is_shown(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    async with at_the_app(connector, clock) as her:
        await her.types("25")
        await her.until(lambda: kept(connector))
    log(connector, clock, sitting_min=30)
    async with at_the_app(connector, clock) as her:
        assert texts(her) == {"sitting_min": "25"}
        assert "30 min was written elsewhere" in her.sees
        await her.types("7")
        await her.until(lambda: any("sleep_min" in one.texts for one in kept(connector)))
    async with at_the_app(connector, clock) as her:
        assert "30 min was written elsewhere" in her.sees, "as long as it is not saved"
        await her.press("s")
    assert sitting(journal) == 25


async def test_two_apps_with_one_day_lose_neither_of_what_was_typed(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as first, at_the_app(Connector(connector.path), clock) as second:
        await first.types("25")
        await second.types("31")
        await first.until(lambda: len(kept(connector)) == 2)
    async with at_the_app(connector, clock) as her:
        assert texts(her) == {"sitting_min": "31"}
        await her.press("s")
        assert sitting(journal) == 31
        assert texts(her) == {"sitting_min": "25"}
        assert "31 min was written elsewhere" in her.sees
        await her.press("x", "y")
    assert sitting(journal) == 31
    assert kept(connector) == []


async def test_a_draft_is_no_reason_to_read_every_screen_anew(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        version = her.app.desk.version
        await her.types("25")
        await her.until(lambda: kept(connector))
        await her.settle()
        assert her.app.desk.version == version
        log(connector, clock, walking_min=12)
        assert her.app.desk.version != version


# -- forms ----------------------------------------------------------------------------------------------------------------


async def test_a_form_is_there_again_with_all_that_was_typed(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("left_square_bracket", "f", "f3")
        form = her.app.screen
        assert isinstance(form, FormScreen)
        next(row for row in form.rows if row.field.name == "note").answer.focus()
        await her.paste("after the long drive")
        await her.until(lambda: kept(connector))
    async with at_the_app(connector, clock) as her:
        assert "Kept, not saved yet: a flare (f)." in her.sees
        await her.press("f")
        assert "Kept from 19:00, not saved yet." in her.sees
        assert "after the long drive" in her.sees
        assert "Start afresh" in her.sees
        await her.press("f2")
        await her.until(lambda: "Kept, not saved yet" not in her.sees)
    (flare,) = journal.items(Flare)
    assert (flare.began, flare.note) == (TODAY - timedelta(days=1), "after the long drive"), "with the day it began with"
    assert kept(connector) == []


async def test_a_slow_reading_does_not_bring_back_what_was_saved_meanwhile(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        today = her.app.screen
        assert isinstance(today, TodayScreen)
        await her.press("f", "f3")
        await her.paste("18:30")
        await her.until(lambda: kept(connector))
        slow = today.read(today.desk.journal)
        await her.press("f2")
        await her.until(lambda: her.app.screen is today)
        today.show(slow)
        await her.until(lambda: "Kept, not saved yet" not in her.sees)


@pytest.mark.parametrize(("key", "count"), [("k", 1), ("t", 0)])
async def test_a_form_that_is_left_is_kept_or_thrown_away(connector: Connector, clock: Clock, key: str, count: int) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("g", "n")
        await her.paste("Dance")
        await her.press("escape")
        assert "Not saved yet: what you typed here." in her.sees
        await her.press(key)
        assert not isinstance(her.app.screen, FormScreen)
        assert len(kept(connector)) == count
        await her.press("n")
        assert ("Dance" in her.sees) is bool(count)


async def test_a_form_begins_afresh(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("g", "n")
        await her.paste("Dance")
        await her.press("escape", "k", "n", "f4")
        assert isinstance(her.app.screen, Confirm)
        await her.press("y")
        await her.until(lambda: "Kept from" not in her.sees)
        assert isinstance(her.app.screen, FormScreen)
        assert "Dance" not in her.sees
        assert kept(connector) == []


async def test_the_draft_of_one_item_is_not_put_into_another(connector: Connector, clock: Clock, journal: Journal) -> None:
    journal.add(Goal, {"statement": "Walk", "measure": "own"})
    journal.add(Goal, {"statement": "Lift", "measure": "own"})
    async with at_the_app(connector, clock) as her:
        await her.press("g", "e", "f3")
        await her.types("!")
        await her.press("escape", "k", "down", "e")
        assert "Kept from" not in her.sees
        await her.press("escape", "c", "tab", "tab")
        await her.types("5")
        await her.press("escape", "k", "up", "c")
        assert "Kept from" not in her.sees


async def test_an_item_that_is_open_twice_is_not_written_over_unseen(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    goal = journal.add(Goal, {"statement": "Walk", "measure": "own", "unit": "mile"})
    async with at_the_app(connector, clock) as her:
        await her.press("g", "e")
        await her.press("end")
        await her.types(" far")
        journal.edit(Goal, goal.uid, {"statement": "Walk to the lake", "unit": "km"})
        await her.press("f2")
        assert isinstance(her.app.screen, FormScreen)
        assert "Walk to the lake was written elsewhere" in her.sees
        assert journal.item(Goal, goal.uid).statement == "Walk to the lake"
        await her.press("f2")
    now = journal.item(Goal, goal.uid)
    assert (now.statement, now.unit) == ("Walk far", "km")


async def test_what_was_changed_in_another_field_is_kept(connector: Connector, clock: Clock, journal: Journal) -> None:
    one = journal.add(Procedure, {"kind": "epidural", "date": PartialDate(2026, 10, 8)})
    async with at_the_app(connector, clock) as her:
        await her.press("l", "e", "f3")
        form = her.app.screen
        assert isinstance(form, FormScreen)
        next(row for row in form.rows if row.field.name == "levels").answer.focus()
        await her.types("S1")
        journal.edit(Procedure, one.uid, {"note": "sore"})
        await her.press("f2")
        assert not isinstance(her.app.screen, FormScreen)
    now = journal.item(Procedure, one.uid)
    assert (now.levels, now.note) == ("S1", "sore")
