"""Somebody who is erased is in none of the tables that came after contacts and mail either."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from sqlalchemy import JSON, String

from core.domain.change import Kind
from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact
from core.domain.deal import Deal
from core.domain.field import Field, FieldKind
from core.domain.importing import ImportOptions, TakenFile
from core.domain.mood_learning import WordRule
from core.domain.sentiment import Mood
from core.domain.task import Task
from core.domain.view import Condition, Group, Operator, View
from core.services.audit_service import AuditService
from core.services.completion_service import CompletionService
from core.services.contact_service import ContactService
from core.services.deal_service import DealService
from core.services.field_service import FieldService
from core.services.file_text_service import FileTextService
from core.services.import_service import ImportService
from core.services.inbox_service import InboxService
from core.services.open_work_service import OpenWorkService
from core.services.rights_service import RightsService
from core.services.task_service import TaskService
from core.services.teaching_service import TeachingService
from core.services.view_service import ViewService
from core.storage import taken_files
from core.storage.database import Database
from core.storage.privacy import erasure
from core.storage.rows.row import Row
from tests.core.conftest import KEY
from tests.core.ingest.test_document_text import docx
from tests.core.raw_pages import decrypted, found

pytestmark = pytest.mark.slow

NAME, EMAIL = "Zénobia Quästler", "zenobia.quastler@pomelo.example"
PLANTED = ["Zénobia", "Quästler", "Zenobia", "Quastler", "zenobia.quastler@pomelo.example"]
ME = "me@shop.example"
# What the erasure passes over although text may stand in it, and why nobody's name stays there.
PASSED_OVER = {
    "action_choices": "reasons are the program's own words",
    "audit_links": "actors are people with access, deeds are the program's own words",
    "blobs": "keys are digests",
    "contact_days": "made anew from the contacts' details",
    "contact_facts": "made anew; words of the program's own",
    "company_names": "made anew from the companies' names",
    "contact_names": "made anew from the contacts' names",
    "deal_names": "made anew from the deals' titles",
    "company_tags": "made anew from the companies' tags",
    "contact_tags": "made anew from the contacts' tags",
    "deal_tags": "made anew from the deals' tags",
    "erased_fingerprints": "keyed digests",
    "file_secrets": "names of secrets",
    "history_entries": "scrubbed by a step of its own",
    "history_steps": "scrubbed by a step of its own",
    "kept_prompts": "forgotten when anybody goes",
    "meanings": "names of kinds and models",
    "mood_states": "gone with their message; names of models",
    "mood_students": "made anew; figures only",
    "phrase_followers": "forgotten when a text changes",
    "pseudonyms": "erased by a step of its own",
    "record_counts": "names of tables",
    "thread_summaries": "made anew",
    "unrated": "numbers",
}


def fill(database: Database, folder: Path) -> int:
    """Let somebody stand wherever a name can be written; return who."""
    people = ContactService(database)
    who = people.add(Contact(NAME, channels=(Channel(ChannelKind.EMAIL, EMAIL),))).id
    firm = CompanyLink(f"{NAME} & Co")
    other = people.add(Contact("Bob Bright", companies=(firm,), tags=(f"knows {NAME}",))).id
    _sell(database, who, other)
    (link,) = people.get(other).companies
    ViewService(database).set_cell(Kind.COMPANY, link.company_id, "tags", f"of {NAME}")
    fields = FieldService(database)
    field = fields.add(Field(f"Friend of {NAME}", FieldKind.CHOICE, choices=(NAME, "Nobody")))
    fields.set_values(Kind.CONTACT, other, [(field.id, NAME)])
    where = Condition("name", Operator.HOLDS, NAME)
    ViewService(database).save(f"Like {NAME}", View(Group((where,))))
    OpenWorkService(database).keep({"replies": {"1": f"Dear {NAME}"}})
    taken = TakenFile(f"{NAME}.vcf", datetime.now(UTC), 0, "import-empty", {"file": f"{NAME}.vcf"})
    with database.writing_results() as session:
        taken_files.keep(session, "0" * 64, taken)
    _write(database, folder)
    return who


def _sell(database: Database, who: int, other: int) -> None:
    deals, tasks = DealService(database), TaskService(database)
    alone, _ = deals.add(Deal(f"Oven for {NAME}", contact_ids=(who,), notes=f"{EMAIL} pays"))
    both, tags = (other, who), (f"by {NAME}",)
    shared, _ = deals.add(Deal(f"Two ovens, {NAME} and Bob", contact_ids=both, tags=tags))
    deals.lose(shared.id, f"{NAME} said no")
    fields = FieldService(database)
    told = fields.add(Field("Told by", record_kind=Kind.DEAL))
    for deal in (alone, shared):
        fields.set_values(Kind.DEAL, deal.id, [(told.id, f"{NAME}, {EMAIL}")])
    tasks.add(Task(f"Call {NAME}", contact_id=who, notes=EMAIL))
    tasks.add(Task(f"Ask Bob about {NAME}", contact_id=other, deal_id=shared.id))


def _write(database: Database, folder: Path) -> None:
    """Send a mail that names them to somebody else, stop an import, learn words, say a mood."""
    for number in range(3):
        (folder / f"{NAME} {number}.eml").write_text(
            f"From: Me <{ME}>\nTo: Bob <bob@x.example>\nSubject: About {NAME}\n"
            f"Date: Mon, 1 Jun 2026 10:0{number}:00 +0000\nMessage-ID: <{number}@shop.example>\n\n"
            f"Please ask {NAME} at {EMAIL} about the oven.\n"
        )
    _attach(folder / "files.eml")
    inbox = InboxService(database)
    ImportService(database).run([folder / "files.eml"], ImportOptions(owner_addresses=(ME,)))
    assert FileTextService(database).read_some()
    ImportService(database).run(
        [folder],
        ImportOptions(owner_addresses=(ME,), label=f"from {NAME}"),
        should_stop=lambda: inbox.count_interactions() > 1,
    )
    while CompletionService(database).learn():
        pass
    teaching = TeachingService(database)
    teaching.add_word(WordRule(NAME, Mood.NEGATIVE))


def _attach(path: Path) -> None:
    """Write a mail of somebody else's whose document names them."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "bob@x.example", ME, "A list"
    mail["Date"], mail["Message-ID"] = "Tue, 2 Jun 2026 10:00:00 +0000", "<list@x.example>"
    mail.set_content("Here it is.")
    words = docx(f"Guests: {NAME}, {EMAIL}")
    mail.add_attachment(words, maintype="application", subtype="x", filename="list.docx")
    path.write_bytes(bytes(mail))


