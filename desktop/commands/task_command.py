"""`cardfile task`: add, change, finish and put off tasks."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from core.domain.task import Task
from desktop.commands.console import add_deed, print_json, print_safely
from desktop.commands.deal_command import day
from desktop.commands.numbers import whole_number
from desktop.start.startup import Program


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser(
        "task",
        parents=[common],
        help="tasks: add, change, done, open again, snooze, list what is due",
        description="Each change is one step that `cardfile undo` takes back.",
    )
    deeds = parser.add_subparsers(metavar="WHAT", title="what", required=True)
    add = add_deed(deeds, common, "add", _add, "a new task")
    add.add_argument("title")
    _add_fields(add)
    change = add_deed(deeds, common, "change", _change, "change what is said of a task")
    change.add_argument("id", type=whole_number)
    change.add_argument("--title", metavar="TEXT")
    _add_fields(change)
    for name, work, words in (
        ("done", _done, "note that tasks are done"),
        ("reopen", _reopen, "take back that they are done"),
        ("remove", _remove, "delete tasks"),
    ):
        add_deed(deeds, common, name, work, words).add_argument("ids", nargs="+", type=whole_number)
    snooze = add_deed(deeds, common, "snooze", _snooze, "put a task off to a day")
    snooze.add_argument("id", type=whole_number)
    snooze.add_argument("day", help="like 2027-03-31")
    add_deed(deeds, common, "due", _due, "open tasks: overdue, today, this week, later")


def _add_fields(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--due", metavar="DAY", help="like 2027-03-31")
    parser.add_argument("--contact", type=whole_number, metavar="ID")
    parser.add_argument("--company", type=whole_number, metavar="ID")
    parser.add_argument("--deal", type=whole_number, metavar="ID")
    parser.add_argument("--interaction", type=whole_number, metavar="ID")
    parser.add_argument("--notes", metavar="TEXT")


def _with_fields(task: Task, arguments: argparse.Namespace) -> Task:
    """Return the task with what the words say; what they leave out stays."""
    if arguments.due is not None:
        task = replace(task, due_on=day(arguments.due))
    links = {
        f"{name}_id": getattr(arguments, name)
        for name in ("contact", "company", "deal", "interaction")
        if getattr(arguments, name) is not None
    }
    if arguments.notes is not None:
        task = replace(task, notes=arguments.notes)
    return replace(task, **links)


def _add(program: Program, arguments: argparse.Namespace) -> int:
    stored, _ = program.tasks.add(_with_fields(Task(arguments.title), arguments))
    return _tell(program, [stored.id], arguments)


def _change(program: Program, arguments: argparse.Namespace) -> int:
    task = _with_fields(program.tasks.get(arguments.id), arguments)
    if arguments.title is not None:
        task = replace(task, title=arguments.title)
    program.tasks.change(task)
    return _tell(program, [arguments.id], arguments)


def _done(program: Program, arguments: argparse.Namespace) -> int:
    for task_id in arguments.ids:
        program.tasks.finish(task_id)
    return _tell(program, arguments.ids, arguments)


def _reopen(program: Program, arguments: argparse.Namespace) -> int:
    for task_id in arguments.ids:
        program.tasks.reopen(task_id)
    return _tell(program, arguments.ids, arguments)


def _remove(program: Program, arguments: argparse.Namespace) -> int:
    for task_id in arguments.ids:
        task = program.tasks.get(task_id)
        program.tasks.remove(task_id)
        told = {"removed": task_id}
        print_json(told) if arguments.json else print_safely(f"Deleted: {task.title}")
    return 0


def _snooze(program: Program, arguments: argparse.Namespace) -> int:
    program.tasks.snooze(arguments.id, day(arguments.day))
    return _tell(program, [arguments.id], arguments)


def _due(program: Program, arguments: argparse.Namespace) -> int:
    groups = program.tasks.list_groups(each=1_000)
    if not groups and not arguments.json:
        print("Nothing is due.")
    for group in groups:
        if arguments.json:
            print_json(group)
            continue
        print_safely(f"{group.group.value} ({group.count})")
        for task in group.tasks:
            print_safely(f"  {line(task)}")
    return 0


def _tell(program: Program, ids: list[int], arguments: argparse.Namespace) -> int:
    for task_id in ids:
        task = program.tasks.get(task_id)
        print_json(task) if arguments.json else print_safely(line(task))
    return 0


def line(task: Task) -> str:
    """Return a task in a line: number, words, day, what it is about, whether it is done."""
    on = "" if task.due_on is None else f"{task.due_on}"
    parts = (
        on,
        task.contact_name,
        task.company_name,
        task.deal_title,
        "done" if task.done_at else "",
    )
    told = ", ".join(part for part in parts if part)
    return f"#{task.id} {task.title}{f': {told}' if told else ''}"
