"""`cardfile anonymise`: a copy of the file in which nobody can be recognised."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from core.errors import UserError
from desktop.commands.console import ProgressBar, opened, print_json, print_safely
from desktop.commands.numbers import counted


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser(
        "anonymise",
        parents=[common],
        help="a pseudonymised copy of the file, with a passphrase of its own",
        description="Makes a profile in a new folder in which people, firms, addresses and numbers "
        "have stable fakes of the same shape and free text is redacted. What stands for what is "
        "kept in your file only.",
    )
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--to", type=Path, metavar="DIR", help="a new folder for the copy")
    way.add_argument("--reveal", metavar="FAKE", help="say whom or what a fake stands for")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the copy, or look up a fake."""
    with opened(arguments) as program:
        if arguments.to is None:
            return _reveal(program.copies.reveal(arguments.reveal), is_json=arguments.json)
        passphrase = program.copies.make_passphrase()
        bar = ProgressBar("Copying")
        rows = program.copies.write(arguments.to, passphrase, bar.show)
        bar.close()
    if arguments.json:
        print_json({"rows": rows, "to": str(arguments.to), "passphrase": passphrase})
        return 0
    print_safely(
        f"{counted(rows, 'row')} in {arguments.to}; open it with `--profile {arguments.to}`."
    )
    print(f"Its passphrase, shown only now: {passphrase}")
    return 0


def _reveal(found: tuple[str, ...], *, is_json: bool) -> int:
    if not found:
        raise UserError("pseudonym-unknown")
    if is_json:
        print_json(list(found))
    else:
        print_safely("\n".join(found))
    return 0
