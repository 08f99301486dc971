"""The whole journal as JSON: every noun, every item, plain values."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from spinelog.domain.nouns import NOUNS
from spinelog.domain.values import Value

FORMAT = 1
"""Rises when a reader of the last format would misread this one."""


def dump(items: Mapping[str, Sequence[Value]], version: str) -> str:
    """JSON text: `{"spinelog": version, "format": 1, "nouns": {name: [items]}}`, what is in the trash included."""
    nouns = {name: [NOUNS[name].plain(asdict(item)) for item in found] for name, found in items.items()}
    return json.dumps({"spinelog": version, "format": FORMAT, "nouns": nouns}, indent=2, ensure_ascii=False) + "\n"
