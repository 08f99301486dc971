from __future__ import annotations

from collections.abc import Sequence
from typing import overload

import pytest
from textual.pilot import Pilot

from spinelog.tui.content import letter_chip
from spinelog.tui.widgets.item_table import Column, ItemTable, Row
from tests.tui.widgets.shell import HOSTILE, HOSTILE_SHOWN, Shell, lines

TIMELINE = (
    Row("", ("2025",)),
    Row("a", ("8 Sep", "", "Injury", "Lifted a heavy box at work")),
    Row("b", ("26 Nov", letter_chip("A"), "Epidural", "Right S1")),
    Row("", ("2026",)),
    Row("c", ("5 Jan", "", "Work", HOSTILE)),
    Row("", ("today, Wed 7 Jan",)),
    Row("d", ("14 Jan", "", "Visit", "Pain clinic"), muted=True),
)
COLUMNS = (Column(width=6, right=True, muted=True), Column(width=3), Column(width=9), Column())


class Counted(Sequence[Row]):
    """Many rows that are made when asked for, and how many were."""

    def __init__(self, length: int) -> None:
        self.length = length
        self.asked = 0

    def __len__(self) -> int:
        return self.length

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        assert isinstance(index, int)
        self.asked += 1
        return Row(f"k{index}", (str(index), "", "Note", f"row {index}"))


def told(app: Shell, kind: type[ItemTable.About]) -> list[str]:
    return [message.key for message in app.heard if isinstance(message, kind)]


async def test_rows_stand_in_columns_and_text_is_literal() -> None:
    app = Shell(ItemTable(*COLUMNS, rows=TIMELINE))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.press("tab")
        assert lines(app)[:7] == [
            "2025",
            "›  8 Sep     Injury    Lifted a heavy box at work",
            "  26 Nov  A  Epidural  Right S1",
            "2026",
            f"   5 Jan     Work      {HOSTILE_SHOWN}",
            "today, Wed 7 Jan",
            "  14 Jan     Visit     Pain clinic",
        ]


async def first_move(pilot: Pilot[None], app: Shell) -> None:
    """Wait until the table has told where its cursor stands, which it does once it has a size."""
    for _ in range(200):
        await pilot.pause()
        if told(app, ItemTable.Moved):
            return


async def test_the_cursor_steps_over_the_lines_between() -> None:
    app = Shell(ItemTable(*COLUMNS, rows=TIMELINE))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.press("tab", "up", "down", "down", "enter", "end", "down", "home", "up")
        assert told(app, ItemTable.Moved) == ["a", "b", "c", "d", "a"]
        assert told(app, ItemTable.Chosen) == ["c"]


async def test_a_click_moves_the_cursor_and_a_second_one_chooses() -> None:
    app = Shell(ItemTable(*COLUMNS, rows=TIMELINE))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.click(ItemTable, offset=(5, 3))
        await pilot.click(ItemTable, offset=(5, 4))
        await pilot.click(ItemTable, offset=(5, 4))
        await pilot.click(ItemTable, offset=(5, 20))
        assert told(app, ItemTable.Moved) == ["a", "c"]
        assert told(app, ItemTable.Chosen) == ["c"]


@pytest.mark.parametrize("count", [1_000, 100_000])
async def test_only_rows_in_view_are_asked_for(count: int) -> None:
    rows = Counted(count)
    app = Shell(ItemTable(*COLUMNS, rows=rows))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await first_move(pilot, app)
        await pilot.press("tab", "end")
        assert lines(app)[-1].endswith(f"row {count - 1}")
        await pilot.press("pageup")
        assert told(app, ItemTable.Moved) == ["k0", f"k{count - 1}", f"k{count - 24}"]
        assert rows.asked < 400


async def test_rows_may_come_from_a_function() -> None:
    app = Shell(ItemTable(*COLUMNS))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        table = app.query_one(ItemTable)
        table.show_rows(Counted(5000).__getitem__, 5000, cursor=4000)
        await pilot.pause()
        assert table.cursor_key == "k4000"
        assert any(row.endswith("row 4000") for row in lines(app))


async def test_pages_and_the_last_row_can_be_reached_under_titles() -> None:
    columns = (Column("Day", 6), Column("", 3), Column("What", 9), Column("Text"))
    app = Shell(ItemTable(*columns, rows=Counted(60)))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.press("tab", "pagedown", "pagedown", "pagedown")
        assert lines(app)[0] == "  Day        What      Text"
        assert lines(app)[-1].endswith("row 59")
        await pilot.press("home")
        assert lines(app)[1].endswith("row 0")


async def test_a_separator_comes_into_view_with_its_first_row() -> None:
    rows = (*TIMELINE[:3], *(Row(f"k{number}", (str(number),)) for number in range(30)))
    app = Shell(ItemTable(*COLUMNS, rows=rows))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.press("tab", "end", "home")
        assert lines(app)[0] == "2025"


async def test_empty_loading_and_error_are_said_in_words() -> None:
    app = Shell(ItemTable(*COLUMNS, empty="Nothing here yet. Press n to add the first."))
    async with app.run_test(notifications=True, tooltips=True, size=(40, 24)) as pilot:
        assert lines(app)[:2] == ["Nothing here yet. Press n to add the", "first."]
        await pilot.press("tab", "down", "end", "enter", "pageup", "home")
        app.query_one(ItemTable).say(HOSTILE)
        await pilot.pause()
        assert lines(app)[0].startswith("[b]x[/b] [/]")
        assert told(app, ItemTable.Chosen) == []


async def test_only_lines_between_cannot_be_chosen() -> None:
    app = Shell(ItemTable(*COLUMNS, rows=(TIMELINE[0], TIMELINE[3])))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.press("tab", "down", "end", "pagedown", "enter")
        assert app.query_one(ItemTable).cursor_key == ""
        assert told(app, ItemTable.Chosen) == []


async def test_rows_given_before_the_table_is_on_screen_are_shown() -> None:
    table = ItemTable(*COLUMNS)
    table.show_rows(TIMELINE, cursor=4)
    app = Shell(table)
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await first_move(pilot, app)
        assert lines(app)[4].startswith("›  5 Jan")
        assert told(app, ItemTable.Moved) == ["c"]


async def test_fewer_rows_leave_the_cursor_on_one_that_exists() -> None:
    app = Shell(ItemTable(*COLUMNS, rows=Counted(50)))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.press("tab", "end")
        app.query_one(ItemTable).show_rows(TIMELINE)
        await pilot.pause()
        assert app.query_one(ItemTable).cursor_key == "d"
        assert lines(app)[0] == "2025"
