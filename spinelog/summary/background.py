"""Background: what the journal holds around the days. Visits, medicines, therapies, scans, events, flares."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from spinelog.domain.values import (
    Attachment,
    Clinician,
    Diagnosis,
    Event,
    Factor,
    Flare,
    Medication,
    Question,
    Questionnaire,
    Scan,
    Therapy,
    TherapySession,
    Visit,
)

if TYPE_CHECKING:
    from spinelog.domain.describe import Record
    from spinelog.storage.journal import Journal


@dataclass(frozen=True)
class Background:
    """Each in the order of its dates, what has no date first."""

    visits: tuple[Visit, ...]
    questions: tuple[Question, ...]
    clinicians: dict[str, Clinician]
    """By uid."""
    medications: tuple[Medication, ...]
    therapies: tuple[Therapy, ...]
    sessions: tuple[TherapySession, ...]
    scans: tuple[Scan, ...]
    attachments: tuple[Attachment, ...]
    """What is known of the files; their bytes are never read here."""
    events: tuple[Event, ...]
    diagnoses: tuple[Diagnosis, ...]
    factors: tuple[Factor, ...]
    flares: tuple[Flare, ...]
    questionnaires: tuple[Questionnaire, ...]

    @property
    def known(self) -> dict[str, Record]:
        """The records that a visit names, by uid."""
        return {uid: asdict(one) for uid, one in self.clinicians.items()}


def gather_background(journal: Journal) -> Background:
    """Read it, one question a noun."""
    return Background(
        visits=tuple(journal.items(Visit)),
        questions=tuple(journal.items(Question)),
        clinicians={one.uid: one for one in journal.items(Clinician)},
        medications=tuple(journal.items(Medication)),
        therapies=tuple(journal.items(Therapy)),
        sessions=tuple(journal.items(TherapySession)),
        scans=tuple(journal.items(Scan)),
        attachments=tuple(journal.items(Attachment)),
        events=tuple(journal.items(Event)),
        diagnoses=tuple(journal.items(Diagnosis)),
        factors=tuple(journal.items(Factor)),
        flares=tuple(journal.items(Flare)),
        questionnaires=tuple(journal.items(Questionnaire)),
    )
