"""The ledger in words: each session once with what was recorded around it, and how many sessions there were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from spinelog.analysis.around import Around, AroundSeries, Role
from spinelog.analysis.ledger import MONTHS, Count, Entry, Ledger, Steroids, ledger
from spinelog.analysis.procedures import done
from spinelog.analysis.sessions import in_series
from spinelog.domain.dates import show_partial, show_short
from spinelog.domain.procedure import AFTER_EFFECT, PROCEDURE, describe
from spinelog.domain.text import capital
from spinelog.domain.values import Therapy
from spinelog.domain.words import joined
from spinelog.summary.around_words import best_words, duration_words, early_words
from spinelog.summary.changed import latest_mark, remembered_words
from spinelog.summary.doc import LedgerLine
from spinelog.summary.ledger_cells import ledger_cells
from spinelog.summary.sentences import TO, before_figure, ends, extra_words, name_words, relief_words, unit_words
from spinelog.summary.story import Story, gather

if TYPE_CHECKING:
    from datetime import date

    from spinelog.analysis.procedures import Lettered
    from spinelog.analysis.sessions import Part
    from spinelog.domain.values import AfterEffect, Estimate
    from spinelog.storage.journal import Journal

FUNCTIONS = 2
"""Function measures that stand in a session's line: the goals' first."""


@dataclass(frozen=True)
class LedgerPage:
    """The ledger with the story that it was made from."""

    story: Story
    ledger: Ledger
    lines: tuple[LedgerLine, ...]
    """By date, one a session."""
    counts: tuple[str, ...]
    """Empty without a session in the last 12 months."""


def ledger_page(journal: Journal, story: Story | None = None, therapies: Iterable[Therapy] | None = None) -> LedgerPage:
    """Every done session of the journal. What has been read already can be given: a story that is around the latest."""
    today = journal.clock.today()
    if story is None or {one.day_zero for one in done(story.procedures, today)} - {story.latest and story.latest.day_zero}:
        story = gather(journal, today - timedelta(days=6), today, every=True)
    return page_of(story, journal.items(Therapy) if therapies is None else therapies)


def page_of(story: Story, therapies: Iterable[Therapy]) -> LedgerPage:
    """The ledger of a story that was gathered around every procedure."""
    found = ledger(
        story.procedures,
        story.pains,
        story.series.values(),
        story.today,
        after_effects=story.after_effects,
        estimates=story.estimates,
        therapies=therapies,
    )
    parts = in_series(story.procedures)
    lines = tuple(_line(story, entry, parts.get(entry.session.lead.procedure.uid)) for entry in found.entries)
    return LedgerPage(story, found, lines, tuple(_counts(found, story.today)))


def _line(story: Story, entry: Entry, part: Part | None) -> LedgerLine:
    what = list(dict.fromkeys(describe(asdict(one.procedure)) for one in entry.session.members))
    names = "; ".join(what) + (f" ({part.name})" if part else "")
    when = show_partial(entry.session.when)
    return LedgerLine(entry.session.letters, when, names, tuple(_facts(story, entry)), ledger_cells(story, entry))


def _facts(story: Story, entry: Entry) -> Iterator[str]:
    """Function first, then the pain, then what the person said, each kept apart."""
    today = story.today
    if not entry.views:
        yield "its day is not known, so nothing is counted from it"
    elif text := _function(story, entry.views[0]):
        yield text
    for view in entry.views:
        yield from _pain(view, today)
    yield from own_words(story, entry.session.members)
    if entry.therapies:
        yield joined(f"{begun.therapy.name} begun on day {begun.day}" for begun in entry.therapies)
    if entry.days:
        yield f"{entry.recorded} of {entry.days} {'day' if entry.days == 1 else 'days'} with a score"


def own_words(story: Story, members: Sequence[Lettered]) -> Iterator[str]:
    """What the person said of the parts of a session: pain before as remembered, own estimates, after-effects.

    Of which part it was said stands before it where there are several.
    """
    today = story.today
    for one in members:
        if text := remembered_words(story, one):
            yield text[:1].lower() + text[1:]
    for one in members:
        own = sorted((each for each in story.estimates if each.procedure == one.procedure.uid), key=lambda each: each.date)
        if own:
            yield _which(one, members) + f"own estimate: {'; '.join(_estimate(each, today) for each in own)}"
    for one in members:
        for effect in (each for each in story.after_effects if each.procedure == one.procedure.uid):
            until = f" to {show_short(effect.ended, today)}" if effect.ended else ""
            yield f"{_which(one, members)}{_name(effect)} {show_short(effect.began, today)}{until}"


def _name(effect: AfterEffect) -> str:
    """Its kind; for what is of no kind the person's own words."""
    kind = AFTER_EFFECT.field("kind").show(asdict(effect)).lower()
    return effect.note if effect.kind == "other" and effect.note else kind


