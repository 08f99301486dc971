"""`spinelog paper`: a form for the clinic and the car, and what was written on it typed in later."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import Spinelog


def _heads(page: str) -> list[str]:
    """The columns of a form, without the small words under their names."""
    found = re.findall(r'<th scope="col">(.*?)</th>', page)
    return [re.sub(r"<small>.*?</small>", "", head) for head in found]


def _rows(page: str) -> list[str]:
    return re.findall(r'<th scope="row">(.*?)</th>', page)


# -- the week --------------------------------------------------------------------------------------------------------


def test_without_a_journal_a_week_has_plain_names_and_no_journal_is_begun(spinelog: Spinelog, home: Path) -> None:
    told = spinelog("paper", "day")
    assert (told.code, told.err) == (0, "")
    assert _rows(told.out) == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert _heads(told.out) == [
        "Day", "Longest sit", "Longest stand", "Longest walk", "Steps", "Sleep", "Pain", "Extra tablets", "Bad day", "Note",
    ]  # fmt: skip
    assert not home.exists()


def test_each_pain_and_each_as_needed_medicine_has_a_column_of_its_name(spinelog: Spinelog) -> None:
    spinelog("pain", "add", "right leg")
    for name, as_needed in (("naproxen", "yes"), ("gabapentin", "no"), ("paracetamol", "yes")):
        assert spinelog("medication", "add", name, "--as-needed", as_needed).code == 0
    page = spinelog("paper", "day").out
    assert [head for head in _heads(page) if head in ("Pain", "Right leg")] == ["Pain", "Right leg"]
    assert re.findall(r"Extra tablets<small>(.*?)</small>", page) == ["naproxen", "paracetamol"]
    assert "0 none, 10 worst you can imagine" in page


def test_a_fourth_medicine_goes_into_the_note_so_that_boxes_stay_large(spinelog: Spinelog) -> None:
    for name in "abcd":
        spinelog("medication", "add", f"medicine {name}", "--as-needed", "yes")
    page = spinelog("paper", "day").out
    assert _heads(page).count("Extra tablets") == 3
    assert "Other as-needed tablets" in page


def test_a_named_journal_that_is_not_there_is_said_and_not_begun(spinelog: Spinelog, tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    told = spinelog("paper", "day", "--journal", str(path))
    assert (told.code, told.err) == (0, f"There is no journal at {path}, so the form has plain names.\n")
    assert "<h1>A week, day by day</h1>" in told.out
    assert not path.exists()


# -- the block -------------------------------------------------------------------------------------------------------


def test_without_a_journal_a_block_form_has_the_usual_times_and_both_sides(spinelog: Spinelog, home: Path) -> None:
    page = spinelog("paper", "block").out
    assert _rows(page)[:6] == ["Before", "15 min", "30 min", "45 min", "1 hour", "2 hours"]
    assert _rows(page)[11:] == ["8 hours", "", ""]
    assert _heads(page) == ["Time after", "At", "Right", "Left", "While doing", "At rest", "Tablet taken"]
    assert "Tablets today: as your clinic told you." in page
    assert not home.exists()


def test_a_block_that_is_planned_brings_its_side(spinelog: Spinelog) -> None:
    spinelog("procedure", "add", "medial_branch_block", "--date", "27 nov", "--side", "right", "--status", "planned")
    page = spinelog("paper", "block").out
    assert [head for head in _heads(page) if head in ("Right", "Left")] == ["Right"]
    assert "Each column" not in page


def test_the_times_of_the_clinics_form_are_kept_for_the_next_block(spinelog: Spinelog) -> None:
    spinelog("procedure", "add", "medial_branch_block", "--date", "today", "--side", "left")
    started = spinelog("block", "start", "--at", "9:40", "--slots", "0:30 1 2:15", "--activity", "standing <at> the sink")
    assert started.code == 0, started.err
    assert _rows(spinelog("paper", "block").out) == ["Before", "30 min", "1 hour", "2 h 15 min", "", ""]
    spinelog("procedure", "add", "medial_branch_block", "--date", "27 nov", "--side", "both", "--status", "planned")
    page = spinelog("paper", "block").out
    assert _rows(page) == ["Before", "30 min", "1 hour", "2 h 15 min", "", ""]
    assert [head for head in _heads(page) if head in ("Right", "Left")] == ["Right", "Left"]
    assert "standing &lt;at&gt; the sink" in page


def test_it_is_written_to_a_new_file_and_never_over_another(spinelog: Spinelog, tmp_path: Path) -> None:
    path = tmp_path / "week.html"
    assert f"Written: {path}" in spinelog("paper", "day", "-o", str(path)).err
    page = path.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert spinelog("paper", "block", "-o", str(path)).code == 1
    assert path.read_text(encoding="utf-8") == page


# -- typed in later --------------------------------------------------------------------------------------------------


def test_a_day_from_paper_is_not_called_from_memory_however_late(spinelog: Spinelog) -> None:
    told = spinelog("log", "3 nov", "--from-paper", "--sitting", "25", "--pain", "4", "--extra", "2")
    assert told.out.splitlines()[0] == "Tue 3 Nov 2026, from paper"
    (day,) = json.loads(spinelog("show", "3 nov", "--json").out)
    assert (day["from_paper"], day["late"], day["pains_late"]) == (True, "added later", {"pain": "added later"})
    assert "1 of 20 days recorded, 1 from paper\n" in spinelog("summary", "--since", "1 nov").out


def test_what_is_typed_in_from_paper_goes_into_averages(spinelog: Spinelog) -> None:
    for back in range(7, 14):
        spinelog("log", f"-{back}", "--pain", "6", "--sitting", "20", "--extra", "1", *(["--from-paper"] if back < 12 else []))
    told = spinelog("trends", "--json")
    assert told.code == 0, told.err
    text = spinelog("summary", "--since", "6 nov").out
    assert "5 from paper, 2 from memory (in no average)" in text
    assert "From paper: typed in from a form that was filled by pen" in " ".join(text.split())


def test_the_mark_can_be_given_and_taken_afterwards(spinelog: Spinelog) -> None:
    spinelog("log", "3 nov", "--pain", "4")
    assert "from paper" in spinelog("log", "3 nov", "--from-paper").out
    assert "from memory" in spinelog("log", "3 nov", "--clear", "from-paper").out


def test_the_mark_alone_is_no_day(spinelog: Spinelog) -> None:
    told = spinelog("log", "3 nov", "--from-paper")
    assert (told.code, told.out) == (2, "")
    assert "Add what the paper says" in told.err
    assert "nothing recorded" in spinelog("show", "3 nov").out
    assert spinelog("log", "--undo").code == 1


@pytest.mark.parametrize("hour", [9, 23])
def test_paper_that_is_typed_in_the_same_day_is_in_time(spinelog: Spinelog, hour: int) -> None:
    spinelog("log", "20 nov", "--from-paper", "--steps", "100", at=datetime(2026, 11, 20, hour, tzinfo=UTC))
    (day,) = json.loads(spinelog("show", "20 nov", "--json").out)
    assert day["late"] == "in time"


# -- as a PDF --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("paper", "size"), [("a4", b"841.8"), ("letter", b"792")])
def test_a_file_that_ends_in_pdf_is_one_on_the_paper_that_was_chosen(
    spinelog: Spinelog, tmp_path: Path, paper: str, size: bytes
) -> None:
    spinelog("settings", "--paper", paper)
    told = spinelog("paper", "day", "-o", str(tmp_path / "week.pdf"))
    assert (told.code, told.err) == (0, f"Written: {tmp_path / 'week.pdf'}\n")
    made = (tmp_path / "week.pdf").read_bytes()
    assert made.startswith(b"%PDF-")
    assert re.search(rb"/MediaBox\s*\[\s*0 0 " + re.escape(size), made), "the long side lies across"
