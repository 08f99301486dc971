"""Looks through a FHIR bundle: HL7's own JSON schema of R4, then what that schema cannot say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from jsonschema import Draft6Validator

from tests.fhir_schema import CUT

NEEDED = {
    "Bundle": ("type",),
    "Condition": ("subject",),
    "DocumentReference": ("status", "content"),
    "Goal": ("lifecycleStatus", "description", "subject"),
    "MedicationStatement": ("status", "subject", "medicationCodeableConcept"),
    "Observation": ("status", "code"),
    "Patient": (),
    "Procedure": ("status", "subject"),
    "QuestionnaireResponse": ("status",),
}
"""What a resource cannot do without, after R4 (https://hl7.org/fhir/R4/resourcelist.html); the schema does not ask for it."""

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"


@cache
def _schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(CUT.read_text(encoding="utf-8"))
    return found


@cache
def _validator(kind: str) -> Draft6Validator:
    return Draft6Validator({"$ref": f"#/definitions/{kind}", "definitions": _schema()["definitions"]})


def resources(bundle: dict[str, Any]) -> list[dict[str, Any]]:
    """The resources of a bundle."""
    return [entry["resource"] for entry in bundle.get("entry", ())]


def faults(bundle: dict[str, Any]) -> list[str]:
    """Everything that is wrong with a bundle, each by its resource and place; empty: nothing was found."""
    shell = {**bundle, "entry": [{**entry, "resource": {"resourceType": "Patient"}} for entry in bundle.get("entry", ())]}
    found = [*_by_schema(shell), *_whole(bundle)]
    for one in resources(bundle):
        found += [*_by_schema(one), *_missing(one), *_empty(one), *_invariants(one)]
    return found


def _by_schema(one: dict[str, Any]) -> Iterator[str]:
    kind = one["resourceType"]
    if kind not in NEEDED:
        yield f"{kind}: not one of ours"
        return
    for error in _validator(kind).iter_errors(one):
        yield f"{kind}.{'.'.join(map(str, error.path))}: {error.message[:160]}"


def _missing(one: dict[str, Any]) -> Iterator[str]:
    kind = one["resourceType"]
    for name in NEEDED.get(kind, ()):
        if not one.get(name):
            yield f"{kind}.{name}: missing"


def _nodes(node: Any, path: str) -> Iterator[tuple[str, Any]]:
    yield path, node
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, one in inner:
        yield from _nodes(one, f"{path}.{key}")


def _empty(one: dict[str, Any]) -> Iterator[str]:
    for path, node in _nodes(one, one["resourceType"]):
        if node in ("", [], {}) or node is None:
            yield f"{path}: empty"
        if isinstance(node, str) and re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", node):
            yield f"{path}: a control sign"
        if isinstance(node, str) and re.fullmatch(r"\d{4}-\d\d-\d\d(T.*)?", node) and not _is_day(node[:10]):
            yield f"{path}: no such day"


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _invariants(one: dict[str, Any]) -> Iterator[str]:
    """Rules of R4 by their names: obs-6, obs-7, per-1, qty-3, att-1, one value at a time."""
    for path, node in _nodes(one, one["resourceType"]):
        if not isinstance(node, dict):
            continue
        if sum(name.startswith("value") and name != "valueSet" for name in node) > 1 and "linkId" not in node:
            yield f"{path}: two values"
        if "start" in node and "end" in node and node["end"][: len(node["start"])] < node["start"][: len(node["end"])]:
            yield f"{path}: per-1"
        if "code" in node and isinstance(node.get("code"), str) and not node.get("system"):
            yield f"{path}: qty-3, a code without its system"
        if "data" in node and not node.get("contentType"):
            yield f"{path}: att-1"
    if one["resourceType"] == "Observation":
        values = [name for name in one if name.startswith("value")]
        if values and "dataAbsentReason" in one:
            yield "Observation: obs-6"
        codes = {json.dumps(coding) for coding in one["code"].get("coding", ())} if "code" in one else set()
        inner = {json.dumps(coding) for part in one.get("component", ()) for coding in part["code"].get("coding", ())}
        if values and codes & inner:
            yield "Observation: obs-7"
    if one["resourceType"] == "QuestionnaireResponse":
        links = [item["linkId"] for item in one.get("item", ())]
        if len(links) != len(set(links)):
            yield "QuestionnaireResponse: a question twice"


def _whole(bundle: dict[str, Any]) -> Iterator[str]:
    """Ids are told once and as they are named; what is named is there, and of a fitting kind."""
    kinds = {entry["fullUrl"]: entry["resource"]["resourceType"] for entry in bundle.get("entry", ())}
    if len(kinds) != len(bundle.get("entry", ())):
        yield "Bundle: bdl-7, two with one id"
    for entry in bundle.get("entry", ()):
        one = entry["resource"]
        if entry["fullUrl"] != f"urn:uuid:{one.get('id')}":
            yield f"{one['resourceType']}: fullUrl and id differ"
        for path, node in _nodes(one, one["resourceType"]):
            if isinstance(node, dict) and "reference" in node and node["reference"] not in kinds:
                yield f"{path}: names what is not there"
        if one["resourceType"] != "Patient" and kinds.get(one.get("subject", {}).get("reference")) != "Patient":
            yield f"{one['resourceType']}.subject: not the patient"


def systems(bundle: dict[str, Any]) -> set[str]:
    """Every system that a code or unit comes from."""
    return {node["system"] for _, node in _nodes(bundle, "") if isinstance(node, dict) and "code" in node and "system" in node}


def loinc_codes(bundle: dict[str, Any]) -> set[str]:
    """Every LOINC code in it."""
    return {node["code"] for _, node in _nodes(bundle, "") if isinstance(node, dict) and node.get("system") == LOINC}
