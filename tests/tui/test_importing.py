"""A file of a phone is brought in on screen: chosen, read, looked at, saved, taken back."""

from __future__ import annotations

import asyncio
import json
import os
import threading
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.day import PAIN_KEY
from spinelog.domain.values import Attachment, Pain, Scan
from spinelog.exchange.attachment_file import read_attachment
from spinelog.exchange.incoming import Incoming
from spinelog.exchange.phone.box import Box
from spinelog.exchange.phone.findings import Cancelled, Reading
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.tui import importing
from spinelog.tui.signs import SignsPage
from spinelog.tui.widgets.preview import Preview
from spinelog.tui.widgets.reading import ReadingFile
from tests.conftest import TODAY, Spinelog
from tests.exports import oura
from tests.files import PNG
from tests.tui.helpers import at_the_app

CLEAR = "Date;Steps;Hours asleep\n18.11.2026;4.210;6,5\n19.11.2026;5.100;7,25\n20.11.2026;6.120;5,5\n"
UNCLEAR = "Date,Steps,Hours asleep\n03/04/2026,4210,6.5\n04/04/2026,5100,7.25\n"


@pytest.fixture
def downloads() -> Path:
    """The folder in which files arrive."""
    folder = Path(os.environ["XDG_DOWNLOAD_DIR"])
    folder.mkdir()
    return folder


def counted(journal: Journal) -> list[tuple[str, int | None, int | None]]:
    """Day, steps and sleep of what phones counted."""
    return [(one.day.isoformat(), one.steps, one.sleep_min) for one in journal.phone_days()]


async def test_a_file_that_lately_arrived_is_chosen_looked_at_saved_and_taken_back(
    connector: Connector, clock: Clock, journal: Journal, downloads: Path
) -> None:
    (downloads / "watch.csv").write_text(CLEAR)
    async with at_the_app(connector, clock) as her:
        await her.press("i")
        assert "watch.csv" in her.sees
        await her.press("enter")
        assert "Wed 18 Nov: 4,210 steps, sleep 6 h 30 min" in her.sees
        assert "New: 3 days." in her.sees
        assert counted(journal) == [], "nothing is saved before a yes"
        await her.press("enter")
        assert her.told[-1] == "Saved: 3 days. Press u to take it back."
        assert counted(journal) == [("2026-11-18", 4210, 390), ("2026-11-19", 5100, 435), ("2026-11-20", 6120, 330)]
        assert "phone: 5 h 30 min" in her.sees, "Today shows it at once"
        await her.press("i", "enter")
        assert "There is nothing to save." in her.sees
        await her.press("escape", "u")
        assert her.told[-1] == "The import of a table from watch.csv was taken back."
        assert counted(journal) == []


async def test_a_typed_day_stays_as_it_was_typed(connector: Connector, clock: Clock, journal: Journal, downloads: Path) -> None:
    journal.save_day(TODAY, {"sleep_min": 420, PAIN_KEY + journal.items(Pain)[0].uid: 4})
    (downloads / "watch.csv").write_text(CLEAR)
    async with at_the_app(connector, clock) as her:
        await her.press("i", "enter")
        assert "You typed the number yourself on 1 day. That goes on counting." in her.sees
        await her.press("enter")
        entry = journal.entry(TODAY)
        assert entry is not None
        assert entry.record["sleep_min"] == 420


async def test_a_copy_of_a_journal_comes_in_with_its_files(
    connector: Connector, clock: Clock, journal: Journal, downloads: Path, spinelog: Spinelog, tmp_path: Path
) -> None:
    scan = journal.add(Scan, {"kind": "mri", "date": PartialDate(2026, 3)})
    (tmp_path / "scan.png").write_bytes(PNG)
    file = read_attachment(str(tmp_path / "scan.png"))
    journal.attach({"scan": scan.uid, **file.record}, file.content)
    assert spinelog("export", "csv", "-o", str(downloads / "copy.zip")).code == 0
    other = Connector(str(tmp_path / "other.db"))
    other.prepare()
    async with at_the_app(other, clock) as her:
        await her.press("i", "enter")
        assert "A copy of a journal" in her.sees
        await her.press("enter")
        assert her.told[-1].startswith("Saved: ")
    (kept,) = Journal(other, clock).items(Attachment)
    assert Journal(other, clock).content(kept.uid) == PNG


