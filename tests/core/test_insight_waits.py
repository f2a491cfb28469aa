"""Who waits and how long, what passed, what was sold: against cases counted by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from core.domain.deal import Deal, DealState
from core.domain.insight import (
    DealQuestion,
    InsightFilter,
    MessageQuestion,
    Period,
    Step,
)
from core.domain.interaction import Direction, InteractionKind
from core.domain.money import Money
from core.services.deal_service import DealService
from core.services.inbox_service import InboxService
from core.storage.database import Database
from tests.core.rated_file import MARCH, Desk, at


@pytest.fixture
def desk(database: Database) -> Iterator[Desk]:
    desk = Desk(database)
    yield desk
    desk.settle()


def test_a_wait_begins_with_the_first_of_several_messages_and_ends_with_the_answer(
    desk: Desk,
) -> None:
    thread = desk.thread()
    first = desk.message(at(2, 8), thread=thread)
    desk.message(at(2, 9), thread=thread)
    desk.message(at(2, 11), thread=thread, way=Direction.OUTGOING)
    later = desk.message(at(3, 8), thread=thread)
    desk.message(at(4, 8), thread=thread, way=Direction.OUTGOING)
    unanswered = desk.message(at(5, 8), thread=thread)
    desk.message(at(6, 8), is_automatic=True)

    found = desk.insights.reply_times(MARCH)

    assert (found.answered, found.unanswered) == (2, 1)
    assert (found.median_s, found.most_s) == (None, None)
    assert [(one.most_s, one.message_ids) for one in found.classes if one.count] == [
        (4 * 3600, (first,)),
        (24 * 3600, (later,)),
    ]
    assert found.unanswered_ids == (unanswered,)


def test_the_median_and_what_nine_of_ten_stay_below_are_told_from_ten_waits_on(desk: Desk) -> None:
    for hours in range(1, 11):
        thread = desk.thread()
        desk.message(at(2, 0), thread=thread)
        desk.message(at(2, 0) + timedelta(hours=hours), thread=thread, way=Direction.OUTGOING)

    found = desk.insights.reply_times(MARCH)

    assert (found.median_s, found.most_s) == (5 * 3600, 9 * 3600)


def test_what_was_waved_off_waits_for_nothing(desk: Desk) -> None:
    thread = desk.thread()
    desk.message(at(2), thread=thread)
    desk.settle()
    InboxService(desk.database).wave_off(thread)

    assert desk.insights.reply_times(MARCH).unanswered == 0
    assert sum(age.count for age in desk.insights.waiting()) == 0


def test_who_waits_is_counted_by_days_since_the_first_unanswered_message(desk: Desk) -> None:
    thread = desk.thread()
    desk.message(at(10), thread=thread)
    desk.message(at(11), thread=thread, way=Direction.OUTGOING)
    desk.message(at(21), thread=thread)
    newest = desk.message(at(31), thread=thread)
    today = desk.message(at(31, 7))

    found = {(age.least_days, age.most_days): age for age in desk.insights.waiting()}
    behind, count = desk.insights.list_messages(MessageQuestion(waiting=found[8, 30]))

    assert {key: age.count for key, age in found.items() if age.count} == {(0, 0): 1, (8, 30): 1}
    assert ([line.id for line in behind], count) == ([newest], 1)
    assert desk.insights.list_messages(MessageQuestion(waiting=found[0, 0]))[0][0].id == today


def test_who_has_waited_for_more_than_a_month_is_counted_once_however_late_the_last_message(
    desk: Desk,
) -> None:
    for last in (None, at(20), at(31, 7)):
        thread = desk.thread()
        desk.message(at(1) - timedelta(40), thread=thread)
        if last is not None:
            desk.message(last, thread=thread)
    answered = desk.thread()
    desk.message(at(1) - timedelta(50), thread=answered)
    desk.message(at(1) - timedelta(45), thread=answered, way=Direction.OUTGOING)
    desk.message(at(30, 7), thread=answered)

    ages = {age.least_days: age for age in desk.insights.waiting()}
    by_mail = desk.insights.waiting(InsightFilter(channel=InteractionKind.EMAIL))
    lines, count = desk.insights.list_messages(MessageQuestion(waiting=ages[31]))

    assert {days: age.count for days, age in ages.items() if age.count} == {1: 1, 31: 3}
    assert by_mail == tuple(ages.values())
    assert (len(lines), count) == (3, 3)


def test_activity_is_counted_by_channel_without_automatic_mail(desk: Desk) -> None:
    desk.message(at(2))
    desk.message(at(3), way=Direction.OUTGOING)
    desk.message(at(4), kind=InteractionKind.CALL)
    desk.message(at(5), is_automatic=True)

    found = desk.insights.activity(Period(date(2026, 3, 2), date(2026, 3, 8)))

    assert found.step is Step.DAY
    assert found.channels == (InteractionKind.EMAIL, InteractionKind.CALL)
    assert [dict(step.counts) for step in found.steps][:4] == [
        {InteractionKind.EMAIL: 1},
        {InteractionKind.EMAIL: 1},
        {InteractionKind.CALL: 1},
        {},
    ]
    assert (found.incoming, found.outgoing) == (2, 1)


def test_deals_are_told_by_stage_and_by_the_month_they_were_closed_in(desk: Desk) -> None:
    service = DealService(desk.database)
    won, _ = service.add(Deal("Chairs", amount=Money(120_000, "GBP")))
    lost, _ = service.add(Deal("Desk"))
    service.add(Deal("Shelves", amount=Money(50_000, "GBP")))
    service.win(won.id, date(2026, 2, 10))
    service.lose(lost.id, "too dear", date(2026, 3, 3))

    found = desk.insights.deals(Period(date(2026, 2, 5), date(2026, 3, 31)))
    behind = desk.insights.list_deals(
        DealQuestion(DealState.WON, closed=Period(date(2026, 2, 1), date(2026, 2, 28)))
    )

    assert [(m.month.month, m.won, m.lost, m.sums) for m in found.months] == [
        (2, 1, 0, (Money(120_000, "GBP"),)),
        (3, 0, 1, ()),
    ]
    assert found.lost_reasons == (("too dear", 1),)
    assert sum(line.count for line in found.stages) == found.forecast.open_count == 1
    assert [deal.title for deal in behind] == ["Chairs"]
