"""Panels without data: what will be there and the key that begins it; what is being read; what could not be."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from unittest.mock import patch

import pytest

from spinelog.cli.demo import fill, fill_facet
from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.values import Flare, Scan
from spinelog.storage.connection import Connector
from spinelog.storage.errors import JournalError
from spinelog.storage.journal import Journal
from spinelog.storage.settings import change_settings, read_settings
from spinelog.tui.desk import Desk
from spinelog.tui.form import FormScreen
from spinelog.tui.screens.block import BlockScreen
from tests.conftest import TODAY
from tests.tui.helpers import Person, at_the_app

# -- nothing yet -------------------------------------------------------------------------------------------------------

EMPTY: dict[str, tuple[tuple[str, ...], str]] = {
    "today": ((), "What changed shows here once this day is saved."),
    "today's line": ((), "Not recorded yet. s saves; what you leave out stays not recorded."),
    "trends": (("r",), "Your days show here as charts once a few are written down. Press t to write down today."),
    "around": (("r", "a"), "No procedure is done with its full date known. Press esc, then p to add one."),
    "compare": (("r", "c"), "No procedure is done yet. Press esc, then p to add one."),
    "timeline": (("l",), "Nothing with a date yet. Press n to add the first."),
    "a kind": (("l", "k"), "Nothing of this kind yet. Press n to add the first."),
    "notes": (("l", "K"), "Notes that you write with a day stand here. Press t to write one."),
    "no such words": (("l", "slash", "q", "q"), "Nothing holds these words. Press esc to see everything."),
    "goals": (("g",), "Press n to write the first one down."),
    "visit": (("v",), "Your next visit none planned yet o adds it"),
}
"""Panel of a new journal, the keys that lead there, and what it says."""

TOLD: dict[str, tuple[tuple[str, ...], str]] = {
    "block diary": (("d",), "A block diary belongs to a procedure. Press p on Today to add the block first, done or planned."),
    "goal": (("g", "e"), "There is no goal yet. Press n to write the first one down."),
    "trash of goals": (("g", "z"), "The trash is empty. What you delete is kept there for 30 days."),
    "trash": (("l", "z"), "The trash is empty. What you delete is kept there for 30 days."),
    "undo": (("u",), "Nothing to take back: you changed nothing since you opened spinelog."),
}
"""What a key says that has nothing to work on."""


def flat(her: Person) -> str:
    return " ".join(her.sees.split())


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
@pytest.mark.parametrize("panel", EMPTY)
async def test_an_empty_panel_says_what_will_be_there_and_which_key_begins_it(
    connector: Connector, clock: Clock, panel: str, size: tuple[int, int]
) -> None:
    keys, words = EMPTY[panel]
    if size == (60, 20) and panel.startswith("today"):
        pytest.skip("there the pane is below the form, and the line has room for its beginning")
    async with at_the_app(connector, clock, size=size) as her:
        await her.press(*keys)
        if panel == "today":
            words = words.split(" once")[0]  # the other column stands between
        assert words in flat(her)


@pytest.mark.parametrize("key", TOLD)
async def test_a_key_without_anything_to_work_on_says_what_to_do(connector: Connector, clock: Clock, key: str) -> None:
    keys, words = TOLD[key]
    async with at_the_app(connector, clock) as her:
        await her.press(*keys)
        assert her.told[-1] == words


OWN = {
    "app.today": "j", "app.undo": "x", "today.save": "S", "today.procedure": "j", "trends.procedure": "j", "around.dates": "w",
    "compare.dates": "w", "timeline.new": "j", "goals.new": "j", "visit.open": "j",
}  # fmt: skip
OWN_KEYS = {
    "today's line": ((), "S saves; what you leave out"),
    "trends": (("r",), "Press Q to write down today."),
    "around": (("r", "a"), "Press w, then j to add one."),
    "compare": (("r", "c"), "Press w, then j to add one."),
    "timeline": (("l",), "Press j to add the first."),
    "notes": (("l", "K"), "Press Q to write one."),
    "goals": (("g",), "Press j to write the first one down."),
    "visit": (("v",), "none planned yet j adds it"),
}


@pytest.mark.parametrize("panel", OWN_KEYS)
async def test_keys_of_ones_own_are_named(connector: Connector, clock: Clock, panel: str) -> None:
    change_settings({}, {**OWN, "app.today": "Q", "app.undo": "u"})
    keys, words = OWN_KEYS[panel]
    settings = read_settings()
    assert not settings.wrong
    async with at_the_app(connector, clock, settings=settings) as her:
        assert not her.app.desk.left_out
        await her.press(*keys)
        assert words in flat(her)


async def test_a_scan_without_a_report_says_how_to_attach_one(connector: Connector, clock: Clock, journal: Journal) -> None:
    journal.add(Scan, {"kind": "mri", "date": PartialDate.of(TODAY)})
    async with at_the_app(connector, clock) as her:
        await her.press("l", "k", "k", "k", "k", "o")
        assert her.told[-1] == "Nothing is attached to it yet. Press a to attach its report."


async def test_the_lists_of_a_visit_open_a_form_where_nothing_is_there_yet(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("v", "home", *["down"] * 5, "o")
        assert isinstance(her.app.screen, FormScreen)
        assert "Add a scan" in her.sees


# -- being read --------------------------------------------------------------------------------------------------------

PLACES = {"trends": ("r",), "around": ("r", "a"), "compare": ("r", "c"), "timeline": ("l",), "goals": ("g",), "visit": ("v",)}
NOTHING = ("nothing", "no procedure", "no day", "not enough", "once a few", "what would you like", "none ", "averages", "ledger")
"""Words of panels that have been read."""


@contextmanager
def slow() -> Iterator[threading.Event]:
    """Whatever is read of the journal waits while this is not set."""
    gate = threading.Event()
    gate.set()
    honest = vars(Desk)["journal"].fget

    def journal(self: Desk) -> Journal:
        gate.wait(30)
        found: Journal = honest(self)
        return found

    with patch.object(Desk, "journal", property(journal)):
        try:
            yield gate
        finally:
            gate.set()


@pytest.mark.parametrize("what", ["empty", "demo"])
@pytest.mark.parametrize("place", PLACES)
async def test_while_it_is_read_a_panel_says_so_and_never_that_nothing_is_there(
    connector: Connector, clock: Clock, place: str, what: str
) -> None:
    if what == "demo":
        fill(connector, clock)
    with slow() as gate:
        async with at_the_app(connector, clock) as her:
            gate.clear()
            for key in PLACES[place]:
                await her.pilot.press(key)
            await her.until(lambda: "Reading" in her.sees)
            assert not [words for words in NOTHING if words in her.sees.lower()]
            gate.set()
            await her.settle()
            assert "Reading" not in her.sees


async def test_while_older_entries_are_read_a_kind_is_not_said_to_be_empty(connector: Connector, clock: Clock) -> None:
    with written(connector, clock) as journal:
        for back in range(260):
            journal.add(Flare, {"began": TODAY - timedelta(days=back)})
        journal.add(Scan, {"kind": "mri", "date": PartialDate.of(TODAY - timedelta(days=400))})
    gate = threading.Event()
    honest = Journal.timeline_keys

    def keys(self: Journal, *, latest: int | None = None) -> object:
        if latest is None:
            gate.wait(30)
        return honest(self, latest=latest)

    with patch.object(Journal, "timeline_keys", keys):
        async with at_the_app(connector, clock) as her:
            await her.pilot.press("l")
            await her.until(lambda: "reading the rest" in her.sees)
            for key in ("k", "k", "k", "k"):
                await her.pilot.press(key)
            await her.until(lambda: "Nothing of this kind so far; older entries are being read" in her.sees)
            gate.set()
            await her.until(lambda: "MRI" in her.sees)


@contextmanager
def written(connector: Connector, clock: Clock) -> Iterator[Journal]:
    journal = Journal(connector, clock)
    yield journal
    journal.close()


# -- not to be read ----------------------------------------------------------------------------------------------------

BUSY = "Another program is writing to your journal."
AGAIN = {
    "today": ((), "Press t to try again."),
    "trends": (("r",), "Press r to try again."),
    "around": (("r", "a"), "Press esc to go back, then try again."),
    "compare": (("r", "c"), "Press esc to go back, then try again."),
    "timeline": (("l",), "Press l to try again."),
    "goals": (("g",), "Press g to try again."),
    "visit": (("v",), "Press v to try again."),
}


@contextmanager
def refusing() -> Iterator[None]:
    """Whatever is read of the journal is refused."""

    def journal(self: Desk) -> Journal:
        raise JournalError(BUSY)

    with patch.object(Desk, "journal", property(journal)):
        yield


@pytest.mark.parametrize("place", AGAIN)
async def test_what_cannot_be_read_says_why_and_what_to_do_and_comes_when_it_can(
    connector: Connector, clock: Clock, place: str
) -> None:
    fill(connector, clock)
    keys, what_to_do = AGAIN[place]
    async with at_the_app(connector, clock) as her:
        await her.types("25")
        await her.press("s")
        with refusing():
            her.app.desk._writes += 1  # something was written, so it is read again
            await her.press(*(keys or ("t",)))
            if place == "today":
                assert her.told[-1] == f"{BUSY} {what_to_do}"
            else:
                assert f"{BUSY} {what_to_do}" in flat(her)
            assert "Reading" not in her.sees
        await her.clear()
        await her.press(*("escape", keys[-1]) if len(keys) > 1 else keys or ("t",))
        assert BUSY not in her.sees


async def test_of_a_saved_day_whose_figures_cannot_be_read_that_is_said_beside_the_form(
    connector: Connector, clock: Clock
) -> None:
    fill(connector, clock)
    async with at_the_app(connector, clock) as her:
        await her.types("25")
        await her.press("s")
        await her.press("left_square_bracket", "right_square_bracket")
    with refusing():
        async with at_the_app(connector, clock) as her:
            assert BUSY.split(" is ")[0] in her.part("#changed")
            assert "Reading" not in her.part("#changed")


async def test_a_diary_that_cannot_be_read_says_so(connector: Connector, clock: Clock) -> None:
    fill_facet(connector, clock)
    async with at_the_app(connector, clock) as her:
        await her.press("d", "enter")
        assert isinstance(her.app.screen, BlockScreen)
        with refusing():
            her.app.screen.reload()
            await her.settle()
            assert her.told == [f"{BUSY} Press esc to go back, then try again."]
            assert "Planned times" in her.sees
        await her.clear()
        with refusing():
            diary = her.app.screen.block
            await her.app.push_screen(BlockScreen(her.app.desk, diary))
            await her.settle()
            assert f"{BUSY} Press esc to go back, then try again." in flat(her)
