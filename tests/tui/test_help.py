"""Help for what has the focus comes first."""

from __future__ import annotations

import pytest

from spinelog.domain.clock import Clock
from spinelog.domain.kinds import INSTANT, Kind
from spinelog.domain.nouns import NOUNS
from spinelog.storage.connection import Connector
from spinelog.tui.help import HOW
from tests.tui.helpers import at_the_app


async def test_in_a_field_it_says_what_is_asked_and_how_it_is_typed(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("question_mark")
        assert her.lines[1:7] == [
            " Sat",
            "   How long could you sit before pain stopped you? Minutes, like 25 or 1h30;",
            "   25+ if something else ended it. It can be 0 min to 24 h.",
            "   25 1h30 1:30  Minutes, or hours and minutes.",
            "   25+           At least: something else than pain ended it.",
            "   tab down      The next field. shift+tab or up: the one before.",
        ]
        await her.press("escape", "tab", "tab", "question_mark")
        assert her.lines[1] == " Right leg"
        assert "   0 to 10       The score. 1 then 0 is ten." in her.lines
        assert " On Today" in her.lines


async def test_over_a_form_it_is_there_while_a_text_is_typed(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("p", "tab", "f1")
        assert her.lines[1] == " When"
        assert any(line.startswith("   2024 may 2026") for line in her.lines)
        assert " Here" in her.lines
        assert "   f2            Save." in her.lines
        assert "Write down a day." not in her.sees, "what does nothing over a form is left out"
        await her.press("escape")
        assert her.app.screen.focused is not None


async def test_on_a_list_it_says_how_one_moves_there(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("l", "question_mark")
        assert her.lines[1].strip() == "In the list"


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_words_go_on_under_their_own_beginning(connector: Connector, clock: Clock, size: tuple[int, int]) -> None:
    async with at_the_app(connector, clock, demo=True, size=size) as her:
        await her.press("l", "question_mark")
        body = [line for line in her.lines[1:-1] if line.startswith(" ")]
        assert all(line.startswith((" I", " On", "   ")) or line.strip() == "Everywhere" for line in body)


def test_every_kind_of_field_is_explained() -> None:
    asked: set[Kind] = {field.kind for noun in NOUNS.values() for field in noun.asked}
    assert asked - {INSTANT} <= set(HOW)
