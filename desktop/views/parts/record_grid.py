"""The first records of an import as a small table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from core.domain.importing import RawRecord
from core.domain.interaction import Direction, InteractionKind
from desktop.tables.word_table import fill_table
from desktop.views.parts.view import View
from desktop.words import dates, joined_words, sales_words


class RecordGrid(View):
    """Three columns: who, what, when or where."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records: tuple[RawRecord, ...] = ()
        self._table = QTableWidget(0, 3)
        self._table.setObjectName("grid")
        self._table.setShowGrid(False)
        self._table.setWordWrap(False)
        self._table.setTabKeyNavigation(False)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(32)
        header = self._table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        self._table.setColumnWidth(0, 190)
        self._table.setColumnWidth(1, 290)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._table)
        self.retranslate()

    def show_records(self, records: tuple[RawRecord, ...]) -> None:
        """Show the first records as they were understood."""
        self._records = records
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        kinds = {record.interaction is not None for record in self._records}
        third = self.tr("When") if kinds == {True} else self.tr("How to reach")
        if len(kinds) > 1:
            third = self.tr("When, or how to reach")
        self._table.setAccessibleName(self.tr("First records"))
        headings = (self.tr("Who"), self.tr("What"), third)
        fill_table(self._table, headings, [self._cells(record) for record in self._records])

    def _cells(self, record: RawRecord) -> tuple[str, str, str]:
        if record.interaction is not None:
            mail = record.interaction
            headers = mail.headers
            who = mail.writer
            if mail.direction is Direction.OUTGOING:
                to = (
                    joined_words.listed(address.name or address.email for address in headers.to)
                    if headers
                    else ""
                )
                who = self.tr("You to {name}").format(name=to)
            is_chat = mail.kind is InteractionKind.CHAT  # its subject is who takes part
            what = mail.text if is_chat else mail.subject or mail.new_text
            return who, what, dates.medium(mail.occurred_at)
        if record.contact is not None:
            contact = record.contact
            link = contact.companies[0] if contact.companies else None
            what = joined_words.listed((link.company_name, link.role) if link else ())
            reach = joined_words.listed((*contact.emails[:1], *contact.phones[:1]))
            return contact.name, what, reach
        if record.deal is not None:
            deal = record.deal.deal
            people = joined_words.listed(p.contact.name for p in record.deal.people)
            who = record.deal.company or people
            amount = "" if deal.amount is None else sales_words.money(deal.amount)
            return who, self.tr("Deal: {title}").format(title=deal.title), amount
        if record.task is not None:
            day = record.task.due_on
            due = "" if day is None else dates.calendar_day(day)
            return "", self.tr("Task: {title}").format(title=record.task.title), due
        company = record.company
        return (company.name, self.tr("Company"), company.domain) if company else ("", "", "")
