"""Dialogs ask one thing and are sure of the answer."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QPdfWriter
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from core.domain.contact import Company
from core.domain.deal import Deal, Stage
from core.domain.field import Field, FieldKind
from core.domain.importing import ImportProgress, ImportReport, Place, Rejection
from desktop.dialogs.company_dialog import CompanyDialog
from desktop.dialogs.correct_contact_dialog import CorrectContactDialog
from desktop.dialogs.deal_dialog import DealDialog
from desktop.dialogs.import_dialog import ImportDialog
from desktop.dialogs.new_contact_dialog import NewContactDialog
from desktop.dialogs.new_profile_dialog import NewProfileDialog
from desktop.dialogs.unlock_dialog import UnlockDialog
from desktop.on_paper import recovery_sheet
from desktop.translation import Translation
from desktop.views.parts.passphrase_fields import PassphraseFields, strength_bits
from desktop.views.privacy.recovery_card import RecoveryCard
from tests.factory import make_contact, make_interaction, make_preview, make_report


def test_unlocking_hides_what_is_typed_and_hands_it_over(qtbot: QtBot) -> None:
    dialog = UnlockDialog()
    qtbot.addWidget(dialog)
    dialog.secret.setText("four words that fit")

    with qtbot.waitSignal(dialog.passphrase_entered) as entered:
        dialog._open.click()

    assert entered.args == ["four words that fit"]
    assert dialog.secret.echoMode() is QLineEdit.EchoMode.Password


def test_escape_clears_what_is_typed_and_ends_nothing(qtbot: QtBot) -> None:
    dialog = UnlockDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.secret.setText("correct hrose")

    with qtbot.assertNotEmitted(dialog.rejected):
        qtbot.keyClick(dialog.secret, Qt.Key.Key_Escape)
        qtbot.keyClick(dialog.secret, Qt.Key.Key_Escape)

    assert dialog.isVisible()
    assert dialog.secret.text() == ""


def test_a_wrong_passphrase_can_be_tried_again(qtbot: QtBot) -> None:
    dialog = UnlockDialog()
    qtbot.addWidget(dialog)
    dialog.secret.setText("wrong")
    dialog._open.click()

    dialog.show_wrong("This passphrase does not open the file.")

    assert dialog.secret.isEnabled()
    assert dialog._open.isEnabled()
    assert "does not open" in dialog._error.text()


def test_the_recovery_code_is_another_way(qtbot: QtBot) -> None:
    dialog = UnlockDialog()
    qtbot.addWidget(dialog)
    dialog._other.click()
    dialog.secret.setText(" K7QX-M2PD ")

    with qtbot.waitSignal(dialog.recovery_code_entered) as entered:
        dialog._open.click()

    assert entered.args == ["K7QX-M2PD"]


def test_two_different_passphrases_are_not_taken(qtbot: QtBot, translation: Translation) -> None:
    dialog = NewProfileDialog()
    qtbot.addWidget(dialog)
    dialog.fields.passphrase.setText("maple river clock")
    dialog.fields.again.setText("maple river clocks")

    assert not dialog._next.isEnabled()
    assert dialog.fields.strength.text() == "The two are not the same."


def test_the_recovery_code_must_be_typed_back(qtbot: QtBot) -> None:
    dialog = NewProfileDialog()
    qtbot.addWidget(dialog)
    dialog.show_recovery_code("K7QX-M2PD-J8KS")
    before = dialog._next.isEnabled()

    dialog.card.typed_back.setText("j8ks")
    with_its_end = dialog._next.isEnabled()
    dialog.card.typed_back.setText("k7qx m2pd j8ks")

    assert (before, with_its_end, dialog._next.isEnabled()) == (False, False, True)


def test_escape_leaves_the_recovery_code_where_it_is(qtbot: QtBot) -> None:
    dialog = NewProfileDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_recovery_code("ABCD-EFGH")

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert dialog.isVisible()


def test_a_slip_in_the_recovery_code_is_pointed_at(qtbot: QtBot, translation: Translation) -> None:
    card = RecoveryCard()
    qtbot.addWidget(card)
    card.show_code("K7QX-M2PD-J8KS")

    card.typed_back.setText("K7QX-M2PE")

    assert card._told.text() == "Group 2 is different."


def test_the_recovery_sheet_is_a_page_with_the_code_on_it(
    tmp_path: Path, qapp: QApplication
) -> None:
    writer = QPdfWriter(str(tmp_path / "sheet.pdf"))

    recovery_sheet.draw(writer, "K7QX-M2PD-J8KS-AAAA-BBBB-CCCC-DDDD-EEEE")
    del writer

    content = (tmp_path / "sheet.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") == 1


def test_longer_and_more_varied_is_stronger() -> None:
    assert strength_bits("") == 0
    assert strength_bits("aaaaaaaaaaaa") < strength_bits("maple river")
    assert strength_bits("maple river") < strength_bits("maple river 42 clock")


@pytest.mark.parametrize(
    "known",
    [
        "correct horse battery",
        "Correct-Horse-Battery-Staple!",
        "staple battery correct",
        "passwordpassword",
        "May the force be with you",
        "床前明月光，疑是地上霜",
    ],
)
def test_what_everybody_knows_is_weak(qtbot: QtBot, translation: Translation, known: str) -> None:
    del translation
    fields = PassphraseFields()
    qtbot.addWidget(fields)

    fields.passphrase.setText(known)

    assert fields.strength.text().startswith("Weak")


def test_a_known_word_takes_nothing_from_the_others() -> None:
    assert strength_bits("maple river 42 clock password") > strength_bits("maple river 42 clock")


def test_a_contact_needs_a_name(qtbot: QtBot) -> None:
    dialog = NewContactDialog()
    qtbot.addWidget(dialog)
    dialog.email.setText("maya@bakery.example")
    before = dialog._save.isEnabled()
    dialog.name.setText("Maya")

    with qtbot.waitSignal(dialog.contact_entered) as entered:
        dialog._save.click()

    assert not before
    assert entered.args[0].emails == ("maya@bakery.example",)


def test_an_import_is_looked_at_before_it_is_done(qtbot: QtBot) -> None:
    dialog = ImportDialog()
    qtbot.addWidget(dialog)
    dialog.show_paths((Path("inbox.mbox"),))
    dialog.show_preview(make_preview(make_interaction()), ())

    with qtbot.waitSignal(dialog.import_requested) as asked:
        dialog._go.click()

    assert asked.args[0].owner_addresses == ("lena@example.com",)
    assert asked.args[0].label == "inbox.mbox"


def test_closing_a_running_import_stops_it_and_waits_for_the_report(qtbot: QtBot) -> None:
    dialog = ImportDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_paths((Path("inbox.mbox"),))
    dialog.show_preview(make_preview(make_interaction()), ())
    dialog._go.click()
    dialog.show_progress(ImportProgress(3, 10, 100, "inbox.mbox"))

    with qtbot.waitSignal(dialog.stop_requested):
        dialog.close()
    was_open = dialog.isVisible()
    dialog.show_report(make_report())

    assert was_open
    assert dialog._stack.currentWidget() is dialog.report


def test_an_import_can_be_undone_from_its_report(qtbot: QtBot, translation: Translation) -> None:
    dialog = ImportDialog()
    qtbot.addWidget(dialog)
    dialog.show_report(make_report(step_id=42))

    with qtbot.waitSignal(dialog.undo_requested) as asked:
        dialog._undo.click()

    assert asked.args == [42]


def test_an_import_can_be_tried_before_it_is_done(qtbot: QtBot) -> None:
    dialog = ImportDialog()
    qtbot.addWidget(dialog)
    dialog.show_paths((Path("inbox.mbox"),))
    dialog.show_preview(make_preview(make_interaction()), ())
    with qtbot.waitSignal(dialog.import_requested) as tried:
        dialog._try.click()
    dialog.show_report(make_report())

    with qtbot.waitSignal(dialog.import_requested) as done:
        dialog._go.click()

    assert (tried.args[0].is_dry_run, done.args[0].is_dry_run) == (True, False)


def test_what_was_left_out_can_be_saved_from_the_report(qtbot: QtBot) -> None:
    dialog = ImportDialog()
    qtbot.addWidget(dialog)
    report = ImportReport(read=1, rejected=1, rejections=(Rejection(Place("a"), "mail-empty"),))
    dialog.show_report(report)

    with qtbot.waitSignal(dialog.save_requested) as asked:
        dialog._save.click()

    assert asked.args == [report]


def test_copied_text_is_pasted_by_key_and_by_button(qtbot: QtBot) -> None:
    dialog = ImportDialog()
    qtbot.addWidget(dialog)

    with qtbot.waitSignal(dialog.paste_requested):
        dialog._paste_button.click()
    with qtbot.waitSignal(dialog.paste_requested):
        qtbot.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_dialog_with_many_own_fields_fits_a_low_screen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    low = SimpleNamespace(availableGeometry=lambda: QRect(0, 0, 1280, 690))
    monkeypatch.setattr(QGuiApplication, "primaryScreen", lambda: low)
    fields = tuple(Field(f"Field {number}", FieldKind.TEXT, id=number) for number in range(1, 9))
    dialogs = (
        CompanyDialog(Company("Harbour Bakery"), fields),
        DealDialog(Deal("Twelve chairs"), (Stage("Offer", 1),), "EUR", fields),
        CorrectContactDialog(make_contact(), fields),
    )
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        dialog.show()

    assert [dialog for dialog in dialogs if dialog.height() > 690] == []
