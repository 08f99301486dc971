"""Every test has a home, a clock and a zone of its own; nothing of the machine's gets in, nothing gets out."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from spinelog.cli.main import main
from spinelog.domain.clock import Clock
from spinelog.domain.dates import STYLE
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)

settings.register_profile("ci", deadline=None, max_examples=60, derandomize=True)
settings.register_profile("deep", deadline=None, max_examples=3000)
settings.load_profile("ci")


gc.set_threshold(100_000, 50, 1000)
"""Many short-lived apps: collecting less often makes the suite a seventh shorter."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write the golden files anew")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for journal, settings and state."""
    folder = tmp_path / "home"
    monkeypatch.setenv("SPINELOG_HOME", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(tmp_path / "Downloads"))
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    STYLE.as_usual()  # a command that a test ran may have followed that test's settings
    return folder


@pytest.fixture
def clock() -> Clock:
    """Friday 20 November 2026, seven in the evening, and it stays so."""
    return Clock(NOW)


@pytest.fixture
def connector(home: Path) -> Connector:
    """The way to a journal that is not made yet."""
    return Connector(str(home / "journal.db"))


@pytest.fixture
def journal(connector: Connector, clock: Clock) -> Iterator[Journal]:
    """A new journal."""
    opened = Journal(connector, clock)
    yield opened
    opened.close()


@dataclass(frozen=True)
class Told:
    """What a command said."""

    code: int
    out: str
    err: str


Spinelog = Callable[..., Told]


@pytest.fixture
def spinelog(capsys: pytest.CaptureFixture[str], clock: Clock) -> Spinelog:
    """Run a command in this process, as `spinelog("log", "--pain", "4")`."""

    def call(*words: str, at: datetime | None = None) -> Told:
        capsys.readouterr()
        code = main(words, clock=Clock(at) if at else clock)
        said = capsys.readouterr()
        return Told(code, said.out, said.err)

    return call
