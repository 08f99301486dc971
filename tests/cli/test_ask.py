"""`spinelog log` alone at a terminal: it asks for one thing after the other."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from spinelog.cli.main import main
from spinelog.domain.clock import Clock
from spinelog.storage.connection import Connector
from spinelog.storage.quick import read_entry, transaction
from tests.conftest import NOW, TODAY, Spinelog, Told
from tests.terminal import PATIENCE, started

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals on Windows")


class _Typed(io.StringIO):
    """What a person types, at a terminal."""

    def isatty(self) -> bool:
        return True


Answer = Callable[..., Told]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Answer:
    """Run `spinelog log` and answer its questions one by one; after the last answer the person leaves."""

    def call(*answers: str, words: tuple[str, ...] = (), at: datetime = NOW) -> Told:
        capsys.readouterr()
        monkeypatch.setattr(sys, "stdin", _Typed("".join(f"{text}\n" for text in answers)))
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        code = main(["log", *words], clock=Clock(at))
        said = capsys.readouterr()
        return Told(code, said.out, said.err)

    return call


def _day(spinelog: Spinelog, *words: str) -> dict[str, Any]:
    days = json.loads(spinelog("show", *words, "--json").out)
    return days[0] if days else {}


def test_the_usual_few_are_asked_and_saved(answer: Answer, spinelog: Spinelog) -> None:
    spinelog("goal", "add", "Walk a mile", "--measure", "walking", "--target", "30")
    spinelog("pain", "add", "right leg")
    spinelog("medication", "add", "naproxen", "--as-needed", "yes")
    told = answer("25+", "20", "6h30", "4", "3", "1")
    assert told.code == 0
    asked = re.findall(r"^(\S.*\?)$", told.out, re.MULTILINE)
    assert asked == [
        "How long could you sit before pain stopped you?",
        "How long could you walk before pain stopped you?",
        "How long did you sleep last night?",
        "Pain: how much did it hurt on average?",
        "Right leg: how much did it hurt on average?",
        "Extra tablets, naproxen?",
    ]
    day = _day(spinelog)
    assert (day["sitting_min"], day["sitting_open"], day["walking_min"], day["sleep_min"]) == (25, True, 20, 390)
    assert (day["pains"], day["extra_tablets_of"]) == ({"pain": 4, "right leg": 3}, {"naproxen": 1})
    assert "  Longest sit     25+ min" in told.out.splitlines()
    assert told.out.splitlines()[-1] == "To change it: spinelog log. To take it back: spinelog log --undo"


def test_it_is_one_save(answer: Answer, spinelog: Spinelog) -> None:
    answer("25", "6", "4", "0")
    spinelog("log", "--undo")
    assert _day(spinelog) == {}


def test_what_is_left_out_stays_not_recorded(answer: Answer, spinelog: Spinelog) -> None:
    answer("", "", "4", "")
    day = _day(spinelog)
    assert (day["sitting_min"], day["sleep_min"], day["pains"], day["extra_tablets"]) == (None, None, {"pain": 4}, None)


def test_nothing_answered_is_nothing_saved(answer: Answer, spinelog: Spinelog) -> None:
    told = answer("", "", "", "")
    assert (told.code, told.out.splitlines()[-1]) == (0, "Nothing was written down.")
    assert _day(spinelog) == {}


def test_a_wrong_answer_gets_its_sentence_and_is_asked_again(answer: Answer, spinelog: Spinelog) -> None:
    told = answer("long", "25", "7", "11", "4", "")
    assert told.out.count("25+ if something else ended it: ") == 2
    assert "Pain: 11 is out of range. It can be 0 to 10." in told.out
    assert (_day(spinelog)["sitting_min"], _day(spinelog)["pains"]) == (25, {"pain": 4})


def test_a_question_mark_explains_and_asks_again(answer: Answer, spinelog: Spinelog) -> None:
    told = answer("?", "25", "", "", "")
    assert "b alone: a bad day, no scores needed. It is saved at once." in told.out
    assert _day(spinelog)["sitting_min"] == 25


def test_a_bad_day_is_saved_at_once_with_what_was_answered(answer: Answer, spinelog: Spinelog) -> None:
    told = answer("15", "b")
    day = _day(spinelog)
    assert (day["sitting_min"], day["bad_day"], day["pains"]) == (15, True, {})
    assert "Saved as a bad day. Take care." in told.out
    assert "how much did it hurt" not in told.out


def test_whoever_leaves_early_keeps_what_was_answered(answer: Answer, spinelog: Spinelog) -> None:
    told = answer("25")
    assert told.code == 0
    assert "Left early. What you answered is saved:" in told.out
    assert _day(spinelog)["sitting_min"] == 25
    assert answer(words=("yesterday",)).out.splitlines()[-1] == "Nothing was written down."


def test_what_is_recorded_is_kept_and_an_earlier_score_is_not_told(answer: Answer, spinelog: Spinelog) -> None:
    spinelog("log", "--sitting", "25+", "--pain", "7", "--sleep", "8")
    told = answer("", "6", "", "")
    before, _, after = told.out.partition("Saved:")
    assert "How long could you sit before pain stopped you? Now 25+ min; enter keeps it." in before
    assert "Pain: how much did it hurt on average? Recorded already; enter keeps it." in before
    assert "7 of 10" not in before
    assert "7 of 10" in after
    day = _day(spinelog)
    assert (day["sitting_min"], day["sitting_open"], day["sleep_min"], day["pains"]) == (25, True, 360, {"pain": 7})


def test_a_dash_takes_a_figure_out_again(answer: Answer, spinelog: Spinelog) -> None:
    spinelog("log", "--sitting", "25+", "--pain", "7", "--steps", "300")
    answer("-", "", "", "-", "")
    day = _day(spinelog)
    assert (day["sitting_min"], day["sitting_open"], day["pains"], day["steps"]) == (None, None, {}, 300)


def test_another_day_can_be_asked_for(answer: Answer, spinelog: Spinelog) -> None:
    told = answer("25", "", "", "", words=("yesterday",))
    assert told.out.startswith("Thu 19 Nov 2026.")
    assert _day(spinelog, "yesterday")["sitting_min"] == 25
    assert "To change it: spinelog log 2026-11-19." in told.out
    assert spinelog("log", "2026-11-19", "--sitting", "26").code == 0


def test_in_the_night_it_is_still_yesterday(answer: Answer, connector: Connector) -> None:
    told = answer("25", "", "", "", at=datetime(2026, 11, 21, 2, 0, tzinfo=UTC))
    assert told.out.startswith("It is before 04:00, so this is for yesterday, Fri 20 Nov 2026.")
    with transaction(connector) as connection:
        assert read_entry(connection, TODAY) is not None


def test_it_reads_well_aloud(answer: Answer, spinelog: Spinelog) -> None:
    told = answer("?", "long", "25", "7", "4", "0", words=("--plain",))
    assert told.out.isascii()
    assert not re.search(r"\S {2,}\S", told.out)
    spinelog("log", "--undo")


def test_without_a_terminal_nobody_is_asked(spinelog: Spinelog) -> None:
    told = spinelog("log")
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("Nothing was written down yet.")


@POSIX
def test_a_person_at_a_terminal_answers(home: Any, spinelog: Spinelog) -> None:
    with started("log") as terminal:
        for prompt, text in (
            ("something else ended it: ", "25"),
            ("Like 7, 7.5h or 6h30: ", "6h30"),
            ("10 worst you can imagine: ", "12"),
            ("out of range. It can be 0 to 10.\r\n0 none, 10 worst you can imagine: ", "4"),
            ("0 for none: ", ""),
        ):
            terminal.wait_for(prompt)
            terminal.type(f"{text}\r")
        terminal.wait_for("Saved:")
        assert terminal.end() == 0
        assert b"\x1b" not in terminal.written
    (day,) = json.loads(spinelog("show", "--json", "--last", "40000", at=datetime.now(UTC)).out)
    assert (day["sitting_min"], day["sleep_min"], day["pains"]) == (25, 390, {"pain": 4})


@POSIX
@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["ctrl+c", "ctrl+d"])
def test_a_key_ends_the_questions(key: str, home: Any, spinelog: Spinelog) -> None:
    with started("log") as terminal:
        terminal.wait_for("something else ended it: ")
        terminal.type("25\r")
        terminal.wait_for("6h30: ")
        terminal.type(key)
        terminal.wait_for("What you answered is saved")
        assert terminal.end() == 0
    (day,) = json.loads(spinelog("show", "--json", "--last", "40000", at=datetime.now(UTC)).out)
    assert day["sitting_min"] == 25


@POSIX
@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM"])
def test_a_lost_connection_loses_no_answer(name: str, home: Any, spinelog: Spinelog) -> None:
    with started("log") as terminal:
        terminal.wait_for("something else ended it: ")
        terminal.type("25\r")
        terminal.wait_for("6h30: ")
        os.kill(terminal.process.pid, getattr(signal, name))
        terminal.wait_for("What you answered is saved")
        assert terminal.end() == 0
    (day,) = json.loads(spinelog("show", "--json", "--last", "40000", at=datetime.now(UTC)).out)
    assert day["sitting_min"] == 25


@POSIX
def test_a_closed_window_loses_no_answer(home: Any, spinelog: Spinelog) -> None:
    with started("log") as terminal:
        terminal.wait_for("something else ended it: ")
        terminal.type("25\r")
        terminal.wait_for("6h30: ")
        terminal.close()
        assert terminal.process.wait(PATIENCE) == 1  # there was nobody left to tell what was saved
    (day,) = json.loads(spinelog("show", "--json", "--last", "40000", at=datetime.now(UTC)).out)
    assert day["sitting_min"] == 25
