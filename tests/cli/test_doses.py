"""Extra tablets by command: of no named medicine, of the one there is, of one of several."""

from __future__ import annotations

import json
from typing import Any

from tests.conftest import Spinelog


def _add(spinelog: Spinelog, name: str, *more: str) -> None:
    told = spinelog("medication", "add", name, "--as-needed", "yes", *more)
    assert told.code == 0, told.err


def _day(spinelog: Spinelog, *day: str) -> Any:
    return json.loads(spinelog("show", *day, "--json").out)[0]


def test_while_no_medicine_is_named_they_belong_to_none(spinelog: Spinelog) -> None:
    assert "  Extra tablets   2\n" in spinelog("log", "--extra", "2").out
    assert (_day(spinelog)["extra_tablets"], _day(spinelog)["extra_tablets_of"]) == (2.0, {})


def test_with_one_medicine_they_are_of_that_one(spinelog: Spinelog) -> None:
    _add(spinelog, "naproxen", "--dose", "500 mg")
    assert "  Extra tablets   2 naproxen\n" in spinelog("log", "--extra", "2").out
    assert _day(spinelog)["extra_tablets_of"] == {"naproxen": 2.0}


def test_with_several_the_name_says_which(spinelog: Spinelog) -> None:
    _add(spinelog, "naproxen")
    _add(spinelog, "tramadol")
    told = spinelog("log", "--extra", "2")
    assert told.code == 1
    assert told.err == (
        "You take more than one medicine when needed: naproxen, tramadol. Write which, like: --extra naproxen=2\n"
    )
    assert spinelog("log", "--extra", "napro=2", "--extra", "tramadol=1").code == 0
    assert _day(spinelog)["extra_tablets_of"] == {"naproxen": 2.0, "tramadol": 1.0}
    assert _day(spinelog)["extra_tablets"] == 3.0
    spinelog("log", "--clear", "extra=tramadol")
    assert _day(spinelog)["extra_tablets_of"] == {"naproxen": 2.0}


def test_a_name_that_is_not_listed_is_told_with_the_way_to_add_it(spinelog: Spinelog) -> None:
    told = spinelog("log", "--extra", "naproxen=2")
    assert told.code == 1
    assert told.err.splitlines()[-1] == (
        "None of your as-needed medicines is listed yet. To add it: spinelog medication add naproxen --as-needed yes"
    )


def test_tablets_written_down_before_the_medicine_was_named_are_corrected_not_doubled(spinelog: Spinelog) -> None:
    spinelog("log", "--extra", "2")
    _add(spinelog, "naproxen")
    spinelog("log", "--extra", "3")
    assert _day(spinelog)["extra_tablets"] == 3.0


def test_a_medicine_counts_on_the_days_on_which_it_was_taken(spinelog: Spinelog) -> None:
    _add(spinelog, "naproxen", "--since", "2026-10-05", "--until", "2026-11-10")
    for day, of in (("2026-10-04", {}), ("2026-10-05", {"naproxen": 1.0}), ("2026-11-10", {"naproxen": 1.0}), ("2026-11-11", {})):
        assert spinelog("log", day, "--extra", "1").code == 0
        assert _day(spinelog, day)["extra_tablets_of"] == of, day


def test_a_dose_of_it_changes_and_its_tablets_stay_of_one_medicine(spinelog: Spinelog) -> None:
    _add(spinelog, "naproxen", "--dose", "250 mg", "--since", "2026-10-05")
    spinelog("log", "yesterday", "--extra", "1")
    assert spinelog("medication", "change", "naproxen", "--dose", "500 mg").code == 0
    spinelog("log", "--extra", "1")
    assert [_day(spinelog, day)["extra_tablets_of"] for day in ("yesterday", "today")] == [{"naproxen": 1.0}] * 2


def test_clearing_all_of_them_leaves_none(spinelog: Spinelog) -> None:
    _add(spinelog, "naproxen")
    _add(spinelog, "tramadol")
    spinelog("log", "--sitting", "5", "--extra", "naproxen=2", "--extra", "tramadol=1")
    spinelog("log", "--clear", "extra")
    assert _day(spinelog)["extra_tablets"] is None


def test_undoes_a_wrong_dose(spinelog: Spinelog) -> None:
    _add(spinelog, "naproxen")
    spinelog("log", "--extra", "1")
    spinelog("log", "--extra", "11")
    told = spinelog("log", "--undo")
    assert told.out.startswith("Taken back: the last save of Fri 20 Nov 2026.\n")
    assert _day(spinelog)["extra_tablets_of"] == {"naproxen": 1.0}


def test_tablets_of_no_named_medicine_are_called_other_beside_named_ones(spinelog: Spinelog) -> None:
    spinelog("log", "--extra", "3")
    _add(spinelog, "naproxen")
    told = spinelog("log", "--extra", "naproxen=2")
    assert "  Extra tablets   3 other\n" in told.out
    assert "  Extra tablets   2 naproxen\n" in told.out
