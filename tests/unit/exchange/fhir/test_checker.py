"""The test's own reader of bundles sees what is wrong: else "nothing was found" would mean nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.fhir import faults


def good() -> dict[str, Any]:
    """A small bundle with nothing wrong."""
    patient, scan, document = (f"00000000-0000-5000-8000-00000000000{number}" for number in range(3))
    subject = {"reference": f"urn:uuid:{patient}"}
    resources: list[dict[str, Any]] = [
        {"resourceType": "Patient", "id": patient, "birthDate": "1980"},
        {
            "resourceType": "Observation", "id": scan, "status": "final", "subject": subject, "code": {"text": "steps"},
            "effectivePeriod": {"start": "2026-11-20", "end": "2026-11-20"}, "valueQuantity": {"value": 4210},
        },
        {
            "resourceType": "DocumentReference", "id": document, "status": "current", "subject": subject, "author": [subject],
            "content": [{"attachment": {"contentType": "application/pdf"}}],
        },
        {
            "resourceType": "Goal", "id": f"{document[:-1]}3", "lifecycleStatus": "active", "subject": subject,
            "description": {"text": "Sit"},
        },
        {
            "resourceType": "Procedure", "id": f"{document[:-1]}4", "status": "completed", "subject": subject,
            "performedDateTime": "2026-10-08",
        },
    ]  # fmt: skip
    entry = [{"fullUrl": f"urn:uuid:{one['id']}", "resource": one} for one in resources]
    return {"resourceType": "Bundle", "type": "collection", "entry": entry}


Seed = Callable[[dict[str, dict[str, Any]]], object]

SEEDS: dict[str, Seed] = {
    "no author in the list": lambda by: by["DocumentReference"].update(author=[]),
    "a birth date that is none": lambda by: by["Patient"].update(birthDate="20 Nov 1980"),
    "no status": lambda by: by["Observation"].pop("status"),
    "text for a number": lambda by: by["Observation"]["valueQuantity"].update(value="4210"),
    "a start that is no date": lambda by: by["Observation"]["effectivePeriod"].update(start="yesterday"),
    "an element that there is not": lambda by: by["Procedure"].update(performedWhen="2026-10-08"),
    "a code that there is not": lambda by: by["Goal"].update(lifecycleStatus="activ"),
    # and what neither the schema nor a validator of single resources would say
    "a day that there is not": lambda by: by["Procedure"].update(performedDateTime="2026-02-30"),
    "an end before its start": lambda by: by["Observation"]["effectivePeriod"].update(end="2026-11-19"),
    "two values": lambda by: by["Observation"].update(valueString="x"),
    "a value and why there is none": lambda by: by["Observation"].update(dataAbsentReason={"text": "x"}),
    "a name of nothing": lambda by: by["Procedure"].update(partOf=[{"reference": "urn:uuid:0"}]),
    "an empty text": lambda by: by["Goal"]["description"].update(text=""),
    "a control sign": lambda by: by["Goal"]["description"].update(text="a\x00"),
    "somebody else": lambda by: by["Goal"].update(subject={"reference": by["Goal"]["id"]}),
}


def test_nothing_is_found_where_nothing_is_wrong() -> None:
    assert faults(good()) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_each_seeded_error_is_found(seed: str) -> None:
    bundle = good()
    SEEDS[seed]({entry["resource"]["resourceType"]: entry["resource"] for entry in bundle["entry"]})
    assert faults(bundle), seed


def test_seven_errors_in_one_bundle_are_all_found() -> None:
    bundle = good()
    by = {entry["resource"]["resourceType"]: entry["resource"] for entry in bundle["entry"]}
    for seed in list(SEEDS)[:7]:
        SEEDS[seed](by)
    text = " ".join(faults(bundle))
    places = ("author", "birthDate", "status: missing", "valueQuantity.value", "effectivePeriod.start", "performedWhen", "activ")
    assert [place for place in places if place not in text] == []
