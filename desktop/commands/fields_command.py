"""`cardfile fields`: the fields of the owner's own, and what stands in them."""

from __future__ import annotations

import argparse
import re
from dataclasses import replace
from typing import Any

from core.domain.change import Kind
from core.domain.field import Field, FieldKind
from core.errors import UserError
from core.services.field_service import RECORD_KINDS
from desktop.commands.console import opened, print_json, print_safely
from desktop.start.startup import Program

_SIGNS = re.compile(r"\s*[;,，；]\s*")


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser(
        "fields", parents=[common], help="fields of your own, of contacts, companies and deals"
    )
    parser.add_argument(
        "--of",
        choices=[kind.value for kind in RECORD_KINDS],
        default=Kind.CONTACT.value,
        help="whose field it is (default: contact)",
    )
    deeds = parser.add_mutually_exclusive_group()
    deeds.add_argument("--add", metavar="NAME", help="make a field")
    deeds.add_argument("--rename", nargs=2, metavar=("NAME", "TO"), help="give it another name")
    deeds.add_argument("--remove", metavar="NAME", help="delete it with all that stands in it")
    deeds.add_argument(
        "--set", nargs=3, metavar=("ID", "NAME", "VALUE"), help='fill it in; "" empties it'
    )
    deeds.add_argument("--tags", action="store_true", help="the tags, and how many have them")
    parser.add_argument(
        "--kind", choices=[kind.value for kind in FieldKind], default=FieldKind.TEXT.value
    )
    parser.add_argument("--choices", default="", metavar="A,B", help="of choice and choices")
    parser.add_argument("--currency", default="", metavar="EUR", help="of money")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do what is asked; without a deed list the fields."""
    with opened(arguments) as program:
        _do(program, arguments)
    return 0


def _do(program: Program, arguments: argparse.Namespace) -> None:
    service, kind = program.fields, Kind(arguments.of)
    if arguments.tags:
        for tag in service.list_tags():
            print_json(tag)
    elif arguments.add is not None:
        _tell(arguments, service.add(_field(arguments)))
    elif arguments.rename:
        field = service.find(arguments.rename[0], kind)
        service.change(replace(field, name=arguments.rename[1]))
        _tell(arguments, service.find(arguments.rename[1], kind))
    elif arguments.remove is not None:
        field = service.find(arguments.remove, kind)
        count = service.count_values(field.id)
        service.remove(field.id)
        print_safely(
            f"{field.name} and its {count} values are gone; `cardfile undo` is the way back."
        )
    elif arguments.set:
        record, name, value = arguments.set
        service.set_values(kind, _number(record), [(service.find(name, kind).id, value)])
    else:
        for field in service.list_fields():
            print_json(field)


def _number(text: str) -> int:
    if not text.isdecimal():
        raise UserError("no-such-record", id=text)
    return int(text)


def _field(arguments: argparse.Namespace) -> Field:
    return Field(
        arguments.add,
        FieldKind(arguments.kind),
        Kind(arguments.of),
        currency=arguments.currency,
        choices=tuple(part for part in _SIGNS.split(arguments.choices) if part),
    )


def _tell(arguments: argparse.Namespace, field: Field) -> None:
    if arguments.json:
        print_json(field)
    else:
        print_safely(f"{field.name}: {field.kind.value}, of each {field.record_kind.value}")
