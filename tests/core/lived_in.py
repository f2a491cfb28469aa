"""A file that was worked in for a while, and all its rows for comparing."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

from core.domain.change import Action
from core.domain.contact import Channel, ChannelKind, Company, CompanyLink, Contact, Detail
from core.domain.deal import Deal
from core.domain.duplicate import MergeWish
from core.domain.importing import ImportOptions
from core.domain.interaction import Direction, Interaction, InteractionKind
from core.domain.knowledge import KnowledgeNote, Owner
from core.domain.next_action import NextAction, Reason
from core.domain.sentiment import Rating
from core.services.company_service import CompanyService
from core.services.contact_service import ContactService
from core.services.deal_service import DealService
from core.services.draft_service import DraftService
from core.services.duplicate_service import DuplicateService
from core.services.history_service import HistoryService
from core.services.home_service import HomeService
from core.services.import_service import ImportService
from core.services.inbox_service import InboxService
from core.services.open_work_service import OpenWorkService
from core.services.owner_service import OwnerService
from core.services.rights_service import RightsService
from core.services.sentiment_service import SentimentService
from core.storage import interactions
from core.storage.database import Database
from core.storage.export import archive
from core.storage.sealed_file import connect
from tests.factory import NOON, make_draft_result, make_sentiment

ME = "lena@hearth.example"
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
_CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Maya Okafor
N:Okafor;Maya;;;
ORG:Harbour Bakery
TITLE:Owner
EMAIL;TYPE=work:maya@harbourbakery.example
TEL;TYPE=cell:+44 20 7946 0958
ADR;TYPE=work:;;4 Quay Street;Leith;;EH6 6QW;Scotland
BDAY:1981-04-03
NOTE:=2+5 likes rye\\, and tea
CATEGORIES:Oven,Early
UID:card-1
PHOTO;ENCODING=b;TYPE=PNG:{photo}
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:王伟
N:王;伟;;;
TEL;TYPE=work:+86 138 0013 8000
X-FAVOURITE:绿茶
END:VCARD
"""
_MAILS = """From maya@harbourbakery.example Fri Nov 20 10:42:00 2026
From: Maya Okafor <maya@harbourbakery.example>
To: Lena <{me}>
Date: Fri, 20 Nov 2026 10:42:00 +0000
Message-ID: <one@mail.example>
Subject: Oven timer
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: text/plain; charset=utf-8

The connector is the wrong size.
>From here it looks too small. 面包
--x
Content-Type: text/plain; name="../../order 7.txt"
Content-Disposition: attachment; filename="../../order 7.txt"

One oven, two timers.
--x--

From {me} Fri Nov 20 11:00:00 2026
From: Lena <{me}>
To: Maya Okafor <maya@harbourbakery.example>
Date: Fri, 20 Nov 2026 11:00:00 +0000
Message-ID: <two@mail.example>
In-Reply-To: <one@mail.example>
References: <one@mail.example>
Subject: Re: Oven timer
Content-Type: text/plain; charset=utf-8

The right one leaves today.

From stranger@x.example Sat Nov 21 09:00:00 2026
From: A Stranger <stranger@x.example>
To: Lena <{me}>
Date: Sat, 21 Nov 2026 09:00:00 +0000
Message-ID: <three@mail.example>
Subject: =?utf-8?q?Pr=C3=A9sentation?=
Content-Type: text/plain; charset=utf-8

Do you sell pumps?

"""
_CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:meeting-1
DTSTART:20261123T090000Z
DTEND:20261123T100000Z
SUMMARY:Tasting\\, second round
LOCATION:Quay 4
ORGANIZER;CN=Lena:mailto:{me}
ATTENDEE;CN=Maya Okafor:mailto:maya@harbourbakery.example
DESCRIPTION:Bring the rye.
END:VEVENT
END:VCALENDAR
"""


def live_in(database: Database, folder: Path) -> None:
    """Do in the file what is done in a file: everything that leaves rows of a kind behind."""
    folder.mkdir(exist_ok=True)
    photo = base64.b64encode(PICTURE).decode()
    files = {
        "people.vcf": _CARDS.format(photo=photo),
        "inbox.mbox": _MAILS.format(me=ME),
        "days.ics": _CALENDAR.format(me=ME),
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    options = ImportOptions(owner_addresses=(ME,), default_region="GB")
    ImportService(database).run([folder / name for name in files], options)
    OwnerService(database).set_owner(Owner("Lena", "Hearth", (ME,)))
    OwnerService(database).save_note(KnowledgeNote("Delivery", "Weekdays from 8:00 to 17:00."))
    people = ContactService(database)
    twin = people.add(
        Contact(
            "Maia Okafor",
            channels=(Channel(ChannelKind.EMAIL, "maia@bakery.example", "home"),),
            companies=(CompanyLink("Okafor & Sons", "Founder"),),
            details=(Detail("shoe size", "38"),),
        )
    )
    _work_with(database, twin.id)
    gone = people.add(Contact("Nobody Now", channels=(Channel(ChannelKind.PHONE, "+44 1"),)))
    RightsService(database).erase(gone.id)
    people.add(Contact("Undone"))
    HistoryService(database).undo()


def _work_with(database: Database, twin: int) -> None:
    people, mails = ContactService(database), InboxService(database)
    maya = people.find_by_email("maya@harbourbakery.example")
    assert maya is not None
    people.rename(maya.id, "Maya O. Okafor")
    DuplicateService(database).merge(MergeWish(maya.id, (twin,)))
    wang = next(one for one in people.list_contacts() if one.name == "王伟")
    DuplicateService(database).keep_apart((maya.id, wang.id))
    with database.writing(Action.ADD_INTERACTION, "Call") as session:
        call = Interaction(InteractionKind.CALL, Direction.OUTGOING, NOON, "Call", "Rang twice.")
        interactions.add(session, call)
    mail = next(m for m in mails.list_interactions() if m.subject == "Oven timer")
    SentimentService(database).save_ratings([Rating(mail.id, make_sentiment(phrases=("wrong",)))])
    drafts = DraftService(database)
    drafts.accept(drafts.save(mail.id, make_draft_result()).id, "It leaves today.")
    firm = maya.companies[0]
    told = Company(firm.company_name, firm.company_id, tags=("regular",))
    CompanyService(database).correct(told)
    DealService(database).add(Deal("Two ovens", contact_ids=(maya.id,), tags=("fair", "Regular")))
    mails.wave_off(mails.list_conversations()[0].thread_id)
    HomeService(database).leave_out(NextAction(Reason.QUIET, wang.id, contact_id=wang.id))
    OpenWorkService(database).keep({"replies": {"1": "Dear Maya"}})


def dump(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table that an archive carries, as it is stored, and the counters.

    Summaries are made anew and must come out the same; so they are among them.
    """
    connection = connect(database.path, database.key)
    try:
        tables = [*archive.carried_tables(), "thread_summaries"]
        rows = {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)  # noqa: S608 - our names
            for name in tables
        }
        counters = connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall()
    finally:
        connection.close()
    return rows | {"sqlite_sequence": sorted(c for c in counters if c[0] in tables)}
