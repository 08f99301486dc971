from __future__ import annotations

import os
import re
import stat
import sys
import zipfile
from pathlib import Path

import pytest

from spinelog.domain.clock import Clock
from spinelog.domain.values import Person as Patient
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.tui.form import FormScreen
from tests.conftest import Spinelog
from tests.tui.helpers import Person, at_the_app


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder that exports go to when nothing else is said."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    return folder


def sheet(her: Person) -> list[str]:
    """The whole preview, also what is below the edge."""
    widget = her.app.screen.query_one("#sheet")
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
async def test_the_preview_is_the_summary(connector: Connector, clock: Clock, spinelog: Spinelog, size: tuple[int, int]) -> None:
    async with at_the_app(connector, clock, demo=True, size=size) as her:
        await her.press("v", *(["space"] if size[0] < 110 else []))
        shown = sheet(her)
        await her.press("escape")
        await her.resize(150, 40)
        assert "RIGHT LEG AND LOW BACK" in her.part("#paper")
        assert "Two goals" in her.part("#list")
        await her.resize(80, 24)
        assert re.search("■ Two goals +2 of 2", her.part("#list"))
        assert "RIGHT LEG AND LOW BACK" not in her.sees, "it comes into view when it is asked for"
    assert "\n".join(shown).rstrip() == "\n".join(line.rstrip() for line in spinelog("summary").out.splitlines()).rstrip()


async def test_the_preview_is_read_page_by_page(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("v", "space")
        first = her.part("#paper")
        assert "RIGHT LEG AND LOW BACK" in first
        seen = first
        pages = 0
        while "HOW THE NUMBERS ARE MADE" not in seen:
            await her.press("space")
            seen += her.part("#paper")
            pages += 1
            assert pages < 40
        for _ in range(pages):
            await her.press("b")
        assert her.part("#paper") == first
        await her.press("b")
        assert "Two goals" in her.part("#list"), "back from the first page to the list"


async def test_export_writes_a_private_pdf(connector: Connector, clock: Clock, journal: Journal, desk: Path) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("v", "e", "f2")
        path = desk / "spinelog-2026-11-20.pdf"
        assert her.told[-1] == f"Written: {path}"
    assert path.read_bytes().startswith(b"%PDF-")
    if sys.platform != "win32":
        assert stat.S_IMODE(os.stat(path).st_mode) == 0o600


async def test_export_never_writes_over_a_file_and_keeps_what_was_asked(connector: Connector, clock: Clock, desk: Path) -> None:
    path = desk / "spinelog-2026-11-20.pdf"
    path.write_text("mine", encoding="utf-8")
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("v", "e", "f2")
        assert her.told[-1].startswith(f"There is already a file at {path}.")
        assert isinstance(her.app.screen, FormScreen), "so that another name can be given"
    assert path.read_text(encoding="utf-8") == "mine"


async def test_the_name_is_printed_only_when_asked_for(connector: Connector, clock: Clock, journal: Journal, desk: Path) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("v", "a")
        await her.types("Ann Other")
        await her.press("f2")
        assert "Ann Other" not in "\n".join(sheet(her))
        for name, with_name in (("without.txt", False), ("with.txt", True)):
            await her.press("e", "t", "tab", "tab")
            if with_name:
                await her.press("y")
            await her.press("tab")
            await her.paste(str(desk / name))
            await her.press("f2")
            assert her.told[-1] == f"Written: {desk / name}"
    assert journal.items(Patient)[0].name == "Ann Other"
    assert "Ann Other" not in (desk / "without.txt").read_text(encoding="utf-8")
    assert "Ann Other" in (desk / "with.txt").read_text(encoding="utf-8")


async def test_with_the_reports_of_scans_it_is_one_zip_with_a_cover_note(connector: Connector, clock: Clock, desk: Path) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("v", "e", "t", "f3")
        await her.paste("The drives are the worst.")
        await her.press("tab", "tab", "y", "f2")
        assert her.told[-1] == f"Written: {desk / 'spinelog-2026-11-20.zip'}"
    with zipfile.ZipFile(desk / "spinelog-2026-11-20.zip") as bundle:
        summary, *reports = bundle.namelist()
        assert summary == "summary.txt"
        assert len(reports) == 1
        assert "The drives are the worst." in bundle.read(summary).decode()


async def test_a_text_export_is_what_the_command_prints(
    connector: Connector, clock: Clock, desk: Path, spinelog: Spinelog
) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("v", "e", "t", "tab")
        await her.types("1 nov")
        await her.press("f2")
    written = (desk / "spinelog-2026-11-20.txt").read_text(encoding="utf-8")
    assert written == spinelog("summary", "--since", "1 nov").out
    assert "1 Nov to Fri 20 Nov 2026" in written


async def test_a_file_that_cannot_be_written_is_told_in_one_sentence(connector: Connector, clock: Clock, desk: Path) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("v", "e", "tab", "tab", "tab")
        await her.paste(str(desk / "nowhere" / "x.html"))
        await her.press("f2")
        assert her.told[-1] == f"There is no folder {desk / 'nowhere'}. Please make it first, or name another."


async def test_export_is_left_with_esc_and_writes_nothing(connector: Connector, clock: Clock, desk: Path) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("v", "e")
        assert isinstance(her.app.screen, FormScreen)
        await her.press("escape")
        assert her.place == "visit"
        assert not isinstance(her.app.screen, FormScreen)
    assert list(desk.iterdir()) == []


async def test_about_you_is_asked_once_and_changed_later(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("v")
        await her.press("a", "tab")
        await her.types("1980")
        await her.press("f2")
        assert her.told[-1] == "About you: written down."
        await her.press("a", "tab", "tab")
        await her.types("baker")
        await her.press("f2")
        await her.press("space")
        assert "born 1980, baker" in her.sees
    assert [(one.birth_year, one.occupation) for one in journal.items(Patient)] == [(1980, "baker")]
