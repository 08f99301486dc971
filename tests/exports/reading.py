"""`python -m tests.exports.reading FILE...`: reads files as the program does, and tells as JSON what it cost.

A list of `[sentence of refusal or null, seconds of processor time]`, and after it the peak of memory in MiB (Linux only).
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

from spinelog.exchange.incoming import incoming
from spinelog.exchange.phone.box import open_box
from spinelog.exchange.phone.findings import BadFile, Reading
from tests.exports.boxes import BERLIN, TODAY


def _read(path: str) -> tuple[str | None, float]:
    begun = time.process_time()
    try:
        with open_box(path) as box:
            incoming(box, Reading(zone=BERLIN, today=TODAY))
    except BadFile as error:
        return str(error), time.process_time() - begun
    return None, time.process_time() - begun


def _peak() -> float | None:
    """From where Linux tells it: what `getrusage` has is no less than the peak of whoever started this process."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text(encoding="ascii")) if status.exists() else None
    return int(found[1]) / 1024 if found else None


if __name__ == "__main__":
    print(json.dumps({"files": [_read(path) for path in sys.argv[1:]], "peak": _peak()}))  # noqa: T201
