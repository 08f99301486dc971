"""The first question of a new journal: where it hurts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widgets import Static

from spinelog.domain.beginning import PLACES
from spinelog.domain.pain import MAX_PAINS, PAIN
from spinelog.domain.text import capital
from spinelog.tui.commands import bindings
from spinelog.tui.content import line
from spinelog.tui.first_run import FirstScreen
from spinelog.tui.terminal import bigger_letters
from spinelog.tui.widgets.section import Section
from spinelog.tui.widgets.tick_list import Line, TickList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spinelog.domain.describe import Changes
    from spinelog.tui.desk import Desk
    from spinelog.tui.first_run import Ticked


class FirstPainsScreen(FirstScreen[None]):
    """Up to three places, or own words; without any the one pain of a new journal stays."""

    WHERE = "first_pains"
    CSS_PATH = "../first_run.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("first_pains")
    TITLE_WORDS = "Where does it hurt?"
    STEP = "question 1 of 2"
    ABOUT = "Up to three places; each is scored apart. Then press {first_pains.next}."
    TOO_MANY = "Three at the most. Take a tick away first: press its digit once more."
    BUTTONS = (("next", "Next"), ("skip", "Skip"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, PAIN.field("name"))
        self._wishes: Ticked | None = None
        """What was ticked at the second question, where the person came back from it."""

    def ticks(self) -> TickList:
        """The places."""
        return TickList([Line(_label(str(place["name"]))) for place in PLACES], most=MAX_PAINS, first="your main pain")

    def below(self) -> Iterable[Section]:
        """How to make the letters bigger."""
        yield Section(Static(line(bigger_letters())), title="Letters too small?", id="letters")

    def answer(self) -> list[Changes]:
        """The pains that are ticked, as records; the first is the main one."""
        found: dict[str, Changes] = {}
        for index, one in self.list.ticked:
            record: Changes = dict(PLACES[index]) if index < len(PLACES) else {"name": one.label}
            found.setdefault(str(record["name"]).casefold(), record)  # own words may name a place once more
        return list(found.values())

    async def action_next(self) -> None:
        """To the second question."""
        if self.take_own_words():
            await self._on(self.answer())

    async def action_skip(self) -> None:
        """The same, without any of these."""
        await self._on([])

    async def _on(self, pains: list[Changes]) -> None:
        from spinelog.tui.screens.first_goals import FirstGoalsScreen

        await self.app.push_screen(FirstGoalsScreen(self.desk, pains, self._wishes), self._came_back)

    def _came_back(self, wishes: Ticked | None) -> None:
        self._wishes = wishes


def _label(name: str) -> str:
    return "Upper back, between the shoulder blades" if name == "upper back" else capital(name)
