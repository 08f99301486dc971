"""Amounts as people write them: minutes, hours of sleep, counts, plain numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.domain.amounts import edit_minutes, fixed, half_up, read_count, read_minutes, read_number, show_minutes
from spinelog.domain.errors import BadValue


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("25", 25), ("0", 0), ("25 min", 25), ("25min", 25), ("25 minutes", 25), ("25m", 25), ("1h30", 90), ("1 h 30 min", 90),
        ("1h5", 65), ("1:30", 90), ("0:05", 5), ("2h", 120), ("2 hours", 120), ("1 hr", 60), ("7.5h", 450), ("7,5h", 450),
        ("1,5 h", 90), ("12.5", 13), ("1,200", 1200), ("  40  ", 40), ("1H30", 90),
    ],
)  # fmt: skip
def test_a_stretch_can_be_written_in_many_ways(text: str, minutes: int) -> None:
    assert read_minutes(text) == minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("7", 420), ("7.5", 450), ("7,5", 450), ("7.5h", 450), ("6h30", 390), ("24", 1440), ("0", 0), ("60", 60), ("390", 390),
     ("390 min", 390), ("30 min", 30), ("6:30", 390)],
)  # fmt: skip
def test_a_bare_number_of_sleep_is_hours_up_to_24_and_minutes_from_60(text: str, minutes: int) -> None:
    assert read_minutes(text, bare_hours=True) == minutes


@pytest.mark.parametrize("text", ["25", "24.5", "45", "59"])
def test_sleep_that_could_be_hours_or_minutes_is_asked(text: str) -> None:
    with pytest.raises(BadValue, match=rf"hours or minutes\? Write {text}h or {text} min\."):
        read_minutes(text, bare_hours=True)


@pytest.mark.parametrize(
    "text", ["", "abc", "1h60", "1:75", "h", "min", "1e3", "25+", "2-3", "25 km", "--5", "1h30h", "nan", "inf"]
)
def test_what_is_no_length_of_time_is_refused_with_how_to_write_it(text: str) -> None:
    with pytest.raises(BadValue, match=r"\. Write it like [^.]*\d.*\.$"):
        read_minutes(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [("4210", 4210), ("4,210", 4210), ("4 210", 4210), ("4'210", 4210), ("4.2k", 4200), ("4,2k", 4200), ("12k", 12000), ("0", 0),
     ("4K", 4000), ("120,000", 120_000), ("-3", -3), ("\u22123", -3)],
)  # fmt: skip
def test_steps_can_be_written_in_many_ways(text: str, number: int) -> None:
    assert read_count(text) == number


@pytest.mark.parametrize("text", ["2,5", "2.5", "4.2345k", "lots", "", "k", "1.2.3", "12,34", "9" * 30])
def test_what_is_no_whole_number_is_refused_with_how_to_write_it(text: str) -> None:
    with pytest.raises(BadValue, match=r"\. Write it like .*\dk?\.$"):
        read_count(text)


def test_a_point_before_three_digits_is_asked_since_it_could_be_thousands() -> None:
    with pytest.raises(BadValue, match=r"^'4\.210' could be read two ways\. Write it like 4210\.$"):
        read_count("4.210")


@pytest.mark.parametrize(
    ("text", "number"), [("3", 3), ("2.5", 2.5), ("2,5", 2.5), ("4,210", 4210), ("1,234.5", 1234.5), ("-1,5", -1.5)]
)
def test_a_comma_is_thousands_only_before_three_digits(text: str, number: float) -> None:
    assert read_number(text) == number


@given(st.integers(0, 1440))
def test_minutes_read_back_as_they_are_shown_and_typed_again(minutes: int) -> None:
    assert read_minutes(show_minutes(minutes)) == read_minutes(edit_minutes(minutes)) == minutes


@given(st.text(max_size=12))
def test_whatever_is_typed_is_an_amount_or_a_sentence(text: str) -> None:
    for read in (read_number, read_count, read_minutes):
        try:
            read(text)
        except BadValue as refused:
            told = str(refused)
            assert told.endswith(".")


@given(st.text("0123456789.,:hkm+- '", max_size=8))
def test_near_misses_of_amounts_are_amounts_or_a_sentence(text: str) -> None:
    test_whatever_is_typed_is_an_amount_or_a_sentence.hypothesis.inner_test(text)  # type: ignore[attr-defined]


def test_halves_are_rounded_up() -> None:
    assert [half_up(number) for number in (0.5, 1.5, 2.5, -0.5, -2.5, 2.4)] == [1, 2, 3, -1, -3, 2]


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [(2.5, 0, "3"), (2.25, 1, "2.3"), (-0.04, 1, "0.0"), (-0.05, 1, "-0.1"), (4210, 0, "4,210"), (1.005, 2, "1.01"),
     (float("nan"), 0, "-"), (float("inf"), 1, "-")],
)  # fmt: skip
def test_a_figure_is_printed_rounded_half_up_and_never_as_minus_zero(number: float, places: int, text: str) -> None:
    assert fixed(number, places) == text
