"""A pseudonymised copy: no name is in it, shapes are kept, and the way back is only here."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from core.domain.importing import ImportOptions
from core.domain.knowledge import Owner
from core.privacy import profile
from core.privacy.vault import PassphraseCost
from core.services.contact_service import ContactService
from core.services.copy_service import CopyService, changes_by_table
from core.services.import_service import ImportService
from core.services.inbox_service import InboxService
from core.services.owner_service import OwnerService
from core.services.pseudonymiser import Pseudonymiser
from core.storage.database import Database
from core.storage.export import copying
from core.storage.rows.row import Row

pytestmark = pytest.mark.slow

LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)
MENTIONS = (
    "Dear {given}, please ring {phone} or write to {email}. Regards, {name}",
    "I spoke with {family}, {given} yesterday; {GIVEN} agreed. card 4111 1111 1111 1111.",
    "> On Monday {name} <{email}> wrote: deliver to 12 Harbour Street, BS1 4QA",
    "mr {family_small}: see https://{host}/p/{given_small}?id=9, DE89 3704 0044 0532 0130 00",
)  # fmt: skip
CHINESE = (
    "{name}您好，请打{phone}或写信到{email}。",
    "昨天和{surname}总谈过，{given}同意了。地址：上海市徐汇区漕溪北路398号2楼。",
    "{surname}先生的身份证 11010519491231002X，找老{surname}经理。",
)
ONSETS, ENDS = (
    ("Zab", "Qued", "Vor", "Xim", "Ulv", "Jyr", "Wend", "Osk"),
    ("ola", "rick", "mund", "este"),
)
SURNAMES, GIVEN = "欧阮柯詹滕翟阎", "炜燊翊骞霖琰瑄玥珩"


def planted_people(count: int) -> list[dict[str, str]]:
    chance = random.Random(5)  # noqa: S311 - for variety, not for secrets
    people = []
    for number in range(count):
        if number % 3 == 2:
            surname = chance.choice(SURNAMES)
            given = chance.choice(GIVEN) + chance.choice(GIVEN)
            person = {
                "name": surname + given,
                "given": given,
                "family": surname,
                "surname": surname,
            }
            person["email"] = f"zhquant{number}qx@weilai{number}.cn"
        else:
            given = f"{chance.choice(ONSETS)}{chance.choice(ENDS)}{'abcdefghij'[number % 10]}"
            family = f"{chance.choice(ENDS).title()}{chance.choice(ONSETS).lower()}"
            person = {"name": f"{given} {family}", "given": given, "family": family, "surname": ""}
            person["email"] = f"{given}.{family}{number}@planted{number}.com".lower()
        person["phone"] = f"+44 20 79{chance.randint(10, 99)} {chance.randint(1000, 9999)}"
        people.append(person)
    return people


def write_sources(folder: Path, people: list[dict[str, str]]) -> list[Path]:
    table = folder / "people.csv"
    lines = [f"{p['name']},{p['email']},{p['phone']},Planted {p['family']} Ltd" for p in people]
    table.write_text("Name,E-mail,Phone,Company\n" + "\n".join(lines) + "\n", encoding="utf-8")
    sales = folder / "sales.csv"
    rows = [
        f"Oven for {p['name']},{p['name']},{p['email']},900,Planted {p['family']} Ltd,"
        f"ring {p['phone']}"
        for p in people
    ]
    heading = "Deal,Contact person,Person - Email,Amount,Account,Deal - Description\n"
    sales.write_text(heading + "\n".join(rows) + "\n", encoding="utf-8")
    invited = "".join(f"ATTENDEE;CN={p['name']}:mailto:{p['email']}\r\n" for p in people[:9])
    calendar = folder / "met.ics"
    calendar.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:9@planted9.com\r\n"
        f"SUMMARY:With {people[0]['name']}\r\nDTSTART:20270301T100000Z\r\n{invited}END:VEVENT\r\n"
        f"BEGIN:VTODO\r\nUID:8@planted8.com\r\nSUMMARY:Ring {people[1]['name']}\r\nEND:VTODO\r\n"
        "END:VCALENDAR\r\n",
        encoding="utf-8",
    )
    sources = [table, sales, calendar]
    for number, person in enumerate(people):
        other = people[(number + 1) % len(people)]
        words = {
            **other, "GIVEN": other["given"].upper(), "given_small": other["given"].lower(),
            "family_small": other["family"].lower(), "host": other["email"].partition("@")[2],
        }  # fmt: skip
        pattern = (CHINESE if other["surname"] else MENTIONS)[
            number % (3 if other["surname"] else 4)
        ]
        mail = folder / f"{number}.eml"
        mail.write_text(
            f"From: {person['name']} <{person['email']}>\nTo: me@shop.example\n"
            f"Cc: {other['name']} <{other['email']}>\nSubject: For {other['name']}\n"
            f"Date: Mon, 1 Jun 2026 10:00:00 +0000\nMessage-ID: <{number}@{words['host']}>\n"
            f"Content-Type: text/plain; charset=utf-8\n\n{pattern.format(**words)}\n",
            encoding="utf-8",
        )
        sources.append(mail)
    return sources


def dump(database: Database) -> str:
    """Return all that a file holds as one text; JSON and the index's blocks are read too."""
    lines = []
    with database.reading() as session:
        connection = session.connection()
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (name,) in names.all():
            for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"'):  # noqa: S608 - ours
                lines += [
                    v.decode(errors="replace") if isinstance(v, bytes) else str(v) for v in row
                ]
    text = "\n".join(lines)
    return text + re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code.group(1), 16)), text)


