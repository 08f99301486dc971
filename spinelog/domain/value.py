"""What every frozen value has in common."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Value:
    """What every row carries."""

    uid: str = ""
    """uuid4 as 32 hex digits; empty until stored. Days and their parts have none."""
    created_at: dt.datetime | None = None
    updated_at: dt.datetime | None = None
    deleted_at: dt.datetime | None = None
    """When it went to the trash."""
