"""Contacts and companies that come in meet those who are there already."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact
from core.domain.duplicate import MergeWish
from core.domain.importing import ImportMode, ImportOptions, ImportReport
from core.services.contact_service import ContactService
from core.services.duplicate_service import DuplicateService
from core.services.history_service import HistoryService
from core.services.inbox_service import InboxService
from core.storage import interactions
from core.storage.database import Database
from tests.core.import_files import cards, counts, mailbox, run

__all__ = ["cards", "mailbox", "run"]


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


@pytest.mark.parametrize(
    "lines", [["Ann Lee,ann@x.example"] * 300, [f"P{n},{n}@x.example" for n in range(300)]]
)
def test_the_same_table_again_asks_no_question_for_each_line(
    run: Callable[..., ImportReport], tmp_path: Path, lines: list[str]
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("\n".join(["Name,E-mail", *lines]))
    run(path)
    asked = list[str]()

    def note(*call: object) -> None:
        asked.append(str(call[2]))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        again = run(path)
    finally:
        event.remove(Engine, "before_cursor_execute", note)

    assert (again.skipped, again.read) == (300, 300)
    assert len(asked) < 60


def test_lines_of_who_was_merged_are_of_who_is_left(
    run: Callable[..., ImportReport], tmp_path: Path, database: Database
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,E-mail\n" + "".join(f"P{n},{n}@x.example\n" for n in range(4)))
    run(path)
    duplicates = DuplicateService(database)
    duplicates.merge(MergeWish(1, (2,)))
    duplicates.merge(MergeWish(3, (1,)))

    again = run(path)

    assert again.skipped == 4
    assert counts(database)[0] == 2


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
