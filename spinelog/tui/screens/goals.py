"""Goals: what the person wants to do again, how far it is, and what was recorded of it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from spinelog.charts.goal_line import goal_line
from spinelog.domain.nouns import NOUNS
from spinelog.tui.commands import bindings
from spinelog.tui.content import cut, line, tell
from spinelog.tui.screens.base import JournalScreen
from spinelog.tui.widgets.chart import Chart
from spinelog.tui.widgets.drawing import painted
from spinelog.tui.widgets.section import Section

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal
    from spinelog.summary.goals import GoalCard

EMPTY = (
    "What would you like to be able to do again? Sit through a film, walk a mile, lift a bag of shopping? "
    "Two such goals say more to your doctor than any score. Press {goals.new} to write the first one down."
)
END = 18
"""Columns beside the line of a goal, for where it began and where it goes."""


class Goal(Section, can_focus=True):
    """One goal: its line, its chart if there is anything to draw, its sentence."""

    DEFAULT_CSS = """
    Goal {
        height: auto;
        min-height: 2;
        Chart { height: 6; }
        Static { height: auto; }
        &:focus { border-top: solid $function; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]

    def __init__(self, card: GoalCard, number: int) -> None:
        self._title = f"{number}  {card.goal.statement}"
        super().__init__(title=self._title, legend="" if card.goal.status == "open" else "reached")
        self.card = card

    def compose(self) -> ComposeResult:
        """Line, chart, words; first of all the whole of what is cut in the title."""
        yield Static(line(self.card.goal.statement), id="whole")
        yield Static(id="line")
        if self.card.panel is not None:
            yield Chart(self.card.panel)
        yield Static(self._words())

    def on_resize(self, event: events.Resize) -> None:
        """The line follows the width, and so does how much of the title is cut."""
        self.query_one("#whole").display = line(self._title).cell_length > event.size.width - 2
        self.query_one("#line", Static).update(self._line(event.size.width))

    def _line(self, width: int) -> Content:
        progress, goal = self.card.progress, self.card.goal
        if goal.target is None:
            return line("no target; checks and your own rating say how it goes", "$muted")
        unit = progress.unit
        start = f"from {goal.baseline:g} {unit}" if goal.baseline is not None else "no start"
        end = f" {goal.target:g} {unit}"
        scale = progress.measure.per_unit if progress.measure else 1
        now = progress.now.value if progress.now else progress.check.value if progress.check else None
        room = max(4, width - END - len(end) - 2)
        drawn = goal_line(room, goal.baseline or 0.0, None if now is None else now / scale, goal.target, progress.better.value)
        return Content.assemble(cut(line(start, "$muted"), END), painted(drawn), line(end, "bold"))

    def _words(self) -> Content:
        card = self.card
        if not card.now and not card.facts:
            return line("Nothing recorded of it yet. A check or a day that you write down stands here.", "$muted")
        now = Content.assemble(line("now ", "$muted"), line(card.now, "bold")) if card.now else Content()
        return Content.assemble(now, line(("; " if card.now and card.facts else "") + card.facts, "$muted"))

    def on_focus(self) -> None:
        """Come into view whole; focus alone leaves a goal of which most is in view as it is."""
        holder = self.parent
        if isinstance(holder, VerticalScroll):
            holder.scroll_to_widget(self, animate=False, force=True)

    def action_step(self, by: int) -> None:
        """The next or the previous goal."""
        if by > 0:
            self.screen.focus_next(Goal)
        else:
            self.screen.focus_previous(Goal)


class GoalsScreen(JournalScreen["list[GoalCard]"]):
    """All goals under one another."""

    WHERE = "goals"
    CSS_PATH = "goals.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("goals")
    _go_to = ""
    """uid of the goal that gets the focus once it is read."""

    def body(self) -> ComposeResult:
        """The list."""
        with VerticalScroll(id="goals", can_focus=False):
            yield Static(line("Reading your goals ...", "$muted"), id="notice")

    def read(self, journal: Journal) -> list[GoalCard]:
        """Every goal with its figures."""
        from spinelog.summary.goals import goal_cards

        return goal_cards(journal)

    def go_to(self, uid: str) -> None:
        """Put the focus on a goal, once it is there."""
        self._go_to = uid
        for goal in self.query(Goal):
            if goal.card.goal.uid == uid:
                self._go_to = ""
                goal.focus()

    async def _replace(self, cards: list[GoalCard]) -> None:
        focused = self._go_to or (self.focused.card.goal.uid if isinstance(self.focused, Goal) else "")
        self._go_to = ""
        holder = self.query_one("#goals", VerticalScroll)
        await holder.remove_children(Goal)
        made = [Goal(card, number) for number, card in enumerate(cards, start=1)]
        await holder.mount_all(made)
        wanted = next((goal for goal in made if goal.card.goal.uid == focused), made[0] if made else None)
        if wanted is not None and self.is_current:
            wanted.focus()

    def show(self, data: list[GoalCard]) -> None:
        """Put them in."""
        notice = self.query_one("#notice", Static)
        notice.display = not data
        notice.update(line(self.desk.words(EMPTY), "$muted"))
        self.call_later(self._replace, data)

    def show_error(self, sentence: str) -> None:
        """Say why there are none."""
        notice = self.query_one("#notice", Static)
        notice.display = True
        notice.update(line(sentence))

    @property
    def _chosen(self) -> GoalCard | None:
        if isinstance(self.focused, Goal):
            return self.focused.card
        tell(self, self.desk.words("There is no goal yet. Press {goals.new} to write the first one down."))
        return None

    def action_new(self) -> None:
        """Add a goal."""
        self.add_item(NOUNS["goal"])

    def action_check(self) -> None:
        """Write down a check of this goal, today."""
        if card := self._chosen:
            self.add_item(NOUNS["goal_check"], {"goal": card.goal.uid, "date": self.desk.clock.today()})

    def action_form(self) -> None:
        """Fill in a form with a score."""
        self.add_item(NOUNS["questionnaire"])

    def action_edit(self) -> None:
        """Change it."""
        if card := self._chosen:
            self.change_item(NOUNS["goal"], card.goal)

    def action_delete(self) -> None:
        """Into the trash."""
        if card := self._chosen:
            self.trash_item(NOUNS["goal"], card.goal)

    def action_trash(self) -> None:
        """Bring something back."""
        self.bring_back((NOUNS["goal"], NOUNS["goal_check"], NOUNS["questionnaire"]))

    async def action_reached(self) -> None:
        """Reached, or open again."""
        if card := self._chosen:
            goal = card.goal
            status = "reached" if goal.status == "open" else "open"
            now = await self.save(lambda journal: journal.edit(type(goal), goal.uid, {"status": status}))
            if now is not None:
                tell(self, f"Now: {NOUNS['goal'].line(asdict(now))}")

    @on(events.Click)
    def _clicked(self, event: events.Click) -> None:
        for node in event.widget.ancestors_with_self if event.widget else ():
            if isinstance(node, Goal):
                node.focus()
