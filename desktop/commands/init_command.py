"""`cardfile init`: make a new profile."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from core.errors import UserError
from desktop.commands.console import ask_new_passphrase, print_json
from desktop.startup import create_program, has_profile


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
    if target is not None and target.exists():
        raise UserError("file-exists", path=str(target))
    program, code, is_in_keyring = create_program(arguments.profile, ask_new_passphrase())
    program.close()
    if target is not None:
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(f"{code}\n")
    if arguments.json:
        shown = {} if target is not None else {"recovery_code": code}
        print_json({"profile": str(arguments.profile), "keyring": is_in_keyring} | shown)
        return 0
    print(f"Made an encrypted file in {arguments.profile}.")
    if target is None:
        print(f"\nRecovery code: {code}")
        print("Write it down and keep it apart from this computer: with it the file opens even")
        print("when the passphrase is forgotten. It is not shown again.\n")
    else:
        print(f"The recovery code is in {target}: print it, then delete the file.")
    print(
        "This system's keyring opens it from now on; the passphrase is for other days."
        if is_in_keyring
        else "No keyring could be used here, so the passphrase will be asked for each time."
    )
    return 0
