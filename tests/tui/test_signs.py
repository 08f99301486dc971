"""The warning signs: one key away from everywhere, and on a card of their own after a procedure."""

from __future__ import annotations

import pkgutil
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from textual.screen import Screen
from textual.widgets import Input, TextArea

import spinelog.tui
from spinelog.cli.demo import fill_facet
from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.values import Procedure
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.storage.settings import change_settings, read_settings
from spinelog.tui.form import FormScreen
from spinelog.tui.signs import SignsPage
from spinelog.tui.widgets.after_line import AfterLine
from spinelog.tui.widgets.dialogs import TextModal
from spinelog.tui.widgets.field_row import FieldRow
from spinelog.tui.widgets.text_inputs import NumberField
from tests.conftest import TODAY
from tests.tui.helpers import Person, at_the_app

NOW = "Get emergency help now: call 112 / 911 / 999"

WAYS: dict[str, tuple[str, tuple[str, ...]]] = {
    "today": ("TodayScreen", ()),
    "all fields of today": ("TodayScreen", ("o",)),
    "trends": ("TrendsScreen", ("r",)),
    "timeline": ("TimelineScreen", ("l",)),
    "words to find": ("TimelineScreen", ("l", "slash")),
    "goals": ("GoalsScreen", ("g",)),
    "visit": ("VisitScreen", ("v",)),
    "sheet": ("VisitScreen", ("v", "space")),
    "around": ("AroundScreen", ("r", "a")),
    "compare": ("CompareScreen", ("r", "c")),
    "block": ("BlockScreen", ("d", "enter")),
    "form": ("FormScreen", ("p",)),
    "goal": ("FormScreen", ("g", "n")),
    "question": ("Picker", ("v", "q")),
    "own question": ("FormScreen", ("v", "q", "home", "enter")),
    "export": ("FormScreen", ("v", "e")),
    "about you": ("FormScreen", ("v", "a")),
    "new": ("Picker", ("l", "n")),
    "trash": ("Picker", ("l", "d", "z")),
    "timer": ("Timer", ("w",)),
    "leaving": ("Unsaved", ("2", "ctrl+q")),
    "throwing away": ("Confirm", ("2", "x")),
    "a file to import": ("AskingForm", ("i",)),
    "settings": ("SettingsScreen", ("y",)),
    "keys": ("KeysScreen", ("y", "f5")),
    "help": ("TextModal", ("question_mark",)),
    "menu": ("CommandPalette", ("ctrl+p",)),
    "signs": ("SignsPage", ("exclamation_mark",)),
}
"""What is in view, the class of the screen, and the keys that lead there from the start."""

ELSEWHERE = {"ClosedScreen", "FirstGoalsScreen", "FirstPainsScreen", "KeyPress", "Preview", "ReadingFile"}
"""Seen in `test_closed`, `test_first_run` and `test_importing`; and what waits for any key, as a field for text does."""


def types_text(her: Person) -> bool:
    """The focus is where text is typed."""
    return isinstance(her.app.focused, Input | TextArea) and not isinstance(her.app.focused, NumberField)


async def reach_signs(her: Person) -> None:
    """One key; where text is typed that is a letter like any other, and esc comes first."""
    if types_text(her):
        field = her.app.focused
        await her.press("!")
        assert not isinstance(her.app.screen, SignsPage)
        assert isinstance(field, Input | TextArea)
        assert "!" in (field.value if isinstance(field, Input) else field.text)
        await her.press("escape")
    await her.press("!")
    assert isinstance(her.app.screen, SignsPage)
    assert NOW in her.sees


def test_no_screen_is_left_out_of_what_follows() -> None:
    for module in pkgutil.walk_packages(spinelog.tui.__path__, "spinelog.tui."):
        import_module(module.name)

    def ends(kind: type[Screen[object]]) -> set[str]:
        """The classes from which no other one is made."""
        below = [one for one in kind.__subclasses__() if one.__module__.startswith(("spinelog.", "textual."))]
        own = {kind.__name__} if kind.__module__.startswith("spinelog.") and not below else set()
        return own.union(*map(ends, below))

    assert ends(Screen) - ELSEWHERE <= {name for name, _ in WAYS.values()}


@pytest.mark.parametrize("way", WAYS)
async def test_from_every_screen_and_dialog_one_key_leads_to_the_signs(connector: Connector, clock: Clock, way: str) -> None:
    name, keys = WAYS[way]
    fill_facet(connector, clock)
    async with at_the_app(connector, clock) as her:
        for key in keys:
            await her.press(key)
        assert type(her.app.screen).__name__ == name
        over = her.app.screen
        await reach_signs(her)
        if name in ("CommandPalette", "SignsPage"):
            return
        await her.press("escape")
        assert type(her.app.screen).__name__ == name or not over.is_attached or over in her.app.screen_stack


async def test_from_every_field_of_a_form_that_types_no_text(connector: Connector, clock: Clock) -> None:
    fill_facet(connector, clock)
    async with at_the_app(connector, clock, size=(80, 60)) as her:
        await her.press("p", "f3")
        form = her.app.screen
        assert isinstance(form, FormScreen)
        seen = 0
        for row in form.query(FieldRow):
            row.focus_answer()
            await her.settle()
            if not types_text(her):
                seen += 1
                await her.press("!")
                assert isinstance(her.app.screen, SignsPage), row.field.name
                await her.press("escape")
        assert seen > 5


