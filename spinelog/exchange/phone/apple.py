"""Apple Health: `export.zip` as the Health app shares it, the folder when unpacked, or the XML in it alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import islice
from typing import BinaryIO

from spinelog.exchange.phone.apple_full import Malformed, Raw, read_full
from spinelog.exchange.phone.apple_quick import NeedFull, read_quick
from spinelog.exchange.phone.apple_records import KINDS, AppleRecords
from spinelog.exchange.phone.apple_text import Tell
from spinelog.exchange.phone.box import Box, short_name
from spinelog.exchange.phone.daybook import UNREADABLE, trust
from spinelog.exchange.phone.days import Counted, phone_days
from spinelog.exchange.phone.entries import named
from spinelog.exchange.phone.findings import BadFile, Findings, Reading, Skipped
from spinelog.exchange.phone.nights import sleep_by_day
from spinelog.exchange.phone.samples import Order, ranked
from spinelog.exchange.phone.steps import steps_by_day
from spinelog.exchange.phone.values import day

SEVERAL = (
    "Where devices counted at the same time, {first} counts, and the others only where it has nothing. "
    "The Health app may show a few percent more or less."
)
IN_BED_ONLY = "nights with a time in bed but none asleep"

_SIGN = re.compile(rb"<!DOCTYPE\s+HealthData\b|<HealthData\b")
_MADE = re.compile(rb"""<ExportDate\s[^<>]*?value\s*=\s*["'](\d{4}-\d\d-\d\d)""")
_MADE_WITHIN = 256 * 1024
"""Bytes within which the date of the export is; it follows the document type."""
_MOST_LOOKED_AT = 100
"""XML files whose beginning is looked at; an export has two."""

_Way = Callable[[BinaryIO, str, Tell], Iterator[list[Raw]]]


def is_mine(box: Box) -> bool:
    """Whether there is an XML with Apple's sign at its beginning, by whatever name: it follows the phone's language."""
    return _export(box) is not None


def read(box: Box, reading: Reading) -> Findings:
    """Steps of all devices, the watch before the phone where both counted; sleep of one device a night."""
    path = _export(box)
    if path is None:
        raise BadFile(f"There is no export of Apple Health in {box.name}. Please export it again on the phone.")
    records, steps = _counted(box, path, reading)
    order = _order(records, reading)
    sleep = sleep_by_day(records.asleep, order)
    if records.unreadable and not steps and not sleep and not records.in_bed:
        raise BadFile(f"None of the steps and sleep in {short_name(path)} can be read. Please export it again on the phone.")
    days, skipped = phone_days("apple_health", steps, sleep, reading.today)
    return Findings(
        source="apple_health",
        days=days,
        devices=tuple(ranked(records.kinds, order)),
        skipped=(*_left_out(records, sleep), *skipped),
        notes=_notes(steps, records, order),
        made_on=_made_on(box, path),
    )


def _export(box: Box) -> str | None:
    """The XML of Apple Health in the box. Of several the largest: every export holds all that was ever counted."""
    paths = box.entries if len(box.entries) == 1 else sorted(named(box, ".xml"), key=lambda path: path.count("/"))
    mine = [path for path in islice(paths, _MOST_LOOKED_AT) if _SIGN.search(box.head(path))]
    return max(mine, key=box.size, default=None)


def _counted(box: Box, path: str, reading: Reading) -> tuple[AppleRecords, Counted]:
    """Records and steps by day, in the quickest way that the file allows. Each way begins anew."""
    size = max(box.size(path), 1)

    def by(way: _Way) -> tuple[AppleRecords, Counted]:
        records = AppleRecords()
        with box.open(path) as file:
            found = way(file, path, lambda read: reading.tell(min(1.0, read / size)))
            return records, steps_by_day(records.steps(found), _order(records, reading))

    try:
        return by(read_quick)
    except NeedFull:
        pass
    try:
        return by(read_full)
    except Malformed:
        return by(partial(read_full, join=True))


def _order(records: AppleRecords, reading: Reading) -> Order:
    """What sorts devices: those the person trusts, watches, phones, all else; the names decide between equals."""
    trusted = trust(reading)

    def order(device: str) -> tuple[object, ...]:
        return trusted(device), KINDS.index(records.kinds[device]), device.casefold()

    return order


def _left_out(records: AppleRecords, sleep: Counted) -> Iterator[Skipped]:
    if records.unreadable:
        yield Skipped(UNREADABLE, records.unreadable)
    rest = (sample._replace(source="") for sample in (*records.asleep, *records.in_bed))
    if in_bed_only := len(sleep_by_day(rest, lambda _: ()).keys() - sleep.keys()):
        yield Skipped(IN_BED_ONLY, in_bed_only)


def _notes(steps: Counted, records: AppleRecords, order: Order) -> tuple[str, ...]:
    if len(records.walked) < 2 or not steps:
        return ()
    return (SEVERAL.format(first=ranked(records.walked, order)[0]),)


def _made_on(box: Box, path: str) -> date | None:
    found = _MADE.search(box.head(path, _MADE_WITHIN))
    return day(found[1].decode()) if found else None
