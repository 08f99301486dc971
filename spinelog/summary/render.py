"""The renderers by the name of their format."""

from __future__ import annotations

import os
from collections.abc import Callable

from spinelog.domain.errors import Usage
from spinelog.summary.doc import SummaryDoc


def _text(doc: SummaryDoc) -> str:
    from spinelog.summary.text import render as text

    return text(doc)


def _plain(doc: SummaryDoc) -> str:
    from spinelog.summary.text import render as text

    return text(doc, plain=True)


def _markdown(doc: SummaryDoc) -> str:
    from spinelog.summary.markdown import render as markdown

    return markdown(doc)


def _html(doc: SummaryDoc) -> str:
    from spinelog.summary.html import render as html

    return html(doc)


FORMATS: dict[str, Callable[[SummaryDoc], str]] = {"text": _text, "plain": _plain, "markdown": _markdown, "html": _html}

ENDINGS = {".txt": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}
"""Ending of a file -> the form that it is written in, where none is named."""


def form_of(path: str, otherwise: str = "text") -> str:
    """The form that a file's ending asks for."""
    return ENDINGS.get(os.path.splitext(path)[1].lower(), otherwise)


def ending_of(form: str) -> str:
    """The ending of a file in this form: `.md`."""
    return next((ending for ending, known in ENDINGS.items() if known == form), ".txt")


def render(doc: SummaryDoc, format_name: str) -> str:
    """The summary in one form. Raises Usage for a form that is not known."""
    if format_name not in FORMATS:
        raise Usage(f"There is no form {format_name!r}. One of: {', '.join(FORMATS)}")
    return FORMATS[format_name](doc)
