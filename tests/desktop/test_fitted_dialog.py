"""Dialogs are as high as their words need, also when these become more."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.domain.backup import Backup, BackupReason, RecordCounts, RestorePreview
from desktop.dialogs.access_dialog import AccessDialog, AccessQuestion
from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.dialogs.rescue_dialog import RescueDialog
from desktop.translation import LanguageChoice, Translation
from desktop.views.parts.label import Label
from tests.factory import NOON


def is_whole(dialog: FittedDialog) -> bool:
    """Say whether each label has the height that its words need."""
    labels = [label for label in dialog.findChildren(Label) if label.isVisible()]
    return all(label.height() >= label.heightForWidth(label.width()) for label in labels)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_what_a_backup_holds_is_shown_whole_when_it_was_found(
    qtbot: QtBot, translation: Translation, language: LanguageChoice
) -> None:
    translation.use(language)
    counts = RecordCounts(412, 38, 10_342, 7)
    backup = Backup(Path("b"), NOON, BackupReason.ASKED, 1, counts)
    dialog = RescueDialog("Your file is damaged. " * 4, can_salvage=True)
    qtbot.addWidget(dialog)
    dialog.show()
    before = dialog.height()

    dialog.show_preview(RestorePreview(backup, counts, counts, (), 5))

    qtbot.waitUntil(lambda: dialog.height() > before)
    assert is_whole(dialog)


def test_a_problem_said_later_covers_no_field(qtbot: QtBot, translation: Translation) -> None:
    question = AccessQuestion("Add", "Hint. " * 30, "Go", asks_person=True, asks_passphrase=True)
    dialog = AccessDialog(question)
    qtbot.addWidget(dialog)
    dialog.show()
    before = dialog.height()

    dialog.show_problem("This passphrase does not open the file. " * 4)

    qtbot.waitUntil(lambda: dialog.height() > before)
    assert is_whole(dialog)
    assert dialog.fields.again.geometry().bottom() < dialog.fields._shows.geometry().top()
