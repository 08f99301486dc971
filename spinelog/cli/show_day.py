"""One day in a few lines of plain words; shared by `log` and `show`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from spinelog.domain.clock import IN_TIME, lateness
from spinelog.domain.dates import show_date
from spinelog.domain.day import AMOUNT, DAY_NOUN, DOSE_KEY, FROM_PAPER, PAIN_KEY, Entry
from spinelog.domain.kinds import YESNO

WIDTH = 16


def day_lines(
    day: date,
    entry: Entry | None,
    pains: list[tuple[str, str, bool]],
    medicines: Mapping[str, str] | None = None,
    *,
    plain: bool = False,
) -> list[str]:
    """What is recorded of a day, function before pain.

    `pains` are uid, name and whether it is the main one; `medicines` names of medicines by uid; `plain`: no columns.
    """
    if entry is None or entry.is_empty:
        return [f"{show_date(day)}: nothing recorded."]
    record = entry.record
    mark = DAY_NOUN.field(FROM_PAPER).label.lower() if record[FROM_PAPER] else late_word(day, entry)
    lines = [show_date(day) if mark == IN_TIME else f"{show_date(day)}, {mark}"]

    def line(label: str, text: str) -> str:
        return f"  {label}: {text}" if plain else f"  {label:<{WIDTH}}{text}"

    pain_lines = [
        line(name, str(record[PAIN_KEY + uid]) + " of 10") for uid, name, _ in pains if record.get(PAIN_KEY + uid) is not None
    ]
    for field in DAY_NOUN.asked:
        if field.name == FROM_PAPER:  # said of the whole day
            continue
        if field.name == "pain_worst":
            lines += pain_lines
        text = field.show(record)
        if field.name == "pain_worst" and text:
            text += " of 10"
        if text and field.kind is YESNO:
            lines.append(f"  {field.label}")
        elif text:
            lines.append(line(field.label, text.replace("\n", "\n" + " " * (2 if plain else WIDTH + 2))))
        if field.name == "pain_worst":
            doses = {key.removeprefix(DOSE_KEY): value for key, value in record.items() if key.startswith(DOSE_KEY)}
            names = {"": "other", **(medicines or {})} if len(doses) > 1 else medicines or {}
            lines += [
                line(AMOUNT.label, f"{AMOUNT.show_value(value)} {names.get(uid, '')}".rstrip()) for uid, value in doses.items()
            ]
    return lines


def late_word(day: date, entry: Entry) -> str:
    """In time, added later or from memory: the Day's own."""
    recorded_at, offset = entry.fields.get("recorded_at"), entry.fields.get("utc_offset_min")
    if not isinstance(recorded_at, datetime) or not isinstance(offset, int):
        return IN_TIME
    return lateness(day, recorded_at, offset, from_paper=bool(entry.fields.get(FROM_PAPER)))
