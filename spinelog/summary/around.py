"""Around a procedure: panels, a table with the days behind each figure, and sentences, ready to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from spinelog.analysis.around import Around, AroundSeries, Role
from spinelog.analysis.procedures import Lettered, done
from spinelog.analysis.sessions import by_target, in_series, session_of, sessions
from spinelog.analysis.shown import shown_change
from spinelog.analysis.windows import Window as Stretch
from spinelog.analysis.windows import weeks_after
from spinelog.charts import build as charts
from spinelog.charts.spec import Panel, Window
from spinelog.domain.dates import show_short
from spinelog.domain.procedure import describe
from spinelog.domain.text import capital
from spinelog.summary.also import also_said
from spinelog.summary.around_words import duration_words, early_words, look_words
from spinelog.summary.background import gather_background
from spinelog.summary.changed import estimate_words, latest_mark, remembered_words
from spinelog.summary.ledger import page_of
from spinelog.summary.sentences import before_figure, compared, ends, extra_words, figure, usual_words
from spinelog.summary.series import series_words
from spinelog.summary.story import Story, gather
from spinelog.summary.trends import DAYS_DRAWN, ordered_measures

if TYPE_CHECKING:
    from spinelog.analysis.measure import Measure
    from spinelog.storage.journal import Journal
    from spinelog.summary.background import Background
    from spinelog.summary.doc import LedgerLine
    from spinelog.summary.sentences import Figure

BEFORE, AFTER = 14, 14
"""Days before day 0 that are drawn, and the fewest after it."""
LONGEST = 365
"""Days after day 0 that are drawn at most: as far as the last mark."""
ROWS = 6
"""Rows of the table: function first, the pain that the procedure was for last."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line of figures."""

    label: str
    is_pain: bool
    cells: tuple[str, ...]
    """`27 6/7`: the average and the days behind it, one for each column; "after B" where the days are another's."""
    change: str
    """From before to the headline; empty without one."""


@dataclass(frozen=True)
class AroundPage:
    """One procedure."""

    letter: str
    what: str
    when: str
    """Its date, and which day after it today is."""
    panels: tuple[Panel, ...]
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    said: tuple[str, ...]
    """What changed, function first."""
    beside: tuple[str, ...]
    """What stands beside it, muted: when a look is usual, what else changed."""
    session: LedgerLine | None
    counts: tuple[str, ...]


@dataclass(frozen=True)
class AroundPages:
    """The procedures that can be looked at, and the one that is."""

    letters: tuple[str, ...]
    """By date, one for each pain of a session; empty while none is done with its full date known."""
    page: AroundPage | None


def around_pages(journal: Journal, letter: str | None = None) -> AroundPages:
    """The page of the procedure with this letter, else of the latest."""
    today = journal.clock.today()
    story = gather(journal, today - timedelta(days=6), today, every=True)
    past = done(story.procedures, today)
    stops = tuple(one for session in sessions(past) for one in by_target(session, story.pains))
    one = next((one for one in stops if one.letter == letter), None)
    one = one or next((one for one in past if one.letter == letter), story.latest)
    if one is None:
        return AroundPages((), None)
    return AroundPages(tuple(each.letter for each in stops), _page(story, one, gather_background(journal)))


def _page(story: Story, one: Lettered, background: Background) -> AroundPage:
    view = story.around(one)
    measures = shown_around(story, view)
    by_key = {found.series.measure.key: found for found in view.series}
    drawn = [measure for measure in measures if not measure.is_pain][:1] + [measure for measure in measures if measure.is_pain]
    ledger = page_of(story, background.therapies)
    own = session_of(one, story.procedures).letters
    return AroundPage(
        letter=one.letter,
        what=describe(asdict(one.procedure)),
        when=_when(view, story.today),
        panels=tuple(panel_around(story, view, measure) for measure in (drawn if len(drawn) > 1 else measures)[:2]),
        columns=("before", *(mark.window.name for mark in view.series[0].marks)),
        rows=tuple(table_row(by_key[measure.key], view, capital(_label(measure))) for measure in measures),
        said=tuple(_said(story, view, [by_key[measure.key] for measure in measures])),
        beside=tuple(_beside(story, view, background)),
        session=next((line for line in ledger.lines if line.letters == own), None),
        counts=ledger.counts,
    )


def shown_around(story: Story, view: Around) -> list[Measure]:
    """Function that is recorded, the goals' first, then the pain that the procedure was for."""
    target = view.of_target
    function = [one for one in ordered_measures(story) if not one.is_pain and story.series[one.key].readings]
    return [*function[: ROWS - (target is not None)], *([target.series.measure] if target is not None else [])]


def _label(measure: Measure) -> str:
    unit = "0-10" if measure.is_pain else {"steps": "", "h": "hours"}.get(measure.unit, measure.unit)
    return f"{measure.label}, {unit}" if unit else measure.label


def _when(view: Around, today: date) -> str:
    zero = view.procedure.day_zero or today
    return f"{show_short(zero)}, {f'day {view.day}' if view.day else 'today'}"


