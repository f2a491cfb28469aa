"""Deals and tasks for a file full of people, so that the board and the calendar are full too."""

from __future__ import annotations

import random
from datetime import timedelta

from core.domain.deal import Deal
from core.domain.money import Money
from core.domain.task import Task
from desktop.start.startup import Program
from desktop.words import dates

_OPEN, _CLOSED, _TASKS = 420, 60, 90
_TITLES = (
    "Forty chairs, oak", "Reception desk", "Shelves for the spring window", "Round tables",
    "样板间定制柜", "城南分店桌椅", "Service contract", "Spare parts for a year", "年礼茶盘",
    "Kitchen for the new canteen",
)  # fmt: skip
_TASK_TITLES = ("Send the offer", "Call back about the date", "寄两块木样", "Ask for the drawings")
_REASONS = ("too dear", "too late", "no answer")


def fill(program: Program) -> None:
    """Add deals in every stage, some won, some lost, and tasks; once for each file."""
    if program.deals.list_deals(limit=1):
        return
    rng = random.Random(5)  # noqa: S311 - nothing secret about it
    stages = program.deals.list_stages()
    for number in range(_OPEN + _CLOSED):
        # More stand at the beginning than at the end, as everywhere.
        stage = stages[int(len(stages) * rng.random() ** 1.5)]
        made, _ = program.deals.add(_deal(program, rng, stage.id))
        if number >= _OPEN and number % 3:
            program.deals.win(made.id)
        elif number >= _OPEN:
            program.deals.lose(made.id, rng.choice(_REASONS))
    for _ in range(_TASKS):
        due = dates.today() + timedelta(days=rng.randrange(-4, 30))
        program.tasks.add(
            Task(rng.choice(_TASK_TITLES), due_on=due, contact_id=rng.randrange(2, 2_000))
        )


def _deal(program: Program, rng: random.Random, stage_id: int) -> Deal:
    contact = program.contacts.get(rng.randrange(2, 2_000))
    firm = contact.companies[0].company_id if contact.companies else None
    is_chinese = contact.name > "\u3000"
    worth = rng.randrange(2, 400) * (50_000 if is_chinese else 5_000)
    return Deal(
        rng.choice(_TITLES),
        company_id=firm,
        contact_ids=(contact.id,),
        stage_id=stage_id,
        amount=Money(worth, "CNY" if is_chinese else "EUR"),
        opened_on=dates.today() - timedelta(days=rng.randrange(120)),
        expected_on=dates.today() + timedelta(days=rng.randrange(2, 150)),
    )
