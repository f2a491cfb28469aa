"""`cardfile deal`: add, change, move, win and lose deals; stages; what the open ones add up to."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from typing import Any

from core.domain.deal import Deal, Forecast, Stage, StageLine, Sum
from core.domain.money import Money
from core.errors import UserError
from core.text.amounts import read_money
from core.text.days import read_day
from desktop.commands.console import add_deed, print_json, print_safely
from desktop.commands.numbers import whole_number
from desktop.start.startup import Program


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser(
        "deal",
        parents=[common],
        help="deals: add, change, move, win, lose, open again, stages, forecast",
        description="Each change is one step that `cardfile undo` takes back.",
    )
    deeds = parser.add_subparsers(metavar="WHAT", title="what", required=True)
    add = add_deed(deeds, common, "add", _add, "a new deal")
    add.add_argument("title")
    _add_fields(add)
    change = add_deed(deeds, common, "change", _change, "change what is said of a deal")
    change.add_argument("id", type=whole_number)
    change.add_argument("--title", metavar="TEXT")
    _add_fields(change)
    move = add_deed(deeds, common, "move", _move, "bring a deal to another stage")
    move.add_argument("id", type=whole_number)
    move.add_argument("stage")
    win = add_deed(deeds, common, "win", _win, "note that a deal was won")
    win.add_argument("id", type=whole_number)
    win.add_argument("--on", metavar="DAY", help="the day, like 2027-03-31 (default: today)")
    lose = add_deed(deeds, common, "lose", _lose, "note that a deal was lost, and why")
    lose.add_argument("id", type=whole_number)
    lose.add_argument("--reason", default="", metavar="TEXT")
    lose.add_argument("--on", metavar="DAY", help="the day, like 2027-03-31 (default: today)")
    reopen = add_deed(deeds, common, "reopen", _reopen, "take back that it was won or lost")
    reopen.add_argument("id", type=whole_number)
    remove = add_deed(deeds, common, "remove", _remove, "delete a deal; tasks about it stay")
    remove.add_argument("id", type=whole_number)
    stages = add_deed(deeds, common, "stages", _stages, "list the stages, or add or change one")
    stages.add_argument("--add", metavar="NAME", help="a new stage behind the others")
    stages.add_argument("--change", metavar="NAME", help="the stage to change")
    stages.add_argument("--name", metavar="NAME", help="its new name")
    stages.add_argument(
        "--chance", type=whole_number, metavar="PERCENT", help="how many are won, 0 to 100"
    )
    stages.add_argument(
        "--place", type=whole_number, metavar="N", help="its place in the order, from 1"
    )
    add_deed(deeds, common, "forecast", _forecast, "the open deals stage by stage, and their sums")


def _add_fields(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--company", metavar="NAME", help="found, or made when there is none")
    parser.add_argument(
        "--contact",
        action="append",
        type=whole_number,
        metavar="ID",
        help="may be repeated, main one first",
    )
    parser.add_argument("--amount", metavar="MONEY", help="like 1,200.50 EUR, $1,200 or 12万元")
    parser.add_argument("--stage", metavar="NAME")
    parser.add_argument("--close", metavar="DAY", help="when it is expected, like 2027-03-31")
    parser.add_argument("--notes", metavar="TEXT")


def _with_fields(program: Program, deal: Deal, arguments: argparse.Namespace) -> Deal:
    """Return the deal with what the words say; what they leave out stays."""
    if arguments.company is not None:
        deal = replace(deal, company_id=None, company_name=arguments.company)
    if arguments.contact is not None:
        deal = replace(deal, contact_ids=tuple(arguments.contact))
    if arguments.amount is not None:
        deal = replace(deal, amount=_money(program, arguments.amount))
    if arguments.stage is not None:
        deal = replace(deal, stage_id=program.deals.find_stage(arguments.stage).id)
    if arguments.close is not None:
        deal = replace(deal, expected_on=day(arguments.close))
    if arguments.notes is not None:
        deal = replace(deal, notes=arguments.notes)
    return deal


def _money(program: Program, words: str) -> Money:
    found = read_money(words, program.deals.last_currency())
    if found is None:
        raise UserError("amount-unreadable", words=words)
    return found


def day(words: str) -> date:
    """Return the day that the words say. Raises UserError("day-unreadable")."""
    found = read_day(words)
    if found is None:
        raise UserError("day-unreadable", words=words)
    return found


def _add(program: Program, arguments: argparse.Namespace) -> int:
    deal = _with_fields(program, Deal(arguments.title), arguments)
    stored, _ = program.deals.add(deal)
    return _tell(program, stored.id, arguments)


def _change(program: Program, arguments: argparse.Namespace) -> int:
    deal = _with_fields(program, program.deals.get(arguments.id), arguments)
    if arguments.title is not None:
        deal = replace(deal, title=arguments.title)
    program.deals.change(deal)
    return _tell(program, arguments.id, arguments)


def _move(program: Program, arguments: argparse.Namespace) -> int:
    program.deals.move(arguments.id, program.deals.find_stage(arguments.stage).id)
    return _tell(program, arguments.id, arguments)


def _win(program: Program, arguments: argparse.Namespace) -> int:
    program.deals.win(arguments.id, None if arguments.on is None else day(arguments.on))
    return _tell(program, arguments.id, arguments)


def _lose(program: Program, arguments: argparse.Namespace) -> int:
    on = None if arguments.on is None else day(arguments.on)
    program.deals.lose(arguments.id, arguments.reason, on)
    return _tell(program, arguments.id, arguments)


def _reopen(program: Program, arguments: argparse.Namespace) -> int:
    program.deals.reopen(arguments.id)
    return _tell(program, arguments.id, arguments)


def _remove(program: Program, arguments: argparse.Namespace) -> int:
    deal = program.deals.get(arguments.id)
    program.deals.remove(arguments.id)
    print_json({"removed": deal.id}) if arguments.json else print_safely(f"Deleted: {deal.title}")
    return 0


def _tell(program: Program, deal_id: int, arguments: argparse.Namespace) -> int:
    deal = program.deals.get(deal_id)
    if arguments.json:
        print_json(deal)
        return 0
    stages = {stage.id: stage.name for stage in program.deals.list_stages()}
    print_safely(line(deal, stages.get(deal.stage_id, "")))
    return 0


def line(deal: Deal, stage: str) -> str:
    """Return a deal in a line: number, title, who with, stage or state, amount, day."""
    stands = stage if deal.state.value == "open" else deal.state.value
    amount = "" if deal.amount is None else deal.amount.written()
    on = deal.closed_on or deal.expected_on
    parts = (deal.company_name, *deal.contact_names, stands, amount, "" if on is None else f"{on}")
    return f"#{deal.id} {deal.title}: {', '.join(part for part in parts if part)}"


def _stages(program: Program, arguments: argparse.Namespace) -> int:
    if arguments.add is not None:
        chance = 50 if arguments.chance is None else arguments.chance
        place = arguments.place or 0
        program.deals.add_stage(Stage(arguments.add, position=place, win_percent=chance))
    elif arguments.change is not None:
        known = program.deals.find_stage(arguments.change)
        chance = known.win_percent if arguments.chance is None else arguments.chance
        changed = Stage(
            arguments.name or known.name, known.id, arguments.place or known.position, chance
        )
        program.deals.change_stage(changed)
    for stage in program.deals.list_stages():
        if arguments.json:
            print_json(stage)
        else:
            print_safely(f"{stage.position:>3}  {stage.name}  {stage.win_percent}%")
    return 0


def _forecast(program: Program, arguments: argparse.Namespace) -> int:
    lines, forecast = program.deals.list_by_stage(0), program.deals.forecast()
    if arguments.json:
        stages = [{"stage": one.stage, "count": one.count, "sums": one.sums} for one in lines]
        print_json({"stages": stages, "forecast": forecast})
        return 0
    for one in lines:
        print_safely(_stage_line(one))
    for words in _totals(forecast):
        print_safely(words)
    return 0


def _stage_line(one: StageLine) -> str:
    sums = "; ".join(map(_sum, one.sums))
    return f"{one.stage.name} ({one.stage.win_percent}%): {one.count} open  {sums}".rstrip()


def _sum(one: Sum) -> str:
    return f"{one.total.written()}, weighted {one.weighted.written()}"


def _totals(forecast: Forecast) -> list[str]:
    counts = f"{forecast.open_count} open, {forecast.won_count} won, {forecast.lost_count} lost"
    won = "; ".join(money.written() for money in forecast.won)
    return [
        *(f"Open together: {_sum(one)} ({one.count} with an amount)" for one in forecast.sums),
        f"{counts}{f'; won together: {won}' if won else ''}",
    ]
