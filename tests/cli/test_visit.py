"""Getting ready for Friday by commands, and medicines that change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from spinelog.storage.journal import Journal
from tests.conftest import Spinelog

SIGNS = "Get emergency help now: call 112 / 911 / 999"


def test_prepares_for_friday(spinelog: Spinelog) -> None:
    assert spinelog("visit", "add", "pain clinic", "--date", "27 nov", "--time", "9:30").code == 0
    told = spinelog("visit", "prepare")
    assert told.code == 0
    assert told.out.startswith("Before Fri 27 Nov, 09:30, pain clinic\n  [x] Your next visit")
    assert "  [ ] How it began        not written down yet\n" in told.out
    for command in [line.partition("to add it: ")[2] for line in told.out.splitlines() if "to add it: " in line]:
        assert command.startswith("spinelog ")
    spinelog("event", "add", "lifted a box", "--kind", "onset", "--date", "18 aug")
    spinelog("question", "add", "Can I fly?")
    now = spinelog("visit", "prepare").out
    assert "  [x] How it began        18 Aug 2026: lifted a box\n" in now
    assert "Your questions:\n  1. Can I fly?\n" in now
    assert "You could also ask:\n  - " in now


def test_what_is_ready_comes_as_json_too(spinelog: Spinelog) -> None:
    found = json.loads(spinelog("visit", "prepare", "--json").out)
    assert found["visit"] is None
    assert {"key", "title", "there", "what", "command"} == set(found["items"][0])


def test_more_numbness_says_the_warning_signs_before_anything_is_saved(spinelog: Spinelog, journal: Journal) -> None:
    spinelog("visit", "add", "pain clinic", "--date", "27 nov")
    told = spinelog("visit", "edit", "pain", "--numbness", "more")
    assert told.code == 0
    assert told.err.startswith(SIGNS)
    assert SIGNS not in spinelog("visit", "edit", "pain", "--numbness", "same").err
    refused = spinelog("visit", "edit", "pain", "--weakness", "more", "--clinician", "nobody")
    assert refused.code == 1, "nothing was saved"
    added = spinelog("visit", "add", "now", "--date", "30 nov", "--weakness", "more", "--json")
    assert added.err.startswith(SIGNS)
    assert json.loads(added.out)["weakness"] == "more", "what is read by a program stays readable"


def test_the_signs_need_no_journal(spinelog: Spinelog, tmp_path: Path) -> None:
    told = spinelog("signs", "--journal", str(tmp_path))
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(SIGNS)
    assert max(len(line) for line in told.out.splitlines()) <= 80


def test_a_visit_that_was_planned_asks_how_it_was(spinelog: Spinelog) -> None:
    spinelog("visit", "add", "pain clinic", "--date", "2026-11-27")
    told = spinelog("visit", "prepare", "--today", "2026-11-30")
    assert "How was Fri 27 Nov, pain clinic? To write it down: spinelog visit edit " in told.out


def test_a_visit_written_down_after_its_day_is_done(spinelog: Spinelog) -> None:
    found = json.loads(spinelog("visit", "add", "family doctor", "--date", "2026-09-15", "--json").out)
    assert found["status"] == "done"
    assert json.loads(spinelog("visit", "add", "--date", "today", "--json").out)["status"] == "planned"


def test_changes_gabapentin_to_600(spinelog: Spinelog) -> None:
    spinelog("medication", "add", "gabapentin", "--dose", "300 mg", "--daily", "900", "--unit", "mg", "--since", "8 sep")
    told = spinelog("medication", "change", "gabapentin", "--daily", "600", "--date", "23 oct")
    assert told.out.startswith("Now: gabapentin, 300 mg, 600 mg a day, since 23 Oct 2026")
    first, second = json.loads(spinelog("medication", "list", "--json").out)
    assert (first["stopped"], second["started"], second["stopped"]) == ("2026-10-23", "2026-10-23", None)
    assert first["course_uid"] == second["course_uid"] == first["uid"]
    assert spinelog("medication", "edit", "gabapentin", "--side-effects", "drowsy").code == 0, "the course of now is meant"
    assert json.loads(spinelog("medication", "list", "--json").out)[1]["side_effects"] == "drowsy"


def test_stops_gabapentin_and_says_what_it_did(spinelog: Spinelog) -> None:
    spinelog("medication", "add", "gabapentin", "--dose", "300 mg", "--since", "8 sep")
    told = spinelog("medication", "stop", "gabapentin", "--date", "12 nov", "--effect", "unsure")
    assert told.out.startswith("Stopped: gabapentin, 300 mg, since 8 Sep 2026, until 12 Nov 2026")
    again = spinelog("medication", "stop", "gabapentin")
    assert again.err == "gabapentin ended 12 Nov 2026 already. To take it again, add it as a new medicine.\n"
    assert spinelog("medication", "change", "gabapentin", "--daily", "600").code == 1


def test_a_dose_that_is_the_same_is_no_change(spinelog: Spinelog) -> None:
    spinelog("medication", "add", "gabapentin", "--dose", "300 mg")
    told = spinelog("medication", "change", "gabapentin", "--dose", "300 mg")
    assert told.err == "The dose is the same as before. Please write the new one, like 600 mg.\n"
    assert "Which one?" in spinelog("medication", "change").err


def test_a_course_cannot_end_before_it_began(spinelog: Spinelog) -> None:
    told = spinelog("medication", "add", "gabapentin", "--since", "2026-10-05", "--until", "2026-10-01")
    assert (told.code, told.err.splitlines()[-1]) == (1, "It cannot end before it began. Please check the two dates.")
    assert spinelog("medication", "add", "gabapentin", "--since", "2026-10-05", "--until", "2026").code == 0


def test_the_numbers_to_call_can_be_set_and_stay(spinelog: Spinelog, home: Path) -> None:
    told = spinelog("signs", "--number", "112", "--crisis", "0800 111 0 111")
    assert told.out.startswith("Get emergency help now: call 112 or go")
    assert "thoughts of ending your life: call 0800 111 0 111, or 112" in " ".join(told.out.split())
    assert spinelog("signs").out == told.out
    spinelog("signs", "--number", "999")
    assert "call 0800 111 0 111, or 999" in " ".join(spinelog("signs").out.split()), "the other one stays"
    (home / "settings.toml").write_text("not = [toml", encoding="utf-8")
    assert spinelog("signs").out.startswith(SIGNS), "nothing stands before the signs"
    spinelog("signs", "--number", "x\x1b[2J" + "y" * 300)
    assert spinelog("signs").out.startswith(SIGNS)


@pytest.mark.parametrize(
    "words",
    [
        ("flare", "add", "drive", "--began", "2026-10-05", "--ended", "2026-10-04"),
        ("therapy", "add", "massage", "--since", "2026", "--until", "2025"),
        ("medication", "add", "naproxen", "--since", "nov 2026", "--until", "2026-10-31"),
    ],
    ids=lambda words: words[0],
)
def test_nothing_ends_before_it_began(spinelog: Spinelog, words: tuple[str, ...]) -> None:
    told = spinelog(*words)
    assert (told.code, told.err.splitlines()[-1]) == (1, "It cannot end before it began. Please check the two dates.")


def test_a_visit_that_lies_ahead_cannot_be_done(spinelog: Spinelog) -> None:
    spinelog("visit", "add", "pain clinic", "--date", "2026-11-27")
    told = spinelog("visit", "edit", "pain", "--status", "done")
    assert told.err == "This visit is still to come. Please write the day on which it was, or leave it planned.\n"
    assert spinelog("visit", "edit", "pain", "--status", "done", "--date", "2026-11-20").code == 0


def test_a_date_that_may_be_only_a_year_says_so(spinelog: Spinelog) -> None:
    told = spinelog("therapy", "add", "massage", "--since", "last year")
    assert told.err.endswith("Write it like 20 nov, 2026-11-20, may 2026 or only 2024.\n")
    assert "only 2024" not in spinelog("flare", "add", "drive", "--began", "last year").err


def test_a_medicine_taken_when_needed_is_told_without_a_limit_that_nobody_gave(spinelog: Spinelog) -> None:
    told = spinelog("medication", "add", "naproxen", "--as-needed", "yes", "--daily", "2", "--unit", "tablets")
    assert told.out.startswith("Added: naproxen, when needed, 2 tablets a day")
