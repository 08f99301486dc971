"""Therapy: what is done without needles or tablets, and its sessions."""

from __future__ import annotations

from spinelog.domain.describe import Field, Known, Noun, Record, choice
from spinelog.domain.kinds import DAY, NOTE, PARTIAL, REF, TEXT
from spinelog.domain.words import EFFECTS, joined, when

KINDS = (
    ("physical_therapy", "Physical therapy"),
    ("home_programme", "Exercises at home"),
    ("breathing", "Paced breathing"),
    ("cbt", "Cognitive behavioural therapy"),
    ("balance", "Balance training"),
    ("aquatic", "Exercise in water"),
    ("manual", "Manual therapy or chiropractic"),
    ("massage", "Massage"),
    ("acupuncture", "Acupuncture"),
    ("heat_cold", "Heat or cold"),
    ("tens", "TENS"),
    ("brace", "Brace or belt"),
    ("sleep", "Sleep programme"),
    ("other", "Other"),
)
"""Kinds of therapy, after the article (lines 78 to 80, 131 and 135) and what else people try."""


def _line(record: Record) -> str:
    since, until = when(record, "started"), when(record, "stopped")
    effect = THERAPY.field("effect").show(record).lower()
    return joined((str(record.get("name")), f"since {since}" if since else "", f"until {until}" if until else "", effect))


def _told(record: Record, known: Known) -> str:
    until, effect = when(record, "stopped"), THERAPY.field("effect").show(record).lower()
    return joined((joined((str(record.get("name")), f"until {until}" if until else "")), effect), ": ")


THERAPY = Noun(
    "therapy",
    (
        Field("name", TEXT, "Therapy", question="What do you call it?", required=True, help="like physical therapy"),
        choice("kind", "Kind", KINDS, question="What kind is it?"),
        Field("started", PARTIAL, "Since", question="Since when?", option="since", help="like 13 oct, may 2026 or only 2024"),
        Field("stopped", PARTIAL, "Until", question="Until when?", option="until", help="leave empty while it goes on"),
        choice("effect", "What it did", EFFECTS, question="What did it do?"),
        Field("note", NOTE, "Note"),
    ),
    plural="therapies",
    help="Physical therapy, exercises, breathing and what else you tried.",
    headline="name",
    date="started",
    line=_line,
    told=_told,
    shelf="therapy",
    ends="stopped",
    example='"physical therapy" --kind physical_therapy --since 2025 --effect helped',
)


def _session_told(record: Record, known: Known) -> str:
    therapy = known.get(str(record.get("therapy")), {})
    return joined((str(therapy.get("name") or ""), str(record.get("note") or "")), ": ")


THERAPY_SESSION = Noun(
    "therapy_session",
    (
        Field("therapy", REF, "Therapy", question="Which therapy?", ref="therapy", required=True, help="its name"),
        Field("date", DAY, "Date", question="On which day?", required=True, help="like today or 13 oct", past=True),
        Field("note", NOTE, "Note"),
    ),
    help="One session of a therapy.",
    headline="date",
    date="date",
    parent="therapy",
    line=lambda record: when(record, "date"),
    told=_session_told,
    shelf="therapy",
    word="Session",
    example='today --therapy "physical therapy"',
)
