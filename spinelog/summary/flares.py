"""Flares: how many there were, in one sentence, and each in a line of its own. By date, never by cause."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from spinelog.domain.dates import show_short, show_span
from spinelog.domain.words import joined
from spinelog.summary.doc import FlareLine, Said

if TYPE_CHECKING:
    from spinelog.analysis.around import Around
    from spinelog.domain.values import Flare
    from spinelog.summary.story import Story

NAMED = 6
"""Dates, and things that a flare came after, that are named one by one in a sentence."""


def flares_said(story: Story, view: Around | None, flares: Sequence[Flare]) -> list[Said]:
    """How many flares since the procedure, or in the period; nothing where none is written down."""
    found = flares_counted(story, view, flares)
    if not found:
        return []
    where = "in this period" if view is None else f"since {view.procedure.letter}"
    parts = [f"{len(found)} {where} ({_dates(found, story.today)})", _peaks(found), _triggers(found)]
    if view is not None and view.latest is not None and len(found) > 1:
        inside = sum(one.began in view.latest.days for one in found)
        parts.append(f"{inside} of them in {view.latest.name}" if inside else "")
    return [Said("Flares", f"{joined(parts, '; ')}.")]


def flares_counted(story: Story, view: Around | None, flares: Sequence[Flare]) -> list[Flare]:
    """Those since the procedure, or without one in the period."""
    since = story.first if view is None else view.procedure.day_zero or story.first
    return [one for one in flares if since <= one.began <= story.last]


def _dates(flares: Sequence[Flare], today: date) -> str:
    if len(flares) > NAMED:
        return f"{show_short(flares[0].began, today)} to {show_short(flares[-1].began, today)}"
    return joined(show_short(one.began, today) for one in flares)


def _peaks(flares: Sequence[Flare]) -> str:
    """`5 of 10 at the worst each time`, `4 to 6 of 10 at the worst`, with how many where it was not said of all."""
    peaks = sorted(one.peak for one in flares if one.peak is not None)
    if not peaks:
        return ""
    level = f"{peaks[0]} of 10" if peaks[0] == peaks[-1] else f"{peaks[0]} to {peaks[-1]} of 10"
    each = " each time" if peaks[0] == peaks[-1] and len(peaks) == len(flares) > 1 else ""
    said = f" (said of {len(peaks)})" if len(peaks) < len(flares) else ""
    return f"{level} at the worst{each}{said}"


def _triggers(flares: Sequence[Flare]) -> str:
    """What they came after, as often as it was said: `after long drive (2), a cold`."""
    counted: dict[str, tuple[str, int]] = {}
    for one in flares:
        if one.trigger:
            words, times = counted.get(one.trigger.lower(), (one.trigger, 0))
            counted[one.trigger.lower()] = (words, times + 1)
    if not counted:
        return ""
    kept = list(counted.values())[:NAMED]
    more = f" and {len(counted) - NAMED} more" if len(counted) > NAMED else ""
    silent = sum(not one.trigger for one in flares)
    unsaid = f"; after what: not said of {silent}" if silent else ""
    return f"after {'; '.join(words + (f' ({times})' if times > 1 else '') for words, times in kept)}{more}{unsaid}"


def flare_lines(story: Story, view: Around | None, flares: Sequence[Flare]) -> tuple[FlareLine, ...]:
    """Each flare of the period, and since the procedure where that is longer, oldest first."""
    zero = view.procedure.day_zero if view is not None else None
    pains = {pain.uid: pain.name for pain in story.pains} if len(story.pains) > 1 else {}
    found = []
    for one in flares_listed(story, view, flares):
        peak = f"{one.peak} of 10" if one.peak is not None else ""
        found.append(
            FlareLine(
                date=_days(one, story.today),
                day=f"day {(one.began - zero).days}" if zero and one.began >= zero else "",
                peak=joined((peak, pains.get(one.pain or "", ""))),
                trigger=one.trigger or "",
                helped=one.what_helped or "",
            )
        )
    return tuple(found)


def flares_listed(story: Story, view: Around | None, flares: Sequence[Flare]) -> list[Flare]:
    """Those of the period, and since the procedure where that is longer."""
    zero = view.procedure.day_zero if view is not None else None
    since = min(story.first, zero or story.first)
    return [one for one in flares if since <= one.began <= story.last]


def _days(one: Flare, today: date) -> str:
    """`21-23 Oct`; with the years where they are not this one; its first day alone while nobody said when it was over."""
    if one.ended is None or one.ended == one.began:
        return show_short(one.began, today)
    if one.began.year == one.ended.year == today.year:
        return show_span(one.began, one.ended)
    return f"{show_short(one.began, today)} to {show_short(one.ended, today)}"
