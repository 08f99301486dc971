from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.domain.errors import BadValue
from spinelog.domain.phone import PhoneDay
from spinelog.exchange.phone.box import box_of, open_box
from spinelog.exchange.phone.findings import BadFile, Cancelled, Findings, Reading
from spinelog.exchange.phone.table import Mapping, TableProposal, propose, read_table, with_answers
from spinelog.exchange.phone.table_cells import read_number, read_sleep, read_stamp
from spinelog.exchange.phone.table_guess import sleep_unit
from tests.conftest import TODAY
from tests.exports import table as exported

READING = Reading(zone=ZoneInfo("Europe/Berlin"), today=TODAY)


def proposed(text: str | bytes, name: str = "steps.csv", reading: Reading = READING) -> TableProposal:
    with box_of(BytesIO(text.encode() if isinstance(text, str) else text), name) as box:
        found = propose(box, reading)
    assert found is not None
    return found


def read(text: str | bytes, mapping: Mapping | None = None, name: str = "steps.csv", reading: Reading = READING) -> Findings:
    mapping = mapping or proposed(text, name, reading).mapping
    assert mapping is not None
    with box_of(BytesIO(text.encode() if isinstance(text, str) else text), name) as box:
        return read_table(box, mapping, reading)


def days(found: Findings) -> dict[str, tuple[int | None, int | None]]:
    return {str(day.day): (day.steps, day.sleep_min) for day in found.days}


def skipped(found: Findings) -> dict[str, int]:
    return {left.reason: left.count for left in found.skipped}


def test_a_german_table_is_read_as_a_german_reads_it(tmp_path: Path) -> None:
    with open_box(str(exported.make(tmp_path))) as box:
        proposal = propose(box, READING)
        assert proposal is not None
        assert proposal.mapping is not None
        assert proposal.questions == ()
        found = read_table(box, proposal.mapping, READING)
    assert proposal.columns == ("Datum", "Schritte", "Schlafdauer", "Tiefschlaf", "Notiz")
    assert proposal.first[0] == PhoneDay(day=date(2026, 11, 17), source="table", steps=4210, sleep_min=450)
    assert proposal.sample[0] == ("17.11.2026", "4.210", "7,5", "1,25", "für mich gut")
    assert days(found) == {
        "2026-11-16": (None, 420),
        "2026-11-17": (4210, 450),
        "2026-11-18": (10482, 375),
        "2026-11-20": (3105, 480),
    }
    assert skipped(found) == {
        "ahead of today": 1,
        "more than 200,000 steps in a day": 1,
        "more than 24 hours of sleep in a day": 1,
        "no date that spinelog can read": 1,
        "no steps and no sleep": 1,
        "steps that are no number": 1,
    }
    assert found.notes == (
        "Each night is put on the date that the table gives; spinelog takes it for the day of waking up.",
        "One date stands there more than once with different numbers; the largest was taken.",
    )


@pytest.mark.parametrize(
    "names",
    ["Date,Steps,Sleep (min)", "Tag,Schritte,Schlafdauer", "Fecha,Pasos,Sueño total", "Date,Pas,Durée du sommeil",
     "Datum,Stappen,Slaap", "Data,Passi,Minuti di sonno", "day,totalSteps,minutes_asleep",
     "Calendar Date,Step count,Time asleep"],
)  # fmt: skip
def test_columns_are_known_by_their_names_in_six_languages(names: str) -> None:
    assert days(read(f"{names}\n2026-11-18,4210,450\n")) == {"2026-11-18": (4210, 450)}


@pytest.mark.parametrize(
    "name",
    [
        "Sleep score",
        "Deep sleep",
        "REM Sleep",
        "Sleep efficiency",
        "Tiefschlaf",
        "Sleep goal",
        "Schlafbeginn",
        "Step goal",
        "Steps per min",
    ],
)
def test_what_only_sounds_like_steps_or_sleep_is_not_taken(name: str) -> None:
    proposal = proposed(f"Date,{name}\n2026-11-18,85\n2026-11-19,90\n", "data.csv")
    assert proposal.mapping is None
    assert [asked.text for asked in proposal.questions] == ["Which column has the steps?"]


