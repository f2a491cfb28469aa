"""Four companies, five deals and whom they are with: what the tests of their tables begin with."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.domain.change import Kind
from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact
from core.domain.deal import Deal
from core.domain.field import Field, FieldKind
from core.domain.importing import ImportOptions
from core.domain.money import Money
from core.domain.task import Task
from core.domain.view import (
    Condition,
    Group,
    View,
    everything,
)
from core.services.bulk_service import BulkService
from core.services.contact_service import ContactService
from core.services.deal_service import DealService
from core.services.field_service import FieldService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.task_service import TaskService
from core.services.view_service import ViewService
from core.storage.database import Database
from tests.core.view_book import MAIL

TODAY = datetime.now(UTC).astimezone().date()


def fill(database: Database, folder: Path) -> None:
    """Put in four companies with people and mail, five deals and two fields."""
    people = ContactService(database)
    ids = {
        name: people.add(
            Contact(
                name,
                tags=tags,
                companies=(CompanyLink(firm),),
                channels=(Channel(ChannelKind.EMAIL, f"{name.lower()}@x.example"),),
            )
        ).id
        for name, firm, tags in (
            ("Ada", "Acme", ("VIP",)),
            ("Bo", "Acme", ()),
            ("Cem", "Birch", ()),
            ("Dana", "Cedar", ("vip", "Press")),
        )
    }
    for number, (name, days) in enumerate((("Ada", 200), ("Bo", 2), ("Cem", 100))):
        at = datetime.now(UTC) - timedelta(days=days)
        words = MAIL.format(name=name, email=f"{name.lower()}@x.example", at=at, number=number)
        (folder / f"{number}.eml").write_text(words)
    options = ImportOptions(owner_addresses=("me@shop.example",))
    mails = [folder / f"{number}.eml" for number in range(3)]
    assert ImportService(database).run(mails, options).created == 3
    _sell(database, ids)


def _sell(database: Database, ids: dict[str, int]) -> None:
    sales, fields = DealService(database), FieldService(database)
    stages = {stage.name: stage.id for stage in sales.list_stages()}
    made = {}
    for title, firm, stage, amount, who, days in (
        ("Ovens", "Acme", "Proposal", Money(120_000, "EUR"), "Ada", 10),
        ("Pumps", "Acme", "Lead", Money(90_000, "JPY"), "Bo", 40),
        ("Quays", "Birch", "Lead", Money(50_000, "EUR"), "Cem", None),
        ("Roofs", "", "Negotiation", None, "Dana", -3),
        ("Sails", "Cedar", "Qualified", Money(99_900, "USD"), "", None),
    ):
        deal = Deal(
            title,
            company_name=firm,
            stage_id=stages[stage],
            amount=amount,
            contact_ids=(ids[who],) if who else (),
            expected_on=None if days is None else TODAY + timedelta(days=days),
        )
        made[title] = sales.add(deal)[0].id
    sales.win(made["Sails"])
    sales.remove(sales.add(Deal("What brought a company", company_name="Dune"))[0].id)
    TaskService(database).add(Task("Send the offer", deal_id=made["Ovens"], due_on=TODAY))
    region = fields.add(Field("Region", record_kind=Kind.COMPANY))
    score = fields.add(Field("Score", FieldKind.NUMBER, record_kind=Kind.DEAL))
    firms = {firm.name: firm.id for firm in ContactService(database).list_companies("", 50, 0)}
    fields.set_values(Kind.COMPANY, firms["Acme"], [(region.id, "North")])
    fields.set_values(Kind.COMPANY, firms["Cedar"], [(region.id, "South")])
    fields.set_values(Kind.DEAL, made["Pumps"], [(score.id, "7")])


class Table:
    """One kind of record as a table."""

    def __init__(self, database: Database, about: Kind) -> None:
        self.views, self.history = ViewService(database), HistoryService(database)
        self.bulk, self.about = BulkService(database), about
        rows = self.views.page(everything(about), 100).rows
        self.ids = {row.name: row.record_id for row in rows}
        fields = FieldService(database).list_fields()
        self.fields = {field.name: f"field:{field.id}" for field in fields}

    def names(self, *parts: Condition | Group, sort: str = "name", down: bool = False) -> str:
        """Return the names that answer, as initials in order."""
        view = replace(everything(self.about), filter=Group(parts), sort=sort, is_descending=down)
        page = self.views.page(view, 100)
        assert self.views.count(view) == len(page.rows)
        return "".join(row.name[0] for row in page.rows)

    def cells(self, name: str, *columns: str) -> tuple[str, ...]:
        """Return what stands in these columns of one record."""
        rows = self.views.page(View(columns=columns, about=self.about), 100).rows
        return next(row.cells for row in rows if row.name == name)

    def type(self, name: str, place: str, text: str) -> None:
        """Type over a cell."""
        self.views.set_cell(self.about, self.ids[name], place, text)

    def place(self, name: str) -> str:
        """Return the place of a field, or of what every record has."""
        return self.fields.get(name, name)
