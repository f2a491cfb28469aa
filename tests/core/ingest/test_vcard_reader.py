from __future__ import annotations

import logging
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact, Detail
from core.domain.importing import RawRecord, Rejection
from core.ingest.vcard_reader import read_vcards
from tests.effort import cases


def read(path: Path, data: bytes | str) -> list[Contact | str]:
    """Return the contacts on the cards, or why one was rejected."""
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    found: list[Contact | str] = []
    for pending in read_vcards(path, path.name):
        result = pending.read().result
        if isinstance(result, Rejection):
            found.append(result.reason)
        else:
            assert isinstance(result, RawRecord)
            assert result.contact is not None
            found.append(result.contact)
    return found


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.vcf"


def one(path: Path, data: bytes | str) -> Contact:
    found = read(path, data)
    assert len(found) == 1
    assert isinstance(found[0], Contact)
    return found[0]


def test_a_full_card_is_read(path: Path) -> None:
    found = one(
        path,
        card(
            "N:Byron;Ada;;Dr.;", "FN:Dr. Ada Byron", "ORG:Engines Ltd;Research", "TITLE:Engineer",
            "EMAIL;TYPE=INTERNET,WORK:ada@engines.example", "TEL;TYPE=WORK;TYPE=FAX:+44 20 1234",
            "item1.URL:http://engines.example", "item1.X-ABLabel:_$!<HomePage>!$_",
            "ADR;TYPE=HOME:;;1 High St\\, Flat 2;London;;N1;UK", "BDAY:18151210",
            "NOTE:First\\nsecond\\, third", "CATEGORIES:friends,VIP", "UID:urn:uuid:1",
            "X-SPOUSE:William", "PHOTO;ENCODING=b;TYPE=JPEG:AAAA", " BBBB",
        ),
    )  # fmt: skip

    assert (found.name, found.given_name, found.family_name) == ("Dr. Ada Byron", "Ada", "Byron")
    assert found.companies == (CompanyLink("Engines Ltd", "Engineer"),)
    assert [(c.kind, c.value, c.label) for c in found.channels] == [
        (ChannelKind.EMAIL, "ada@engines.example", "work"),
        (ChannelKind.PHONE, "+44 20 1234", "work fax"),
        (ChannelKind.WEB, "http://engines.example", "home page"),
    ]
    assert set(found.details) == {
        Detail("address.home", "1 High St, Flat 2, London, N1, UK"),
        Detail("birthday", "1815-12-10"),
        Detail("department", "Research"),
        Detail("spouse", "William"),
    }
    assert (found.notes, found.tags) == ("First\nsecond, third", ("friends", "VIP"))
    assert found.external_id == "urn:uuid:1"


def test_a_phones_soft_line_breaks_and_charsets_are_read(path: Path) -> None:
    found = one(
        path,
        card(
            "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0;=E4=BC=9F;;;",
            "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0=\r\n=E4=BC=\r\n=9F",
            "TEL;CELL;PREF:13800138000",
            version="2.1",
        ),
    )

    assert (found.name, found.family_name, found.given_name) == ("张伟", "张", "伟")
    assert found.channels[0].label == "mobile"


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030", "utf-8-sig"])
def test_files_in_other_encodings_are_read(path: Path, encoding: str) -> None:
    found = one(path, card("FN:张伟", "NOTE:请发价格表，谢谢您").encode(encoding))

    assert found.name == "张伟"


def test_a_broken_card_harms_no_other(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    broken = "BEGIN:VCARD\r\nFN:No end\r\nsecret line of nothing\r\n;;;:::\r\n"

    with caplog.at_level(logging.DEBUG):
        found = read(path, card("FN:One") + broken + card("FN:Two") + "BEGIN:VCARD\r\nFN:Last\r\n")

    assert [c.name for c in found if isinstance(c, Contact)] == ["One", "No end", "Two", "Last"]
    assert caplog.records == []


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("N:;;;;", "ORG:Acme"), "Acme"),
        (("EMAIL:a@b.example",), "a@b.example"),
        (("TEL:123 456",), "123 456"),
        (("N:Byron;Ada;;;",), "Ada Byron"),
        (("N:王;小明;;;",), "王小明"),
    ],
)
def test_a_card_without_a_full_name_is_called_by_what_it_has(
    path: Path, lines: tuple[str, ...], name: str
) -> None:
    assert one(path, card(*lines)).name == name


def test_groups_and_empty_cards_are_rejected_with_their_reasons(path: Path) -> None:
    data = card("FN:Team", "KIND:group", version="4.0") + card("NOTE:nobody")

    assert read(path, data) == ["contact-is-a-group", "contact-empty"]


def test_a_card_of_megabytes_is_rejected_and_one_with_a_large_picture_is_not(path: Path) -> None:
    picture = "PHOTO;ENCODING=b:AAAA\r\n" + " QUJD\r\n" * 300_000
    data = f"BEGIN:VCARD\r\nFN:Ada\r\n{picture}END:VCARD\r\n" + card(
        "FN:Bo", "NOTE:" + "x" * 1_100_000
    )

    first, second = read(path, data)

    assert isinstance(first, Contact)
    assert second == "vcard-too-large"


def test_an_assistants_card_inside_a_card_is_not_a_contact(path: Path) -> None:
    data = card("FN:Boss", "AGENT:\r\nBEGIN:VCARD\r\nFN:Assistant\r\nEND:VCARD", version="2.1")

    assert one(path, data).name == "Boss"


