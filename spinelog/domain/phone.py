"""What a phone or watch counted of one day. Kept beside what the person typed, never over it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

SOURCES: dict[str, str] = {
    "apple_health": "Apple Health",
    "health_connect": "Health Connect",
    "google_fit": "Google Fit",
    "fitbit": "Fitbit",
    "samsung_health": "Samsung Health",
    "garmin": "Garmin",
    "oura": "Oura",
    "table": "Table (CSV)",
}
"""Where counts come from: the key that the journal keeps, and the name for people."""

MOST_STEPS = 200_000
"""More steps than this in a day are taken for a mistake of the file, as they are when typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneDay:
    """Steps and sleep of one local date from one source. None is not recorded; a phone's 0 is not recorded either."""

    day: dt.date
    source: str
    """A key of `SOURCES`."""
    steps: int | None = None
    sleep_min: int | None = None
    """Minutes asleep of the night that ended on this day."""
    steps_from: str = ""
    """The devices or apps that the steps were counted by, best first, with commas between."""
    sleep_from: str = ""
    """The device or app that the sleep was counted by."""
