"""Contacts, meetings and mail for other programs: complete, harmless, read back, or not there."""

from __future__ import annotations

import csv
import email
import email.policy
import mailbox
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
import vobject
from icalendar import Calendar

from core.domain.access import Person, Role
from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact, Detail
from core.domain.exporting import ExportFormat, ExportReport
from core.domain.importing import ImportOptions, RawRecord
from core.domain.interaction import Direction, Interaction, InteractionKind
from core.errors import Cancelled, UserError
from core.export import calendar_text
from core.ingest import reader
from core.services.audit_service import AuditService
from core.services.contact_service import ContactService
from core.services.export_service import ExportService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.inbox_service import InboxService
from core.storage.database import Database
from tests.core.lived_in import ME, PICTURE

ODD = Contact(
    "Ødd; Name, with \\ signs",
    given_name="Ødd; Name",
    family_name="with \\ signs",
    channels=(
        Channel(ChannelKind.EMAIL, "odd@x.example", "work"),
        Channel(ChannelKind.EMAIL, "odd2@x.example", "boat, summer"),
        Channel(ChannelKind.PHONE, "+49 30 901820", "work fax"),
        Channel(ChannelKind.WEB, "https://x.example/a,b;c?d=1"),
        Channel(ChannelKind.CHAT, "odd:one", "wechat"),
    ),
    companies=(CompanyLink("Smith, Jones; & Co", "Head, of \\ all"), CompanyLink("Other Ltd")),
    details=(
        Detail("address.work", "Long Street 4, 10115 Berlin"),
        Detail("nickname", "Oddy"),
        Detail("birthday", "1980-02-29"),
        Detail("shoe size; left, right", "38; 39\nboth"),
        Detail("=cmd|' /C calc'!A0", "@SUM(1+1)"),
    ),
    tags=("a, b", "=1+1", "früh"),
    notes="First line\nsecond; with, signs \\n and a very long one: " + "多字节长行" * 40,
    language="de",
    external_id="odd-1",
)


def _say(key: str) -> str:
    return key.partition(":")[2]


@pytest.fixture
def lived(lived_file: Path, open_copy: Callable[[Path], Database]) -> Database:
    return open_copy(lived_file)


def _export(database: Database, form: ExportFormat, to: Path) -> ExportReport:
    return ExportService(database).export(form, to, _say)


def _records(path: Path) -> list[RawRecord]:
    found = reader.read_files([path], ImportOptions(owner_addresses=(ME,)))
    return [item for item in found if isinstance(item, RawRecord)]


def test_details_that_read_like_a_sale_together_come_back_as_details(
    database: Database, tmp_path: Path
) -> None:
    names = ("Job", "Value", "Status", "Expected", "Stage", "Opened")
    details = tuple(Detail(name, "1") for name in names)
    ContactService(database).add(Contact("Ada", details=details))

    _export(database, ExportFormat.CSV, tmp_path / "people.csv")

    (back,) = _records(tmp_path / "people.csv")
    assert back.contact is not None
    assert {d.name for d in back.contact.details} >= set(names) - {"Job"}


@pytest.mark.parametrize("form", [ExportFormat.VCARD4, ExportFormat.VCARD3, ExportFormat.CSV])
def test_contacts_come_back_with_all_that_the_form_can_say(
    form: ExportFormat, database: Database, tmp_path: Path
) -> None:
    ContactService(database).add(ODD)

    report = _export(database, form, tmp_path / "people")

    (record,) = _records(tmp_path / "people")
    found = record.contact
    assert found is not None
    assert (report.records, report.different) == (1, 0)
    assert (found.name, found.given_name, found.family_name) == (
        ODD.name, ODD.given_name, ODD.family_name,
    )  # fmt: skip
    assert found.emails == ODD.emails
    assert found.phones == ODD.phones
    assert {(c.kind, c.value, c.label) for c in found.channels} == {
        (c.kind, c.value, c.label) for c in ODD.channels
    }
    assert found.companies[0].company_name == "Smith, Jones; & Co"
    assert found.companies[0].role == "Head, of \\ all"
    assert found.notes == ODD.notes
    assert (found.language, found.external_id) == ("de", "odd-1")
    told = "\n".join(f"{detail.name}={detail.value}" for detail in found.details)
    for detail in ODD.details:
        assert detail.value in told.replace("\n", " ") or detail.value in told
    assert "Other Ltd" in told


