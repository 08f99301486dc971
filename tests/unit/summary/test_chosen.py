"""What is chosen for a visit: nothing of a section that was not chosen is in any form, nor the name."""

from __future__ import annotations

from dataclasses import fields

import pytest

from spinelog.domain.clock import Clock
from spinelog.domain.errors import BadValue, Usage
from spinelog.domain.nouns import NOUNS
from spinelog.domain.values import Question
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.summary.build import build
from spinelog.summary.papers import PAPERS
from spinelog.summary.render import FORMATS, content, render
from spinelog.summary.sections import sections
from spinelog.summary.wanted import NAMES, ON_REQUEST, USUAL, Wanted
from tests.conftest import NOW
from tests.hostile import SITE, fill, mark, texts_of

HEAD = {("pain", "name"), ("person", "occupation"), ("visit", "reason"), ("clinician", "name")}
"""What stands on top of every summary: whose it is, and which visit it is for."""

TOLD = {
    "goals": {("goal", "statement"), ("goal", "unit"), ("goal", "qualifier")},
    "questions": {("question", "text")},
    "changed": {
        ("goal", "statement"), ("flare", "trigger"), ("medication", "name"), ("medication", "dose_text"), ("therapy", "name"),
        ("event", "text"), ("procedure", "levels"),
    },
    "figures": {("medication", "name"), ("medication", "dose_text"), ("medication", "amount_unit")},
    "procedures": {("procedure", "levels"), ("procedure", "agents"), ("after_effect", "note")},
    "ledger": {("procedure", "levels"), ("after_effect", "note"), ("therapy", "name")},
    "medicines": {("medication", name) for name in texts_of("medication")},
    "therapies": {("therapy", "name"), ("therapy", "note")},
    "before": {("person", name) for name in texts_of("person") if name.endswith("_words")},
    "since": set(),
    "work": {("event", "text")},
    "timeline": {
        ("event", "text"), ("visit", "outcome"), ("diagnosis", "words"), ("diagnosis", "told_by"), ("scan", "place"),
        ("procedure", "levels"), ("medication", "name"), ("medication", "dose_text"), ("medication", "amount_unit"),
        ("therapy", "name"),
    },
    "factors": {("factor", "text")},
    "scans": {("scan", "findings"), ("scan", "place")},
    "weeks": {("medication", "name"), ("medication", "dose_text")},
    "recalled": {("week", "note")},
    "more": set(),
    "flares": {("flare", "trigger"), ("flare", "what_helped")},
    "forms": {("questionnaire", "form"), ("goal", "statement")},
    "notes": {("day", "note")},
    "made": set(),
    "care": {
        ("therapy", "name"), ("therapy", "note"), ("therapy_session", "note"), ("procedure", "levels"),
        ("procedure", "authorisation_ref"), *(("medication", name) for name in texts_of("medication")),
    },
    "blocks": {
        ("block", "activity"), ("block", "note"), ("block_reading", "activity"), ("block_reading", "note"),
        ("procedure", "levels"),
    },
}  # fmt: skip
"""Section -> the fields that can be in it."""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    found = str(tmp_path_factory.mktemp("chosen") / "journal.db")
    journal = Journal(Connector(found), Clock(NOW))
    fill(journal)
    journal.close()
    return found


@pytest.fixture
def marked(path: str) -> Journal:
    """A journal in which every field of text says which one it is."""
    return Journal(Connector(path), Clock(NOW))


def _found(text: str) -> set[tuple[str, str]]:
    """The fields whose marks are in a text."""
    packed = "".join(text.replace("\\", "").split()).lower()
    every = {(noun, name): mark(noun, name) for noun in NOUNS for name in texts_of(noun)}
    return {field for field, found in every.items() if found.lower() in packed}


def test_every_section_is_told_of_here() -> None:
    assert set(TOLD) == set(NAMES)
    assert set(USUAL) & set(ON_REQUEST) == set()


def test_a_full_journal_has_every_section(marked: Journal) -> None:
    shown = list(dict.fromkeys(section.name for section in sections(build(marked, wanted=Wanted(also=ON_REQUEST)))))
    assert shown == list(NAMES), "in the order of the sheet"
    assert {section.name for section in sections(build(marked))} == set(USUAL)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", list(FORMATS))
