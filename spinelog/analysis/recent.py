"""The procedure of the last days: while it is recent, its own warning signs come first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinelog.analysis.procedures import latest
from spinelog.domain.procedure import DONE, IN_SENTENCE
from spinelog.knowledge.signs import AFTER_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from spinelog.analysis.procedures import Lettered
    from spinelog.domain.values import Procedure


def is_recent(procedure: Procedure, today: date) -> bool:
    """Whether it was done today or up to `AFTER_DAYS` days ago; False where its full date is not known."""
    day = procedure.date.full if procedure.status == DONE else None
    return day is not None and 0 <= (today - day).days <= AFTER_DAYS


def recent(everyone: Iterable[Lettered], today: date) -> Lettered | None:
    """The latest procedure while it is recent; None when there is none."""
    one = latest(everyone, today)
    return one if one is not None and is_recent(one.procedure, today) else None


def after_words(procedure: Procedure, letter: str = "") -> str:
    """`After A, the epidural`; without a letter `After the epidural`."""
    return f"After {letter + ', ' if letter else ''}the {IN_SENTENCE.get(procedure.kind, 'procedure')}"
