"""Forms with a score in the app: one is chosen, then its own questions are asked and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.values import Procedure, Questionnaire
from spinelog.knowledge.instruments import instruments
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.tui import questionnaire_form
from spinelog.tui.form import FormScreen
from spinelog.tui.widgets.picker import Picker
from tests.conftest import TODAY
from tests.tui.helpers import Person, at_the_app

DAY = PartialDate.of(TODAY)


def seen(her: Person) -> str:
    return " ".join(her.sees.split())


def labels(her: Person) -> list[str]:
    """What the form asks."""
    assert isinstance(her.app.screen, FormScreen)
    return [row.field.name for row in her.app.screen.rows]


def epidural(journal: Journal, day: date = date(2026, 10, 8), status: str = "done") -> Procedure:
    return journal.add(Procedure, {"kind": "epidural", "date": PartialDate.of(day), "status": status})


async def test_three_digits_make_a_peg_from_the_goals(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("g", "q", "enter")
        assert labels(her) == ["peg_pain", "peg_enjoyment", "peg_activity", "date", "note"]
        await her.press("4", "4", "3", "f2")
        assert her.told[-1] == "Added: 20 Nov 2026, PEG 3.7 of 10 (pain 4, enjoyment 4, activity 3)"
    (peg,) = journal.items(Questionnaire)
    assert (peg.kind, peg.date, peg.peg_pain, peg.peg_enjoyment, peg.peg_activity) == ("peg", DAY, 4, 4, 3)


async def test_each_question_is_asked_in_full_with_its_ends_and_where_it_comes_from(connector: Connector, clock: Clock) -> None:
    peg = instruments()["peg"]
    async with at_the_app(connector, clock) as her:
        await her.press("g", "q", "enter")
        assert f"{peg.about} {peg.caveat}" in seen(her)
        for item in peg.items:
            assert item.question in her.sees
            assert item.ends in her.row("›")
            await her.press("tab")


async def test_a_peg_with_an_open_question_is_kept_as_incomplete(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("g", "q", "enter", "4", "tab", "3", "f2")
        assert her.told[-1] == "Added: 20 Nov 2026, PEG incomplete (pain 4, activity 3; not answered: enjoyment)"
        await her.press("l")
        assert "PEG incomplete" in her.part("#items")
    assert journal.items(Questionnaire)[0].peg_enjoyment is None


async def test_a_peg_without_any_answer_keeps_the_form_open(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("g", "q", "enter", "f2")
        assert her.told[-1] == "Please answer at least one of the three questions."
        assert labels(her)
    assert journal.items(Questionnaire) == []


async def test_a_change_is_asked_since_the_one_procedure_by_its_name(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    one = epidural(journal)
    epidural(journal, date(2026, 12, 1), "planned")
    async with at_the_app(connector, clock, size=(120, 36)) as her:
        await her.press("l", "n", "q", "enter", "h", "enter")
        assert "How you are since A, the epidural of 8 Oct" in her.sees
        assert "Since A, the epidural of 8 Oct: how are you, all in all?" in her.sees
        assert labels(her) == ["change", "date", "note"]
        await her.press("enter")
        assert "─Since A, the epidural of 8 Oct: how are you, all in all?─" in her.sees, "whole, over the seven steps"
        await her.press("escape")
        await her.press("f2")
        assert "Please fill in How you are since" in seen(her), "under its field"
        await her.press("m", "f2")
        assert her.told[-1] == "Added: 20 Nov 2026, much improved since the procedure"
        assert "Much improved since the procedure" in her.part("#items")
        assert "How you are since: Much improved" in seen(her)
    (change,) = journal.items(Questionnaire)
    assert (change.kind, change.change, change.procedure) == ("pgic", 2, one.uid)


async def test_with_two_procedures_it_is_asked_which(connector: Connector, clock: Clock, journal: Journal) -> None:
    one = epidural(journal)
    epidural(journal, date(2026, 11, 2))
    async with at_the_app(connector, clock) as her:
        await her.press("l", "n", "q", "enter", "h", "enter")
        assert isinstance(her.app.screen, Picker)
        assert "›" in her.row("B, the epidural of 2 Nov"), "the latest first"
        await her.press("down", "enter", "n", "f2")
    (change,) = journal.items(Questionnaire)
    assert (change.change, change.procedure) == (4, one.uid)


async def test_without_a_procedure_no_change_since_one_is_offered(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("g", "q")
        assert "PEG, three questions" in her.sees
        assert "since a procedure" not in her.sees


async def test_a_clinics_total_is_asked_with_its_range_and_kept_open_until_it_fits(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("g", "q", "t", "enter")
        await her.types("ODI")
        await her.press("tab")
        await her.types("44")
        await her.press("tab")
        await her.types("0")
        await her.press("tab", "tab", "l", "tab")
        await her.types("may 2025")
        await her.press("f2")
        assert her.told[-1] == "Please give both the lowest and the highest possible total, or leave both empty."
        await her.press("shift+tab", "shift+tab")
        await her.types("100")
        await her.press("f2")
        assert her.told[-1] == "Added: May 2025, ODI 44 (0 to 100, lower is better)"
    (total,) = journal.items(Questionnaire)
    assert (total.total, total.lowest, total.highest, total.better, total.date) == (44, 0, 100, "less", PartialDate(2025, 5))


async def test_changing_one_asks_only_for_what_it_has(connector: Connector, clock: Clock, journal: Journal) -> None:
    one = epidural(journal)
    journal.add(Questionnaire, {"kind": "pgic", "date": DAY, "procedure": one.uid, "change": 3})
    async with at_the_app(connector, clock) as her:
        await her.press("l", "e")
        assert "How you are since A, the epidural of 8 Oct" in her.sees
        assert "A little improved" in her.row("All in all")
        await her.press("left", "f2")
        assert her.told[-1] == "Now: 20 Nov 2026, much improved since the procedure"
        await her.press("u")
    assert [(each.change, each.procedure) for each in journal.items(Questionnaire)] == [(3, one.uid)]


async def test_a_peg_that_was_taken_out_of_the_data_file_is_not_asked_and_stays_readable(
    connector: Connector, clock: Clock, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.add(Questionnaire, {"kind": "peg", "date": DAY, "peg_pain": 4, "peg_enjoyment": 4, "peg_activity": 3})
    rest = {kind: one for kind, one in instruments().items() if kind != "peg"}
    monkeypatch.setattr(questionnaire_form, "instruments", lambda: rest)
    async with at_the_app(connector, clock) as her:
        await her.press("g", "q")
        assert "Total of a form" in her.sees
        assert "PEG" not in her.sees
        await her.press("escape", "l")
        assert "PEG 3.7 of 10" in her.part("#items")
        await her.press("e", "5", "f2")
        assert her.told[-1] == "Now: 20 Nov 2026, PEG 4.0 of 10 (pain 5, enjoyment 4, activity 3)"


@pytest.mark.parametrize("size", [(80, 24), (60, 16), (120, 36)], ids=str)
async def test_save_is_in_view_below_what_is_said_about_the_form(
    size: tuple[int, int], connector: Connector, clock: Clock
) -> None:
    async with at_the_app(connector, clock, size=size) as her:
        await her.press("g", "q", "enter")
        for _ in range(5):
            assert "Save  " in her.sees
            assert "f2 save" in her.sees
            assert sum("›" in line for line in her.lines) == 1
            await her.press("tab")
