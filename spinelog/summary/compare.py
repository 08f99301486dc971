"""Compare: procedures of one kind for one pain, each with its own day 0 at the same place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from spinelog.analysis.procedures import Lettered, done, target_pain
from spinelog.domain.dates import show_partial
from spinelog.domain.procedure import IN_SENTENCE
from spinelog.domain.text import capital
from spinelog.summary.around import AFTER, LONGEST, TableRow, panel_around, shown_around, table_row
from spinelog.summary.sentences import name_words
from spinelog.summary.story import Story, gather

if TYPE_CHECKING:
    from spinelog.analysis.around import Around
    from spinelog.charts.spec import Panel
    from spinelog.storage.journal import Journal

BEFORE = 7
"""Days before each that are drawn."""


@dataclass(frozen=True)
class ComparePage:
    """All procedures of one kind for one pain, each with its own day 0 at the same place."""

    letters: tuple[str, ...]
    title: str
    """"Epidural, for right leg"."""
    panels: tuple[Panel, ...]
    """One for each of them, the days alike."""
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    others: tuple[tuple[str, ...], ...]
    """The letters of each group that can be compared."""
    alone: str
    """Why there is nothing to compare, with commands by their ids in braces for their keys; empty where there is."""


def compare_page(journal: Journal, letter: str | None = None) -> ComparePage:
    """The group that holds the procedure with this letter, else the latest group of two or more."""
    today = journal.clock.today()
    story = gather(journal, today - timedelta(days=6), today, every=True)
    groups = _groups(story)
    many = [group for group in groups if len(group) > 1]
    group = next((group for group in many if letter in [one.letter for one in group]), many[-1] if many else None)
    if group is None:
        return ComparePage((), "", (), (), (), (), _alone(groups))
    views = [story.around(one, as_recorded=True) for one in group]
    pain = views[0].of_target
    measure = pain.series.measure if pain is not None else shown_around(story, views[0])[0]
    after = max(AFTER, *(min(_reach(view, today), LONGEST) for view in views))
    columns = max((view.series[0].marks for view in views), key=len)
    found = [next(one for one in view.series if one.series.measure.key == measure.key) for view in views]
    rows = [table_row(each, view, _name(view)) for each, view in zip(found, views, strict=True)]
    blank = len(columns) + 1
    kind = capital(IN_SENTENCE.get(group[0].procedure.kind, "procedure"))
    return ComparePage(
        letters=tuple(one.letter for one in group),
        title=f"{kind}, {name_words(measure)}",
        panels=tuple(panel_around(story, view, measure, before=BEFORE, after=after, caption=_name(view)) for view in views),
        columns=("before", *(mark.window.name for mark in columns)),
        rows=tuple(replace(row, cells=row.cells + ("",) * (blank - len(row.cells))) for row in rows),
        others=tuple(tuple(one.letter for one in each) for each in many),
        alone="",
    )


def _reach(view: Around, today: date) -> int:
    zero = view.procedure.day_zero or today
    end = view.end.day_zero if view.end else None
    return (min(end or today, today) - zero).days


def _name(view: Around) -> str:
    one = view.procedure
    return f"{one.letter}, {show_partial(one.procedure.date)}"


def _groups(story: Story) -> list[tuple[Lettered, ...]]:
    """Done procedures by kind and target, one of each session, the latest group last."""
    found: dict[tuple[str, str], list[Lettered]] = {}
    for one in done(story.procedures, story.today):
        pain, _ = target_pain(one.procedure, story.pains)
        group = found.setdefault((one.procedure.kind, pain.uid if pain else ""), [])
        if not group or group[-1].day_zero != one.day_zero:
            group.append(one)
    return sorted((tuple(group) for group in found.values()), key=lambda group: group[-1].day_zero or story.today)


def _alone(groups: Sequence[Sequence[Lettered]]) -> str:
    if not groups:
        return "No procedure is done yet. Press {compare.dates}, then {trends.procedure} to add one."
    return (
        "No two procedures of the same kind for the same pain yet. When there are, they stand here with their days side by side."
    )
