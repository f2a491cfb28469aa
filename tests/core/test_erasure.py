"""Somebody who is erased is nowhere in the file any more, and an import says so."""

from __future__ import annotations

import base64
import shutil
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest

from core.domain.contact import Channel, ChannelKind, Contact
from core.domain.importing import ImportOptions, ImportReport
from core.domain.knowledge import KnowledgeNote
from core.domain.sentiment import Mood, Rating, Sentiment
from core.errors import UserError
from core.services.audit_service import AuditService
from core.services.backup_service import BackupService
from core.services.contact_service import ContactService
from core.services.draft_service import DraftService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.inbox_service import InboxService
from core.services.owner_service import OwnerService
from core.services.rights_service import RightsService
from core.services.search_service import SearchService
from core.services.sentiment_service import SentimentService
from core.storage.database import Database
from tests.core.conftest import KEY
from tests.core.raw_pages import decrypted, found
from tests.factory import make_draft_result

pytestmark = pytest.mark.slow

NAME, EMAIL, PHONE = "Zenobia Quastler", "zenobia.quastler@pomelo.example", "+44 20 7946 0777"
PLANTED = [
    "Zenobia", "Quastler", "zenobia.quastler@pomelo.example", "+442079460777", "7946 0777",
    "Quixotverabredung", "Xylofonstrasse", "Zwiebelnotiz", "Vogelscheuchenrechnung",
    "Drachenantwort", "zz-quast-1", "Wackelpudding", "柚子秘密",
]  # fmt: skip
MAILS = (
    ("zz-quast-1", f"{NAME} <{EMAIL}>", "me@shop.example", "", "Quixotverabredung",
     "Bitte nach Xylofonstrasse 9 liefern. Wackelpudding! 柚子秘密"),
    ("other-1", "Bob Bright <bob@x.example>", "me@shop.example", f"{NAME} <{EMAIL}>", "Fair",
     f"I met ZENOBIA QUASTLER there, call her: 020 7946 0777 or {EMAIL}."),
    ("me-1", "Me <me@shop.example>", f"{NAME} <{EMAIL}>", "", "Re: Quixotverabredung",
     "Vogelscheuchenrechnung attached."),
)  # fmt: skip


@dataclass
class File:
    """A file with Zenobia in every place a person can stand."""

    database: Database
    path: Path
    sources: list[Path]
    contact_id: int

    def import_again(self, **options: bool) -> ImportReport:
        """Import the same people and mail once more."""
        told = ImportOptions(owner_addresses=("me@shop.example",), **options)
        return ImportService(self.database).run(self.sources, told)


def write_sources(folder: Path, others: int) -> list[Path]:
    people = "".join(f"Kind Person{n},kind{n}@x.example,,\n" for n in range(others))
    table = folder / "people.csv"
    table.write_text(f"Name,E-mail,Phone,Notes\n{NAME},{EMAIL},{PHONE},Zwiebelnotiz\n{people}")
    mails = []
    for number, (message_id, sender, to, cc, subject, text) in enumerate(MAILS):
        mail = folder / f"{number}.eml"
        mail.write_text(
            f"From: {sender}\nTo: {to}\nCc: {cc}\nSubject: {subject}\n"
            f"Date: Mon, 1 Jun 2026 10:0{number}:00 +0000\nMessage-ID: <{message_id}@pomelo>\n"
            f"Content-Type: text/plain; charset=utf-8\n\n{text}\n",
            encoding="utf-8",
        )
        mails.append(mail)
    return [table, *mails]


def fill(database: Database, folder: Path, others: int = 3) -> File:
    """Plant the person in mail, notes, moods, drafts, history and an undone step."""
    sources = write_sources(folder, others)
    imports = ImportService(database)
    imports.run(sources, ImportOptions(owner_addresses=("me@shop.example",), adds_senders=True))
    people = ContactService(database)
    contact = people.find_by_email(EMAIL)
    assert contact is not None
    people.rename(contact.id, "Zenobia Quastler-Wackelpudding")
    HistoryService(database).undo()
    people.rename(contact.id, NAME.upper())
    people.rename(contact.id, NAME)
    OwnerService(database).save_note(KnowledgeNote("Fair", f"{NAME} pays half."))
    mail = next(m for m in InboxService(database).list_interactions() if "Xylo" in m.text)
    mood = Sentiment(Mood.POSITIVE, 0.9, 0.9, "lexicon", ("Wackelpudding",))
    SentimentService(database).save_ratings([Rating(mail.id, mood)])
    DraftService(database).save(mail.id, make_draft_result(f"Dear {NAME}, Drachenantwort"))
    return File(database, database.path, sources, contact.id)


