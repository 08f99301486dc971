"""Procedures in order: their letters, their day 0, the pain each was aimed at, and which one ends another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from spinelog.domain.procedure import CANCELLED, DONE, ENDS_EVERY_WINDOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from spinelog.domain.values import Pain, Procedure


@dataclass(frozen=True, slots=True)
class Lettered:
    """A procedure with the letter that stands for it on screens and on paper."""

    letter: str
    """A, B, ... Z, AA."""
    procedure: Procedure

    @property
    def day_zero(self) -> date | None:
        """The day from which it is counted; None unless it is done and its full date is known."""
        return self.procedure.date.full if self.procedure.status == DONE else None


def lettered(procedures: Iterable[Procedure]) -> tuple[Lettered, ...]:
    """The done procedures, then the planned ones, each in date order; cancelled ones get no letter.

    A partial date stands at its first day. On one day the clock time decides, then the order of entry.
    """
    kept = sorted((one for one in procedures if one.status != CANCELLED), key=_order)
    return tuple(Lettered(letter(number), one) for number, one in enumerate(kept))


def letter(number: int) -> str:
    """The letter of the procedure at place `number`, from 0: A to Z, then AA."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _order(one: Procedure) -> tuple[bool, date, str, time, float, str]:
    entered = one.created_at.timestamp() if one.created_at else 0.0
    return one.status != DONE, one.date.first, str(one.date), one.time or time.min, entered, one.uid


def done(everyone: Iterable[Lettered], today: date) -> tuple[Lettered, ...]:
    """Those with a day 0 that is not after today, by date; of one day in the order of their letters."""
    dated = [(one.day_zero, one) for one in everyone]
    past = [(day, one) for day, one in dated if day is not None and day <= today]
    return tuple(one for _, one in sorted(past, key=lambda pair: pair[0]))


def latest(everyone: Iterable[Lettered], today: date) -> Lettered | None:
    """The latest done procedure with a full date not after today (of one day the first letter); None without one."""
    found = done(everyone, today)
    return next((one for one in found if one.day_zero == found[-1].day_zero), None)


def target_pain(procedure: Procedure, pains: Sequence[Pain]) -> tuple[Pain | None, bool]:
    """The pain through which a procedure is looked at, and whether that was told.

    Its target; not told (or no longer followed): the main pain, else the first one; None without any pain.
    """
    for pain in pains:
        if pain.uid == procedure.target:
            return pain, True
    return next((pain for pain in pains if pain.is_main), pains[0] if pains else None), False


def ended_by(one: Lettered, everyone: Iterable[Lettered], pains: Sequence[Pain]) -> Lettered | None:
    """The procedure from whose day 0 on days no longer belong to `one`; None while there is none.

    It is the next one, on a later day, that looks at the same pain, or surgery or an implant whatever its
    target. Others, and the other half of a session on the same day, end nothing.
    """
    start = one.day_zero
    later = [
        (day, other)
        for other in everyone
        if (day := other.day_zero) is not None
        and start is not None
        and day > start
        and (other.procedure.kind in ENDS_EVERY_WINDOW or same_target(one, other, pains))
    ]
    return min(later, key=lambda pair: pair[0])[1] if later else None


def same_target(one: Lettered, other: Lettered, pains: Sequence[Pain]) -> bool:
    """Whether both are looked at through the same pain (see `target_pain`)."""
    return target_pain(one.procedure, pains)[0] == target_pain(other.procedure, pains)[0]
