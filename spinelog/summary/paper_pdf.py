"""A blank form as a PDF, on the paper that the person prints on."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from spinelog.summary.pdf import as_data, compiled

if TYPE_CHECKING:
    from datetime import date

    from spinelog.summary.paper import Blank
    from spinelog.summary.papers import Paper


def blank_pdf(form: Blank, paper: Paper, today: date) -> bytes:
    """The page, the same bytes for the same form and day. Raises SpinelogError where no PDF can be made."""
    sides = [paper.height, paper.width] if form.is_wide else [paper.width, paper.height]
    data = {**as_data(form), "paper": sides, "is_dense": form.is_dense}
    return compiled(files("spinelog.summary").joinpath("paper.typ").read_bytes(), data, today)