def test_a_card_has_the_picture(lived: Database, tmp_path: Path) -> None:
    for form in (ExportFormat.VCARD4, ExportFormat.VCARD3):
        path = tmp_path / f"{form.value}.vcf"
        report = _export(lived, form, path)

        pictures = [r.attachments[0].content for r in _records(path) if r.attachments]
        assert (report.files, pictures) == (1, [PICTURE])


def test_another_reader_takes_our_cards(database: Database, tmp_path: Path) -> None:
    ContactService(database).add(ODD)
    for form in (ExportFormat.VCARD4, ExportFormat.VCARD3):
        path = tmp_path / f"{form.value}.vcf"
        _export(database, form, path)

        text = path.read_bytes().decode()
        (card,) = vobject.readComponents(text)
        assert card.fn.value == ODD.name
        assert card.n.value.family == ODD.family_name
        assert [one.value for one in card.contents["email"]] == list(ODD.emails)
        assert card.org.value == ["Smith, Jones; & Co"]
        assert card.note.value == ODD.notes
        assert all(len(line) <= 75 for line in path.read_bytes().split(b"\r\n"))


def test_no_cell_of_a_table_is_a_formula(database: Database, tmp_path: Path) -> None:
    ContactService(database).add(ODD)
    _export(database, ExportFormat.CSV, tmp_path / "people.csv")

    with (tmp_path / "people.csv").open(encoding="utf-8-sig", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert "'=1+1" in " ".join(cells) or not any(cell.startswith("=") for cell in cells)
    assert not any(cell.startswith(("=", "@", "|", "%")) for cell in cells)
    assert "+49 30 901820" in cells


def test_another_reader_takes_our_calendar(lived: Database, tmp_path: Path) -> None:
    report = _export(lived, ExportFormat.CALENDAR, tmp_path / "days.ics")

    events = Calendar.from_ical((tmp_path / "days.ics").read_bytes()).walk("VEVENT")
    tasting = next(e for e in events if str(e["SUMMARY"]) == "Tasting, second round")
    assert (len(events), report.records) == (2, 2)
    assert tasting["DTSTART"].dt.isoformat() == "2026-11-23T09:00:00+00:00"
    assert tasting["DTEND"].dt.isoformat() == "2026-11-23T10:00:00+00:00"
    assert str(tasting["LOCATION"]) == "Quay 4"
    assert str(tasting["DESCRIPTION"]) == "Bring the rye."
    assert str(tasting["ATTENDEE"]) == "mailto:maya@harbourbakery.example"


def test_a_meeting_comes_back_as_it_was(lived: Database, tmp_path: Path) -> None:
    _export(lived, ExportFormat.CALENDAR, tmp_path / "days.ics")

    before = next(
        m for m in InboxService(lived).list_interactions() if m.subject == "Tasting, second round"
    )
    after = next(
        r.interaction
        for r in _records(tmp_path / "days.ics")
        if r.interaction and r.interaction.subject == before.subject
    )
    assert (after.text, after.headers, after.occurred_at) == (
        before.text, before.headers, before.occurred_at,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("Fair\n\nuntil: 2026-11-25", "2026-11-24", "2026-11-25"),
        ("until: 2026-11-24 02:00", "2026-11-24 00:00:00", "2026-11-24 02:00:00"),
        ("Fair", "2026-11-24 00:00:00", None),
        ("people: Ada\nuntil: when it ends", "2026-11-24 00:00:00", None),
    ],
)
def test_an_event_ends_when_its_text_says_so_and_nothing_said_is_lost(
    text: str, begins: str, ends: str | None
) -> None:
    midnight = datetime(2026, 11, 24).astimezone()
    entry = Interaction(InteractionKind.MEETING, Direction.INTERNAL, midnight, "Fair", text)

    written = calendar_text.BEGIN + calendar_text.event(entry, "a", ()) + calendar_text.END

    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert _local(event["DTSTART"].dt) == begins
    assert (_local(event["DTEND"].dt) if "DTEND" in event else None) == ends
    if ends is None:
        assert str(event["DESCRIPTION"]) == text


