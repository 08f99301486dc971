"""Also changed, as a sentence: what else began, ended or happened in the days that are compared, by name and date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, assert_never

from spinelog.analysis.also_changed import Alongside, What, also_changed
from spinelog.analysis.around import Role
from spinelog.analysis.procedures import Lettered
from spinelog.analysis.sessions import session_of
from spinelog.domain.dates import show_short
from spinelog.domain.event import EVENT
from spinelog.domain.procedure import describe
from spinelog.domain.values import Event, Flare, Medication, Therapy
from spinelog.domain.words import joined
from spinelog.summary.courses import dose_after
from spinelog.summary.doc import Said
from spinelog.summary.flares import NAMED
from spinelog.summary.sentences import partial_words

if TYPE_CHECKING:
    from spinelog.analysis.around import Around
    from spinelog.summary.background import Background
    from spinelog.summary.story import Story


def also_said(story: Story, view: Around | None, background: Background) -> list[Said]:
    """The sentence, or nothing where nothing else is written down of these days."""
    first, last = compared_days(story, view)
    parts = list(_parts(alongside(story, view, background), story.today))
    if not parts:
        return []
    days = f"{show_short(first, story.today)} to {show_short(last, story.today)}"
    return [Said("Also changed", f"{days}: {'; '.join(parts)}. A diary cannot tell these apart.")]


def alongside(story: Story, view: Around | None, background: Background) -> tuple[Alongside, ...]:
    """What else changed in the days that are compared; the other parts of the session are no other procedure."""
    first, last = compared_days(story, view)
    own = session_of(view.procedure, story.procedures).members if view is not None else ()
    found = also_changed(
        first,
        last,
        medications=background.medications,
        therapies=background.therapies,
        events=background.events,
        procedures=[one for one in story.procedures if one not in own],
        flares=background.flares,
    )
    return tuple(found)


def compared_days(story: Story, view: Around | None) -> tuple[date, date]:
    """From the first day before the procedure to the last of its latest mark, or to today; without one the period."""
    zero = view.procedure.day_zero if view is not None else None
    if view is None or zero is None:
        return story.first, story.last
    before = next((found.before.window for found in view.series if found.role is Role.TARGET), None)
    first = zero - timedelta(days=7)
    return min(first, before.first) if before else first, view.latest.last if view.latest else story.today


def _parts(found: Iterable[Alongside], today: date) -> Iterable[str]:
    """What belongs to one medicine, and all flares, in one part; the parts in the order in which they began."""
    groups: dict[str, list[Alongside]] = {}
    for number, one in enumerate(found):
        key = str(number)
        if isinstance(one.item, Medication):
            key = one.item.course_uid or one.item.uid
        elif isinstance(one.item, Flare):
            key = "flares"
        groups.setdefault(key, []).append(one)
    for group in groups.values():
        item = group[0].item
        if isinstance(item, Medication):
            yield f"{item.name} {joined(_medicine(one, today, is_first=not number) for number, one in enumerate(group))}"
        elif isinstance(item, Flare):
            yield _flares(group, today)
        else:
            yield _one(item, group[0], today)


def _medicine(one: Alongside, today: date, *, is_first: bool) -> str:
    assert isinstance(one.item, Medication)  # noqa: S101 - narrows the type
    when = partial_words(one.date, today) if one.date else ""
    if one.what is What.STOPPED:
        return f"stopped {when}"
    if one.what is What.HELD:
        return f"on hold {f'from {when}' if when else '(since when: not said)'}"
    if one.what is What.STARTED:
        return f"started {when} ({dose_after(one.item)})"
    return f"{dose_after(one.item, None if is_first else one.before)} from {when}"


def _one(item: Therapy | Event | Lettered, one: Alongside, today: date) -> str:
    when = partial_words(one.date, today) if one.date else ""
    if isinstance(item, Therapy):
        return f"{item.name} {'begun' if one.what is What.BEGUN else 'ended'} {when}"
    if isinstance(item, Lettered):
        return f"{item.letter}, {describe(asdict(item.procedure))}, {when}"
    if isinstance(item, Event):
        record = asdict(item)
        if one.what is What.WORK:
            return f"{EVENT.field('work').show(record).lower()} from {when}"
        return f"{EVENT.field('kind').show(record).lower()} {when}{f' ({item.text})' if item.text else ''}"
    assert_never(item)


def _flares(group: list[Alongside], today: date) -> str:
    days = [partial_words(one.date, today) for one in group if one.date]
    if len(days) > NAMED:
        return f"{len(days)} flares from {days[0]} to {days[-1]}"
    return f"{'flare' if len(days) == 1 else 'flares'} {joined(days)}"
