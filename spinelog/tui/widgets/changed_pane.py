"""What stands beside the form of Today: nothing that could pull an answer, and what changed once the day is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from spinelog.domain.procedure import IN_SENTENCE
from spinelog.tui.content import cut, letter_chip, line

if TYPE_CHECKING:
    from spinelog.analysis.goals import Progress
    from spinelog.charts.drawing import Line
    from spinelog.summary.story import Story
    from spinelog.tui.today_data import FirstFrame

WIDTHS = (9, 6, 9, 5)
"""Columns: measure, before, now, days of each. They fit the 30 cells that the form leaves of 80."""


def _columns(*cells: Content) -> Content:
    return Content.assemble(
        *(cut(cell, width, right=number > 0) for number, (cell, width) in enumerate(zip(cells, WIDTHS, strict=True)))
    )


def _hairline(title: Content, width: int) -> Content:
    """A title in a line, as a Section has it."""
    head = Content.assemble(Content.styled("─", "$rule"), title.stylize_before("bold").truncate(max(0, width - 2), ellipsis=True))
    return Content.assemble(head, Content.styled("─" * max(0, width - head.cell_length), "$rule"))


class ChangedPane(Widget):
    """Day count, averages before and now, goals. Averages are shown only while the open day is saved.

    One widget that draws its own hairlines: it stands in the first frame, where every widget costs a millisecond.
    """

    DEFAULT_CSS = """
    ChangedPane { height: auto; }
    """
    ALLOW_SELECT = False

    def __init__(self, frame: FirstFrame, *, is_saved: bool, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._frame = frame
        self._is_saved = is_saved
        self._story: Story | None = None

    def set_frame(self, frame: FirstFrame, *, is_saved: bool) -> None:
        """Another day, or the same one saved."""
        self._frame = frame
        self._is_saved = is_saved
        self.refresh(layout=True)

    def set_story(self, story: Story) -> None:
        """The figures have been read."""
        self._story = story
        self.refresh(layout=True)

    def render(self) -> Content:
        """Two parts, each under a titled hairline."""
        width = max(10, self.size.width)
        parts = [_hairline(self._title(), width), self._figures()]
        if self._frame.goals:
            parts += [Content(), _hairline(line("Goals"), width), self._goals()]
        return Content("\n").join(parts)

    def _title(self) -> Content:
        latest = self._frame.latest
        if latest is None or latest.day_zero is None:
            return line("What changed")
        days = (self._frame.day - latest.day_zero).days
        kind = IN_SENTENCE.get(latest.procedure.kind, "procedure")
        if days < 0:
            return Content.assemble(f"{-days} days before ", letter_chip(latest.letter), f" {kind}")
        return Content.assemble(f"Day {days} after ", letter_chip(latest.letter), f" {kind}")

    def _figures(self) -> Content:
        if not self._is_saved:
            return line("What changed shows here once this day is saved.", "$muted")
        if self._story is None:
            return line("Reading your days ...", "$muted")
        from spinelog.summary.glance import glance

        rows = glance(self._story)
        if not rows:
            return line("A week of days shows here what changed.", "$muted")
        has_before = any(row.before for row in rows)
        heads = ("", "before" if has_before else "", "now", "of 7")
        lines = [_columns(*(line(head, "$muted") for head in heads))]
        for row in rows:
            now = Content.assemble(line(row.now, "bold"), line(f" {row.unit}" if row.now != "-" and row.unit else "", "$muted"))
            of = f"{row.before_n}, {row.now_n}" if has_before else str(row.now_n)
            lines.append(_columns(line(row.label), line(row.before, "$muted"), now, line(of, "$muted")))
        if any(row.now == "-" for row in rows):
            lines.append(line("- not enough days to say", "$muted"))
        return Content("\n").join(lines)

    def _goals(self) -> Content:
        width = max(10, self.size.width)
        found = {}
        if self._is_saved and self._story is not None:
            found = {goal.uid: self._story.progress(goal) for goal in self._story.headline_goals}
        lines = []
        for goal in self._frame.goals:
            progress = found.get(goal.uid)
            if progress is None:
                lines.append(cut(goal.statement, width))
                continue
            from spinelog.summary.sentences import goal_now
            from spinelog.tui.widgets.drawing import painted

            now = goal_now(progress, self._frame.day).split(" (")[0]
            lines.append(Content.assemble(cut(goal.statement, width - len(now) - 1), " ", line(now, "bold")))
            if bar := _bar(progress, width):
                lines.append(painted(bar))
        return Content("\n").join(lines)


def _bar(progress: Progress, width: int) -> Line | None:
    from spinelog.charts.spark import goal_line

    goal = progress.goal
    if progress.target is None or goal.baseline is None:
        return None
    scale = progress.measure.per_unit if progress.measure else 1
    value = progress.now.value if progress.now else progress.check.value if progress.check else None
    now = None if value is None else value / scale
    return goal_line(width, goal.baseline, now, progress.target / scale, progress.better.value)
