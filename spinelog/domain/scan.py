"""Scan: a picture or test with its report in the report's own words, and the files attached to it."""

from __future__ import annotations

from spinelog.domain.describe import Field, Known, Noun, Record, choice
from spinelog.domain.kinds import COUNT, NOTE, PARTIAL, REF, TEXT
from spinelog.domain.pain import REGIONS
from spinelog.domain.words import joined, when

KINDS = (
    ("mri", "MRI"),
    ("ct", "CT"),
    ("xray", "X-ray"),
    ("flexion_xray", "X-ray bending forward and back"),
    ("nerve_test", "Nerve test"),
    ("bone_density", "Bone density"),
    ("other", "Other"),
)
"""After the article (lines 24 and 125)."""

MEDIA_TYPES = (("pdf", "PDF"), ("png", "PNG picture"), ("jpeg", "JPEG picture"))
MOST_BYTES = 25 * 1024 * 1024
"""One attachment has at most so many bytes."""


def kind_words(record: Record) -> str:
    """`MRI, low back`: what was looked at, and where."""
    region = SCAN.field("region").show(record).lower()
    return joined((SCAN.field("kind").show(record), region))


def _told(record: Record, known: Known) -> str:
    findings = str(record.get("findings") or "")
    return joined((joined((kind_words(record), str(record.get("place") or ""))), findings), ": ")


def _line(record: Record) -> str:
    return joined((when(record, "date"), kind_words(record), str(record.get("place") or "")))


def _called(record: Record) -> str:
    return joined((SCAN.field("kind").show(record), when(record, "date")))


SCAN = Noun(
    "scan",
    (
        choice("kind", "What", KINDS, question="What was done?", required=True),
        Field("date", PARTIAL, "When", question="When?", required=True, help="like 3 sep, may 2026 or only 2024", past=True),
        choice("region", "Region", REGIONS, question="Of which part?"),
        Field("findings", NOTE, "Findings", question="What does the report say, in its own words?", help="the report's words"),
        Field("place", TEXT, "Place", question="Where was it done?", help="like City Hospital"),
    ),
    help="An MRI, X-ray or test, with the words of its report.",
    headline="kind",
    date="date",
    line=_line,
    called=_called,
    told=_told,
    shelf="scans",
    example='mri --date "3 sep" --region low_back --findings "L5-S1: disc extrusion"',
)


def size_words(size: int) -> str:
    """`1.2 MB`, `310 kB`."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"


def _attachment_line(record: Record) -> str:
    kind = ATTACHMENT.field("media_type").show(record)
    return joined((str(record.get("file_name")), kind, size_words(int(str(record.get("size_bytes"))))))


ATTACHMENT = Noun(
    "attachment",
    (
        Field("scan", REF, "Scan", question="To which scan does it belong?", ref="scan", required=True, help="like mri"),
        Field("file_name", TEXT, "Name", question="What is it called?", required=True, help="like report.pdf", option="name"),
        choice("media_type", "Kind", MEDIA_TYPES, for_form=False, required=True),
        Field("size_bytes", COUNT, "Size", unit="bytes", for_form=False, required=True, low=1, high=MOST_BYTES),
        Field("sha256", TEXT, "SHA-256", for_form=False, required=True),
    ),
    help="A report or picture kept with a scan: PDF, PNG or JPEG, up to 25 MB.",
    headline="file_name",
    parent="scan",
    line=_attachment_line,
    example="report.pdf --scan mri",
)  # fmt: skip
"""The description of an attachment; its bytes stand in a table of their own, which no list reads."""
