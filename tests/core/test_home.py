"""The Home page: what stands on it, why, in which order, and how it is put away."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import inspect, select, text

from core.domain.change import Action, Kind
from core.domain.contact import Contact, Detail
from core.domain.deal import Deal
from core.domain.duplicate import MergeWish
from core.domain.field import Field, FieldKind
from core.domain.interaction import Address, Direction, Interaction, InteractionKind
from core.domain.mood_learning import Ruling
from core.domain.next_action import Agenda, NextAction, Reason
from core.domain.sentiment import Mood, Rating, Sentiment
from core.domain.task import Task
from core.errors import UserError
from core.services.contact_service import ContactService
from core.services.deal_service import DealService
from core.services.duplicate_service import DuplicateService
from core.services.field_service import FieldService
from core.services.history_service import HistoryService
from core.services.home_service import HomeService
from core.services.rights_service import RightsService
from core.services.task_service import TaskService
from core.services.teaching_service import TeachingService
from core.storage import interactions
from core.storage.database import Database
from core.storage.moods import sentiments
from core.storage.rows.agenda_tables import ActionChoiceRow
from core.storage.sales import next_actions
from desktop.sentences import home_sentences

NOW = datetime.now(UTC).replace(hour=9, minute=0)
TODAY = NOW.astimezone().date()


@pytest.fixture
def home(database: Database) -> HomeService:
    return HomeService(database)


class Post:
    """Lets things happen with people."""

    def __init__(self, database: Database) -> None:
        self.database, self.people = database, ContactService(database)

    def person(self, name: str, **more: object) -> Contact:
        return self.people.add(Contact(name, **more))  # type: ignore[arg-type]

    def passes(
        self,
        contact: Contact,
        days_ago: float,
        *,
        kind: InteractionKind = InteractionKind.EMAIL,
        direction: Direction = Direction.INCOMING,
        thread: bool = False,
        score: float | None = None,
        mood: Mood | None = None,
        certainty: float = 0.9,
    ) -> int:
        """Let something pass with a contact; return the conversation's number."""
        with self.database.writing(Action.ADD_INTERACTION) as session:
            thread_id = interactions.add_thread(session, "Oven", "oven") if thread else None
            number = interactions.add(
                session,
                Interaction(
                    kind=kind,
                    direction=direction,
                    occurred_at=NOW - timedelta(days=days_ago),
                    subject="Oven",
                    text="Where is it?",
                    new_text="Where is it?",
                    contact_id=contact.id,
                    thread_id=thread_id,
                ),
                counterpart=Address("", contact.name),
                counterpart_key="",
            )
        if score is not None:
            told = mood or (Mood.NEGATIVE if score < 0 else Mood.POSITIVE)
            rating = Rating(number, Sentiment(told, score, certainty, "made"))
            with self.database.writing_results() as session:
                sentiments.save(session, [rating])
        return thread_id or 0


@pytest.fixture
def post(database: Database) -> Post:
    return Post(database)


def reasons(agenda: Agenda) -> list[Reason]:
    return [action.reason for action in agenda.actions]


def only(agenda: Agenda) -> NextAction:
    (action,) = agenda.actions
    return action


def test_an_empty_file_has_nothing_that_waits(home: HomeService) -> None:
    assert home.look(NOW) == Agenda()


def test_a_chat_tells_what_was_said_and_no_name_twice(home: HomeService, post: Post) -> None:
    post.passes(post.person("Oven"), 2, kind=InteractionKind.CHAT, thread=True)

    action = only(home.look(NOW))

    assert (action.who, action.about) == ("Oven", "Where is it?")


def test_who_is_upset_stands_above_who_waits_longer(home: HomeService, post: Post) -> None:
    ada, ola = post.person("Ada"), post.person("Ola")
    post.passes(ada, 9, thread=True)
    post.passes(ola, 2, thread=True, score=-0.8)

    agenda = home.look(NOW)

    assert reasons(agenda) == [Reason.UPSET_WAITS, Reason.WAITS]
    assert [home_sentences.reason(action) for action in agenda.actions] == [
        "Sounds upset and has waited 2 days for your reply",
        "Has waited 9 days for your reply",
    ]


@pytest.mark.parametrize(
    ("mood", "score", "certainty", "reason"),
    [
        (Mood.NEGATIVE, -0.5, 0.6, Reason.UPSET_WAITS),
        (Mood.NEGATIVE, -0.5, 0.59, Reason.WAITS),
        (Mood.MIXED, -0.3, 0.8, Reason.UPSET_WAITS),
        (Mood.MIXED, -0.3, 0.35, Reason.WAITS),
        (Mood.MIXED, 0.1, 0.9, Reason.WAITS),
    ],
)
def test_only_who_surely_complains_is_said_to_sound_upset(
    home: HomeService, post: Post, mood: Mood, score: float, certainty: float, reason: Reason
) -> None:
    ada = post.person("Ada")
    post.passes(ada, 2, thread=True, score=score, mood=mood, certainty=certainty)

    assert only(home.look(NOW)).reason is reason


