"""Planning follow-ups by hand, and the question when somebody answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core.domain.change import Change, Kind
from core.domain.contact import Contact
from core.domain.deal import Deal
from desktop.desk import Desk
from desktop.dialogs.follow_up_dialog import FollowUpDialog
from desktop.window.main_window import MainWindow

Open = Callable[[], MainWindow]
pytestmark = pytest.mark.usefixtures("translation")


def answer(receive: Callable[..., int], desk: Desk) -> None:
    at = datetime.now(UTC) + timedelta(minutes=1)
    receive("Yes, please", date=format_datetime(at), subject="Re: Offer")
    desk.changes.announce(Change(frozenset({Kind.INTERACTION})))


def plan(shown: MainWindow, qtbot: QtBot) -> None:
    shown.actions_.go_contacts.trigger()
    qtbot.waitUntil(lambda: shown.screens.contacts.contact_id > 0)
    shown.pages.contact.sales.follow.click()
    dialog = shown.pages.findChild(FollowUpDialog)
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Return)


def test_a_ready_made_sequence_is_planned_with_two_keys(
    window: Open, desk: Desk, receive: Callable[..., int], qtbot: QtBot
) -> None:
    receive()
    shown = window()

    plan(shown, qtbot)

    titles = [task.title for task in desk.tasks.list_tasks()]
    assert titles == [
        "Call: did the offer arrive?", "Write: any questions?", "Call once more, then let it rest",
    ]  # fmt: skip
    assert "3 follow-ups planned" in shown.toast._words.text()


def test_who_answers_is_told_and_the_rest_is_dropped_on_request(
    window: Open, desk: Desk, receive: Callable[..., int], qtbot: QtBot
) -> None:
    receive()
    shown = window()
    plan(shown, qtbot)

    answer(receive, desk)

    strip = shown.pages.tasks.answered
    qtbot.waitUntil(lambda: len(strip._people) == 1)
    shown.actions_.go_tasks.trigger()
    assert strip.isVisible()
    drop = next(b for b in strip.findChildren(QPushButton) if b.text() == "Drop them")
    drop.click()
    assert desk.tasks.list_tasks() == ()
    qtbot.waitUntil(lambda: not strip.isVisible())


def test_an_empty_line_is_no_step_and_no_lines_is_no_plan(qtbot: QtBot) -> None:
    dialog = FollowUpDialog(Contact("Ada", 7))
    qtbot.addWidget(dialog)
    dialog.titles[1].setText("  ")
    assert [step.days for step in dialog.wanted().steps] == [3, 21]

    for title in dialog.titles:
        title.clear()

    assert not dialog._save.isEnabled()


def test_a_deal_with_nobody_offers_no_follow_ups(
    window: Open, desk: Desk, receive: Callable[..., int], qtbot: QtBot
) -> None:
    receive()
    (maya,) = desk.contacts.list_contacts()
    desk.deals.add(Deal("Nobody's"))
    shown = window()
    shown.actions_.go_deals.trigger()
    assert not shown.pages.deal.follow.isEnabled()

    made, _ = desk.deals.add(Deal("Forty loaves", contact_ids=(maya.id,)))
    shown.screens.deals.open_deal(made.id)
    qtbot.waitUntil(shown.pages.deal.follow.isEnabled)
    shown.pages.deal.follow.click()

    dialog = shown.pages.findChild(FollowUpDialog)
    assert dialog is not None
    assert dialog.wanted().deal_id == made.id
    dialog.reject()


def test_the_command_asks_for_who_is_open_and_else_says_what_to_open(
    window: Open, desk: Desk, qtbot: QtBot
) -> None:
    shown = window()
    desk.contacts.add(Contact("Maya Okafor"))
    shown.actions_.go_tasks.trigger()
    shown.actions_.follow_ups.trigger()
    assert shown.toast._words.text().startswith("Open a contact")
    assert shown.pages.findChild(FollowUpDialog) is None

    shown.actions_.go_contacts.trigger()
    qtbot.waitUntil(lambda: shown.screens.contacts.contact_id > 0)
    shown.actions_.follow_ups.trigger()

    dialog = shown.pages.findChild(FollowUpDialog)
    assert dialog is not None
    assert dialog.windowTitle() == "Follow-ups for Maya Okafor"
    dialog.reject()
