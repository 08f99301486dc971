"""Texts, dates and figures as FHIR has them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.domain.dates import PartialDate
from spinelog.domain.day import DAY_NOUN
from spinelog.domain.flare import FLARE
from spinelog.exchange.fhir.elements import bare, clean, moment, notes, of_field, period, quantity, value_of
from tests.hostile import TEXTS


@given(st.text(st.characters(), max_size=60) | st.sampled_from(list(TEXTS.values())))
def test_a_text_is_as_fhir_wants_it_or_is_not_there(text: str) -> None:
    found = clean(text)
    assert found == "" or re.fullmatch(r"[ \r\n\t\S]+", found)
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff]", found)
    assert found == found.strip()
    assert clean(found) == found


@pytest.mark.parametrize("text", ["<b>x</b> & co", "Rückenschmerzen", "腰の痛み", "a\nb\tc", "\u202ereverse", "👨‍👩‍👧"])
def test_words_stay_as_they_were_written(text: str) -> None:
    assert clean(text) == text


def test_signs_that_are_no_text_go_and_other_spaces_become_spaces() -> None:
    assert clean("a\x00b\x1b[2Jc\u00a0d\u3000e\u2028f\x0bg") == "ab[2Jc d e\nf\ng"


@pytest.mark.parametrize(
    ("value", "offset", "found"),
    [
        (PartialDate(2024), None, "2024"),
        (PartialDate(2024, 5), None, "2024-05"),
        (PartialDate(2024, 5, 3), None, "2024-05-03"),
        (date(2026, 11, 20), None, "2026-11-20"),
        (datetime(2026, 11, 20, 19, 0, 5, tzinfo=UTC), None, "2026-11-20T19:00:05Z"),
        (datetime(2026, 11, 20, 19, 0, tzinfo=UTC), 60, "2026-11-20T20:00:00+01:00"),
        (datetime(2026, 11, 20, 19, 0, tzinfo=UTC), -210, "2026-11-20T15:30:00-03:30"),
        (datetime(2026, 11, 20, 19, 0, tzinfo=UTC), 1000, "2026-11-20T19:00:00Z"),
        (None, None, None),
    ],
)
def test_a_date_is_as_exact_as_it_was_told(value: PartialDate | date | None, offset: int | None, found: str | None) -> None:
    assert moment(value, offset) == found


def test_an_end_before_the_beginning_is_left_out() -> None:
    assert period(date(2026, 1, 2), date(2026, 1, 1)) == {"start": "2026-01-02"}
    assert period(PartialDate(2026, 5), PartialDate(2026)) == {"start": "2026-05", "end": "2026"}
    assert period(None, None) is None


def test_what_is_not_there_leaves_nothing_behind() -> None:
    assert bare(a=None, b="", c=[], d={}, e=0, f=False) == {"e": 0, "f": False}
    assert quantity(float("nan")) is None
    assert notes("", None, " \x00 ", "x") == [{"text": "x"}]


def test_figures_have_units_that_a_machine_knows() -> None:
    ucum = "http://unitsofmeasure.org"
    assert value_of("day", DAY_NOUN.field("steps"), 4210) == {
        "valueQuantity": {"value": 4210, "unit": "steps a day", "system": ucum, "code": "/d"}
    }
    assert value_of("day", DAY_NOUN.field("sleep_min"), 400)["valueQuantity"] == {
        "value": 400, "unit": "min", "system": ucum, "code": "min",
    }  # fmt: skip
    assert value_of("flare", FLARE.field("peak"), 0)["valueQuantity"] == {
        "value": 0, "unit": "{score}", "system": ucum, "code": "{score}",
    }  # fmt: skip
    assert value_of("flare", FLARE.field("began_time"), time(9, 5)) == {"valueTime": "09:05:00"}


def test_a_measure_is_named_by_loinc_where_that_is_known_and_always_by_our_own_words() -> None:
    steps, sitting = (of_field("day", DAY_NOUN.field(name)) for name in ("steps", "sitting_min"))
    assert [one["system"] for one in steps["coding"]] == ["http://loinc.org", "https://spinelog.invalid/CodeSystem/journal"]  # type: ignore[attr-defined]
    assert sitting == {
        "coding": [
            {"system": "https://spinelog.invalid/CodeSystem/journal", "code": "day.sitting_min", "display": "Longest sit"}
        ],
        "text": "How long could you sit before pain stopped you?",
    }
