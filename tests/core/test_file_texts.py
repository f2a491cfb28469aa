"""What is written in files is found, and is gone with whoever it is about."""

from __future__ import annotations

from core.domain.change import Kind
from core.domain.contact import Channel, ChannelKind, Contact
from core.domain.interaction import Attachment
from core.domain.search import SearchHit
from core.services.contact_service import ContactService
from core.services.file_text_service import FileTextService
from core.services.history_service import HistoryService
from core.services.inbox_service import InboxService
from core.services.rights_service import RightsService
from core.services.search_service import SearchService
from core.storage.database import Database
from core.storage.finding import vocabulary
from tests.core.ingest.test_document_text import docx
from tests.core.test_search import add_mail


def offer(*paragraphs: str, name: str = "offer.docx") -> Attachment:
    content = docx(*paragraphs)
    return Attachment(name, "application/octet-stream", len(content), content=content)


def read_all(database: Database) -> None:
    service = FileTextService(database)
    while service.read_some():
        pass


def hits(database: Database, words: str) -> list[SearchHit]:
    answer = SearchService(database).answer(words)
    return [hit for group in answer.groups if group.kind is Kind.ATTACHMENT for hit in group.hits]


def knows(database: Database, word: str) -> bool:
    with database.reading() as session:
        return bool(vocabulary.known_of(session.connection(), word))


def test_a_file_is_found_by_what_is_written_in_it_and_says_where(database: Database) -> None:
    other = Attachment("plain.docx", "", 3, content=docx("nothing of that"))
    words = offer("Dear Maria,", "twelve mahogany chairs, 桃花心木", "see you")
    add_mail(database, "see attached", files=(other, words))
    assert hits(database, "mahogany") == []

    read_all(database)

    for asked in ("mahogany", "mahog", "花心", "maria chairs"):
        (hit,) = hits(database, asked)
        assert hit.title == "offer.docx"
    (hit,) = hits(database, "mahogany")
    assert "twelve mahogany chairs" in hit.snippet
    assert [hit.snippet[a:b] for a, b in hit.snippet_spans] == ["mahogany"]


def test_a_file_that_can_not_be_read_says_so_beside_its_name(database: Database) -> None:
    files = (
        offer("fine"),
        Attachment("bad.docx", "", 3, content=b"bad"),
        Attachment("a.png", "", 1),
    )
    message = add_mail(database, "three files", files=files)

    read_all(database)

    inbox = InboxService(database)
    told = [(f.name, f.problem) for f in inbox.get_interaction(message).attachments]
    assert told == [("offer.docx", ""), ("bad.docx", "file-damaged"), ("a.png", "")]


def test_a_file_is_read_once_however_often_it_was_sent(database: Database) -> None:
    for _ in range(3):
        add_mail(database, "again", files=(offer("mahogany"),))
    read_all(database)

    assert not FileTextService(database).read_some()
    assert len(hits(database, "mahogany")) == 3


def test_reading_is_no_step_to_take_back(database: Database) -> None:
    add_mail(database, "see attached", files=(offer("mahogany"),))
    steps = HistoryService(database).list_steps()

    read_all(database)

    assert HistoryService(database).list_steps() == steps
    HistoryService(database).undo()
    assert hits(database, "mahogany") == []
    assert not knows(database, "mahogany")
    HistoryService(database).redo()
    assert len(hits(database, "mahogany")) == 1


def test_with_a_person_goes_what_is_written_in_their_files_and_about_them(
    database: Database,
) -> None:
    reach = (Channel(ChannelKind.EMAIL, "zora@x.example"),)
    zora = ContactService(database).add(Contact("Zora Quimbly", channels=reach))
    add_mail(
        database, "mine", name="Zora Quimbly", files=(offer("oldmahogany"),), contact_id=zora.id
    )
    add_mail(database, "hers", files=(offer("Zora Quimbly wants teakwood", name="list.docx"),))
    read_all(database)
    assert len(hits(database, "quimbly teakwood")) == 1

    report = RightsService(database).erase(zora.id)

    assert [file.name for file in report.files] == ["list.docx"]
    assert hits(database, "oldmahogany") == []
    assert [hit.title for hit in hits(database, "teakwood")] == ["list.docx"]
    assert hits(database, "quimbly teakwood") == []
    assert not knows(database, "oldmahogany")
    assert not knows(database, "quimbly")
