"""The summary as text: its parts in the order of the sheet, each laid out in columns or as lines to be read aloud."""

from __future__ import annotations

from spinelog.domain.text import capital
from spinelog.summary.doc import SummaryDoc
from spinelog.summary.layout import Aloud, Columns


def render(doc: SummaryDoc, *, plain: bool = False) -> str:
    """The whole summary; every line at most 80 columns. `plain`: for a screen reader."""
    page = Aloud() if plain else Columns()
    parts = (
        _head, _goals, _questions, _changed, _table, _procedures, _ledger, _courses, _standing, _timeline, _factors, _scans,
        _weeks, _recalled, _more, _flares, _forms, _notes, _made,
    )  # fmt: skip
    lines = [line for part in parts for line in part(doc, page)]
    return "\n".join(line.rstrip() for line in [*lines, "", *page.text(doc.footer)]) + "\n"


def _head(doc: SummaryDoc, page: Columns) -> list[str]:
    texts = (doc.about, doc.purpose, doc.period, doc.recorded)
    return [*page.name(doc.title), *(line for text in texts if text for line in page.text(text))]


def _goals(doc: SummaryDoc, page: Columns) -> list[str]:
    if not doc.goals:
        return []
    lines = page.title("Goals")
    for number, goal in enumerate(doc.goals, start=1):
        lines += page.item(f"{number}.", goal.statement)
        parts = [f"{name} {value}" for name, value in (("start", goal.before), ("now", goal.now), ("goal", goal.target)) if value]
        if parts:
            lines += page.under("; ".join(parts))
        if goal.facts:
            lines += page.under(goal.facts)
    return lines


def _questions(doc: SummaryDoc, page: Columns) -> list[str]:
    if not doc.questions:
        return []
    lines = page.title("Questions")
    for number, question in enumerate(doc.questions, start=1):
        lines += page.item(f"{number}.", question)
    return lines


def _changed(doc: SummaryDoc, page: Columns) -> list[str]:
    return [*page.title("What changed"), *(line for said in doc.changed for line in page.said(said.label, said.text))]


def _table(doc: SummaryDoc, page: Columns) -> list[str]:
    return page.table(doc) if doc.rows else ["", *page.text(doc.no_rows)]


def _procedures(doc: SummaryDoc, page: Columns) -> list[str]:
    if not doc.procedures:
        return []
    lines = page.title("Procedures")
    for one in doc.procedures:
        lines += page.item(one.letter, f"{one.date}, {one.what}")
        lines += [line for fact in one.facts for line in page.under(fact)]
    return lines


def _ledger(doc: SummaryDoc, page: Columns) -> list[str]:
    lines = page.title("Sessions, one by one") if doc.ledger else []
    for one in doc.ledger:
        lines += page.item(one.letters, f"{one.date}, {one.what}")
        lines += [line for fact in one.facts for line in page.under(fact)]
    return lines + [line for text in doc.ledger_counts for line in page.text(text)]


def _courses(doc: SummaryDoc, page: Columns) -> list[str]:
    lines = []
    for title, courses, is_now in (
        ("Medicines now", doc.medicines, True),
        ("Medicines stopped", doc.medicines, False),
        ("Therapies now", doc.therapies, True),
        ("Therapies earlier", doc.therapies, False),
    ):
        shown = [one for one in courses if one.is_now is is_now]
        lines += page.title(title) if shown else []
        for one in shown:
            lines += page.hanging(f"{capital(one.name)}: {'; '.join(part for part in (one.course, *one.facts) if part)}")
    return lines


def _standing(doc: SummaryDoc, page: Columns) -> list[str]:
    lines = []
    if doc.before:
        lines += page.title("Before a procedure")
        lines += page.answers(doc.before)
        lines += page.text(f"({doc.before_when})")
    if doc.since_visit:
        lines += page.title("Since the last visit")
        lines += [line for said in doc.since_visit for line in page.said(said.label, said.text)]
    if doc.work:
        lines += [*page.title("Work"), *page.text(doc.work)]
    return lines


def _timeline(doc: SummaryDoc, page: Columns) -> list[str]:
    if not doc.timeline:
        return []
    lines = page.title("Timeline")
    for one in doc.timeline:
        lines += page.said(one.date, f"{one.letter}: {one.text}" if one.letter else one.text)
    return lines + (page.text(f"({doc.timeline_note})") if doc.timeline_note else [])


def _factors(doc: SummaryDoc, page: Columns) -> list[str]:
    lines = page.title("What eases, what worsens") if doc.factors else []
    return [*lines, *(line for said in doc.factors for line in page.said(said.label, said.text))]


def _scans(doc: SummaryDoc, page: Columns) -> list[str]:
    lines = page.title("Scans, in the words of their reports") if doc.scans else []
    for one in doc.scans:
        lines += page.said(one.date, f"{one.what}; {one.report}" if one.report else one.what)
        if one.words:
            lines += page.quoted(one.words)
    return lines


def _weeks(doc: SummaryDoc, page: Columns) -> list[str]:
    return page.weeks(doc) if doc.weeks else []


def _recalled(doc: SummaryDoc, page: Columns) -> list[str]:
    if not doc.recalled.weeks:
        return []
    lines = [*page.title("Weeks as recalled"), *page.text(doc.recalled.note)]
    for week in doc.recalled.weeks:
        told = [f"{head} {cell}" for head, cell in zip(doc.recalled.heads, week.cells, strict=True) if cell]
        lines += page.said(week.name, ", ".join(part for part in (*told, week.written) if part))
        lines += page.note("", week.note) if week.note else []
    return lines


def _more(doc: SummaryDoc, page: Columns) -> list[str]:
    lines = page.title("More on the figures") if doc.more else []
    return [*lines, *(line for said in doc.more for line in page.said(said.label, said.text))]


def _flares(doc: SummaryDoc, page: Columns) -> list[str]:
    lines = page.title("Flares") if doc.flares else []
    for one in doc.flares:
        helped = f"helped: {one.helped}" if one.helped else ""
        trigger = f"after {one.trigger}" if one.trigger else ""
        told = "; ".join(part for part in (one.day, one.peak, trigger, helped) if part)
        lines += page.said(one.date, told or "no more was said")
    return lines


def _forms(doc: SummaryDoc, page: Columns) -> list[str]:
    lines = page.title("Forms") if doc.forms.lines else []
    lines += [line for said in doc.forms.lines for line in page.said(said.label, said.text)]
    return lines + (page.text(f"({doc.forms.note})") if doc.forms.note else [])


def _notes(doc: SummaryDoc, page: Columns) -> list[str]:
    if not doc.notes:
        return []
    lines = page.title("Notes of days")
    return [*lines, *(line for said in doc.notes for line in page.note(said.label, said.text))]


def _made(doc: SummaryDoc, page: Columns) -> list[str]:
    lines = page.title("How the numbers are made")
    for text in doc.made:
        lines += page.point(text)
    return lines
