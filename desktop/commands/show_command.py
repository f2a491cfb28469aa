"""`cardfile show KIND ID`: one record with its timeline."""

from __future__ import annotations

import argparse
from typing import Any

from core.domain.contact import Contact
from core.domain.deal import Deal
from core.domain.interaction import Interaction
from core.domain.task import Task
from desktop.commands import deal_command, task_command
from desktop.commands.console import opened, plain, print_json, print_safely
from desktop.commands.numbers import whole_number
from desktop.start.startup import Program

KINDS = ("contact", "company", "deal", "task", "interaction", "conversation")


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser("show", parents=[common], help="one record with its timeline")
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("id", type=whole_number)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the record."""
    with opened(arguments) as program:
        if arguments.kind == "deal":
            return _show_deal(program, arguments)
        record, timeline = _find(program, arguments.kind, arguments.id)
        deals, tasks = _sales(program, arguments.kind, arguments.id)
        stages = {stage.id: stage.name for stage in program.deals.list_stages()}
    if arguments.json:
        sales = {"deals": plain(deals), "tasks": plain(tasks)} if deals or tasks else {}
        print_json(plain(record) | sales | {"timeline": plain(timeline)})
        return 0
    _print_record(record)
    for deal in deals:
        print_safely(f"  deal {deal_command.line(deal, stages.get(deal.stage_id, ''))}")
    for task in tasks:
        print_safely(f"  to do {task_command.line(task)}")
    for interaction in timeline:
        print_safely(_line(interaction))
    return 0


def _print_record(record: object) -> None:
    if isinstance(record, Contact):
        _print_contact(record)
        return
    for name, value in plain(record).items():
        if value not in (None, "", [], {}) and name != "new_text":
            print_safely(f"{name}: {value}")


def _find(program: Program, kind: str, record_id: int) -> tuple[object, tuple[Interaction, ...]]:
    if kind == "contact":
        return program.contacts.get(record_id), program.inbox.list_timeline(record_id)
    if kind == "company":
        return program.contacts.get_company(record_id), ()
    if kind == "task":
        return program.tasks.get(record_id), ()
    if kind == "interaction":
        return program.inbox.get_interaction(record_id), ()
    return program.inbox.get_conversation(record_id), program.inbox.list_messages(record_id)


def _sales(
    program: Program, kind: str, record_id: int
) -> tuple[tuple[Deal, ...], tuple[Task, ...]]:
    """Return the deals and open tasks of a contact, the deals of a company."""
    if kind == "contact":
        tasks = program.tasks.list_open_of_contact(record_id)
        return program.deals.list_of_contact(record_id), tasks
    if kind == "company":
        return program.deals.list_of_company(record_id), ()
    return (), ()


def _show_deal(program: Program, arguments: argparse.Namespace) -> int:
    """Print a deal with its way and its open tasks."""
    deal = program.deals.get(arguments.id)
    moves, tasks = program.deals.list_moves(deal.id), program.tasks.list_open_of_deal(deal.id)
    if arguments.json:
        print_json(plain(deal) | {"moves": plain(moves), "tasks": plain(tasks)})
        return 0
    stages = {stage.id: stage.name for stage in program.deals.list_stages()}
    print_safely(deal_command.line(deal, stages.get(deal.stage_id, "")))
    for name, value in (("lost because", deal.lost_reason), ("notes", deal.notes)):
        if value:
            print_safely(f"  {name}: {value}")
    for detail in deal.details:
        print_safely(f"  {detail.name}: {detail.value}")
    for move in moves:
        where = move.to_stage if move.state.value == "open" else move.state.value
        came = f" from {move.from_stage}" if move.from_stage else ""
        print_safely(f"  {move.at.astimezone():%Y-%m-%d %H:%M}  {where}{came}")
    for task in tasks:
        print_safely(f"  to do {task_command.line(task)}")
    return 0


def _print_contact(contact: Contact) -> None:
    print_safely(contact.name)
    for link in contact.companies:
        print_safely(f"  {link.company_name}{f', {link.role}' if link.role else ''}")
    for channel in contact.channels:
        print_safely(f"  {channel.kind.value} {channel.value} {channel.label}".rstrip())
    for detail in contact.details:
        print_safely(f"  {detail.name}: {detail.value}")
    if contact.notes:
        print_safely(f"  {contact.notes}")


def _line(interaction: Interaction) -> str:
    mood = interaction.sentiment.label.value if interaction.sentiment else ""
    first = " ".join((interaction.new_text or interaction.text).split())[:80]
    if interaction.is_cancelled:
        first = f"(called off) {first}"
    return (
        f"{interaction.occurred_at:%Y-%m-%d %H:%M}  {interaction.direction.value:<8} "
        f"{mood:<8} #{interaction.id} {interaction.subject}: {first}"
    )
