"""What stands on a blank form: the person's own pains, medicines, sites and planned times; plain words without a journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spinelog.analysis.blocks import planned
from spinelog.domain.block import BEFORE, site_names
from spinelog.domain.procedure import CANCELLED
from spinelog.domain.values import Pain, Procedure
from spinelog.knowledge.blocks import facts, looked_at_in_hours
from spinelog.storage.blocks import diary_of, latest_diary
from spinelog.storage.quick import medicines, pains, transaction
from spinelog.summary.blocks import usual_sites

if TYPE_CHECKING:
    from datetime import date

    from spinelog.storage.connection import Connector
    from spinelog.storage.journal import Journal

MOST_MEDICINES = 3
"""As-needed medicines that have a column of their own; more would leave no room to write in."""


@dataclass(frozen=True, slots=True)
class WeekForm:
    """The columns of a week that are the person's own."""

    pains: tuple[str, ...] = ("pain",)
    medicines: tuple[str, ...] = ()
    """As-needed medicines; without any there is one column of extra tablets."""
    has_more: bool = False
    """There are more of them than columns."""


@dataclass(frozen=True, slots=True)
class BlockForm:
    """The rows and columns of a block diary."""

    slots: tuple[int, ...] = ()
    """Minutes after the injection, without the score from before."""
    sites: tuple[str, ...] = ("right", "left")
    activity: str = ""


def week_form(connector: Connector, day: date) -> WeekForm:
    """As the journal has it on this day."""
    with transaction(connector) as connection:
        known, taken = pains(connection), medicines(connection, day)
    names = tuple(name for _, name in taken)
    return WeekForm(
        tuple(name for _, name, _ in known) or WeekForm().pains, names[:MOST_MEDICINES], has_more=len(names) > MOST_MEDICINES
    )


def plain_block_form() -> BlockForm:
    """The usual planned times, and both sides: which one it is nobody has said."""
    return BlockForm(facts("slots"))


def block_form(journal: Journal) -> BlockForm:
    """For the nerve block that comes next, else the latest: its own diary where one is begun, else the form used last."""
    blocks = [one for one in journal.items(Procedure) if one.status != CANCELLED and looked_at_in_hours(one.kind)]
    procedure = max(blocks, key=lambda one: (one.date, one.created_at), default=None)
    own = diary_of(journal, procedure.uid) if procedure is not None else None
    used = own or latest_diary(journal)
    slots = facts("slots") if used is None else tuple(slot for slot in planned(used) if slot != BEFORE)
    sites = BlockForm().sites
    if own is not None:
        sites = site_names(own.sites)
    elif procedure is not None:
        sites = site_names(usual_sites(procedure, journal.items(Pain)))
    return BlockForm(slots, sites, (used.activity or "") if used is not None else "")
