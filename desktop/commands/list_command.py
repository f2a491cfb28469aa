"""`cardfile list KIND`: records, one JSON object a line."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from itertools import islice
from typing import Any

from core.domain.contact import Company, Contact
from core.domain.deal import Deal
from core.errors import UserError
from desktop.commands import view_rows
from desktop.commands.console import opened, plain, print_json
from desktop.commands.numbers import whole_number
from desktop.start.startup import Program

_PAGE = 500
_RECORDS = {"contacts": Contact, "companies": Company, "deals": Deal}
_BEHIND_NAME = re.compile("[.=~<>]")
KINDS = (
    "contacts", "companies", "deals", "tasks", "interactions", "conversations", "notes", "imports",
    "views",
)  # fmt: skip


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser("list", parents=[common], help="records, one JSON object a line")
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="only records whose field is this, or holds it: FIELD~PART; may be repeated; of "
        "contacts, companies and deals also a column of a view",
    )
    view_rows.add_options(parser)
    parser.add_argument("--limit", type=whole_number, metavar="N", help="at most so many")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the records, or the rows of a view."""
    if view_rows.is_asked(arguments):
        return view_rows.run(arguments)
    if arguments.kind in view_rows.ABOUT and not _ask_records_only(arguments):
        return view_rows.run(arguments)
    conditions = [_condition(words) for words in arguments.where]
    with opened(arguments) as program:
        records = (plain(record) for record in _records(program, arguments.kind))
        chosen = (record for record in records if all(meets(record) for meets in conditions))
        for record in islice(chosen, arguments.limit):
            print_json(record)
    return 0


def _ask_records_only(arguments: argparse.Namespace) -> bool:
    """Say whether each condition names a field of a record, not a column that a view has."""
    known = {field.name for field in fields(_RECORDS[arguments.kind])}
    return all(_BEHIND_NAME.split(words)[0].strip() in known for words in arguments.where)


def _records(program: Program, kind: str) -> Iterable[object]:
    if kind == "contacts":
        return _pages(lambda limit, offset: program.contacts.list_contacts("", limit, offset))
    if kind == "companies":
        return _pages(lambda limit, offset: program.contacts.list_companies("", limit, offset))
    if kind == "deals":
        return _pages(program.deals.list_deals)
    if kind == "tasks":
        return _pages(program.tasks.list_tasks)
    return _other_records(program, kind)


def _other_records(program: Program, kind: str) -> Iterable[object]:
    if kind == "interactions":
        return _pages(program.inbox.list_interactions)
    if kind == "conversations":
        return _pages(
            lambda limit, offset: program.inbox.list_conversations("all", "", limit, offset)
        )
    whole: dict[str, Callable[[], Iterable[object]]] = {
        "notes": program.owner.list_notes,
        "views": program.views.list_views,
        "imports": program.imports.list_batches,
    }
    return whole[kind]()


def _pages(page: Callable[[int, int], tuple[object, ...]]) -> Iterator[object]:
    offset = 0
    while records := page(_PAGE, offset):
        yield from records
        offset += _PAGE


def _condition(words: str) -> Callable[[dict[str, Any]], bool]:
    """Return the test that `FIELD=VALUE` or `FIELD~PART` asks for; fields nest by dots."""
    places = [(words.index(sign), sign) for sign in "=~" if sign in words]
    if not places:
        raise UserError("where-unreadable", words=words)
    place, sign = min(places)
    path, wanted = words[:place].strip().split("."), words[place + 1 :].strip().casefold()

    def meets(record: dict[str, Any]) -> bool:
        if path[0] not in record:
            raise UserError("view-no-such-column", column=path[0])
        value: Any = record
        for name in path:
            value = value.get(name) if isinstance(value, dict) else None
        shown = ("true" if value else "false") if isinstance(value, bool) else str(value or "")
        return wanted == shown.casefold() if sign == "=" else wanted in shown.casefold()

    return meets
