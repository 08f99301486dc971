"""From the attributes of Apple's records to samples of steps and sleep, and to which device each is from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from spinelog.domain.phone import MOST_STEPS
from spinelog.exchange.phone.apple_full import STEPS, Raw
from spinelog.exchange.phone.days import Offsets
from spinelog.exchange.phone.findings import SleepSample, StepSample
from spinelog.exchange.phone.samples import LARGEST_OFFSET, is_believable
from spinelog.exchange.phone.values import label as device_label

WATCH, PHONE, OTHER = "watch", "phone", "other"
KINDS = (WATCH, PHONE, OTHER)
"""Kinds of devices, the one that is trusted most first: a watch is worn, a phone lies on the table at times."""

_SLEEP_VALUE = "HKCategoryValueSleepAnalysis"
_ASLEEP = {"Asleep", "AsleepUnspecified", "AsleepCore", "AsleepDeep", "AsleepREM", "1", "3", "4", "5"}
_IN_BED = {"InBed", "0"}
_AWAKE = {"Awake", "2"}

_WHEN = re.compile(
    r"(\d{4}-\d\d-\d\d|\d{8}) ?([01]\d|2[0-3]):?([0-5]\d):?([0-5]\d) ?([+-])(\d\d):?([0-5]\d)", re.ASCII
)  # iOS 8 wrote 20150616071916-0700
_ZONE = re.compile(r"[A-Za-z0-9+_/-]{1,64}")
_MOST_KEPT = 10_000
_EPOCH = date(1970, 1, 1).toordinal()


class AppleRecords:
    """Samples of records as they come, and what was noticed on the way."""

    def __init__(self) -> None:
        self.asleep: list[SleepSample] = []
        self.in_bed: list[SleepSample] = []
        self.unreadable = 0
        self.kinds: dict[str, str] = {}
        """Names of devices for people, and the kind of each."""
        self.walked: set[str] = set()
        """Those that counted steps."""
        self._labels: dict[tuple[str, str], str] = {}
        self._midnights: dict[str, int] = {}
        self._zones: dict[str, Offsets | None] = {}

    def steps(self, found: Iterable[list[Raw]]) -> Iterator[StepSample]:
        """Samples of steps as they come; sleep is put into `asleep` and `in_bed` meanwhile."""
        for raws in found:
            for attributes, zone in raws:
                try:
                    start, offset = self._instant(attributes["startDate"])
                    end, offset_there = self._instant(attributes["endDate"])
                    if not is_believable(start, end, offset):
                        self.unreadable += 1
                    elif attributes["type"] != STEPS:
                        self._sleep(attributes, start, end, offset_there, zone)
                    elif count := _count(attributes["value"]):
                        device = self._label(attributes)
                        self.walked.add(device)
                        yield StepSample(device, start, end, offset, count)
                except (KeyError, ValueError):
                    self.unreadable += 1

    def _sleep(self, attributes: dict[str, str], start: float, end: float, offset: int, zone: str | None) -> None:
        value = attributes["value"].removeprefix(_SLEEP_VALUE)
        if value in _AWAKE:
            return
        kept = self.asleep if value in _ASLEEP else self.in_bed if value in _IN_BED else None
        if kept is None:
            raise ValueError(value)
        # The record's own offset is that of the phone when it wrote it, at times months later and elsewhere.
        offsets = self._offsets(zone) if zone else None
        kept.append(SleepSample(self._label(attributes), start, end, offsets.at(end) if offsets else offset))

    def _instant(self, text: str) -> tuple[float, int]:
        """Seconds since 1970 UTC, and seconds east of UTC, of `2024-01-01 09:46:24 +0200`. Raises ValueError."""
        if not (found := _WHEN.fullmatch(text)):
            raise ValueError(text)
        day, hours, minutes, seconds, sign, zone_hours, zone_minutes = found.groups()
        midnight = self._midnights.get(day)
        if midnight is None:
            if len(self._midnights) >= _MOST_KEPT:
                self._midnights.clear()
            midnight = self._midnights[day] = (date.fromisoformat(day).toordinal() - _EPOCH) * 86_400
        offset = int(zone_hours) * 3600 + int(zone_minutes) * 60
        if offset > LARGEST_OFFSET:
            raise ValueError(text)
        if sign == "-":
            offset = -offset
        return float(midnight + int(hours) * 3600 + int(minutes) * 60 + int(seconds) - offset), offset

    def _offsets(self, name: str) -> Offsets | None:
        if name not in self._zones:
            if len(self._zones) >= _MOST_KEPT:
                self._zones.clear()
            self._zones[name] = _zone(name)
        return self._zones[name]

    def _label(self, attributes: dict[str, str]) -> str:
        """The name of the device for people. One name of a watch and of a phone is two devices."""
        name = attributes.get("sourceName") or attributes.get("source", "")
        kind = _kind(attributes.get("device", ""), name)
        label = self._labels.get((name, kind))
        if label is None:
            if len(self._labels) >= _MOST_KEPT:
                raise ValueError(name)
            label = device_label(name, "no name")
            if self.kinds.setdefault(label, kind) != kind:
                label = f"{label} ({kind})"
                self.kinds[label] = kind
            self._labels[name, kind] = label
        return label


def _kind(device: str, name: str) -> str:
    """By the model of the device; by its name only where there is none, since people rename devices."""
    if "model:Watch" in device or "name:Apple Watch" in device:
        return WATCH
    if "model:iPhone" in device or "name:iPhone" in device:
        return PHONE
    words = name.replace("\u00a0", " ")
    return WATCH if "Apple Watch" in words else PHONE if "iPhone" in words else OTHER


def _count(text: str) -> float:
    """A count of steps. Raises ValueError for what is none."""
    count = float(text)
    if not 0 <= count <= MOST_STEPS:
        raise ValueError(text)
    return count


def _zone(name: str) -> Offsets | None:
    """A zone by its name, None where this computer does not know it."""
    if not _ZONE.fullmatch(name):
        return None
    try:
        return Offsets(ZoneInfo(name))
    except (ZoneInfoNotFoundError, OSError, ValueError):
        return None
