"""`cardfile init`: make a new profile."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from core.errors import UserError
from desktop.commands.console import (
    ask_new_passphrase,
    check_free,
    print_json,
    show_code,
)
from desktop.start.startup import create_program, has_profile


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser("init", parents=[common], help="make a new, empty, encrypted file")
    parser.add_argument(
        "--recovery-out",
        type=Path,
        metavar="FILE",
        help="write the recovery code to this file instead of showing it",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the profile and hand over the recovery code, once."""
    if has_profile(arguments.profile):
        raise UserError("profile-exists", path=str(arguments.profile))
    target: Path | None = arguments.recovery_out
    check_free(target)
    passphrase = ask_new_passphrase()
    program, code, is_in_keyring = create_program(arguments.profile, passphrase, target)
    program.close()
    if arguments.json:
        shown = {} if target is not None else {"recovery_code": code}
        print_json({"profile": str(arguments.profile), "keyring": is_in_keyring} | shown)
        return 0
    print(f"Made an encrypted file in {arguments.profile}.")
    show_code(code, target)
    print(
        "This system's keyring opens it from now on; the passphrase is for other days."
        if is_in_keyring
        else "No keyring could be used here, so the passphrase will be asked for each time."
    )
    return 0
