"""What of the program goes on paper: a conversation, a contact, rows, tasks, deals."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from core.domain.contact import Contact, Detail
from core.domain.deal import Deal, StageLine
from core.domain.interaction import Conversation, Interaction
from core.domain.task import Task, TaskList
from desktop.on_paper.paper import Grid, Paper, Text
from desktop.words import dates, joined_words, sales_words, view_words, vocabulary

_MOST_CHARS = 20_000
"""Of one message; a mail of a megabyte would be three hundred pages."""


def conversation(head: Conversation, messages: tuple[Interaction, ...]) -> Paper:
    """Return a thread, oldest first."""
    who = head.with_name or head.with_email
    about = "  ·  ".join(part for part in (who, head.company_name, head.with_email) if part)
    parts = tuple(message_text(message, who) for message in messages)
    title = head.subject or who
    return Paper(title, printed(about), parts, title)


def contact(person: Contact, passed: tuple[Interaction, ...], count: int) -> Paper:
    """Return a contact's card and what passed, newest first. count: how much there is in all."""
    facts = [(vocabulary.channel(channel), channel.value) for channel in person.channels]
    facts += [(vocabulary.detail(d.name), _value(d)) for d in person.details if d.value]
    facts += [(value.name, view_words.value(value)) for value in person.values if value.text]
    translate = QCoreApplication.translate
    if person.tags:
        facts.append((translate("papers", "Tags"), joined_words.listed(person.tags)))
    if person.notes:
        facts.append((translate("papers", "Notes"), person.notes))
    works = (", ".join(filter(None, (c.role, c.company_name))) for c in person.companies)
    parts: list[Text | Grid] = [Grid(tuple(facts))]
    parts += [message_text(message, person.name) for message in passed]
    parts += left_out(count - len(passed))
    return Paper(person.name, printed("  ·  ".join(works)), tuple(parts), person.name)


def rows(title: str, headings: tuple[str, ...], cells: tuple[tuple[str, ...], ...]) -> Paper:
    """Return a table."""
    return Paper(title, printed(""), (Grid(cells, headings),), title)


def tasks(lists: tuple[TaskList, ...]) -> Paper:
    """Return what is to be done, by when it is due."""
    title = QCoreApplication.translate("papers", "Tasks")
    grids = (
        Grid(
            tuple(map(task_line, found.tasks)), task_headings(), sales_words.task_group(found.group)
        )
        for found in lists
    )
    return Paper(title, printed(""), tuple(grids), title)


def deals(lines: tuple[StageLine, ...], closed: tuple[Deal, ...]) -> Paper:
    """Return open deals by stage, or those that are closed."""
    title = QCoreApplication.translate("papers", "Deals")
    grids = [
        Grid(tuple(map(deal_line, line.deals)), deal_headings(), sales_words.stage_heading(line))
        for line in lines
        if line.deals
    ]
    if closed:
        grids.append(
            Grid(tuple(map(deal_line, closed)), deal_headings(), sales_words.state(closed[0].state))
        )
    return Paper(title, printed(""), tuple(grids), title)


def _value(detail: Detail) -> str:
    return vocabulary.detail_value(detail)


def message_text(message: Interaction, who: str) -> Text:
    """Return an interaction: what it is and from whom, when, and its words."""
    title = vocabulary.interaction_title(message, message.writer or who)
    when = dates.full(message.occurred_at)
    beside = "  ·  ".join(part for part in (when, message.subject) if part)
    text = (message.new_text or message.text).strip()[:_MOST_CHARS]
    files = ", ".join(file.name for file in message.attachments)
    return Text(f"{text}\n\n[{files}]" if files else text, title, beside)


def left_out(count: int) -> tuple[Text, ...]:
    """Return a line that tells of what isn't printed, nothing where all is."""
    # No other call inside: lupdate would not see the text.
    more = QCoreApplication.translate("papers", "%n older one(s) left out", "", count)
    return (Text("", more),) if count > 0 else ()


def task_line(task: Task) -> tuple[str, ...]:
    """Return a task's cells."""
    due = "" if task.due_on is None else dates.calendar_day(task.due_on)
    return task.title, due, sales_words.about(task), task.notes


def task_headings() -> tuple[str, ...]:
    """Return what stands above tasks."""
    translate = QCoreApplication.translate
    return (
        translate("papers", "What is to be done"),
        translate("papers", "Due"),
        translate("papers", "About"),
        translate("papers", "Notes"),
    )


def deal_line(deal: Deal) -> tuple[str, ...]:
    """Return a deal's cells."""
    amount = "" if deal.amount is None else sales_words.money(deal.amount)
    return deal.title, sales_words.deal_who(deal), amount, sales_words.deal_day(deal)


def deal_headings() -> tuple[str, ...]:
    """Return what stands above deals."""
    translate = QCoreApplication.translate
    return (
        translate("papers", "Deal"),
        translate("papers", "With"),
        translate("papers", "Amount"),
        translate("papers", "Day"),
    )


def printed(about: str) -> str:
    """Return the small line below a title: what it is about, and when it was printed."""
    today = dates.day(datetime.now(UTC))
    when = QCoreApplication.translate("papers", "Printed on {day}").format(day=today)
    return "  ·  ".join(part for part in (about, when) if part)
