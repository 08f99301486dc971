"""Extra tablets on Today: one field for the one medicine, named ones for more; a wrong dose is taken back."""

from __future__ import annotations

from datetime import date

from spinelog.domain.clock import Clock
from spinelog.domain.day import DOSE_KEY, EXTRA
from spinelog.domain.values import Flare, Medication
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.tui.form import FormScreen
from spinelog.tui.widgets.day_form import DayForm
from tests.conftest import TODAY
from tests.tui.helpers import Person, at_the_app


def _medicine(journal: Journal, name: str, **more: object) -> str:
    added = journal.add(Medication, {"name": name, "as_needed": True, **more})  # type: ignore[dict-item]
    return DOSE_KEY + added.uid


def _doses(her: Person) -> dict[str, str]:
    return {key: text for key, text in her.app.query_one(DayForm).texts.items() if key.startswith(DOSE_KEY)}


async def test_one_medicine_has_the_one_field(connector: Connector, clock: Clock, journal: Journal) -> None:
    naproxen = _medicine(journal, "naproxen")
    async with at_the_app(connector, clock) as her:
        assert "extra, naproxen" in her.row("Tablets")
        assert list(_doses(her)) == [naproxen]
        await her.press("tab", "tab", "tab")
        await her.types("2")
        await her.press("s")
    entry = journal.entry(TODAY)
    assert entry is not None
    assert entry.record[naproxen] == 2
    assert entry.record.get(EXTRA) is None


async def test_several_medicines_have_a_field_each_by_name(connector: Connector, clock: Clock, journal: Journal) -> None:
    keys = [_medicine(journal, "naproxen"), _medicine(journal, "tramadol")]
    async with at_the_app(connector, clock) as her:
        assert "extra tablets" in her.row("Naproxen")
        assert "extra tablets" in her.row("Tramadol")
        assert list(_doses(her)) == keys


async def test_tablets_of_before_the_medicine_was_named_stay_what_they_are(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    journal.save_day(TODAY, {EXTRA: 2.0})
    _medicine(journal, "naproxen")
    async with at_the_app(connector, clock) as her:
        assert _doses(her) == {EXTRA: "2"}
        assert "extra, naproxen" in her.row("Tablets")


async def test_a_medicine_that_is_added_while_tablets_are_typed_loses_nothing(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("tab", "tab", "tab")
        await her.types("3")
        _medicine(journal, "naproxen")
        her.app.on_app_focus()
        await her.settle()
        assert _doses(her)[EXTRA] == "3"


async def test_undoes_a_wrong_dose(connector: Connector, clock: Clock, journal: Journal) -> None:
    naproxen = _medicine(journal, "naproxen")
    journal.save_day(TODAY, {naproxen: 1.0})
    async with at_the_app(connector, clock) as her:
        await her.press("tab", "tab", "tab", "backspace")
        await her.types("11")
        await her.press("s")
        entry = journal.entry(TODAY)
        assert entry is not None
        assert entry.record[naproxen] == 11
        await her.press("u")
        assert her.told[-1] == "Taken back: the last change of Fri 20 Nov."
        assert _doses(her) == {naproxen: "1"}
    entry = journal.entry(TODAY)
    assert entry is not None
    assert entry.record[naproxen] == 1


async def test_a_medicine_asks_only_on_the_days_on_which_it_was_taken(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    from spinelog.domain.dates import PartialDate

    naproxen = _medicine(journal, "naproxen", started=PartialDate(2026, 11, 20))
    async with at_the_app(connector, clock) as her:
        assert list(_doses(her)) == [naproxen]
        await her.press("left_square_bracket")
        assert list(_doses(her)) == [EXTRA]


async def test_a_flare_is_written_down_from_today(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("f")
        assert isinstance(her.app.screen, FormScreen)
        await her.types("long drive")
        await her.press("tab", "tab", "5", "f2")
        assert her.told[-1] == "Added: 20 Nov 2026, long drive, 5 of 10"
    (flare,) = journal.items(Flare)
    assert (flare.trigger, flare.began, flare.peak) == ("long drive", date(2026, 11, 20), 5)
