"""Every screen, every dialog and every form of the app, each with the keys that lead to it from the start."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from tests.conftest import NOW

TYPE_CHECKING = False
if TYPE_CHECKING:
    from spinelog.domain.clock import Clock
    from spinelog.storage.connection import Connector

TABLE = "Date,Steps,Hours asleep\n2026-11-18,4210,6.5\n2026-11-19,5100,7.25\n2026-11-20,6120,5.5\n"
DAY_TYPED = ("2", "8", "tab", "6", "h", "3", "0", "tab", "3", "4")
DAY_SAVED = (*DAY_TYPED, "0", "s")


class Spot(NamedTuple):
    """How to come to what is shown."""

    keys: tuple[str, ...] = ()
    journal: str = "demo"
    """`demo`, `facet` (the second demo), `long` (long names), or `empty`."""


SPOTS = {
    "today": Spot(),
    "today-empty": Spot(journal="empty"),
    "today-facet": Spot(journal="facet"),
    "today-typed": Spot(DAY_TYPED),
    "today-saved": Spot(DAY_SAVED),
    "today-saved-facet": Spot(("2", "8", "tab", "6", "h", "tab", "3", "tab", "4", "s"), "facet"),
    "today-more": Spot(("o",)),
    "today-more-saved": Spot((*DAY_SAVED, "o")),
    "today-bad-day": Spot(("b",)),
    "today-wrong": Spot(("9", "9", "9", "9", "9", "s")),
    "today-another-day": Spot(("left_square_bracket",)),
    "after-card": Spot(("p", "e", "tab", "t", "o", "d", "a", "y", "f2")),
    "today-after": Spot(("p", "e", "tab", "t", "o", "d", "a", "y", "f2", "escape")),
    "timer": Spot(("w",)),
    "flare-form": Spot(("f",)),
    "week-form": Spot(("a",)),
    "cadence-form": Spot(("e",)),
    "procedure-form": Spot(("p",)),
    "procedure-form-whole": Spot(("p", "e", "tab", "0", "3", "slash", "0", "4", "f3", "f2")),
    "procedure-kinds": Spot(("p", "space")),
    "unsaved-form": Spot(("p", "e", "escape")),
    "unsaved-leave": Spot(("2", "8", "ctrl+q")),
    "confirm": Spot(("2", "x")),
    "trends": Spot(("r",)),
    "trends-empty": Spot(("r",), "empty"),
    "trends-facet": Spot(("r",), "facet"),
    "trends-cursor": Spot(("r", "left", "left")),
    "trends-six-weeks": Spot(("r", "Z")),
    "trends-all": Spot(("r", "z", "z", "z")),
    "trends-below": Spot(("r", "down", "down")),
    "around": Spot(("r", "a")),
    "around-below": Spot(("r", "a", "down", "down", "down", "down")),
    "around-facet": Spot(("r", "a"), "facet"),
    "around-empty": Spot(("r", "a"), "empty"),
    "compare-alone": Spot(("r", "c")),
    "compare-empty": Spot(("r", "c"), "empty"),
    "compare": Spot(("r", "c"), "facet"),
    "compare-below": Spot(("r", "c", "down", "down", "down"), "facet"),
    "timeline": Spot(("l",)),
    "timeline-empty": Spot(("l",), "empty"),
    "timeline-facet": Spot(("l",), "facet"),
    "timeline-medicines": Spot(("l", "k", "k", "end", "up")),
    "timeline-find": Spot(("l", "slash", "d", "r", "i", "v", "e")),
    "timeline-found-nothing": Spot(("l", "slash", "q", "q", "q")),
    "new-picker": Spot(("l", "n")),
    "edit-form": Spot(("l", "up", "up", "e")),
    "medicine-dose": Spot(("l", "k", "k", "home", "c")),
    "ended-form": Spot(("l", "k", "k", "home", "x")),
    "trash": Spot(("l", "k", "k", "d", "z")),
    "goals": Spot(("g",)),
    "goals-empty": Spot(("g",), "empty"),
    "goals-last": Spot(("g", "down", "down")),
    "goal-form": Spot(("g", "n")),
    "goal-check-form": Spot(("g", "c")),
    "questionnaire-form": Spot(("g", "q")),
    "peg-form": Spot(("g", "q", "enter", "4", "4")),
    "goals-trash": Spot(("g", "d", "z")),
    "visit": Spot(("v",)),
    "visit-empty": Spot(("v",), "empty"),
    "visit-facet": Spot(("v",), "facet"),
    "visit-sheet": Spot(("v", "space")),
    "visit-sheet-below": Spot(("v", "space", "space", "space")),
    "visit-question": Spot(("v", "q")),
    "question-form": Spot(("v", "q", "enter")),
    "export-form": Spot(("v", "e")),
    "person-form": Spot(("v", "a")),
    **{f"visit-step-{number}": Spot(("v", "home", *["down"] * number, "o")) for number in range(12)},
    "block-picker": Spot(("d",), "facet"),
    "block": Spot(("d", "enter"), "facet"),
    "block-none": Spot(("d",), "empty"),
    "block-note": Spot(("d", "enter", "n"), "facet"),
    "block-other-time": Spot(("d", "enter", "w"), "facet"),
    "block-diary-form": Spot(("d", "enter", "o"), "facet"),
    "block-earlier": Spot(("d", "enter", "left_square_bracket", "c"), "facet"),
    "signs": Spot(("exclamation_mark",)),
    "help-today": Spot(("question_mark",)),
    "help-timeline": Spot(("l", "question_mark")),
    "help-form": Spot(("p", "f1")),
    "settings": Spot(("y",)),
    "settings-themes": Spot(("y", "tab", "tab", "space")),
    "keys": Spot(("y", "f5", "down")),
    "key-press": Spot(("y", "f5", "enter")),
    "key-refused": Spot(("y", "f5", "enter", "r")),
    "reminder-form": Spot(("y", "f7")),
    "import-picker": Spot(("i",)),
    "import-path": Spot(("i", "end", "enter")),
    "import-preview": Spot(("i", "enter")),
    "import-columns": Spot(("i", "enter", "right", "enter")),
    "menu": Spot(("ctrl+p",)),
    "notification": Spot(("g", "d")),
    "long-today": Spot(("2", "0", "s"), "long"),
    "long-trends": Spot(("r", "left"), "long"),
    "long-around": Spot(("r", "a"), "long"),
    "long-timeline": Spot(("l",), "long"),
    "long-goals": Spot(("g",), "long"),
    "long-visit": Spot(("v",), "long"),
    "long-picker": Spot(("v", "home", "down", "down", "down", "down", "o"), "long"),
    **{f"new-{number:02}": Spot(("l", "n", "home", *["down"] * number, "enter")) for number in range(20)},
}


def fill(connector: Connector, clock: Clock, journal: str) -> None:
    """Write the journal of a spot, and a file that lately arrived."""
    from tests import demo
    from tests.tui import long_names

    arrived = Path(os.environ["XDG_DOWNLOAD_DIR"]) / "watch.csv"
    arrived.parent.mkdir(exist_ok=True)
    arrived.write_text(TABLE)
    os.utime(arrived, times=(NOW.timestamp(), NOW.timestamp()))
    if journal != "empty":
        {"demo": demo.fill, "facet": demo.fill_facet, "long": long_names.fill}[journal](connector, clock)
