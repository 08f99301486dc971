from __future__ import annotations

from datetime import date

import pytest

from spinelog.domain.day import AVERAGE, DAY_NOUN
from spinelog.domain.errors import BadValue
from spinelog.domain.procedure import PROCEDURE
from spinelog.tui.widgets.field_row import FieldRow
from spinelog.tui.widgets.note_field import NoteField
from spinelog.tui.widgets.score_row import ScoreRow
from spinelog.tui.widgets.text_inputs import NumberField, TextField
from tests.tui.widgets.shell import HOSTILE, Shell, keys, lines, picture

TODAY = date(2026, 1, 7)
SAT = DAY_NOUN.field("sitting_min")


async def test_label_field_and_unit_share_a_line() -> None:
    app = Shell(lambda: FieldRow(SAT, NumberField("25"), label="Sat", hint="min"))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)):
        assert lines(app)[0] == "Sat     ›  25       min"


async def test_a_long_label_is_cut_and_all_text_is_literal() -> None:
    app = Shell(lambda: FieldRow(SAT, NumberField(), label=HOSTILE, hint=HOSTILE))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)):
        assert lines(app)[0].startswith("[b]x[/b…"[:7])
        assert "[@click=app.bell]" in lines(app)[0]
        assert "\x1b" not in picture(app)


async def test_what_is_wrong_stands_under_the_field_until_it_is_mended() -> None:
    app = Shell(lambda: FieldRow(SAT, NumberField(), label="Sat", hint="min"), lambda: TextField())
    async with app.run_test(notifications=True, tooltips=True, size=(60, 24)) as pilot:
        await keys(pilot, "9999")
        row = app.query_one(FieldRow)
        with pytest.raises(BadValue):
            row.read(TODAY)
        await pilot.pause()
        assert row.size.height == 3
        assert lines(app)[1].startswith("          Longest sit: 166 h 39 min is out of range. It can")
        await pilot.press("backspace", "backspace")
        assert (row.size.height, row.error) == (1, "")
        assert row.read(TODAY) == {"sitting_min": 99, "sitting_open": False}


async def test_at_least_is_read_with_its_companion() -> None:
    app = Shell(lambda: FieldRow(SAT, NumberField("25+")))
    async with app.run_test(notifications=True, tooltips=True, size=(60, 24)):
        assert app.query_one(FieldRow).read(TODAY) == {"sitting_min": 25, "sitting_open": True}


async def test_a_text_that_is_too_long_is_told_while_it_is_typed_and_not_cut() -> None:
    app = Shell(lambda: FieldRow(PROCEDURE.field("levels"), TextField("x" * 200)))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.press("end", "y")
        await pilot.pause()
        assert "up to 200 fit" in picture(app)
        assert len(app.query_one(FieldRow).text) == 201


async def test_a_note_of_a_hundred_thousand_characters_is_told_and_not_cut() -> None:
    app = Shell(lambda: FieldRow(DAY_NOUN.field("note"), NoteField("word " * 20_000)))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        assert "100,000" not in picture(app)
        await pilot.press("x")
        await pilot.pause()
        assert "Note is 100,001 characters long; up to 100,000 fit." in picture(app)
        assert len(app.query_one(FieldRow).text) == 100_001


async def test_a_change_is_told_in_the_name_of_the_row() -> None:
    app = Shell(lambda: FieldRow(SAT, NumberField(), id="sat"), FieldRow(AVERAGE, ScoreRow(label_width=0), label="Leg", id="leg"))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.press("5", "enter", "7")
        told = [(message.row.id, message.row.text) for message in app.heard if isinstance(message, FieldRow.Changed)]
        assert ("sat", "5") in told
        assert ("leg", "7") in told
        assert not any(isinstance(message, ScoreRow.Changed) for message in app.heard)


async def test_a_score_in_a_row_that_is_not_recorded_says_so() -> None:
    app = Shell(FieldRow(AVERAGE, ScoreRow(label_width=0), label="Leg"), lambda: TextField(id="next"))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        app.query_one("#next").focus()
        await pilot.pause()
        assert lines(app)[0].startswith("Leg     –  0  1  2")


async def test_a_click_on_the_label_is_a_click_on_the_field() -> None:
    app = Shell(lambda: TextField(), lambda: FieldRow(SAT, NumberField("25")))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.click(FieldRow, offset=(2, 0))
        assert isinstance(app.focused, NumberField)