def test_an_erased_person_is_in_no_page_whatever_was_written_about_them(
    database: Database, tmp_path: Path
) -> None:
    (tmp_path / "mails").mkdir()
    who = fill(database, tmp_path / "mails")
    before = set(found(PLANTED, decrypted(database.path, KEY)))

    report = RightsService(database).erase(who)

    assert before == set(PLANTED)
    assert report.is_compacted
    assert found(PLANTED, decrypted(database.path, KEY)) == []
    assert AuditService(database).verify().holds


def test_others_keep_their_deals_and_tasks_without_the_person(
    database: Database, tmp_path: Path
) -> None:
    (tmp_path / "mails").mkdir()
    who = fill(database, tmp_path / "mails")

    RightsService(database).erase(who)

    deals, tasks = DealService(database).list_deals(), TaskService(database).list_tasks()
    assert [deal.title for deal in deals] == ["Two ovens, [erased] and Bob"]
    assert [task.title for task in tasks] == ["Ask Bob about [erased]"]


def test_whatever_table_has_text_is_scrubbed_or_known_to_hold_nobodys() -> None:
    with_text = {
        table.name
        for table in Row.metadata.sorted_tables
        if any(isinstance(column.type, String | JSON) for column in table.columns)
    }

    assert with_text & erasure._WITHOUT_TEXT <= set(PASSED_OVER)
