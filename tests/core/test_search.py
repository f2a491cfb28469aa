"""The search box: whatever a person types, in either language, finds what they mean."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from core.domain.change import Action, Kind
from core.domain.contact import Channel, ChannelKind, Company, CompanyLink, Contact
from core.domain.interaction import Address, Attachment, Direction, Interaction, InteractionKind
from core.domain.knowledge import KnowledgeNote
from core.services import contact_writing
from core.services.contact_service import ContactService
from core.services.file_text_service import FileTextService
from core.services.history_service import HistoryService
from core.services.inbox_service import InboxService
from core.services.owner_service import OwnerService
from core.services.search_service import SearchService
from core.storage import interactions
from core.storage.database import Database
from core.storage.finding import search
from core.storage.finding.search_marks import day_marks, span_marks
from core.text import search_question
from core.text.highlight import spans_of
from core.text.pinyin import spellings
from core.text.words import distance

TODAY = date(2026, 11, 26)  # a Thursday


def add_person(database: Database, name: str, *, phone: str = "", company: str = "") -> int:
    channels = (Channel(ChannelKind.PHONE, phone),) if phone else ()
    companies = (CompanyLink(company),) if company else ()
    person = Contact(name, channels=channels, companies=companies)
    return ContactService(database).add(person).id


def add_mail(
    database: Database,
    text: str,
    *,
    subject: str = "Order",
    at: datetime | None = None,
    name: str = "Maria Silva",
    direction: Direction = Direction.INCOMING,
    files: tuple[Attachment, ...] = (),
    contact_id: int | None = None,
) -> int:
    with database.writing(Action.ADD_INTERACTION) as session:
        thread_id = interactions.add_thread(session, subject, subject.casefold())
        return interactions.add(
            session,
            Interaction(
                InteractionKind.EMAIL,
                direction,
                at or datetime.now(UTC),
                subject=subject,
                text=text,
                attachments=files,
                thread_id=thread_id,
                contact_id=contact_id,
            ),
            counterpart=Address(f"{name.split(maxsplit=1)[0].lower()}@x.example", name),
            counterpart_key=f"{name.split(maxsplit=1)[0].lower()}@x.example",
        )


def titles(database: Database, text: str, kind: Kind = Kind.CONTACT) -> list[str]:
    answer = SearchService(database).answer(text)
    return [hit.title for group in answer.groups if group.kind is kind for hit in group.hits]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("wil", "Wilhelmina Brandt"),
        ("wilhelmi", "Wilhelmina Brandt"),
        ("brandt wilh", "Wilhelmina Brandt"),
        ("wilhelmnia", "Wilhelmina Brandt"),
        ("brnadt", "Wilhelmina Brandt"),
        ("brand", "Wilhelmina Brandt"),
        ("jurgen", "Jürgen Sørensen"),
        ("jürgen", "Jürgen Sørensen"),
        ("sorensen", "Jürgen Sørensen"),
        ("strasse", "Straße Logistik"),
        ("王", "王小明"),
        ("小明", "王小明"),
        ("明", "王小明"),
        ("wangxiaoming", "王小明"),
        ("wang xiao", "王小明"),
        ("wangx", "王小明"),
        ("wxm", "王小明"),
        ("xiaoming", "王小明"),
        ("zengli", "曾丽"),
        ("zl", "曾丽"),
    ],
)
def test_a_name_is_found_however_it_is_typed(database: Database, typed: str, found: str) -> None:
    for name in (
        "Wilhelmina Brandt",
        "Jürgen Sørensen",
        "Straße Logistik",
        "王小明",
        "曾丽",
        "Ada",
    ):
        add_person(database, name)

    assert titles(database, typed) == [found]


@pytest.mark.parametrize(
    "typed",
    [
        "+44 20 7946 0958", "020 7946 0958", "02079460958", "(020) 7946-0958", "7946", "946 09",
        "0958", "0044 20 79460958", "maya 0958",
    ],
)  # fmt: skip
def test_a_number_is_found_in_any_format_and_by_a_part(database: Database, typed: str) -> None:
    add_person(database, "Maya Okafor", phone="+44 20 7946 0958")
    add_person(database, "Ben Cole", phone="+44 20 7111 2222")

    assert titles(database, typed) == ["Maya Okafor"]


def test_digits_of_an_invoice_are_found_too(database: Database) -> None:
    add_mail(database, "about 2024-0123 please", subject="Late")
    ContactService(database).add(Contact("Ada", notes="ordered no. 0123"))

    assert titles(database, "2024-0123", Kind.INTERACTION) == ["Maria Silva · Late"]
    assert titles(database, "0123") == ["Ada"]


def test_a_fragment_does_not_reach_from_one_number_into_the_next(database: Database) -> None:
    person = Contact(
        "Maya",
        channels=(
            Channel(ChannelKind.PHONE, "+44 20 7946 0958"),
            Channel(ChannelKind.PHONE, "+44 20 7111 2222"),
        ),
    )
    ContactService(database).add(person)

    assert titles(database, "5844") == []


def test_a_company_is_found_by_the_pinyin_of_any_part(database: Database) -> None:
    with database.writing(Action.ADD_COMPANY) as session:
        contact_writing.add_company(session, Company("北京华为技术有限公司"))

    assert titles(database, "huawei", Kind.COMPANY) == ["北京华为技术有限公司"]
    assert titles(database, "bjhw", Kind.COMPANY) == ["北京华为技术有限公司"]


def test_files_are_found_by_name_and_by_what_is_written_in_them(database: Database) -> None:
    invoice = Attachment("invoice-2043.pdf", "application/pdf", 3, content=b"pdf")
    notes = Attachment("notes.txt", "text/plain", 9, content="walnut 胡桃木".encode())
    add_mail(database, "see attached", files=(invoice, notes))
    FileTextService(database).read_some()

    assert titles(database, "2043", Kind.ATTACHMENT) == ["invoice-2043.pdf"]
    assert titles(database, "胡桃", Kind.ATTACHMENT)
    assert titles(database, "walnut", Kind.ATTACHMENT)


def test_hits_come_in_groups_and_tell_where_the_words_stand(database: Database) -> None:
    add_person(database, "Maria Silva", company="Silva Timber")
    add_mail(database, "the Silva order is late", subject="Late")
    OwnerService(database).save_note(KnowledgeNote("Silva", "pays late"))

    answer = SearchService(database).answer("silva")

    assert [group.kind for group in answer.groups] == [
        Kind.CONTACT, Kind.COMPANY, Kind.INTERACTION, Kind.NOTE,
    ]  # fmt: skip
    person = answer.groups[0].hits[0]
    assert [person.title[a:b] for a, b in person.title_spans] == ["Silva"]
    mail = answer.groups[2].hits[0]
    assert [mail.snippet[a:b] for a, b in mail.snippet_spans] == ["Silva"]
    assert mail.thread_id


def test_messages_are_asked_for_by_person_and_time(database: Database) -> None:
    now = datetime.now(UTC)
    add_mail(database, "new", subject="New", at=now)
    add_mail(database, "old", subject="Old", at=datetime(2020, 3, 5, tzinfo=UTC))
    add_mail(database, "other", subject="Other", at=now, name="Ben Cole")
    add_mail(database, "ours", subject="Ours", at=now, direction=Direction.OUTGOING)

    def subjects(text: str) -> set[str]:
        return {title.split(" · ")[-1] for title in titles(database, text, Kind.INTERACTION)}

    assert subjects("from:maria") == {"New", "Old"}
    assert subjects("to:maria") == {"Ours"}
    assert subjects("with:maria since:2021") == {"New", "Ours"}
    assert subjects("maria today") == {"New", "Ours"}
    assert subjects("在 maria in:2020-03".replace("在 ", "")) == {"Old"}
    assert subjects("until:2020") == {"Old"}
    assert subjects("from:maria 今年") == {"New"}
    assert titles(database, "from:maria", Kind.CONTACT) == []


def test_messages_are_asked_for_by_the_name_that_the_contact_has_here(database: Database) -> None:
    contact_id = add_person(database, "王建国")
    add_mail(database, "hello", name="jg", contact_id=contact_id)

    assert titles(database, "from:王", Kind.INTERACTION) == ["jg · Order"]
    assert titles(database, "今天 建国", Kind.INTERACTION) == ["jg · Order"]
    assert InboxService(database).count_conversations(query="王建国") == 1


def test_what_has_an_attachment_is_found_so(database: Database) -> None:
    add_mail(database, "with", subject="With", files=(Attachment("a.pdf", "x/y", 1, content=b"1"),))
    add_mail(database, "without", subject="Without")

    for text in ("has:attachment", "有:附件", "maria with attachments", "带附件"):
        assert titles(database, text, Kind.INTERACTION) == ["Maria Silva · With"], text


@pytest.mark.parametrize(
    ("text", "since", "until", "words"),
    [
        ("maria last month", (2026, 10, 1), (2026, 10, 31), ("maria",)),
        ("上周 王", (2026, 11, 16), (2026, 11, 22), ("王",)),
        ("yesterday", (2026, 11, 25), (2026, 11, 25), ()),
        ("发票 上个月", (2026, 10, 1), (2026, 10, 31), ("发票",)),
        ("去年发票", (2025, 1, 1), (2025, 12, 31), ("发票",)),
        ("since:2024-01 oak", (2024, 1, 1), None, ("oak",)),
        ("until:2024-02", None, (2024, 2, 29), ()),
        ('"last month"', None, None, ("last", "month")),
        ("since:soon", None, None, ("since", "soon")),
        ("since:2024-13", None, None, ("since",)),
    ],
)
def test_time_is_said_in_words(
    text: str, since: tuple[int, ...] | None, until: tuple[int, ...] | None, words: tuple[str, ...]
) -> None:
    question = search_question.read(text, TODAY)

    assert question.since == (date(*since) if since else None)
    assert question.until == (date(*until) if until else None)
    assert question.words == words


def test_a_span_of_days_is_covered_by_few_words_and_exactly() -> None:
    since, until = date(2023, 11, 28), date(2026, 2, 3)
    marks = set(span_marks(since, until))

    day = date(2023, 1, 1)
    while day < date(2027, 1, 1):
        assert bool(marks & set(day_marks(day).split())) == (since <= day <= until), day
        day += timedelta(days=1)
    assert len(marks) < 12


def test_what_is_undone_or_erased_leaves_no_word_behind(database: Database) -> None:
    add_person(database, "Zyxwvut Brandt", company="Quorble")
    add_person(database, "Ada Brandt")
    HistoryService(database).undo()
    HistoryService(database).undo()

    with database.reading() as session:
        words = session.connection().exec_driver_sql("SELECT word FROM search_words").all()
        forms = session.connection().exec_driver_sql("SELECT word FROM search_spellings").all()
    assert (words, forms) == ([], [])


def test_a_changed_name_is_found_anew_and_the_old_one_no_more(database: Database) -> None:
    contact_id = add_person(database, "Wilhelmina Brandt")
    ContactService(database).rename(contact_id, "Theodora Brandt")

    assert titles(database, "theodora") == ["Theodora Brandt"]
    assert titles(database, "wilhelmina") == []
    assert titles(database, "wilhelmnia") == []


def test_a_word_of_a_text_that_becomes_a_name_is_found_in_spite_of_a_slip(
    database: Database,
) -> None:
    add_mail(database, "Wilhelmina asks for the table.")
    assert titles(database, "wilhelmnia", Kind.INTERACTION) == []

    add_person(database, "Wilhelmina Brandt")
    add_mail(database, "Wilhelmina asks again.")

    assert titles(database, "wilhelmnia") == ["Wilhelmina Brandt"]


@pytest.mark.parametrize(
    "text", ['"', "from:", "()*^", "NOT AND OR", "a" * 5000, "\x00", "+", "::"]
)
def test_nothing_that_is_typed_is_read_as_the_indexs_own_language(
    database: Database, text: str
) -> None:
    add_person(database, "Ada")

    assert SearchService(database).search(text) == ()


def test_two_slips_are_forgiven_in_long_words_only() -> None:
    assert distance("wilhelmina", "wihlelmnia", 2) == 2
    assert distance("abcd", "abdc", 1) == 1
    assert distance("kitten", "sitting", 2) == 3


def test_pinyin_knows_the_readings_of_family_names() -> None:
    assert {"wangxiaoming", "wxm", "xm", "wangxm", "wang"} <= set(spellings("王小明"))
    assert {"zengli", "zl"} <= set(spellings("曾丽"))
    assert spellings("Maria") == ()


@pytest.mark.parametrize(
    ("text", "words", "numbers", "marked"),
    [
        ("Jürgen Müller", ("mul",), (), ["Mül"]),
        ("Straße", ("strasse",), (), ["Straße"]),
        ("王小明", ("xiaom",), (), ["王小明"]),
        ("请看发票。", ("发票",), (), ["发票"]),
        ("call +44 20 7946 0958 now", (), ("794609",), ["7946 09"]),
        ("formula and form", ("form",), (), ["form", "form"]),
    ],
)
def test_the_place_of_a_word_is_marked_as_it_is_written(
    text: str, words: tuple[str, ...], numbers: tuple[str, ...], marked: list[str]
) -> None:
    assert [text[a:b] for a, b in spans_of(text, words, numbers)] == marked


def test_a_long_walk_is_cut_short_and_says_so(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_PART", 2)
    people = ContactService(database)
    for name in ("Ada Oldest", "Ben", "Cleo", "Dora", "Ada Newest"):
        people.add(Contact(name))
    service = SearchService(database)

    whole, part = service.answer("ada"), service.answer("ada", within_s=0.0)
    unwanted = service.answer("ada", is_wanted=lambda: False)

    assert [hit.title for hit in whole.groups[0].hits] == ["Ada Newest", "Ada Oldest"]
    assert not whole.is_partial
    for answer in (part, unwanted):
        assert [hit.title for hit in answer.groups[0].hits] == ["Ada Newest"]
        assert answer.is_partial


def test_words_that_stand_for_conditions_cannot_be_typed(database: Database) -> None:
    contact = ContactService(database).add(Contact("Ada"))
    with database.writing(Action.IMPORT, "made") as session:
        interactions.add(
            session,
            Interaction(
                InteractionKind.EMAIL,
                Direction.INCOMING,
                datetime(2026, 6, 1, tzinfo=UTC),
                subject="Drill",
                contact_id=contact.id,
            ),
        )

    for typed in ("incoming", f"c{contact.id}", "kemail", "y2026", "m202606", "d20260601"):
        assert SearchService(database).search(typed) == (), typed
