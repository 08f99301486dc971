"""Each field reads back what it shows, and says in one sentence what it cannot take."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spinelog.domain import kinds
from spinelog.domain.block import LATEST_SLOT, MOST_SITES, MOST_SLOTS, SITES, SLOTS, slot_text
from spinelog.domain.dates import PartialDate
from spinelog.domain.day import AMOUNT, AVERAGE, DAY_NOUN
from spinelog.domain.describe import MAX_TEXT, Field, Noun
from spinelog.domain.errors import BadValue
from spinelog.domain.goal import GOAL
from spinelog.domain.nouns import NOUNS
from spinelog.domain.pain import PAIN
from spinelog.domain.procedure import ESTIMATE, PROCEDURE
from spinelog.domain.questionnaire import STEP, STEPS

TODAY = date(2026, 11, 20)
DATES = st.dates(date(1900, 1, 1), date(2099, 12, 31))
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=30)

EACH_NOUN = pytest.mark.parametrize("noun", NOUNS.values(), ids=list(NOUNS))
ASKED = [pytest.param(field, id=f"{noun.name}.{field.name}") for noun in NOUNS.values() for field in noun.asked]
FEW = settings(max_examples=25)
"""Each example draws a value for every field of a noun."""


def values(field: Field) -> st.SearchStrategy[kinds.Value]:
    """Any value that the field can hold."""
    low, high = int(field.low or 0), int(field.high or 0)
    dates = st.dates(date(1900, 1, 1), TODAY) if field.past else DATES
    found: dict[kinds.Kind, st.SearchStrategy[kinds.Value]] = {
        kinds.TEXT: WORDS,
        kinds.NOTE: st.lists(WORDS, min_size=1).map("\n".join),
        kinds.REF: WORDS,
        kinds.NUMBER: st.decimals(low, high or 1000, places=3).map(float),
        kinds.COUNT: st.integers(low, high),
        kinds.SCORE: st.integers(low, high),
        kinds.MINUTES: st.integers(low, high),
        kinds.SLEEP: st.integers(low, high),
        kinds.YESNO: st.booleans(),
        kinds.CHOICE: st.sampled_from([key for key, _ in field.choices] or [""]),
        STEP: st.sampled_from([int(key) for key, _ in STEPS]),
        kinds.DAY: dates,
        kinds.PARTIAL: st.builds(_cut, dates, st.sampled_from((4, 7, 10))),
        kinds.TIME: st.builds(time, st.integers(0, 23), st.integers(0, 59)),
        SLOTS: st.sets(st.integers(1, LATEST_SLOT), min_size=1, max_size=MOST_SLOTS).map(sorted).map(slot_text),
        SITES: st.lists(st.sampled_from(["right", "left", "low back", "é"]), min_size=1, max_size=MOST_SITES, unique=True).map(
            ", ".join
        ),
        kinds.INSTANT: st.datetimes(datetime(1900, 1, 1), timezones=st.just(UTC)).map(lambda one: one.replace(microsecond=0)),
    }
    return found[field.kind]


def _cut(day: date, length: int) -> PartialDate:
    return PartialDate.from_iso(day.isoformat()[:length])


@EACH_NOUN
@FEW
@given(data=st.data())
def test_what_a_field_shows_can_be_typed_again(noun: Noun, data: st.DataObject) -> None:
    for field in noun.asked:
        record = {field.name: data.draw(values(field))}
        if field.companion:
            record[field.companion] = data.draw(st.booleans())
        assert field.read(field.edit(record), TODAY) == record
        assert field.read(field.show(record), TODAY) == record
        assert field.read(f"  {field.edit(record)} ", TODAY) == record


@EACH_NOUN
@FEW
@given(data=st.data())
def test_what_is_stored_comes_back(noun: Noun, data: st.DataObject) -> None:
    for field in noun.columns:
        value = data.draw(values(field))
        stored = field.kind.store(value)
        assert field.kind.load(stored) == value
        assert type(stored).__name__ == {"TEXT": "str", "INTEGER": "int", "REAL": "float"}[field.kind.sql]


@EACH_NOUN
@given(text=st.text(max_size=12) | st.text("0123456789.,:+-/ hk", max_size=6))
def test_whatever_is_typed_is_a_value_or_a_sentence(noun: Noun, text: str) -> None:
    for field in noun.asked:
        try:
            changes = field.read(text, TODAY)
        except BadValue as refused:
            told = str(refused)
            assert told.endswith(".")
            assert "\n" not in told
        else:
            assert field.name in changes
            field.check(changes[field.name])


ADVICE = re.compile(r"(?:^|[.?:] )((?:Write|Please|It can be)\b)")
"""Where a sentence begins that says what to do."""


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (DAY_NOUN.field("sitting_min"), "long"), (DAY_NOUN.field("sitting_min"), "1h75"), (DAY_NOUN.field("sitting_min"), "25h"),
        (DAY_NOUN.field("sitting_min"), "-5"), (DAY_NOUN.field("sitting_min"), "2+5"), (DAY_NOUN.field("sleep_min"), "30"),
        (DAY_NOUN.field("sleep_min"), "25h"), (DAY_NOUN.field("sleep_min"), "-0.5"), (DAY_NOUN.field("steps"), "lots"),
        (DAY_NOUN.field("steps"), "2,5"), (DAY_NOUN.field("steps"), "4.210"), (DAY_NOUN.field("steps"), "300k"),
        (DAY_NOUN.field("pain_worst"), "11"), (DAY_NOUN.field("pain_worst"), "4.5"), (AVERAGE, "2-8"), (AVERAGE, ""),
        (AVERAGE, "-1"), (AMOUNT, "some"), (AMOUNT, "51"), (AMOUNT, ""), (DAY_NOUN.field("bad_day"), "maybe"),
        (DAY_NOUN.field("note"), "x" * 100_001), (PAIN.field("name"), ""), (PAIN.field("name"), "x" * 201),
        (PAIN.field("region"), "knee"), (PAIN.field("side"), "l r"), (PROCEDURE.field("kind"), ""),
        (PROCEDURE.field("kind"), "block"), (PROCEDURE.field("date"), ""), (PROCEDURE.field("date"), "03/04"),
        (PROCEDURE.field("date"), "31 feb"), (PROCEDURE.field("date"), "someday"), (PROCEDURE.field("time"), "25:00"),
        (PROCEDURE.field("time"), "noon"), (PROCEDURE.field("time"), "13pm"), (PROCEDURE.field("time"), "1_0:30"),
        (PROCEDURE.field("time"), "9:3"), (PROCEDURE.field("remembered_before"), "11"), (ESTIMATE.field("percent_less"), "101"),
        (ESTIMATE.field("procedure"), ""), (GOAL.field("target"), "far"), (GOAL.field("due"), "mon 20 nov 2026"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else None,
)  # fmt: skip
def test_what_is_refused_says_once_what_to_do(field: Field, text: str) -> None:
    with pytest.raises(BadValue) as refused:
        field.read(text, TODAY)
    told = str(refused.value)
    assert len(ADVICE.findall(told)) == 1, told
    assert field.label in told
    assert told.endswith(".")
    assert ".." not in told


@pytest.mark.parametrize("field", ASKED)
def test_a_limit_is_a_sentence_and_holds(field: Field) -> None:
    if field.low is None or field.high is None:
        assert field.limit == ""
        return
    assert re.fullmatch(r"It can be .+ to .+\.", field.limit)
    for number in (field.low, field.high):
        field.check(number if field.kind is kinds.NUMBER else int(number))
    for number in (field.low - 1, field.high + 1):
        with pytest.raises(BadValue, match=re.escape(field.limit)):
            field.check(number if field.kind is kinds.NUMBER else int(number))


@pytest.mark.parametrize(
    ("field", "told"),
    [
        (DAY_NOUN.field("sitting_min"), "It can be 0 min to 24 h."),
        (DAY_NOUN.field("sleep_min"), "It can be 0 h to 24 h."),
        (DAY_NOUN.field("steps"), "It can be 0 steps to 200,000 steps."),
        (AVERAGE, "It can be 0 to 10."),
        (AMOUNT, "It can be 0 to 50."),
        (ESTIMATE.field("percent_less"), "It can be -100 % to 100 %."),
    ],
    ids=lambda value: value.name if isinstance(value, Field) else None,
)
def test_a_limit_is_told_in_the_fields_own_words(field: Field, told: str) -> None:
    assert field.limit == told


def test_something_else_ended_it_is_typed_as_a_plus() -> None:
    sitting = DAY_NOUN.field("sitting_min")
    for text in ("25+", "25 +", "25+ min", "25 min+"):
        assert sitting.read(text, TODAY) == {"sitting_min": 25, "sitting_open": True}, text
    assert sitting.read("1h30+", TODAY) == {"sitting_min": 90, "sitting_open": True}
    assert sitting.read("25", TODAY) == {"sitting_min": 25, "sitting_open": False}
    assert sitting.show({"sitting_min": 25, "sitting_open": True}) == "25+ min"
    assert sitting.show({"sitting_min": 120, "sitting_open": True}) == "2 h+"
    assert sitting.edit({"sitting_min": 25, "sitting_open": True}) == "25+"


def test_a_plus_means_nothing_for_other_figures() -> None:
    with pytest.raises(BadValue):
        DAY_NOUN.field("steps").read("4000+", TODAY)


def test_nothing_typed_is_not_recorded_and_never_zero() -> None:
    for field in DAY_NOUN.asked:
        assert field.read("  ", TODAY)[field.name] is None
        assert field.show({}) == field.edit({}) == field.show({field.name: None}) == ""


@pytest.mark.parametrize(
    ("text", "key"),
    [("epidural", "epidural"), ("Epidural injection", "epidural"), ("rf-ablation", "rf_ablation"),
     ("Radiofrequency", "rf_ablation"), ("medial", "medial_branch_block"), ("other", "other"), ("SURGERY", "surgery")],
)  # fmt: skip
def test_a_choice_is_known_by_its_key_its_label_or_a_part_that_no_other_has(text: str, key: str) -> None:
    assert PROCEDURE.field("kind").read(text, TODAY) == {"kind": key}


@pytest.mark.parametrize(
    ("text", "moment"),
    [("9:30", time(9, 30)), ("9.30", time(9, 30)), ("9h30", time(9, 30)), ("14", time(14)), ("2 pm", time(14)), ("12am", time(0)),
     ("12:15 pm", time(12, 15)), ("00:00", time(0))],
)  # fmt: skip
def test_a_time_of_day_can_be_written_in_many_ways(text: str, moment: time) -> None:
    assert PROCEDURE.field("time").read(text, TODAY) == {"time": moment}


def test_text_that_no_file_could_hold_is_mended_not_refused() -> None:
    note = DAY_NOUN.field("note").read("a\udcffb", TODAY)["note"]
    assert note == "a\ufffdb"


def test_a_short_text_has_room_for_a_sentence() -> None:
    assert GOAL.field("statement").read("x" * MAX_TEXT, TODAY) == {"statement": "x" * MAX_TEXT}


def test_a_plan_without_its_year_is_the_next_one() -> None:
    assert GOAL.field("due").read("1 feb", TODAY) == {"due": date(2027, 2, 1)}
    assert GOAL.field("started").read("1 feb", TODAY) == {"started": date(2026, 2, 1)}


def test_an_instant_without_its_zone_is_not_stored() -> None:
    with pytest.raises(ValueError, match="aware"):
        kinds.INSTANT.store(datetime(2026, 11, 20, 19, 0))


@EACH_NOUN
def test_an_item_has_every_column_in_json_and_a_line_of_words(noun: Noun) -> None:
    empty = noun.plain({})
    assert list(empty) == [field.name for field in noun.columns]
    assert set(empty.values()) == {None}
    names = [field.option for field in noun.asked]
    assert len(names) == len(set(names)), "two options of one name"
    for name in (noun.headline, noun.date, noun.parent, noun.only_one):
        assert not name or noun.field(name)
