"""A block diary read plainly: how much less at each score, and between which scores it was half, a fifth, and back.

Levels and times only. Nothing here says why, and nothing says what should follow.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from spinelog.analysis.relief import PERCENT_FROM
from spinelog.analysis.sessions import same_series
from spinelog.domain.block import BEFORE, site_names, slot_minutes
from spinelog.knowledge.blocks import fact, facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from spinelog.domain.values import Block, BlockReading, Procedure


class Hollow(StrEnum):
    """Why a score is drawn hollow and left out of times."""

    TABLET = "tablet"
    """It was given after the first extra tablet, or says that one had been taken."""
    REST = "rest"
    """It was given at rest, not while doing what usually hurts."""
    SEDATION = "sedation"
    """There was sedation with the procedure."""
    BEFORE_AT_REST = "before_at_rest"
    """The score before was given at rest, so the two cannot be laid side by side."""


class NoPercent(StrEnum):
    """Why there is no percent."""

    NO_BEFORE = "no_before"
    ZERO_BEFORE = "zero_before"
    LOW_BEFORE = "low_before"
    """Under 3: points only, a convention of this program."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One score of one site, with what follows from it alone."""

    reading: BlockReading
    score: int
    minutes: float
    """After the injection; negative before it."""
    percent: float | None
    """100 x (before - score) / before; negative: more pain. None: see `BlockSite.no_percent`."""
    points: int | None
    """Before minus score. None without a score before."""
    hollow: Hollow | None
    is_later: bool
    """Typed in long after its own time, and not from paper: added later."""

    @property
    def counts(self) -> bool:
        """It goes into the times."""
        return self.hollow is None


@dataclass(frozen=True, slots=True)
class Spell:
    """From when to when the scores were at most a share of the one before, as far as scores tell."""

    percent: int
    """At least so much less than before: 50 or 80."""
    after: float
    """Minutes of the last score that was not so low, 0 (the injection) where there is none: it began after this ..."""
    first: float
    """... and by this one, the first that was so low."""
    last: float
    """The last score that was so low."""
    over_by: float | None
    """The score after it; None: it was still so at the last score that counts."""
    between: tuple[float, ...]
    """Scores between first and last that were not so low."""


class Way(StrEnum):
    """How far the pain has come back."""

    BACK = "back"
    """Two scores running were within 1 point of before."""
    ONCE = "once"
    """The last score that counts is, the one before it was not."""
    NOT_YET = "not_yet"
    NEVER_AWAY = "never_away"
    """No score was more than 1 point lower than before."""


@dataclass(frozen=True, slots=True)
class Back:
    """Back to within 1 point of before, in two scores running."""

    way: Way
    after: float | None = None
    """Minutes of the last score that was lower; it came back after this ..."""
    by: float | None = None
    """... and by this one."""
    last: float | None = None
    """The last score that counts."""


@dataclass(frozen=True, slots=True)
class BlockSite:
    """Everything of one site; the others do not enter into it."""

    name: str
    before: Scored | None
    scores: tuple[Scored, ...]
    """After the injection, in order of time."""
    left_out: tuple[int, ...]
    """Planned times that were slept through or left out."""
    no_percent: NoPercent | None
    best: Scored | None
    """The lowest score that counts, the first of equal ones; where none counts, of all."""
    near: tuple[tuple[int, Scored | None], ...]
    """Minutes after, and the score nearest to it; None: none within half an hour (a convention of this program)."""
    spells: tuple[Spell | None, ...] | None
    """Half or less, a fifth or less; None where it was not reached. None for both without a percent or a score that counts."""
    back: Back | None


@dataclass(frozen=True, slots=True)
class BlockDay:
    """One diary, read."""

    block: Block
    slots: tuple[int, ...]
    """Planned times in minutes after, `BEFORE` first."""
    sites: tuple[BlockSite, ...]
    tablet: datetime | None
    """The first extra tablet that was written down."""
    is_sedated: bool

    def site(self, name: str) -> BlockSite | None:
        """The site of this name."""
        return next((site for site in self.sites if site.name == name), None)


LEVELS = ("half", "a_fifth")
"""The names of the two lines, in `knowledge`."""


def minutes_after(block: Block, instant: datetime) -> float:
    """Minutes after the injection."""
    return (instant - block.started).total_seconds() / 60


def planned(block: Block) -> tuple[int, ...]:
    """The planned times, "before" first."""
    return (BEFORE, *slot_minutes(block.slots))


def read_day(block: Block, readings: Iterable[BlockReading], procedure: Procedure | None) -> BlockDay:
    """A diary and its readings, in any order, as what can be said of them."""
    kept = sorted((one for one in readings if one.deleted_at is None), key=lambda one: (one.scored_at, one.slot_min or 0))
    tablet = next((one.scored_at for one in kept if one.extra), None)
    is_sedated = procedure is not None and procedure.sedation is True
    sites = tuple(
        _site(block, name, [one for one in kept if one.site == name], tablet, is_sedated) for name in site_names(block.sites)
    )
    return BlockDay(block, planned(block), sites, tablet, is_sedated)