@pytest.fixture
def file(database: Database, tmp_path: Path) -> File:
    return fill(database, tmp_path)


def backup(file: File, folder: Path) -> Path:
    """Return a copy as the database makes one."""
    copy = folder / "backup.db"
    with file.database.reading() as session:
        connection = session.connection().connection.driver_connection
        assert connection is not None
        connection.execute("ROLLBACK")
        connection.execute(f"VACUUM INTO '{copy}'")
        connection.execute("BEGIN")
    return copy


def test_what_was_planted_stands_in_the_pages_before(file: File) -> None:
    assert set(found(PLANTED, decrypted(file.path, KEY))) >= {*PLANTED} - {"7946 0777"}


def test_an_erased_person_is_in_no_page_of_the_file_nor_of_a_backup(
    file: File, tmp_path: Path
) -> None:
    report = RightsService(file.database).erase(file.contact_id)

    assert report.is_compacted
    assert found(PLANTED, decrypted(file.path, KEY)) == []
    assert found(PLANTED, decrypted(backup(file, tmp_path), KEY)) == []


def test_the_index_finds_nothing_of_an_erased_person(file: File) -> None:
    RightsService(file.database).erase(file.contact_id)

    search = SearchService(file.database)
    assert [
        hit for word in ("Zenobia", "Quixotverabredung", "柚子") for hit in search.search(word)
    ] == []
    assert ContactService(file.database).list_contacts("zenobia") == ()


def test_the_report_names_each_place(file: File) -> None:
    report = RightsService(file.database).erase(file.contact_id)

    places = dict(report.places)
    assert places.keys() >= {
        "contacts", "channels", "interactions", "index", "history", "drafts", "moods", "others",
    }  # fmt: skip
    assert report.backups == ()


def test_files_of_others_that_name_the_person_are_listed(file: File, tmp_path: Path) -> None:
    wrapped = base64.encodebytes(f"{'x' * 90}\nCall 020 7946 0777 soon.\n".encode())
    files = {
        "list.csv": f"Name,Mail\n{NAME.upper()},x\n".encode(),
        "page.html": b"<p>Zenobia <b>Quastler</b> was here</p>",
        "old.eml": b"Subject: x\nContent-Transfer-Encoding: base64\n\n" + wrapped,
        "chinese.txt": "Zenobia Quastler 在这里".encode("utf-16"),
        "clean.txt": b"Zenobia is a name, Quastler another.",
        "scan.pdf": b"%PDF " + EMAIL.encode(),
    }
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "bob@x.example", "me@shop.example", "Files"
    mail["Date"], mail["Message-ID"] = "Tue, 2 Jun 2026 10:00:00 +0000", "<files@x.example>"
    mail.set_content("Here they are.")
    for name, content in files.items():
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    (tmp_path / "files.eml").write_bytes(bytes(mail))
    told = ImportOptions(owner_addresses=("me@shop.example",))
    ImportService(file.database).run([tmp_path / "files.eml"], told)

    report = RightsService(file.database).erase(file.contact_id)

    assert [found.name for found in report.files] == [
        "list.csv", "page.html", "old.eml", "chinese.txt",
    ]  # fmt: skip
    assert report.files[0].subject == "Files"
    assert report.closed_files == 1


def test_older_backups_are_named_and_can_be_replaced_by_one_without_the_person(
    file: File,
) -> None:
    file.database.path.with_name("vault.json").write_text("{}")
    backups = BackupService(file.database)
    older = backups.make()

    report = RightsService(file.database).erase(file.contact_id)
    made, gone = backups.renew_all(report.backups)

    assert report.backups == (older,)
    assert (gone, backups.list_backups()) == (1, (made,))
    assert not older.folder.exists()
    assert found(PLANTED, decrypted(made.folder / "cardfile.db", KEY)) == []


def test_others_keep_their_records_without_the_person(file: File) -> None:
    RightsService(file.database).erase(file.contact_id)

    mails = InboxService(file.database).list_interactions()
    assert [mail.subject for mail in mails] == ["Fair"]
    assert "I met [erased] there" in mails[0].text
    assert ContactService(file.database).count_contacts() == 4


