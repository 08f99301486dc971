"""Text that tries to be markup, or to reach the terminal: shown as it is, on every screen, and harmless."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.day import PAIN_KEY
from spinelog.domain.describe import Changes
from spinelog.domain.values import AfterEffect, Estimate, Goal, GoalCheck, Pain, Procedure
from spinelog.domain.values import Person as Patient
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.tui import theme
from spinelog.tui.widgets.day_form import DayForm
from tests.conftest import TODAY
from tests.tui.helpers import Person, at_the_app

HOSTILE = "[b]x[/b] [/] [@click=app.bell]y[/]\x1b]52;c;QUJD\x07\x9b31m\u202egnp\u202c\u2066\ud800\r\x00\x7f"
SHOWN = "[b]x[/b] [/] [@click=app.bell]y[/]␛]52;c;QUJD␇[U+009B]31m[U+202E]gnp[U+202C][U+2066]"
START = "[b]x[/b] [/]"
"""As much of it as fits everywhere."""

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.fixture
def hostile(journal: Journal) -> Journal:
    """A journal with such text in every field that takes text."""
    text = HOSTILE.replace("\ud800", "\ufffd")
    main = journal.items(Pain)[0]
    journal.edit(Pain, main.uid, {"name": text, "is_main": True})
    second = journal.add(Pain, {"name": f"2{text}"})
    procedure = journal.add(
        Procedure,
        {
            "kind": "epidural", "date": PartialDate(2026, 10, 8), "target": main.uid, "levels": text, "agents": text,
            "authorisation_ref": text, "note": f"{text}\n{text}",
        },
    )  # fmt: skip
    journal.add(Estimate, {"procedure": procedure.uid, "date": TODAY, "percent_less": 50})
    journal.add(AfterEffect, {"procedure": procedure.uid, "kind": "other", "began": TODAY, "note": text})
    goal = journal.add(Goal, {"statement": text, "unit": text, "qualifier": text, "target": 3.0, "baseline": 1.0})
    journal.add(GoalCheck, {"goal": goal.uid, "date": TODAY, "value": 2.0, "qualifier_kept": True})
    journal.add(Goal, {"statement": f"2{text}", "measure": "sitting_min", "target": 30.0, "qualifier": text})
    journal.add(Patient, {"name": text, "occupation": text, "birth_year": 1980})
    for back in range(8):
        changes: Changes = {"sitting_min": 20, PAIN_KEY + main.uid: 4, PAIN_KEY + second.uid: 2, "note": f"{text}\n{text}"}
        journal.save_day(TODAY.replace(day=20 - back), changes)
    return journal


def check(her: Person) -> None:
    """No cell of the terminal holds a control character, and no action hangs on a text."""
    for strip in her.app.screen._compositor.render_strips(her.app.size):
        for segment in strip:
            assert not CONTROL.search(segment.text), repr(segment.text)
            assert "app.bell" not in str(segment.style.meta if segment.style else "")


@asynccontextmanager
async def among_hostile_text(
    connector: Connector, clock: Clock, size: tuple[int, int] = (80, 24), theme_name: str = theme.DARK
) -> AsyncIterator[Person]:
    async with at_the_app(connector, clock, size=size, theme_name=theme_name) as her:
        check(her)
        yield her
        check(her)


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize(
    ("size", "theme_name"), [((80, 24), theme.DARK), ((120, 36), theme.LIGHT), ((60, 20), theme.ANSI)], ids=["80", "120", "60"]
)
async def test_every_screen_shows_it_literally(
    connector: Connector, clock: Clock, size: tuple[int, int], theme_name: str
) -> None:
    async with among_hostile_text(connector, clock, size, theme_name) as her:
        for key in "trlgv":
            await her.press(key)
            check(her)
            if key == "v" and size[0] < 110:
                await her.press("space")
                check(her)
            assert "[b]x" in her.sees.replace("[B]", "[b]"), her.place
        await her.press("t", "o")
        her.app.query_one(DayForm)._rows["note"].answer.focus()
        await her.settle()
        check(her)


@pytest.mark.usefixtures("hostile")
async def test_every_dialog_shows_it_literally(connector: Connector, clock: Clock) -> None:
    async with among_hostile_text(connector, clock) as her:
        for keys in (
            ("p", "tab", "tab"),
            ("l", "e"),
            ("l", "home", "down", "e", "f3"),
            ("l", "n", "e", "enter"),
            ("g", "e"),
            ("g", "c"),
            ("v", "a"),
            ("v", "e"),
            ("t", "question_mark"),
            ("t", "ctrl+p"),
        ):
            await her.press(*keys)
            check(her)
            await her.press("escape")
            check(her)
        await her.press("g", "e")
        assert her.sees.count(START) >= 3
        await her.press("escape", "v", "a")
        assert her.sees.count(START) >= 2


@pytest.mark.usefixtures("hostile")
async def test_notifications_trash_and_undo_show_it_literally(connector: Connector, clock: Clock) -> None:
    async with among_hostile_text(connector, clock) as her:
        await her.press("g", "d")
        check(her)
        assert START in her.told[-1]
        await her.press("z")
        check(her)
        assert START in her.sees
        await her.press("enter")
        check(her)
        await her.press("u")
        check(her)
        assert START in her.told[-1]


@pytest.mark.usefixtures("hostile")
async def test_on_the_timeline_the_whole_of_it_can_be_read(connector: Connector, clock: Clock) -> None:
    async with among_hostile_text(connector, clock, (140, 40)) as her:
        await her.press("l", "end")
        assert SHOWN in her.part("#detail")


@pytest.mark.usefixtures("hostile")
async def test_reading_off_a_day_and_leaving_unsaved_are_harmless(connector: Connector, clock: Clock) -> None:
    async with among_hostile_text(connector, clock) as her:
        await her.press("r", "left", "down", "down", "up")
        check(her)
        assert START in her.part("#reading")
        await her.press("t")
        await her.types("3")
        await her.press("left_square_bracket")
        check(her)
        await her.press("escape")


async def test_what_is_pasted_is_made_harmless_before_it_is_kept(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with among_hostile_text(connector, clock) as her:
        await her.press("g", "n")
        await her.paste(HOSTILE)
        check(her)
        await her.press("f2")
        check(her)
        await her.press("t", "o")
        her.app.query_one(DayForm)._rows["note"].answer.focus()
        await her.paste(f"{HOSTILE}\n{HOSTILE}")
        check(her)
        await her.press("escape", "s")
        check(her)
    stored = journal.items(Goal)[0].statement
    entry = journal.entry(TODAY)
    assert stored.startswith(SHOWN)
    assert entry is not None
    assert not CONTROL.search(stored + str(entry.fields["note"]).replace("\n", ""))
