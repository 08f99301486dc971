"""The second question of a new journal: what the person would like to do again. Its answer saves both."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType

from spinelog.domain.beginning import MOST_GOALS, WISHES
from spinelog.domain.day import MEASURES
from spinelog.domain.errors import SpinelogError
from spinelog.domain.goal import GOAL
from spinelog.storage.beginning import begin, begin_as_it_is
from spinelog.tui.commands import bindings
from spinelog.tui.content import tell
from spinelog.tui.first_run import Begun, FirstScreen, Ticked
from spinelog.tui.widgets.tick_list import Line, TickList

if TYPE_CHECKING:
    from spinelog.domain.describe import Changes, Record
    from spinelog.tui.desk import Desk


class FirstGoalsScreen(FirstScreen[Ticked]):
    """Two goals with their targets, or own words."""

    WHERE = "first_goals"
    CSS_PATH = "../first_run.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("first_goals")
    TITLE_WORDS = "What would you like to do again?"
    STEP = "question 2 of 2"
    ABOUT = (
        "Two things that matter to you, such as sitting through a meal. "
        "Then press {first_goals.next}; you can change them later ({app.goals})."
    )
    TOO_MANY = "Two to begin with. Take a tick away first: press its digit once more."
    BUTTONS = (("next", "Done"), ("skip", "Skip"), ("back", "Back"))

    def __init__(self, desk: Desk, pains: list[Changes], before: Ticked | None = None) -> None:
        """`pains` are the records that the first question gave; `before` is what was ticked here earlier."""
        super().__init__(desk, GOAL.field("statement"))
        self._pains = pains
        self._before = before or Ticked(_offered(), [])
        self._is_saved = False

    def on_mount(self) -> None:
        """While the question is being read, what saves the answer is made ready."""
        self._make_ready()

    @work(group="ready")
    async def _make_ready(self) -> None:
        with suppress(SpinelogError):  # it is told where something is to be saved
            await self.desk.read(lambda _: None)

    def ticks(self) -> TickList:
        """The goals, with targets that can be changed."""
        return TickList(self._before.lines, ticked=self._before.indexes, most=MOST_GOALS)

    def answer(self) -> list[Record]:
        """The goals that are ticked, as records."""
        return [
            WISHES[index].record(one.amount) if index < len(WISHES) else {"statement": one.label}
            for index, one in self.list.ticked
        ]

    async def action_next(self) -> None:
        """Save both answers."""
        if self.take_own_words():
            self._end(self.answer())

    async def action_skip(self) -> None:
        """Save the pains alone."""
        self._end([])

    async def action_back(self) -> None:
        """To the first question, as it was answered."""
        if not self._is_saved and self.take_own_words():
            self.dismiss(Ticked(self.list.lines, [index for index, _ in self.list.ticked]))

    @work(group="store")
    async def _end(self, goals: list[Record]) -> None:
        if not self._is_saved:
            self._is_saved = True
            try:
                await self._save(goals)
            except SpinelogError as error:
                self._is_saved = False
                tell(self, str(error), severity="warning")
                return
        self.post_message(Begun())

    async def _save(self, goals: list[Record]) -> None:
        pains = self._pains
        if pains or goals:
            await self.desk.write(lambda journal: begin(journal, pains, goals))
        else:
            await self.desk.write(lambda journal: begin_as_it_is(journal.connector))


def _offered() -> list[Line]:
    units = {field.name: field.unit for field in MEASURES}
    return [Line(wish.statement, wish.target, units.get(wish.measure, ""), wish.step, wish.most) for wish in WISHES]
