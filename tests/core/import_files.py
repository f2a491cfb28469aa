"""Files for the tests of importing into a real file, and an import that checks its own account."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from core.domain.importing import ImportOptions, ImportReport
from core.services.contact_service import ContactService
from core.services.import_service import ImportService
from core.services.inbox_service import InboxService
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
