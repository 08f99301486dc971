from __future__ import annotations

import pytest

from spinelog.domain.pain import SIDES
from spinelog.domain.procedure import KINDS
from spinelog.tui.widgets.choice_field import ChoiceField
from spinelog.tui.widgets.picker import Picker
from spinelog.tui.widgets.score_row import ScoreRow
from tests.tui.widgets.shell import HOSTILE, HOSTILE_SHOWN, Shell, lines, picture


async def test_nothing_is_chosen_at_first_and_the_field_says_so() -> None:
    app = Shell(ChoiceField(SIDES))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)):
        assert app.query_one(ChoiceField).value is None
        assert "– not said" in lines(app)[0]
        assert "●" not in lines(app)[0]


async def test_arrows_go_through_the_choices_and_backspace_clears() -> None:
    app = Shell(ChoiceField(SIDES))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        field = app.query_one(ChoiceField)
        await pilot.press("tab", "right")
        assert field.value == "left"
        assert "● Left" in lines(app)[0]
        await pilot.press("right", "right", "left")
        assert field.value == "right"
        await pilot.press("backspace")
        assert field.value is None


async def test_a_letter_goes_to_the_choice_that_begins_with_it() -> None:
    app = Shell(ChoiceField(KINDS))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        field = app.query_one(ChoiceField)
        await pilot.press("tab", "s")
        assert field.value == "nerve_root_block"
        await pilot.press("s", "s")
        assert field.value == "scs_trial"
        await pilot.press("z")
        assert field.value == "scs_trial"


async def test_a_click_chooses() -> None:
    app = Shell(ChoiceField(SIDES))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        for word, value in (("Right", "right"), ("Middle", "middle"), ("not said", None)):
            await pilot.click(ChoiceField, offset=(lines(app)[0].index(word), 0))
            assert app.query_one(ChoiceField).value == value


async def test_enter_moves_on_where_all_choices_are_in_view() -> None:
    app = Shell(ChoiceField(SIDES), ScoreRow("Leg"))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        app.query_one(ChoiceField).focus()
        await pilot.press("l", "enter")
        assert app.query_one(ChoiceField).value == "left"
        assert isinstance(app.focused, ScoreRow)


async def test_many_choices_open_as_a_list_and_a_pick_moves_on() -> None:
    app = Shell(ChoiceField(KINDS, title="What was done?"), ScoreRow("Leg"))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        app.query_one(ChoiceField).focus()
        await pilot.pause()
        assert "enter shows all 18" in lines(app)[0]
        await pilot.press("enter")
        assert "What was done?" in picture(app)
        await pilot.press("r", "enter")
        assert app.query_one(ChoiceField).value == "rf_ablation"
        assert isinstance(app.focused, ScoreRow)


async def test_the_list_begins_at_the_choice_made_and_escape_keeps_it() -> None:
    app = Shell(ChoiceField(KINDS, "surgery"))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.press("tab", "enter")
        assert any(row.strip().startswith("› Surgery") for row in lines(app))
        await pilot.press("up", "escape")
        assert app.query_one(ChoiceField).value == "surgery"
        assert not isinstance(app.screen, Picker)


async def test_not_said_can_be_picked_from_the_list() -> None:
    app = Shell(ChoiceField(KINDS, "surgery"))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.press("tab", "enter", "end", "enter")
        assert app.query_one(ChoiceField).value is None


@pytest.mark.parametrize("count", [2, 30])
async def test_names_that_people_gave_are_shown_literally(count: int) -> None:
    app = Shell(ChoiceField([(str(number), HOSTILE) for number in range(count)], "1", title=HOSTILE))
    async with app.run_test(notifications=True, tooltips=True, size=(120, 24)) as pilot:
        await pilot.press("tab")
        assert HOSTILE_SHOWN in lines(app)[0]
        await pilot.press("enter")
        assert picture(app).count("[@click=app.bell]") >= 1


async def test_without_choices_it_says_so_and_lets_one_pass() -> None:
    app = Shell(ChoiceField(()), ScoreRow("Leg"))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        app.query_one(ChoiceField).focus()
        await pilot.press("right", "space", "a", "enter")
        assert "nothing to choose from yet" in lines(app)[0]
        assert isinstance(app.focused, ScoreRow)


async def test_a_list_longer_than_the_screen_scrolls_to_its_end() -> None:
    app = Shell(ChoiceField(KINDS))
    async with app.run_test(notifications=True, tooltips=True, size=(60, 14)) as pilot:
        await pilot.press("enter", "end")
        await pilot.pause()
        assert "› not said" in picture(app)
        await pilot.press("home")
        assert "› Epidural injection" in picture(app)


async def test_a_long_choice_can_be_read_whole_in_the_list() -> None:
    label = "Goal: " + "sit through a whole film without leg pain " + "end"
    app = Shell(ChoiceField([("a", label), ("b", label)]))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert f"› {label}" in picture(app)
