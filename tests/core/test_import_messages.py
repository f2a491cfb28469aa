"""Mail, chats and meetings come in once, in their threads, with their people."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from core.domain.importing import ImportOptions, ImportReport
from core.domain.interaction import Direction
from core.services.contact_service import ContactService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.inbox_service import InboxService
from core.storage import interactions
from core.storage.database import Database
from tests.core.import_files import ME, cards, counts, mail, mailbox, mbox, run

__all__ = ["cards", "mailbox", "run"]


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


CHAT = "[20.11.26, 10:41:00] Maria: Two chairs?\n[20.11.26, 10:42:00] Ken Ward: 240 each.\n"


@pytest.mark.parametrize("is_here_before", [True, False])
def test_the_owner_in_a_chat_is_known_by_the_name_their_mail_is_from(
    run: Callable[..., ImportReport], database: Database, tmp_path: Path, *, is_here_before: bool
) -> None:
    mails = tmp_path / "mails"
    mails.mkdir()
    for number in range(2):
        sent = mail("Ken Ward <me@shop.example>", "Chairs", "240 each.", 1 + number)
        (mails / f"{number}.eml").write_text(sent)
    (tmp_path / "chat.txt").write_text(CHAT)
    if is_here_before:
        run(mails)
    paths = [tmp_path / "chat.txt"] if is_here_before else [tmp_path / "chat.txt", mails]

    found = ImportService(database).preview(paths, ME)

    assert found.owner_guess[-1] == "Ken Ward"


def test_nobody_in_a_chat_is_taken_for_the_owner_who_is_only_often_named(
    database: Database, tmp_path: Path
) -> None:
    for number in range(3):
        came = mail("Maria <maria@home.example>", "Chairs", "Two, please.", 1 + number)
        (tmp_path / f"{number}.eml").write_text(came)
    (tmp_path / "chat.txt").write_text(CHAT)

    found = ImportService(database).preview([tmp_path], ImportOptions())

    assert not {"Maria", "Ken Ward"} & set(found.owner_guess)
