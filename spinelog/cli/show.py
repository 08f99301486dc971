"""`spinelog show`: what is recorded, in plain words or JSON."""

from __future__ import annotations

import argparse
from collections.abc import Container, Mapping
from datetime import date, timedelta

from spinelog.analysis.cadence import pauses
from spinelog.analysis.windows import span
from spinelog.cli.context import Context
from spinelog.cli.say import say, say_json
from spinelog.cli.show_day import day_lines, late_word
from spinelog.domain.cadence import CADENCE
from spinelog.domain.clock import lateness
from spinelog.domain.dates import read_date, show_date
from spinelog.domain.day import DAY_NOUN, DOSE_KEY, FROM_PAPER, PAIN_KEY, Entry
from spinelog.domain.errors import Usage
from spinelog.domain.values import Cadence
from spinelog.storage.quick import medicine_names, pains, read_entries, read_items, transaction

EXAMPLE = "spinelog show --last 7\n  spinelog show yesterday --json"


def arguments(parser: argparse.ArgumentParser) -> None:
    """A day, or how many days back."""
    parser.add_argument("day", nargs="*", metavar="DAY", help="today, yesterday, -3, mon, 20 nov (default: today)")
    parser.add_argument("--last", type=int, metavar="N", help="the last N days, today included")
    parser.add_argument("--json", action="store_true", help="print a list of days as JSON")


def run(args: argparse.Namespace, context: Context) -> None:
    """Print the days that are recorded."""
    today = context.clock.today()
    if args.last is not None and (args.last < 1 or args.last > 40_000):
        raise Usage("How many days? Write it like: spinelog show --last 7")
    last = read_date(" ".join(args.day), today) if args.day else context.clock.entry_day()
    first = last - timedelta(days=(args.last or 1) - 1)
    with transaction(context.connector) as connection:
        known, names = pains(connection), medicine_names(connection)
        entries = read_entries(connection, first, last, effective=True)
        chosen = read_items(connection, CADENCE, Cadence)
    if args.json:
        say_json([day_json(day, entry, known, names) for day, entry in entries.items()])
        return
    told = [(day, day_lines(day, entry, known, names, plain=args.plain)) for day, entry in entries.items()]
    told += _pause_lines(chosen, first, last, entries)
    for _, lines in sorted(told):
        for line in lines:
            say(line)
    if not told:
        within = "" if args.last is None else f" in the last {args.last} days"
        say("\n".join(day_lines(last, None, known)) if not within else f"Nothing recorded{within}.")


def _pause_lines(chosen: list[Cadence], first: date, last: date, recorded: Container[date]) -> list[tuple[date, list[str]]]:
    """The days of pauses on which nothing is recorded, a line for each row of them, with its first day."""
    days = [day for begins, ends in pauses(chosen, first, last) for day in span(begins, ends) if day not in recorded]
    rows: list[list[date]] = []
    for day in days:
        if rows and day - rows[-1][-1] == timedelta(days=1):
            rows[-1].append(day)
        else:
            rows.append([day])
    return [(row[0], [f"{' to '.join(map(show_date, dict.fromkeys((row[0], row[-1]))))}: pause."]) for row in rows]


def day_json(day: date, entry: Entry, known: list[tuple[str, str, bool]], medicines: Mapping[str, str]) -> dict[str, object]:
    """One day as an object: the fields' own names, pains and medicines by name, and how late each was written."""
    names = {PAIN_KEY + uid: name for uid, name, _ in known}
    plain = DAY_NOUN.plain({**entry.fields, "day": day})
    found = {name: plain[name] for name in plain if name not in ("created_at", "updated_at", "deleted_at")}
    scores = {names[key]: part for key, part in entry.parts.items() if key in names}
    found["pains"] = {name: part.value for name, part in scores.items()}
    is_paper = bool(entry.fields.get(FROM_PAPER))
    found["pains_late"] = {
        name: lateness(day, part.recorded_at, part.utc_offset_min, from_paper=is_paper) for name, part in scores.items()
    }
    doses = {key.removeprefix(DOSE_KEY): part.value for key, part in entry.parts.items() if key.startswith(DOSE_KEY)}
    found["extra_tablets"] = sum(doses.values()) if doses else None
    found["extra_tablets_of"] = {medicines[uid]: value for uid, value in doses.items() if uid in medicines}
    found["late"] = late_word(day, entry)
    return found