async def test_leaving_the_preview_saves_nothing(connector: Connector, clock: Clock, journal: Journal, downloads: Path) -> None:
    oura.make(downloads)
    async with at_the_app(connector, clock) as her:
        await her.press("i", "enter")
        assert isinstance(her.app.screen, Preview)
        assert "Oura: " in her.sees
        await her.press("!")
        assert isinstance(her.app.screen, SignsPage)
        await her.press("escape")
        await her.press("escape")
        assert counted(journal) == []


async def test_without_a_file_at_hand_its_path_is_typed(
    connector: Connector, clock: Clock, journal: Journal, downloads: Path, tmp_path: Path
) -> None:
    (tmp_path / "my watch.csv").write_text(CLEAR)
    async with at_the_app(connector, clock) as her:
        await her.press("i")
        await her.types("nowhere.zip")
        await her.press("f2")
        assert "There is no file or folder at nowhere.zip." in her.told[-1]
        await her.press("escape")
        assert "Kept, not saved yet" not in her.sees, "a path is nothing that the journal keeps"
        await her.press("i")
        (tmp_path / "cut.zip").write_bytes(b"PK\x03\x04")
        await her.paste(str(tmp_path / "cut.zip"))
        await her.press("f2")
        assert "cut.zip is damaged or cut off." in her.told[-1]
        assert "Which file or folder?" in her.sees, "it can still be mended"
        await her.press("ctrl+u")
        await her.paste(f"'{tmp_path / 'my watch.csv'}'")  # as a terminal writes a file that is pulled into it
        await her.press("f2")
        assert "New: 3 days." in her.sees
        await her.press("enter")
        assert len(counted(journal)) == 3


async def test_a_table_whose_dates_are_unclear_is_asked_about_and_remembered(
    connector: Connector, clock: Clock, journal: Journal, downloads: Path
) -> None:
    (downloads / "watch.csv").write_text(UNCLEAR)
    async with at_the_app(connector, clock) as her:
        await her.press("i", "enter")
        assert "Which column is what?" in her.sees
        assert "3 Apr 2026" in her.sees
        assert "4 Mar 2026" in her.sees
        await her.press("f2")
        assert "Please fill in Dates are: choose one." in her.sees
        assert "Which day is 03/04/2026?" in her.sees, "the cursor is there"
        await her.press("right", "f2")
        assert "Fri 3 Apr" in her.sees
        await her.press("enter")
        assert counted(journal) == [("2026-04-03", 4210, 390), ("2026-04-04", 5100, 435)]
        (downloads / "watch.csv").write_text(UNCLEAR + "05/04/2026,6120,5.5\n")
        await her.press("i", "enter")
        assert "New: 1 day." in her.sees, "the same kind of table is not asked about again"


async def test_other_columns_can_be_taken(connector: Connector, clock: Clock, journal: Journal, downloads: Path) -> None:
    (downloads / "watch.csv").write_text("Date,Steps,Steps goal\n2026-11-19,4210,8000\n2026-11-20,5100,8000\n")
    async with at_the_app(connector, clock) as her:
        await her.press("i", "enter", "right", "enter")
        assert "Which column is what?" in her.sees
        await her.press("tab", "right", "f2")
        assert 'steps from "Steps goal"' in her.sees
        await her.press("enter")
        assert counted(journal) == [("2026-11-19", 8000, None), ("2026-11-20", 8000, None)]


