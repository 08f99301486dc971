"""The timeline, by what a person does on it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Changes
from spinelog.domain.values import Attachment, Clinician, Event, Flare, Medication, Pain, Scan, Therapy, Visit
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.storage.places import viewing_folder
from spinelog.summary.timeline import SHELVES
from spinelog.tui.form import FormScreen
from spinelog.tui.screens.timeline import FIRST_KEYS, TimelineScreen
from spinelog.tui.story_reads import Read
from spinelog.tui.widgets.detail_pane import packed
from spinelog.tui.widgets.item_table import ItemTable
from spinelog.tui.widgets.range_bar import RangeBar
from spinelog.tui.widgets.story_table import StoryTable
from tests.bench.journals import many_items
from tests.conftest import TODAY
from tests.storage.test_rows import Counted
from tests.tui.helpers import Person, at_the_app

GABAPENTIN: Changes = {
    "name": "gabapentin", "dose_text": "300 mg", "daily_amount": 900.0, "amount_unit": "mg", "started": PartialDate(2026, 9, 8),
}  # fmt: skip
REPORT = "L5-S1: right paracentral disc extrusion with compression of the right S1 root. " * 4 + "No fracture."


def rows(her: Person) -> list[str]:
    """The lines of the table, without the mark of the cursor."""
    return [line[2:].rstrip() if line[:1] in "› " else line for line in her.part("#items").split("\n") if line.strip()]


def here(her: Person) -> str:
    """The line under the cursor."""
    return next(line for line in her.part("#items").split("\n") if line.startswith("›"))


async def test_adds_last_years_therapy_with_only_a_year(connector: Connector, clock: Clock, journal: Journal) -> None:
    journal.add(Event, {"kind": "injury", "text": "lifted a box", "date": PartialDate(2025, 1)})
    async with at_the_app(connector, clock) as her:
        await her.press("l", "n", "t", "enter")
        await her.types("massage")
        await her.press("tab", "tab")
        await her.types("2025")
        await her.press("f2")
        assert her.told[-1] == "Added: massage, since 2025"
        assert re.search(r"2025 +Therapy +massage", here(her)), "the cursor goes to what was added"
        found = [line.split()[0] for line in rows(her)]
        assert found[found.index("2025") :] == ["2025", "2025", "Jan"], "the year alone stands before its months"
    (therapy,) = journal.items(Therapy)
    assert (therapy.name, therapy.started) == ("massage", PartialDate(2025))


async def test_changes_gabapentin_to_600_and_takes_it_back_with_one_key(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    course = journal.add(Medication, GABAPENTIN)
    async with at_the_app(connector, clock) as her:
        await her.press("l")
        assert "c new dose" in her.lines[-1]
        await her.press("c")
        assert "New dose: gabapentin" in her.sees
        assert "300 mg" in her.sees
        await her.types("600 mg")
        await her.press("tab")
        await her.types("1800")
        await her.press("tab", "tab")
        await her.types("18 nov")
        await her.press("f2")
        assert her.told[-1] == "Now: gabapentin, 600 mg, 1800 mg a day, since 18 Nov 2026"
        old, new = journal.items(Medication)
        assert (old.uid, old.stopped, old.dose_text) == (course.uid, PartialDate(2026, 11, 18), "300 mg")
        assert (new.started, new.daily_amount, new.course_uid) == (PartialDate(2026, 11, 18), 1800.0, course.course_uid)
        assert "600 mg" in here(her)
        await her.clear()
        assert "Before: 300 mg, 900 mg a day, from 8 Sep 2026, until 18 Nov 2026" in her.part("#detail")
        await her.press("u")
        assert her.told[-1].startswith("Taken back: ")
        assert "gabapentin" in her.told[-1]
        assert "600 mg" not in her.part("#items")
    (back,) = journal.items(Medication)
    assert (back.uid, back.stopped) == (course.uid, None)


async def test_the_same_dose_again_is_refused_and_the_form_stays(connector: Connector, clock: Clock, journal: Journal) -> None:
    journal.add(Medication, GABAPENTIN)
    async with at_the_app(connector, clock) as her:
        await her.press("l", "c", "f2")
        assert "The dose is the same as before." in her.told[-1]
        assert isinstance(her.app.screen, FormScreen)
    assert len(journal.items(Medication)) == 1


async def test_ends_a_therapy(connector: Connector, clock: Clock, journal: Journal) -> None:
    journal.add(Therapy, {"name": "physical therapy", "started": PartialDate(2026, 10, 13)})
    async with at_the_app(connector, clock) as her:
        await her.press("l")
        assert "x ended" in her.lines[-1]
        assert "new dose" not in her.lines[-1]
        await her.press("x", "f2")
        assert her.told[-1] == "Now: physical therapy, since 13 Oct 2026, until 20 Nov 2026"
        assert "x ended" not in her.lines[-1], "it has ended"
        await her.press("x")
        assert not isinstance(her.app.screen, FormScreen)
    assert journal.items(Therapy)[0].stopped == PartialDate.of(TODAY)


async def test_says_when_a_medicine_and_a_flare_ended(connector: Connector, clock: Clock, journal: Journal) -> None:
    journal.add(Medication, GABAPENTIN)
    journal.add(Flare, {"began": TODAY - timedelta(days=3), "trigger": "long drive"})
    async with at_the_app(connector, clock) as her:
        await her.press("l", "x")
        await her.types("yesterday")
        await her.press("f2", "up", "x")
        await her.types("oct 2026")
        await her.press("f2")
    assert journal.items(Flare)[0].ended == TODAY - timedelta(days=1)
    assert journal.items(Medication)[0].stopped == PartialDate(2026, 10)


async def test_finds_the_flare_after_the_drive(connector: Connector, clock: Clock, journal: Journal) -> None:
    journal.add(Flare, {"began": date(2026, 10, 21), "trigger": "long drive", "peak": 5})
    journal.add(Flare, {"began": date(2026, 10, 2), "trigger": "rain"})
    for back in range(40):
        journal.save_day(TODAY - timedelta(days=back), {"note": "slept badly"})
    async with at_the_app(connector, clock) as her:
        await her.press("l", "slash")
        await her.types("DRIVE flare")
        assert "─1 of 43 entries─" in her.part("#all")
        await her.press("enter")
        assert "after long drive" in here(her)
        assert "Worst: 5" in her.part("#detail")
        await her.press("escape")
        assert "Since Oct 2026, 43 entries" in her.part("#all")
        assert "after long drive" in here(her), "it is still under the cursor among the others"
        assert not her.app.screen.query_one("#find").display


async def test_shows_only_the_medicines(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("l", "k", "k")
        assert list(SHELVES.values())[her.app.screen.query_one(RangeBar).active] == "Medicines"
        assert {line.split()[2] for line in rows(her) if len(line.split()) > 2} == {"Medicine"}
        assert re.search(r"─[0-9] of [0-9]+ entries─", her.part("#all"))
        await her.press("slash")
        await her.types("zebra")
        assert "Nothing holds these words. Press esc to see everything." in her.sees
        await her.press("escape", "K", "K")
        assert "Since Aug 2026" in her.part("#all")


async def test_a_click_shows_a_kind_and_esc_everything_again(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("l")
        await her.click(RangeBar, (her.part(RangeBar).index("Scans") + 1, 0))
        assert {line.split()[2] for line in rows(her) if len(line.split()) > 2} == {"Scan"}
        await her.press("escape")
        assert "Since Aug 2026" in her.part("#all")


async def test_at_sixty_columns_the_kind_in_force_is_in_view(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True, size=(60, 20)) as her:
        await her.press("l", "K")
        assert "Notes" in her.part(RangeBar)
        await her.click(RangeBar, (her.part(RangeBar).index("Goals") + 1, 0))
        assert list(SHELVES.values())[her.app.screen.query_one(RangeBar).active] == "Goals"


async def test_a_new_item_is_first_of_the_kind_in_view(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("l", "k", "k", "k", "k")
        assert "Nothing of this kind yet. Press n to add the first." in her.sees
        await her.press("n", "enter")
        assert "Add a scan" in her.sees


async def test_edits_a_clinicians_phone(connector: Connector, clock: Clock, journal: Journal) -> None:
    journal.add(Clinician, {"name": "Dr Lee", "role": "pain doctor", "phone": "555 0142"})
    async with at_the_app(connector, clock) as her:
        await her.press("l", "home", "down", "e", "tab", "tab")
        await her.types("555 0199")
        await her.press("f2")
        assert "555 0199" in here(her)
        assert "Phone: 555 0199" in her.part("#detail")
    assert journal.items(Clinician)[0].phone == "555 0199"


async def test_what_is_deleted_leaves_the_cursor_with_its_neighbour(connector: Connector, clock: Clock, journal: Journal) -> None:
    for day in (1, 2, 3):
        journal.add(Flare, {"began": date(2026, 11, day)})
    async with at_the_app(connector, clock) as her:
        await her.press("l", "up", "d")
        assert "3 Nov" in here(her)
        await her.press("u")
        assert "2 Nov" in her.part("#items")
    assert len(journal.items(Flare)) == 3


async def test_a_visit_to_come_stands_below_today(connector: Connector, clock: Clock, journal: Journal) -> None:
    journal.add(Visit, {"reason": "pain clinic", "date": PartialDate(2026, 11, 27)})
    journal.add(Flare, {"began": TODAY})
    async with at_the_app(connector, clock) as her:
        await her.press("l")
        assert [line.split()[0] for line in rows(her)] == ["without", "Pain", "2026", "20", "today,", "27"]
        assert "Flare" in here(her), "the cursor begins on the latest up to today"


async def test_the_whole_report_of_a_scan_is_read_below(connector: Connector, clock: Clock, journal: Journal) -> None:
    journal.add(Scan, {"kind": "mri", "date": PartialDate(2026, 9, 3), "findings": REPORT})
    async with at_the_app(connector, clock) as her:
        await her.press("l")
        assert "space reads on" in her.part("#detail")
        assert "No fracture." not in her.sees
        await her.press("space", "space", "space")
        assert "No fracture." in her.part("#detail")
        await her.press("b", "b", "b")
        assert "What: MRI" in her.part("#detail")
        await her.resize(120, 36)
        assert "No fracture." in her.part("#detail"), "a taller window shows it at once"


def test_short_pairs_stand_side_by_side_and_long_ones_alone() -> None:
    text = packed([("What", "MRI"), ("Where", "low back"), ("Findings", "a\nb"), ("Place", "here")], 30)
    assert text.plain.split("\n") == ["What: MRI   Where: low back", "Findings: a", "b", "Place: here"]


async def test_without_anything_dated_it_says_how_to_begin(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("l")
        assert "Nothing with a date yet. Press n to add the first." in her.sees
        journal.delete(Pain, journal.items(Pain)[0].uid)
        await her.press("l")
        assert "Press n to add the first." in her.part("#items")
        assert her.part("#all").startswith("─Timeline─")


async def test_the_keys_of_every_item_fit_the_line_at_eighty_columns(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("l", "home")
        seen = set()
        for _ in range(her.app.screen.query_one(ItemTable).row_count):
            seen.add(her.lines[-1].strip())
            assert her.lines[-1].endswith("^p menu"), her.lines[-1]
            await her.press("down")
        assert {("x ended" in line, "new dose" in line) for line in seen} >= {(False, False), (True, False)}


# -- long journals -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("keys", [("home",), ("end",), ("home", "pagedown", "pagedown", "up")])
async def test_words_come_wherever_one_goes(connector: Connector, clock: Clock, keys: tuple[str, ...]) -> None:
    many_items(connector.path, 1500, TODAY)
    async with at_the_app(connector, clock) as her:
        await her.press("l", *keys)
        assert re.search(r"Since 2001, 1,[0-9]{3} entries", her.part("#all"))
        assert "…" not in "".join(line[:30] for line in rows(her))
        assert her.app.screen.query_one(StoryTable).row_count > 1000


async def test_words_are_found_in_the_oldest_pages_too(connector: Connector, clock: Clock, journal: Journal) -> None:
    many_items(connector.path, 1500, TODAY)
    journal.add(Event, {"kind": "fall", "text": "fell off a ladder", "date": PartialDate(1999, 5)})
    async with at_the_app(connector, clock) as her:
        await her.press("l", "slash")
        await her.types("ladder")
        await her.press("enter")
        assert "fell off a ladder" in here(her)
        assert re.search("─1 of 1,[0-9]{3} entries─", her.part("#all"))
        await her.press("escape")
        assert "fell off a ladder" in here(her)


async def test_the_place_in_view_stays_when_the_rest_has_been_read(connector: Connector, clock: Clock) -> None:
    many_items(connector.path, 1500, TODAY)
    seen: list[tuple[bool, str, int]] = []
    honest = TimelineScreen._fill

    def watched(screen: TimelineScreen, **more: bool) -> None:
        honest(screen, **more)
        seen.append((screen._is_whole, screen.table.cursor_key, screen.table.cursor_line))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TimelineScreen, "_fill", watched)
        async with at_the_app(connector, clock) as her:
            await her.press("l")
    assert [whole for whole, _, _ in seen] == [False, True]
    assert seen[0][1:] == seen[1][1:]


async def test_as_many_rows_are_read_until_the_first_draw_however_long_the_journal(
    clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = Counted(monkeypatch)
    at_draw: list[int] = []
    honest = TimelineScreen.show

    def watched(screen: TimelineScreen, data: Read) -> None:
        at_draw.append(counted.rows)
        honest(screen, data)

    monkeypatch.setattr(TimelineScreen, "show", watched)
    first: list[int] = []
    for count in (1_000, 20_000):
        connector = Connector(str(tmp_path / f"{count}.db"))
        many_items(connector.path, count, TODAY)
        async with at_the_app(connector, clock) as her:
            counted.rows = 0
            at_draw.clear()
            await her.press("l")
        assert len(at_draw) == 2, "the latest, then all"
        first.append(at_draw[0])
    assert first[0] == first[1] < 2 * FIRST_KEYS


async def test_what_another_program_deletes_while_one_scrolls_is_said(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    for back in range(150):
        journal.add(Flare, {"began": TODAY - timedelta(days=back)})
    async with at_the_app(connector, clock) as her:
        await her.press("l")
        other = Journal(Connector(connector.path), clock)
        with other.writing() as session:
            session.connection().exec_driver_sql("DELETE FROM flare WHERE began < '2026-10-01'")
        other.close()
        await her.press("home")
        assert "not here any more" in her.part("#items")
        await her.press("l")
        assert "not here any more" not in her.part("#items")


async def test_attaches_the_mri_report_and_opens_it(
    connector: Connector, clock: Clock, journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[bytes] = []
    monkeypatch.setattr("spinelog.exchange.viewing.launch_viewer", lambda path: looked_at.append(Path(path).read_bytes()))
    report = tmp_path / "report.pdf"
    report.write_bytes(b"%PDF-1.4\nwhat they saw")
    journal.add(Scan, {"kind": "mri", "date": PartialDate(2026, 9, 3)})
    async with at_the_app(connector, clock) as her:
        await her.press("l")
        assert "a attach" in her.lines[-1]
        await her.press("o")
        assert her.told[-1] == "Nothing is attached to it yet. Press a to attach its report."
        await her.clear()
        await her.press("a")
        await her.paste(str(tmp_path / "nowhere.pdf"))
        await her.press("f2")
        assert her.told[-1].startswith("There is no file at ")
        await her.clear()
        await her.press("backspace", *["backspace"] * len(str(tmp_path / "nowhere.pdf")))
        await her.paste(str(report))
        await her.press("f2")
        assert her.told[-1].startswith("Attached: report.pdf.")
        assert "report.pdf" in her.part("#detail")
        await her.press("o")
        assert "Open report.pdf" in her.sees
        await her.press("enter")
        await her.until(lambda: looked_at)
        assert looked_at == [b"%PDF-1.4\nwhat they saw"]
        viewing = Path(viewing_folder())
        assert len(list(viewing.rglob("*.pdf"))) == 1
        await her.press("o", "end", "enter")
        assert her.told[-1].startswith("Deleted: report.pdf, PDF, ")
        await her.clear()
        assert "report.pdf" not in her.part("#detail")
    assert list(viewing.rglob("*.pdf")) == [], "the copy goes when spinelog is left"
    assert journal.items(Attachment) == []
