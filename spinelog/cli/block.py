"""`spinelog block`: the diary of the hours after a nerve block, one score at a time."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import TYPE_CHECKING

from spinelog.analysis.blocks import planned
from spinelog.cli.context import Context
from spinelog.cli.naming import Names
from spinelog.cli.output import replace_option, write
from spinelog.cli.say import say, say_as_it_is, say_json, warn
from spinelog.domain.block import BLOCK, BLOCK_READING, CLOCK, PAPER, TYPED, instant_at, instant_near, site_names, slot_in_full
from spinelog.domain.clock import local_time
from spinelog.domain.dates import show_date
from spinelog.domain.describe import Changes, Field
from spinelog.domain.errors import BadValue, NotFound, Usage
from spinelog.domain.procedure import CANCELLED
from spinelog.domain.text import one_line
from spinelog.domain.values import Block, BlockReading, Pain, Procedure
from spinelog.knowledge.blocks import looked_at_in_hours
from spinelog.storage.blocks import change, diary_of, latest_diary, put, put_tablet
from spinelog.summary.block_json import diary_json
from spinelog.summary.block_sheet import diary_lines, html, text
from spinelog.summary.block_words import TABLETS, then_words
from spinelog.summary.blocks import load, load_with_earlier, usual_sites

if TYPE_CHECKING:
    from spinelog.analysis.blocks import BlockDay
    from spinelog.storage.journal import Journal

EXAMPLE = (
    "spinelog block start A --at 9:40 --site right\n"
    "  spinelog block score 7 --at 9:30\n"
    "  spinelog block score 3 --at 10:15\n"
    "  spinelog block show\n"
    "  spinelog block sheet -o block.html"
)
DO = {
    "start": "begin a diary, or mend its start",
    "score": "write down a score",
    "show": "read it",
    "sheet": "print it",
    "delete": "put it into the trash",
    "undelete": "bring the last one back",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """The action, its one word, and what goes with a score."""
    parser.add_argument("action", choices=tuple(DO), help="; ".join(f"{word}: {what}" for word, what in DO.items()))
    parser.add_argument("item", nargs="?", help="start: the procedure's letter; score: 0 to 10; else the procedure")
    parser.add_argument("--at", metavar="TIME", help="clock time of the injection or the score (default: now)")
    parser.add_argument("--site", action="append", default=[], metavar="NAME", help="right, left or a name; each is scored apart")
    parser.add_argument("--slots", metavar="TIMES", help='planned times of your clinic\'s form, like "0:15 0:30 1 2 4"')
    parser.add_argument("--activity", metavar="TEXT", help="what usually hurts, and is done while scoring")
    parser.add_argument("--bell", metavar="X", help="ring the bell on screen when a score is due: yes or no")
    parser.add_argument("--procedure", metavar="LETTER", help="whose diary (default: the latest)")
    parser.add_argument("--percent", metavar="N", help="your own percent less, kept apart from the score")
    parser.add_argument("--extra", action="store_true", help="an extra tablet had been taken")
    parser.add_argument("--rest", action="store_true", help="it was scored at rest")
    parser.add_argument("--left-out", action="store_true", help="asleep, or left out")
    parser.add_argument("--from-paper", action="store_true", help="typed in from the paper form")
    parser.add_argument("--note", metavar="TEXT", help="a note")
    parser.add_argument("-o", dest="output", metavar="FILE", help="sheet: write to this file; .html makes a page")
    replace_option(parser)
    parser.add_argument("--format", choices=("text", "html"), help="sheet: text or a page to print")
    parser.add_argument("--json", action="store_true", help="print as JSON")


def run(args: argparse.Namespace, context: Context) -> None:
    """One action."""
    actions = {"start": _start, "score": _score, "show": _show, "sheet": _sheet, "delete": _delete, "undelete": _undelete}
    actions[args.action](args, context)


# -- start -----------------------------------------------------------------------------------------------------------


def _start(args: argparse.Namespace, context: Context) -> None:
    journal, today = context.journal(), context.clock.today()
    procedure = _procedure(journal, args.item or args.procedure)
    there = diary_of(journal, procedure.uid)
    stamp = context.clock.stamp()
    changes: Changes = {}
    if args.at or there is None:
        changes["started"] = _injection(args.at, procedure, there, context)
        if there is None:
            changes["utc_offset_min"] = stamp.offset_min
    for option, name in (("slots", "slots"), ("activity", "activity"), ("bell", "bell"), ("note", "note")):
        if getattr(args, option) is not None:
            changes.update(BLOCK.field(name).read(getattr(args, option), today))
    if args.site:
        changes.update(BLOCK.field("sites").read(",".join(args.site), today))
    if there is not None:
        block = change(journal, there, changes) if changes else there
    else:
        changes.setdefault("sites", usual_sites(procedure, journal.items(Pain)))
        block = journal.add(Block, {**changes, "procedure": procedure.uid})
    if args.json:
        say_json(diary_json(load(journal, block)))
        return
    diary = load(journal, block)
    say(f"{'Goes on' if there is not None else 'Begun'}: {diary.name}, injection {diary.clock(block.started)}.")
    say(f"Planned times: before, {', '.join(slot_in_full(slot) for slot in planned(block)[1:])}.")
    say(f"{TABLETS} {then_words(diary, today)}")


def _procedure(journal: Journal, name: str | None) -> Procedure:
    """The one that is named; else the latest of a kind that is looked at in hours."""
    if name:
        found = Names(journal).find(Names(journal).noun("procedure"), name)
        if isinstance(found, Procedure):
            return found
    kinds = [one for one in journal.items(Procedure) if one.status != CANCELLED and looked_at_in_hours(one.kind)]
    if not kinds:
        raise NotFound(
            "There is no nerve block yet. Please add it first: spinelog procedure add medial_branch_block --date today"
        )
    return max(kinds, key=lambda one: (one.date, one.created_at))


def _injection(at: str | None, procedure: Procedure, there: Block | None, context: Context) -> datetime:
    """The named clock time of the procedure's day; else its own time; else now, on its day only."""
    stamp, today = context.clock.stamp(), context.clock.today()
    offset = stamp.offset_min if there is None or there.utc_offset_min is None else there.utc_offset_min
    day = procedure.date.full or today
    if at is not None:
        clock = CLOCK.read(at, today)["clock"]
        return instant_at(day, clock, offset)  # type: ignore[arg-type]
    if procedure.time is not None:
        return instant_at(day, procedure.time, offset)
    if local_time(stamp.instant, offset).date() == day:
        return stamp.instant
    raise BadValue("At what time was the injection? Please add it, like --at 9:40.")


