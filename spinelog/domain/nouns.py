"""Every noun of the journal, in the order in which people meet them."""

from __future__ import annotations

from spinelog.domain.day import DAY_DOSE, DAY_NOUN, DAY_PAIN
from spinelog.domain.describe import Noun
from spinelog.domain.goal import GOAL, GOAL_CHECK
from spinelog.domain.pain import PAIN
from spinelog.domain.person import PERSON
from spinelog.domain.procedure import AFTER_EFFECT, ESTIMATE, PROCEDURE

NOUNS: dict[str, Noun] = {
    noun.name: noun for noun in (PAIN, DAY_NOUN, DAY_PAIN, DAY_DOSE, PROCEDURE, ESTIMATE, AFTER_EFFECT, GOAL, GOAL_CHECK, PERSON)
}
