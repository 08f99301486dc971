"""The rules by which two rows of one thing become one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spinelog.domain.copy import Plain, Row, Table

HEADLINES = 2
"""So many goals lead the summary."""

_COUNTED = (("steps", "steps_from"), ("sleep_min", "sleep_from"))


def later_day(old: Row, new: Row) -> Row:
    """The later of two entries of a day; one that was cleared elsewhere stays as it is written here."""
    is_cleared_there = new["deleted_at"] is not None and old["deleted_at"] is None
    return new if not is_cleared_there and str(new["updated_at"]) > str(old["updated_at"]) else old


def phone_day(old: Row, new: Row, made: Mapping[Plain, str]) -> Row:
    """The counts of the later import; what it did not count is taken from the other one. `made`: batch -> instant."""
    later, other = (new, old) if made.get(new["batch"], "") > made.get(old["batch"], "") else (old, new)
    found = dict(later)
    for value, source in _COUNTED:
        if later[value] is None:
            found |= {value: other[value], source: other[source]}
    return found


def filled(later: Row, old: Row, new: Row) -> Row:
    """The later of two records of one thing, with the gaps in it filled from the other one.

    Words stay with the answer that they belong to, "or more" with its minutes, and the day on which answers were gone
    through with those answers.
    """
    other = new if later is old else old
    gaps = [name for name, value in later.items() if value is None and name not in ("deleted_at", "confirmed_on")]
    return {**later, **{name: other[name] for name in gaps if _is_free(name, later)}, "uid": old["uid"]}


def _is_free(name: str, row: Row) -> bool:
    """Whether nothing is said in a row that a value of another row would be read with."""
    for ending in ("_open", "_words"):
        if name.endswith(ending):
            begin = name.removesuffix(ending) + ("_min" if ending == "_open" else "")
            return all(row[other] is None for other in row if other.startswith(begin))
    return True


def same_thing(table: Table) -> Callable[[Row], object] | None:
    """By what a thing is known as one and the same, beside its uid; None where nothing but that tells.

    The function gives None for a row that no other can be the same as, such as one in the trash.
    """
    noun = table.noun
    if table.name == "week_pain":
        return lambda row: (row["week"], row["pain"])
    if noun is not None and noun.single:
        return lambda row: "" if row["deleted_at"] is None else None
    if noun is not None and noun.distinct:
        name = noun.distinct
        return lambda row: str(row[name]).lower() if row["deleted_at"] is None else None
    return None


def translated(table: Table, row: Row, renamed: Mapping[str, Mapping[str, str]]) -> Row:
    """A row of the copy with the uids that the journal has for the same things."""
    found = row
    for column in table.fields:
        uids = renamed.get(table.name if column.name == "uid" else column.ref)
        value = row[column.name]
        if uids and isinstance(value, str) and value in uids:
            found = {**found, column.name: uids[value]}
    return found
