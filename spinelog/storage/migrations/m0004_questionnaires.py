"""Scored forms: the PEG, the change since a procedure, totals that a clinic gave. One row each."""

from __future__ import annotations

STATEMENTS = (
    """CREATE TABLE questionnaire (
    uid TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('peg', 'pgic', 'total')),
    date TEXT NOT NULL,
    peg_pain INTEGER CHECK (peg_pain BETWEEN 0 AND 10),
    peg_enjoyment INTEGER CHECK (peg_enjoyment BETWEEN 0 AND 10),
    peg_activity INTEGER CHECK (peg_activity BETWEEN 0 AND 10),
    procedure TEXT REFERENCES procedure (uid),
    change INTEGER CHECK (change IN (1, 2, 3, 4, 5, 6, 7)),
    form TEXT,
    total REAL CHECK (total BETWEEN -1000 AND 10000),
    lowest REAL CHECK (lowest BETWEEN -1000 AND 10000),
    highest REAL CHECK (highest BETWEEN -1000 AND 10000),
    better TEXT CHECK (better IN ('less', 'more')),
    note TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT""",
    "CREATE INDEX questionnaire_in_order ON questionnaire (date, created_at) WHERE deleted_at IS NULL",
    "CREATE INDEX questionnaire_procedure ON questionnaire (procedure)",
)
