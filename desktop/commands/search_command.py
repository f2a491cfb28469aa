"""`cardfile search TEXT`."""

from __future__ import annotations

import argparse
from typing import Any

from desktop.commands.console import opened, print_json


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser(
        "search", parents=[common], help="people, companies, deals, tasks, mail and notes"
    )
    parser.add_argument("text", nargs="+")
    parser.add_argument("--limit", type=int, default=20, metavar="N")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the hits, best first."""
    with opened(arguments) as program:
        for hit in program.search.search(" ".join(arguments.text), arguments.limit):
            print_json(hit)
    return 0
