"""What is imported when: one direction, nothing before it is needed, nothing done at import."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from spinelog.storage.connection import Connector
from spinelog.storage.quick import read_entry, transaction
from spinelog.storage.settings import change_settings
from tests.conftest import TODAY
from tests.hygiene.process import PACKAGE, ROOT, modules, tell

# -- spinelog log ----------------------------------------------------------------------------------------------------

_LOG = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from spinelog.cli.main import run
try:
    run()
except SystemExit as stop:
    assert stop.code == 0, stop.code
import json
names = sorted(sys.modules)
names.remove("json")
print(json.dumps(names))
"""

HEAVY = {"asyncio", "dataclasses", "typing", "inspect", "logging", "pathlib", "shutil", "importlib.metadata", "json", "uuid"}
"""Standard modules that would make `spinelog log` slow, and two that it has no need of."""

LOG_NEEDS = {
    "spinelog",
    "spinelog.cli",
    "spinelog.cli.context",
    "spinelog.cli.log",
    "spinelog.cli.main",
    "spinelog.cli.parser",
    "spinelog.cli.say",
    "spinelog.cli.show_day",
    "spinelog.domain",
    "spinelog.domain.amounts",
    "spinelog.domain.clock",
    "spinelog.domain.dates",
    "spinelog.domain.day",
    "spinelog.domain.describe",
    "spinelog.domain.errors",
    "spinelog.domain.kinds",
    "spinelog.domain.text",
    "spinelog.storage",
    "spinelog.storage.connection",
    "spinelog.storage.errors",
    "spinelog.storage.files",
    "spinelog.storage.migrations",
    "spinelog.storage.migrations.steps",
    "spinelog.storage.places",
    "spinelog.storage.quick",
    "spinelog.storage.undo",
}


def test_log_imports_no_more_than_it_needs(connector: Connector) -> None:
    words = ("log", "--pain", "4", "--sitting", "25", "--today", TODAY.isoformat())
    for _ in range(2):
        # Without the folder of installed packages, so that a third-party module could not even be found.
        found = set(tell(_LOG, str(ROOT), *words, flags=("-S", "-E")))
    with transaction(connector) as connection:
        entry = read_entry(connection, TODAY)
    assert entry is not None
    assert entry.record["sitting_min"] == 25

    assert {name.split(".")[0] for name in found} <= {*sys.stdlib_module_names, "spinelog", "__main__"}
    assert {name for name in found if name.startswith("spinelog")} == LOG_NEEDS
    if sys.version_info < (3, 14):  # from 3.14 on, argparse itself imports some of them
        assert not found & HEAVY


def test_log_follows_settings_without_a_reader_of_toml(connector: Connector) -> None:
    change_settings({"date_style": "iso", "emergency_number": "112"}, {"today.save": "j"})
    words = ("log", "--pain", "4", "--today", TODAY.isoformat())
    for _ in range(2):
        found = set(tell(_LOG, str(ROOT), *words, flags=("-S", "-E")))
    more = {"spinelog.domain.preferences", "spinelog.storage.settings"}
    assert {name for name in found if name.startswith("spinelog")} == LOG_NEEDS | more
    assert "tomllib" not in found
    if sys.version_info < (3, 14):
        assert not found & HEAVY


def test_log_asks_the_journal_few_questions(connector: Connector, monkeypatch: pytest.MonkeyPatch) -> None:
    from spinelog.cli.main import main

    asked: list[str] = []
    honest = Connector._open

    def traced(self: Connector, **more: bool) -> object:
        connection = honest(self, **more)
        connection.set_trace_callback(asked.append)
        return connection

    assert main(["log", "--pain", "4", "--sitting", "25"]) == 0
    monkeypatch.setattr(Connector, "_open", traced)
    assert main(["log", "--pain", "5", "--steps", "4000", "--note", "x"]) == 0
    assert asked.count("BEGIN IMMEDIATE") == asked.count("COMMIT") == 1
    assert len(asked) <= 24, "\n".join(asked)


# -- one direction ---------------------------------------------------------------------------------------------------

_IMPORT = """
import importlib, json, sys
before = set(sys.modules)
for name in sys.argv[1:]:
    importlib.import_module(name)
print(json.dumps(sorted(set(sys.modules) - before)))
"""

