"""`spinelog timeline`: the story as lines, and the same journeys as on screen by commands."""

from __future__ import annotations

import json

from tests.conftest import Spinelog


def lines(spinelog: Spinelog, *words: str) -> list[str]:
    told = spinelog("timeline", *words)
    assert told.code == 0, told.err
    return told.out.splitlines()


def story(spinelog: Spinelog) -> None:
    """A few items, written down in another order than they happened."""
    for words in (
        ("visit", "add", "pain clinic", "--date", "27 nov 2026"),
        ("procedure", "add", "epidural", "--date", "8 oct", "--side", "right"),
        ("medication", "add", "gabapentin", "--dose", "300 mg", "--daily", "900", "--unit", "mg", "--since", "8 sep"),
        ("flare", "add", "long drive", "--began", "21 oct", "--peak", "5"),
        ("log", "20 nov", "--note", "slept\nbadly"),
    ):
        assert spinelog(*words).code == 0, words


def test_everything_stands_in_the_order_of_its_dates_with_today_before_what_is_to_come(spinelog: Spinelog) -> None:
    story(spinelog)
    found = [line if line.startswith("today") else f"{line[:27]}{line[33:]}" for line in lines(spinelog)]
    assert found == [
        "                Pain       pain, your main pain",
        " 8 Sep 2026     Medicine   gabapentin, 300 mg, 900 mg a day",
        " 8 Oct 2026  A  Procedure  Epidural injection, right",
        "21 Oct 2026     Flare      5 of 10, after long drive",
        "20 Nov 2026     Note       slept badly",
        "today, Fri 20 Nov 2026",
        "27 Nov 2026     Visit      pain clinic (planned)",
    ]


def test_adds_last_years_therapy_with_only_a_year(spinelog: Spinelog) -> None:
    spinelog("event", "add", "lifted a box", "--kind", "injury", "--date", "jan 2025")
    spinelog("therapy", "add", "massage", "--since", "2025")
    assert [line[:27].split() for line in lines(spinelog, "--since", "2025")] == [
        ["2025", "Therapy"],
        ["Jan", "2025", "Injury"],
    ]


def test_changes_gabapentin_to_600(spinelog: Spinelog) -> None:
    story(spinelog)
    assert spinelog("medication", "change", "gabapentin", "--dose", "600 mg", "--daily", "1800", "--date", "18 nov").code == 0
    old, new = lines(spinelog, "--kind", "medicines")
    assert "300 mg, 900 mg a day, until 18 Nov 2026" in old
    assert new.startswith("18 Nov 2026")
    assert "600 mg, 1800 mg a day" in new


def test_finds_the_flare_after_the_drive(spinelog: Spinelog) -> None:
    story(spinelog)
    (found,) = lines(spinelog, "--find", "DRIVE flare")
    assert "after long drive" in found


def test_ends_a_therapy_and_edits_a_clinicians_phone(spinelog: Spinelog) -> None:
    spinelog("therapy", "add", "physical therapy", "--since", "13 oct")
    spinelog("clinician", "add", "Dr Lee", "--phone", "555 0142")
    assert spinelog("therapy", "edit", "physical", "--until", "today").code == 0
    assert spinelog("clinician", "edit", "Dr Lee", "--phone", "555 0199").code == 0
    assert "physical therapy, until 20 Nov 2026" in lines(spinelog, "--kind", "therapy")[0]
    assert "Dr Lee, 555 0199" in lines(spinelog, "--kind", "visits")[0]


def test_a_line_names_its_item_by_four_letters_that_commands_take(spinelog: Spinelog) -> None:
    story(spinelog)
    (line,) = lines(spinelog, "--kind", "medicines")
    uid = line.split()[4]
    assert spinelog("medication", "delete", uid).code == 0
    told = spinelog("timeline", "--kind", "medicines")
    assert told.out == "Nothing on the timeline is like that. To see everything: spinelog timeline\n"


def test_json_has_dates_nouns_and_uids(spinelog: Spinelog) -> None:
    story(spinelog)
    found = json.loads(spinelog("timeline", "--json").out)
    assert [(one["date"], one["noun"], one["letter"]) for one in found] == [
        (None, "pain", None),
        ("2026-09-08", "medication", None),
        ("2026-10-08", "procedure", "A"),
        ("2026-10-21", "flare", None),
        ("2026-11-20", "note", None),
        ("2026-11-27", "visit", None),
    ]
    assert found[4] == {
        "date": "2026-11-20", "letter": None, "noun": "note", "uid": None, "kind": "Note", "text": "slept\nbadly",
    }  # fmt: skip
    assert len(found[1]["uid"]) == 32
    assert json.loads(spinelog("timeline", "--json", "--find", "zebra").out) == []


def test_an_empty_journal_is_told_how_to_begin(spinelog: Spinelog) -> None:
    assert lines(spinelog)[-1] == 'Nothing with a date yet. To begin: spinelog visit add "pain clinic" --date fri'


def test_a_kind_that_there_is_not_is_refused_with_those_that_there_are(spinelog: Spinelog) -> None:
    told = spinelog("timeline", "--kind", "zebras")
    assert told.code == 2
    assert "medicines" in told.err


def test_text_that_would_move_the_terminal_is_harmless(spinelog: Spinelog) -> None:
    spinelog("event", "add", "x\x1b[2Jy", "--kind", "fall", "--date", "today")
    assert "x␛[2Jy" in lines(spinelog, "--find", "2J")[0]
