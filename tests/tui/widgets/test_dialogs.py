from __future__ import annotations

import pytest

from spinelog.tui.widgets.dialogs import Confirm, TextModal
from tests.tui.widgets.shell import HOSTILE, HOSTILE_SHOWN, Shell, lines, picture


@pytest.mark.parametrize(
    ("pressed", "answer"), [("enter", False), ("escape", False), ("n", False), ("y", True), ("right,enter", True)]
)
async def test_the_safe_answer_is_the_easy_one(pressed: str, answer: bool) -> None:
    answers: list[bool | None] = []
    app = Shell()
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        app.push_screen(Confirm(f"Delete {HOSTILE}?", yes="Delete it", no="Keep it"), answers.append)
        await pilot.pause()
        assert f"Delete {HOSTILE_SHOWN}?" in picture(app)
        await pilot.press(*pressed.split(","))
        await pilot.pause()
    assert answers == [answer]


async def test_the_answers_can_be_clicked() -> None:
    answers: list[bool | None] = []
    app = Shell()
    async with app.run_test(notifications=True, tooltips=True, size=(60, 20)) as pilot:
        app.push_screen(Confirm("Leave?"), answers.append)
        await pilot.pause()
        await pilot.click("#yes")
        await pilot.pause()
    assert answers == [True]


async def test_a_long_text_can_be_read_to_its_end_and_closed() -> None:
    app = Shell()
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        app.push_screen(TextModal("Help", [HOSTILE, *(f"  line  {number}" for number in range(60))]))
        await pilot.pause()
        assert HOSTILE_SHOWN in picture(app)
        assert "  line  5" in picture(app)
        await pilot.press("down")
        assert HOSTILE_SHOWN not in picture(app)
        await pilot.press("up", "pagedown", "end")
        assert "line  59" in picture(app)
        assert lines(app)[-1].strip() == "›Close"
        await pilot.press("enter")
        assert not isinstance(app.screen, TextModal)


async def test_escape_closes_a_text() -> None:
    app = Shell()
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        app.push_screen(TextModal("Help", ["one"]))
        await pilot.pause()
        await pilot.press("escape")
        assert not isinstance(app.screen, TextModal)
