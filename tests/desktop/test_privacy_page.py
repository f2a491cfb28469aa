"""The privacy page: sections keep their order and speak when they come into sight."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from core.domain.offline import (
    OfflineFacts,
    OfflineProof,
    ProcessFacts,
    ProcessRole,
    TraceCount,
    TraceOutcome,
)
from core.privacy.own_processes import can_look
from desktop.translation import Translation
from desktop.views.parts.label import Label
from desktop.views.parts.privacy_section import PrivacySection
from desktop.views.privacy.offline_section import OfflineSection
from desktop.views.privacy.privacy_view import PrivacyView
from desktop.window.main_window import MainWindow


def test_its_key_opens_the_page_and_the_keyboard_is_there(
    window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    shown = window()

    shown.actions_.go_privacy.trigger()

    qtbot.waitUntil(shown.pages.privacy.isVisible)
    assert shown.actions_.go_privacy.shortcut().toString() == "Ctrl+Shift+P"
    assert shown.focusWidget() is shown.pages.privacy.area


def test_a_section_stands_below_the_ones_before_it_and_its_words_reach_the_page(
    qtbot: QtBot,
) -> None:
    page = PrivacyView()
    qtbot.addWidget(page)
    first, second = page.add_section(PrivacySection()), page.add_section(PrivacySection())
    said: list[str] = []
    page.told.connect(said.append)

    page.resize(800, 600)
    page.show()
    second.told.emit("kept")

    assert first.mapTo(page, first.rect().bottomLeft()).y() < second.mapTo(page, second.pos()).y()
    assert said == ["kept"]


def test_an_open_internet_socket_is_said_and_none_is_said_too(
    qtbot: QtBot, translation: Translation
) -> None:
    section = OfflineSection()
    qtbot.addWidget(section)

    section.show_facts(OfflineFacts(True, (ProcessFacts(7, ProcessRole.READER, 2, 0, False),)))
    assert "2 internet sockets" in section.verdict.text()

    section.show_facts(OfflineFacts(True, (ProcessFacts(7, ProcessRole.READER, 0, 1, True),)))
    assert section.verdict.text().startswith("No internet socket")

    section.show_facts(OfflineFacts(False, ()))
    assert "doesn't show" in section.verdict.text()


@pytest.mark.skipif(not can_look(), reason="needs /proc")
def test_the_page_lists_this_process(window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    shown = window()

    shown.actions_.go_privacy.trigger()

    qtbot.waitUntil(lambda: bool(shown.pages.offline.verdict.text()))
    words = [label.text() for label in shown.pages.offline.findChildren(Label)]
    assert f"Cardfile ({os.getpid()})" in words


def test_the_proof_can_be_asked_for_left_and_read(qtbot: QtBot, translation: Translation) -> None:
    section = OfflineSection()
    qtbot.addWidget(section)
    with qtbot.waitSignal(section.proof_requested):
        section.prove.click()

    section.show_proving(is_proving=True)
    with qtbot.waitSignal(section.stop_requested):
        section.prove.click()

    facts = OfflineFacts(True, (ProcessFacts(7, ProcessRole.ENGINE, None, None, True),))
    section.show_proof(OfflineProof(facts, True, TraceOutcome.DONE, TraceCount(0, 2, 0)))
    assert "refused it" in section.found.text()
    assert "0 calls" in section.found.text()

    section.show_proof(OfflineProof(facts, None, TraceOutcome.NO_TRACER))
    assert "strace is not installed" in section.found.text()


@pytest.mark.skipif(not can_look(), reason="needs /proc")
def test_the_proof_runs_beside_the_window_and_is_shown(
    window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    shown = window()
    shown.screens.offline.tour = ["true"]

    shown.pages.offline.prove.click()

    qtbot.waitUntil(lambda: not shown.screens.offline._view._is_proving)
    assert shown.pages.offline.found.text().startswith("Asked on purpose")