def test_the_owners_word_makes_an_unsure_complaint_a_sure_one(
    database: Database, home: HomeService, post: Post
) -> None:
    post.passes(post.person("Ada"), 2, thread=True, score=-0.4, certainty=0.4)
    TeachingService(database).rule(Ruling(1, Mood.NEGATIVE))

    assert only(home.look(NOW)).reason is Reason.UPSET_WAITS


def test_conversations_nobody_answered_long_ago_are_counted_not_listed(
    home: HomeService, post: Post
) -> None:
    post.passes(post.person("Ada"), 200, thread=True)

    agenda = home.look(NOW)

    assert (agenda.actions, agenda.older_waiting, agenda.figures.waiting) == ((), 1, 1)


def test_a_late_promise_stands_above_what_is_overdue(
    database: Database, home: HomeService, post: Post
) -> None:
    to_do = TaskService(database)
    ada = post.person("Ada")
    post.passes(ada, 3, direction=Direction.OUTGOING)
    to_do.add(Task("Water the plants", due_on=TODAY - timedelta(days=5)))
    to_do.add(Task("Send the offer", due_on=TODAY - timedelta(days=1), interaction_id=1))
    to_do.add(Task("Call the bank", due_on=TODAY))

    agenda = home.look(NOW)

    assert reasons(agenda) == [Reason.PROMISE, Reason.OVERDUE, Reason.DUE_TODAY]
    assert home_sentences.reason(agenda.actions[0]) == "You promised this; it is 1 day late"


def test_only_meetings_still_to_come_today_are_told(home: HomeService, post: Post) -> None:
    ada = post.person("Ada")
    post.passes(ada, 0.2, kind=InteractionKind.MEETING)
    post.passes(ada, -0.1, kind=InteractionKind.MEETING)
    post.passes(ada, -3, kind=InteractionKind.MEETING)

    assert reasons(home.look(NOW)) == [Reason.MEETING]


def test_meetings_of_one_moment_keep_their_order_whatever_index_is_used(
    database: Database, post: Post
) -> None:
    ada = post.person("Ada")
    for kind in (InteractionKind.VISIT, InteractionKind.MEETING, InteractionKind.CALL) * 2:
        post.passes(ada, 0, kind=kind)

    with database.writing_results() as session:
        for index in inspect(session.connection()).get_indexes("interactions"):
            if "occurred_at" in index["column_names"]:
                session.execute(text(f"DROP INDEX {index['name']}"))
        session.execute(text("CREATE INDEX by_kind ON interactions (kind, occurred_at)"))
        meetings = next_actions.list_meetings(session, NOW, NOW + timedelta(days=1), 3)

    assert [meeting.id for meeting in meetings] == [1, 2, 3]


def test_who_breaks_their_own_rhythm_has_gone_quiet(home: HomeService, post: Post) -> None:
    ada, ola = post.person("Ada"), post.person("Ola")
    for days_ago in (63, 84, 105, 106, 126):  # every three weeks
        post.passes(ada, days_ago, direction=Direction.OUTGOING)
    for days_ago in (63, 153, 243, 333):  # every three months
        post.passes(ola, days_ago, direction=Direction.OUTGOING)

    action = only(home.look(NOW))

    assert (action.reason, action.who) == (Reason.QUIET, "Ada")
    assert home_sentences.reason(action) == "Usually every 3 weeks, silent for 9 weeks"


def test_a_single_exchange_is_no_rhythm(home: HomeService, post: Post) -> None:
    ada = post.person("Ada")
    for days_ago in (100, 101, 102, 103, 104):
        post.passes(ada, days_ago, direction=Direction.OUTGOING)

    assert home.look(NOW).actions == ()


def test_a_mood_that_falls_far_below_the_usual_is_told(home: HomeService, post: Post) -> None:
    ada = post.person("Ada")
    for days_ago in range(90, 30, -6):
        post.passes(ada, days_ago, score=0.6)
    for days_ago in (6, 4, 2):
        post.passes(ada, days_ago, score=-0.7)

    action = only(home.look(NOW))

    assert action.reason is Reason.MOOD_FELL
    assert home_sentences.reason(action).startswith("Lately they sound -0.7, before that +0.6")


def test_deals_past_their_day_are_told(database: Database, home: HomeService) -> None:
    deals = DealService(database)
    deals.add(Deal("Chairs", expected_on=TODAY - timedelta(days=4)))
    deals.add(Deal("Tables", expected_on=TODAY + timedelta(days=4)))

    action = only(home.look(NOW))

    assert (action.reason, action.about, action.days) == (Reason.DEAL_LATE, "Chairs", 4)


def test_a_deal_stands_still_until_a_task_is_open_about_it(
    database: Database, home: HomeService
) -> None:
    deal, _ = DealService(database).add(Deal("Chairs"))
    later = NOW + timedelta(days=45)

    assert reasons(home.look(later)) == [Reason.DEAL_STILL]
    TaskService(database).add(Task("Ask again", deal_id=deal.id))
    assert home.look(later).actions == ()


