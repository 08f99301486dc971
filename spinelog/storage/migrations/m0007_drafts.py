"""What is typed and not saved yet, kept in the journal itself: as private, and as much backed up, as all the rest."""

from __future__ import annotations

STATEMENTS = (
    """CREATE TABLE draft (
    uid TEXT PRIMARY KEY,
    form TEXT NOT NULL,
    item TEXT NOT NULL,
    texts TEXT NOT NULL,
    seen TEXT NOT NULL,
    written_at TEXT NOT NULL
) STRICT""",
    "CREATE INDEX draft_item ON draft (form, item)",
)
