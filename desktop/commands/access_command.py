"""`cardfile passphrase`, `recovery`, `rekey`: the ways to the key, and the key itself."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from core.services.access_service import AccessService
from desktop.commands.console import (
    ask_other_passphrase,
    ask_passphrase,
    check_free,
    print_json,
    show_code,
)
from desktop.start.startup import open_program, require_profile


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verbs."""
    passphrase = verbs.add_parser(
        "passphrase", parents=[common], help="change your passphrase; the file stays as it is"
    )
    passphrase.set_defaults(run=run_passphrase)
    recovery = verbs.add_parser(
        "recovery",
        parents=[common],
        help="make a new recovery code in place of the old one",
    )
    recovery.add_argument(
        "--recovery-out",
        type=Path,
        metavar="FILE",
        help="write the recovery code to this file instead of showing it",
    )
    recovery.set_defaults(run=run_recovery)
    rekey = verbs.add_parser(
        "rekey", parents=[common], help="encrypt the file anew, with another key"
    )
    rekey.set_defaults(run=run_rekey)


@contextmanager
def authorised(arguments: argparse.Namespace) -> Iterator[tuple[AccessService, str]]:
    """Give the access service and the passphrase that opens the vault for it."""
    require_profile(arguments.profile)
    answer = ask_passphrase()
    program = open_program(
        arguments.profile, lambda: answer, uses_keyring=False, name=arguments.person
    )
    try:
        yield program.access, answer
    finally:
        program.close()


def run_passphrase(arguments: argparse.Namespace) -> int:
    """Change the passphrase of whoever's it is."""
    with authorised(arguments) as (access, answer):
        access.change_passphrase(answer, ask_other_passphrase("New passphrase: "))
        name = access.person.name
    if arguments.json:
        print_json({"person": name})
    else:
        print(f"{name} signs in with the new passphrase from now on.")
    return 0


def run_recovery(arguments: argparse.Namespace) -> int:
    """Make a new recovery code and hand it over, once."""
    target: Path | None = arguments.recovery_out
    check_free(target)
    with authorised(arguments) as (access, answer):
        code = access.new_recovery_code(answer, target)
    if arguments.json:
        print_json({} if target is not None else {"recovery_code": code})
    else:
        show_code(code, target)
    return 0


def run_rekey(arguments: argparse.Namespace) -> int:
    """Give the file another key."""
    with authorised(arguments) as (access, answer):
        access.rekey(answer)
    if arguments.json:
        print_json({"rekeyed": True})
    else:
        print("The file is encrypted with a new key. Passphrases and recovery code stay the same.")
        print("Older backups keep the key that they were made with.")
    return 0