def test_only_what_was_chosen_is_in_its_bytes(marked: Journal, name: str, form: str) -> None:
    doc = build(marked, wanted=Wanted(only=(name,)))
    text = render(doc, form)
    assert {section.name for section in sections(doc)} == {name}
    assert _found(text) <= HEAD | TOLD[name], "nothing of another section, nor the name"
    assert name == "blocks" or SITE not in text


@pytest.mark.parametrize("name", USUAL)
@pytest.mark.parametrize("form", list(FORMATS))
def test_what_was_left_out_is_in_no_bytes(marked: Journal, name: str, form: str) -> None:
    others = HEAD.union(*(TOLD[other] for other in USUAL if other != name))
    assert _found(render(build(marked, wanted=Wanted(without=(name,))), form)) <= others


def test_the_name_is_in_no_form_unless_it_was_asked_for(marked: Journal) -> None:
    name = mark("person", "name").encode()
    for form in FORMATS:
        doc, named = build(marked, wanted=Wanted(also=ON_REQUEST)), build(marked, with_name=True)
        assert name not in content(doc, form, PAPERS["a4"]), form
        assert name in content(named, form, PAPERS["a4"]), form


def test_what_belongs_to_no_chosen_section_is_not_in_the_summary_either(marked: Journal) -> None:
    whole, doc = build(marked), build(marked, wanted=Wanted(only=("made",)))
    held = {"title", "name", "about", "first", "last", "printed", "purpose", "period", "recorded", "chosen", "footer", "made"}
    changed = {field.name for field in fields(doc) if getattr(doc, field.name) != getattr(whole, field.name)}
    usual = {field.name for field in fields(doc)} - held - {"cover", "care", "blocks", "blocks_made"}
    full = {name for name in usual if getattr(whole, name)}
    assert full <= changed, "each of them is emptied"
    assert not any(getattr(doc, name) for name in full if name not in ("recalled", "forms"))


# -- the choice itself -------------------------------------------------------------------------------------------------


def test_an_unknown_section_is_answered_with_the_names() -> None:
    sentence = "^There is no section 'gaols'\\. The sections: goals, questions, changed"
    with pytest.raises(Usage, match=sentence):
        Wanted(only=("gaols",))
    with pytest.raises(Usage, match=sentence):
        Wanted(also=("gaols",))
    with pytest.raises(Usage, match=sentence):
        Wanted(without=("gaols",))


def test_something_has_to_be_left() -> None:
    with pytest.raises(Usage, match="Nothing would be left"):
        Wanted(only=("work",), without=("work",))


def test_names_come_in_the_order_of_the_sheet() -> None:
    chosen = Wanted(only=("care", "scans", "goals", "scans"), also=("notes",), without=("scans",))
    assert chosen.names == ("goals", "notes", "care")
    assert Wanted(also=("care",)).names == (*USUAL, "care")


def test_questions_come_in_the_order_of_this_visit(journal: Journal) -> None:
    for text in ("first", "second", "third"):
        journal.add(Question, {"text": text})
    assert build(journal).questions == ("first", "second", "third")
    assert build(journal, wanted=Wanted(order=(3, 1))).questions == ("third", "first", "second")
    for wrong in ((4,), (0,), (1, 1)):
        with pytest.raises(BadValue, match="have the numbers 1 to 3"):
            build(journal, wanted=Wanted(order=wrong))


def test_without_a_question_there_is_no_order(journal: Journal) -> None:
    with pytest.raises(BadValue, match="There is no open question"):
        build(journal, wanted=Wanted(order=(1,)))


def test_a_cover_note_stands_first_and_keeps_its_lines(journal: Journal) -> None:
    doc = build(journal, wanted=Wanted(cover="I cannot sit.\n\n- the drives\n1. the nights"))
    assert sections(doc)[0].name == "cover"
    assert "IN MY OWN WORDS\n---------------\nI cannot sit.\n\n- the drives\n1. the nights\n" in render(doc, "text")
    assert "In my own words\nI cannot sit.\n\n- the drives\n" in render(doc, "plain")
    assert "## In my own words\n\nI cannot sit.\n\n\\- the drives\\\n1\\. the nights\n" in render(doc, "markdown")
    assert "I cannot sit.\n\n- the drives\n1. the nights</p>" in render(doc, "html")
    assert "own words" not in render(build(journal), "text").split("HOW THE")[0].lower()
