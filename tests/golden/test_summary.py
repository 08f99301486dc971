"""The demo's summary, byte for byte. To accept a change: `pytest tests/golden --accept`, then read the difference."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from spinelog.cli.demo import fill
from spinelog.domain.clock import Clock
from spinelog.domain.values import Day, Goal, Pain, Person, Procedure
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.summary.build import build
from spinelog.summary.render import FORMATS, render

DATA = Path(__file__).parent / "data"
ENDINGS = {"text": "txt", "markdown": "md"}


def _held(name: str, text: str, request: pytest.FixtureRequest) -> None:
    """The fonts, which are somebody else's files, stand there by their length."""
    path = DATA / name
    text = re.sub(r"base64,[\w+/=]+", lambda found: f"base64,({len(found[0])} signs)", text)
    if request.config.getoption("--accept"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8"), f"{name} reads otherwise; see the difference above"


@pytest.fixture
def demo(connector: Connector, clock: Clock, journal: Journal) -> Journal:
    fill(connector, clock)
    return journal


@pytest.mark.parametrize("form", list(FORMATS))
def test_the_demo_reads_as_it_did(demo: Journal, form: str, request: pytest.FixtureRequest) -> None:
    _held(f"demo.{ENDINGS.get(form, form)}", render(build(demo), form), request)


@pytest.mark.parametrize("form", list(FORMATS))
def test_an_empty_journal_reads_as_it_did(journal: Journal, form: str, request: pytest.FixtureRequest) -> None:
    journal.items(Pain)
    _held(f"empty.{ENDINGS.get(form, form)}", render(build(journal), form), request)


def test_the_text_survives_a_message_box(demo: Journal) -> None:
    text = render(build(demo), "text")
    assert text.isascii()
    assert max(len(line) for line in text.split("\n")) <= 80
    assert "\t" not in text


def test_the_page_reaches_for_nothing(demo: Journal) -> None:
    page = render(build(demo), "html")
    for reference in ("src=", "href=", "@import", "<script", "<link", "<iframe"):
        assert reference not in page, reference
    assert page.count("url(") == page.count("url(data:font/ttf;base64,") == 2, "its own letters"
    assert page.replace("http://www.w3.org/2000/svg", "").count("http") == page.count("http-equiv")


def test_the_name_stands_there_only_when_asked_for(demo: Journal) -> None:
    person = demo.items(Person)[0]
    demo.edit(Person, person.uid, {"name": "Ada Beispiel"})
    for form in FORMATS:
        assert "Beispiel" not in render(build(demo), form)
        assert "Ada Beispiel" in render(build(demo, with_name=True), form)


def test_it_says_which_period(demo: Journal) -> None:
    assert "(since your visit on 10 Sep, pain clinic)" in render(build(demo), "text")
    since = build(demo, since=date(2026, 10, 1))
    assert since.first == date(2026, 10, 1)
    assert "since the date you named" in since.period


def test_nothing_is_printed_from_silence(journal: Journal) -> None:
    text = render(build(journal), "text")
    for word in ("Goals", "GOALS", "PROCEDURES", "QUESTIONS", "NOTES", "born", "steroid"):
        assert word not in text


HOSTILE = '[b]x[/b] [/] [@click=app.bell]y[/]\x1b]52;c;QUJD\x07\x9b31m\u202e <script>alert(1)</script> & "quoted"'


@pytest.mark.parametrize("form", list(FORMATS))
def test_hostile_text_stands_there_literally(journal: Journal, form: str) -> None:
    pain = journal.items(Pain)[0]
    journal.edit(Pain, pain.uid, {"name": HOSTILE})
    journal.add(Goal, {"statement": HOSTILE, "measure": "own", "qualifier": HOSTILE, "unit": HOSTILE, "target": 1.0})
    from spinelog.domain.dates import PartialDate

    journal.add(Procedure, {"kind": "other", "date": PartialDate(2026, 11, 1), "levels": HOSTILE, "agents": HOSTILE})
    journal.add(Person, {"name": HOSTILE, "occupation": HOSTILE})
    journal.save_day(date(2026, 11, 19), {"note": HOSTILE, f"pain:{pain.uid}": 3})
    text = render(build(journal, with_name=True), form)
    assert not any(ord(sign) < 0x20 and sign != "\n" for sign in text)
    assert not any(0x7F <= ord(sign) < 0xA0 or sign == "\u202e" for sign in text)
    assert ("\\<script>" if form == "markdown" else "&lt;script&gt;" if form == "html" else "<script>") in text
    assert ("\\[b\\]x\\[/b\\]" if form == "markdown" else "[b]x[/b]") in text


def test_a_day_is_not_lost_to_a_wide_value(journal: Journal) -> None:
    journal.save_day(date(2026, 11, 19), {"steps": 200_000, "sleep_min": 1440, "sitting_min": 1440, "sitting_open": True})
    assert journal.items(Day)
    assert max(len(line) for line in render(build(journal), "text").split("\n")) <= 80
