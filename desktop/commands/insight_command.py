"""`cardfile insight`: satisfaction, moods, who waits, deals and what passed, in figures."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from core.domain.draft_learning import DraftMonth
from core.domain.insight import (
    Grouping,
    GroupLine,
    InsightFilter,
    MoodCounts,
    Period,
    Reasons,
    ReplyTimes,
    Share,
    Turn,
)
from core.domain.interaction import InteractionKind
from core.errors import UserError
from desktop.commands.console import add_deed, check_free, print_json, print_safely
from desktop.commands.deal_command import day
from desktop.commands.numbers import counted, whole_number
from desktop.start.startup import Program

_DAYS = 90
_MOST_MONTHS = 1_200
_TURNS = {
    Turn.BETTER: "better than before",
    Turn.WORSE: "worse than before",
    Turn.SAME: "no clear change",
    Turn.UNKNOWN: "too few to compare",
}


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser(
        "insight",
        parents=[common],
        help="satisfaction, moods, waiting replies, deals and activity in figures",
        description="Counted, never guessed. Days are those of this computer's time zone; without "
        "--from and --to the last 90 of them count.",
    )
    deeds = parser.add_subparsers(metavar="WHAT", title="what", required=True)
    report = _add(deeds, common, "satisfaction", _satisfaction, "share, change, reasons, replies")
    report.add_argument("--pdf", type=Path, metavar="FILE", help="the report to print")
    report.add_argument("--table", type=Path, metavar="FILE", help="its figures: .csv or .xlsx")
    report.add_argument("--language", choices=("en", "zh_CN"), default="en", help="of the report")
    moods = _add(deeds, common, "moods", _moods, "moods over time, or by group; whose mood dropped")
    moods.add_argument("--by", choices=[by.value for by in Grouping], help="groups, not time")
    moods.add_argument("--drops", action="store_true", help="contacts whose mood dropped")
    _add(deeds, common, "waiting", _waiting, "conversations without an answer, by age")
    _add(deeds, common, "deals", _deals, "deals by stage and month, and the forecast")
    _add(deeds, common, "activity", _activity, "what passed, by channel")
    drafts = add_deed(deeds, common, "drafts", _drafts, "what became of drafts, by month")
    drafts.add_argument(
        "--months", type=whole_number, default=12, metavar="N", help="the last N (12)"
    )


def _add(
    deeds: Any,  # noqa: ANN401 - argparse's own
    common: argparse.ArgumentParser,
    name: str,
    work: Callable[[Program, argparse.Namespace], int],
    words: str,
) -> argparse.ArgumentParser:
    parser = add_deed(deeds, common, name, work, words)
    parser.add_argument("--from", dest="first", metavar="DAY", help="the first day: 2027-01-01")
    parser.add_argument("--to", dest="last", metavar="DAY", help="the last day (default: today)")
    parser.add_argument("--contact", type=whole_number, metavar="ID")
    parser.add_argument("--company", type=whole_number, metavar="ID")
    parser.add_argument("--channel", choices=[kind.value for kind in InteractionKind])
    parser.add_argument("--tag", default="", metavar="TAG")
    return parser


def _period(program: Program, arguments: argparse.Namespace) -> Period:
    today = program.insights.today()
    last = today if arguments.last is None else day(arguments.last)
    first = last - timedelta(_DAYS - 1) if arguments.first is None else day(arguments.first)
    if first > last:
        raise UserError("period-backwards", first=f"{first}", last=f"{last}")
    return Period(first, last)


def _only(program: Program, arguments: argparse.Namespace) -> InsightFilter:
    """Return the filter. Raises UserError("no-such-record")."""
    if arguments.contact is not None:
        program.contacts.get(arguments.contact)
    if arguments.company is not None:
        program.contacts.get_company(arguments.company)
    channel = None if arguments.channel is None else InteractionKind(arguments.channel)
    return InsightFilter(arguments.contact, arguments.company, channel, arguments.tag)


def _satisfaction(program: Program, arguments: argparse.Namespace) -> int:
    period, only = _period(program, arguments), _only(program, arguments)
    for target in (arguments.pdf, arguments.table):
        check_free(target)
    found = program.insights.satisfaction(period, only)
    if arguments.pdf is not None or arguments.table is not None:
        from desktop.on_paper.satisfaction_files import save  # noqa: PLC0415 - the only need for Qt

        save(program.insights, found, only, (arguments.pdf, arguments.table), arguments.language)
    if arguments.json:
        print_json(found)
        return 0
    for target in filter(None, (arguments.pdf, arguments.table)):
        print_safely(f"Saved as {target}.")
    print_safely(f"{_days(period)}: {found.counts.rated} rated messages of {found.people} people")
    print_safely(f"Satisfied: {_share(found.satisfied)}; {_TURNS[found.turn]}")
    if found.turn is not Turn.UNKNOWN:
        print_safely(f"  the {period.days} days before: {_share(found.before)}")
    print_safely(f"Messages: {_counts(found.counts)}; {found.unrated} not rated yet")
    for line in _reasons(found.reasons):
        print_safely(line)
    print_safely(f"Replies: {_replies(found.replies)}")
    return 0


def _moods(program: Program, arguments: argparse.Namespace) -> int:
    if arguments.drops:
        return _drops(program, arguments)
    period, only = _period(program, arguments), _only(program, arguments)
    if arguments.by is not None:
        lines = program.insights.list_groups(period, Grouping(arguments.by), only, limit=50)
        return _tell(lines, [_group(line) for line in lines], arguments)
    trend = program.insights.moods(period, only)
    told = []
    for one in trend.steps:
        mean = "too few" if one.mean.value is None else f"{one.mean.value:+.2f}"
        told.append(f"{_days(one.period)}  {mean:>8}  {_counts(one.counts)}")
    return _tell(trend, told, arguments)


def _drops(program: Program, arguments: argparse.Namespace) -> int:
    drops = program.insights.list_mood_drops()
    told = [
        f"#{drop.contact_id} {drop.name}: {drop.now:+.2f}, before {drop.before:+.2f}; "
        f"messages {', '.join(map(str, drop.message_ids))}; {'; '.join(drop.phrases)}"
        for drop in drops
    ]
    return _tell(drops, told or ["Nobody's mood dropped."], arguments)


def _waiting(program: Program, arguments: argparse.Namespace) -> int:
    ages = program.insights.waiting(_only(program, arguments))
    told = [f"{_age(age.least_days, age.most_days)}: {age.count}" for age in ages]
    return _tell(ages, told, arguments)


def _deals(program: Program, arguments: argparse.Namespace) -> int:
    found = program.insights.deals(_period(program, arguments))
    told = [f"{line.stage.name}: {line.count} open" for line in found.stages]
    told += [f"Forecast, weighted: {one.weighted.written()}" for one in found.forecast.sums]
    for month in found.months:
        won = "; ".join(money.written() for money in month.sums)
        told.append(f"{month.month:%Y-%m}: {month.won} won, {month.lost} lost  {won}".rstrip())
    told += [f"Lost, {reason}: {count}" for reason, count in found.lost_reasons]
    # The deals themselves are for `cardfile deal`.
    plain = replace(found, stages=tuple(replace(line, deals=()) for line in found.stages))
    return _tell(plain, told, arguments)


def _activity(program: Program, arguments: argparse.Namespace) -> int:
    found = program.insights.activity(_period(program, arguments), _only(program, arguments))
    told = [
        f"{_days(one.period)}  {', '.join(f'{count} {kind.value}' for kind, count in one.counts)}"
        for one in found.steps
    ]
    return _tell(found, told, arguments)


def _drafts(program: Program, arguments: argparse.Namespace) -> int:
    months = program.draft_learning.list_months(min(max(1, arguments.months), _MOST_MONTHS))
    return _tell(months, [_draft_month(one) for one in months] or ["No drafts yet."], arguments)


def _draft_month(one: DraftMonth) -> str:
    changed = "too few to tell" if one.changed is None else f"{one.changed:.0%} on average"
    return (
        f"{one.first:%Y-%m}: {one.made} made, {one.sent} sent; changed: {changed}; "
        f"sent as it was: {_share(one.unchanged)}; put aside: {_share(one.put_aside)}"
    )


def _tell(found: object, lines: list[str], arguments: argparse.Namespace) -> int:
    if arguments.json:
        print_json(found)
        return 0
    for line in lines:
        print_safely(line)
    return 0


def _days(period: Period) -> str:
    return f"{period.first}" if period.days == 1 else f"{period.first} to {period.last}"


def _share(share: Share) -> str:
    if share.share is None or share.low is None or share.high is None:
        return f"too few to tell ({share.count} of {share.total})"
    return (
        f"{share.share:.0%} ({share.count} of {share.total}), "
        f"probably {share.low:.0%} to {share.high:.0%}"
    )


def _counts(counts: MoodCounts) -> str:
    return (
        f"{counts.positive} happy, {counts.neutral} neutral, {counts.mixed} mixed, "
        f"{counts.negative} upset, {counts.unsure} not sure"
    )


def _group(line: GroupLine) -> str:
    return f"{line.name}: {_share(line.satisfied)}; {_TURNS[line.turn]}"


def _reasons(found: Reasons) -> list[str]:
    lines = [f"  {one.word}: {one.count}  {'; '.join(one.phrases)}" for one in found.lines]
    return [f"Reasons, from {found.read} of {found.total} upset messages:", *lines]


def _replies(times: ReplyTimes) -> str:
    counts = f"{times.answered} answered, {times.unanswered} not"
    if times.median_s is None or times.most_s is None:
        return f"too few to tell ({counts})"
    half, most = _hours(times.median_s), _hours(times.most_s)
    return f"half within {half}, nine of ten within {most} ({counts})"


def _hours(seconds: float) -> str:
    hours = seconds / 3600
    return f"{hours:.1f} hours" if hours < 48 else f"{hours / 24:.1f} days"


def _age(least: int, most: int | None) -> str:
    if most is None:
        return f"{counted(least, 'day')} and more"
    return counted(least, "day") if least == most else f"{least} to {most} days"