def _said(story: Story, view: Around, shown: Sequence[AroundSeries]) -> Iterable[str]:
    if text := early_words(view, story.today):
        yield f"{capital(text)}."
    lead = next((found for found in shown if found.role is Role.FUNCTION), None)
    for found in (lead, view.of_target):
        if found is not None:
            yield f"{compared(found, view)}."
    target = view.of_target
    if target is None or view.latest is None:
        return
    if not view.is_told:
        yield f"For which pain {view.procedure.letter} was is not told, so this is the main pain."
    if target.relief is not None and target.relief.points is not None:
        yield f"{capital(extra_words(target.relief))}."
    yield from (f"{duration_words(one)}." for one in view.durations[:1])
    if text := usual_words(target, view.procedure.letter):
        yield text


def _beside(story: Story, view: Around, background: Background) -> Iterable[str]:
    if text := estimate_words(story, view.procedure):
        yield f"Your own estimate: {text}."
    if text := remembered_words(story, view.procedure):
        yield f"{text}."
    if (part := in_series(story.procedures).get(view.procedure.procedure.uid)) is not None:
        yield f"{view.procedure.letter} belongs to a series: {series_words(part)}."
    yield from (f"{one.label}, {one.text}" for one in also_said(story, view, background))
    if view.latest is not None and (text := look_words(view, story.today)):
        yield f"{capital(text)}."


# -- figures and panels, also for comparing --------------------------------------------------------------------------


def table_row(found: AroundSeries, view: Around, label: str) -> TableRow:
    """Before and every mark that is over, each with its days, and the change to the headline."""
    measure, headline = found.series.measure, latest_mark(found, view)
    figures = [before_figure(found.before, measure), *(figure(mark.average, measure) for mark in found.marks)]
    gone = ["", *("" if mark.window.days else f"after {mark.window.ended_by}" for mark in found.marks)]
    change = ""
    if headline is not None and found.before.average.value is not None and headline.average.value is not None:
        figures[0], figures[1 + found.marks.index(headline)] = ends(found, headline)
        if found.role is Role.TARGET and found.relief is not None and found.relief.percent is not None:
            way = found.relief.direction
            change = "the same" if way == "same" else f"{found.relief.show_percent()} % {way}"
        else:
            moved = shown_change(found.before.average.value, headline.average.value, measure).change
            change = f"{moved} {measure.unit if measure.unit != 'steps' else ''}".rstrip()
            change = change if not (found.before.average.at_least or headline.average.at_least) else ""
    cells = tuple(instead or _cell(shown) for shown, instead in zip(figures, gone, strict=True))
    return TableRow(label, measure.is_pain, cells, change)


def _cell(shown: Figure) -> str:
    text = shown.text.replace("at least ", ">=") or "-"
    return f"{text} {shown.n}/{shown.days}"


def panel_around(
    story: Story, view: Around, measure: Measure, *, before: int = BEFORE, after: int | None = None, caption: str = ""
) -> Panel:
    """A measure from `before` days before day 0 to `after` days after it, else to today or the next procedure's day."""
    zero = view.procedure.day_zero or story.today
    end = view.end.day_zero if view.end else None
    reached = min(end or story.today, story.today, zero + timedelta(days=LONGEST))
    last_own = reached - timedelta(days=1) if end is not None and reached == end else reached
    first = zero - timedelta(days=before)
    last = max(reached, zero + timedelta(days=AFTER)) if after is None else zero + timedelta(days=after)
    series = story.series[measure.key]
    found = next(one for one in view.series if one.series.measure.key == measure.key)
    bars = charts.week_bars(series, [*_weeks_before(zero, before), *weeks_after(zero, story.today, view.end)])
    is_short = (last - first).days < DAYS_DRAWN
    own = replace(series, readings={day: one for day, one in series.readings.items() if first <= day <= last_own})
    drawn = charts.panel(
        measure,
        first,
        last,
        day_dots=charts.dots(own, first, last) if is_short else (),
        week_bars=[bar for bar in bars if bar.last <= last],
        weeks_told=charts.recalls(measure, story.recalls, first, last_own),
        pauses=story.pauses(first, last_own),
        procedures=[one for one in done(story.procedures, story.today) if _stays(one, view)],
    )
    shaded = [Window(found.before.window.first, found.before.window.last, "before"), Window(zero, zero, "0", shaded=False)]
    shaded += [Window(days[0], days[-1], mark.window.name) for mark in found.marks if (days := mark.window.days)]
    name = caption or _label(measure)
    return replace(drawn, windows=tuple(one for one in shaded if one.first >= first and one.last <= last), caption=name)


def _weeks_before(zero: date, days: int) -> list[Stretch]:
    starts = [zero - timedelta(days=back) for back in range(days, 0, -7)]
    return [Stretch("before", start, start + timedelta(days=6)) for start in starts]


def _stays(one: Lettered, view: Around) -> bool:
    """Whether a procedure's line is drawn: its own, one before it, and up to the one that ends its days."""
    end = view.end.day_zero if view.end else None
    return end is None or (one.day_zero is not None and one.day_zero <= end)
