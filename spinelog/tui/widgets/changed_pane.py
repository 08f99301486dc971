"""What stands beside the form of Today: nothing that could pull an answer, and what changed once the day is saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from spinelog.domain.procedure import IN_SENTENCE
from spinelog.tui.content import cut, letter_chip, line

if TYPE_CHECKING:
    from textual.geometry import Size

    from spinelog.analysis.goals import Progress
    from spinelog.charts.drawing import Line
    from spinelog.summary.glance import Glance
    from spinelog.summary.story import Story
    from spinelog.tui.today_data import FirstFrame

WIDTHS = (9, 6, 9, 5)
"""Columns: measure, before, now, days of each. They fit the 30 cells that the form leaves of 80."""
FEWEST, MOST = 2, 4
"""Rows beside those of the pain that leads, by the room there is."""


def _columns(*cells: Content) -> Content:
    return Content.assemble(
        *(cut(cell, width, right=number > 0) for number, (cell, width) in enumerate(zip(cells, WIDTHS, strict=True)))
    )


def _hairline(title: Content, width: int) -> Content:
    """A title in a line, as a Section has it."""
    head = Content.assemble(Content.styled("─", "$rule"), title.stylize_before("bold").truncate(max(0, width - 2), ellipsis=True))
    return Content.assemble(head, Content.styled("─" * max(0, width - head.cell_length), "$rule"))


class ChangedPane(Widget):
    """Day count, averages before and now, the headline, goals. Figures are shown only while the open day is saved.

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
        self._glance: Glance | None = None
        self._room = 0
        self._problem = ""

    def set_frame(self, frame: FirstFrame, *, is_saved: bool) -> None:
        """Another day, or the same one saved."""
        self._frame = frame
        self._is_saved = is_saved
        self.refresh(layout=True)

    def set_story(self, story: Story) -> None:
        """The figures have been read."""
        from spinelog.summary.glance import glance

        self._story, self._glance, self._problem = story, glance(story), ""
        self.refresh(layout=True)

    def set_problem(self, sentence: str) -> None:
        """The figures could not be read; those that were read before stay."""
        self._problem = sentence
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As much as its holder has room for, and never less than the fewest rows."""
        self._room = container.height
        return self._fitting(width).get_height({}, max(1, width))

    def render(self) -> Content:
        """Two parts, each under a titled hairline."""
        return self._fitting(self.size.width)

    def _fitting(self, width: int) -> Content:
        """With as many rows as leave a line free below; where even the fewest do not fit, without the goals' bars."""
        width = max(10, width)
        for rows in range(MOST, FEWEST - 1, -1):
            drawn = self._drawn(width, rows)
            if drawn.get_height({}, width) < self._room + (rows == FEWEST):
                return drawn
        return self._drawn(width, FEWEST, with_bars=False)

    def _drawn(self, width: int, rows: int, *, with_bars: bool = True) -> Content:
        parts = [_hairline(self._title(), width), self._figures(rows)]
        if self._frame.goals:
            parts += [Content(), _hairline(line("Goals"), width), self._goals(width, with_bars=with_bars)]
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

    def _figures(self, most: int) -> Content:
        if not self._is_saved:
            return line("What changed shows here once this day is saved.", "$muted")
        found = self._glance
        if found is None:
            return line(self._problem) if self._problem else line("Reading your days ...", "$muted")
        mark = [replace(found.mark, label=f" {found.mark.label}")] if found.mark else []
        rows = [*found.others[:most], *found.pains, *mark]
        words = [line(text) for text in found.words]
        if not rows:
            return Content("\n").join([line("A week of days shows here what changed.", "$muted"), *words])
        has_before = any(row.before for row in rows)
        heads = ("", "before" if has_before else "", "now", "of 7")
        lines = [_columns(*(line(head, "$muted") for head in heads))]
        for row in rows:
            now = Content.assemble(line(row.now, "bold"), line(f" {row.unit}" if row.now != "-" and row.unit else "", "$muted"))
            of = f"{row.before_n}, {row.now_n}" if has_before else str(row.now_n)
            lines.append(_columns(line(row.label), line(row.before, "$muted"), now, line(of, "$muted")))
        if any(row.now == "-" for row in rows):
            lines.append(line("- not enough days to say", "$muted"))
        return Content("\n").join([*lines, *words])

    def _goals(self, width: int, *, with_bars: bool) -> Content:
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
            if with_bars and (bar := _bar(progress, width)):
                lines.append(painted(bar))
        return Content("\n").join(lines)


def _bar(progress: Progress, width: int) -> Line | None:
    from spinelog.charts.goal_line import goal_line

    goal = progress.goal
    if progress.target is None or goal.baseline is None:
        return None
    scale = progress.measure.per_unit if progress.measure else 1
    value = progress.now.value if progress.now else progress.check.value if progress.check else None
    now = None if value is None else value / scale
    return goal_line(width, goal.baseline, now, progress.target / scale, progress.better.value)
