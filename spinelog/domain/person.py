"""Person: the one row about whoever keeps the journal. The before-a-procedure part comes by migration."""

from __future__ import annotations

from spinelog.domain.describe import Field, Noun
from spinelog.domain.kinds import COUNT, TEXT

PERSON = Noun(
    "person",
    (
        Field("name", TEXT, "Name", help="printed only when you ask for it"),
        Field("birth_year", COUNT, "Year of birth", low=1900, high=2100, help="like 1980"),
        Field("occupation", TEXT, "Occupation", help="like warehouse worker"),
    ),
    help="You: year of birth, occupation, and a name if you want it.",
    plural="persons",
    title="About you",
    single=True,
    example='--birth-year 1980 --occupation "warehouse worker"',
)
