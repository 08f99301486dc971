"""The trace: every figure that a summary prints, with the entries it comes from.

It is made from the objects that the sentences and tables are made from (`Basis`), so it cannot tell of other days than they
do. Charts and strips show the entries themselves, and what the person wrote in words is told as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from spinelog.analysis.around import Role
from spinelog.analysis.completeness import completeness
from spinelog.analysis.procedures import Lettered
from spinelog.analysis.visits import last_done, next_planned
from spinelog.domain.cadence import PAUSE
from spinelog.domain.values import Flare, Week
from spinelog.domain.words import joined
from spinelog.summary.also import alongside
from spinelog.summary.changed import latest_mark, levels_now, shown
from spinelog.summary.flares import flares_counted, flares_listed
from spinelog.summary.sentences import amount, figure, goal_now, name_words, progress_words, recent_words
from spinelog.summary.table import SHOWN_MARKS, measures, weeks_listed
from spinelog.summary.trace_around import CHANGE, RELIEF, AroundTraces, before_name, mark_name
from spinelog.summary.trace_items import care_traces, course_traces, form_traces, item_traces, ledger_counts, own_traces
from spinelog.summary.traced import Days, LeftOut, Source, Traced, item_source

if TYPE_CHECKING:
    from spinelog.analysis.goals import Progress
    from spinelog.summary.basis import Basis
    from spinelog.summary.doc import SummaryDoc


def trace(basis: Basis, doc: SummaryDoc) -> tuple[Traced, ...]:
    """Every figure of the chosen sections in the order of the sheet; one that several sections print stands there once."""
    found: dict[Traced, tuple[str, ...]] = {}
    for one in _Trace(basis, doc).all():
        if one.sections[0] in (*doc.chosen, ""):
            bare = replace(one, sections=())
            found[bare] = tuple(dict.fromkeys((*found.get(bare, ()), *one.sections)))
    return tuple(replace(bare, sections=sections) for bare, sections in found.items())


class _Trace:
    """One pass over what a summary prints."""

    def __init__(self, basis: Basis, doc: SummaryDoc) -> None:
        story = basis.story
        self.basis, self.doc, self.story, self.view = basis, doc, story, basis.view
        oldest = min(story.first, *(day for series in story.series.values() for day in series.readings), story.today)
        paper = (one.day for one in basis.journal.recorded(oldest, story.today) if one.from_paper)
        self.days = Days(story.today, story.procedures, story.after_effects, frozenset(paper))
        self.around = AroundTraces(story, self.days)

    def all(self) -> Iterator[Traced]:
        """In the order of the sheet."""
        basis, story, view = self.basis, self.story, self.view
        if self.doc.recorded:
            yield from self._period()
        for goal in story.goals:
            yield from self._goal(story.progress(goal))
        yield from self._changed()
        yield from self._table()
        yield from item_traces("procedures", ((one.procedure, one.procedure.date) for one in story.procedures))
        entries = basis.sessions.ledger.entries
        in_ledger = {one for entry in entries for one in entry.session.members}
        yield from (one for each in story.procedures if each not in in_ledger for one in own_traces("procedures", story, each))
        # The ledger was made from a story of its own, if there are earlier procedures.
        ledger = AroundTraces(basis.sessions.story, self.days)
        yield from (one for entry in entries for one in ledger.session(entry))
        yield from ledger_counts(basis.sessions.ledger, story.today)
        yield from course_traces(basis.background, story.today)
        yield from self._weeks()
        yield from item_traces("recalled", ((week, week.date) for week in self._recalled()))
        if view is not None:
            yield from self.around.more(view)
        listed = flares_listed(story, view, basis.background.flares)
        yield from item_traces("flares", ((one, one.began) for one in listed))
        yield from form_traces(story, basis.background.questionnaires)
        yield from care_traces(basis, self.doc, self.days)

    def _recalled(self) -> list[Week]:
        """Weeks as recalled whose last day is in the period."""
        return [week for week in self.basis.journal.items(Week) if self.story.first <= week.date <= self.story.last]

    # -- period and goals ------------------------------------------------------------------------------------------

    def _period(self) -> Iterator[Traced]:
        story, background = self.story, self.basis.background
        counts = completeness(story.first, story.last, story.recorded)
        states = {one.day: one for one in story.recorded}
        told = (
            ("recorded", "days recorded", f"{counts.recorded} of {counts.days}", "days with anything that the person wrote"),
            ("added_later", "days added later", str(counts.added_later), "of these: written one to three days after"),
            ("from_paper", "days from paper", str(counts.from_paper), "of these: typed in from a form that was filled by pen"),
            ("from_memory", "days from memory", str(counts.from_memory), "of these: written later than that; in no average"),
            ("bad", "bad days", str(counts.bad), "of these: said to be bad"),
            ("bad_without_scores", "bad days without scores", str(counts.bad_without_scores), "of these: without a score"),
        )
        for key, name, text, how in told:
            if counts.days_of[key] or key == "recorded":
                days = tuple(self.days.day(day, "bad day" if states[day].is_bad else "") for day in counts.days_of[key])
                yield Traced(("",), name, text, how, days)
        if recalled := self._recalled():
            used = tuple(item_source(week, week.date) for week in recalled)
            yield Traced(("",), "weeks as recalled", str(len(recalled)), "weeks told in one go; in no average", used)
        last, following = last_done(background.visits, story.today), next_planned(background.visits, story.today)
        for visit, name, text in ((last, "period", self.doc.period), (following, "visit", self.doc.purpose)):
            used = (item_source(visit, visit.date),) if visit is not None else ()
            if text:
                yield Traced(("",), name, text, "by the date of a visit" if used else "by today's date", used)
        if self.view is not None:
            one = self.view.procedure
            used = (item_source(one.procedure, one.procedure.date),)
            yield Traced(("",), f"day after {one.letter}", str(self.view.day), "days from its date to today", used)
        pauses = [one for one in story.cadences if one.pace == PAUSE and one.began <= story.last]
        yield from item_traces("", ((one, one.began) for one in pauses if one.ended is None or one.ended >= story.first))

    def _goal(self, found: Progress) -> Iterator[Traced]:
        """Start and target, now, days reached and kept or the closest one, own rating."""
        goal, today, section = found.goal, self.story.today, "goals"
        name, words = goal.statement, progress_words(found, today)
        set_to = [f"{label} {amount(at)}" for label, at in (("start", goal.baseline), ("goal", goal.target)) if at is not None]
        if set_to:
            yield Traced((section,), f"{name}: start and goal", joined(set_to), "as set", (item_source(goal, goal.started),))
        text = goal_now(found, today)
        if found.now is not None and found.measure is not None:
            printed = figure(found.now, found.measure)
            yield self.days.average(section, f"{name}: now", printed, self.story.series[goal.measure], found.week, text=text)
        elif found.check is not None:
            yield Traced((section,), f"{name}: now", text, "the latest check", (item_source(found.check, found.check.date),))
        if found.target is not None and found.within:
            checks = [one for one in self.story.checks if one.goal == goal.uid]
            said = [one for one in checks if one.qualifier_kept is not None and one.date in found.reached_on]
            used, left_out = self._reached(found)
            how = f"days at the goal, of all that count since {self.days.day(found.since or found.within[0].day).when}"
            used += tuple(item_source(one, one.date) for one in said)
            yield Traced((section,), f"{name}: reached", words, how, used, left_out)
        if found.ability is not None:
            rating = item_source(found.ability, found.ability.date)
            yield Traced((section,), f"{name}: own rating", f"{found.ability.ability} of 10", "the latest rating", (rating,))

    def _reached(self, found: Progress) -> tuple[tuple[Source, ...], tuple[LeftOut, ...]]:
        """Every reading since the goal was set, with which of them reached it, and those from memory."""
        checks = {one.date: one for one in self.story.checks if one.goal == found.goal.uid and one.value is not None}
        used, left_out = [], []
        for reading in found.within:
            if found.measure is not None:
                source = self.days.source(found.measure, reading)
            else:
                source = item_source(checks[reading.day], reading.day)
            if not reading.counts:
                left_out.append(LeftOut(source, reading.late))
            else:
                is_there = reading.day in found.reached_on
                used.append(replace(source, value=f"{source.value} (reached)") if is_there else source)
        return tuple(used), tuple(left_out)

    # -- what changed, the table, the weeks --------------------------------------------------------------------------

    def _changed(self) -> Iterator[Traced]:
        story, view, section = self.story, self.view, "changed"
        when = recent_words(view) if view is not None and view.latest is None else "in the last 7 days"
        for series, mark in levels_now(story, view):
            if mark.average.n or (mark.average.bad_days and series.measure.is_pain):
                printed = figure(mark.average, series.measure)
                name = f"{name_words(series.measure)}, {when}"
                yield self.days.average(section, name, printed, series, mark.window, view)
        if view is not None and view.latest is None:
            yield from self.around.look(section, view)
        elif view is not None:
            marks = ((found, latest_mark(found, view)) for found in shown(story, view) if found.role is Role.FUNCTION)
            told = [found for found, mark in marks if mark is not None and mark.average.value is not None]
            told += [found for found in view.series if found.role in (Role.TARGET, Role.OTHER_PAIN)]
            yield from (one for found in told for one in self.around.ends(section, found, view))
            yield from self.around.of_target(section, view)
            yield from self.around.durations(section, view, view.durations[:1])
        if view is not None:
            yield from own_traces(section, story, view.procedure, with_effects=False)
        flares = flares_counted(story, view, self.basis.background.flares)
        if flares:
            text = next((one.text for one in self.doc.changed if one.label == "Flares"), str(len(flares)))
            used = tuple(item_source(one, one.began) for one in flares)
            yield Traced((section,), "flares", text, "each flare by the day on which it began", used)
        others = alongside(story, view, self.basis.background)
        among = [item_source(one.item, one.date) for one in others if isinstance(one.item, Flare)]
        if among:
            yield Traced((section,), "flares among the days compared", str(len(among)), "by the day they began", tuple(among))
        for one in others:
            if isinstance(one.item, Flare):
                continue
            item = one.item.procedure if isinstance(one.item, Lettered) else one.item
            before = (item_source(one.before, one.before.started),) if one.before is not None else ()
            used = (*before, item_source(item, one.date))
            text = joined((str(one.what), used[-1].when), " ")
            yield Traced((section,), "also changed", text, "as it is written down", used)

    def _table(self) -> Iterator[Traced]:
        view, story, section = self.view, self.story, "figures"
        for row in self.doc.rows:
            series = story.series[row.key]
            label = name_words(series.measure) if row.is_pain else row.label.lower()
            if view is None:
                weeks = story.weeks()[-len(row.figures) :] if row.figures else ()
                for week, printed in zip(weeks, row.figures, strict=True):
                    yield self.days.average(section, f"{label}, {week.name}", printed, series, week)
                continue
            found = next(each for each in view.series if each.series.measure.key == row.key)
            marks = found.marks[-SHOWN_MARKS:]
            names = [before_name(label, view), *(mark_name(label, mark, view) for mark in marks)]
            windows = (found.before.window, *(mark.window for mark in marks))
            for name, window, printed in zip(names, windows, row.figures, strict=True):
                yield self.days.average(section, name, printed, series, window, view)
            mark = latest_mark(found, view)
            if row.change and mark in marks:
                text, of = joined((f"{row.change} {row.unit}".strip(), row.note)), (names[0], names[1 + marks.index(mark)])
                yield Traced((section,), f"{label}, change", text, f"{CHANGE}; {RELIEF}" if row.note else CHANGE, of=of)

    def _weeks(self) -> Iterator[Traced]:
        """Every week of the second page; the days of procedures are in none."""
        series = [self.story.series[measure.key] for measure in measures(self.story)]
        for week, told in zip(weeks_listed(self.story) if self.doc.weeks else (), self.doc.weeks, strict=True):
            for one, printed in zip(series, told.figures, strict=True):
                if printed.n or printed.bad_days or (printed.average is not None and printed.average.from_memory):
                    yield self.days.average("weeks", f"{name_words(one.measure)}, {week.name} ({told.dates})", printed, one, week)
