"""Firms in the window: listed, opened from anywhere, worked with, corrected."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from core.domain.change import Kind
from core.domain.contact import CompanyLink, Contact
from core.domain.deal import Deal
from core.domain.field import Field, FieldKind
from core.domain.money import Money
from desktop.desk import Desk
from desktop.dialogs.company_dialog import CompanyDialog
from desktop.views.palette_view import PaletteView
from desktop.views.parts.button import Button
from desktop.window.main_window import MainWindow


@pytest.fixture
def maya(desk: Desk) -> Contact:
    maya = desk.contacts.add(Contact("Maya Okafor", companies=(CompanyLink("Harbour Bakery"),)))
    firm = maya.companies[0].company_id
    desk.deals.add(Deal("Twelve chairs", company_id=firm, amount=Money(240_000, "EUR")))
    return maya


def test_firms_are_listed_and_the_first_is_open(
    maya: Contact, window: Callable[[], MainWindow]
) -> None:
    opened = window()

    opened.actions_.go_companies.trigger()
    opened.grab()

    assert opened.pages.companies._total.text() == "1 company"
    table = opened.pages.companies.table
    assert table.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Harbour Bakery, 1 person, 1 open deal  ·  €2,400"
    )
    assert opened.pages.company._name.text() == "Harbour Bakery"
    assert opened.pages.company._values[1].text() == "€2,400"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("contact", "A page for each person"),
        ("company", "A page for each firm"),
        ("deal", "A page for each deal"),
    ],
)
def test_where_there_is_none_yet_its_page_says_what_it_is_for(
    window: Callable[[], MainWindow], page: str, title: str
) -> None:
    opened = window()
    actions = opened.actions_
    ways = {
        "contact": actions.go_contacts, "company": actions.go_companies, "deal": actions.go_deals
    }  # fmt: skip

    ways[page].trigger()
    opened.grab()

    empty = getattr(opened.pages, page)._empty
    assert empty._title.isVisible()
    assert empty._title.text() == title


def test_it_is_opened_from_the_contact_and_leads_back(
    qtbot: QtBot, maya: Contact, window: Callable[[], MainWindow]
) -> None:
    opened = window()
    opened.actions_.go_contacts.trigger()
    opened.screens.contacts.open_contact(maya.id)

    qtbot.mouseClick(opened.pages.contact.company, Qt.MouseButton.LeftButton)
    assert opened.pages.stack.currentWidget() is opened.pages.companies_page
    person = next(
        one for one in opened.pages.company.findChildren(Button) if one.text() == "Maya Okafor"
    )
    person.click()

    assert opened.pages.stack.currentWidget() is opened.pages.contacts_page


def test_it_is_opened_from_the_palette(
    qtbot: QtBot, maya: Contact, window: Callable[[], MainWindow]
) -> None:
    opened = window()
    opened.actions_.palette.trigger()
    palette = opened.findChild(PaletteView)
    palette.line.setText("harbour bakery")

    qtbot.keyClick(palette.line, Qt.Key.Key_Return)

    assert opened.pages.stack.currentWidget() is opened.pages.companies_page
    assert opened.screens.companies.company_id == maya.companies[0].company_id


def test_a_task_about_the_firm_is_added_there(
    qtbot: QtBot, desk: Desk, maya: Contact, window: Callable[[], MainWindow]
) -> None:
    opened = window()
    opened.actions_.go_companies.trigger()
    opened.grab()
    adder = opened.pages.company.sales.adder
    adder.words.setText("Send the offer")

    qtbot.keyClick(adder.words, Qt.Key.Key_Return)

    (task,) = desk.tasks.list_tasks()
    assert task.company_name == "Harbour Bakery"
    assert [row.task.title for row in opened.pages.company.sales.tasks.rows()] == ["Send the offer"]


def test_a_correction_is_told_with_a_way_back(
    qtbot: QtBot, maya: Contact, window: Callable[[], MainWindow]
) -> None:
    opened = window()
    opened.actions_.go_companies.trigger()
    opened.grab()
    opened.pages.company.correct.click()
    dialog = opened.findChild(CompanyDialog)
    dialog.name.setText("Harbour Bakery Ltd")
    dialog.tags.setText("Partner; fair 2026，partner")
    dialog._save.click()
    assert opened.pages.company._name.text() == "Harbour Bakery Ltd"
    assert "Tags: Partner, fair 2026" in opened.pages.company._facts.text()

    qtbot.mouseClick(opened.toast._undo, Qt.MouseButton.LeftButton)

    assert opened.pages.company._name.text() == "Harbour Bakery"


def test_a_firms_own_fields_are_filled_in_where_it_is_corrected(
    maya: Contact, desk: Desk, window: Callable[[], MainWindow]
) -> None:
    desk.fields.add(Field("Ovens", FieldKind.NUMBER, record_kind=Kind.COMPANY))
    opened = window()
    opened.actions_.go_companies.trigger()
    opened.grab()
    opened.pages.company.correct.click()
    dialog = opened.findChild(CompanyDialog)
    assert dialog is not None
    (ovens,) = dialog.form.editors.values()
    assert isinstance(ovens, QLineEdit)

    ovens.setText("3")
    dialog._save.click()

    assert "Ovens: 3" in opened.pages.company._facts.text()
    firm = desk.companies.open(maya.companies[0].company_id or 0).company
    assert [value.text for value in firm.values] == ["3"]


def test_the_search_in_the_list_finds_firms(
    qtbot: QtBot, desk: Desk, maya: Contact, window: Callable[[], MainWindow]
) -> None:
    desk.contacts.add(Contact("Ada King", companies=(CompanyLink("Ola Ovens"),)))
    opened = window()
    opened.actions_.go_companies.trigger()

    opened.pages.companies.search.setText("ovens")

    qtbot.waitUntil(lambda: opened.pages.companies._total.text() == "1 company")