# -- score -----------------------------------------------------------------------------------------------------------


def _score(args: argparse.Namespace, context: Context) -> None:
    journal = context.journal()
    block = _diary(journal, args.procedure)
    at = _instant(args.at, block, context)
    source = PAPER if args.from_paper else TYPED
    today = context.clock.today()
    if args.item is None and not args.left_out and args.percent is None:
        if not args.extra:
            raise Usage("What is the score? Write it like: spinelog block score 3")
        put_tablet(journal, block, at, source)
        say(f"Written down: an extra tablet at {local_time(at, block.utc_offset_min or 0):%H:%M}. {TABLETS}")
        return
    record: Changes = {"site": _one_site(args.site, block), "source": source}
    if args.left_out:
        record.update(score=None, left_out=True)
    texts: list[tuple[Field, str | None]] = [
        (BLOCK_READING.field(name), getattr(args, option))
        for option, name in (("percent", "percent"), ("activity", "activity"), ("note", "note"))
    ]
    texts.append((BLOCK_READING.field("score"), args.item))
    for field, words in texts:
        if words is not None:
            record.update(field.read(words, today))
    for option, name in (("extra", "extra"), ("rest", "at_rest")):
        if getattr(args, option):
            record[name] = True
    reading = put(journal, block, record, at=at)
    day = load(journal, block)
    if args.json:
        say_json(diary_json(day))
        return
    say(_written(day.day, reading))


