"""All resources of a journal in one Bundle of type `collection`.

It has no timestamp, and every id follows from the journal's own: the same journal gives the same bytes, and who reads a
later one can put each resource over the one before.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from spinelog.exchange.fhir import days, forms, noticed, story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spinelog.exchange.fhir.elements import Element
    from spinelog.exchange.fhir.source import Source

MAKERS: tuple[tuple[tuple[str, ...], Callable[[Source], Iterator[Element]]], ...] = (
    (("person",), story.of_person),
    (("person",), forms.of_person),
    (("pain", "diagnosis"), story.of_conditions),
    (("goal",), story.of_goals),
    (("goal_check",), noticed.of_goal_checks),
    (("procedure",), story.of_procedures),
    (("procedure", "estimate", "after_effect"), noticed.of_procedures),
    (("block", "block_reading"), noticed.of_blocks),
    (("questionnaire",), forms.of_questionnaires),
    (("medication",), story.of_medicines),
    (("therapy", "therapy_session"), story.of_therapies),
    (("scan",), noticed.of_scans),
    (("attachment",), story.of_documents),
    (("event",), noticed.of_events),
    (("factor",), noticed.of_factors),
    (("flare",), noticed.of_flares),
    (("visit", "question"), forms.of_visits),
    (("week", "week_pain"), days.of_weeks),
    (("day",), days.of_days),
    (("day_pain",), days.of_day_pains),
    (("day_dose",), days.of_doses),
)
"""The nouns, and what makes resources of them, in the order in which they stand in the bundle."""

LEFT_OUT = {
    "clinician": "Named with the procedures and visits where they were; their phone and hours are left out.",
    "cadence": "How often one writes is nothing that was measured.",
}
"""The nouns that no resource is made of, and why."""


def resources(source: Source) -> Iterator[Element]:
    """Every resource of a journal, the patient first."""
    for _, make in MAKERS:
        yield from make(source)


def lines(source: Source) -> Iterator[str]:
    """The bundle as lines of JSON, one resource a line, so that sixty years of them need not stand in memory at once."""
    yield from ("{", '"resourceType": "Bundle",', '"type": "collection",', '"entry": [')
    for number, one in enumerate(resources(source)):
        entry = {"fullUrl": f"urn:uuid:{one['id']}", "resource": one}
        yield f"{',' if number else ''}{json.dumps(entry, ensure_ascii=False)}"
    yield from ("]", "}")


def dump(source: Source) -> str:
    """The text of the bundle."""
    return "".join(f"{line}\n" for line in lines(source))
