"""`cardfile history`, `undo` and `redo`."""

from __future__ import annotations

import argparse
from typing import Any

from desktop.commands.console import opened, print_json, print_safely
from desktop.commands.numbers import counted, whole_number
from desktop.sentences import messages, right_sentences


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the three verbs."""
    history = verbs.add_parser("history", parents=[common], help="what was done, newest first")
    history.add_argument("--limit", type=whole_number, default=20, metavar="N")
    history.set_defaults(run=run)
    undo = verbs.add_parser("undo", parents=[common], help="take back the last step, or one named")
    undo.add_argument("step", nargs="?", type=whole_number, help="its number in `cardfile history`")
    undo.set_defaults(run=run_undo)
    redo = verbs.add_parser("redo", parents=[common], help="do again what was undone last")
    redo.set_defaults(run=run_redo)


def run(arguments: argparse.Namespace) -> int:
    """Print the steps."""
    with opened(arguments) as program:
        steps = program.history.list_steps(arguments.limit)
    for step in steps:
        if arguments.json:
            print_json(step)
            continue
        undone = "  (undone)" if step.undone_at else ""
        when = step.at.astimezone()
        print_safely(
            f"{step.id:>5}  {when:%Y-%m-%d %H:%M}  {messages.step_title(step)}, "
            f"{counted(step.rows, 'row')}, {right_sentences.who(step.actor, step.origin)}{undone}"
        )
    return 0


def run_undo(arguments: argparse.Namespace) -> int:
    """Take one step back."""
    with opened(arguments) as program:
        step = program.history.get_step(program.history.undo(arguments.step).step_id)
    if arguments.json:
        print_json(step)
    else:
        print_safely(f"Undone: {messages.step_title(step)}. `cardfile redo` does it again.")
    return 0


def run_redo(arguments: argparse.Namespace) -> int:
    """Do the last undone step again."""
    with opened(arguments) as program:
        step = program.history.get_step(program.history.redo().step_id)
    if arguments.json:
        print_json(step)
    else:
        print_safely(f"Done again: {messages.step_title(step)}.")
    return 0
