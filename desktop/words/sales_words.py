"""The words on screen for deals, stages, sums and tasks, in the language in force."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from core.domain.deal import Deal, DealMove, DealState, Stage, StageLine, Sum
from core.domain.money import Money, digits_of
from core.domain.task import Task, TaskGroup
from desktop.words import dates, joined_words

_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "CNY": "¥", "INR": "₹", "KRW": "₩"}


def money(value: Money) -> str:
    """Return a sum as the language writes it: "€2,400", "12.000 kr", "¥120,000"."""
    digits = digits_of(value.currency)
    is_round = value.minor % 10**digits == 0
    shown = 0 if is_round else digits
    if not value.currency:
        return QLocale().toString(float(value.amount), "f", shown)
    sign = _SIGNS.get(value.currency, f"{value.currency}\N{NO-BREAK SPACE}")
    return QLocale().toCurrencyString(float(value.amount), sign, shown)


def moneys(values: tuple[Money, ...]) -> str:
    """Return sums of several currencies, one behind the other."""
    return "  +  ".join(map(money, values))


def stage_name(name: str) -> str:
    """Return a stage's name; the four of a new file have words in every language."""
    words = {
        "Lead": QCoreApplication.translate("sales", "Lead"),
        "Qualified": QCoreApplication.translate("sales", "Qualified"),
        "Proposal": QCoreApplication.translate("sales", "Proposal"),
        "Negotiation": QCoreApplication.translate("sales", "Negotiation"),
    }
    return words.get(name, name)


def state(value: DealState) -> str:
    """Return the word for how a deal stands."""
    words = {
        DealState.OPEN: QCoreApplication.translate("sales", "Open"),
        DealState.WON: QCoreApplication.translate("sales", "Won"),
        DealState.LOST: QCoreApplication.translate("sales", "Lost"),
    }
    return words[value]


def state_tone(value: DealState) -> str:
    """Return the tint of the chip for how a deal stands."""
    return {DealState.OPEN: "blue", DealState.WON: "green", DealState.LOST: "grey"}[value]


def stage_heading(line: StageLine) -> str:
    """Return the heading of a stage: "Proposal · 3"."""
    return f"{stage_name(line.stage.name)}  ·  {dates.number(line.count)}"


def chance(stage: Stage) -> str:
    """Return a stage with its chance: "Proposal (50%)"."""
    return QCoreApplication.translate("sales", "{stage} ({percent}%)").format(
        stage=stage_name(stage.name), percent=stage.win_percent
    )


def totals(sums: tuple[Sum, ...]) -> str:
    """Return what deals add up to, currency by currency."""
    return moneys(tuple(one.total for one in sums))


def weighted(sums: tuple[Sum, ...]) -> str:
    """Return what deals add up to, each weighed by its stage's chance."""
    return moneys(tuple(one.weighted for one in sums))


def deal_who(deal: Deal) -> str:
    """Return whom a deal is with: "Harbour Bakery · Maya Okafor"."""
    return "  ·  ".join(part for part in (deal.company_name, *deal.contact_names[:3]) if part)


def deal_day(deal: Deal) -> str:
    """Return when a deal is expected or was closed, "" when nobody said."""
    day = deal.expected_on if deal.state is DealState.OPEN else deal.closed_on
    return "" if day is None else dates.calendar_day(day)


def spoken_deal(deal: Deal, stage: str) -> str:
    """Return a deal for who listens: title, whom with, where it stands, amount, day."""
    amount = "" if deal.amount is None else money(deal.amount)
    stands = stage if deal.state is DealState.OPEN else state(deal.state)
    parts = (deal.title, deal_who(deal), stands, amount, deal_day(deal))
    return joined_words.listed(parts)


def move_line(move: DealMove) -> str:
    """Return a line of a deal's way: "Proposal, from Lead"; "Won, from Negotiation"."""
    where = stage_name(move.to_stage) if move.state is DealState.OPEN else state(move.state)
    if not move.from_stage or (move.state is DealState.OPEN and move.from_stage == move.to_stage):
        return where
    return QCoreApplication.translate("sales", "{where}, from {before}").format(
        where=where, before=stage_name(move.from_stage)
    )


def task_group(value: TaskGroup) -> str:
    """Return the heading of a group of tasks."""
    words = {
        TaskGroup.OVERDUE: QCoreApplication.translate("sales", "Overdue"),
        TaskGroup.TODAY: QCoreApplication.translate("sales", "Today"),
        TaskGroup.WEEK: QCoreApplication.translate("sales", "Next seven days"),
        TaskGroup.LATER: QCoreApplication.translate("sales", "Later"),
        TaskGroup.SOME_DAY: QCoreApplication.translate("sales", "Some day"),
        TaskGroup.DONE: QCoreApplication.translate("sales", "Done"),
    }
    return words[value]


def due(task: Task, today: date) -> str:
    """Return when a task is due: "Today, 14:30", "Tomorrow", "12 Nov 2026"; "" for some day."""
    if task.due_on is None:
        return ""
    days = (task.due_on - today).days
    words = {
        -1: QCoreApplication.translate("sales", "Yesterday"),
        0: QCoreApplication.translate("sales", "Today"),
        1: QCoreApplication.translate("sales", "Tomorrow"),
    }
    day = words.get(days) or dates.calendar_day(task.due_on)
    return day if task.due_at is None else f"{day}, {dates.clock(task.due_at)}"


def is_late(task: Task, today: date) -> bool:
    """Say whether the day of an open task is over."""
    return task.done_at is None and task.due_on is not None and task.due_on < today


def about(task: Task) -> str:
    """Return what a task is about: "Maya Okafor · Twelve chairs"."""
    parts = (task.contact_name, task.company_name, task.deal_title)
    return "  ·  ".join(part for part in parts if part)
