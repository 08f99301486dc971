"""A further noun is data: described once, it has its command, its JSON and its place in the export."""

import datetime as dt
import json
import sys
from dataclasses import dataclass
from types import ModuleType
from typing import Any, ClassVar

import pytest
from sqlmodel import Field as Column

from spinelog.domain.describe import Field, Noun, choice
from spinelog.domain.kinds import DAY, MINUTES, NOTE, NUMBER, REF, TEXT, YESNO
from spinelog.domain.nouns import NOUNS
from spinelog.domain.values import VALUES, Value
from spinelog.storage.columns import LocalDate, Named
from spinelog.storage.migrations.steps import STEPS
from spinelog.storage.tables import ROWS
from tests.conftest import Spinelog

HOT_BATH = Noun(
    "hot_bath",
    (
        Field("place", TEXT, "Place", required=True, help="like at home"),
        choice("water", "Water", (("warm", "Warm"), ("hot", "Very hot")), default="warm", required=True),
        Field("date", DAY, "Date", required=True, help="like today"),
        Field("length_min", MINUTES, "How long", unit="min", low=0, high=180, companion="length_open"),
        Field("length_open", YESNO, "How long, at least", for_form=False),
        Field("degrees", NUMBER, "Degrees", low=20, high=45),
        Field("pain", REF, "For which pain", ref="pain"),
        Field("note", NOTE, "Note"),
    ),
    help="A hot bath.",
    headline="place",
    date="date",
    example="home --date today --length 20",
)


@dataclass(frozen=True, kw_only=True)
class HotBath(Value):
    place: str
    water: str
    date: dt.date
    length_min: int | None = None
    length_open: bool | None = None
    degrees: float | None = None
    pain: str | None = None
    note: str | None = None


class HotBathRow(Named, table=True):
    __tablename__: ClassVar[str] = "hot_bath"
    place: str
    water: str
    date: dt.date = Column(sa_type=LocalDate)
    length_min: int | None = None
    length_open: bool | None = None
    degrees: float | None = None
    pain: str | None = None
    note: str | None = None


DDL = """CREATE TABLE hot_bath (
    uid TEXT PRIMARY KEY, place TEXT NOT NULL, water TEXT NOT NULL CHECK (water IN ('warm', 'hot')), date TEXT NOT NULL,
    length_min INTEGER CHECK (length_min BETWEEN 0 AND 180), length_open INTEGER, degrees REAL,
    pain TEXT REFERENCES pain (uid), note TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT
) STRICT"""


@pytest.fixture(autouse=True)
def hot_baths(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a further noun takes: its description, its value, its row, its migration."""
    step = ModuleType("spinelog.storage.migrations.m9999_hot_bath")
    step.STATEMENTS = (DDL,)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, step.__name__, step)
    monkeypatch.setattr("spinelog.storage.migrations.STEPS", (*STEPS, "m9999_hot_bath"))
    for module in ("spinelog.storage.migrations", "spinelog.storage.connection"):
        monkeypatch.setattr(f"{module}.LATEST", len(STEPS) + 1)
    monkeypatch.setitem(NOUNS, "hot_bath", HOT_BATH)
    monkeypatch.setitem(VALUES, "hot_bath", HotBath)
    monkeypatch.setitem(ROWS, "hot_bath", HotBathRow)


def _json(spinelog: Spinelog, *words: str) -> Any:
    told = spinelog(*words, "--json")
    assert told.code == 0, told.err
    return json.loads(told.out)


def test_it_stands_in_the_overview_and_has_help_with_an_example(spinelog: Spinelog) -> None:
    assert "  hot-bath         A hot bath.\n" in spinelog("--help").out
    told = spinelog("hot-bath", "--help")
    assert "example:\n  spinelog hot-bath add home --date today --length 20" in told.out
    for option in ("--place", "--water", "--date", "--length", "--degrees", "--pain", "--note"):
        assert f"  {option} X" in told.out
    assert "one of: warm, hot" in told.out


def test_it_is_added_and_listed(spinelog: Spinelog) -> None:
    told = spinelog("hot-bath", "add", "home", "--date", "yesterday", "--length", "20+", "--pain", "pain", "--degrees", "38,5")
    assert told.code == 0, told.err
    line = "home, Warm, Thu 19 Nov 2026, 20+ min, 38.5, for pain"
    assert told.out.startswith(f"Added: {line}  (")
    assert line in spinelog("hot-bath", "list").out


def test_it_has_the_one_json_shape(spinelog: Spinelog) -> None:
    item = _json(spinelog, "hot-bath", "add", "home", "--date", "today", "--length", "20+", "--water", "very hot")
    assert item == {
        "uid": item["uid"],
        "place": "home",
        "water": "hot",
        "date": "2026-11-20",
        "length_min": 20,
        "length_open": True,
        "degrees": None,
        "pain": None,
        "note": None,
        "created_at": "2026-11-20T19:00:00Z",
        "updated_at": "2026-11-20T19:00:00Z",
        "deleted_at": None,
    }
    assert _json(spinelog, "hot-bath", "list") == [item]


def test_it_is_edited_deleted_and_brought_back(spinelog: Spinelog) -> None:
    uid = _json(spinelog, "hot-bath", "add", "home", "--date", "today")["uid"]
    edited = _json(spinelog, "hot-bath", "edit", "home", "--degrees", "40", "--water", "hot")
    assert (edited["uid"], edited["degrees"], edited["water"]) == (uid, 40.0, "hot")
    assert spinelog("hot-bath", "delete", uid[:4]).code == 0
    assert _json(spinelog, "hot-bath", "list") == []
    assert spinelog("hot-bath", "undelete", "home").code == 0
    assert [item["uid"] for item in _json(spinelog, "hot-bath", "list")] == [uid]


def test_its_limits_are_told_in_its_own_words(spinelog: Spinelog) -> None:
    for words, sentence in (
        (("--degrees", "60"), "Degrees: 60 is out of range. It can be 20 to 45."),
        (("--length", "4h"), "How long: 4 h is out of range. It can be 0 min to 3 h."),
        (("--water", "cold"), "Water: 'cold' is not one of the choices. Write one of: warm, hot."),
    ):
        told = spinelog("hot-bath", "add", "home", "--date", "today", *words)
        assert (told.code, told.err.splitlines()[-1]) == (1, sentence)
    assert spinelog("hot-bath", "add", "home").err == "Please fill in Date: like today.\n"


def test_it_has_its_place_in_the_export(spinelog: Spinelog) -> None:
    item = _json(spinelog, "hot-bath", "add", "home", "--date", "today")
    assert json.loads(spinelog("export", "json").out)["nouns"]["hot_bath"] == [item]


def test_without_its_data_there_is_no_such_command(spinelog: Spinelog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(NOUNS, "hot_bath")
    told = spinelog("hot-bath", "list")
    assert (told.code, told.err) == (2, "There is no command 'hot-bath'. To see them all: spinelog --help\n")
