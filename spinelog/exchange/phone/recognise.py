"""Which program made a file, told by what is in it and not by its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from spinelog.domain.text import one_line, storable
from spinelog.exchange.phone import apple, fitbit, garmin, google_fit, health_connect, oura, samsung
from spinelog.exchange.phone.box import Box
from spinelog.exchange.phone.findings import BadFile, Findings, Reading

LONGEST_NAMES = 200
"""Signs of the names of devices that are kept with a day."""


class Reader(Protocol):
    """A module that reads one format."""

    def is_mine(self, box: Box) -> bool:
        """Whether the format is in the box, by a look at the beginning of its files."""
        ...

    def read(self, box: Box, reading: Reading) -> Findings:
        """What it tells of. Raises BadFile."""
        ...


READERS: tuple[Reader, ...] = (apple, health_connect, google_fit, fitbit, samsung, garmin, oura)
"""The cheapest to tell come first."""


def readers_of(box: Box) -> tuple[Reader, ...]:
    """Those that know something in the box: one export of Google can hold Fit and Fitbit. Raises BadFile for what is damaged."""
    return tuple(reader for reader in READERS if reader.is_mine(box))


def findings_of(readers: Sequence[Reader], box: Box, reading: Reading) -> list[Findings]:
    """What these readers have found. Where one cannot read its part, that is a note; BadFile when none finds a day."""
    found: list[Findings] = []
    refused: list[BadFile] = []
    for reader in readers:
        try:
            found.append(_shown(reader.read(box, reading)))
        except BadFile as error:
            refused.append(error)
    if refused and not any(findings.days for findings in found):
        raise refused[0]
    if refused:
        found[0] = replace(found[0], notes=(*found[0].notes, *(str(error) for error in refused)))
    return found


def _shown(findings: Findings) -> Findings:
    """The same with names of devices that can be kept and shown, whatever a file put into them."""
    names = {name for day in findings.days for name in (day.steps_from, day.sleep_from)} | set(findings.devices)
    clean = {name: one_line(storable(name))[:LONGEST_NAMES].rstrip() for name in names}
    if all(name == good for name, good in clean.items()):
        return findings
    days = tuple(replace(day, steps_from=clean[day.steps_from], sleep_from=clean[day.sleep_from]) for day in findings.days)
    return replace(findings, days=days, devices=tuple(clean[name] for name in findings.devices))
