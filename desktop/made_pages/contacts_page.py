"""The contacts: a list beside one of them, or a table."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from desktop.screens.bulk_screen import BulkScreen
from desktop.screens.contact_mood_screen import ContactMoodScreen
from desktop.screens.contact_sales_screen import ContactSalesScreen
from desktop.screens.contacts_screen import ContactsScreen
from desktop.screens.records_screen import RecordsScreen
from desktop.screens.rights_screen import RightsScreen
from desktop.views.parts.list_edge import ListEdge
from desktop.views.records.contact_list_view import ContactListView
from desktop.views.records.contact_view import ContactView
from desktop.views.records.records_view import RecordsView
from desktop.window.contact_places import ContactPlaces
from desktop.window.page_views import Steps
from desktop.window.pages import Pages
from desktop.window.workplace import Screens


def make_views(pages: Pages) -> Steps:
    """Make the list and the table, one behind the other."""
    page = QStackedWidget(pages.stack)
    edge = ListEdge(page)
    contacts = ContactListView(pages.actions_, edge)
    yield
    contact = ContactView(edge.place)
    yield
    table = RecordsView(pages.actions_, page)
    yield

    def put_together() -> QStackedWidget:
        pages.contacts, pages.contact, pages.records_table = contacts, contact, table
        edge.hold(contacts, contact)
        page.addWidget(edge)
        page.addWidget(table)
        return page

    return put_together


def make_screens(screens: Screens) -> None:
    """Make what fills them, and what is done with a contact that is shown."""
    pages, desk, wiring = screens.pages, screens.desk, screens.wiring
    screens.contacts = ContactsScreen(
        (pages.contacts, pages.contact), (desk.contacts, desk.inbox, desk.fields), wiring
    )
    screens.records = RecordsScreen(pages.records_table, desk.views, wiring)
    screens.bulk = BulkScreen(pages.records_table, screens.records, (desk.bulk, desk.views), wiring)
    screens.bulk.changed.connect(screens.tell)
    both = (screens.contacts, screens.records)
    screens.contact_places = ContactPlaces(pages, both, wiring.actions)
    services = (desk.rights, desk.contacts, desk.backups, desk.fields)
    screens.rights = RightsScreen(pages.contact, services, desk.host, wiring)
    screens.contact_sales = ContactSalesScreen(pages.contact, (desk.deals, desk.tasks), wiring)
    screens.contact_sales.follow_ups_wanted.connect(screens.follow_ups.ask)
    screens.contact_moods = ContactMoodScreen(
        pages.contact, desk.insights, desk.insight_lane, wiring
    )
    screens.contact_moods.behind_wanted.connect(
        lambda question, words: screens.insights.show_behind(question, words)
    )
    screens.search.serve(pages.contacts.search)
