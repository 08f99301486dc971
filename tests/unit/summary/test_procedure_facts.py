"""What a procedure's detail says of its kind: with a source, a day, and as nobody's own."""

from __future__ import annotations

import pytest

from spinelog.knowledge.procedures import catalogue
from spinelog.summary.procedure_facts import known_of


def test_every_number_stands_with_where_it_was_read() -> None:
    assert ("Soreness is common", "for 1 to 2 days (a pain doctor's article, line 118)") in known_of("epidural")
    assert ("Soreness is common", "for 2 to 4 days (patient.uwhealth.org)") in known_of("medial_branch_block")


def test_what_nobody_says_is_not_said() -> None:
    assert list(known_of("surgery")) == []
    assert list(known_of("a kind that is not in the catalogue")) == []


@pytest.mark.parametrize("kind", [kind for kind, facts in catalogue().items() if facts.payer])
def test_what_a_payer_writes_is_dated_and_about_nobody(kind: str) -> None:
    said = [text for label, text in known_of(kind) if label == "Not about you"]
    assert len(said) == len(catalogue()[kind].payer)
    assert all("23 Nov 2026" in text for text in said)
