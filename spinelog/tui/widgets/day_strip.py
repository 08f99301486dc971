"""A strip of days: which are recorded, which were added later or typed in from paper, which are not there."""

from __future__ import annotations

from datetime import date, timedelta

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from spinelog.domain.clock import IN_TIME
from spinelog.domain.dates import show_short
from spinelog.domain.day import FROM_PAPER
from spinelog.tui.content import cut, line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from textual.geometry import Size

RECORDED, ADDED_LATER, ON_PAPER, NOT_RECORDED, PAUSE = "■", "□", "●", "·", "–"
DAY_WIDTH = 2
WEEK_WIDTH = 7 * DAY_WIDTH + 1


def legend(states: Mapping[date, str], paused: Collection[date] = (), *, briefly: bool = False) -> Content:
    """What the signs mean, for the title line above the strip; paper and a pause only where there is any."""
    later, none, gap = ("later", "none", "  ") if briefly else ("added later", "not recorded", "   ")
    signs = [f"{RECORDED} recorded", f"{ADDED_LATER} {later}"]
    signs += [f"{ON_PAPER} from paper"] if FROM_PAPER in states.values() else []
    signs += [f"{NOT_RECORDED} {none}"]
    signs += [f"{PAUSE} pause"] if any(day not in states for day in paused) else []
    return Content(gap.join(signs))


class DayStrip(Widget):
    """Weeks of days on one line, two columns a day and a gap a week, the first date of each week above.

    `states` says for a recorded day how late it was written (`spinelog.domain.clock.lateness`), or that it is
    `FROM_PAPER` (`spinelog.domain.day`); other days are not recorded, and have a sign of their own where they are
    `paused`. `letters` are procedures by their day. The open day is inverted. Days after `last` are blank. It never
    counts days in a row.
    """

    DEFAULT_CSS = """
    DayStrip {
        width: auto;
        height: 2;
        pointer: pointer;
    }
    """
    ALLOW_SELECT = False

    first: reactive[date] = reactive(date.min, init=False)
    weeks: reactive[int] = reactive(5, layout=True, init=False)
    last: reactive[date] = reactive(date.max, init=False)
    open_day: reactive[date | None] = reactive(None, init=False)
    states: reactive[Mapping[date, str]] = reactive(dict, init=False)
    letters: reactive[Mapping[date, str]] = reactive(dict, init=False)
    paused: reactive[Collection[date]] = reactive(frozenset(), init=False)

    class DayChosen(Message):
        """A day was clicked."""

        def __init__(self, strip: DayStrip, day: date) -> None:
            super().__init__()
            self.strip = strip
            self.day = day

        @property
        def control(self) -> DayStrip:
            """The strip, for `@on` with a selector."""
            return self.strip

    def __init__(
        self,
        first: date,
        weeks: int = 5,
        *,
        last: date = date.max,
        open_day: date | None = None,
        states: Mapping[date, str] | None = None,
        letters: Mapping[date, str] | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own word
        classes: str | None = None,
    ) -> None:
        """Make a strip of `weeks` weeks from `first`, the first day of a week."""
        super().__init__(id=id, classes=classes)
        self.set_reactive(DayStrip.first, first)
        self.set_reactive(DayStrip.weeks, weeks)
        self.set_reactive(DayStrip.last, last)
        self.set_reactive(DayStrip.open_day, open_day)
        self.set_reactive(DayStrip.states, states or {})
        self.set_reactive(DayStrip.letters, letters or {})

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All weeks, without the gap after the last."""
        return self.weeks * WEEK_WIDTH - 1

    def render(self) -> Content:
        """The dates, and the days under them."""
        dates, days = [], []
        for week in range(self.weeks):
            monday = self.first + timedelta(days=7 * week)
            dates.append(cut(line(show_short(monday, monday), "$muted") if monday <= self.last else "", WEEK_WIDTH))
            for number in range(7):
                days += [self._day(monday + timedelta(days=number)), Content(" ")]
            days.append(Content(" "))
        return Content.assemble(*dates[:-1], dates[-1].rstrip(), "\n", *days[:-2])

    def _day(self, day: date) -> Content:
        if day > self.last:
            return Content(" ")
        style = " reverse" if day == self.open_day else ""
        if day in self.letters:
            return line(self.letters[day][:1], "bold $procedure" + style)
        state = self.states.get(day)
        if state is None:
            return Content.styled(PAUSE if day in self.paused else NOT_RECORDED, ("$foreground" if style else "$missing") + style)
        sign = {IN_TIME: RECORDED, FROM_PAPER: ON_PAPER}.get(state, ADDED_LATER)
        hue = "$late" if sign == ADDED_LATER else "$function"
        return Content.styled(sign, ("$foreground" if style else hue) + style)

    def day_at(self, column: int) -> date | None:
        """The day at a column of the strip."""
        week, rest = divmod(column, WEEK_WIDTH)
        if not 0 <= week < self.weeks or rest >= 7 * DAY_WIDTH:
            return None
        day = self.first + timedelta(days=7 * week + rest // DAY_WIDTH)
        return day if day <= self.last else None

    def on_click(self, event: events.Click) -> None:
        """Choose the day under the pointer."""
        if event.y == 1 and (day := self.day_at(event.x)):
            self.post_message(self.DayChosen(self, day))
