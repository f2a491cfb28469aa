"""Views in words: places, operators, conditions, and what stands in cells. GUI thread only."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QLocale

from core.domain.change import Kind
from core.domain.deal import DealState
from core.domain.field import FieldKind, FieldValue
from core.domain.money import Money, from_amount
from core.domain.view import WITHOUT_VALUE, Condition, Group, Operator, Place, PlaceKind, SavedView
from core.text.field_text import SEPARATOR
from desktop.words import dates, sales_words, vocabulary
from desktop.words.counted_words import COUNTED

_MOST_CHARS = 40
_DAYS = (Operator.WITHIN_DAYS, Operator.NOT_WITHIN_DAYS, Operator.NEXT_DAYS)


def place(value: Place) -> str:
    """Return what a place is called."""
    if value.label:
        if value.name.startswith("company."):
            return QCoreApplication.translate("views", "Company: {field}").format(field=value.label)
        return value.label
    words = {
        "name": QCoreApplication.translate("views", "Name"),
        "created": QCoreApplication.translate("views", "In Cardfile since"),
        "anywhere": QCoreApplication.translate("views", "Anywhere"),
        "archived": QCoreApplication.translate("views", "Archived"),
        "language": QCoreApplication.translate("views", "Language"),
        "notes": QCoreApplication.translate("views", "Notes"),
        "tags": QCoreApplication.translate("views", "Tags"),
        "email": QCoreApplication.translate("views", "Email"),
        "phone": QCoreApplication.translate("views", "Phone"),
        "company": QCoreApplication.translate("views", "Company"),
        "role": QCoreApplication.translate("views", "Role"),
        "company.domain": QCoreApplication.translate("views", "Company domain"),
        "last_contact": QCoreApplication.translate("views", "Last contact"),
        "last_direction": QCoreApplication.translate("views", "Last was"),
        "waits_since": QCoreApplication.translate("views", "Waiting since"),
        "messages": QCoreApplication.translate("views", "Entries"),
        "mood": QCoreApplication.translate("views", "Last mood"),
        "mood_mean": QCoreApplication.translate("views", "Mean mood"),
        "domain": QCoreApplication.translate("views", "Domain"),
        "people": QCoreApplication.translate("views", "People"),
        "person": QCoreApplication.translate("views", "Person"),
        "person.email": QCoreApplication.translate("views", "Person's email"),
        "person.tags": QCoreApplication.translate("views", "Person's tags"),
        "company.tags": QCoreApplication.translate("views", "Company's tags"),
        "deal.tags": QCoreApplication.translate("views", "Deal's tags"),
        "open_deals": QCoreApplication.translate("views", "Open deals"),
        "deal": QCoreApplication.translate("views", "Deal"),
        "deal.state": QCoreApplication.translate("views", "State of a deal"),
        "deal.stage": QCoreApplication.translate("views", "Stage of an open deal"),
        "task": QCoreApplication.translate("views", "Open task"),
        "task_due": QCoreApplication.translate("views", "Task due"),
        "state": QCoreApplication.translate("views", "State"),
        "stage": QCoreApplication.translate("views", "Stage"),
        "amount": QCoreApplication.translate("views", "Amount"),
        "expected_on": QCoreApplication.translate("views", "Expected"),
        "opened_on": QCoreApplication.translate("views", "Began"),
        "closed_on": QCoreApplication.translate("views", "Closed"),
        "lost_reason": QCoreApplication.translate("views", "Lost because"),
    }
    return words.get(value.name, value.name)


def operator(value: Operator, kind: PlaceKind) -> str:
    """Return how a condition compares, between place and value."""
    is_time = kind in (PlaceKind.DATE, PlaceKind.MOMENT)
    words = {
        Operator.IS: QCoreApplication.translate("views", "is"),
        Operator.IS_NOT: QCoreApplication.translate("views", "is not"),
        Operator.HOLDS: QCoreApplication.translate("views", "contains"),
        Operator.LACKS: QCoreApplication.translate("views", "does not contain"),
        Operator.BEGINS: QCoreApplication.translate("views", "begins with"),
        Operator.AT_LEAST: (
            QCoreApplication.translate("views", "on or after")
            if is_time
            else QCoreApplication.translate("views", "at least")
        ),
        Operator.AT_MOST: (
            QCoreApplication.translate("views", "on or before")
            if is_time
            else QCoreApplication.translate("views", "at most")
        ),
        Operator.WITHIN_DAYS: QCoreApplication.translate("views", "in the last days"),
        Operator.NOT_WITHIN_DAYS: QCoreApplication.translate("views", "not in the last days"),
        Operator.NEXT_DAYS: QCoreApplication.translate("views", "in the next days"),
        Operator.THIS_MONTH: QCoreApplication.translate("views", "this month"),
        Operator.FILLED: QCoreApplication.translate("views", "is known"),
        Operator.EMPTY: QCoreApplication.translate("views", "is empty"),
    }
    return words[value]


def condition(value: Condition, known: dict[str, Place]) -> str:
    """Return a condition as a chip says it: "Tags is VIP"."""
    about = known.get(value.place)
    if about is None:
        return QCoreApplication.translate("views", "A field that is gone")
    if value.operator in _DAYS:
        days = {
            Operator.WITHIN_DAYS: QCoreApplication.translate("views", "in the last {days} days"),
            Operator.NOT_WITHIN_DAYS: QCoreApplication.translate(
                "views", "not in the last {days} days"
            ),
            Operator.NEXT_DAYS: QCoreApplication.translate("views", "in the next {days} days"),
        }
        return f"{place(about)} {days[value.operator].format(days=value.value)}"
    parts = [place(about), operator(value.operator, about.kind)]
    if value.operator not in WITHOUT_VALUE:
        parts.append(cell(about, value.value)[:_MOST_CHARS])
    return " ".join(parts)


def group(value: Group, known: dict[str, Place]) -> str:
    """Return a group inside a filter as a chip says it."""
    joined = (
        QCoreApplication.translate("views", " or ")
        if value.is_any
        else QCoreApplication.translate("views", " and ")
    )
    return joined.join(
        group(part, known) if isinstance(part, Group) else condition(part, known)
        for part in value.parts
    )


def choice(about: Place, value: str) -> str:
    """Return one of a place's choices in words."""
    if about.label:
        return value
    if about.name == "language":
        return vocabulary.language(value)
    if about.name.endswith("stage"):
        return sales_words.stage_name(value)
    if about.name.endswith("state") and value in list(DealState):
        return sales_words.state(DealState(value))
    words = {
        "negative": QCoreApplication.translate("views", "negative"),
        "neutral": QCoreApplication.translate("views", "neutral"),
        "positive": QCoreApplication.translate("views", "positive"),
        "mixed": QCoreApplication.translate("views", "mixed"),
        "incoming": QCoreApplication.translate("views", "from them"),
        "outgoing": QCoreApplication.translate("views", "from you"),
        "internal": QCoreApplication.translate("views", "a note"),
    }
    return words.get(value, value)