def test_birthdays_return_and_renewals_of_a_field_are_their_day(
    database: Database, home: HomeService, post: Post
) -> None:
    near = TODAY + timedelta(days=3)
    born = Detail("birthday", f"1981-{near:%m-%d}")
    post.person("Ada", details=(born, Detail("City", "Leith")))
    ola = post.person("Ola")
    fields = FieldService(database)
    renewal = fields.add(Field("Renewal", FieldKind.DATE))
    fields.set_values(Kind.CONTACT, ola.id, [(renewal.id, near.isoformat())])

    agenda = home.look(NOW)

    assert {(one.who, one.about, one.on) for one in agenda.actions} == {
        ("Ada", "birthday", near),
        ("Ola", "Renewal", near),
    }
    assert "Birthday: " in home_sentences.reason(agenda.actions[0])


def test_a_changed_birthday_is_found_at_its_new_day(home: HomeService, post: Post) -> None:
    ada = post.person("Ada", details=(Detail("birthday", f"--{TODAY:%m-%d}"),))
    assert reasons(home.look(NOW)) == [Reason.DATE]

    post.people.correct(Contact("Ada", id=ada.id))

    assert home.look(NOW).actions == ()


def test_put_off_comes_back_on_its_day_or_with_something_new(home: HomeService, post: Post) -> None:
    ada = post.person("Ada")
    thread = post.passes(ada, 2, thread=True)
    home.put_off(only(home.look(NOW)), TODAY + timedelta(days=7))
    assert home.look(NOW).actions == ()

    assert reasons(home.look(NOW + timedelta(days=7))) == [Reason.WAITS]
    with post.database.writing(Action.ADD_INTERACTION) as session:
        again = Interaction(
            InteractionKind.EMAIL, Direction.INCOMING, datetime.now(UTC) + timedelta(seconds=5),
            contact_id=ada.id, thread_id=thread,
        )  # fmt: skip
        interactions.add(session, again, counterpart=Address("", "Ada"), counterpart_key="")
    assert reasons(home.look(datetime.now(UTC) + timedelta(minutes=1))) == [Reason.WAITS]


def test_never_for_this_person_holds_for_them_alone_and_is_undone(
    database: Database, home: HomeService, post: Post
) -> None:
    ada, ola = post.person("Ada"), post.person("Ola")
    for person in (ada, ola):
        post.passes(person, 2, thread=True)
    change = home.leave_out(home.look(NOW).actions[0])
    assert [action.who for action in home.look(NOW).actions] == ["Ola"]

    HistoryService(database).undo(change.made_step)

    assert len(home.look(NOW).actions) == 2


def test_done_finishes_a_task_and_waves_off_a_reply(
    database: Database, home: HomeService, post: Post
) -> None:
    TaskService(database).add(Task("Call the bank", due_on=TODAY))
    post.passes(post.person("Ada"), 2, thread=True)
    steps = [home.finish(action).made_step for action in home.look(NOW).actions]
    assert home.look(NOW).actions == ()

    for step in reversed(steps):
        HistoryService(database).undo(step)

    assert reasons(home.look(NOW)) == [Reason.DUE_TODAY, Reason.WAITS]


def test_nobody_is_left_out_of_a_task(database: Database, home: HomeService) -> None:
    TaskService(database).add(Task("Call the bank", due_on=TODAY))

    with pytest.raises(UserError, match="next-action-of-nobody"):
        home.leave_out(only(home.look(NOW)))


def test_more_than_are_shown_are_counted(home: HomeService, post: Post) -> None:
    ada = post.person("Ada")
    for days_ago in range(1, 6):
        post.passes(ada, days_ago, thread=True)

    agenda = home.look(NOW, each=3)

    assert (len(agenda.actions), agenda.left_out) == (3, {Reason.WAITS: 1})


def test_a_line_is_found_by_its_name(database: Database, home: HomeService) -> None:
    task, _ = TaskService(database).add(Task("Call the bank", due_on=TODAY))

    assert home.find(f"due-today/{task.id}").about == "Call the bank"
    with pytest.raises(UserError, match="no-next-action"):
        home.find("waits/7")


def test_somebody_born_on_a_leap_day_is_not_forgotten_in_other_years(
    home: HomeService, post: Post
) -> None:
    post.person("Ada", details=(Detail("birthday", "2000-02-29"),))

    agenda = home.look(datetime(2027, 2, 27, 9, tzinfo=UTC))

    assert [action.on for action in agenda.actions] == [date(2027, 2, 28)]


def test_what_was_said_of_a_person_goes_with_them(
    database: Database, home: HomeService, post: Post
) -> None:
    ada = post.person("Ada")
    post.passes(ada, 2, thread=True)
    home.leave_out(only(home.look(NOW)))

    RightsService(database).erase(ada.id)

    with database.reading() as session:
        assert session.scalars(select(ActionChoiceRow)).all() == []


def test_what_was_said_of_a_person_holds_for_whom_they_were_merged_into(
    database: Database, home: HomeService, post: Post
) -> None:
    ada, adele = post.person("Ada"), post.person("Ada King")
    post.passes(adele, 2, thread=True)
    home.leave_out(only(home.look(NOW)))

    DuplicateService(database).merge(MergeWish(ada.id, (adele.id,)))

    assert home.look(NOW).actions == ()
