"""A small table as a German spreadsheet saves it, with everything that goes wrong in such files."""

from __future__ import annotations

from pathlib import Path

LINES = (
    "Meine Schritte;;;",
    "",
    "Datum;Schritte;Schlafdauer;Tiefschlaf;Notiz",
    "17.11.2026;4.210;7,5;1,25;gut",
    '18.11.2026;10.482;6,25;1;"lange Zeile\nmit Umbruch; und Zeichen"',
    "19.11.2026;0;0;;",  # not worn: a phone's nothing is not zero
    "20.11.2026;3.105",  # shorter than the names
    "20.11.2026;2.990;8;;;",  # the same date again, and longer than the names
    "21.11.2026;1.000;7;;",  # ahead of today
    "16.11.2026;viele;7;;",
    "15.11.2026;900.000;25;;",  # neither can be
    "Summe;21.797;;;",
)
"""Steps: 17th 4210, 18th 10482, 20th 3105 (the larger). Sleep: 16th 420, 17th 450, 18th 375, 20th 480."""


def make(folder: Path) -> Path:
    """Write it, in the encoding of older Windows."""
    path = folder / "schritte.csv"
    path.write_bytes("\r\n".join(LINES).replace("gut", "für mich gut").encode("cp1252"))
    return path
