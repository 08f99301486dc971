"""How soon a key shows: while the journal is read, in a new form, on a kept screen.

By hand: `pytest tests/bench/bench_typing.py -s`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import median, quantiles

import pytest

from spinelog.cli.demo import fill
from spinelog.domain.clock import Clock
from spinelog.storage.connection import Connector
from tests.bench.bench_speed import RUNS, _env
from tests.bench.journals import years_of_days
from tests.bench.measure import Screen

NEW_FORM = 50 / 39
"""A new form may take 50 ms on the machine on which a bare Textual form of twelve inputs takes 39. Only ratios carry over to
other machines; the dialog here is a little quicker than that form (68 against 82 ms on one), so this is on the strict side."""

KEYS = 10 * RUNS
"""Keys of each kind: of a few, the slowest of twenty says nothing."""

READING = """
import os, sys, threading, time
from spinelog.domain.clock import Clock
from spinelog.storage.connection import Connector
from spinelog.summary.trends import trends
from spinelog.tui.app import SpinelogApp

home, flag = sys.argv[1:]
app = SpinelogApp(Connector(os.path.join(home, "journal.db")), Clock())

def read_on():
    while not app.desk.has_drawn:
        time.sleep(0.1)
    today = app.screen
    while True:
        if os.path.exists(flag):
            list(today.reads(app.desk.journal))
            trends(app.desk.journal, None)
        else:
            time.sleep(0.002)

threading.Thread(target=read_on, daemon=True).start()
app.run()
"""
"""The app; for as long as a file is there a thread reads what Today and Trends read, again and again."""

BARE = """
from textual.app import App
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Static

class Form(ModalScreen):
    CSS = "Form { align: center middle; } #form { width: 84; height: 12; } .row, #foot { height: 1; } Label { width: 17; }"
    BINDINGS = [("escape", "dismiss")]
    def compose(self):
        with Vertical(id="form"):
            with VerticalScroll():
                for number in range(4):
                    with Horizontal(classes="row"):
                        yield Label(f"row {number}")
                        yield Input(compact=True)
            yield Static("asked")
            with Horizontal(id="foot"):
                yield Button("Save", compact=True)
                yield Button("Leave", compact=True)

class Bare(App):
    BINDINGS = [("f", "form")]
    def compose(self):
        yield Static("oday")
    def action_form(self):
        self.push_screen(Form())
Bare().run()
"""
"""A dialog of 18 widgets, as many as the form of a flare has, over an empty screen."""


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms"


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


def _shown(screen: Screen, key: bytes, token: bytes) -> float:
    """Seconds from a key to the picture that holds these words."""
    screen.press(key)
    took = screen.until(token)
    screen.settle(0.3)
    return took


def test_echo_while_the_journal_is_read(installed: Path, tmp_path: Path) -> None:
    """A digit on Today with sixty years of days: while a thread reads them, against nothing being read."""
    flag = tmp_path / "reading"
    years_of_days(str(tmp_path / "journal.db"), 60, date.today())
    screen = Screen([installed / "python", "-c", READING, str(tmp_path), str(flag)], _env(tmp_path))

    def echo(number: int) -> float:
        screen.press(b"\x7f" if number % 2 else b"7")
        took = screen.first()
        screen.settle(0.1)
        return took

    idle: list[float] = []
    reading: list[float] = []
    try:
        screen.until(b"oday")
        screen.settle(2)
        for number in range(-2, KEYS):
            for times, is_reading in ((idle, False), (reading, True)):
                (flag.touch if is_reading else lambda: flag.unlink(missing_ok=True))()
                screen.settle(0.4 if not is_reading else 0.05)  # what is being read is read to its end
                took = echo(number)
                if number >= 0:
                    times.append(took)
    finally:
        screen.end()
    ratio = _p95(reading) / _p95(idle)
    print(f"\necho, median: {_ms(median(reading))} while reading, {_ms(median(idle))} idle")
    print(f"echo, 19 of 20 keys within: {_ms(_p95(reading))} against {_ms(_p95(idle))}, {ratio:.2f} times (at most 1.5)")
    assert ratio <= 1.5


@pytest.fixture
def screens(installed: Path, tmp_path: Path) -> Iterator[tuple[Screen, Screen]]:
    """The app with the demo's journal, and the bare one."""
    fill(Connector(str(tmp_path / "journal.db")), Clock())
    ours = Screen([installed / "spinelog"], _env(tmp_path))
    bare = Screen([installed / "python", "-c", BARE], _env(tmp_path))
    for screen in (ours, bare):
        screen.until(b"oday")
        screen.settle(1)
    yield ours, bare
    for screen in (ours, bare):
        screen.end()


def _compare(what: str, screens: tuple[Screen, Screen], ours: Callable[[Screen], float], most: float) -> None:
    """A key in the app against the bare dialog, in turn."""
    pairs = []
    for number in range(RUNS + 1):
        pair = ours(screens[0]), _shown(screens[1], b"f", b"Leave")
        screens[1].press(b"\x1b")
        screens[1].settle(0.3)
        if number:
            pairs.append(pair)
    one, other = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    print(f"\n{what}: {_ms(one)} against {_ms(other)}, {one / other:.2f} times (at most {most:.2f})")
    assert one / other <= most


@pytest.mark.parametrize(("key", "token"), [(b"f", b"What set it off?"), (b"p", b"What was done?")], ids=["flare", "procedure"])
def test_a_new_form(screens: tuple[Screen, Screen], key: bytes, token: bytes) -> None:
    """From the key to the whole form, its question included, against a dialog of as many widgets."""

    def ours(screen: Screen) -> float:
        took = _shown(screen, key, token)
        screen.press(b"\x1b")
        screen.settle(0.3)
        return took

    _compare(f"new form ({key.decode()})", screens, ours, NEW_FORM)


@pytest.mark.parametrize("is_back", [False, True], ids=["Trends", "Today"])
def test_a_kept_screen(screens: tuple[Screen, Screen], is_back: bool) -> None:
    """From the key to the whole screen, to Trends or back to Today, against a dialog of fewer widgets."""

    def ours(screen: Screen) -> float:
        took = _shown(screen, b"r", b"Epidural injection"), _shown(screen, b"t", b"Save day")
        return took[is_back]

    ours(screens[0])  # Trends is made
    _compare(f"kept screen ({'t' if is_back else 'r'})", screens, ours, 0.5)
