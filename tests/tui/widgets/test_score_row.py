from __future__ import annotations

import pytest

from spinelog.tui.widgets.score_row import ScoreRow
from spinelog.tui.widgets.text_inputs import NumberField
from tests.tui.widgets.shell import HOSTILE, Shell, lines


def rows(*labels: str) -> list[ScoreRow]:
    return [ScoreRow(label) for label in labels]


async def test_nothing_is_filled_in_for_the_person() -> None:
    app = Shell(*rows("Leg"))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)):
        row = app.query_one(ScoreRow)
        assert row.value is None
        assert "–" in lines(app)[0] or "›" in lines(app)[0]


@pytest.mark.parametrize("digit", [0, 2, 3, 4, 5, 6, 7, 8, 9])
async def test_a_digit_sets_the_score_and_moves_on(digit: int) -> None:
    first, second = rows("Average", "Worst")
    app = Shell(first, second)
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.press("tab")
        first.focus()
        await pilot.press(str(digit))
        assert first.value == digit
        assert app.focused is second


async def test_one_then_nought_is_ten() -> None:
    first, second = rows("Average", "Worst")
    app = Shell(first, second)
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        first.focus()
        await pilot.press("1")
        assert (first.value, app.focused) == (1, first)
        await pilot.press("0")
        assert (first.value, second.value, app.focused) == (10, None, second)


@pytest.mark.parametrize("key", ["tab", "down", "enter"])
async def test_a_one_stays_one_when_the_row_is_left(key: str) -> None:
    first, second = rows("Average", "Worst")
    app = Shell(first, second)
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        first.focus()
        await pilot.press("1", key, "0")
        assert (first.value, second.value) == (1, 0)


async def test_another_digit_after_one_counts_for_the_next_row() -> None:
    first, second, third = rows("Average", "Worst", "Leg")
    app = Shell(first, second, third)
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        first.focus()
        await pilot.press("1", "3", "1", "1")
        assert (first.value, second.value, third.value) == (1, 3, 1)


async def test_another_digit_after_one_is_typed_into_a_number_that_follows() -> None:
    score, number = ScoreRow("Average"), NumberField()
    app = Shell(score, number)
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        score.focus()
        await pilot.press("1", "2", "5")
        assert (score.value, number.value) == (1, "25")


async def test_after_coming_back_to_a_one_nought_is_nought() -> None:
    first, second = rows("Average", "Worst")
    app = Shell(first, second)
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        first.focus()
        await pilot.press("1", "tab", "shift+tab", "0")
        assert first.value == 0


async def test_digits_that_arrive_in_one_burst_go_to_the_rows_in_order() -> None:
    several = rows("Average", "Worst", "Leg", "Back")
    app = Shell(*several)
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        several[0].focus()
        await pilot.pause()
        for digit in "71055":
            app.simulate_key(digit)
        await pilot.pause()
        assert [row.value for row in several] == [7, 10, 5, 5]


async def test_arrows_move_the_score_and_backspace_clears_it() -> None:
    row, other = rows("Average", "Worst")
    app = Shell(row, other)
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        row.focus()
        await pilot.press("right", "right", "plus")
        assert row.value == 2
        await pilot.press("left", "minus", "minus")
        assert row.value == 0
        await pilot.press("backspace")
        assert row.value is None
        await pilot.press("left", "right")
        assert row.value == 10
        assert app.focused is row
        assert [message.value for message in app.heard if isinstance(message, ScoreRow.Changed)] == [0, 1, 2, 1, 0, None, 10]


@pytest.mark.parametrize(("column", "value"), [(10, 0), (12, 0), (13, 1), (22, 4), (40, 10), (43, 10)])
async def test_a_click_sets_the_digit_under_it(column: int, value: int) -> None:
    app = Shell(*rows("Average"))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.click(ScoreRow, offset=(column, 0))
        assert app.query_one(ScoreRow).value == value


async def test_a_click_on_the_label_sets_nothing() -> None:
    app = Shell(*rows("Average"))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.click(ScoreRow, offset=(2, 0))
        assert app.query_one(ScoreRow).value is None
        assert isinstance(app.focused, ScoreRow)


async def test_all_eleven_digits_begin_at_one_column_whatever_the_label() -> None:
    app = Shell(*rows("Leg", "right buttock", HOSTILE))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)):
        shown = lines(app)[:3]
        assert all(row[10:44] == "".join(f" {digit} " for digit in range(11)).rstrip() for row in shown)
        assert shown[1].startswith("right b…")
        assert shown[2].startswith("[b]x[/b…"[:7])


async def test_the_focused_row_carries_a_mark() -> None:
    first, second = rows("Average", "Worst")
    app = Shell(first, second)
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        second.focus()
        await pilot.pause()
        assert lines(app)[0][8] == "–"
        assert lines(app)[1][8] == "›"
