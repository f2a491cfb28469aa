"""Deals: their way, their sums, who may change them, and what undo and erasure do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.access import Person, Role
from core.domain.change import Kind
from core.domain.contact import Channel, ChannelKind, Contact
from core.domain.deal import Deal, DealState, Stage
from core.domain.duplicate import MergeWish
from core.domain.money import Money
from core.domain.task import Task
from core.errors import UserError
from core.services.audit_service import AuditService
from core.services.contact_service import ContactService
from core.services.deal_service import DealService
from core.services.duplicate_service import DuplicateService
from core.services.history_service import HistoryService
from core.services.rights_service import RightsService
from core.services.search_service import SearchService
from core.services.task_service import TaskService
from core.storage.database import Database
from desktop.sentences import audit_sentences

_CHAIRS = Deal("Twelve chairs", amount=Money(240_000, "EUR"), company_name="Harbour Bakery")


@pytest.fixture
def sales(database: Database) -> DealService:
    return DealService(database)


@pytest.fixture
def maya(database: Database) -> Contact:
    channels = (Channel(ChannelKind.EMAIL, "maya@harbour.example"),)
    return ContactService(database).add(Contact("Maya Okafor", channels=channels))


def test_a_new_deal_stands_in_the_first_stage_with_its_company_and_contacts(
    sales: DealService, maya: Contact
) -> None:
    deal, _ = sales.add(replace(_CHAIRS, contact_ids=(maya.id,)))

    assert deal.company_name == "Harbour Bakery"
    assert deal.contact_names == ("Maya Okafor",)
    assert deal.stage_id == sales.list_stages()[0].id
    assert deal.opened_on is not None
    assert sales.list_of_contact(maya.id) == (deal,)
    assert [move.to_stage for move in sales.list_moves(deal.id)] == ["Lead"]


def test_the_way_of_a_deal_is_kept_stage_by_stage(sales: DealService) -> None:
    deal, _ = sales.add(_CHAIRS)
    sales.move(deal.id, sales.find_stage("proposal").id)
    sales.lose(deal.id, "too dear", date(2026, 11, 3))

    told = [(m.from_stage, m.to_stage, m.state) for m in sales.list_moves(deal.id)]

    assert told == [
        ("Proposal", "Proposal", DealState.LOST),
        ("Lead", "Proposal", DealState.OPEN),
        ("", "Lead", DealState.OPEN),
    ]
    lost = sales.get(deal.id)
    assert (lost.lost_reason, lost.closed_on) == ("too dear", date(2026, 11, 3))


def test_a_lost_deal_needs_a_reason(sales: DealService) -> None:
    deal, _ = sales.add(_CHAIRS)

    with pytest.raises(UserError) as refused:
        sales.lose(deal.id, " ")

    assert refused.value.key == "deal-reason-empty"
    assert sales.get(deal.id).state is DealState.OPEN


def test_the_forecast_weighs_each_currency_by_the_chance_of_the_stage(sales: DealService) -> None:
    sales.add(_CHAIRS)
    second, _ = sales.add(replace(_CHAIRS, title="Tables", amount=Money(100_001, "EUR")))
    sales.move(second.id, sales.find_stage("Proposal").id)
    sales.add(Deal("Trays", amount=Money(9_000, "JPY")))
    sales.add(Deal("Nobody knows"))
    won, _ = sales.add(replace(_CHAIRS, title="Stools"))
    sales.win(won.id)

    forecast = sales.forecast()

    assert [(s.total, s.weighted, s.count) for s in forecast.sums] == [
        (Money(340_001, "EUR"), Money(24_000 + 50_001, "EUR"), 2),
        (Money(9_000, "JPY"), Money(900, "JPY"), 1),
    ]
    assert (forecast.open_count, forecast.won_count) == (4, 1)
    assert forecast.won == (Money(240_000, "EUR"),)
    lead = sales.list_by_stage()[0]
    assert (lead.count, len(lead.deals)) == (3, 3)


def test_each_change_of_a_deal_is_one_step_that_undo_takes_back(
    database: Database, sales: DealService, maya: Contact
) -> None:
    history = HistoryService(database)
    deal, added = sales.add(replace(_CHAIRS, contact_ids=(maya.id,)))
    before = sales.get(deal.id)
    moved = sales.move(deal.id, sales.list_stages()[2].id)
    history.undo(moved.made_step)

    assert sales.get(deal.id) == before
    assert len(sales.list_moves(deal.id)) == 1
    history.undo(added.made_step)
    assert sales.list_deals() == ()
    history.redo()
    assert sales.get(deal.id) == before


def test_a_deleted_deal_leaves_its_tasks_and_comes_back_whole(
    database: Database, sales: DealService, maya: Contact
) -> None:
    to_do = TaskService(database)
    deal, _ = sales.add(replace(_CHAIRS, contact_ids=(maya.id,)))
    task, _ = to_do.add(Task("Send the offer", deal_id=deal.id))

    gone = sales.remove(deal.id)

    assert to_do.get(task.id).deal_id is None
    HistoryService(database).undo(gone.made_step)
    assert sales.get(deal.id) == deal
    assert to_do.get(task.id).deal_title == "Twelve chairs"


def test_a_deal_is_found_by_title_company_and_the_name_its_contact_has_now(
    database: Database, sales: DealService, maya: Contact
) -> None:
    deal, _ = sales.add(replace(_CHAIRS, contact_ids=(maya.id,), notes="oak, oiled"))
    ContactService(database).rename(maya.id, "Maya Ashby")
    search = SearchService(database)

    for words in ("twelve", "harbour", "ashby", "oiled", "in:deals chairs", "chiars"):
        assert (Kind.DEAL, deal.id) in {(h.kind, h.id) for h in search.search(words)}, words
    assert Kind.DEAL not in {hit.kind for hit in search.search("okafor")}
    HistoryService(database).undo()
    HistoryService(database).undo()
    assert search.search("twelve") == ()


def test_a_reader_changes_no_deal(database: Database, sales: DealService) -> None:
    deal, _ = sales.add(_CHAIRS)
    database.person = Person("Ola", Role.READER)

    with pytest.raises(UserError) as refused:
        sales.win(deal.id)

    assert refused.value.key == "not-allowed"
    assert sales.get(deal.id).state is DealState.OPEN


def test_stages_have_names_of_their_own_and_chances_in_percent(sales: DealService) -> None:
    made = sales.add_stage(Stage("Fitting", win_percent=90))

    assert [stage.name for stage in sales.list_stages()][-1] == "Fitting"
    sales.change_stage(replace(made, name="Trial fitting", position=1))
    assert sales.find_stage("trial FITTING").win_percent == 90
    for bad in (Stage("lead"), Stage(" "), Stage("Ha", win_percent=101)):
        with pytest.raises(UserError):
            sales.add_stage(bad)


def test_a_merge_carries_deals_and_tasks_and_unmerging_gives_them_back(
    database: Database, sales: DealService, maya: Contact
) -> None:
    to_do, duplicates = TaskService(database), DuplicateService(database)
    other = ContactService(database).add(Contact("M. Okafor"))
    both, _ = sales.add(replace(_CHAIRS, contact_ids=(other.id, maya.id)))
    own, _ = sales.add(Deal("Shelf", contact_ids=(other.id,)))
    task, _ = to_do.add(Task("Ring her", contact_id=other.id))

    merge, _ = duplicates.merge(MergeWish(maya.id, (other.id,)))

    assert {deal.id for deal in sales.list_of_contact(maya.id)} == {both.id, own.id}
    assert sales.get(both.id).contact_ids == (maya.id,)
    assert to_do.list_open_of_contact(maya.id)[0].id == task.id
    duplicates.unmerge(merge.id)
    assert sales.get(both.id) == both
    assert sales.get(own.id).contact_ids == (other.id,)
    assert to_do.get(task.id).contact_id == other.id


def test_erasing_a_person_takes_what_is_theirs_alone_and_blots_them_out_elsewhere(
    database: Database, sales: DealService, maya: Contact
) -> None:
    to_do = TaskService(database)
    alone, _ = sales.add(Deal("Kitchen", contact_ids=(maya.id,)))
    shared, _ = sales.add(replace(_CHAIRS, contact_ids=(maya.id,), notes="ask Maya Okafor first"))
    task, _ = to_do.add(Task("Ring Maya Okafor", contact_id=maya.id))
    about, _ = to_do.add(Task("Measure", deal_id=alone.id))

    report = RightsService(database).erase(maya.id)

    assert [deal.id for deal in sales.list_deals()] == [shared.id]
    kept = sales.get(shared.id)
    assert kept.contact_ids == ()
    assert "Maya" not in kept.notes
    assert [left.id for left in to_do.list_tasks()] == [about.id]
    assert dict(report.places)["deals"] == 1
    assert SearchService(database).search("maya") == ()
    assert AuditService(database).verify().holds
    del task


def test_the_package_of_a_person_holds_their_deals_and_tasks(
    database: Database, sales: DealService, maya: Contact
) -> None:
    deal, _ = sales.add(replace(_CHAIRS, contact_ids=(maya.id,)))
    task, _ = TaskService(database).add(Task("Ring", contact_id=maya.id))
    TaskService(database).finish(task.id)

    record = RightsService(database).gather(maya.id)

    assert [d.id for d in record.deals] == [deal.id]
    assert [t.title for t in record.tasks] == ["Ring"]


def test_the_audit_tells_of_deals_in_words(database: Database, sales: DealService) -> None:
    deal, _ = sales.add(_CHAIRS)
    sales.change(replace(sales.get(deal.id), amount=Money(250_000, "EUR")))
    sales.win(deal.id)

    lines = AuditService(database).search(most_changes=9)
    told = [
        words
        for line in reversed(lines)
        for change in line.changes
        for words in (
            audit_sentences.change_sentence(change),
            *audit_sentences.field_lines(change),
        )
    ]

    assert "Deal “Twelve chairs” added" in told
    assert "Amount: 2,400.00 EUR → 2,500.00 EUR" in told
    assert "State: open → won" in told
    assert "Move to “Lead” added to Twelve chairs" in told
