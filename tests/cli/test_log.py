"""`spinelog log`: any part of a day in one line."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spinelog.domain.day import DAY_NOUN
from spinelog.storage.journal import Journal
from tests.conftest import Spinelog

OPTIONS = [
    ("--sitting", "25", "  Longest sit     25 min", "sitting_min", 25),
    ("--sitting", "1h30+", "  Longest sit     90+ min", "sitting_open", True),
    ("--standing", "40", "  Longest stand   40 min", "standing_min", 40),
    ("--walking", "2h", "  Longest walk    2 h", "walking_min", 120),
    ("--steps", "4.2k", "  Steps           4,200 steps", "steps", 4200),
    ("--sleep", "7,5h", "  Sleep           7 h 30 min", "sleep_min", 450),
    ("--exercise", "20", "  Exercise        20 min", "exercise_min", 20),
    ("--worst", "6", "  Worst pain      6 of 10", "pain_worst", 6),
    ("--bad-day", None, "  Bad day", "bad_day", True),
    ("--note", "long drive", "  Note            long drive", "note", "long drive"),
    ("--pain", "4", "  pain            4 of 10", "pains", {"pain": 4}),
    ("--pain", "pain=0", "  pain            0 of 10", "pains", {"pain": 0}),
    ("--extra", "1.5", "  Extra tablets   1.5", "extra_tablets", 1.5),
]
NAMES = [f"{option} {text}" for option, text, *_ in OPTIONS]


def _day(spinelog: Spinelog, *words: str) -> dict[str, Any]:
    days = json.loads(spinelog("show", *words, "--json").out)
    assert len(days) <= 1
    return days[0] if days else {}


@pytest.mark.parametrize(("option", "text", "line", "name", "value"), OPTIONS, ids=NAMES)
def test_each_figure_alone_is_kept_and_told(
    option: str, text: str | None, line: str, name: str, value: object, spinelog: Spinelog
) -> None:
    told = spinelog("log", option, *([text] if text else []))
    assert (told.code, told.out.splitlines()) == (0, ["Fri 20 Nov 2026", line])
    assert _day(spinelog)[name] == value


def test_every_option_of_a_day_is_tried_here() -> None:
    tried = {option for option, *_ in OPTIONS}
    assert {f"--{field.option}" for field in DAY_NOUN.asked} | {"--pain", "--extra"} == tried | {"--from-paper"}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.sampled_from(OPTIONS), min_size=1, max_size=6, unique_by=lambda option: option[0]))
def test_any_of_them_can_be_told_together(
    chosen: list[tuple[str, str | None, str, str, object]], spinelog: Spinelog, journal: Journal
) -> None:
    words = [word for option, text, *_ in chosen for word in (option, text) if word is not None]
    told = spinelog("log", *words)
    assert told.code == 0, told.err
    assert set(told.out.splitlines()) == {"Fri 20 Nov 2026", *(line for _, _, line, *_ in chosen)}
    found = _day(spinelog)
    assert all(found[name] == value for *_, name, value in chosen)
    while spinelog("log", "--undo").code == 0:
        pass
    assert journal.entry(date(2026, 11, 20)) is None


def test_a_day_grows_by_what_is_told_later(spinelog: Spinelog) -> None:
    spinelog("log", "--sitting", "25", "--note", "long drive")
    told = spinelog("log", "--pain", "4")
    assert told.out.splitlines() == [
        "Fri 20 Nov 2026",
        "  Longest sit     25 min",
        "  pain            4 of 10",
        "  Note            long drive",
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (("today",), "2026-11-20"), (("yesterday",), "2026-11-19"), (("-3",), "2026-11-17"), (("mon",), "2026-11-16"),
        (("5", "nov"), "2026-11-05"), (("5 nov",), "2026-11-05"), (("2026-11-05",), "2026-11-05"), (("21", "nov"), "2025-11-21"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_day_can_be_named_before_or_after_its_figures(words: tuple[str, ...], day: str, spinelog: Spinelog) -> None:
    assert spinelog("log", *words, "--steps", "100").code == 0
    assert spinelog("log", "--walking", "10", *words).code == 0
    found = _day(spinelog, *words)
    assert (found["day"], found["steps"], found["walking_min"]) == (day, 100, 10)


@pytest.mark.parametrize("day", ["tomorrow", "+1", "2026-11-21", "2027-01-01"])
def test_a_day_to_come_is_refused(day: str, spinelog: Spinelog, journal: Journal) -> None:
    told = spinelog("log", day, "--pain", "4")
    assert told.code == 1
    assert told.err.endswith("is still to come. Please name a day up to today.\n")
    assert journal.first_day() is None


def test_before_four_in_the_morning_it_is_for_yesterday_and_says_so(spinelog: Spinelog) -> None:
    night = datetime(2026, 11, 21, 3, 59, tzinfo=UTC)
    told = spinelog("log", "--pain", "4", at=night)
    assert told.out.splitlines() == [
        "It is before 04:00, so this is for yesterday, Fri 20 Nov 2026.",
        "Fri 20 Nov 2026",
        "  pain            4 of 10",
    ]
    written = spinelog("log", "today", "--pain", "5", at=night)
    assert written.out.startswith("Sat 21 Nov 2026\n")
    assert "before 04:00" not in spinelog("log", "--pain", "4", at=night.replace(hour=4)).out


def test_what_is_told_late_is_called_late(spinelog: Spinelog) -> None:
    assert spinelog("log", "yesterday", "--pain", "4").out.startswith("Thu 19 Nov 2026, added later\n")
    assert spinelog("log", "-3", "--sitting", "4").out.startswith("Tue 17 Nov 2026, added later\n")
    assert spinelog("log", "-4", "--sitting", "4").out.startswith("Mon 16 Nov 2026, from memory\n")


def test_a_given_today_does_not_make_it_in_time(spinelog: Spinelog) -> None:
    told = spinelog("log", "--pain", "4", "--today", "2026-11-01")
    assert told.out.startswith("Sun 1 Nov 2026, from memory\n")


# -- several pains ---------------------------------------------------------------------------------------------


def test_each_pain_is_scored_by_its_name_or_a_word_of_it(spinelog: Spinelog) -> None:
    spinelog("pain", "edit", "pain", "--name", "low back")
    spinelog("pain", "add", "right leg", "--main", "yes")
    told = spinelog("log", "--pain", "leg=3", "--pain", "LOW BACK=5")
    assert told.out.splitlines()[1:] == ["  right leg       3 of 10", "  low back        5 of 10"]
    spinelog("log", "--pain", "4")
    assert _day(spinelog)["pains"] == {"right leg": 4, "low back": 5}


def test_a_whole_name_goes_before_a_part_of_another(spinelog: Spinelog) -> None:
    spinelog("pain", "edit", "pain", "--name", "leg")
    spinelog("pain", "add", "right leg")
    spinelog("log", "--pain", "leg=3")
    assert _day(spinelog)["pains"] == {"leg": 3}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("leg", "'leg' could mean more than one of your pains: left leg, right leg. Please write more of its name."),
        ("arm", "'arm' is none of your pains: left leg, right leg. Please write one of these names."),
        ("", "'' is none of your pains: left leg, right leg. Please write one of these names."),
    ],
)
def test_a_name_that_is_no_pain_or_two_is_asked(name: str, sentence: str, spinelog: Spinelog, journal: Journal) -> None:
    spinelog("pain", "edit", "pain", "--name", "left leg")
    spinelog("pain", "add", "right leg")
    told = spinelog("log", "--pain", f"{name}=3", "--steps", "100")
    assert (told.code, told.out, told.err) == (1, "", f"{sentence}\n")
    assert journal.first_day() is None, "all of it is saved, or nothing"


def test_without_any_pain_it_says_how_to_add_one(spinelog: Spinelog) -> None:
    spinelog("pain", "delete", "pain")
    told = spinelog("log", "--pain", "3")
    assert (told.code, told.err) == (1, 'There is no pain to score. Add one, like: spinelog pain add "right leg"\n')


# -- clearing and undo -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("option", "text", "line", "name", "value"), OPTIONS, ids=NAMES)
def test_each_figure_can_be_made_not_recorded_again(
    option: str, text: str | None, line: str, name: str, value: object, spinelog: Spinelog
) -> None:
    spinelog("log", option, *([text] if text else []))
    spinelog("log", "--steps" if option != "--steps" else "--note", "7")
    told = spinelog("log", "--clear", option.removeprefix("--"))
    assert told.code == 0, told.err
    assert line not in told.out
    assert _day(spinelog)[name] in (None, {})


def test_a_named_pain_can_be_cleared_alone(spinelog: Spinelog) -> None:
    spinelog("pain", "add", "right leg")
    spinelog("log", "--pain", "4", "--pain", "leg=3")
    spinelog("log", "--clear", "pain=leg")
    assert _day(spinelog)["pains"] == {"pain": 4}
    spinelog("log", "--clear", "pain")
    assert _day(spinelog) == {}


def test_a_field_to_clear_that_there_is_not_is_named_with_those_that_there_are(spinelog: Spinelog) -> None:
    told = spinelog("log", "--clear", "mood")
    assert told.code == 2
    assert "There is no field 'mood'. One of: sitting, standing, walking, steps" in told.err


def test_clearing_everything_leaves_no_day_and_undo_brings_it_back(spinelog: Spinelog) -> None:
    spinelog("log", "--sitting", "25+", "--pain", "4")
    before = _day(spinelog)
    assert spinelog("log", "--clear", "sitting", "--clear", "pain").out == "Fri 20 Nov 2026: nothing recorded.\n"
    assert _day(spinelog) == {}
    told = spinelog("log", "--undo")
    assert told.out.splitlines()[0] == "Taken back: the last save of Fri 20 Nov 2026."
    assert _day(spinelog) == before


def test_undo_takes_back_one_save_after_the_other_whatever_day_it_was(spinelog: Spinelog) -> None:
    spinelog("log", "-2", "--pain", "2")
    spinelog("log", "--pain", "4")
    spinelog("log", "--pain", "5")
    assert "4 of 10" in spinelog("log", "--undo").out
    assert "Fri 20 Nov 2026: nothing recorded." in spinelog("log", "--undo").out
    assert "Wed 18 Nov 2026: nothing recorded." in spinelog("log", "--undo").out
    told = spinelog("log", "--undo")
    assert (told.code, told.err) == (1, "There is no save of a day left to take back.\n")


def test_undo_of_a_day_leaves_goals_as_they_are(spinelog: Spinelog) -> None:
    spinelog("log", "--pain", "4")
    spinelog("goal", "add", "sit")
    assert spinelog("log", "--undo").code == 0
    assert "sit" in spinelog("goal", "list").out


def test_undo_with_figures_is_refused_so_that_none_are_lost(spinelog: Spinelog) -> None:
    spinelog("log", "--pain", "4")
    told = spinelog("log", "--undo", "--steps", "100")
    assert (told.code, told.err) == (2, "Taking the last save back goes alone. Write: spinelog log --undo\n")
    assert _day(spinelog)["pains"] == {"pain": 4}


# -- what is refused --------------------------------------------------------------------------------------------


def test_nothing_told_is_asked(spinelog: Spinelog) -> None:
    told = spinelog("log", "yesterday")
    assert (told.code, told.err) == (
        2,
        "Nothing was written down yet. Name at least one thing, like: spinelog log --pain 4\n",
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--pain", "11"), "Pain: 11 is out of range. It can be 0 to 10."),
        (("--pain", "2-8"), "Pain: '2-8' is not a score. Write one whole number from 0 to 10."),
        (("--pain", "pain="), "Please fill in Pain: 0 none, 10 worst you can imagine."),
        (("--sleep", "30"), "Sleep: Is '30' hours or minutes? Write 30h or 30 min."),
        (("--sitting", "25h"), "Longest sit: 25 h is out of range. It can be 0 min to 24 h."),
        (("--extra", "51"), "Extra tablets: 51 is out of range. It can be 0 to 50."),
        (("03/04", "--pain", "4"), "'03/04' could be two different days. Write it like 20 nov, 2026-11-20, yesterday or -3."),
    ],
)
def test_what_cannot_be_is_refused_in_one_line_and_nothing_is_saved(
    words: tuple[str, ...], sentence: str, spinelog: Spinelog, journal: Journal
) -> None:
    told = spinelog("log", "--steps", "100", *words)
    assert (told.code, told.out, told.err.splitlines()[-1]) == (1, "", sentence)
    assert journal.first_day() is None


def test_a_note_can_come_from_standard_input(spinelog: Spinelog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("long drive\nflared after\n"))
    told = spinelog("log", "--note", "-")
    assert told.out.splitlines()[1:] == ["  Note            long drive", "                  flared after"]


def test_standard_input_that_is_no_text_is_refused(spinelog: Spinelog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"caf\xe9"), encoding="utf-8"))
    told = spinelog("log", "--note", "-")
    assert (told.code, told.out) == (1, "")
    assert told.err.endswith("Please save it as UTF-8 and try again.\n")
