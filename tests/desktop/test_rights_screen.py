"""In the window: correcting, packaging and erasing a contact, the audit, copies without names."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.domain.change import Action, Origin
from core.domain.contact import Channel, ChannelKind, Contact
from core.domain.history_step import HistoryStep
from core.domain.importing import ImportOptions, ImportPreview, Place, RawRecord
from desktop.desk import Desk
from desktop.dialogs.correct_contact_dialog import CorrectContactDialog
from desktop.dialogs.erase_person_dialog import ErasePersonDialog
from desktop.dialogs.erasure_dialog import ErasureDialog
from desktop.sentences import right_sentences
from desktop.translation import Translation
from desktop.views.history_view import HistoryView
from desktop.views.imports.import_preview_view import ImportPreviewView
from desktop.views.privacy.audit_section import AuditSection
from desktop.window.main_window import MainWindow
from desktop.wiring import Wiring
from tests.factory import NOON, make_contact

pytestmark = pytest.mark.slow

MAYA = "maya@bakery.example"


class Answer:
    """Chooses one place for every file."""

    def __init__(self, to: Path | None) -> None:
        self._to = to

    def save_file(self, parent: object, title: str, name: str) -> Path | None:
        return self._to


def dialog_of(kind: type) -> object:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


@pytest.fixture
def maya(desk: Desk, receive: Callable[..., int]) -> Contact:
    receive()
    contact = desk.contacts.find_by_email(MAYA)
    assert contact is not None
    return contact


def test_a_person_is_erased_only_after_their_name_was_typed(
    window: Callable[[], MainWindow], desk: Desk, maya: Contact
) -> None:
    opened = window()
    opened.pages.contact.erase_requested.emit(maya)
    dialog = dialog_of(ErasePersonDialog)
    assert isinstance(dialog, ErasePersonDialog)
    dialog.typed.setText("Maya")
    assert not dialog.erase.isEnabled()

    dialog.typed.setText("Maya Okafor")
    dialog.erase.click()

    assert desk.contacts.find_by_email(MAYA) is None
    report = dialog_of(ErasureDialog)
    assert isinstance(report, ErasureDialog)
    assert "Contact: 1" in report.lines.toPlainText()
    assert "Copies that you put elsewhere" in report.lines.toPlainText()
    assert report.renew.isHidden()
    report.accept()


def test_older_backups_go_by_one_click_after_a_new_one_was_made(
    window: Callable[[], MainWindow], desk: Desk, maya: Contact
) -> None:
    older = desk.backups.make()
    opened = window()
    opened.pages.contact.erase_requested.emit(maya)
    dialog = dialog_of(ErasePersonDialog)
    assert isinstance(dialog, ErasePersonDialog)
    dialog.typed.setText(maya.name)
    dialog.erase.click()
    report = dialog_of(ErasureDialog)
    assert isinstance(report, ErasureDialog)
    assert str(older.folder) in report.lines.toPlainText()

    report.renew.click()

    assert report.outcome.text() == "A new backup was made; 1 older one deleted."
    left = desk.backups.list_backups()
    assert (len(left), older in left) == (1, False)
    report.accept()


def test_a_person_s_package_holds_pdf_and_json(
    window: Callable[[], MainWindow], maya: Contact, tmp_path: Path
) -> None:
    opened = window()
    opened.screens.rights.files = Answer(tmp_path / "maya.zip")  # type: ignore[assignment]

    opened.pages.contact.export_requested.emit(maya)

    with zipfile.ZipFile(tmp_path / "maya.zip") as archive:
        told = json.loads(archive.read("person.json"))
        assert archive.read("person.pdf").startswith(b"%PDF")
    assert told["contact"]["name"] == "Maya Okafor"
    assert "connector" in told["interactions"][0]["text"]


def test_a_contact_is_corrected_and_the_correction_undone(
    window: Callable[[], MainWindow], desk: Desk, maya: Contact
) -> None:
    opened = window()
    opened.pages.contact.correct_requested.emit(maya)
    dialog = dialog_of(CorrectContactDialog)
    assert isinstance(dialog, CorrectContactDialog)
    dialog.name.setText("Maya Okafor-Lane")
    dialog.emails.setText("maya@lane.example")
    dialog.phones.setText("+44 20 7946 0001, +44 20 7946 0002")
    dialog._save.click()

    changed = desk.contacts.get(maya.id)
    assert changed.name == "Maya Okafor-Lane"
    assert changed.emails == ("maya@lane.example",)
    assert len(changed.phones) == 2
    assert desk.contacts.find_by_email(MAYA) is None

    desk.history.undo()

    assert desk.contacts.get(maya.id) == maya


def test_the_audit_is_searched_and_checked_in_the_window(
    window: Callable[[], MainWindow], desk: Desk, maya: Contact
) -> None:
    desk.contacts.rename(maya.id, "Maya Lane")
    opened = window()
    opened.actions_.go_privacy.trigger()
    audit = opened.pages.audit

    opened.screens.audit._on_searched("Maya Lane")
    audit.verify.click()

    assert "owner  ·  Change contact Maya Lane" in audit.lines.toPlainText()
    assert "Name: Maya Okafor → Maya Lane" in audit.lines.toPlainText()
    assert audit.verdict.text().startswith("The chain holds")


def test_an_audit_without_a_line_says_whether_nothing_was_done_or_nothing_found(
    qtbot: QtBot, translation: Translation
) -> None:
    section = AuditSection()
    qtbot.addWidget(section)
    section.show_lines(())
    of_an_empty_file = section.lines.toPlainText()

    section.search.setText("Maya")
    section.show_lines(())

    assert of_an_empty_file == "Nothing was changed yet."
    assert section.lines.toPlainText() == "Nothing found."


def test_the_audit_is_saved_as_a_file(
    window: Callable[[], MainWindow], maya: Contact, tmp_path: Path
) -> None:
    opened = window()
    opened.screens.audit.files = Answer(tmp_path / "audit.csv")  # type: ignore[assignment]

    opened.pages.audit.export.click()

    assert "Maya Okafor" in (tmp_path / "audit.csv").read_text(encoding="utf-8")


def test_a_copy_without_names_is_made_and_its_passphrase_shown(
    window: Callable[[], MainWindow], maya: Contact, tmp_path: Path
) -> None:
    opened = window()
    opened.screens.copies.files = Answer(tmp_path / "copy")  # type: ignore[assignment]

    opened.pages.copies.make.click()

    assert (tmp_path / "copy" / "cardfile.db").exists()
    assert "passphrase, shown only now:" in opened.pages.copies.result.text()
    opened.pages.copies.fake.setText("nobody there")
    opened.pages.copies.reveal.click()
    assert opened.pages.copies.result.text().startswith("No copy")


def test_the_history_says_who_and_offers_no_way_back_from_an_erasure(
    wiring: Wiring, desk: Desk
) -> None:
    view = HistoryView(wiring.actions)
    erasure = HistoryStep(2, Action.ERASE_PERSON, "", NOON, 5, None, "Lena", is_final=True)
    imported = HistoryStep(1, Action.IMPORT, "a.mbox", NOON, 5, None, "Lena", Origin.IMPORT)

    about = [view._about(step) for step in (erasure, imported)]

    assert "Lena" in about[0]
    assert "Import by Lena" in about[1]
    view.show_steps((erasure,))
    assert [b for b in view._list.findChildren(type(view._empty)) if b.isVisible()] == []
    view.deleteLater()


def test_the_preview_offers_to_bring_erased_people_back(
    qtbot: object, translation: Translation
) -> None:
    view = ImportPreviewView()
    qtbot.addWidget(view)  # type: ignore[attr-defined]
    told = ("person-erased",)
    record = RawRecord(Place("a.csv", 1), "0" * 64, contact=make_contact(), warnings=told)
    view.show_preview(ImportPreview("csv", "utf-8", (record,), knows_erased=True), ())
    view.show()

    view.brings_back.setChecked(True)

    assert view.brings_back.isVisible()
    assert "1 record of somebody whom you erased" in view._erased.text()
    assert view.options("x") == ImportOptions(
        owner_addresses=(), adds_senders=True, brings_back_erased=True, label="x"
    )


def test_whose_hand_it_was_is_said_in_words() -> None:
    assert right_sentences.who("owner", Origin.PERSON) == "owner"
    assert right_sentences.who("Lena", Origin.MODEL) == "Model's draft, accepted by Lena"


def test_tags_that_nobody_touched_stay_as_they_are(desk: Desk) -> None:
    contact = desk.contacts.add(Contact("Ada", tags=("friends, family", "vip")))
    dialog = CorrectContactDialog(contact)
    said: list[Contact] = []
    dialog.corrected.connect(said.append)

    dialog._on_save()
    dialog.tags.setText("vip，new")
    dialog._on_save()

    assert [one.tags for one in said] == [("friends, family", "vip"), ("vip", "new")]
    dialog.deleteLater()


def test_channels_that_stay_keep_their_labels(desk: Desk) -> None:
    channel = Channel(ChannelKind.EMAIL, "a@x.example", "work")
    contact = desk.contacts.add(Contact("Ada", channels=(channel,)))
    dialog = CorrectContactDialog(contact)
    said: list[Contact] = []
    dialog.corrected.connect(said.append)

    dialog.emails.setText("a@x.example, b@x.example")
    dialog._on_save()

    assert said[0].channels == (channel, Channel(ChannelKind.EMAIL, "b@x.example"))
    dialog.deleteLater()
