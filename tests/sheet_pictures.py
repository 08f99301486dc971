"""Make the pictures of the consult sheet anew: `python -m tests.sheet_pictures`. It needs pdftoppm (poppler)."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from spinelog.cli.demo import fill, fill_facet
from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Changes
from spinelog.domain.values import Goal, Medication, Pain, Procedure, Question, Therapy
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.summary.build import build
from spinelog.summary.papers import PAPERS
from spinelog.summary.pdf import render

FOLDER = Path(__file__).parents[1] / "screenshots"
NOW = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)
DOTS = "100"
"""An inch."""


def nothing(connector: Connector, clock: Clock) -> None:
    """A journal that has just begun."""


def overfull(connector: Connector, clock: Clock) -> None:
    """The demo's patient with more of everything than page one has room for."""
    fill(connector, clock)
    journal, today = Journal(connector, clock), clock.today()
    (target,) = [pain.uid for pain in journal.items(Pain) if pain.is_main]
    with journal.together() as items:
        for number in range(4):
            day = PartialDate.of(today - timedelta(days=45 + 3 * number))
            items.add(
                Procedure, {"kind": "trigger_point", "date": day, "target": target, "levels": "L4, L5 and the crest of the ilium"}
            )
        for number in range(6):
            items.add(
                Goal, {"statement": f"Carry {number + 5} kg of shopping up to the third floor without setting it down once"}
            )
            items.add(
                Question,
                {"text": f"{number + 1}: what would you do in my place, if {'it comes back and ' * 6}nothing else is left?"},
            )
        for number in range(9):
            since = PartialDate.of(today - timedelta(days=300 - 20 * number))
            dose: Changes = {"name": f"medicine number {number + 1}", "dose_text": "25 mg three times a day", "started": since}
            said: Changes = {"purpose": "the pain that goes down the leg at night", "side_effects": "tired, a dry mouth"}
            items.add(Medication, {**dose, **said})
            items.add(Therapy, {"name": f"course {number + 1} of exercises", "started": since})
    journal.close()


def no_procedure(connector: Connector, clock: Clock) -> None:
    """The demo's patient before anything was done."""
    fill(connector, clock)
    journal = Journal(connector, clock)
    for one in journal.items(Procedure):
        journal.delete(Procedure, one.uid)
    journal.close()


PICTURES: dict[str, tuple[Callable[[Connector, Clock], None], str, int]] = {
    "demo": (fill, "a4", 2),
    "facet": (fill_facet, "letter", 1),
    "empty": (nothing, "a4", 1),
    "overfull": (overfull, "letter", 2),
    "no-procedure": (no_procedure, "a4", 1),
}
"""What each shows: the journal, the paper, and how many of its pages."""


def pages(made: bytes, last: int, to: Path) -> None:
    """Pages of a PDF as PNG files, `to` with their number."""
    command = ["pdftoppm", "-r", DOTS, "-gray", "-png", "-l", str(last), "-", str(to)]
    subprocess.run(command, input=made, check=True, capture_output=True)


def main() -> None:
    """All of them."""
    for name, (filled, paper, last) in PICTURES.items():
        with tempfile.TemporaryDirectory() as folder:
            connector, clock = Connector(f"{folder}/journal.db"), Clock(NOW)
            journal = Journal(connector, clock)
            filled(connector, clock)
            pages(render(build(journal), PAPERS[paper]), last, FOLDER / f"sheet-{name}")
            journal.close()


if __name__ == "__main__":
    main()
