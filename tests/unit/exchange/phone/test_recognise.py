"""A file is told by what is in it, whatever it is called."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import BinaryIO

import pytest

from spinelog.domain.phone import SOURCES, PhoneDay
from spinelog.exchange.incoming import Incoming, incoming
from spinelog.exchange.phone import recognise
from spinelog.exchange.phone.box import Box, open_box
from spinelog.exchange.phone.findings import BadFile, Cancelled, Findings, Reading
from spinelog.exchange.phone.recognise import findings_of, readers_of
from spinelog.storage.connection import APPLICATION_ID
from tests.exports import fitbit, google_fit
from tests.exports.boxes import BERLIN, TODAY, lay_out, pack
from tests.exports.mutations import Held, files_of
from tests.files import JPEG, PDF, PNG

READING = Reading(zone=BERLIN, today=TODAY)
FORMATS = {
    "apple": "apple_health", "health_connect": "health_connect", "google_fit": "google_fit", "fitbit": "fitbit",
    "samsung": "samsung_health", "garmin": "garmin", "oura": "oura",
}  # fmt: skip


def read(path: Path) -> Incoming:
    with open_box(str(path)) as box:
        return incoming(box, READING)


@pytest.mark.parametrize(("name", "source"), FORMATS.items())
def test_every_format_is_known_under_any_name_packed_or_not(name: str, source: str, tmp_path: Path) -> None:
    path: Path = import_module(f"tests.exports.{name}").make(tmp_path)
    renamed = path.rename(tmp_path / "Unbenannt.bin")
    packed = read(renamed)
    assert [findings.source for findings in packed.phone] == [source]
    assert (packed.copy, packed.table) == (None, None)
    assert packed.phone[0].days
    folder = lay_out(tmp_path / "folder", files_of(renamed.read_bytes(), NAME))
    assert read(folder).phone == packed.phone


NAME = "export"


def test_all_sources_but_the_table_have_a_reader() -> None:
    assert sorted(FORMATS.values()) == sorted(source for source in SOURCES if source != "table")
    assert len(recognise.READERS) == len(FORMATS)


def test_a_takeout_with_fit_and_fitbit_gives_both(tmp_path: Path) -> None:
    read_alone = {name: read(import_module(f"tests.exports.{name}").make(tmp_path)).phone for name in ("google_fit", "fitbit")}
    both = read(pack(tmp_path / "takeout.zip", {**google_fit.FILES, **fitbit.FILES}))
    assert both.phone == (*read_alone["google_fit"], *read_alone["fitbit"])


def test_a_table_is_proposed_when_nobody_else_knows_it(tmp_path: Path) -> None:
    path = tmp_path / "steps.csv"
    path.write_text("Date,Steps\n2026-11-02,4210\n2026-11-03,3000\n")
    found = read(path)
    assert found.table is not None
    assert found.phone == ()


def test_a_copy_of_a_journal_is_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "copy.json"
    path.write_text(json.dumps({"spinelog": "1.0", "format": 1, "nouns": {}}))
    assert read(path).phone == ()
    assert read(path).copy is not None


def refused(path: Path) -> str:
    with pytest.raises(BadFile) as caught:
        read(path)
    return str(caught.value)


def test_what_nobody_knows_is_told_with_what_is_known(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear doctor,\n")
    assert refused(tmp_path / "letter.txt") == (
        "spinelog does not know what letter.txt is. Please name an export of Apple Health, Health Connect, Google Fit, Fitbit,"
        " Samsung Health, Garmin, Oura, a copy that spinelog made (JSON, CSV), or a table (CSV) with a date in each row."
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (JPEG, "is a picture, and spinelog reads no numbers from it."),
        (PNG, "is a picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "is a picture"),
        (PDF, "is a PDF, and spinelog reads no numbers from it."),
        (b"\x1f\x8b\x08\x00takeout", "Please unpack it, and name the folder."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as CSV, and name that file."),
        (b"<!DOCTYPE html><html><body>Please log in</body></html>", "is a page from the web."),
    ],
    ids=["jpeg", "png", "heic", "pdf", "tgz", "office", "web"],
)
def test_what_people_take_for_an_export_is_called_by_its_name(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "export.zip").write_bytes(content)
    assert told in refused(tmp_path / "export.zip")


def test_a_workbook_is_to_be_saved_as_csv(tmp_path: Path) -> None:
    excel = {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}
    office = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}
    for files in (excel, office):
        told = refused(pack(tmp_path / "steps.xlsx", files))
        assert told == "steps.xlsx is a workbook. Please open it, save it as CSV, and name that file."


def test_a_zip_inside_is_told_by_its_name(tmp_path: Path) -> None:
    assert refused(pack(tmp_path / "all.zip", {"a/export.zip": "PK"})) == (
        "all.zip has a zip (export.zip) inside. Please unpack it, and name what is inside."
    )
    assert refused(lay_out(tmp_path / "Downloads", {"a.zip": "PK", "b.zip": "PK"})) == (
        "Downloads has no export in it, but 2 zips, such as a.zip. Please name the zip itself."
    )


def test_an_empty_file_folder_and_zip_are_told_so(tmp_path: Path) -> None:
    (tmp_path / "export.xml").touch()
    assert refused(tmp_path / "export.xml") == "There is nothing in export.xml. Please export it again."
    assert refused(lay_out(tmp_path / "folder", {"a.csv": ""})) == "There is nothing in folder. Please export it again."
    assert refused(pack(tmp_path / "export.zip", {})) == "There is nothing in export.zip. Please export it again."


def test_another_journal_is_not_opened_but_its_owner_is_told_how(tmp_path: Path) -> None:
    copy = tmp_path / "old.db"
    connection = sqlite3.connect(copy)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("CREATE TABLE day (date)")
    connection.close()
    assert refused(copy).startswith("old.db is a database, and not one of Health Connect. To open another journal, use --journal")


# -- where one of several cannot be read -----------------------------------------------------------------------------


def _reader(result: Findings | Exception) -> object:
    def read_it(box: Box, reading: Reading) -> Findings:
        if isinstance(result, Exception):
            raise result
        return result

    return SimpleNamespace(is_mine=lambda box: True, read=read_it)


def found(monkeypatch: pytest.MonkeyPatch, *results: Findings | Exception) -> list[Findings]:
    monkeypatch.setattr(recognise, "READERS", tuple(_reader(result) for result in results))
    box = Held("a", {"a": b"x"})
    return findings_of(readers_of(box), box, READING)


def test_the_part_that_cannot_be_read_is_told_beside_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    good = Findings(source="fitbit", days=(PhoneDay(day=date(2026, 11, 2), source="fitbit", steps=5),), notes=("First.",))
    (only,) = found(monkeypatch, BadFile("Fit is damaged."), good)
    assert only.days == good.days
    assert only.notes == ("First.", "Fit is damaged.")


def test_with_nothing_readable_the_first_sentence_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadFile, match="Fit is damaged"):
        found(monkeypatch, BadFile("Fit is damaged."), BadFile("Fitbit too."), Findings(source="fitbit", days=()))


def test_stopping_stops_all(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Cancelled):
        found(monkeypatch, Findings(source="fitbit", days=()), Cancelled("Stopped."))


def test_names_of_devices_can_be_kept_and_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "Anna\u2019s\x1b[2J\ud800 Watch\n" + "x" * 500
    day = PhoneDay(day=date(2026, 11, 2), source="fitbit", steps=5, steps_from=name)
    (only,) = found(monkeypatch, Findings(source="fitbit", days=(day,), devices=(name,)))
    assert only.devices == (only.days[0].steps_from,)
    assert only.devices[0].startswith("Anna\u2019s\u241b[2J\ufffd Watch x")
    assert len(only.devices[0]) == recognise.LONGEST_NAMES


# -- many files --------------------------------------------------------------------------------------------------------


class _Opened(Held):
    """Counts how often its files are opened."""

    count = 0

    def open(self, path: str) -> BinaryIO:
        self.count += 1
        return super().open(path)


def test_a_table_of_somebody_else_is_opened_once_for_all_readers() -> None:
    others = {f"Takeout/Fitbit/heart_rate_{number}.csv": b"timestamp,beats\n2026-11-02T10:00:00Z,60\n" for number in range(2000)}
    steps = b"timestamp,steps,data source\n2026-11-02T10:00:00Z,60,Charge\n"
    box = _Opened("takeout", {**others, "Takeout/Fitbit/steps_2026-11-02.csv": steps})
    (only,) = incoming(box, READING).phone
    assert [one.steps for one in only.days] == [60]
    assert box.count < 2100


def test_a_look_through_thousands_of_files_can_be_stopped() -> None:
    box = _Opened("many", {f"{number}.csv": b"a,b\n1,2\n" for number in range(2000)})
    told: list[float] = []

    def tell(share: float) -> None:
        told.append(share)
        if len(told) == 50:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        incoming(box, Reading(zone=BERLIN, today=TODAY, tell=tell))
    assert box.count == 50


@pytest.mark.parametrize("first", ["sep=,\n", "\n\n", "\ufeff"])
def test_what_stands_before_the_names_of_columns_hides_no_table(tmp_path: Path, first: str) -> None:
    path = tmp_path / "steps.csv"
    path.write_text(f"{first}timestamp,steps,data source\n2026-11-02T10:00:00Z,60,Charge\n", encoding="utf-8")
    assert [found.source for found in read(path).phone] == ["fitbit"]
