"""Changing a medicine: another dose closes the course and opens the next; both are one save."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from spinelog.analysis.courses import is_over
from spinelog.domain.dates import PartialDate
from spinelog.domain.errors import BadValue
from spinelog.domain.medication import MEDICATION
from spinelog.domain.values import Medication

if TYPE_CHECKING:
    from spinelog.domain.describe import Record
    from spinelog.storage.journal import Journal

DOSE_FIELDS = ("dose_text", "daily_amount", "amount_unit", "as_needed")
"""What a change of dose changes; one of them at least."""

CARRIED = ("name", "amount_unit", "as_needed", "purpose", "drug_class", "course_uid")
"""What the next course takes over from the one before. What it did and its side effects are said anew."""


def change_dose(journal: Journal, course: Medication, when: PartialDate, changes: Record) -> Medication:
    """Close a course on this date and open the next with another dose; gives the new one. Raises BadValue.

    `changes` are fields of the new course, such as `dose_text` and `daily_amount`.
    """
    _check_open(journal, course)
    old = asdict(course)
    if all(changes.get(name, old[name]) == old[name] for name in DOSE_FIELDS):
        raise BadValue("The dose is the same as before. Please write the new one, like 600 mg.")
    carried = {name: old[name] for name in CARRIED}
    if "dose_text" not in changes:
        carried["dose_text"] = old["dose_text"]  # the same tablets, more or fewer of them
    with journal.together() as items:
        items.edit(Medication, course.uid, {"stopped": when})
        return items.add(Medication, {**carried, **changes, "started": when})


def stop(journal: Journal, course: Medication, when: PartialDate) -> Medication:
    """Say that a medicine is no longer taken from this date on; gives the course. Raises BadValue."""
    _check_open(journal, course)
    return journal.edit(Medication, course.uid, {"stopped": when})


def _check_open(journal: Journal, course: Medication) -> None:
    if is_over(course, journal.clock.today()):
        until = MEDICATION.field("stopped").show(asdict(course))
        raise BadValue(f"{course.name} ended {until} already. To take it again, add it as a new medicine.")