def _local(moment: date) -> str:
    if isinstance(moment, datetime):
        return str(moment.astimezone().replace(tzinfo=None))
    return str(moment)


def test_another_reader_takes_our_mail(lived: Database, tmp_path: Path) -> None:
    report = _export(lived, ExportFormat.MAIL, tmp_path / "mail.mbox")

    box = mailbox.mbox(tmp_path / "mail.mbox", create=False)
    mails = [email.message_from_bytes(m.as_bytes(), policy=email.policy.default) for m in box]
    box.close()
    first = next(m for m in mails if m["Message-ID"] == "<one@mail.example>")
    body = first.get_body(("plain",))
    assert report.records == len(mails)
    assert body is not None
    assert body.get_content().rstrip() == (
        "The connector is the wrong size.\n>From here it looks too small. 面包"
    )
    (file,) = first.iter_attachments()
    assert (file.get_filename(), file.get_content().strip()) == (
        "order 7.txt",
        "One oven, two timers.",
    )
    assert next(m for m in mails if m["Message-ID"] == "<three@mail.example>")["Subject"] == (
        "Présentation"
    )


def test_mail_comes_back_in_its_threads(
    lived: Database, tmp_path: Path, empty_file: Path, open_copy: Callable[[Path], Database]
) -> None:
    _export(lived, ExportFormat.MAIL, tmp_path / "mail.mbox")
    again = open_copy(empty_file)

    ImportService(again).run([tmp_path / "mail.mbox"], ImportOptions(owner_addresses=(ME,)))

    before = {m.subject: m for m in InboxService(lived).list_interactions()}
    after = {m.subject: m for m in InboxService(again).list_interactions()}
    for subject in ("Oven timer", "Re: Oven timer", "Présentation"):
        assert after[subject].headers == before[subject].headers
        assert after[subject].text == before[subject].text
        assert after[subject].occurred_at == before[subject].occurred_at
    assert after["Oven timer"].thread_id == after["Re: Oven timer"].thread_id


def test_the_audit_tells_who_took_what_out(lived: Database, tmp_path: Path) -> None:
    _export(lived, ExportFormat.CSV, tmp_path / "people.csv")

    line = AuditService(lived).search()[0]

    assert (line.action, line.subject, line.actor) == ("export", "people.csv", "owner")
    assert AuditService(lived).verify().holds


def test_an_export_is_no_step_to_take_back_and_leaves_redo_alone(
    database: Database, tmp_path: Path
) -> None:
    people, history = ContactService(database), HistoryService(database)
    people.add(Contact("Ada"))
    people.add(Contact("Grace"))
    history.undo()
    _export(database, ExportFormat.CSV, tmp_path / "people.csv")

    history.redo()
    history.undo()

    assert [one.name for one in people.list_contacts()] == ["Ada"]


@pytest.mark.parametrize("form", list(ExportFormat))
def test_only_an_owner_takes_everything_out(
    form: ExportFormat, database: Database, tmp_path: Path
) -> None:
    database.person = Person("Sam", Role.STAFF)

    with pytest.raises(UserError) as refused:
        _export(database, form, tmp_path / "out")

    assert refused.value.key == "not-allowed"
    assert list(tmp_path.glob("*out*")) == []


@pytest.mark.parametrize("form", list(ExportFormat))
def test_stopping_leaves_nothing_behind(
    form: ExportFormat, lived: Database, tmp_path: Path
) -> None:
    with pytest.raises(Cancelled):
        ExportService(lived).export(form, tmp_path / "out", _say, should_stop=lambda: True)

    assert list(tmp_path.glob("*out*")) == []


@pytest.mark.parametrize("form", list(ExportFormat))
def test_nothing_is_written_over(form: ExportFormat, lived: Database, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")

    with pytest.raises(UserError) as refused:
        _export(lived, form, tmp_path / "out")

    assert refused.value.key == "file-exists"
    assert (tmp_path / "out").read_text() == "mine"
