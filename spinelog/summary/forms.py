"""Forms: the first and the latest of each with their dates and the change. No verdict, nothing held against a threshold."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from spinelog.analysis.procedures import Lettered
from spinelog.analysis.questionnaires import Course, Point, ability_courses, change_courses, peg_course, total_courses
from spinelog.domain.amounts import fixed
from spinelog.domain.dates import surely_before
from spinelog.domain.procedure import DONE, IN_SENTENCE, PROCEDURE
from spinelog.domain.questionnaire import PEG, QUESTIONNAIRE
from spinelog.domain.words import joined
from spinelog.knowledge.instruments import instruments
from spinelog.summary.doc import Forms, Said
from spinelog.summary.sentences import TO, amount, partial_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from spinelog.domain.values import Procedure, Questionnaire
    from spinelog.summary.story import Story

NAMED = 4
"""Incomplete forms that are named by their dates; of more only the number is told."""


def forms_section(story: Story, forms: Sequence[Questionnaire]) -> Forms:
    """Every form filled in up to today: ability for each goal, the PEG, the change since each procedure, totals."""
    today = story.today
    lines = [*_abilities(story), *_peg(forms, today), *_changes(story, forms), *_totals(forms, today)]
    peg = instruments().get(PEG)
    has_peg = any(one.kind == PEG for one in forms)
    return Forms(tuple(lines), peg.caveat if peg is not None and has_peg else "")


def anchor_words(one: Lettered, today: date) -> str:
    """`A, the epidural of 8 Oct`: what a change is counted from."""
    return joined((one.letter, _named(one.procedure, today)))


def _named(procedure: Procedure, today: date) -> str:
    status = "" if procedure.status == DONE else f"{PROCEDURE.field('status').show(asdict(procedure)).lower()} "
    return f"the {status}{IN_SENTENCE.get(procedure.kind, 'procedure')} of {partial_words(procedure.date, today)}"


def _abilities(story: Story) -> list[Said]:
    goals = {goal.uid: goal.statement for goal in story.goals}
    found = {course.about: course for course in ability_courses(story.checks, story.today)}
    return [
        Said(statement, f"own rating {_span(found[uid], story.today, _whole)}; 0 unable, 10 as before, higher is better")
        for uid, statement in goals.items()
        if uid in found
    ]


def _peg(forms: Sequence[Questionnaire], today: date) -> list[Said]:
    course = peg_course(forms, today)
    if not course.points and not course.incomplete:
        return []
    left = ""
    if course.incomplete:
        named = joined(partial_words(day, today) for day in course.incomplete[-NAMED:])
        left = f"incomplete on {named}" if len(course.incomplete) <= NAMED else f"{len(course.incomplete)} incomplete"
    span = _span(course, today, lambda value: fixed(value, 1)) if course.points else ""
    times = len(course.points)
    asked = f"of the past week, 0 to 10, lower is better; filled in {'once' if times == 1 else f'{times} times'}" if times else ""
    return [Said("PEG", joined((span, asked, left), "; "))]


def _changes(story: Story, forms: Sequence[Questionnaire]) -> list[Said]:
    letters = {one.procedure.uid: one for one in story.procedures}
    found = []
    for course in change_courses(forms, story.today):
        one = letters.get(course.about)
        since = f"Since {anchor_words(one, story.today)}" if one is not None else "Since a cancelled procedure"
        zero = one.procedure.date if one is not None else None
        early = zero is not None and any(surely_before(point.date, zero) for point in course.points)
        told = _span(course, story.today, _step, with_change=False)
        found.append(Said(since, joined((told, "an answer is dated before it" if early else ""), "; ")))
    return found


def _totals(forms: Sequence[Questionnaire], today: date) -> list[Said]:
    found = []
    for course in total_courses(forms, today):
        latest = course.latest
        if latest is None:
            continue
        way = {"less": "lower is better", "more": "higher is better"}.get(_way(course), "")
        span = "" if latest.low is None or latest.high is None else f"{amount(latest.low)} to {amount(latest.high)}"
        scale = joined((span or "its range was not told", way)) if course.is_one_scale or len(course.points) == 1 else ""
        apart = "its range is not the same, or was not told, so no change is given" if not scale else ""
        found.append(Said(course.about, joined((_span(course, today, amount), scale, apart), "; ")))
    return found


def _way(course: Course) -> str:
    return next((one.better for one in reversed(course.points) if one.better is not None), "")


def _span(course: Course, today: date, show: Callable[[float], str], *, with_change: bool = True) -> str:
    """`7.3 (24 Sep) -> 3.7 (19 Nov), 3.7 points lower`; the latest alone where there is no other."""
    first, latest = course.first, course.latest
    if first is None or latest is None:
        return ""
    if len(course.points) == 1:
        return _dated(latest, today, show)
    change = f", {_change_words(course.change, show)}" if with_change and course.change is not None else ""
    return f"{_dated(first, today, show)} {TO} {_dated(latest, today, show)}{change}"


def _dated(point: Point, today: date, show: Callable[[float], str]) -> str:
    return f"{show(point.value)} ({partial_words(point.date, today)})"


def _change_words(change: float, show: Callable[[float], str]) -> str:
    size = show(abs(change))
    if not size.strip("0."):
        return "the same"
    return f"{size} {'point' if size == '1' else 'points'} {'higher' if change > 0 else 'lower'}"


def _whole(value: float) -> str:
    return fixed(value)


def _step(value: float) -> str:
    return QUESTIONNAIRE.field("change").show({"change": int(value)}).lower()
