from __future__ import annotations

from textual.binding import Binding
from textual.events import Paste

from spinelog.tui.widgets.note_field import NoteField
from spinelog.tui.widgets.text_inputs import NumberField, TextField
from tests.tui.widgets.shell import HOSTILE, HOSTILE_SHOWN, Shell, keys, picture


class Commands(Shell):
    """A screen with commands on letters."""

    BINDINGS = [Binding("s", "note('save')"), Binding("t", "note('today')"), Binding("exclamation_mark", "note('signs')")]  # noqa: RUF012

    def action_note(self, word: str) -> None:
        self.title += f" {word}"


async def test_letters_reach_the_commands_while_a_number_has_the_focus() -> None:
    app = Commands(NumberField())
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.press("2", "s", "5", "t", "exclamation_mark")
        assert app.query_one(NumberField).value == "25"
        assert app.title.endswith("save today signs")


async def test_a_number_takes_all_that_lengths_of_time_are_written_with() -> None:
    app = Commands(NumberField(), NumberField(), NumberField(), NumberField())
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        for text in ("1h30 m", "6:30", "4.2k,", "25+-"):
            await keys(pilot, text)
            await pilot.press("enter")
        assert [field.value for field in app.query(NumberField)] == ["1h30 m", "6:30", "4.2k,", "25+-"]


async def test_typing_over_a_number_replaces_it() -> None:
    app = Shell(TextField(), lambda: NumberField("40"))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.press("tab", "2", "5")
        assert app.query_one(NumberField).value == "25"


async def test_a_text_swallows_letters_until_escape() -> None:
    app = Commands(TextField())
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.press("s", "t")
        assert app.query_one(TextField).value == "st"
        await pilot.press("escape", "s")
        assert app.query_one(TextField).value == "st"
        assert app.title.endswith("save")


async def test_enter_down_and_up_go_from_field_to_field() -> None:
    app = Shell(TextField(id="a"), NumberField(id="b"), TextField(id="c"))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        seen = []
        for key in ("enter", "down", "up", "up"):
            await pilot.press(key)
            seen.append(app.focused.id if app.focused else None)
        assert seen == ["b", "c", "b", "a"]


async def test_a_pasted_list_is_kept_whole() -> None:
    app = Shell(TextField())
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        app.post_message(Paste("ibuprofen\ngabapentin"))
        await pilot.pause()
        assert app.query_one(TextField).value == "ibuprofen gabapentin"


async def test_two_hundred_and_more_characters_are_not_cut() -> None:
    app = Shell(lambda: TextField("x" * 260))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.press("end", "y")
        assert app.query_one(TextField).value == "x" * 260 + "y"


async def test_control_characters_never_reach_the_terminal_from_a_field() -> None:
    app = Shell(lambda: TextField(HOSTILE), lambda: NoteField(HOSTILE))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        app.post_message(Paste(HOSTILE))
        await pilot.press("tab")
        app.post_message(Paste(HOSTILE))
        await pilot.pause()
        shown = picture(app)
        assert "\x1b" not in shown
        assert "\x07" not in shown
        assert HOSTILE_SHOWN in shown


async def test_a_note_grows_to_three_rows_and_escape_leaves_it() -> None:
    app = Commands(NoteField(), TextField())
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        note = app.query_one(NoteField)
        assert note.size.height == 1
        await keys(pilot, "s")
        await pilot.press("enter", "t", "enter", "a", "enter", "b")
        assert note.text == "s\nt\na\nb"
        assert note.size.height == 3
        await pilot.press("escape", "s")
        assert note.text == "s\nt\na\nb"
        assert app.title.endswith("save")


async def test_arrows_leave_a_note_at_its_ends() -> None:
    app = Shell(TextField(), lambda: NoteField("one\ntwo"), TextField(id="after"))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        app.query_one(NoteField).focus()
        await pilot.press("down")
        assert isinstance(app.focused, NoteField)
        await pilot.press("down")
        assert app.focused is app.query_one("#after")
        await pilot.press("up", "up", "up")
        assert isinstance(app.focused, TextField)


async def test_a_paste_with_carriage_returns_is_several_lines() -> None:
    app = Shell(NoteField())
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        app.post_message(Paste("one\rtwo\r\nthree"))
        await pilot.pause()
        assert app.query_one(NoteField).text == "one\ntwo\nthree"
