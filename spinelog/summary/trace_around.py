"""The trace of what is told around a procedure: its figures, the change between them, weeks at half, best week, trend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spinelog.analysis.around import Role
from spinelog.domain.text import capital
from spinelog.domain.words import joined
from spinelog.summary.around_words import best_words, duration_words, early_words, look_words, pairs_told, trend_words
from spinelog.summary.changed import latest_mark, trends_told
from spinelog.summary.ledger import functions
from spinelog.summary.sentences import before_figure, ends, extra_words, figure, name_words, relief_words, usual_words
from spinelog.summary.trace_items import own_traces
from spinelog.summary.traced import Days, Traced, item_source

if TYPE_CHECKING:
    from spinelog.analysis.around import Around, AroundSeries, Mark
    from spinelog.analysis.duration import Duration
    from spinelog.analysis.ledger import Entry
    from spinelog.analysis.relief import Relief
    from spinelog.analysis.windows import Window
    from spinelog.summary.story import Story

CHANGE = "after less before, of averages that are not rounded"
RELIEF = "percent: 100 x (before - after) / before, of averages that are not rounded"


def before_name(name: str, view: Around) -> str:
    """What the figure from before a procedure is called in the trace."""
    return f"{name}, before {view.procedure.letter}"


def mark_name(name: str, mark: Mark, view: Around) -> str:
    """The same of the figure of a mark or week."""
    return _named(name, mark.window, view)


def _named(name: str, window: Window, view: Around) -> str:
    return f"{name}, {window.name} after {view.procedure.letter}"


@dataclass(frozen=True)
class AroundTraces:
    """Traces of figures around procedures."""

    story: Story
    """The one that the figures were made from."""
    days: Days

    def ends(self, section: str, found: AroundSeries, view: Around) -> Iterator[Traced]:
        """The figures of before and of the headline mark; of other pains only what is recorded."""
        mark = latest_mark(found, view)
        if mark is None or (found.role is Role.OTHER_PAIN and not (found.before.average.n or mark.average.n)):
            return
        start, end = ends(found, mark)
        name = name_words(found.series.measure)
        yield self.days.average(section, before_name(name, view), start, found.series, found.before.window, view)
        yield self.days.average(section, mark_name(name, mark, view), end, found.series, mark.window, view)

    def of_target(self, section: str, view: Around) -> Iterator[Traced]:
        """Points and percent with the extra tablets beside them, and what was usual before."""
        found, letter = view.of_target, view.procedure.letter
        mark = latest_mark(found, view) if found is not None else None
        if found is None or mark is None:
            return
        name = name_words(found.series.measure)
        if found.relief is not None:
            if text := relief_words(found):
                of = (before_name(name, view), mark_name(name, mark, view))
                yield Traced(
                    (section,), f"{name}, change to {of[1].removeprefix(f'{name}, ')}", text, f"{CHANGE}; {RELIEF}", of=of
                )
            yield from self._extra(section, view, found, mark, found.relief)
        if usual_words(found, letter):
            usual = figure(found.before.usual, found.series.measure)
            yield self.days.average(
                section, f"{name}, usual before {letter}", usual, found.series, found.before.usual_window, view
            )

    def _extra(self, section: str, view: Around, found: AroundSeries, mark: Mark, relief: Relief) -> Iterator[Traced]:
        """On the very days of the two figures of pain."""
        extra = relief.extra
        if extra is None or not extra.before.n + extra.after.n:
            return
        series, letter = self.story.series[extra.measure.key], view.procedure.letter
        names = (
            f"extra tablets, on the days before {letter}",
            f"extra tablets, on the days of {mark.window.name} after {letter}",
        )
        start, end = (figure(one, extra.measure) for one in (extra.before, extra.after))
        yield self.days.average(section, names[0], start, series, found.before.window, view)
        yield self.days.average(section, names[1], end, series, mark.window, view)
        yield Traced((section,), f"extra tablets, before and after {letter}", extra_words(relief), CHANGE, of=names)

    def durations(self, section: str, view: Around, told: Iterable[Duration]) -> Iterator[Traced]:
        """Each week with its days, then how many of them were at half or less."""
        found, kept = view.of_target, tuple(told)
        if found is None or not kept:
            return
        name, letter, measure = name_words(found.series.measure), view.procedure.letter, found.series.measure
        yield self._before(section, found, view)
        for mark in view.weeks:
            printed = figure(mark.average, measure)
            yield self.days.average(section, mark_name(name, mark, view), printed, found.series, mark.window, view)
        of = (before_name(name, view), *(mark_name(name, mark, view) for mark in view.weeks))
        for one in kept:
            reported, reached = (joined(str(number) for number in each) for each in (one.reported_weeks, one.reached_weeks))
            level = f"{one.percent:g} % less"
            how = f"weeks with enough days: {reported}; of these at {level} than before, or lower: {reached or 'none'}"
            yield Traced((section,), f"{name}, weeks at {level} after {letter}", duration_words(one), how, of=of)

    def _before(self, section: str, found: AroundSeries, view: Around) -> Traced:
        """The figure of before by itself."""
        measure, before = found.series.measure, found.before
        name, printed = before_name(name_words(measure), view), before_figure(before, measure)
        return self.days.average(section, name, printed, found.series, before.window, view)

    def best(self, section: str, view: Around) -> Iterator[Traced]:
        """The lowest week."""
        if view.best is not None and view.of_target is not None:
            series = view.of_target.series
            printed, name = figure(view.best.average, series.measure), f"{name_words(series.measure)}, best week after"
            text = best_words(view)
            yield self.days.average(
                section, f"{name} {view.procedure.letter}", printed, series, view.best.window, view, text=text
            )

    def look(self, section: str, view: Around) -> Iterator[Traced]:
        """From when a look is usual, or why there is none yet: the day of the procedure, and what is known of its kind."""
        if text := early_words(view, self.story.today) or look_words(view, self.story.today):
            procedure = view.procedure.procedure
            how = "the day of the procedure, and what is known of its kind"
            used = (item_source(procedure, procedure.date),)
            yield Traced((section,), f"when to look after {view.procedure.letter}", capital(text), how, used)

    def more(self, view: Around) -> Iterator[Traced]:
        """What stands on the second page."""
        yield from self.durations("more", view, view.durations)
        yield from self.best("more", view)
        for found, line in trends_told(self.story, view):
            measure = found.series.measure
            name = name_words(measure)
            names = tuple(_named(name, week, view) for week, _ in line.points)
            for one, (week, level) in zip(names, line.points, strict=True):
                yield self.days.average("more", one, figure(level, measure), found.series, week, view)
            how = "the median of the slopes between all pairs of weeks"
            yield Traced(("more",), f"{name}, trend after {view.procedure.letter}", trend_words(line, measure), how, of=names)
        for found, text in pairs_told(view):
            name = name_words(found.series.measure)
            yield from self.ends("more", found, view)
            of = (before_name(name, view), f"{name}, {view.latest.name if view.latest else ''} after {view.procedure.letter}")
            yield Traced(
                ("more",), f"{name}, pairs of days", text, "pairs in which the later day is better, a tie as half", of=of
            )
        yield from self.look("more", view)

    # -- the ledger --------------------------------------------------------------------------------------------------

    def session(self, entry: Entry) -> Iterator[Traced]:
        """A session of the ledger."""
        section = "ledger"
        if entry.views:
            yield from (
                one for found in functions(self.story, entry.views[0]) for one in self.ends(section, found, entry.views[0])
            )
        for view in entry.views:
            if (found := view.of_target) is not None:
                yield from self.ends(section, found, view)
                if latest_mark(found, view) is None:
                    yield self._before(section, found, view)
            yield from self.of_target(section, view)
            yield from self.look(section, view)
            if not view.look.is_in_hours:
                yield from self.best(section, view)
                yield from self.durations(section, view, view.durations[:1])
        for member in entry.session.members:
            yield from own_traces(section, self.story, member)
        for begun in entry.therapies:
            used = (item_source(begun.therapy, begun.therapy.started),)
            name = f"{begun.therapy.name}, begun after {entry.session.letters}"
            yield Traced((section,), name, f"day {begun.day}", "days from the procedure to its first day", used)
        if entry.days and (found := entry.views[0].of_target) is not None:
            readings = (found.series.readings[day] for day in entry.scored)
            scores = tuple(self.days.source(found.series.measure, reading) for reading in readings)
            name = f"{name_words(found.series.measure)}, days with a score after {entry.session.letters}"
            yield Traced((section,), name, f"{entry.recorded} of {entry.days}", "each day with a score, late ones too", scores)