def _written(day: BlockDay, reading: BlockReading) -> str:
    block = day.block
    place = f" ({slot_in_full(reading.slot_min)})" if reading.slot_min is not None else ""
    what = "asleep or left out" if reading.score is None and reading.left_out else f"{reading.score} of 10"
    if reading.score is None and reading.percent is not None:
        what = f"{reading.percent} % less, your own estimate"
    site = f", {one_line(reading.site)}" if reading.site and len(day.sites) > 1 else ""
    return f"Written down: {what}{site}, at {local_time(reading.scored_at, block.utc_offset_min or 0):%H:%M}{place}."


def _diary(journal: Journal, name: str | None) -> Block:
    block = diary_of(journal, _procedure(journal, name).uid) if name else latest_diary(journal)
    if block is None:
        raise NotFound("There is no block diary yet. To begin one: spinelog block start --at 9:40")
    return block


def _instant(at: str | None, block: Block, context: Context) -> datetime:
    if at is None:
        return context.clock.stamp().instant
    clock = CLOCK.read(at, context.clock.today())["clock"]
    return instant_near(block.started, clock, block.utc_offset_min or 0)  # type: ignore[arg-type]


def _one_site(names: list[str], block: Block) -> str:
    """The site that is named, by its beginning too; the only one where there is one."""
    known = site_names(block.sites)
    if not names:
        if len(known) > 1:
            raise Usage(f"Which side? Add one of: {', '.join(f'--site {name}' for name in known)}")
        return known[0]
    wanted = one_line(names[0]).lower()
    found = [name for name in known if name == wanted] or [name for name in known if wanted and name.startswith(wanted)]
    if len(names) > 1 or len(found) != 1:
        raise NotFound(f"This diary is of: {', '.join(known)}. Please name one of them.")
    return found[0]


# -- show and sheet ------------------------------------------------------------------------------------------------


def _show(args: argparse.Namespace, context: Context) -> None:
    journal = context.journal()
    diary = load(journal, _diary(journal, args.item or args.procedure))
    if args.json:
        say_json(diary_json(diary))
        return
    for line in diary_lines(diary, plain=args.plain):
        say(line)
    say(then_words(diary, context.clock.today()))


def _sheet(args: argparse.Namespace, context: Context) -> None:
    journal = context.journal()
    diary, earlier = load_with_earlier(journal, _diary(journal, args.item or args.procedure))
    diaries = [diary] if earlier is None else [diary, earlier]
    is_page = args.format == "html" or (args.format is None and (args.output or "").lower().endswith((".html", ".htm")))
    made = html(diaries, context.clock.today()) if is_page else text(diaries, plain=args.plain)
    if args.output:
        warn(f"Written: {write(args.output, made, args, context)}")
    else:
        (say_as_it_is if is_page else say)(made.rstrip("\n"))


# -- the trash -----------------------------------------------------------------------------------------------------


def _delete(args: argparse.Namespace, context: Context) -> None:
    journal = context.journal()
    block = _diary(journal, args.item or args.procedure)
    diary = load(journal, block)
    journal.delete(Block, block.uid)
    say(f"Deleted: the diary of {diary.name}, {show_date(diary.day_zero)}. To bring it back: spinelog block undelete")


def _undelete(args: argparse.Namespace, context: Context) -> None:
    journal = context.journal()
    trash = [one for one in journal.items(Block, trash=True) if one.deleted_at is not None]
    if not trash:
        raise NotFound("There is no block diary in the trash.")
    block = max(trash, key=lambda one: (str(one.deleted_at), one.started))
    if diary_of(journal, block.procedure) is not None:
        raise BadValue("Its procedure has another diary by now. Please delete that one first.")
    diary = load(journal, journal.undelete(Block, block.uid))
    say(f"Back: the diary of {diary.name}, {show_date(diary.day_zero)}.")