THIRD_PARTY = {"textual", "rich", "sqlmodel", "sqlalchemy", "pydantic", "plotext", "platformdirs", "typst"}

BELOW = {
    "domain": set(),
    "knowledge": {"domain"},
    "analysis": {"domain", "knowledge"},
    "charts": {"domain", "knowledge", "analysis"},
    "exchange": {"domain", "knowledge", "analysis"},
    "storage": {"domain", "knowledge", "analysis"},
    "summary": {"domain", "knowledge", "analysis", "charts", "exchange", "storage"},
    "tui": {"domain", "knowledge", "analysis", "charts", "exchange", "storage", "summary"},
}
"""What each part of the house may stand on."""

MAY_BRING = {
    "charts": {"plotext"},
    "storage": {"sqlmodel", "sqlalchemy", "pydantic"},
    "summary": set(),
    "tui": {"textual", "rich", "platformdirs"},
}


@pytest.mark.parametrize("part", BELOW)
def test_each_part_stands_only_on_those_below_it(part: str) -> None:
    found = set(tell(_IMPORT, *modules(part)))
    own = {name.split(".")[1] for name in found if name.startswith("spinelog.")}
    assert own <= {part, *BELOW[part]}
    brought = {name.split(".")[0] for name in found} & THIRD_PARTY
    assert brought <= MAY_BRING.get(part, set())


def test_the_command_line_starts_with_nothing_but_the_standard_library() -> None:
    found = set(tell(_IMPORT, "spinelog.cli.main", "spinelog.cli.open", "spinelog.cli.log", "spinelog.cli.where"))
    assert not {name.split(".")[0] for name in found} & THIRD_PARTY


def _imported(path: Path) -> set[str]:
    """The first names of every import of a file, those inside functions too."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


ONLY_IN = {
    "sqlmodel": ("storage/",),
    "sqlalchemy": ("storage/",),
    "sqlite3": ("storage/", "exchange/phone/foreign_database.py"),
    "textual": ("tui/",),
    "rich": ("tui/",),
    "plotext": ("charts/terminal.py",),
    "platformdirs": ("storage/places.py",),
    "typst": ("summary/pdf.py",),
}


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_is_known_in_one_place_only(library: str) -> None:
    users = [path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py") if library in _imported(path)]
    assert [path for path in users if not path.startswith(ONLY_IN[library])] == []


NO_NETWORK = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "httpx", "webbrowser", "xmlrpc"}


def test_nothing_knows_how_to_reach_a_network() -> None:
    users = {path.relative_to(PACKAGE).as_posix(): _imported(path) & NO_NETWORK for path in PACKAGE.rglob("*.py")}
    assert {path: found for path, found in users.items() if found} == {}


# -- nothing at import -----------------------------------------------------------------------------------------------

_WATCH = """
import importlib, json, os, sys
home = os.path.realpath(os.environ["HOME"])
seen = []
asked = os._Environ.__getitem__

def getitem(self, name):
    if str(name).startswith(("SPINELOG", "XDG_DATA", "XDG_STATE", "XDG_CONFIG")):
        seen.append("asked for " + str(name))
    return asked(self, name)

def watch(event, args):
    if event in ("sqlite3.connect", "socket.connect", "subprocess.Popen", "os.mkdir"):
        seen.append(f"{event} {args!r}")
    elif event == "open":
        place, _, flags = args
        is_ours = isinstance(place, (str, bytes)) and os.path.realpath(os.fsdecode(place)).startswith(home + os.sep)
        if is_ours or (isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)):
            seen.append(f"{event} {args!r}")

for name in sys.argv[1:]:
    if name.startswith("spinelog.tui"):
        import textual.app, textual.widgets, textual.screen  # what they do is not ours to judge
os._Environ.__getitem__ = getitem
sys.addaudithook(watch)
for name in sys.argv[1:]:
    importlib.import_module(name)
print(json.dumps(seen))
"""


def test_importing_everything_opens_nothing_asks_nothing_and_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "user"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "user"))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert tell(_WATCH, *modules()) == []
    assert list(tmp_path.iterdir()) == []
