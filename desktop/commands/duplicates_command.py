"""`cardfile duplicates`: contacts that seem to be one person, merging them, taking them apart."""

from __future__ import annotations

import argparse
from typing import Any

from core.domain.contact import Contact
from core.domain.duplicate import (
    DEFAULT_THRESHOLD,
    LOWEST_THRESHOLD,
    DuplicateGroup,
    Merge,
    MergeWish,
    ScanProgress,
)
from desktop.commands.console import (
    ProgressBar,
    StopOnInterrupt,
    opened,
    print_json,
    print_safely,
)
from desktop.commands.numbers import counted, whole_number
from desktop.sentences import duplicate_sentences
from desktop.start.startup import Program

_CHUNK = 400


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser(
        "duplicates",
        parents=[common],
        help="contacts that seem to be one person, in groups, with reasons",
        description="Compares all contacts and lists those that seem to be one person. Changes "
        "nothing unless --merge, --unmerge or --apart is given.",
    )
    parser.add_argument(
        "--threshold",
        type=_threshold,
        default=DEFAULT_THRESHOLD,
        metavar="X",
        help=f"how sure it must be, {LOWEST_THRESHOLD} to 0.999 (default {DEFAULT_THRESHOLD})",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--merge",
        nargs="+",
        type=whole_number,
        metavar="ID",
        help="make these contacts one: the first stays, what the others say is added",
    )
    what.add_argument(
        "--apart",
        nargs="+",
        type=whole_number,
        metavar="ID",
        help="these are different people: don't ask",
    )
    what.add_argument("--unmerge", type=whole_number, metavar="N", help="take merge N apart again")
    what.add_argument("--merges", action="store_true", help="list the merges that were done")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do the one thing that the arguments name."""
    with opened(arguments) as program:
        if arguments.merge:
            first, *others = arguments.merge
            merge, _ = program.duplicates.merge(MergeWish(first, tuple(others)))
            name = program.contacts.get(first).name
            _say(arguments, merge, f"Merge {merge.id}: {', '.join(merge.names)} into {name}.")
        elif arguments.apart:
            program.duplicates.keep_apart(arguments.apart)
            _say(arguments, {"apart": arguments.apart}, "They are kept apart from now on.")
        elif arguments.unmerge is not None:
            merge, _ = program.duplicates.unmerge(arguments.unmerge)
            _say(arguments, merge, f"Apart again: {', '.join(merge.names)}.")
        elif arguments.merges:
            for merge in program.duplicates.list_merges():
                _say(arguments, merge, _merge_line(merge))
        else:
            _list_groups(program, arguments)
    return 0


def _list_groups(program: Program, arguments: argparse.Namespace) -> None:
    bar = ProgressBar("Comparing")

    def show(progress: ScanProgress) -> None:
        bar.show(progress.done, progress.total, f"{progress.done} of {progress.total} pairs")

    with StopOnInterrupt() as interrupt:
        scan = program.duplicates.scan(show, interrupt.is_asked)
    bar.close()
    groups = scan.groups(arguments.threshold)
    for start in range(0, len(groups), _CHUNK):
        part = groups[start : start + _CHUNK]
        wanted = [contact_id for group in part for contact_id in group.contact_ids]
        found = {contact.id: contact for contact in program.duplicates.get_contacts(wanted)}
        for group in part:
            _print_group(
                group, [found[each] for each in group.contact_ids if each in found], arguments
            )
    if not arguments.json:
        count = sum(len(group.contact_ids) for group in groups)
        print(
            f"{counted(len(groups), 'group')} with {counted(count, 'contact')}. "
            "`--merge ID ID` makes them one."
        )


def _print_group(
    group: DuplicateGroup, contacts: list[Contact], arguments: argparse.Namespace
) -> None:
    in_favour, against = duplicate_sentences.reasons_words(group.reasons)
    if arguments.json:
        print_json(
            {
                "certainty": round(group.certainty, 4),
                "contacts": [{"id": contact.id, "name": contact.name} for contact in contacts],
                "reasons": in_favour,
                "against": against,
                "fields": group.reasons,
            }
        )
        return
    but = f"; but {against}" if against else ""
    sure = duplicate_sentences.percent_words(group.certainty)
    print_safely(f"{sure}  {in_favour}{but}")
    for contact in contacts:
        reach = ", ".join(channel.value for channel in contact.channels[:3])
        print_safely(f"  {contact.id:>7}  {contact.name}  {reach}")


def _merge_line(merge: Merge) -> str:
    apart = "  (taken apart)" if merge.unmerged_at else ""
    return (
        f"{merge.id:>5}  {merge.at.astimezone():%Y-%m-%d %H:%M}  {', '.join(merge.names)} "
        f"into contact {merge.survivor_id}{apart}"
    )


def _say(arguments: argparse.Namespace, record: object, words: str) -> None:
    if arguments.json:
        print_json(record)
    else:
        print_safely(words)


def _threshold(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not LOWEST_THRESHOLD <= value < 1:
        raise argparse.ArgumentTypeError(f"{text} is not from {LOWEST_THRESHOLD} to below 1")
    return value
