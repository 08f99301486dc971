"""Every statement that SQLite is sent, by whichever lane."""

from __future__ import annotations

import sqlite3

import pytest

from spinelog.storage.connection import Connector


def traced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A list that fills with the statements of every connection opened from now on."""
    asked: list[str] = []
    honest = Connector._open

    def opened(connector: Connector, **more: bool) -> sqlite3.Connection:
        connection = honest(connector, **more)
        connection.set_trace_callback(asked.append)
        return connection

    monkeypatch.setattr(Connector, "_open", opened)
    return asked
