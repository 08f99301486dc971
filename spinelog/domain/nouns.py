"""Every noun of the journal, in the order in which people meet them."""

from __future__ import annotations

from spinelog.domain.block import BLOCK, BLOCK_READING
from spinelog.domain.cadence import CADENCE
from spinelog.domain.day import DAY_DOSE, DAY_NOUN, DAY_PAIN
from spinelog.domain.describe import Noun
from spinelog.domain.event import DIAGNOSIS, EVENT
from spinelog.domain.flare import FACTOR, FLARE
from spinelog.domain.goal import GOAL, GOAL_CHECK
from spinelog.domain.medication import MEDICATION
from spinelog.domain.pain import PAIN
from spinelog.domain.person import PERSON
from spinelog.domain.procedure import AFTER_EFFECT, ESTIMATE, PROCEDURE
from spinelog.domain.questionnaire import QUESTIONNAIRE
from spinelog.domain.scan import ATTACHMENT, SCAN
from spinelog.domain.therapy import THERAPY, THERAPY_SESSION
from spinelog.domain.visit import CLINICIAN, QUESTION, VISIT
from spinelog.domain.week import WEEK, WEEK_PAIN

NOUNS: dict[str, Noun] = {
    noun.name: noun
    for noun in (
        PAIN, DAY_NOUN, DAY_PAIN, DAY_DOSE, WEEK, WEEK_PAIN, CADENCE, FLARE, GOAL, GOAL_CHECK, CLINICIAN, PROCEDURE, ESTIMATE,
        AFTER_EFFECT, QUESTIONNAIRE, BLOCK, BLOCK_READING, MEDICATION, THERAPY, THERAPY_SESSION, SCAN, ATTACHMENT, EVENT,
        DIAGNOSIS, FACTOR, VISIT, QUESTION, PERSON,
    )
}  # fmt: skip
"""In an order in which what an item points to comes before it."""


def parts_of(noun: Noun) -> tuple[Noun, ...]:
    """The nouns whose items belong to one of this noun: checks to a goal, sessions to a therapy."""
    return tuple(one for one in NOUNS.values() if one.parent and one.field(one.parent).ref == noun.name)
