"""Duplicates end to end over a real file: found with reasons, merged, taken apart, kept apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.change import Action, Kind
from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact, Detail
from core.domain.duplicate import DEFAULT_THRESHOLD, MergeWish, ScanProgress
from core.errors import Cancelled, UserError
from core.services import contact_writing
from core.services.audit_service import AuditService
from core.services.contact_service import ContactService
from core.services.duplicate_service import DuplicateService
from core.services.history_service import HistoryService
from core.services.rights_service import RightsService
from core.services.search_service import SearchService
from core.storage import interactions
from core.storage.database import Database
from core.storage.trail import audit
from tests.core.merged import add_mail, dump
from tests.people import make_contacts

ADA = Contact(
    "Ada Lovelace",
    given_name="Ada",
    family_name="Lovelace",
    channels=(
        Channel(ChannelKind.EMAIL, "ada@engine.example", "work"),
        Channel(ChannelKind.PHONE, "+44 20 7946 0001"),
    ),
    companies=(CompanyLink("Analytical Engines", "Programmer"),),
    details=(Detail("address", "12 St James Square, London"),),
    tags=("vip",),
    notes="Likes numbers.",
    language="en",
)
LOVELACE = Contact(
    "Lovelace, Adda",
    channels=(
        Channel(ChannelKind.PHONE, "+44 20 7946 0001", "mobile"),
        Channel(ChannelKind.EMAIL, "ada@home.example"),
    ),
    companies=(CompanyLink("Analytical Engines"), CompanyLink("Royal Society", "Guest")),
    details=(Detail("birthday", "1815-12-10"),),
    tags=("poet",),
    notes="Likes poems.",
    language="fr",
    external_id="card-7",
)
BABBAGE = Contact("Charles Babbage", channels=(Channel(ChannelKind.EMAIL, "cb@engine.example"),))


@pytest.fixture
def people(database: Database) -> ContactService:
    return ContactService(database)


@pytest.fixture
def duplicates(database: Database) -> DuplicateService:
    return DuplicateService(database)


@pytest.fixture
def pair(people: ContactService) -> tuple[int, int]:
    people.add(BABBAGE)
    return people.add(ADA).id, people.add(LOVELACE).id


def test_one_person_twice_is_a_group_with_reasons(
    duplicates: DuplicateService, pair: tuple[int, int]
) -> None:
    (group,) = duplicates.scan().groups(DEFAULT_THRESHOLD)

    assert group.contact_ids == pair
    assert {reason.field for reason in group.reasons if reason.bits > 0} >= {"phone", "name"}
    name = next(reason for reason in group.reasons if reason.field == "name")
    assert 0.9 < name.likeness < 1


LOOMS = "Lovelace Looms"
LINE = Channel(ChannelKind.PHONE, "+44 20 7946 0002")
WEAVING_ADA = Contact(
    "Ada Lovelace", given_name="Ada", family_name="Lovelace", channels=(LINE,),
    companies=(CompanyLink(LOOMS, "Owner"),), details=(Detail("address", "1 Mill Lane, Leeds"),),
)  # fmt: skip
CARD_OF_LOOMS = Contact(LOOMS, channels=(LINE,), details=(Detail("address", "1 Mill Lane, Leeds"),))


@pytest.mark.parametrize("name", [LOOMS, "Lovelace Looms Ltd", "The Looms GmbH"])
def test_somebody_and_their_firms_card_are_not_a_group(
    people: ContactService, duplicates: DuplicateService, name: str
) -> None:
    people.add(WEAVING_ADA)
    people.add(replace(CARD_OF_LOOMS, name=name))

    assert duplicates.scan().groups(0.5) == ()


def test_two_cards_of_one_firm_are_a_group(
    people: ContactService, duplicates: DuplicateService
) -> None:
    people.add(WEAVING_ADA)
    cards = [people.add(replace(CARD_OF_LOOMS, name=name)).id for name in (LOOMS, LOOMS + " Ltd")]

    (group,) = duplicates.scan().groups(DEFAULT_THRESHOLD)

    assert sorted(group.contact_ids) == cards


def test_somebody_whose_firm_has_their_name_is_still_one(
    people: ContactService, duplicates: DuplicateService
) -> None:
    people.add(replace(WEAVING_ADA, companies=(CompanyLink("Ada Lovelace"),)))
    people.add(replace(CARD_OF_LOOMS, name="Ada Lovelace"))

    (group,) = duplicates.scan().groups(DEFAULT_THRESHOLD)

    assert len(group.contact_ids) == 2


def test_a_firms_number_says_less_the_more_people_it_has(
    people: ContactService, duplicates: DuplicateService
) -> None:
    def certainty() -> float:
        found = duplicates.scan().compare(ada, adele)
        return next(reason.bits for reason in found if reason.field == "phone")

    people.add(CARD_OF_LOOMS)
    ada = people.add(WEAVING_ADA).id
    adele = people.add(replace(WEAVING_ADA, name="Adele Lovelock", given_name="Adele")).id
    before = certainty()
    for number in range(30):
        people.add(Contact(f"Weaver {number}", companies=(CompanyLink(LOOMS),)))

    assert certainty() < before - 3


def test_two_people_behind_one_number_are_not_a_group(
    people: ContactService, duplicates: DuplicateService
) -> None:
    line = Channel(ChannelKind.PHONE, "+49 30 1234567")
    people.add(Contact("Jana Weber", channels=(line,)))
    people.add(Contact("Tom Schulz", channels=(line,)))

    assert duplicates.scan().groups(0.5) == ()


def test_a_lower_threshold_finds_more(database: Database, duplicates: DuplicateService) -> None:
    with database.writing(Action.ADD_CONTACT) as session:
        for contact in make_contacts(150, seed=3, share_twice=0.5):
            contact_writing.add(session, replace(contact, details=(), companies=()))
    scan = duplicates.scan()

    few = sum(len(group.contact_ids) for group in scan.groups(0.999))
    many = sum(len(group.contact_ids) for group in scan.groups(0.5))
    assert 0 < few < many


def test_a_search_tells_how_far_it_is_and_can_be_stopped(
    duplicates: DuplicateService, pair: tuple[int, int]
) -> None:
    told: list[ScanProgress] = []
    duplicates.scan(told.append)

    assert told[-1].done == told[-1].total
    with pytest.raises(Cancelled):
        duplicates.scan(should_stop=lambda: True)


def test_a_merge_loses_nothing_that_either_said(
    database: Database, duplicates: DuplicateService, pair: tuple[int, int]
) -> None:
    mail = add_mail(database, pair[1], "ada@home.example")
    wish = MergeWish(pair[0], (pair[1],))
    expected = duplicates.preview(wish)

    duplicates.merge(wish)

    (joined,) = duplicates.get_contacts(pair)
    assert joined == replace(expected, channels=joined.channels, companies=joined.companies)
    assert {(c.kind, c.value) for c in joined.channels} == {
        (c.kind, c.value) for c in (*ADA.channels, *LOVELACE.channels)
    }
    assert next(c.label for c in joined.channels if c.kind is ChannelKind.PHONE) == "mobile"
    assert {(link.company_name, link.role) for link in joined.companies} == {
        ("Analytical Engines", "Programmer"), ("Royal Society", "Guest"),
    }  # fmt: skip
    assert set(joined.details) == {
        *ADA.details, *LOVELACE.details, Detail("also known as", "Lovelace, Adda"),
        Detail("other language", "fr"),
    }  # fmt: skip
    assert (joined.tags, joined.external_id) == (("vip", "poet"), "card-7")
    assert joined.notes == "Likes numbers.\nLikes poems."
    with database.reading() as session:
        moved = interactions.get(session, mail)
    assert moved.contact_id == pair[0]
    assert [attachment.name for attachment in moved.attachments] == ["plan.txt"]


def test_the_other_name_can_be_chosen_and_the_first_stays_known(
    duplicates: DuplicateService, pair: tuple[int, int]
) -> None:
    duplicates.merge(MergeWish(pair[0], (pair[1],), (("name", pair[1]),)))

    (joined,) = duplicates.get_contacts(pair)
    assert joined.name == "Lovelace, Adda"
    assert Detail("also known as", "Ada Lovelace") in joined.details


def test_a_merge_is_one_step_that_undo_takes_back_and_the_audit_tells(
    database: Database, duplicates: DuplicateService, pair: tuple[int, int]
) -> None:
    before = dump(database)
    duplicates.merge(MergeWish(pair[0], (pair[1],)))
    history = HistoryService(database)
    step = history.list_steps(1)[0]

    assert (step.action, step.subject) == (Action.MERGE_CONTACTS, "Ada Lovelace")
    history.undo()
    assert dump(database) == before
    assert duplicates.list_merges() == ()
    history.redo()
    assert len(duplicates.list_merges()) == 1
    assert AuditService(database).verify().holds


def test_search_finds_the_survivor_by_what_the_other_had(
    database: Database, duplicates: DuplicateService, pair: tuple[int, int]
) -> None:
    duplicates.merge(MergeWish(pair[0], (pair[1],)))

    hits = SearchService(database).search("ada@home.example")
    assert [(hit.kind, hit.id) for hit in hits] == [(Kind.CONTACT, pair[0])]


def test_unmerging_keeps_what_was_changed_since(
    database: Database, duplicates: DuplicateService, pair: tuple[int, int]
) -> None:
    merge, _ = duplicates.merge(MergeWish(pair[0], (pair[1],)))
    people = ContactService(database)
    joined = people.get(pair[0])
    people.correct(
        replace(
            joined,
            name="Ada King",
            notes=f"{joined.notes}\nMarried.",
            details=(*joined.details, Detail("title", "Countess")),
            channels=(*joined.channels, Channel(ChannelKind.WEB, "ada.example")),
        )
    )
    late = add_mail(database, pair[0], "ada@home.example")

    duplicates.unmerge(merge.id)

    ada, other = duplicates.get_contacts(pair)
    assert (ada.name, ada.notes) == ("Ada King", "Likes numbers.\nMarried.")
    assert set(ada.details) == {*ADA.details, Detail("title", "Countess")}
    assert {c.value for c in ada.channels} == {*(c.value for c in ADA.channels), "ada.example"}
    assert replace(other, id=0, created_at=None, companies=()) == replace(LOVELACE, companies=())
    with database.reading() as session:
        assert interactions.get(session, late).contact_id == pair[1]


def test_a_merge_within_a_merge_is_taken_apart_from_outside_in(
    database: Database, duplicates: DuplicateService, pair: tuple[int, int]
) -> None:
    third = ContactService(database).add(Contact("Ada L.")).id
    before = dump(database)
    inner, _ = duplicates.merge(MergeWish(pair[0], (pair[1],)))
    outer, _ = duplicates.merge(MergeWish(third, (pair[0],)))

    with pytest.raises(UserError) as refused:
        duplicates.unmerge(inner.id)
    assert refused.value.key == "unmerge-joined-again"

    duplicates.unmerge(outer.id)
    duplicates.unmerge(inner.id)
    assert dump(database) == before
    with pytest.raises(UserError) as again:
        duplicates.unmerge(inner.id)
    assert again.value.key == "unmerge-already"


def test_different_people_are_never_asked_about_again(
    database: Database, duplicates: DuplicateService, pair: tuple[int, int]
) -> None:
    duplicates.keep_apart(pair)

    assert duplicates.scan().groups(0.5) == ()
    HistoryService(database).undo()
    assert len(duplicates.scan().groups(DEFAULT_THRESHOLD)) == 1


def test_erasing_a_survivor_erases_those_who_became_part_of_it(
    database: Database, duplicates: DuplicateService, pair: tuple[int, int]
) -> None:
    merge, _ = duplicates.merge(MergeWish(pair[0], (pair[1],)))

    RightsService(database).erase(pair[0])

    assert duplicates.list_merges() == ()
    with database.reading() as session:
        assert "Adda" not in str(list(audit.iterate(session)))
    with pytest.raises(UserError):
        duplicates.unmerge(merge.id)


def test_a_merge_needs_two_who_are_there(
    duplicates: DuplicateService, pair: tuple[int, int]
) -> None:
    for wish, key in (
        (MergeWish(pair[0], ()), "merge-needs-two"),
        (MergeWish(pair[0], (pair[0],)), "merge-needs-two"),
        (MergeWish(pair[0], (999,)), "no-such-record"),
    ):
        with pytest.raises(UserError) as refused:
            duplicates.merge(wish)
        assert refused.value.key == key
