"""A journal as plain Python: what items there are, and which saves can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from spinelog.domain.describe import Field
from spinelog.domain.nouns import NOUNS, parts_of
from spinelog.domain.values import (
    Clinician,
    Flare,
    Goal,
    GoalCheck,
    Medication,
    Pain,
    Question,
    Therapy,
    TherapySession,
    Value,
    Visit,
)

KINDS: dict[type[Value], str] = {
    Pain: "pain", Clinician: "clinician", Goal: "goal", GoalCheck: "goal_check", Therapy: "therapy",
    TherapySession: "therapy_session", Medication: "medication", Flare: "flare", Visit: "visit", Question: "question",
}  # fmt: skip
KEPT = timedelta(days=30)
"""So long things stay in the trash, and changes can be taken back."""

Entry = list[tuple[str, Value | None]]
"""One save: the uid of each item that it changed, and the item before; None: it was not there."""


@dataclass
class Model:
    """The journal as it should be: items by uid in the order of writing, and the saves that can be taken back."""

    items: dict[str, Value]
    saves: list[tuple[datetime, Entry]]

    def of(self, kind: type[Value], *, trash: bool = False) -> list[Any]:
        """The items of a kind that are kept, or those in the trash."""
        return [one for one in self.items.values() if type(one) is kind and (one.deleted_at is not None) is trash]

    def parts(self, uid: str) -> list[Any]:
        """What belongs to an item, in the trash or not."""
        noun = NOUNS[KINDS[type(self.items[uid])]]
        owners = {part.name: part.parent for part in parts_of(noun)}
        return [one for one in self.items.values() if (name := KINDS[type(one)]) in owners and getattr(one, owners[name]) == uid]

    def save(self, now: datetime, *after: Value) -> None:
        """These items are as they are given from now on, and could be taken back together."""
        self.saves.append((now, [(one.uid, self.items.get(one.uid)) for one in after]))
        for one in after:
            self.items[one.uid] = one

    def undo(self) -> Entry:
        """Put back what the last save changed."""
        _, entry = self.saves.pop()
        for uid, before in reversed(entry):
            if before is None:
                del self.items[uid]
            else:
                self.items[uid] = before
        return entry

    def tidy(self, now: datetime) -> int:
        """Forget what is older than it is kept; gives how many items went for good."""
        self.saves = [(when, entry) for when, entry in self.saves if when >= now - KEPT]
        remembered = [before for _, entry in self.saves for _, before in entry if before is not None]
        gone = 0
        for name in reversed(NOUNS):
            for one in [one for one in self.items.values() if KINDS[type(one)] == name]:
                others = [other for other in (*self.items.values(), *remembered) if other.uid != one.uid]
                named = {one.uid for one in remembered} | {uid for other in others for uid in _names(other)}
                chains = {one.course_uid for one in remembered if isinstance(one, Medication)}
                is_old = one.deleted_at is not None and one.deleted_at < now - KEPT
                is_named = one.uid in named or (isinstance(one, Medication) and one.course_uid in chains)
                if is_old and not is_named:
                    del self.items[one.uid]
                    gone += 1
        return gone


def _names(item: Value) -> list[str]:
    """The uids that an item holds of others."""
    fields = NOUNS[KINDS[type(item)]].fields
    return [str(uid) for field in fields if field.ref and (uid := getattr(item, field.name)) is not None]


def stored(item: Value, field: Field) -> object:
    """A field of an item as it stands in the table."""
    value = getattr(item, field.name)
    return None if value is None else field.kind.store(value)