def test_when_sleep_began_is_not_how_long_it_was() -> None:
    assert proposed("Date,Sleep time\n2026-11-18,22:30\n2026-11-19,23:10\n", "data.csv").mapping is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-11-18", "2026-11-18"),
        ("2026/11/18", "2026-11-18"),
        ("20261118", "2026-11-18"),
        ("18.11.2026", "2026-11-18"),
        ("18/11/26", "2026-11-18"),
        ("11/18/2026", "2026-11-18"),
        ("Nov 18, 2026", "2026-11-18"),
        ("Wednesday, November 18, 2026", "2026-11-18"),
        ("18 Nov 2026", "2026-11-18"),
        ("18. März 2026", "2026-03-18"),
        ("18 de marzo de 2026", "2026-03-18"),
        ("18 août 2026", "2026-08-18"),
        ("2026-11-18T00:00:00Z", "2026-11-18"),
        ("2026-11-18 00:00:00.000", "2026-11-18"),
        ("1795042800", "2026-11-19"),  # midnight in Berlin
        ("1795042800000", "2026-11-19"),
        ("2026-11-17T23:30:00+00:00", "2026-11-18"),  # told in UTC, half past midnight at home
        ("2026-11-17T23:30:00-05:00", "2026-11-17"),  # told where it was counted
    ],
)
def test_dates_are_read_in_every_usual_form(written: str, day: str) -> None:
    assert days(read(f'Date\tSteps\n"{written}"\t4210\n')) == {day: (4210, None)}


def test_a_date_that_can_be_two_days_is_asked_not_guessed() -> None:
    proposal = proposed("Date,Steps\n03/04/2026,4210\n03/05/2026,4000\n")
    assert proposal.mapping is None
    assert proposal.first == ()
    (asked,) = proposal.questions
    assert asked.key == "date_order"
    assert asked.text == "Which day is 03/04/2026?"
    assert asked.choices == (("dmy", "3 Apr 2026"), ("mdy", "4 Mar 2026"))
    answered = with_answers(proposal, date_order="mdy")
    assert answered.questions == ()
    assert [day.day for day in answered.first if isinstance(day, PhoneDay)] == [date(2026, 3, 4), date(2026, 3, 5)]


def test_a_year_of_two_figures_that_may_stand_first_is_asked() -> None:
    (asked,) = proposed("Date,Steps\n26-11-18,4210\n").questions
    assert [order for order, _ in asked.choices] == ["ymd", "dmy"]


def test_dates_in_two_orders_are_refused_by_naming_two() -> None:
    sentence = r"^steps\.csv writes its dates in two ways: 20/10/2026 and 10/25/2026\. Please make them alike"
    with pytest.raises(BadFile, match=sentence):
        proposed("Date,Steps\n01/02/2026,1\n20/10/2026,4210\n10/25/2026,4000\n")


def test_a_later_file_with_another_order_is_refused() -> None:
    mapping = proposed("Date,Steps\n20/10/2026,4210\n").mapping
    with pytest.raises(BadFile, match="two ways: 20/10/2026 and 10/25/2026"):
        read("Date,Steps\n01/02/2026,1\n20/10/2026,4210\n10/25/2026,4000\n", mapping)
    with pytest.raises(BadFile, match="10/25/2026, which is no date in the order that was told"):
        read("Date,Steps\n01/02/2026,1\n10/25/2026,4000\n", mapping)


@pytest.mark.parametrize(
    ("written", "decimal", "number"),
    [("4210", ".", 4210), ("4,210", ".", 4210), ("4.210", ",", 4210), ("4 210", ".", 4210), ("4\u00a0210", ",", 4210),
     ("4\u202f210", ".", 4210), ("4'210", ".", 4210), ("1,234,567.5", ".", 1234567.5), ("1.234.567,5", ",", 1234567.5),
     ("7,5", ",", 7.5), ("4210.0", ".", 4210), ("4,21,0", ".", None), ("-5", ".", None), ("1e5", ".", None), ("", ".", None)],
)  # fmt: skip
def test_numbers_with_thousands_and_decimals(written: str, decimal: str, number: float | None) -> None:
    assert read_number(written, decimal) == number


