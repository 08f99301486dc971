"""Pain: one of up to three named pains."""

from __future__ import annotations

from spinelog.domain.describe import Field, Noun, Record, choice
from spinelog.domain.kinds import TEXT, YESNO

MAX_PAINS = 3

REGIONS = (
    ("neck", "Neck"),
    ("upper_back", "Upper back"),
    ("low_back", "Low back"),
    ("buttock", "Buttock"),
    ("arm", "Arm"),
    ("leg", "Leg"),
)
SIDES = (("left", "Left"), ("right", "Right"), ("both", "Both"), ("middle", "Middle"))


def _line(record: Record) -> str:
    return str(record.get("name")) + (", your main pain" if record.get("is_main") else "")


PAIN = Noun(
    "pain",
    (
        Field("name", TEXT, "Name", question="What do you call this pain?", help="a short name, like right leg", required=True),
        choice("region", "Where", REGIONS, question="Where is it?"),
        choice("side", "Side", SIDES, question="Which side?"),
        Field("is_main", YESNO, "Main pain", question="Is it your main pain?", help="yes or no", default=False, option="main"),
    ),
    help="A pain that you follow, up to three.",
    headline="name",
    line=_line,
    most=MAX_PAINS,
    only_one="is_main",
    distinct="name",
    shelf="pain",
    example='"right leg" --region leg --side right',
)
