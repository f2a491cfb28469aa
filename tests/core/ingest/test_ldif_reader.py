from __future__ import annotations

import base64
from pathlib import Path

import pytest

from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact, Detail
from core.domain.importing import RawRecord, Rejection
from core.ingest.detect import detect
from core.ingest.ldif_reader import MAX_ENTRY_BYTES, read_ldif
from core.services.history_service import HistoryService
from core.storage.database import Database
from tests.core.bringing import bringer, rows_of

PERSON = ("objectclass: top", "objectclass: person", "objectclass: inetOrgPerson")


def entry(*lines: str) -> str:
    return "\n".join((*lines, "", ""))


def packed(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def read(path: Path, text: str | bytes) -> list[Contact | str]:
    """Return the contacts, or why one was rejected."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert detect(path).kind == "ldif"
    found: list[Contact | str] = []
    for pending in read_ldif(path, path.name):
        result = pending.read().result
        if isinstance(result, Rejection):
            found.append(result.reason)
        else:
            assert isinstance(result, RawRecord)
            assert result.contact is not None
            found.append(result.contact)
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.ldif"


def one(path: Path, text: str | bytes) -> Contact:
    (found,) = read(path, text)
    assert isinstance(found, Contact)
    return found


def test_a_full_card_of_thunderbird_is_read(path: Path) -> None:
    found = one(path, entry(
        "dn: cn=Ada Byron,mail=ada@engines.example", *PERSON,
        "objectclass: mozillaAbPersonAlpha", "givenName: Ada", "sn: Byron", "cn: Ada Byron",
        "mozillaNickname: Enchantress", "mail: ada@engines.example",
        "mozillaSecondEmail: ada@home.example", "modifytimestamp: 1714550000",
        "telephoneNumber: +44 20 7946 0001", "homePhone: +44 20 7946 0002",
        "facsimileTelephoneNumber: +44 20 7946 0003", "pager: 4711", "mobile: +44 7700 900001",
        "mozillaHomeStreet: 1 High St", "mozillaHomeLocalityName: London",
        "street: 2 Mill Lane", "l: Leeds", "st: Yorkshire", "postalCode: LS1", "c: UK",
        "title: Engineer", "ou: Research", "o: Engines Ltd", "mozillaWorkUrl: http://engines.example",
        "birthyear: 1815", "birthmonth: 12", "birthday: 10", "mozillaCustom1: blue",
        "description:: " + packed("First\nsecond"), "mozillaUseHtmlMail: true", "xFoo: bar",
    ))  # fmt: skip

    assert (found.name, found.given_name, found.family_name) == ("Ada Byron", "Ada", "Byron")
    assert found.companies == (CompanyLink("Engines Ltd", "Engineer"),)
    phone, mail = ChannelKind.PHONE, ChannelKind.EMAIL
    assert found.channels == (
        Channel(mail, "ada@engines.example"),
        Channel(mail, "ada@home.example"),
        Channel(phone, "+44 20 7946 0001", "work"),
        Channel(phone, "+44 20 7946 0002", "home"),
        Channel(phone, "+44 20 7946 0003", "fax"),
        Channel(phone, "4711", "pager"),
        Channel(phone, "+44 7700 900001", "mobile"),
        Channel(ChannelKind.WEB, "http://engines.example", "work"),
    )
    assert set(found.details) == {
        Detail("address.home", "1 High St, London"),
        Detail("address.work", "2 Mill Lane, Leeds, Yorkshire, LS1, UK"),
        Detail("nickname", "Enchantress"),
        Detail("birthday", "1815-12-10"),
        Detail("department", "Research"),
        Detail("custom 1", "blue"),
        Detail("xfoo", "bar"),
    }
    assert found.notes == "First\nsecond"


def test_values_in_base64_and_folded_lines_are_put_together(path: Path) -> None:
    whole = packed("王芳 " * 40)
    found = one(path, entry(
        "version: 1", "", "# a remark that is", "  folded",
        f"dn:: {packed('cn=王芳,mail=fang@x.example')}", *PERSON, f"cn:: {packed('王芳')}",
        "mail: fang@x.ex", " ample", f"description:: {whole[:50]}", f" {whole[50:]}",
        "sn;lang-ja: ワン", "o: One", "o: Two", "mail: other@x.example",
    ))  # fmt: skip

    assert (found.name, found.family_name) == ("王芳", "ワン")
    assert [c.value for c in found.channels] == ["fang@x.example", "other@x.example"]
    assert [link.company_name for link in found.companies] == ["One", "Two"]
    assert found.notes == ("王芳 " * 40).strip()


def test_a_line_folded_within_a_letter_and_an_old_charset_are_read(path: Path) -> None:
    text = "dn: cn=Müller,mail=m@x.example\ncn: Müller\nl: Köln\nmail: m@x.example\n"
    data = text.encode()
    at = data.index(b"\xb6")

    assert one(path, data[:at] + b"\n " + data[at:]).details == (Detail("address.work", "Köln"),)
    assert one(path, text.replace("\n", "\r\n").encode("latin-1")).name == "Müller"


def test_a_person_of_a_directory_is_read_and_its_secrets_are_not(path: Path) -> None:
    found = one(path, entry(
        "dn: uid=ada,ou=Sales,dc=engines,dc=example", *PERSON, "cn: Byron, Ada", "cn: A. Byron",
        "displayName: Ada Byron", "sn: Byron", "uid: ada", "employeeNumber: 17",
        "userPassword:: e1NTSEF9c2VjcmV0", "userCertificate;binary:: AAAA", "sambaNTPassword: 1F",
        "labeledURI: http://engines.example Our site", "jpegPhoto:< file:///etc/passwd",
            "mail:< http://x.example/mail",
        "postalAddress: 1 High St $ London", "memberOf: CN=Buyers\\, large,OU=Groups,DC=engines",
        "entryUUID: 0b1c2d3e-0000-4000-8000-000000000001", "preferredLanguage: de-AT",
        "objectGUID:: AAECAwQFBgcICQoLDA0ODw==",
    ))  # fmt: skip

    assert found.name == "Ada Byron"
    assert [c.value for c in found.channels] == ["http://engines.example"]
    assert set(found.details) == {
        Detail("also known as", "Byron, Ada"),
        Detail("also known as", "A. Byron"),
        Detail("uid", "ada"),
        Detail("employee number", "17"),
        Detail("address", "1 High St, London"),
        Detail("dn", "uid=ada,ou=Sales,dc=engines,dc=example"),
        Detail("photo", "file:///etc/passwd"),
        Detail("mail at", "http://x.example/mail"),
    }
    assert (found.tags, found.language) == (("Buyers", "large"), "de")
    assert found.external_id == "0b1c2d3e-0000-4000-8000-000000000001"


def test_lists_are_tags_of_whom_they_hold_and_parts_of_a_directory_nobody(path: Path) -> None:
    text = (
        entry("dn: dc=x,dc=example", "objectclass: dcObject", "objectclass: organization", "o: X")
        + entry("dn: cn=Ada,mail=ada@x.example", *PERSON, "cn: Ada", "mail: ada@x.example")
        + entry("dn: cn=Bo,mail=bo@x.example", *PERSON, "cn: Bo", "mail: bo@x.example")
        + entry("dn: cn=Friends", "objectclass: groupOfNames", "cn: Friends",
                "member: cn=Ada, mail=ADA@x.example")
        + entry("dn: cn=Bo,mail=bo@x.example", "changetype: modify", "replace: mail", "mail: b@x")
    )  # fmt: skip

    part, ada, bo, friends, change = read(path, text)

    assert isinstance(ada, Contact)
    assert isinstance(bo, Contact)
    assert (ada.tags, bo.tags) == (("Friends",), ())
    reasons = ("ldif-is-no-person", "contact-is-a-group", "ldif-is-change")
    assert (part, friends, change) == reasons


def test_who_has_only_an_address_is_called_by_it(path: Path) -> None:
    text = entry("dn: mail=a@x.example", *PERSON, "cn: a@x.example", "mail: a@x.example")

    assert one(path, text).name == "a@x.example"


def test_an_entry_too_large_and_one_with_nothing_in_it_cost_themselves_only(path: Path) -> None:
    bomb = "dn: cn=Bomb\ncn: Bomb\ndescription: x\n" + f" {'y' * 1_000}\n" * (
        MAX_ENTRY_BYTES // 1_000
    )
    many = "dn: cn=Many\n" + "a: b\n" * 20_000
    text = f"{bomb}\n{many}\ndn: cn=X\nno line at all\ncn:: !!!\n\ndn: cn=Ada\ncn: Ada\n"

    found = read(path, text)

    assert found[0] == "import-record-too-large"
    assert found[1] == "contact-empty" or isinstance(found[1], Contact)
    assert isinstance(found[-1], Contact)
    assert found[-1].name == "Ada"
    assert len(found) == 4


def test_an_address_book_comes_in_once_and_is_taken_back(
    database: Database, tmp_path: Path
) -> None:
    text = "".join(
        entry(f"dn: cn=P {n},mail=p{n}@x.example", *PERSON, f"cn: P {n}", f"mail: p{n}@x.example")
        for n in range(3)
    ) + entry(
        "dn: cn=All", "objectclass: groupOfNames", "cn: All", "member: cn=P 1,mail=p1@x.example"
    )
    bring, before = bringer(database, tmp_path), rows_of(database)

    first, second = bring(text, "ldif"), bring(text, "ldif")

    assert (first.created, first.rejected) == (3, 1)
    assert (second.created, second.updated, second.skipped) == (0, 0, 3)
    HistoryService(database).undo(first.step_id)
    assert rows_of(database) == before
