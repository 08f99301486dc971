"""The two charts under the form of a saved day, where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal

from spinelog.tui.widgets.chart import ChartPanel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinelog.summary.trends import TrendPanel


class DayCharts(Horizontal):
    """The first function and the main pain; hidden while there is neither."""

    async def show_panels(self, panels: Sequence[TrendPanel]) -> None:
        """Draw the first of each; a chart that is there already is only drawn anew."""
        first = [next((one for one in panels if one.measure.is_pain is is_pain), None) for is_pain in (False, True)]
        shown = [one for one in first if one is not None]
        self.set_class(bool(shown), "-shown")
        there = list(self.query(ChartPanel))
        if [panel.key for panel in there] != [one.measure.key for one in shown]:
            await self.remove_children()
            await self.mount_all([ChartPanel(one.measure.key, one.panel, one.words) for one in shown])
        else:
            for panel, one in zip(there, shown, strict=True):
                panel.set_panel(one.panel, one.words)