def test_the_audit_chain_holds_after_an_erasure(file: File) -> None:
    audit = AuditService(file.database)
    assert audit.verify().holds

    RightsService(file.database).erase(file.contact_id)

    check = audit.verify()
    assert check.holds, check
    assert check.erased > 0


def test_an_erasure_can_not_be_undone(file: File) -> None:
    RightsService(file.database).erase(file.contact_id)
    history = HistoryService(file.database)
    erasure = history.list_steps(1)[0]

    with pytest.raises(UserError, match="undo-final"):
        history.undo(erasure.id)
    history.undo()

    assert OwnerService(file.database).list_notes() == ()


def test_the_import_that_brought_an_erased_person_can_still_be_undone(file: File) -> None:
    RightsService(file.database).erase(file.contact_id)
    history = HistoryService(file.database)
    step = history.list_steps()[-1]

    history.undo(step.id)

    assert ContactService(file.database).count_contacts() == 0
    assert AuditService(file.database).verify().holds
    history.redo()
    assert ContactService(file.database).find_by_email(EMAIL) is None
    assert AuditService(file.database).verify().holds


def test_importing_an_erased_person_again_leaves_them_out_and_says_so(file: File) -> None:
    RightsService(file.database).erase(file.contact_id)

    report = file.import_again()

    reasons = [rejection.reason for rejection in report.rejections]
    assert reasons == ["person-erased"] * 3
    assert ContactService(file.database).find_by_email(EMAIL) is None


def test_the_preview_of_an_import_marks_an_erased_person(file: File) -> None:
    RightsService(file.database).erase(file.contact_id)

    preview = ImportService(file.database).preview(file.sources[:1], ImportOptions())

    marked = [record for record in preview.records if "person-erased" in record.warnings]
    assert [record.contact.name for record in marked if record.contact] == [NAME]


def test_an_erased_person_comes_back_when_it_is_said(file: File) -> None:
    RightsService(file.database).erase(file.contact_id)

    report = file.import_again(brings_back_erased=True)

    assert "person-erased-back" in [warning.reason for warning in report.warnings]
    assert ContactService(file.database).find_by_email(EMAIL) is not None
    assert file.import_again().rejected == 0


def test_somebody_of_the_same_name_comes_in_with_a_warning(file: File, tmp_path: Path) -> None:
    RightsService(file.database).erase(file.contact_id)
    table = tmp_path / "namesake.csv"
    table.write_text(f"Name,E-mail\n{NAME},other@elsewhere.example\n")

    report = ImportService(file.database).run([table], ImportOptions())

    assert report.created == 1
    assert [warning.reason for warning in report.warnings] == ["person-erased-name"]


def test_what_two_contacts_share_stays_with_the_other(file: File) -> None:
    people = ContactService(file.database)
    other = people.add(Contact("Kim Shared", channels=(Channel(ChannelKind.PHONE, PHONE),)))

    report = RightsService(file.database).erase(file.contact_id)

    assert people.get(other.id).phones == (PHONE,)
    assert "reach-shared" in report.notes


def test_the_package_of_a_person_holds_everything_that_is_stored(file: File) -> None:
    record = RightsService(file.database).gather(file.contact_id)

    assert {mail.subject for mail in record.interactions} == {
        "Quixotverabredung", "Re: Quixotverabredung",
    }  # fmt: skip
    assert [mail.subject for mail in record.others] == ["Fair"]
    assert record.drafts[0]["text"].endswith("Drachenantwort")
    assert record.imports[0][0].startswith("people.csv")
    assert any(state["before"].get("name") == NAME.upper() for state in record.history)


def test_erasing_changes_nothing_else_in_the_list(file: File) -> None:
    before = {contact.id for contact in ContactService(file.database).list_contacts()}

    RightsService(file.database).erase(file.contact_id)

    after = {contact.id for contact in ContactService(file.database).list_contacts()}
    assert before - after == {file.contact_id}


@pytest.mark.long
def test_one_of_ten_thousand_is_erased_without_a_trace(empty_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "large.db"
    shutil.copy(empty_file, path)
    database = Database(path, KEY)
    file = fill(database, tmp_path, others=10_000)

    report = RightsService(database).erase(file.contact_id)

    assert found(PLANTED, decrypted(path, KEY)) == []
    assert found(PLANTED, decrypted(backup(file, tmp_path), KEY)) == []
    assert file.import_again().rejected == 3
    assert AuditService(database).verify().holds
    assert report.seconds < 60
    database.close()
