"""The renderers by the name of their form."""

from __future__ import annotations

import os
from collections.abc import Callable

from spinelog.domain.errors import Usage
from spinelog.summary.doc import SummaryDoc
from spinelog.summary.papers import PAPERS, Paper


def _text(doc: SummaryDoc, paper: Paper) -> str:
    from spinelog.summary.text import render as text

    return text(doc)


def _plain(doc: SummaryDoc, paper: Paper) -> str:
    from spinelog.summary.text import render as text

    return text(doc, plain=True)


def _markdown(doc: SummaryDoc, paper: Paper) -> str:
    from spinelog.summary.markdown import render as markdown

    return markdown(doc)


def _html(doc: SummaryDoc, paper: Paper) -> str:
    from spinelog.summary.html import render as html

    return html(doc, paper)


PDF = "pdf"
FORMATS: dict[str, Callable[[SummaryDoc, Paper], str]] = {"text": _text, "plain": _plain, "markdown": _markdown, "html": _html}
"""The forms that are text; beside them there is the PDF."""

FORMS = (*FORMATS, PDF)

ENDINGS = {".txt": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".pdf": PDF}
"""Ending of a file -> the form that it is written in, where none is named."""


def form_of(path: str, otherwise: str = "text") -> str:
    """The form that a file's ending asks for."""
    return ENDINGS.get(os.path.splitext(path)[1].lower(), otherwise)


def ending_of(form: str) -> str:
    """The ending of a file in this form: `.md`."""
    return next((ending for ending, known in ENDINGS.items() if known == form), ".txt")


def render(doc: SummaryDoc, form: str, paper: Paper = PAPERS["a4"]) -> str:
    """The summary as text in one form. Raises Usage for a form that is not known."""
    if form not in FORMATS:
        raise Usage(f"There is no form {form!r}. One of: {', '.join(FORMATS)}")
    return FORMATS[form](doc, paper)


def content(doc: SummaryDoc, form: str, paper: Paper) -> bytes:
    """The summary as the bytes of a file, in any form. Raises Usage, and SpinelogError where a PDF cannot be made here."""
    if form != PDF:
        return render(doc, form, paper).encode()
    from spinelog.summary.pdf import render as pdf

    return pdf(doc, paper)