def cell(about: Place, text: str) -> str:
    """Return what stands in a place as a person of this language reads it."""
    if not text:
        return ""
    try:
        return _cell(about, text)
    except (ValueError, ArithmeticError):
        return text


def _cell(about: Place, text: str) -> str:
    if about.kind in (PlaceKind.DATE, PlaceKind.MOMENT):
        return _time(text)
    if about.kind is PlaceKind.YES_NO:
        return yes_no(text)
    if about.kind is PlaceKind.MONEY:
        return _sum(about, text)
    if about.kind is PlaceKind.NUMBER:
        digits = min(len(text.partition(".")[2]), 2 if about.name == "mood_mean" else 6)
        return QLocale().toString(float(text), "f", digits)
    if about.label:
        return text
    return SEPARATOR.join(choice(about, part) for part in text.split(SEPARATOR))


def _time(text: str) -> str:
    if "T" in text:
        return dates.day(datetime.fromisoformat(text))
    return dates.calendar_day(date.fromisoformat(text))


def _sum(about: Place, text: str) -> str:
    if about.currency:
        digits = len(text.partition(".")[2])
        return f"{QLocale().toString(float(text), 'f', digits)} {about.currency}"
    number, _, currency = text.partition(" ")
    return sales_words.money(from_amount(Decimal(number), currency) or Money(0, currency))