@pytest.mark.parametrize(
    ("written", "unit", "minutes"),
    [("7:30", "min", 450), ("07:30:00", "h", 450), ("7h 30m", "min", 450), ("7 h 30 min", "h", 450),
     ("7 Std. 30 Min.", "h", 450),
     ("7h30", "min", 450), ("7,5 Std.", "min", 450), ("450 min", "h", 450), ("PT7H30M", "h", 450),
     ("7 hours, 30 minutes", "s", 450),
     ("7 heures 5", "h", 425), ("450", "min", 450), ("7.5", "h", 450), ("27000", "s", 450), ("450", "h:mm", None),
     ("7:75", "h", None),
     ("good", "h", None)],
)  # fmt: skip
def test_lengths_of_sleep_in_every_usual_form(written: str, unit: str, minutes: float | None) -> None:
    assert read_sleep(written, unit, ".") == minutes


@pytest.mark.parametrize(
    ("name", "numbers", "unit"),
    [("Sleep", ["7.5", "6", "8"], "h"), ("Sleep", ["450", "90", "400"], "min"), ("Sleep", ["27000", "25200"], "s"),
     ("Sleep (h)", ["7"], "h"), ("Sleep", ["45"], ""), ("Minutes asleep", ["7.5", "6"], ""), ("Sleep", ["0.31"], ""),
     ("Schlaf in Stunden", ["7"], "h"), ("Sleep seconds", ["27000"], "s"), ("Sleep", ["7:30"], "h:mm")],
)  # fmt: skip
def test_the_unit_of_sleep_comes_from_its_name_and_size_or_stays_open(name: str, numbers: list[str], unit: str) -> None:
    assert sleep_unit(name, [[number] for number in numbers], 0, ".") == unit


def test_a_unit_that_is_open_is_asked() -> None:
    proposal = proposed("Date,Sleep\n2026-11-18,45\n")
    (asked,) = proposal.questions
    assert asked.text == "One night has 45 under Sleep. What is that in?"
    answered = with_answers(proposal, sleep_unit="min")
    assert days(read("Date,Sleep\n2026-11-18,45\n", answered.mapping)) == {"2026-11-18": (None, 45)}


def test_steps_that_could_be_read_in_two_ways_are_left_out() -> None:
    found = read("Date;Steps;Sleep\n17.11.2026;4210,5;7,5\n18.11.2026;4,210;7,5\n")
    assert days(found) == {"2026-11-17": (4211, 450), "2026-11-18": (None, 450)}
    assert skipped(found) == {"steps that could be read in two ways": 1}


def test_rows_with_a_time_of_day_are_added_up_and_the_same_time_counts_once() -> None:
    found = read("Time,Steps\n2026-11-18 09:00,100\n2026-11-18 10:00,250\n2026-11-18 10:00,250\n2026-11-19 00:00,5\n")
    assert days(found) == {"2026-11-18": (350, None), "2026-11-19": (5, None)}
    assert found.notes == ("The steps of each day were added up, since the rows have a time of day.",)


def test_an_hour_that_comes_twice_counts_twice() -> None:
    # 25 October 2026, 3:00 becomes 2:00 in Berlin: half past two comes at 0:30 and at 1:30 UTC, each with its own steps.
    rows = "2026-10-25T00:30:00Z,100,0:10\n2026-10-25T01:30:00Z,250,0:10\n"
    assert days(read(f"Time,Steps,Sleep\n{rows}")) == {"2026-10-25": (350, 20)}


def test_hours_in_a_column_of_their_own_are_times_too() -> None:
    assert days(read("Date,Hour,Steps\n2026-11-18,9,100\n2026-11-18,10,250\n")) == {"2026-11-18": (350, None)}


def test_rows_of_one_date_without_times_are_not_added_up() -> None:
    found = read("Date,Device,Steps\n2026-11-18,phone,4000\n2026-11-18,watch,4210\n")
    assert days(found) == {"2026-11-18": (4210, None)}
    assert found.notes == ("One date stands there more than once with different numbers; the largest was taken.",)


