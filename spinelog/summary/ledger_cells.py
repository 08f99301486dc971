"""A session's figures as cells of a row, for the first page: what the sentences of the ledger say, in as few signs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spinelog.analysis.around import Around, Role
from spinelog.analysis.change import Direction
from spinelog.domain.dates import show_short
from spinelog.domain.text import capital
from spinelog.summary.changed import latest_mark
from spinelog.summary.doc import Cell
from spinelog.summary.sentences import TO, before_figure, ends, figure, name_words, unit_words

if TYPE_CHECKING:
    from spinelog.analysis.ledger import Entry
    from spinelog.analysis.procedures import Lettered
    from spinelog.summary.story import Story


def ledger_cells(story: Story, entry: Entry) -> tuple[Cell, ...]:
    """Before, best week, latest mark, change, extra tablets, own estimate, weeks at half, function; only what there is.

    A session for two pains has the cells of the first; the second stands with all else on the second page.
    """
    return tuple(_cells(story, entry)) if entry.views else ()


def _cells(story: Story, entry: Entry) -> Iterator[Cell]:
    view = entry.views[0]
    found, mark = view.of_target, None
    if found is not None:
        before = before_figure(found.before, found.series.measure)
        mark = latest_mark(found, view)
        if mark is not None:
            before, after = ends(found, mark)
            yield Cell("before", before.text or "\u2013", before.of)
            if view.best is not None and not view.look.is_in_hours:
                best = figure(view.best.average, found.series.measure)
                yield Cell("best week", best.text, f"{view.best.window.name}, {best.of}")
            yield Cell("latest", after.text or "\u2013", f"{mark.window.name}, {after.of}")
            if found.relief is not None and found.relief.percent is not None:
                same = found.relief.direction is Direction.SAME
                more = "more medicine" if found.relief.has_more_medicine else "by the scores"
                yield Cell("change", "the same" if same else f"{found.relief.show_percent()} % {found.relief.direction}", more)
        else:
            yield Cell("before", before.text or "\u2013", before.of)
            yield Cell("latest", "too early" if view.is_early else "\u2013", "to say" if view.is_early else "no full week")
    own = sorted((one for one in story.estimates if one.procedure in _uids(entry)), key=lambda one: one.date)
    if own:
        less = "less" if own[-1].percent_less >= 0 else "more"
        yield Cell("own estimate", f"{abs(own[-1].percent_less)} % {less}", f"asked {show_short(own[-1].date, story.today)}")
    if view.durations and not view.look.is_in_hours:
        half = view.durations[0]
        yield Cell("at half or less", f"{half.reached} of {half.reported}", "reported weeks")
    yield from _moved(story, view)


def _uids(entry: Entry) -> set[str]:
    members: tuple[Lettered, ...] = tuple(entry.session.members)
    return {one.procedure.uid for one in members}


def _moved(story: Story, view: Around) -> Iterator[Cell]:
    """The first measure of function with both ends."""
    by_key = {found.series.measure.key: found for found in view.series}
    for measure in story.shown_measures():
        found = by_key[measure.key]
        mark = latest_mark(found, view) if found.role is Role.FUNCTION else None
        if mark is None or mark.average.value is None or found.before.average.value is None:
            continue
        start, end = ends(found, mark)
        unit = unit_words(measure)
        yield Cell(
            f"{capital(name_words(measure))}{f', {unit}' if unit else ''}",
            f"{start.text} {TO} {end.text}",
            f"{start.n} and {end.n} days",
        )
        return
