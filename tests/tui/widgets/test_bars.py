"""The parts around a screen's content: top bar, sections, buttons, key line, and the words in them."""

from __future__ import annotations

import pytest
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from spinelog.tui.content import cut, letter_chip, line, tell, user_text
from spinelog.tui.widgets.buttons import PushButton
from spinelog.tui.widgets.key_line import KeyLine
from spinelog.tui.widgets.section import Section
from spinelog.tui.widgets.top_bar import TopBar
from tests.tui.widgets.shell import HOSTILE, HOSTILE_SHOWN, Shell, lines, picture

SCREENS = (
    ("today", "Today", "t"),
    ("trends", "Trends", "r"),
    ("timeline", "Timeline", "l"),
    ("goals", "Goals", "g"),
    ("visit", "Visit", "v"),
)


def bar(date: str = "Wed 7 Jan 2026") -> TopBar:
    return TopBar(SCREENS, active="today", date=date)


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (80, "spinelog   Today  Trends  Timeline  Goals  Visit                Wed 7 Jan 2026"),
        (60, "Today  Trends  Timeline  Goals  Visit       Wed 7 Jan 2026"),
        (52, "52 x 24 is too small. Please make it 60 x 20."),
    ],
)
async def test_the_top_bar_drops_the_name_where_it_is_narrow_and_tells_of_a_small_window(width: int, shown: str) -> None:
    app = Shell(bar())
    async with app.run_test(notifications=True, tooltips=True, size=(width, 24)):
        assert lines(app)[0].strip() == shown.strip()


async def test_the_key_of_each_screen_is_underlined() -> None:
    app = Shell(bar())
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)):
        strip = app.query_one(TopBar).render_line(0)
        assert "".join(text for text, style, _ in strip if style and style.underline) == "TrlGV"


async def test_a_click_on_a_screen_asks_for_it() -> None:
    app = Shell(bar())
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        for word in ("spinelog", "Trends", "Visit", "Jan"):
            await pilot.click(TopBar, offset=(lines(app)[0].index(word), 0))
        assert [message.screen_id for message in app.heard if isinstance(message, TopBar.Chosen)] == ["trends", "visit"]


async def test_a_section_shows_its_title_and_legend_literally() -> None:
    app = Shell(Section(Static("inside"), title=HOSTILE, legend="legend"), Section(title=""))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)):
        assert lines(app)[0].startswith(f"─{HOSTILE_SHOWN}   legend─")
        assert lines(app)[1] == "inside"


async def test_a_section_title_that_is_too_long_is_cut() -> None:
    app = Shell(Section(title="word " * 30))
    async with app.run_test(notifications=True, tooltips=True, size=(60, 24)):
        assert lines(app)[0].endswith("…─")


async def test_the_hairline_of_the_section_in_use_changes_colour() -> None:
    app = Shell(Section(PushButton("one"), title="A"), Section(PushButton("two"), title="B"))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        first, second = app.query(Section)
        second.query_one(PushButton).focus()
        await pilot.pause()
        assert first.styles.border_top[1] != second.styles.border_top[1]
        colour = second.styles.border_top[1]
        first.query_one(PushButton).focus()
        await pilot.pause()
        assert first.styles.border_top[1] == colour
        assert second.styles.border_top[1] != colour
        await first.query_one(PushButton).remove()
        app.screen.set_focus(None)
        await pilot.pause()
        assert first.styles.border_top[1] == second.styles.border_top[1] != colour


async def test_a_button_marks_the_focus_and_shows_its_label_literally() -> None:
    app = Shell(PushButton(HOSTILE), PushButton("Save", main=True))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        app.query(PushButton).first().focus()
        await pilot.pause()
        assert lines(app)[0] == f"›{HOSTILE_SHOWN}"
        assert lines(app)[1] == " Save"
        await pilot.press("right")
        assert lines(app)[1] == "›Save"


@pytest.mark.parametrize("by_mouse", [False, True])
async def test_a_button_says_that_it_was_pressed(by_mouse: bool) -> None:
    pressed = []

    class Listening(Shell):
        def on_push_button_pressed(self, event: PushButton.Pressed) -> None:
            pressed.append(event.button.id)

    app = Listening(PushButton("Save", id="save"))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        if by_mouse:
            await pilot.click("#save")
        else:
            await pilot.press("enter")
    assert pressed == ["save"]


async def test_the_key_line_fits_one_row() -> None:
    class Keyed(Shell):
        BINDINGS = [Binding("s", "save", "save"), Binding("f", "flare", "flare")]  # noqa: RUF012

    app = Keyed(KeyLine())
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.pause()
        assert lines(app)[-1] == " s save  f flare"


async def test_a_notification_shows_text_literally() -> None:
    app = Shell(Static("body"))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        tell(app.query_one(Static), HOSTILE)
        await pilot.pause()
        shown = " ".join(picture(app).split())
        assert "[b]x[/b] [/]" in shown
        assert "\x1b" not in shown


def test_text_keeps_its_lines_and_a_line_is_one() -> None:
    assert user_text("a\n  b").plain == "a\n  b"
    assert line("a\n  b").plain == "a b"
    assert user_text(HOSTILE).plain == HOSTILE_SHOWN
    assert not user_text(HOSTILE).spans


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [("abc", 5, "abc  "), ("abcdef", 5, "abcd…"), ("日本語", 5, "日本…"), ("日本語", 4, "日 …"), ("", 0, ""), ("a", 0, "")],
)
def test_a_cell_is_exactly_as_wide_as_its_column(text: str, width: int, shown: str) -> None:
    content = cut(text, width)
    assert content.plain == shown
    assert content.cell_length == width


def test_numbers_stand_at_the_right_edge() -> None:
    assert cut("12", 5, right=True).plain == "   12"


def test_a_procedure_letter_is_three_cells() -> None:
    assert letter_chip("A").plain == " A "
    assert letter_chip("[b]").plain == " [b] "
    assert isinstance(letter_chip("A"), Content)