def test_a_night_belongs_to_the_day_of_waking_and_a_nap_is_left_out() -> None:
    found = read(
        "Sleep\nStart Time,End Time,Minutes Asleep,Minutes Awake,Time in Bed,Minutes REM Sleep\n"
        '"2026-11-17 11:12PM","2026-11-18 7:02AM","420","20","440","N/A"\n'
        '"2026-11-18 1:00PM","2026-11-18 2:00PM","50","2","60","N/A"\n'
        '"2026-11-19 12:40AM","2026-11-19 3:00AM","120","2","60","N/A"\n'
        '"2026-11-19 3:30AM","2026-11-19 7:00AM","200","2","60","N/A"\n'
    )
    assert days(found) == {"2026-11-18": (None, 420), "2026-11-19": (None, 320)}
    assert skipped(found) == {"a nap by day": 1}


def test_a_night_with_only_its_beginning_counts_on_the_day_of_waking_over_a_change_of_clocks() -> None:
    # 25 October 2026, 3:00 becomes 2:00 in Berlin: eight hours after 23:30 it is 6:30.
    mapping = proposed("Bedtime,Hours asleep\n2026-10-24 23:30,8\n").mapping
    assert mapping is not None
    assert mapping.starts
    assert days(read("Bedtime,Hours asleep\n2026-10-24 23:30,8\n", mapping)) == {"2026-10-25": (None, 480)}


def test_the_right_one_of_several_tables_in_a_file_is_read_to_its_end() -> None:
    text = (
        "Body\nDate,Weight\n2026-11-18,80\n\nActivities\nDate,Calories Burned,Steps,Distance\n"
        '2026-11-18,"2,000","4,210",3.1\n2026-11-19,"2,000","5,000",3.1\n\nFoods\nDate,Calories In\n2026-11-19,1800\n'
    )
    assert days(read(text)) == {"2026-11-18": (4210, None), "2026-11-19": (5000, None)}
    # A later export has a longer table before it.
    assert days(read(text.replace("18,80\n", "18,80\n2026-11-19,81\n"), proposed(text).mapping)) == days(read(text))


def test_a_file_that_is_called_steps_needs_no_column_of_that_name() -> None:
    text = ",Actual,Goal\nNov 17 2026,4210,8000\nNov 18 2026,5210,8000\n"
    assert days(read(text, name="Steps.csv")) == {"2026-11-17": (4210, None), "2026-11-18": (5210, None)}
    proposal = proposed(text, "export.csv")
    assert proposal.mapping is None
    answered = with_answers(proposal, columns={"steps": "actual"})
    assert days(read(text, answered.mapping)) == {"2026-11-17": (4210, None), "2026-11-18": (5210, None)}


def test_a_table_without_names_asks_for_the_column() -> None:
    text = "2026-11-17,4210\n2026-11-18,4300\n"
    proposal = proposed(text, "export.csv")
    assert proposal.columns == ("column 1", "column 2")
    answered = with_answers(proposal, columns={"steps": 2})
    assert days(read(text, answered.mapping)) == {"2026-11-17": (4210, None), "2026-11-18": (4300, None)}


def test_what_was_answered_first_is_kept_when_more_is_answered() -> None:
    proposal = proposed("When,A,B\n03/04/2026,4210,45\n", "export.csv")
    answered = with_answers(proposal, columns={"steps": "A"})
    answered = with_answers(answered, columns={"sleep": "B"}, date_order="dmy")
    answered = with_answers(answered, sleep_unit="min")
    assert answered.first == (PhoneDay(day=date(2026, 4, 3), source="table", steps=4210, sleep_min=45),)
    without = with_answers(answered, columns={"sleep": None})
    assert without.first == (PhoneDay(day=date(2026, 4, 3), source="table", steps=4210),)


def test_a_wrong_answer_says_what_there_is() -> None:
    proposal = proposed("Date,A,B\n2026-11-18,1,2\n", "export.csv")
    with pytest.raises(BadValue, match=r"^export\.csv has no column 'C'\. It has: Date, A, B\.$"):
        with_answers(proposal, columns={"steps": "C"})
    with pytest.raises(BadValue, match="has no column 9"):
        with_answers(proposal, columns={"steps": 9})
    with pytest.raises(BadValue, match="'ydm' is not one of ymd, dmy, mdy"):
        with_answers(proposal, date_order="ydm")


