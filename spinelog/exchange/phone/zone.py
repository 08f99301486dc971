"""The zone of times that come without one: this computer's, or one that the person names."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, available_timezones

from spinelog.domain.errors import BadValue

_HERE = "/etc/localtime"
_FOLDER = "zoneinfo/"


class LocalZone(tzinfo):
    """This computer's zone through the C library, clock changes included; for where its name is not known.

    Slower than `ZoneInfo`, and the only way on Windows.
    """

    def utcoffset(self, moment: datetime | None, /) -> timedelta | None:
        """Of a local time; of one that comes twice, `fold` tells which."""
        return None if moment is None else _offset(moment.replace(tzinfo=None))

    def dst(self, moment: datetime | None, /) -> timedelta | None:
        """Not told apart from the rest."""
        return None

    def tzname(self, moment: datetime | None, /) -> str | None:
        """The name, as the C library has it."""
        return time.tzname[0]

    def fromutc(self, moment: datetime, /) -> datetime:
        """The local time of an instant."""
        try:
            offset = moment.replace(tzinfo=UTC).astimezone().utcoffset() or timedelta()
        except (OSError, OverflowError, ValueError):  # outside of what the C library knows, on Windows before 1970
            offset = _standard()
        local = moment + offset
        first = local.replace(tzinfo=None, fold=0)
        return local.replace(fold=int(_offset(first) != offset))


def local_zone() -> tzinfo:
    """This computer's zone."""
    for name in (os.environ.get("TZ", "").removeprefix(":"), _linked()):
        if name:
            try:
                return ZoneInfo(name)
            except (KeyError, OSError, ValueError):  # not by that name: `TZ=CET-1CEST`, or there is no list of zones here
                return LocalZone()
    return LocalZone()


def zone_named(text: str) -> tzinfo:
    """A zone by its name in the list that all computers share, in any case. Raises BadValue."""
    word = text.strip().replace(" ", "_").lower()
    name = next((one for one in available_timezones() if one.lower() == word), None)
    if name is None:
        raise BadValue(f"There is no time zone {text.strip()!r}. Write it like Europe/Berlin or America/New_York.")
    return ZoneInfo(name)


def _linked() -> str:
    """The name that this computer's zone is filed under; empty where it is not told so, as on Windows."""
    whole = os.path.realpath(_HERE) if os.path.islink(_HERE) else ""
    return whole.rpartition(_FOLDER)[2] if _FOLDER in whole else ""


def _offset(naive: datetime) -> timedelta:
    try:
        return naive.astimezone().utcoffset() or timedelta()
    except (OSError, OverflowError, ValueError):
        return _standard()


def _standard() -> timedelta:
    return timedelta(seconds=-time.timezone)
