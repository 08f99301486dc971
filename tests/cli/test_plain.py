"""`--plain`: what every command prints reads well aloud, line after line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from spinelog.cli.demo import fill, fill_facet
from spinelog.cli.main import COMMANDS
from spinelog.domain.clock import Clock
from spinelog.domain.nouns import NOUNS
from spinelog.domain.text import aloud
from spinelog.storage.connection import Connector
from tests.conftest import Spinelog

TABLE = "steps.csv"

WORDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "log": (("-1", "--pain", "4"), ("--undo",)),
    "show": ((), ("--last", "60")),
    "trends": ((), ("--range", "all"), ("--around", "A")),
    "timeline": ((), ("--kind", "medicines"), ("--find", "nothing like it")),
    "summary": ((), ("--with-name",)),
    "block": (("show",), ("sheet",), ("show", "A")),
    "signs": ((),),
    "settings": ((),),
    "where": ((),),
    "backup": (("copy.db",),),
    "import": (("--list",), (TABLE,), (TABLE, "--yes")),
    "demo": ((), ("facet",)),
}
"""What a command is given here; several ways where it prints in several ways."""

AS_FILES = {"paper", "export", "completion", "shortcut", "schema"}
"""What these print is a file for something else to read, so it stays as it is."""

NOUN_WORDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "goal": (("add", "Sit through a meal"),),
    "procedure": (("ledger",),),
    "visit": (("prepare",),),
    "questionnaire": (("questions",),),
    "person": ((),),
}


LINES = [(word, *more) for word, ways in WORDS.items() for more in ways]
LINES += [
    (noun.name.replace("_", "-"), *more)
    for noun in NOUNS.values()
    if noun.commanded
    for more in ((() if noun.single else ("list",)), *NOUN_WORDS.get(noun.name, ()))
]
LINES += [("--help",), ()]

COLUMNS = re.compile(r"\S {2,}\S")
"""Figures or words under one another."""
RULE = re.compile(r"[-=_|]{4,}")


def _wrong(text: str) -> list[str]:
    """The lines that do not read well; both demos are written in ASCII, so all else is ours."""
    return [
        line for line in text.splitlines() if not line.isascii() or COLUMNS.search(line) or RULE.search(line) or "\x1b" in line
    ]


@pytest.fixture(params=["epidural", "facet"])
def demo(request: pytest.FixtureRequest, connector: Connector, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(request.getfixturevalue("tmp_path"))
    Path(TABLE).write_text("date,steps\n2026-11-18,4210\n2026-11-19,5300\n")
    (fill if request.param == "epidural" else fill_facet)(connector, clock)
    return str(request.param)


@pytest.mark.parametrize("words", LINES, ids=" ".join)
def test_every_command_reads_well_aloud(words: tuple[str, ...], demo: str, spinelog: Spinelog) -> None:
    if "--undo" in words:
        spinelog("log", "--pain", "4")
    told = spinelog(*words, "--plain")
    if demo == "epidural" and words[:1] == ("block",):
        assert told.code == 1
    else:
        assert told.code == 0, told.err
        assert told.out
    assert _wrong(told.out + told.err) == []


def test_no_command_is_left_out_here() -> None:
    assert {*WORDS, *AS_FILES} == set(COMMANDS)


def test_the_usual_output_would_be_found(demo: str, spinelog: Spinelog) -> None:
    for line in ("show --last 9", "trends", "timeline", "summary", "pain list"):
        assert _wrong(spinelog(*line.split()).out), line


def test_a_table_becomes_sentences(spinelog: Spinelog, connector: Connector, clock: Clock) -> None:
    fill(connector, clock)
    assert "Week 1, 9 to 15 Oct: sitting 14 min (8 to 17), 7 of 7 days" in spinelog("trends", "--plain").out.splitlines()
    said = " ".join(spinelog("summary", "--plain").out.split())
    assert "Sitting: before A, 9 min (6 of 7 days); week 2, 18 min (6 of 7 days);" in said
    assert "week 6, 3.0 (6 of 7 days); change minus 5.0; 63 % lower" in said
    assert "Week 3, 23 to 29 Oct: sitting not enough days to say (2 of 7 days);" in said


def test_scores_after_a_block_become_sentences(spinelog: Spinelog, connector: Connector, clock: Clock) -> None:
    fill_facet(connector, clock)
    said = " ".join(spinelog("block", "show", "A", "--plain").out.split())
    assert "3 h, at 12:45: right 1 of 10, 86 % less; left 1 of 10, 83 % less; at rest; left out of times" in said


def test_what_the_person_wrote_keeps_its_letters(spinelog: Spinelog) -> None:
    spinelog("log", "--note", "Café, übel", "--pain", "4")
    assert "  Note: Café, übel" in spinelog("show", "--plain").out.splitlines()
    assert "Café, übel" in spinelog("summary", "--plain").out


def test_json_and_pages_stay_as_they_are(spinelog: Spinelog) -> None:
    spinelog("log", "--note", "9 → 31, (7-9) • half", "--pain", "4")
    for words in (("show", "--json"), ("trends", "--json"), ("export", "json")):
        assert spinelog(*words, "--plain").out == spinelog(*words).out
    assert json.loads(spinelog("show", "--json", "--plain").out)[0]["note"] == "9 → 31, (7-9) • half"
    for line in ("summary --format html", "paper day", "paper block", "completion bash"):
        assert spinelog(*line.split(), "--plain").out == spinelog(*line.split()).out


def test_it_is_plain_only_where_it_is_asked_for(spinelog: Spinelog, connector: Connector, clock: Clock) -> None:
    fill(connector, clock)
    usual = spinelog("procedure", "ledger").out
    assert "→" in usual
    assert "→" not in spinelog("procedure", "ledger", "--plain").out
    assert spinelog("--plain", "procedure", "ledger").out == spinelog("procedure", "ledger", "--plain").out
    assert spinelog("procedure", "ledger").out == usual


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Sitting 9 → 31 min", "Sitting 9 to 31 min"),
        ("8.0 (7-9), 9-15 Oct", "8.0 (7 to 9), 9 to 15 Oct"),
        ("Oct 9-15", "Oct 9 to 15"),
        ("change −5.0", "change minus 5.0"),
        ("L4-L5, 2026-11-20, 555-0118", "L4-L5, 2026-11-20, 555-0118"),
        ("Café", "Café"),
    ],
)
def test_signs_are_said_in_words(text: str, heard: str) -> None:
    assert aloud(text) == heard