def test_the_first_rows_say_what_is_wrong_with_them() -> None:
    proposal = proposed("Date,Steps\n2026-11-16,1\n2026-11-17,1\n2026-11-18,1\nlater,4210\n2026-11-18,many\n2026-11-19,1\n")
    assert proposal.first[3:] == ("This row has no date that spinelog can read.", "This row has steps that are no number.")


def test_every_monthly_file_of_a_folder_is_read_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "oct.csv").write_text("Date,Steps\n2026-10-18,1000\n2026-10-31,900\n")
    (tmp_path / "nov.csv").write_text("date , STEPS\n2026-10-31,1100\n2026-11-18,2000\n")
    (tmp_path / "other.csv").write_text("Date,Weight\n2026-11-18,80\n")
    (tmp_path / "picture.png").write_bytes(bytes(range(256)))
    with open_box(str(tmp_path)) as box:
        proposal = propose(box, READING)
        assert proposal is not None
        assert proposal.mapping is not None
        found = read_table(box, proposal.mapping, READING)
    assert days(found) == {"2026-10-18": (1000, None), "2026-10-31": (1100, None), "2026-11-18": (2000, None)}


@pytest.mark.parametrize("data", [b"", b"hello\n", b'{"a": 1}', b"<a/>", bytes(range(256)) * 20, b"name,size\nfoo,2\n"])
def test_what_is_no_table_of_days_is_not_proposed(data: bytes) -> None:
    with box_of(BytesIO(data), "x") as box:
        assert propose(box, READING) is None


def test_a_file_of_nothing_but_bad_rows_is_refused() -> None:
    mapping = proposed("Date,Steps\n2026-11-18,4210\n").mapping
    with pytest.raises(BadFile, match=r"^spinelog found no day with steps or sleep in steps\.csv"):
        read("Date,Steps\nx,1\n2026-11-18,many\n", mapping)
    with pytest.raises(BadFile, match=r"^steps\.csv has no table with the columns that were told"):
        read("Day,Pulse\n2026-11-18,60\n", mapping)
    assert read("Date,Steps\n2026-11-18,0\n", mapping).days == ()


def test_the_person_can_stop_it() -> None:
    def stop(share: float) -> None:
        raise Cancelled("Stopped.")

    text = "Date,Steps\n2026-11-18,4210\n"
    with pytest.raises(Cancelled):
        read(text, proposed(text).mapping, reading=Reading(zone=READING.zone, today=TODAY, tell=stop))


def test_how_far_it_is_grows_within_one_file() -> None:
    text = "Date,Steps\n" + "2026-11-18 10:00,4210\n" * 20_000
    told: list[float] = []
    read(text, proposed(text).mapping, reading=Reading(zone=READING.zone, today=TODAY, tell=told.append))
    assert told == sorted(told)
    assert [round(share, 1) for share in told] == [0.0, 0.2, 0.5, 0.7, 1.0]


def test_a_table_without_end_is_refused_before_its_rows_are_read() -> None:
    mapping = proposed("Date,Steps\n2026-11-18,4210\n").mapping
    with pytest.raises(BadFile, match=r"more than 600,000 rows\. Please cut it into years"):
        read(b"Date,Steps\n" + b"\n" * 1_200_000, mapping)


