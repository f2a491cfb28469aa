"""`cardfile user`: who has access to the file, by a passphrase of their own."""

from __future__ import annotations

import argparse
from typing import Any

from core.domain.access import Person, Role
from desktop.commands.access_command import authorised
from desktop.commands.console import ask_other_passphrase, print_json
from desktop.start.startup import list_people, require_profile

_ROLES = tuple(role.value for role in Role)


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser("user", help="the people with access to the file")
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="DEED")
    shown = deeds.add_parser("list", parents=[common], help="who has access, with their roles")
    shown.set_defaults(run=run_list)
    add = deeds.add_parser("add", parents=[common], help="give somebody access")
    add.add_argument("name")
    add.add_argument("--role", choices=_ROLES, default=Role.STAFF.value)
    add.set_defaults(run=run_add)
    role = deeds.add_parser("role", parents=[common], help="give somebody another role")
    role.add_argument("name")
    role.add_argument("role", choices=_ROLES)
    role.set_defaults(run=run_role)
    remove = deeds.add_parser("remove", parents=[common], help="take somebody's access away")
    remove.add_argument("name")
    remove.set_defaults(run=run_remove)


def run_list(arguments: argparse.Namespace) -> int:
    """Print names and roles; they are no secret, so nobody is asked for a passphrase."""
    require_profile(arguments.profile)
    return _print_people(arguments)


def run_add(arguments: argparse.Namespace) -> int:
    """Give somebody access."""
    with authorised(arguments) as (access, answer):
        person = Person(arguments.name, Role(arguments.role))
        access.add_person(answer, person, ask_other_passphrase(f"Passphrase of {person.name}: "))
    return _print_people(arguments)


def run_role(arguments: argparse.Namespace) -> int:
    """Give somebody another role."""
    with authorised(arguments) as (access, answer):
        access.set_role(answer, Person(arguments.name, Role(arguments.role)))
    return _print_people(arguments)


def run_remove(arguments: argparse.Namespace) -> int:
    """Take somebody's access away."""
    with authorised(arguments) as (access, answer):
        access.remove_person(answer, arguments.name)
    if not arguments.json:
        print("Who has an old copy of the vault can still open the file until `cardfile rekey`.")
    return _print_people(arguments)


def _print_people(arguments: argparse.Namespace) -> int:
    people = list_people(arguments.profile)
    if arguments.json:
        print_json(people)
    else:
        for person in people:
            print(f"{person.name}  {person.role.value}")
    return 0