def _which(one: Lettered, members: Sequence[Lettered]) -> str:
    return f"{one.letter}: " if len(members) > 1 else ""


def _estimate(one: Estimate, today: date) -> str:
    return f"{abs(one.percent_less)} % {'less' if one.percent_less >= 0 else 'more'}, asked {show_short(one.date, today)}"


def _pain(view: Around, today: date) -> Iterator[str]:
    found = view.of_target
    if found is None:
        return
    name = name_words(found.series.measure) + ("" if view.is_told else " (for which pain: not told)")
    mark = latest_mark(found, view)
    if view.look.is_in_hours and view.look.fact is not None:
        yield f"{view.look.fact.says}; the diary of these hours has a sheet of its own"
    if mark is None:
        yield f"{name}: {early_words(view, today)}"
        return
    start, end = ends(found, mark)
    if found.before.average.value is None:
        yield f"{name}: no record from before; {mark.window.name} {end.words}"
    else:
        since = f", {start.dates}" if start.dates else ""
        relief = relief_words(found)
        yield f"{name}: before {start.words}{since}; {mark.window.name} {end.words}{'; ' + relief if relief else ''}"
        yield extra_words(found.relief)
    if view.look.is_in_hours:
        return
    if text := best_words(view):
        yield text[:1].lower() + text[1:]
    yield from (text[:1].lower() + text[1:] for one in view.durations[:1] if (text := duration_words(one)))


def _function(story: Story, view: Around) -> str:
    """`sitting 9 -> 27 min, standing 14 -> 43 min, before to week 6`."""
    parts = [_moved(found, view) for found in functions(story, view)]
    return f"{', '.join(parts)}, before to {view.latest.name}" if parts and view.latest else ""


def functions(story: Story, view: Around) -> list[AroundSeries]:
    """The measures of function that stand in a session's line: the first ones with a figure from before and one of the mark."""
    by_key = {found.series.measure.key: found for found in view.series}
    shown = [by_key[measure.key] for measure in story.shown_measures() if by_key[measure.key].role is Role.FUNCTION]
    return [found for found in shown if _moved(found, view)][:FUNCTIONS]


def _moved(found: AroundSeries, view: Around) -> str:
    mark, measure = latest_mark(found, view), found.series.measure
    if mark is None or mark.average.value is None or before_figure(found.before, measure).text == "":
        return ""
    start, end = ends(found, mark)
    days = f"({start.n} and {end.n} days)"
    return f"{name_words(measure)} {start.text} {TO} {end.text} {unit_words(measure)} {days}"


# -- counts ----------------------------------------------------------------------------------------------------------


def _counts(found: Ledger, today: date) -> Iterator[str]:
    yield from (_count(one) for one in found.counts)
    if found.counts or found.steroids != Steroids(0, 0, 0):
        yield _steroids(found.steroids)
        since = [f"{months} months: since {show_short(first, today)}" for months, first in zip(MONTHS, found.since, strict=True)]
        yield f"{joined(since)}. Which kinds are counted together is a rule of this program."


def _count(one: Count) -> str:
    region = PROCEDURE.field("region").show({"region": one.region}).lower() if one.region else "region not told"
    numbers = [
        f"{number} in {months} months{f' (perhaps {more} more, its day is not known)' if more else ''}"
        for number, more, months in zip(one.within, one.perhaps, MONTHS, strict=True)
    ]
    return capital(f"{one.family}, {region}: {', '.join(numbers)}")


def _steroids(found: Steroids) -> str:
    more = f" (perhaps {found.perhaps} more, its day is not known)" if found.perhaps else ""
    not_told = f"; {found.not_told} not told" if found.not_told else ""
    return f"Sessions with a steroid, of any kind and anywhere: {found.given} in {MONTHS[-1]} months{more}{not_told}"