async def test_pressed_twice_there_is_one_page(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("!", "!", "escape")
        assert her.place == "today"
        assert not isinstance(her.app.screen, SignsPage)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_what_is_below_is_told_until_its_end_is_in_view(connector: Connector, clock: Clock, size: tuple[int, int]) -> None:
    async with at_the_app(connector, clock, size=size) as her:
        await her.press("!")
        assert "there is more below: space reads on" in her.lines[-1]
        await her.press("space", "space")
        assert "If you are worried, get help even if your sign is not" in her.sees
        assert "there is more below" not in her.sees


# -- the card after a procedure ----------------------------------------------------------------------------------

CARD = "After A, the epidural: signs to know"


async def go_to(her: Person, field: str) -> None:
    """Go to a field of the form that is open."""
    next(row for row in her.app.screen.query(FieldRow) if row.field.name == field).focus_answer()
    await her.settle()


async def add_epidural(her: Person, date: str) -> None:
    await her.press("p", "e", "tab")
    await her.types(date)
    await her.press("f2")


async def test_after_a_procedure_is_written_down_its_own_card_comes_up_once(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await add_epidural(her, "6 nov")
        assert CARD in her.lines[0], "day 14"
        assert NOW in her.sees
        for text in ("stiff neck", "swelling of face or throat, wheezing", "redness, swelling or fluid", "! shows them all"):
            assert text in her.sees
        assert "get help even if your sign is not listed." in her.sees, "the whole card is in view"
        assert "there is more below" not in her.sees
        await her.press("!")
        assert isinstance(her.app.screen, SignsPage)
        assert "After A, the epidural: these too, right away" in her.sees
        assert "numbness or tingling around your genitals" in her.sees
        await her.press("escape", "enter")
        assert not isinstance(her.app.screen, TextModal)
        assert her.told[-1] == "Added: 6 Nov 2026, Epidural injection"
        assert "After  A : signs to know (!)" in her.sees


async def test_the_card_comes_up_on_trends_and_on_the_timeline_too(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("r")
        await add_epidural(her, "today")
        assert CARD in her.lines[0]
        await her.press("escape", "l", "n", "enter", "f", "tab")
        await her.types("yesterday")
        await her.press("f2")
        assert "After A, the facet injection: signs to know" in her.lines[0], "the one that was just written down"
        await her.press("escape", "!")
        assert "After B, the epidural: these too, right away" in her.sees, "the latest one"


@pytest.mark.parametrize("date", ["5 nov", "2025", "in 3 days"])
async def test_of_one_that_is_long_ago_or_to_come_there_is_none(connector: Connector, clock: Clock, date: str) -> None:
    async with at_the_app(connector, clock) as her:
        await add_epidural(her, "25 nov" if date == "in 3 days" else date)
        assert her.told[-1].startswith("Added: ")
        assert not isinstance(her.app.screen, TextModal)


async def test_when_a_planned_one_is_done_the_card_comes_up_and_not_at_the_next_change(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    yesterday = TODAY - timedelta(days=1)
    date = PartialDate(yesterday.year, yesterday.month, yesterday.day)
    procedure = journal.add(Procedure, {"kind": "epidural", "date": date, "status": "planned"})
    async with at_the_app(connector, clock) as her:
        await her.press("l", "e", "f3")
        await go_to(her, "status")
        await her.press("d", "f2")
        assert journal.item(Procedure, procedure.uid).status == "done"
        assert CARD in her.lines[0]
        await her.press("escape", "e", "f3")
        await go_to(her, "levels")
        await her.types("S1")
        await her.press("f2")
        assert journal.item(Procedure, procedure.uid).levels == "S1"
        assert not isinstance(her.app.screen, TextModal)


async def test_a_click_on_the_line_of_today_opens_the_signs(connector: Connector, clock: Clock, journal: Journal) -> None:
    journal.add(Procedure, {"kind": "epidural", "date": PartialDate(2026, 11, 6)})
    async with at_the_app(connector, clock) as her:
        await her.click(AfterLine, (3, 0))
        assert isinstance(her.app.screen, SignsPage)
        assert "After A, the epidural: these too, right away" in her.sees


async def test_the_card_comes_up_also_when_the_journal_goes_away_after_the_save(
    connector: Connector, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("p", "e", "tab")
        await her.types("today")
        honest = her.app.desk.write

        async def write(change: object) -> object:
            done: object = await honest(change)  # type: ignore[arg-type]
            Path(connector.path).write_bytes(b"This is a letter to my sister, not a journal.\n" * 400)
            return done

        monkeypatch.setattr(her.app.desk, "write", write)
        await her.press("f2")
        assert "After the epidural: signs to know" in her.lines[0]


# -- keys of one's own -------------------------------------------------------------------------------------------


async def test_the_usual_key_leads_to_the_signs_whatever_other_one_they_were_given(connector: Connector, clock: Clock) -> None:
    change_settings({}, {"app.signs": "$", "today.flare": "!"})
    async with at_the_app(connector, clock, settings=read_settings()) as her:
        for keys in ((), ("escape", "p"), ("escape", "escape", "r")):
            await her.press(*keys)
            for key in ("!", "dollar_sign"):
                await her.press(key)
                assert isinstance(her.app.screen, SignsPage), (keys, key)
                await her.press("escape")