def _site(block: Block, name: str, readings: Sequence[BlockReading], tablet: datetime | None, is_sedated: bool) -> BlockSite:
    scored = [one for one in readings if one.score is not None]
    first = _before(block, scored)
    before = first.score if first is not None else None
    no_percent = _no_percent(before)

    def told(one: BlockReading) -> Scored:
        score = one.score or 0
        points = None if before is None else before - score
        percent = 100 * points / before if before and points is not None and no_percent is None else None
        return Scored(
            one,
            score,
            minutes_after(block, one.scored_at),
            percent,
            points,
            _hollow(one, first, tablet, is_sedated),
            is_later(one),
        )

    after = tuple(told(one) for one in scored if one is not first and minutes_after(block, one.scored_at) >= 0)
    counted = [one for one in after if one.counts]
    spells = None
    if no_percent is None and counted:
        spells = tuple(_spell(fact(level), before or 0, counted) for level in LEVELS)
    return BlockSite(
        name,
        None if first is None else told(first),
        after,
        tuple(sorted({one.slot_min for one in readings if one.left_out and one.slot_min is not None})),
        no_percent,
        min(counted or after, key=lambda one: one.score, default=None),
        tuple((minutes, _near(after, minutes)) for minutes in facts("hours")),
        spells,
        _back(before, counted),
    )


def _before(block: Block, scored: Sequence[BlockReading]) -> BlockReading | None:
    """The score that was given as the one before; else the last one from before the injection."""
    named = [one for one in scored if one.slot_min == BEFORE]
    early = [one for one in scored if one.slot_min is None and one.scored_at <= block.started]
    return named[-1] if named else early[-1] if early else None


def _no_percent(before: int | None) -> NoPercent | None:
    if before is None:
        return NoPercent.NO_BEFORE
    if before == 0:
        return NoPercent.ZERO_BEFORE
    return NoPercent.LOW_BEFORE if before < PERCENT_FROM else None


def _hollow(one: BlockReading, before: BlockReading | None, tablet: datetime | None, is_sedated: bool) -> Hollow | None:
    if is_sedated:
        return Hollow.SEDATION
    if tablet is not None and one.scored_at >= tablet:
        return Hollow.TABLET
    if one.at_rest:
        return Hollow.REST
    return Hollow.BEFORE_AT_REST if before is not None and before.at_rest else None


def is_later(one: BlockReading) -> bool:
    """Typed in more than half an hour after its own time (a convention of this program), and not from paper."""
    if one.source != "typed" or one.created_at is None:
        return False
    return (one.created_at - one.scored_at).total_seconds() > 60 * fact("later")


def _near(scores: Sequence[Scored], minutes: int) -> Scored | None:
    """The score nearest to a time; of two as near the earlier."""
    near = [one for one in scores if abs(one.minutes - minutes) <= fact("near")]
    return min(near, key=lambda one: (abs(one.minutes - minutes), one.minutes), default=None)


def _spell(percent: int, before: int, counted: Sequence[Scored]) -> Spell | None:
    """Compared in whole numbers: 100 x (before - score) >= percent x before."""
    is_low = [100 * (before - one.score) >= percent * before for one in counted]
    if not any(is_low):
        return None
    first, last = is_low.index(True), len(is_low) - 1 - is_low[::-1].index(True)
    return Spell(
        percent,
        counted[first - 1].minutes if first else 0.0,
        counted[first].minutes,
        counted[last].minutes,
        counted[last + 1].minutes if last + 1 < len(counted) else None,
        tuple(counted[index].minutes for index in range(first, last) if not is_low[index]),
    )


def _back(before: int | None, counted: Sequence[Scored]) -> Back | None:
    if not before or not counted:
        return None
    is_near = [before - one.score <= fact("back_within") for one in counted]
    end = counted[-1].minutes
    if all(is_near):
        return Back(Way.NEVER_AWAY, last=end)
    away = is_near.index(False)
    for index in range(away + 1, len(counted)):
        if is_near[index] and index + 1 < len(counted) and is_near[index + 1]:
            return Back(Way.BACK, counted[index - 1].minutes, counted[index].minutes, end)
    return Back(Way.ONCE if is_near[-1] else Way.NOT_YET, last=end)


# -- which planned time it is ----------------------------------------------------------------------------------------


def slot_at(block: Block, instant: datetime) -> int | None:
    """The planned time that an instant belongs to: the nearest, of two as near the later.

    Before the injection it is `BEFORE`; None when the diary is over: longer after the last one than it is from the one before.
    """
    minutes = minutes_after(block, instant)
    slots = planned(block)
    if minutes <= 0:
        return BEFORE
    gap = slots[-1] - slots[-2]
    if minutes > slots[-1] + gap:
        return None
    # "Before" is over once the injection is done.
    return min(slots[1:], key=lambda slot: (abs(slot - minutes), -slot))


def next_slot(block: Block, instant: datetime, answered: Iterable[int]) -> int | None:
    """The first planned time from this instant on that is not answered; None when there is none."""
    done = set(answered)
    minutes = minutes_after(block, instant)
    return next((slot for slot in planned(block) if slot >= minutes and slot not in done and (slot or minutes <= 0)), None)


def companion(block: Block, everyone: Sequence[Block], procedures: Sequence[Procedure]) -> Block | None:
    """The latest earlier diary that can be laid beside this one: of the same series, or aimed at the same pain.

    Where neither procedure says at which pain it was aimed, the same kind does.
    """
    known = {one.uid: one for one in procedures}
    mine = known.get(block.procedure)
    if mine is None:
        return None

    def belongs(other: Block) -> bool:
        its = known.get(other.procedure)
        if its is None or other.uid == block.uid or other.started >= block.started:
            return False
        if its.uid == mine.uid or same_series(mine, its):
            return True
        return mine.target == its.target and (mine.target is not None or mine.kind == its.kind)

    return max((one for one in everyone if belongs(one)), key=lambda one: one.started, default=None)
