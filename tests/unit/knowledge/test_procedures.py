"""The catalogue of procedures: every number has a source of an allowed kind, and what is not known is said to be so."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import spinelog.knowledge as knowledge
from spinelog.domain.procedure import KINDS
from spinelog.knowledge.procedures import FACTS, Fact, PayerNote, ProcedureFacts, catalogue

FOLDER = Path(knowledge.__file__).parent
SOURCE = re.compile(r"https?://\S+|article line \d+|CONVENTION")
TAGS = {"VERIFIED", "VERIFIED-2nd", "SEED", "CONVENTION"}
"""Not among them: FROM-MEMORY. Nothing is shipped that nobody read."""

EACH = pytest.mark.parametrize("facts", catalogue().values(), ids=list(catalogue()))


def test_the_catalogue_knows_the_kinds_that_the_form_offers() -> None:
    assert list(catalogue()) == [key for key, _ in KINDS]


@EACH
def test_every_number_has_a_source_and_what_is_not_known_is_listed(facts: ProcedureFacts) -> None:
    assert set(facts.facts) | set(facts.unknown) == set(FACTS)
    assert not set(facts.facts) & set(facts.unknown)
    sourced: list[Fact | PayerNote] = [*facts.facts.values(), *facts.payer]
    for one in sourced:
        assert SOURCE.fullmatch(one.source), one
        assert one.tag in TAGS, one
        assert (one.tag == "CONVENTION") is (one.source == "CONVENTION"), one
        assert (one.tag == "SEED") is one.source.startswith("article"), one
    for fact in facts.facts.values():
        is_range = fact.low is not None and fact.high is not None and fact.low <= fact.high
        assert is_range is (fact.value is None), fact


@EACH
def test_what_a_payer_writes_says_that_it_is_one_payers(facts: ProcedureFacts) -> None:
    assert all(note.says.startswith(("One payer writes: ", "Another writes: ")) for note in facts.payer)


def _tables(found: Any) -> Iterator[dict[str, Any]]:
    """Every table of a file, also those inside others."""
    if isinstance(found, dict):
        yield found
        for value in found.values():
            yield from _tables(value)
    elif isinstance(found, list):
        for value in found:
            yield from _tables(value)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.name)
def test_no_table_of_any_file_holds_a_number_without_a_source(path: Path) -> None:
    for table in _tables(tomllib.loads(path.read_text(encoding="utf-8"))):
        numbers = [key for key, value in table.items() if isinstance(value, int | float) and not isinstance(value, bool)]
        assert not numbers or SOURCE.fullmatch(str(table.get("source"))), table


def test_an_epidural_is_first_looked_at_after_two_weeks_an_ablation_after_four() -> None:
    look = {kind: facts.look_from.value if facts.look_from else None for kind, facts in catalogue().items()}
    assert (look["epidural"], look["rf_ablation"], look["medial_branch_block"], look["surgery"]) == (14, 28, 0, None)
