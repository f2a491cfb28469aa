"""Five people, three fields and some mail: what the tests of views begin with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.domain.change import Kind
from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact
from core.domain.field import Field, FieldKind
from core.domain.importing import ImportOptions
from core.domain.view import Condition, Group, View
from core.services.bulk_service import BulkService
from core.services.contact_service import ContactService
from core.services.field_service import FieldService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.view_service import ViewService
from core.storage.database import Database

MAIL = """From: {name} <{email}>
To: me@shop.example
Date: {at:%a, %d %b %Y %H:%M:%S} +0000
Message-ID: <{number}@mail.example>
Subject: Order
Content-Type: text/plain; charset=utf-8

The oven arrived.
"""


def fill(database: Database, folder: Path) -> None:
    """Put in five people, three fields, and mail of two of them."""
    people, fields = ContactService(database), FieldService(database)
    firm = CompanyLink("Zinc GmbH", "Buyer")
    ids = {
        name: people.add(
            Contact(
                name,
                tags=tags,
                companies=companies,
                channels=(Channel(ChannelKind.EMAIL, f"{name.lower()}@x.example"),),
            )
        ).id
        for name, tags, companies in (
            ("Ada", ("VIP",), (firm,)),
            ("Bo", ("vip", "Press"), (CompanyLink("Acme", "Owner"), firm)),
            ("Cem", (), ()),
            ("Dana", ("Press",), (CompanyLink("Acme"),)),
            ("Eve", (), ()),
        )
    }
    seats = fields.add(Field("Seats", FieldKind.NUMBER))
    due = fields.add(Field("Renewal", FieldKind.DATE))
    plan = fields.add(Field("Plan", FieldKind.CHOICE, choices=("Small", "Large")))
    today = datetime.now(UTC).astimezone().date()
    for name, bought, until, size in (
        ("Ada", "12", today + timedelta(days=5), "Large"),
        ("Bo", "3", today - timedelta(days=5), "Small"),
        ("Dana", "200", None, "Large"),
    ):
        texts = [(seats.id, bought), (due.id, str(until or "")), (plan.id, size)]
        fields.set_values(Kind.CONTACT, ids[name], texts)
    _bring_mail(database, folder)


def _bring_mail(database: Database, folder: Path) -> None:
    now = datetime.now(UTC)
    mails = []
    for number, (name, days) in enumerate((("Ada", 200), ("Bo", 2), ("Bo", 40))):
        mail = folder / f"{number}.eml"
        at = now - timedelta(days=days)
        mail.write_text(
            MAIL.format(name=name, email=f"{name.lower()}@x.example", at=at, number=number)
        )
        mails.append(mail)
    options = ImportOptions(owner_addresses=("me@shop.example",))
    assert ImportService(database).run(mails, options).created == 3


class Book:
    """The people, the fields and what may be done with them."""

    def __init__(self, database: Database) -> None:
        self.people, self.fields = ContactService(database), FieldService(database)
        self.views, self.history = ViewService(database), HistoryService(database)
        self.bulk = BulkService(database)
        self.ids = {person.name: person.id for person in self.people.list_contacts()}
        fields = {field.name: field for field in self.fields.list_fields()}
        self.seats, self.due, self.plan = (fields[name] for name in ("Seats", "Renewal", "Plan"))

    def names(self, *parts: Condition | Group, sort: str = "name", down: bool = False) -> str:
        """Return the names that answer, as initials in order."""
        view = View(Group(parts), sort=sort, is_descending=down)
        page = self.views.page(view, 100)
        assert self.views.count(view) == len(page.rows)
        return "".join(row.name[0] for row in page.rows)

    def place(self, field: Field) -> str:
        return f"field:{field.id}"