async def test_times_that_do_not_say_what_they_are_can_be_taken_the_other_way(
    connector: Connector, clock: Clock, journal: Journal, downloads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "local_zone", lambda: timezone(timedelta(hours=5)))
    steps = [{"dateTime": "11/18/26 21:00:00", "value": "700"}]
    (downloads / "steps-2026-11-18.json").write_text(json.dumps(steps))
    async with at_the_app(connector, clock) as her:
        await her.press("i", "enter")
        assert "they were taken as UTC" in " ".join(her.sees.split())
        await her.press("right", "enter")
        assert "Times are UTC" in her.sees, "and back"
        await her.press("enter")
        assert counted(journal) == [("2026-11-18", 700, None)], "in UTC it was past midnight in that zone"


async def test_a_file_that_is_none_is_told_in_one_sentence(connector: Connector, clock: Clock, downloads: Path) -> None:
    (downloads / "export.zip").write_bytes(b"PK\x03\x04 and then nothing")
    async with at_the_app(connector, clock) as her:
        await her.press("i", "enter")
        assert her.told[-1].endswith("Nothing was changed.")
        assert "Today" in her.sees


async def test_reading_shows_how_far_it_is_and_can_be_stopped(
    connector: Connector, clock: Clock, journal: Journal, downloads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (downloads / "watch.csv").write_text(CLEAR)
    looked = threading.Event()

    def slow(box: Box, reading: Reading) -> Incoming:
        while True:
            reading.tell(0.4)
            looked.wait(0.001)

    monkeypatch.setattr(importing, "incoming", slow)
    async with at_the_app(connector, clock) as her:
        await her.press("i")
        await her.pilot.press("enter")
        await her.until(lambda: isinstance(her.app.screen, ReadingFile) and "40%" in her.sees)
        await her.pilot.press("exclamation_mark")
        await her.until(lambda: isinstance(her.app.screen, SignsPage))
        await her.pilot.press("escape")
        await her.until(lambda: isinstance(her.app.screen, ReadingFile))
        await her.pilot.press("escape")
        await her.until(lambda: not isinstance(her.app.screen, ReadingFile))
        assert her.told[-1] == "Stopped. Nothing was changed."
        assert counted(journal) == []


async def test_leaving_the_program_stops_the_reading(
    connector: Connector, clock: Clock, downloads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (downloads / "watch.csv").write_text(CLEAR)
    pause = threading.Event()
    ended: list[str] = []

    def slow(box: Box, reading: Reading) -> Incoming:
        try:
            for _ in range(2_000):
                reading.tell(0.4)
                pause.wait(0.001)
        except Cancelled:
            ended.append("stopped")
            raise
        ended.append("read to its end")
        return Incoming()

    monkeypatch.setattr(importing, "incoming", slow)
    async with at_the_app(connector, clock) as her:
        await her.press("i")
        await her.pilot.press("enter")
        await her.until(lambda: isinstance(her.app.screen, ReadingFile) and "40%" in her.sees)
    for _ in range(2_000):
        if ended:
            break
        await asyncio.sleep(0.001)
    assert ended == ["stopped"]


async def test_a_mistake_of_ours_while_reading_is_one_sentence_too(
    connector: Connector, clock: Clock, downloads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(box: Box, reading: Reading) -> Incoming:
        raise ZeroDivisionError

    (downloads / "watch.csv").write_text(CLEAR)
    monkeypatch.setattr(importing, "incoming", broken)
    async with at_the_app(connector, clock) as her:
        await her.press("i", "enter")
        assert her.told[-1] == "Something went wrong inside spinelog (ZeroDivisionError). Nothing was changed."


async def test_what_is_shown_of_a_file_is_never_read_as_marks(connector: Connector, clock: Clock, downloads: Path) -> None:
    (downloads / "[bold]a[b.csv").write_text("Date,[/] \x1b]52;c;x\x07 steps\n2026-11-19,4210\n2026-11-20,5100\n")
    async with at_the_app(connector, clock) as her:
        await her.press("i")
        assert "[bold]a[b.csv" in her.sees
        await her.press("enter")
        assert "\x1b" not in her.sees
        assert isinstance(her.app.screen, Preview)
