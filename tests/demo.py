"""The demo's journals for tests: each is filled once, then copied."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from functools import cache

from spinelog.cli import demo
from spinelog.domain.clock import Clock
from spinelog.storage.connection import Connector
from tests.conftest import NOW

Fill = Callable[[Connector, Clock], None]


@cache
def _filled(how: Fill) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        connector = Connector(os.path.join(folder, "journal.db"))
        how(connector, Clock(NOW))
        with open(connector.path, "rb") as file:
            return file.read()


def _copied(how: Fill, connector: Connector, clock: Clock) -> None:
    """Like filling it; a journal that is there already, or of another day, is filled anew."""
    if os.path.exists(connector.path) or clock.now() != NOW:
        how(connector, clock)
        return
    os.makedirs(os.path.dirname(connector.path), mode=0o700, exist_ok=True)
    with os.fdopen(os.open(connector.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(_filled(how))


def fill(connector: Connector, clock: Clock) -> None:
    """The patient of the demo."""
    _copied(demo.fill, connector, clock)


def fill_facet(connector: Connector, clock: Clock) -> None:
    """The patient of the facet demo."""
    _copied(demo.fill_facet, connector, clock)