def test_a_mapping_is_remembered_as_it_was() -> None:
    mapping = proposed("Datum;Schritte;Schlaf\n18.11.2026;4.210;7,5\n").mapping
    assert mapping is not None
    assert Mapping.from_text(mapping.to_text()) == mapping
    assert mapping.header == proposed(" datum ;SCHRITTE;schlaf\n19.11.2026;4210;7,5\n").header
    assert mapping.header != proposed("Datum;Schritte;Schlaf;Puls\n19.11.2026;4210;7,5;60\n").header


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", pytest.param("[" * 100_000, id="deep")])
def test_a_mapping_that_is_damaged_is_asked_again(text: str) -> None:
    with pytest.raises(BadValue, match="Please say again which column is what"):
        Mapping.from_text(text)


def test_a_mapping_with_a_foreign_value_is_asked_again() -> None:
    mapping = proposed("Date,Steps\n2026-11-18,4210\n").mapping
    assert mapping is not None
    for old, new in (
        ('"date": 0', '"date": -1'),
        ('"ymd"', '"ydm"'),
        ('"steps": 1', '"steps": "x"'),
        ('"times": false', '"times": 0'),
    ):
        with pytest.raises(BadValue, match="Please say again"):
            Mapping.from_text(mapping.to_text().replace(old, new))


ORDERS: dict[str, str] = {"ymd": "{:%Y-%m-%d}", "dmy": "{:%d/%m/%Y}", "mdy": "{:%m/%d/%Y}"}
HOW: dict[str, Callable[[int, str], str]] = {
    "min": lambda minutes, _: str(minutes),
    "h": lambda minutes, decimal: f"{minutes / 60:.4f}".replace(".", decimal),
    "h:mm": lambda minutes, _: f"{minutes // 60}:{minutes % 60:02d}",
    "s": lambda minutes, _: str(minutes * 60),
}


@given(
    counts=st.lists(st.tuples(st.integers(1, 99_999), st.integers(1, 1000)), min_size=1, max_size=30),
    first=st.dates(date(2020, 1, 1), date(2026, 9, 1)),
    order=st.sampled_from(sorted(ORDERS)),
    unit=st.sampled_from(sorted(HOW)),
    decimal=st.sampled_from(".,"),
    delimiter=st.sampled_from("\t;,"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    grouped=st.booleans(),
)
def test_a_table_in_any_form_is_read_back_as_it_was(
    counts: list[tuple[int, int]], first: date, order: str, unit: str, decimal: str, delimiter: str, encoding: str, grouped: bool
) -> None:
    expected, lines = {}, [delimiter.join(("Datum", "Schritte", "Schläfchen"))]
    for number, (steps, minutes) in enumerate(counts):
        day = first + timedelta(days=number)
        expected[str(day)] = (steps, minutes)
        shown = f"{steps:,}".replace(",", "." if decimal == "," else ",") if grouped else str(steps)
        lines.append(delimiter.join(f'"{cell}"' for cell in (ORDERS[order].format(day), shown, HOW[unit](minutes, decimal))))
    data = "\n".join(lines).encode(encoding)
    proposal = proposed(data)
    asked = {question.key for question in proposal.questions}
    if order != "ymd" and all((first + timedelta(days=number)).day <= 12 for number in range(len(counts))):
        assert "date_order" in asked  # never guessed
    answered = with_answers(proposal, columns={"steps": 2, "sleep": 3}, date_order=order, sleep_unit=unit)
    assert answered.mapping is not None
    told = {"decimal": decimal, "date_order": order, "sleep_unit": unit}
    mapping = Mapping.from_text(answered.mapping.to_text())
    mapping = type(mapping)(**{name: told.get(name, getattr(mapping, name)) for name in mapping.__dataclass_fields__})
    assert days(read(data, mapping)) == expected


def test_damaged_tables_end_in_days_or_in_one_sentence() -> None:
    whole = "\r\n".join(exported.LINES).encode()
    chance = random.Random(7)
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            at = chance.randrange(len(data))
            data[at : at + chance.choice((0, 1, 1, 1, 9))] = bytes(
                chance.randrange(256) for _ in range(chance.choice((0, 1, 1, 4)))
            )
        with suppress(BadFile), box_of(BytesIO(bytes(data)), "damaged.csv") as box:
            if (proposal := propose(box, READING)) is not None:
                for asked in proposal.questions:
                    answer = asked.choices[0][0] if asked.choices else ""
                    with suppress(BadValue):
                        proposal = with_answers(
                            proposal, **{asked.key: answer} if "_" in asked.key else {"columns": {asked.key: answer}}
                        )
                if proposal.mapping is not None:
                    read_table(box, proposal.mapping, READING)


@given(st.text(max_size=40))
def test_any_cell_is_a_date_or_none(cell: str) -> None:
    stamp = read_stamp(cell)
    for order in () if stamp is None else stamp.orders:
        assert isinstance(stamp.instant(order, READING.zone), datetime)  # type: ignore[union-attr]


@given(st.from_regex(r"\A\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}( \d{1,2}:\d\d(am|pm)?([+-]\d{4}|Z)?)?\Z"))
def test_what_looks_like_a_date_is_one_or_none(cell: str) -> None:
    test_any_cell_is_a_date_or_none.hypothesis.inner_test(cell)  # type: ignore[attr-defined]