def dump_copy(folder: Path) -> str:
    opened = profile.unlock(folder, lambda: "copy", uses_keyring=False)
    text = dump(opened.database)
    opened.database.close()
    return text


@pytest.fixture
def people() -> list[dict[str, str]]:
    return planted_people(30)


@pytest.fixture
def filled(database: Database, tmp_path: Path, people: list[dict[str, str]]) -> Database:
    OwnerService(database).set_owner(
        Owner("Lena Brandtwein", "Ofenhaus Brandtwein", ("me@shop.example",))
    )
    ImportService(database).run(write_sources(tmp_path, people), ImportOptions())
    return database


def test_no_planted_name_address_or_number_survives_in_a_copy(
    filled: Database, tmp_path: Path, people: list[dict[str, str]]
) -> None:
    CopyService(filled).write(tmp_path / "copy", "copy", cost=LIGHT)

    text = dump_copy(tmp_path / "copy").casefold()
    planted = [
        p[k] for p in people for k in ("name", "given", "family", "email", "phone") if len(p[k]) > 1
    ]
    planted += [p["email"].partition("@")[2] for p in people]
    planted += ["Brandtwein", "4111 1111", "398号", "11010519491231002X", "BS1 4QA", "DE89 3704"]
    assert [word for word in planted if word.casefold() in text] == []


def test_the_planted_words_are_found_in_what_was_copied(
    filled: Database, people: list[dict[str, str]]
) -> None:
    text = dump(filled)

    assert all(person["name"] in text for person in people)


def test_fakes_keep_the_form_and_are_the_same_in_each_copy(
    filled: Database, tmp_path: Path
) -> None:
    copies = CopyService(filled)
    before = {c.id: c for c in ContactService(filled).list_contacts()}

    copies.write(tmp_path / "one", "copy", cost=LIGHT)
    copies.write(tmp_path / "two", "copy", cost=LIGHT)

    opened = [
        profile.unlock(tmp_path / n, lambda: "copy", uses_keyring=False) for n in ("one", "two")
    ]
    one, two = ({c.id: c for c in ContactService(o.database).list_contacts()} for o in opened)
    assert [(c.name, c.channels) for c in one.values()] == [
        (c.name, c.channels) for c in two.values()
    ]
    assert one.keys() == before.keys()
    for number, contact in one.items():
        was = before[number]
        assert len(contact.name.split()) == len(was.name.split())
        assert contact.name.isascii() == was.name.isascii()
        assert len(contact.phones[0]) == len(was.phones[0])
        assert contact.phones[0][:4] == was.phones[0][:4]
        assert contact.emails[0].endswith(".example")
    assert len({contact.name for contact in one.values()}) == len(one)
    for profile_ in opened:
        profile_.database.close()


def test_a_copy_can_be_searched_and_read_like_any_file(filled: Database, tmp_path: Path) -> None:
    CopyService(filled).write(tmp_path / "copy", "copy", cost=LIGHT)

    opened = profile.unlock(tmp_path / "copy", lambda: "copy", uses_keyring=False)
    contact = ContactService(opened.database).list_contacts()[0]
    assert ContactService(opened.database).list_contacts(contact.name.split()[0]) != ()
    assert InboxService(opened.database).count_conversations() == 30
    opened.database.close()


def test_only_the_original_knows_the_way_back(filled: Database, tmp_path: Path) -> None:
    copies = CopyService(filled)
    copies.write(tmp_path / "copy", "copy", cost=LIGHT)
    opened = profile.unlock(tmp_path / "copy", lambda: "copy", uses_keyring=False)
    fake = ContactService(opened.database).list_contacts()[0]

    was = ContactService(filled).get(fake.id)
    assert copies.reveal(fake.name) == tuple(
        w.casefold() for w in was.name.split()
    ) or copies.reveal(fake.name) == (was.name,)
    assert CopyService(opened.database).reveal(fake.name) == ()
    opened.database.close()


def test_each_table_is_copied_changed_or_left_out_on_purpose() -> None:
    told = changes_by_table(Pseudonymiser(bytes(32), {}, ())).keys() | copying.LEFT_OUT

    assert told == {table.name for table in Row.metadata.sorted_tables}


def test_a_copy_never_takes_the_place_of_something(filled: Database, tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()

    with pytest.raises(Exception, match="file-exists"):
        CopyService(filled).write(tmp_path / "copy", "copy", cost=LIGHT)
