"""The story around the days: flares, medicines, therapies, scans with their files, events, visits, the care team.

The bytes of a file stand apart from what is known of it, so that no list can read them.
"""

from __future__ import annotations

_KEPT = """
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT"""


def _in_order(noun: str, date: str) -> str:
    """The index by which the timeline finds the latest items of a noun without reading them all."""
    return f"CREATE INDEX {noun}_in_order ON {noun} ({date}, created_at) WHERE deleted_at IS NULL"


STATEMENTS = (
    f"""CREATE TABLE clinician (
    uid TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    role TEXT,
    phone TEXT,
    hours TEXT,{_KEPT}
) STRICT""",
    f"""CREATE TABLE flare (
    uid TEXT PRIMARY KEY,
    trigger TEXT,
    began TEXT NOT NULL,
    peak INTEGER CHECK (peak BETWEEN 0 AND 10),
    pain TEXT REFERENCES pain (uid),
    what_helped TEXT,
    began_time TEXT,
    ended TEXT,
    ended_time TEXT,
    note TEXT,{_KEPT}
) STRICT""",
    f"""CREATE TABLE medication (
    uid TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    dose_text TEXT,
    daily_amount REAL CHECK (daily_amount BETWEEN 0 AND 100000),
    amount_unit TEXT,
    as_needed INTEGER CHECK (as_needed IN (0, 1)),
    started TEXT,
    purpose TEXT,
    effect TEXT CHECK (effect IN ('helped', 'helped_a_little', 'no_change', 'worse', 'unsure')),
    side_effects TEXT,
    stopped TEXT,
    plan TEXT CHECK (plan IN ('taper', 'holding')),
    plan_told_by TEXT,
    drug_class TEXT,
    course_uid TEXT,{_KEPT}
) STRICT""",
    f"""CREATE TABLE therapy (
    uid TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT,
    started TEXT,
    stopped TEXT,
    effect TEXT CHECK (effect IN ('helped', 'helped_a_little', 'no_change', 'worse', 'unsure')),
    note TEXT,{_KEPT}
) STRICT""",
    f"""CREATE TABLE therapy_session (
    uid TEXT PRIMARY KEY,
    therapy TEXT NOT NULL REFERENCES therapy (uid),
    date TEXT NOT NULL,
    note TEXT,{_KEPT}
) STRICT""",
    f"""CREATE TABLE scan (
    uid TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    date TEXT NOT NULL,
    region TEXT,
    findings TEXT,
    place TEXT,{_KEPT}
) STRICT""",
    f"""CREATE TABLE attachment (
    uid TEXT PRIMARY KEY,
    scan TEXT NOT NULL REFERENCES scan (uid),
    file_name TEXT NOT NULL CHECK (file_name <> ''),
    media_type TEXT NOT NULL CHECK (media_type IN ('pdf', 'png', 'jpeg')),
    size_bytes INTEGER NOT NULL CHECK (size_bytes BETWEEN 1 AND 26214400),
    sha256 TEXT NOT NULL CHECK (sha256 <> ''),{_KEPT}
) STRICT""",
    f"""CREATE TABLE event (
    uid TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    text TEXT,
    date TEXT NOT NULL,
    work TEXT CHECK (work IN ('off', 'modified', 'full')),{_KEPT}
) STRICT""",
    f"""CREATE TABLE diagnosis (
    uid TEXT PRIMARY KEY,
    words TEXT NOT NULL CHECK (words <> ''),
    told_by TEXT,
    date TEXT,
    status TEXT CHECK (status IN ('considered', 'kept', 'ruled_out')),{_KEPT}
) STRICT""",
    f"""CREATE TABLE factor (
    uid TEXT PRIMARY KEY,
    text TEXT NOT NULL CHECK (text <> ''),
    effect TEXT NOT NULL CHECK (effect IN ('eases', 'worsens')),{_KEPT}
) STRICT""",
    f"""CREATE TABLE visit (
    uid TEXT PRIMARY KEY,
    reason TEXT,
    status TEXT NOT NULL CHECK (status IN ('planned', 'done', 'cancelled')),
    date TEXT NOT NULL,
    time TEXT,
    clinician TEXT REFERENCES clinician (uid),
    numbness TEXT CHECK (numbness IN ('none', 'same', 'less', 'more', 'not_asked')),
    weakness TEXT CHECK (weakness IN ('none', 'same', 'less', 'more', 'not_asked')),
    outcome TEXT,{_KEPT}
) STRICT""",
    f"""CREATE TABLE question (
    uid TEXT PRIMARY KEY,
    text TEXT NOT NULL CHECK (text <> ''),
    answer TEXT,
    visit TEXT REFERENCES visit (uid),
    position INTEGER CHECK (position BETWEEN 1 AND 10000),{_KEPT}
) STRICT""",
    """CREATE TABLE attachment_content (
    attachment TEXT PRIMARY KEY REFERENCES attachment (uid) DEFERRABLE INITIALLY DEFERRED,
    content BLOB NOT NULL
) STRICT""",
    "ALTER TABLE procedure ADD COLUMN clinician TEXT REFERENCES clinician (uid)",
    "ALTER TABLE person ADD COLUMN blood_thinner INTEGER CHECK (blood_thinner IN (0, 1))",
    "ALTER TABLE person ADD COLUMN blood_thinner_words TEXT",
    "ALTER TABLE person ADD COLUMN diabetes INTEGER CHECK (diabetes IN (0, 1))",
    "ALTER TABLE person ADD COLUMN diabetes_words TEXT",
    "ALTER TABLE person ADD COLUMN osteoporosis INTEGER CHECK (osteoporosis IN (0, 1))",
    "ALTER TABLE person ADD COLUMN osteoporosis_words TEXT",
    "ALTER TABLE person ADD COLUMN allergy_contrast INTEGER CHECK (allergy_contrast IN (0, 1))",
    "ALTER TABLE person ADD COLUMN allergy_anaesthetic INTEGER CHECK (allergy_anaesthetic IN (0, 1))",
    "ALTER TABLE person ADD COLUMN allergy_latex INTEGER CHECK (allergy_latex IN (0, 1))",
    "ALTER TABLE person ADD COLUMN allergy_tape INTEGER CHECK (allergy_tape IN (0, 1))",
    "ALTER TABLE person ADD COLUMN allergy_words TEXT",
    "ALTER TABLE person ADD COLUMN implant INTEGER CHECK (implant IN (0, 1))",
    "ALTER TABLE person ADD COLUMN implant_words TEXT",
    "ALTER TABLE person ADD COLUMN pregnancy INTEGER CHECK (pregnancy IN (0, 1))",
    "ALTER TABLE person ADD COLUMN pregnancy_words TEXT",
    "ALTER TABLE person ADD COLUMN infection INTEGER CHECK (infection IN (0, 1))",
    "ALTER TABLE person ADD COLUMN infection_words TEXT",
    "ALTER TABLE person ADD COLUMN bad_reaction INTEGER CHECK (bad_reaction IN (0, 1))",
    "ALTER TABLE person ADD COLUMN bad_reaction_words TEXT",
    "ALTER TABLE person ADD COLUMN confirmed_on TEXT",
    "CREATE INDEX therapy_session_therapy ON therapy_session (therapy)",
    "CREATE INDEX attachment_scan ON attachment (scan)",
    "CREATE INDEX question_visit ON question (visit)",
    _in_order("flare", "began"),
    _in_order("goal", "started"),
    _in_order("goal_check", "date"),
    _in_order("procedure", "date"),
    _in_order("estimate", "date"),
    _in_order("after_effect", "began"),
    _in_order("medication", "started"),
    _in_order("therapy", "started"),
    _in_order("therapy_session", "date"),
    _in_order("scan", "date"),
    _in_order("event", "date"),
    _in_order("diagnosis", "date"),
    _in_order("visit", "date"),
    "CREATE INDEX day_with_note ON day (day) WHERE note IS NOT NULL AND deleted_at IS NULL",
)
