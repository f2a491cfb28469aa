"""Importing into a real encrypted file: the account, idempotence, matching, threads, undo."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

import pytest

from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact
from core.domain.importing import ImportMode, ImportOptions, ImportReport
from core.domain.interaction import Direction
from core.errors import UserError
from core.services.contact_service import ContactService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.inbox_service import InboxService
from core.storage import interactions
from core.storage.database import Database

ME = ImportOptions(owner_addresses=("me@shop.example",))


def mail(sender: str, subject: str, body: str, number: int, *headers: str) -> str:
    lines = [
        f"From: {sender}",
        "To: Me <me@shop.example>",
        f"Subject: {subject}",
        f"Date: Mon, {number} Jun 2026 10:00:00 +0200",
        f"Message-ID: <{number}@mail.example>",
        *headers,
        "",
        body,
    ]
    return "\n".join(lines) + "\n"


def mbox(*mails: str) -> str:
    return "\n".join(f"From x@y.example Mon Jun  1 10:00:00 2026\n{text}" for text in mails)


@pytest.fixture
def mailbox(tmp_path: Path) -> Path:
    path = tmp_path / "in.mbox"
    path.write_text(
        mbox(
            mail("Ada <ada@x.example>", "Two chairs", "What do two chairs cost?", 1),
            mail(
                "Me <me@shop.example>", "Re: Two chairs", "240 each.", 2,
                "In-Reply-To: <1@mail.example>", "X-Note: sent",
            ).replace("To: Me <me@shop.example>", "To: Ada <ada@x.example>"),
            mail(
                "Ada <ADA@x.example>", "Re: Two chairs", "That is too much!\n\n> 240 each.", 3,
                "References: <1@mail.example> <2@mail.example>",
            ),
            mail("news@list.example", "Offers", "Buy.", 4, "List-Unsubscribe: <x@y.example>"),
        )
    )  # fmt: skip
    return path


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(
        "First name,Last name,E-mail,Phone,Company,Shoe size\n"
        "Ada,Lovelace,ada@x.example,+44 20 7946 0001,Engines Ltd,38\n"
        "Charles,Babbage,charles@x.example,,Engines Ltd,44\n"
        "Ada,Lovelace,ada@x.example,+44 20 7946 0002,Engines Ltd,38\n"
    )
    return path


@pytest.fixture
def run(database: Database) -> Callable[..., ImportReport]:
    service = ImportService(database)

    def import_(*paths: Path, options: ImportOptions = ME) -> ImportReport:
        report = service.run(list(paths), options)
        accounted = (
            report.created + report.updated + report.merged + report.skipped + report.rejected
        )
        assert report.read == accounted
        return report

    return import_


def counts(database: Database) -> tuple[int, int, int, int]:
    people, inbox = ContactService(database), InboxService(database)
    return (
        people.count_contacts(),
        people.count_companies(),
        inbox.count_interactions(),
        inbox.count_conversations(),
    )


def test_a_mailbox_becomes_conversations(
    run: Callable[..., ImportReport], mailbox: Path, database: Database
) -> None:
    report = run(mailbox)
    inbox = InboxService(database)

    assert (report.read, report.created) == (4, 4)
    waiting = inbox.list_conversations("needs-reply")
    assert [(talk.subject, talk.message_count) for talk in waiting] == [("Two chairs", 3)]
    assert waiting[0].snippet == "That is too much!"
    messages = inbox.list_messages(waiting[0].thread_id)
    assert [m.direction for m in messages] == [
        Direction.INCOMING,
        Direction.OUTGOING,
        Direction.INCOMING,
    ]
    assert "240 each" in messages[2].text
    assert "240 each" not in messages[2].new_text


def test_the_same_mailbox_again_changes_nothing(
    run: Callable[..., ImportReport], mailbox: Path, database: Database
) -> None:
    run(mailbox)
    before = counts(database)

    again = run(mailbox)

    assert (again.skipped, again.created, again.updated) == (4, 0, 0)
    assert counts(database) == before
    HistoryService(database).undo()
    assert counts(database) == (0, 0, 0, 0)


def test_the_same_table_again_changes_nothing(
    run: Callable[..., ImportReport], cards: Path, database: Database
) -> None:
    first = run(cards)
    before = counts(database)

    again = run(cards)

    assert (first.created, first.merged) == (2, 1)
    assert (again.created, again.updated, again.merged) == (0, 0, 0)
    assert again.skipped == 3
    assert counts(database) == before


def test_undo_brings_every_count_back(
    run: Callable[..., ImportReport], mailbox: Path, cards: Path, database: Database
) -> None:
    run(mailbox)
    before = counts(database)
    report = run(cards)
    assert counts(database) != before

    HistoryService(database).undo(report.step_id)

    assert counts(database) == before


def test_an_undone_import_can_be_imported_again(
    run: Callable[..., ImportReport], cards: Path, database: Database
) -> None:
    first = run(cards)
    HistoryService(database).undo()

    again = run(cards)

    assert (again.created, again.merged) == (first.created, first.merged)


def test_mail_finds_its_contact_whichever_comes_first(
    run: Callable[..., ImportReport], mailbox: Path, cards: Path, database: Database
) -> None:
    run(mailbox)
    run(cards)
    ada = ContactService(database).find_by_email("ADA@X.example")

    assert ada is not None
    assert len(InboxService(database).list_timeline(ada.id)) == 3
    assert InboxService(database).list_conversations("needs-reply")[0].company_name == "Engines Ltd"


def test_a_table_adds_to_a_contact_and_wipes_nothing(
    run: Callable[..., ImportReport], cards: Path, database: Database
) -> None:
    people = ContactService(database)
    before = people.add(
        Contact(
            "Lady Lovelace",
            channels=(Channel(ChannelKind.EMAIL, "ada@x.example", "home"),),
            companies=(CompanyLink("Royal Society"),),
            notes="likes oak",
        )
    )

    report = run(cards)

    after = people.get(before.id)
    assert report.updated >= 1
    assert (after.name, after.notes) == ("Lady Lovelace", "likes oak")
    assert set(after.phones) == {"+44 20 7946 0001", "+44 20 7946 0002"}
    assert {link.company_name for link in after.companies} == {"Royal Society", "Engines Ltd"}
    assert ("Shoe size", "38") in {(detail.name, detail.value) for detail in after.details}


def test_two_people_on_one_line_stay_two(
    run: Callable[..., ImportReport], tmp_path: Path, database: Database
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Phone\nAnn Lee,+44 20 7946 0009\nBob Lee,+44 20 7946 0009\n")

    report = run(path)

    assert report.created == 2


def test_a_dry_run_tells_the_same_and_writes_nothing(
    run: Callable[..., ImportReport], mailbox: Path, cards: Path, database: Database
) -> None:
    before = counts(database)
    tried = run(mailbox, cards, options=ImportOptions(ME.owner_addresses, is_dry_run=True))
    assert counts(database) == before
    assert HistoryService(database).list_steps() == ()

    done = run(mailbox, cards)

    assert (tried.created, tried.merged) == (done.created, done.merged)


def test_people_who_wrote_become_contacts_when_asked(
    run: Callable[..., ImportReport], mailbox: Path, database: Database
) -> None:
    report = run(mailbox, options=ImportOptions(ME.owner_addresses, adds_senders=True))

    assert report.senders_added == 1
    assert [contact.name for contact in ContactService(database).list_contacts()] == ["Ada"]


@pytest.mark.slow
def test_stopping_keeps_what_was_read_and_says_so(mailbox: Path, database: Database) -> None:
    many = mailbox.with_name("many.mbox")
    many.write_text(
        mbox(*(mail("a@x.example", f"S{n}", "text " * 200, n).replace(f"{n} Jun", "2 Jun")
               for n in range(3000)))
    )  # fmt: skip
    service = ImportService(database)
    seen: list[int] = []

    report = service.run(
        [many], ME, lambda progress: seen.append(progress.read), lambda: bool(seen)
    )

    assert not report.is_complete
    assert 0 < InboxService(database).count_interactions() == report.created < 3000
    assert service.run([many], ME).skipped == report.created


def test_a_missing_file_is_one_sentence_and_no_step(database: Database, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        ImportService(database).run([tmp_path / "none.mbox"], ME)

    assert refused.value.key == "import-file-missing"
    assert HistoryService(database).list_steps() == ()


def test_a_thread_whose_answer_comes_first_is_still_one(
    run: Callable[..., ImportReport], mailbox: Path, tmp_path: Path, database: Database
) -> None:
    later = tmp_path / "later.eml"
    later.write_text(
        mail("Ada <ada@x.example>", "Re: Two chairs", "Hello?", 5, "References: <1@mail.example>")
    )
    run(later)

    run(mailbox)

    chairs = [
        talk for talk in InboxService(database).list_conversations() if "chairs" in talk.subject
    ]
    assert [talk.message_count for talk in chairs] == [4]


def test_wave_off_takes_a_conversation_from_those_that_wait(
    run: Callable[..., ImportReport], mailbox: Path, database: Database
) -> None:
    run(mailbox)
    inbox = InboxService(database)
    thread_id = inbox.list_conversations("needs-reply")[0].thread_id

    inbox.wave_off(thread_id)

    assert inbox.count_conversations("needs-reply") == 0
    HistoryService(database).undo()
    assert inbox.count_conversations("needs-reply") == 1


def test_a_meeting_is_found_with_whom_it_was_and_waits_for_no_answer(
    run: Callable[..., ImportReport], database: Database, cards: Path, tmp_path: Path
) -> None:
    run(cards)
    path = tmp_path / "a.ics"
    path.write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Engine\nDTSTART:20260601T080000Z\n"
        "ORGANIZER:mailto:unknown@z.example\nATTENDEE:mailto:me@shop.example\n"
        "ATTENDEE;CN=Ada:mailto:ADA@x.example\nEND:VEVENT\nEND:VCALENDAR\n"
    )

    first, second = run(path), run(path)

    [ada] = [c for c in ContactService(database).list_contacts() if c.name == "Ada Lovelace"]
    with database.reading() as session:
        [meeting] = interactions.list_of_contact(session, ada.id, 10)
    assert (meeting.subject, meeting.thread_id) == ("Engine", None)
    assert (first.created, second.created, second.skipped) == (1, 0, 1)


def test_creating_only_changes_nobody_and_updating_only_makes_nobody(
    run: Callable[..., ImportReport], database: Database, cards: Path, tmp_path: Path
) -> None:
    run(cards)
    path = tmp_path / "more.csv"
    path.write_text("Name,E-mail,Phone\nAda,ada@x.example,+44 20 7946 0009\nBo,bo@x.example,\n")

    created = run(path, options=ImportOptions(mode=ImportMode.CREATE))
    updated = run(path, options=ImportOptions(mode=ImportMode.UPDATE))

    assert (created.created, created.updated, created.skipped) == (1, 0, 1)
    assert (updated.created, updated.updated, updated.skipped) == (0, 1, 1)


def test_what_was_left_out_is_mended_in_a_sheet_and_imported(
    run: Callable[..., ImportReport], database: Database, cards: Path, tmp_path: Path
) -> None:
    path, sheet = tmp_path / "more.csv", tmp_path / "left out.csv"
    path.write_text('Name,E-mail,Size\nBo,bo@x.example,1,too wide\n,,2\n"Cy,cy@x.example,3\n')
    report = run(path)
    service = ImportService(database)

    written = service.save_rejected(report.rejections, sheet, lambda r: f"={r.reason}")

    assert written == report.rejected == 3
    text = sheet.read_text(encoding="utf-8-sig")
    assert text.splitlines()[0] == (
        "Left out because,Left out from,Name,E-mail,Size,Beyond the last column"
    )
    assert '"\'=row-too-wide","more.csv, 2",Bo,bo@x.example,1,too wide'.replace('"', "") in (
        text.replace('"', "")
    )
    assert '""Cy,cy@x.example,3' in text
    sheet.write_text(text.replace(",,2,", ",two@x.example,2,"), encoding="utf-8-sig")
    again = run(sheet)
    assert (again.created, again.rejected) == (2, 1)


def test_a_report_in_the_file_holds_no_row_that_stayed_out(
    run: Callable[..., ImportReport], database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "more.csv"
    path.write_text("Name,E-mail\nAda,ada@x.example\nBo,bo@x.example,x\n")

    report = run(path)

    assert report.rejections[0].row
    [kept] = ImportService(database).list_batches()
    assert [(r.reason, r.row) for r in kept.report.rejections] == [("row-too-wide", ())]


def test_a_pasted_chat_is_one_conversation_with_the_person_it_names(
    run: Callable[..., ImportReport], database: Database, cards: Path
) -> None:
    run(cards)
    text = "[1.6.26, 10:00] Ada Lovelace: Two chairs?\n[1.6.26, 10:01] Me: 240 each.\n"
    longer = f"{text}[1.6.26, 10:02] Ada Lovelace: Too much!\n"

    first = run(options=ImportOptions(pasted=text, label="chat"))
    second = run(options=ImportOptions(pasted=longer, label="chat"))

    assert (first.created, second.created, second.skipped) == (2, 1, 2)
    [row] = InboxService(database).list_conversations()
    assert (row.with_name, row.message_count, row.needs_reply) == ("Ada Lovelace", 3, True)


def test_a_stranger_in_a_chat_becomes_a_contact_with_their_number(
    run: Callable[..., ImportReport], database: Database
) -> None:
    text = "[1.6.26, 10:00] +49 151 23456789: Two chairs?\n[1.6.26, 10:01] Bo: Three.\n"

    run(options=ImportOptions(pasted=text, label="chat", adds_senders=True))

    found = ContactService(database).list_contacts()
    assert sorted((c.name, c.phones) for c in found) == [
        ("+49 151 23456789", ("+49 151 23456789",)),
        ("Bo", ()),
    ]


def test_a_cards_picture_is_kept_with_the_person_once_and_undone(
    run: Callable[..., ImportReport], database: Database, tmp_path: Path
) -> None:
    path, picture = tmp_path / "a.vcf", b"\x89PNG\r\n\x1a\n" + bytes(90)
    coded = base64.b64encode(picture).decode()
    card = (
        f"BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nUID:1\nPHOTO;ENCODING=b:{coded[:60]}\n {coded[60:]}\n"
    )
    path.write_text(f"{card}END:VCARD\n")

    first, second = run(path), run(path)
    path.write_text(f"{card}NOTE:More\nEND:VCARD\n")
    third = run(path)

    assert (first.created, second.skipped, third.updated) == (1, 1, 1)
    with database.reading() as session:
        [entry] = interactions.list_interactions(session, 10, 0)
        [attachment] = entry.attachments
        assert interactions.get_attachment(session, attachment.id).content == picture
    HistoryService(database).undo(third.step_id)
    HistoryService(database).undo(first.step_id)
    with database.reading() as session:
        assert interactions.list_interactions(session, 10, 0) == ()


def test_a_mail_to_nobody_by_address_makes_no_contact(
    run: Callable[..., ImportReport], database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "a.eml"
    path.write_text(
        mail("Me <me@shop.example>", "News", "Hello", 1).replace(
            "To: Me <me@shop.example>", "To: undisclosed recipients"
        )
    )

    report = run(path, options=ImportOptions(ME.owner_addresses, adds_senders=True))

    assert (report.created, report.senders_added) == (1, 0)
    assert ContactService(database).list_contacts() == ()
