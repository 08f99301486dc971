"""What went before, for the second page: the timeline in short, what eases and worsens, the scans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from spinelog.analysis.courses import chains
from spinelog.domain.dates import surely_before
from spinelog.domain.event import DIAGNOSIS, EVENT, ONSET, OTHER, WORK
from spinelog.domain.flare import EASES, WORSENS
from spinelog.domain.procedure import DONE, describe
from spinelog.domain.scan import kind_words
from spinelog.domain.visit import CANCELLED, VISIT
from spinelog.domain.words import joined
from spinelog.summary.courses import dose_after
from spinelog.summary.doc import Said, ScanLine, StoryLine
from spinelog.summary.sentences import partial_words

if TYPE_CHECKING:
    from spinelog.analysis.procedures import Lettered
    from spinelog.domain.dates import PartialDate
    from spinelog.domain.values import Diagnosis, Event, Factor
    from spinelog.summary.background import Background

Told = tuple["PartialDate | None", str, str]
"""Date, letter, words."""


def timeline_lines(background: Background, procedures: Iterable[Lettered], today: date) -> tuple[tuple[StoryLine, ...], str]:
    """The story up to today, oldest first, and a word about what is left out.

    It begins with the onset, where one is written down: what was before it is counted, not told. What has no date comes
    first. Therapies and medicines stand where they began; one whose begin nobody said stands in its own list only.
    """
    onset = min((event.date for event in background.events if event.kind == ONSET), default=None)
    told = [one for one in _told(background, procedures, today) if one[0] is None or one[0].first <= today]
    kept = [one for one in told if one[0] is None or onset is None or not surely_before(one[0], onset)]
    kept.sort(key=lambda one: str(one[0] or ""))
    lines = tuple(StoryLine(partial_words(when, today) if when else "No date", letter, text) for when, letter, text in kept)
    left = len(told) - len(kept)
    entries = "1 entry" if left == 1 else f"{left} entries"
    return lines, f"since it began; {entries} from before that not shown" if left else ""


def _told(background: Background, procedures: Iterable[Lettered], today: date) -> Iterable[Told]:
    yield from ((event.date, "", _event(event)) for event in background.events)
    yield from ((one.date, "", _diagnosis(one)) for one in background.diagnoses)
    for visit in background.visits:
        if visit.status != CANCELLED:
            yield visit.date, "", f"Visit: {VISIT.told(asdict(visit), background.known)}"
    yield from ((one.date, "", joined((kind_words(asdict(one)), one.place or ""))) for one in background.scans)
    for one in procedures:
        if one.procedure.status == DONE:
            yield one.procedure.date, one.letter, describe(asdict(one.procedure))
    for chain in chains(background.medications):
        for course in chain:
            if course.started is not None:
                yield course.started, "", f"{course.name} {'begun' if course is chain[0] else 'changed'}, {dose_after(course)}"
        if (stopped := chain[-1].stopped) is not None:
            yield stopped, "", f"{chain[-1].name} stopped"
    for therapy in background.therapies:
        if therapy.started is not None:
            yield therapy.started, "", f"{therapy.name} begun"
        if therapy.stopped is not None:
            yield therapy.stopped, "", f"{therapy.name} ended"


def _event(event: Event) -> str:
    """What happened in the person's words; of a change at work the change first, of all else behind it."""
    record = asdict(event)
    kind, work = EVENT.field("kind").show(record), EVENT.field("work").show(record)
    if event.kind == WORK and work:
        return joined((work, event.text or ""), "; ")
    words = joined((event.text or "", work.lower()), "; ")
    return joined(("" if event.kind == OTHER and words else kind, words), ": ")


def _diagnosis(one: Diagnosis) -> str:
    told_by = f" by {one.told_by}" if one.told_by else ""
    status = DIAGNOSIS.field("status").show(asdict(one)).lower()
    return f"Told{told_by}: {one.words}{f' ({status})' if status else ''}"


def factor_lines(factors: Iterable[Factor]) -> tuple[Said, ...]:
    """What eases the pain and what makes it worse, each in one line."""
    found = tuple(factors)
    lines = (
        (label, [one.text for one in found if one.effect == effect]) for effect, label in ((EASES, "Eases"), (WORSENS, "Worsens"))
    )
    return tuple(Said(label, "; ".join(texts)) for label, texts in lines if texts)


def scan_lines(background: Background, today: date) -> tuple[ScanLine, ...]:
    """The scans, newest first, each with the words of its report."""
    files = Counter(one.scan for one in background.attachments)
    found = []
    for one in reversed(background.scans):
        count = files[one.uid]
        report = "" if not count else "report attached" if count == 1 else f"{count} files attached"
        what = joined((kind_words(asdict(one)), one.place or ""))
        found.append(ScanLine(partial_words(one.date, today), what, one.findings or "", report))
    return tuple(found)
