"""What is chosen for one visit: which sections, a cover note, the order of the questions. The journal stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spinelog.domain.errors import BadValue, Usage
from spinelog.summary.doc import Forms, Recalled

if TYPE_CHECKING:
    from typing import Any

    from spinelog.summary.doc import SummaryDoc

USUAL = (
    "goals", "questions", "changed", "figures", "procedures", "ledger", "medicines", "therapies", "before", "since", "work",
    "timeline", "factors", "scans", "weeks", "recalled", "more", "flares", "forms", "notes", "made",
)  # fmt: skip
"""The sections of every summary, in the order of the sheet."""

ON_REQUEST = ("care", "blocks")
"""Those that are there only when asked for: the record of care since it began, and the diaries of nerve blocks."""

NAMES = (*USUAL, *ON_REQUEST)

_EMPTY: dict[str, dict[str, Any]] = {
    **{name: {name: ()} for name in USUAL},
    "figures": {"columns": (), "rows": (), "strips": (), "marks": (), "zero": None, "no_rows": ""},
    "ledger": {"ledger": (), "ledger_counts": ()},
    "before": {"before": (), "before_when": ""},
    "since": {"since_visit": ()},
    "work": {"work": ""},
    "timeline": {"timeline": (), "timeline_note": ""},
    "weeks": {"weeks": (), "measured": ()},
    "recalled": {"recalled": Recalled()},
    "forms": {"forms": Forms()},
}
"""By the name of a section: the fields of the summary that are its own, as they are where it was not chosen."""

NOTHING_LEFT = "Nothing would be left on the summary. Please name a section to keep."


@dataclass(frozen=True)
class Wanted:
    """A choice; by itself the usual summary. Raises Usage where a section is not known, or none would be left."""

    only: tuple[str, ...] = ()
    """Only these sections; empty: the usual ones."""
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    cover: str = ""
    """A note in the person's words that stands before all sections; it may have many lines."""
    order: tuple[int, ...] = ()
    """Numbers of questions, from 1 in the person's usual order, that come first this time; the others follow."""

    def __post_init__(self) -> None:
        unknown = next((name for name in (*self.only, *self.also, *self.without) if name not in NAMES), None)
        if unknown is not None:
            raise Usage(f"There is no section {unknown!r}. The sections: {', '.join(NAMES)}")
        if not self.names:
            raise Usage(NOTHING_LEFT)

    @property
    def names(self) -> tuple[str, ...]:
        """The chosen sections, in the order of the sheet."""
        kept = {*(self.only or USUAL), *self.also} - {*self.without}
        return tuple(name for name in NAMES if name in kept)

    @property
    def is_record(self) -> bool:
        """Only what is on request: a record of its own rather than a summary of a period."""
        return set(self.names) <= set(ON_REQUEST)

    def ordered(self, questions: Sequence[str]) -> tuple[str, ...]:
        """The questions in the order of this visit. Raises BadValue for a number that is none of them, or comes twice."""
        if not self.order:
            return tuple(questions)
        numbers = range(1, len(questions) + 1)
        if len(set(self.order)) < len(self.order) or not set(self.order) <= set(numbers):
            many = f"Your open questions have the numbers 1 to {len(questions)}." if questions else "There is no open question."
            raise BadValue(f"{many} Please name each once, like: --questions 2,1" if questions else many)
        rest = [number for number in numbers if number not in self.order]
        return tuple(questions[number - 1] for number in (*self.order, *rest))

    def only_chosen(self, doc: SummaryDoc) -> SummaryDoc:
        """The summary with nothing of a section that was not chosen, so that no renderer can print it."""
        unchosen: dict[str, Any] = {}
        for name, fields in _EMPTY.items():
            unchosen |= fields if name not in self.names else {}
        return replace(doc, **unchosen)