def test_the_same_card_has_the_same_fingerprint(path: Path) -> None:
    path.write_text(card("FN:A", "TEL:1", "TEL:2") + card("TEL:2", "TEL:1", "FN:A"))

    results = [found.read().result for found in read_vcards(path, "a")]

    assert len({r.fingerprint for r in results if isinstance(r, RawRecord)}) == 1


def test_a_label_of_one_s_own_is_read_without_its_backslashes(path: Path) -> None:
    found = one(path, card("FN:Ada", "item1.TEL:+44 20 1", "item1.X-ABLabel:boat\\, summer"))

    assert [channel.label for channel in found.channels] == ["boat, summer"]


def test_a_detail_of_our_own_cards_keeps_its_name_and_value(path: Path) -> None:
    found = one(path, card("FN:Ada", "X-CARDFILE-DETAIL:Shoe size\\; left;38\\; 39"))

    assert found.details == (Detail("Shoe size; left", "38; 39"),)


@settings(max_examples=cases(60, quick=15), deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["FN:A", "N:;;", "TEL;", "BEGIN:VCARD", "END:VCARD", " more", "=C3", "EMAIL:a@b.c",
             "X;ENCODING=QUOTED-PRINTABLE:=", "a.b:c", ":", ";:;", "PHOTO:x", "AGENT:",
             "item1.X-ABLabel:x", "\ufeff"]
        ),
        max_size=30,
    )
)  # fmt: skip
def test_any_lines_are_survived(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "a.vcf"

    found = read(path, "BEGIN:VCARD\n" + "\n".join(lines))

    assert len(found) >= 1


def test_a_name_is_given_name_first_where_the_card_says_which_is_which(path: Path) -> None:
    contact = one(path, card("N:Byron;Ada;;;", "FN:Byron\\, Ada"))

    assert contact.name == "Ada Byron"


def test_a_chat_name_of_apples_is_that_of_its_service(path: Path) -> None:
    contact = one(path, card("FN:Ada", "IMPP;X-SERVICE-TYPE=WeChat;type=HOME:x-apple:ada_1"))

    assert [(c.value, c.label) for c in contact.channels] == [("ada_1", "wechat")]


def test_apples_birthday_without_a_year_has_none(path: Path) -> None:
    contact = one(path, card("FN:Ada", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-10"))

    assert contact.details == (Detail("birthday", "--12-10"),)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("width", [74, 75, 76])
def test_lines_folded_within_a_letter_are_whole_again(
    path: Path, encoding: str, width: int
) -> None:
    note = "这是一位非常重要的客户，请尽快回复。" * 8
    whole = card("FN:陈大文", f"NOTE:{note}", "TEL:0755-55550100").encode(encoding)
    folded = b"\r\n".join(
        b"\r\n ".join(line[at : at + width] for at in range(0, len(line) or 1, width))
        for line in whole.split(b"\r\n")
    )

    contact = one(path, folded)

    assert (contact.name, contact.notes) == ("陈大文", note)


def test_an_android_phones_own_label_is_read(path: Path) -> None:
    written = "TEL;X-Custom(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=48=C3=BC=74=74=65):+4722334455"

    [channel] = one(path, card("N:Aas;Erik", written, version="2.1")).channels

    assert (channel.value, channel.label) == ("+4722334455", "Hütte")


def test_an_address_that_only_a_label_gives_is_kept(path: Path) -> None:
    label = "LABEL;TYPE=HOME:12 Main St\\nAnytown\\, NY 12345"

    only, both = one(path, card("FN:Al", label)), one(path, card("FN:Al", label, "ADR:;;Rue 1;;;;"))

    assert only.details == (Detail("address.home", "12 Main St, Anytown, NY 12345"),)
    assert both.details == (Detail("address", "Rue 1"),)


def test_a_name_in_a_second_script_is_kept_beside_the_first(path: Path) -> None:
    contact = one(
        path, card("FN;LANGUAGE=ja;ALTID=1:山田太郎", "FN;LANGUAGE=en;ALTID=1:Taro Yamada")
    )

    assert (contact.name, contact.details) == (
        "山田太郎",
        (Detail("also known as", "Taro Yamada"),),
    )


def test_a_gender_as_windows_counts_it_is_a_word(path: Path) -> None:
    assert one(path, card("FN:Al", "X-WAB-GENDER:1")).details == (Detail("gender", "female"),)


def test_outlooks_picture_of_the_card_itself_is_left_out(path: Path) -> None:
    picture = "X-MS-CARDPICTURE;TYPE=JPEG;ENCODING=BASE64:"
    lines = [" " + "A" * 72] * 20_000

    assert one(path, card("FN:Al", picture, *lines, "", version="2.1")).details == ()


def test_a_list_of_evolution_is_nobody_and_a_phones_group_is_a_tag(path: Path) -> None:
    everybody = card("X-EVOLUTION-LIST:TRUE", "FN:Friends", "EMAIL:ada@x.example")
    ada = card("FN:Ada", "X-GROUP-NAME:Kunden,VIP", "X-EVOLUTION-LIST:FALSE")

    friends, found = read(path, everybody + ada)

    assert friends == "contact-is-a-group"
    assert isinstance(found, Contact)
    assert (found.tags, found.details) == (("Kunden", "VIP"), ())


def test_names_in_chats_as_kde_writes_them_are_read(path: Path) -> None:
    found = one(path, card("FN:Ada", "X-messaging/xmpp-All:ada@jabber.example"))

    assert found.channels == (Channel(ChannelKind.CHAT, "ada@jabber.example", "xmpp"),)
