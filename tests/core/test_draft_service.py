"""What a draft may use, and what happens with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.domain.change import Action
from core.domain.contact import Channel, ChannelKind, Contact
from core.domain.draft import DraftResult, DraftState, DraftWish, Length, Steering, Tone
from core.domain.interaction import (
    LONGEST_TURN,
    Address,
    Direction,
    Interaction,
    InteractionKind,
    MailHeaders,
)
from core.domain.knowledge import KnowledgeNote, Owner
from core.domain.sentiment import Mood, Rating, Sentiment
from core.errors import UserError
from core.services.contact_service import ContactService
from core.services.draft_service import DraftService
from core.services.history_service import HistoryService
from core.services.inbox_service import InboxService
from core.services.meaning_service import MeaningService
from core.services.owner_service import OwnerService
from core.services.sentiment_service import SentimentService
from core.storage import interactions
from core.storage.database import Database

RESULT = DraftResult("Dear Ada,\n240 each.", "en", "m", "1", 9, 1.0)


def store_mail(database: Database, text: str, *, day: int = 1, person: str = "ada") -> int:
    with database.writing(Action.ADD_INTERACTION) as session:
        thread_id = interactions.find_thread_id(session, [f"{person}@thread"])
        if thread_id is None:
            thread_id = interactions.add_thread(session, "Chairs", "chairs")
            interactions.add_thread_references(session, thread_id, [f"{person}@thread"])
        sender = Address(f"{person}@x.example", person.title())
        return interactions.add(
            session,
            Interaction(
                InteractionKind.EMAIL,
                Direction.INCOMING,
                datetime(2026, 6, day, tzinfo=UTC),
                subject="Chairs",
                text=text,
                new_text=text,
                language="en",
                thread_id=thread_id,
                headers=MailHeaders(message_id=f"{person}{day}@x.example", sender=sender),
            ),
            counterpart=sender,
            counterpart_key=sender.email,
        )


def store_chat(database: Database, *said: tuple[Direction, str, str]) -> list[int]:
    """Store a chat with Dan, each message with its text and what of it is his own."""
    with database.writing(Action.ADD_INTERACTION) as session:
        thread_id = interactions.add_thread(session, "Dan", "dan")
        dan = Address("", "Dan")
        return [
            interactions.add(
                session,
                Interaction(
                    InteractionKind.CHAT,
                    direction,
                    datetime(2026, 6, 1, 9, minute, tzinfo=UTC),
                    subject="Dan",
                    text=text,
                    new_text=own,
                    thread_id=thread_id,
                    headers=MailHeaders(sender=dan),
                ),
                counterpart=dan,
                counterpart_key="",
            )
            for minute, (direction, text, own) in enumerate(said)
        ]


def test_of_a_chat_all_is_answered_that_was_said_since_the_last_answer(
    database: Database,
) -> None:
    *_, last = store_chat(
        database,
        (Direction.INCOMING, "Good morning", "Good morning"),
        (Direction.OUTGOING, "Morning!", "Morning!"),
        (Direction.INCOMING, "The boiler bangs again.", "The boiler bangs again."),
        (Direction.INCOMING, "Can you come tomorrow?", "Can you come tomorrow?"),
        (Direction.INCOMING, "audio omitted", ""),
    )

    request = DraftService(database).prepare(last)

    assert [turn.text for turn in request.conversation] == [
        "Good morning",
        "Morning!",
        "The boiler bangs again.\nCan you come tomorrow?",
    ]


def test_of_a_chat_that_was_never_answered_the_newest_is(database: Database) -> None:
    long_ago = [(Direction.INCOMING, text, text) for text in ("How are things? " * 60,) * 20]
    now = "Can you come tomorrow?"

    *_, last = store_chat(database, *long_ago, (Direction.INCOMING, now, now))

    asked = DraftService(database).prepare(last).conversation[-1].text
    assert asked.endswith(now)
    assert len(asked) <= LONGEST_TURN


def test_a_picture_that_was_not_exported_is_nothing_to_answer(database: Database) -> None:
    (only,) = store_chat(database, (Direction.INCOMING, "image omitted", ""))

    with pytest.raises(UserError, match="draft-nothing-to-answer"):
        DraftService(database).prepare(only)


def test_what_the_line_wants_mentioned_is_among_the_facts(database: Database) -> None:
    last = store_mail(database, "What does a chair cost, and delivery to Bath?", day=2)
    OwnerService(database).save_note(KnowledgeNote("Holidays", "Closed in August."))
    service = DraftService(database)

    plain = service.prepare(last, DraftWish("offer Friday"))
    steered = service.prepare(last, DraftWish("mention the holidays"))

    assert "Closed in August." not in [fact.value for fact in plain.facts]
    assert "Closed in August." in [fact.value for fact in steered.facts]


def test_the_language_in_the_line_is_the_letters(database: Database) -> None:
    last = store_mail(database, "What does a chair cost, and delivery to Bath?", day=2)

    assert DraftService(database).prepare(last, DraftWish("in French, please")).language == "fr"


def test_a_request_holds_the_conversation_the_contact_and_fitting_notes(
    database: Database,
) -> None:
    store_mail(database, "Do you make chairs?", day=1)
    last = store_mail(database, "What does a chair cost, and delivery to Bath?", day=2)
    ContactService(database).add(
        Contact("Ada King", channels=(Channel(ChannelKind.EMAIL, "ada@x.example"),), notes="VIP")
    )
    owner = OwnerService(database)
    owner.set_owner(Owner("Iris", "Shop", ("me@shop.example",)))
    owner.save_note(KnowledgeNote("Prices", "A chair costs 240."))
    owner.save_note(KnowledgeNote("Holidays", "Closed in August."))

    request = DraftService(database).prepare(last, DraftWish("be brief"))

    assert [turn.text for turn in request.conversation][-1].startswith("What does")
    assert len(request.conversation) == 2
    assert (request.recipient_name, request.sign, request.steer) == ("Ada King", "Iris", "be brief")
    assert {fact.source for fact in request.facts} == {"contact", "note: Prices"}


def test_nothing_of_another_customer_is_in_a_request(database: Database) -> None:
    store_mail(database, "My PIN is 4711", person="bob")
    last = store_mail(database, "Hello, a chair please")

    request = DraftService(database).prepare(last)

    assert "4711" not in str(request)


def test_who_names_a_letter_to_somebody_else_does_not_get_to_see_it(database: Database) -> None:
    first = store_mail(database, "Where does my desk go?", person="bob")
    service = DraftService(database)
    service.log_reply(first, "Your mulberry desk goes to 3 Harrowgate Row.")
    thread_id = InboxService(database).get_interaction(first).thread_id
    with database.writing(Action.ADD_INTERACTION) as session:
        stranger = Interaction(
            InteractionKind.EMAIL,
            Direction.INCOMING,
            datetime(2027, 6, 3, tzinfo=UTC),
            text="And where does the mulberry desk go?",
            new_text="And where does the mulberry desk go?",
            thread_id=thread_id,
            headers=MailHeaders(sender=Address("eve@x.example", "Eve")),
        )
        asked = interactions.add(session, stranger)

    assert "Harrowgate" not in str(service.prepare(asked))


def test_in_a_chat_of_several_everybody_has_read_everything(database: Database) -> None:
    with database.writing(Action.ADD_INTERACTION) as session:
        thread_id = interactions.add_thread(session, "Street party", "street party")
        for day, person, text in ((1, "Bob", "The tent is 6 m wide."), (2, "Ann", "Is it free?")):
            said = Interaction(
                InteractionKind.CHAT,
                Direction.INCOMING,
                datetime(2026, 6, day, tzinfo=UTC),
                text=text,
                new_text=text,
                thread_id=thread_id,
                headers=MailHeaders(sender=Address("", person)),
            )
            asked = interactions.add(session, said)

    assert "tent" in str(DraftService(database).prepare(asked))


def test_who_a_letter_also_went_to_is_answered_with_it(database: Database) -> None:
    first = store_mail(database, "Where does our desk go?", person="bob")
    thread_id = InboxService(database).get_interaction(first).thread_id
    with database.writing(Action.ADD_INTERACTION) as session:
        for sender, cc, text in (
            (Address("me@shop.example"), (Address("Ann@x.example"),), "It goes to Harrowgate Row."),
            (Address("ann@x.example", "Ann"), (), "When will it be there?"),
        ):
            letter = Interaction(
                InteractionKind.EMAIL,
                Direction.OUTGOING if cc else Direction.INCOMING,
                datetime(2026, 6, 2 if cc else 3, tzinfo=UTC),
                text=text,
                new_text=text,
                thread_id=thread_id,
                headers=MailHeaders(sender=sender, to=(Address("bob@x.example"),), cc=cc),
            )
            asked = interactions.add(session, letter)

    assert "Harrowgate" in str(DraftService(database).prepare(asked))


def test_an_accepted_draft_is_logged_as_the_answer_and_undone(database: Database) -> None:
    message_id = store_mail(database, "Price?")
    service, inbox = DraftService(database), InboxService(database)
    draft = service.save(message_id, RESULT)

    service.accept(draft.id, "Dear Ada,\n250 each.")

    thread_id = inbox.get_interaction(message_id).thread_id or 0
    reply = inbox.list_messages(thread_id)[-1]
    assert (reply.direction, reply.text) == (Direction.OUTGOING, "Dear Ada,\n250 each.")
    assert reply.headers is not None
    assert reply.headers.in_reply_to == "ada1@x.example"
    assert inbox.count_conversations("needs-reply") == 0
    found = service.find_latest(message_id)
    assert found is not None
    assert found.state is DraftState.ACCEPTED
    HistoryService(database).undo()
    assert inbox.count_conversations("needs-reply") == 1


def test_a_draft_keeps_how_the_line_above_it_was_understood(database: Database) -> None:
    message_id = store_mail(database, "Price?")
    service = DraftService(database)
    understood = Steering(
        "Friday is fine", ("the fair",), ("the price",), "be frank", Tone.FORMAL, Length.SHORT, "fr"
    )

    service.save(message_id, replace(RESULT, understood=understood))

    found = service.find_latest(message_id)
    assert found is not None
    assert found.result.understood == understood


def test_a_rejected_draft_is_not_offered_again(database: Database) -> None:
    message_id = store_mail(database, "Price?")
    service = DraftService(database)

    service.reject(service.save(message_id, RESULT).id)

    assert service.find_latest(message_id) is None


def test_an_empty_message_is_not_answered(database: Database) -> None:
    message_id = store_mail(database, " ")

    with pytest.raises(UserError) as refused:
        DraftService(database).prepare(message_id)

    assert refused.value.key == "draft-nothing-to-answer"


def test_a_rating_shows_in_the_inbox_and_goes_with_its_message(database: Database) -> None:
    message_id = store_mail(database, "This is a disgrace!")
    moods, inbox = SentimentService(database), InboxService(database)
    assert [task.id for task in moods.list_unscored()] == [message_id]

    rated = Sentiment(Mood.NEGATIVE, -0.9, 0.95, "m", ("disgrace",))
    moods.save_ratings([Rating(message_id, rated)])

    assert moods.count_unscored() == 0
    upset = inbox.list_conversations("upset")
    assert upset[0].mood == rated
    HistoryService(database).undo()
    assert inbox.count_conversations("upset") == 0


def test_a_mood_that_is_hardly_sure_asks_for_no_apology(database: Database) -> None:
    message_id = store_mail(database, "You said Tuesday. When is it?")
    moods, drafts = SentimentService(database), DraftService(database)

    upset = []
    for certainty in (0.4, 0.9):
        rated = Sentiment(Mood.NEGATIVE, -0.5, certainty, "m")
        moods.save_ratings([Rating(message_id, rated)])
        upset.append(drafts.prepare(message_id).is_upset)

    assert upset == [False, True]


def test_of_a_message_without_end_only_the_beginning_is_answered(database: Database) -> None:
    last = store_mail(database, "What does a chair cost? " + "word " * 100_000)

    request = DraftService(database).prepare(last, DraftWish())

    assert request.conversation[-1].text.startswith("What does a chair cost?")
    assert len(request.conversation[-1].text) == LONGEST_TURN
    assert request.unread == 500_024 - LONGEST_TURN


def test_of_a_long_conversation_the_oldest_is_not_read_and_that_is_counted(
    database: Database,
) -> None:
    for day in (1, 2, 3):
        last = store_mail(database, f"Day {day}. " + "word " * 800, day=day)

    request = DraftService(database).prepare(last, DraftWish())

    kept = [turn.text for turn in request.conversation]
    assert [text[:6] for text in kept] == ["Day 2.", "Day 3."]
    assert len("".join(kept)) <= LONGEST_TURN
    assert request.unread == 3 * len("Day 1. " + "word " * 800) - len("".join(kept))


def test_what_a_page_of_prices_takes_off_comes_with_its_prices(database: Database) -> None:
    OwnerService(database).save_note(KnowledgeNote("Prices", "Chair: £85\nFrom 4 on 8 % off"))
    asked = store_mail(database, "How much is a chair?")

    facts = DraftService(database).prepare(asked).facts

    assert [fact.value for fact in facts] == ["Chair: £85", "From 4 on 8 % off"]


def test_all_notes_are_looked_through_by_meaning_where_that_is_on(database: Database) -> None:
    OwnerService(database).save_note(KnowledgeNote("Filling", "British wool."))
    meanings, asked = MeaningService(database), store_mail(database, "What are these stuffed with?")
    drafts = DraftService(database, meanings)

    assert drafts.prepare(asked).reserve == ()

    meanings.begin("e5")

    (kept,) = drafts.prepare(asked).reserve
    assert kept.value == "British wool."
    assert drafts.prepare(asked, DraftWish(without=frozenset({kept.key}))).reserve == ()
