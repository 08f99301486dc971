"""The renderers by the name of their format."""

from __future__ import annotations

from collections.abc import Callable

from spinelog.domain.errors import Usage
from spinelog.summary.doc import SummaryDoc


def _text(doc: SummaryDoc) -> str:
    from spinelog.summary.text import render as text

    return text(doc)


def _plain(doc: SummaryDoc) -> str:
    from spinelog.summary.text import render as text

    return text(doc, plain=True)


def _html(doc: SummaryDoc) -> str:
    from spinelog.summary.html import render as html

    return html(doc)


FORMATS: dict[str, Callable[[SummaryDoc], str]] = {"text": _text, "plain": _plain, "html": _html}


def render(doc: SummaryDoc, format_name: str) -> str:
    """The summary in one form. Raises Usage for a form that is not known."""
    if format_name not in FORMATS:
        raise Usage(f"There is no form {format_name!r}. One of: {', '.join(FORMATS)}")
    return FORMATS[format_name](doc)