def value(found: FieldValue) -> str:
    """Return what stands in a field as a person of this language reads it."""
    kinds = {
        FieldKind.NUMBER: PlaceKind.NUMBER,
        FieldKind.MONEY: PlaceKind.MONEY,
        FieldKind.DATE: PlaceKind.DATE,
        FieldKind.YES_NO: PlaceKind.YES_NO,
    }
    about = Place("", kinds.get(found.kind, PlaceKind.TEXT), found.name, currency=found.currency)
    return cell(about, found.text)


def yes_no(text: str) -> str:
    """Return yes or no in words."""
    return (
        QCoreApplication.translate("views", "yes")
        if text == "yes"
        else QCoreApplication.translate("views", "no")
    )


def about(kind: Kind) -> str:
    """Return what a view is about, as its heading."""
    words = {
        Kind.CONTACT: QCoreApplication.translate("views", "Contacts"),
        Kind.COMPANY: QCoreApplication.translate("views", "Companies"),
        Kind.DEAL: QCoreApplication.translate("views", "Deals"),
    }
    return words[kind]


def counted(kind: Kind, count: int) -> str:
    """Return how many records of a kind there are: "1,200 companies"."""
    words = {
        Kind.CONTACT: COUNTED.contacts,
        Kind.COMPANY: COUNTED.companies,
        Kind.DEAL: COUNTED.deals,
    }
    return words[kind](count)


def saved(view: SavedView) -> str:
    """Return what a view is called."""
    everything = {
        Kind.CONTACT: QCoreApplication.translate("views", "Everybody"),
        Kind.COMPANY: QCoreApplication.translate("views", "All companies"),
        Kind.DEAL: QCoreApplication.translate("views", "All deals"),
    }
    words = {
        "all": everything[view.view.about],
        "waiting": QCoreApplication.translate("views", "Waiting for a reply"),
        "quiet": QCoreApplication.translate("views", "Gone quiet"),
        "upset": QCoreApplication.translate("views", "Upset"),
        "new": QCoreApplication.translate("views", "New this month"),
        "selling": QCoreApplication.translate("views", "With open deals"),
        "open": QCoreApplication.translate("views", "Open deals"),
        "no-task": QCoreApplication.translate("views", "Open without a task"),
        "closed": QCoreApplication.translate("views", "Closed this month"),
    }
    return view.name if view.id else words.get(view.name, view.name)


def field_kind(kind: FieldKind) -> str:
    """Return what a field holds."""
    words = {
        FieldKind.TEXT: QCoreApplication.translate("views", "Text"),
        FieldKind.NUMBER: QCoreApplication.translate("views", "Number"),
        FieldKind.MONEY: QCoreApplication.translate("views", "Amount of money"),
        FieldKind.DATE: QCoreApplication.translate("views", "Day"),
        FieldKind.YES_NO: QCoreApplication.translate("views", "Yes or no"),
        FieldKind.CHOICE: QCoreApplication.translate("views", "One of several choices"),
        FieldKind.CHOICES: QCoreApplication.translate("views", "Several choices"),
        FieldKind.LINK: QCoreApplication.translate("views", "Link"),
    }
    return words[kind]


def colour(name: str) -> str:
    """Return a tag's colour in words."""
    words = {
        "grey": QCoreApplication.translate("views", "Grey"),
        "blue": QCoreApplication.translate("views", "Blue"),
        "green": QCoreApplication.translate("views", "Green"),
        "amber": QCoreApplication.translate("views", "Amber"),
        "red": QCoreApplication.translate("views", "Red"),
    }
    return words.get(name, name)
