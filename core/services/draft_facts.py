"""What is known that an answer may use, the most useful first: what doesn't fit goes from the end.

Everything is of this contact but the owner's notes, and past answers to others, of which only the
sentences are taken that name nobody and no figure. Deals, tasks, remarks on a contact and notes of
talks are the owner's business: they are shown to the person, and no letter is made from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from core.domain.contact import Contact
from core.domain.deal import DealState
from core.domain.draft import Fact
from core.domain.interaction import Direction, Interaction, InteractionKind
from core.domain.knowledge import KnowledgeNote
from core.domain.meaning import PastAnswer
from core.domain.task import TaskSource
from core.services.note_choice import all_passages, choose_passages
from core.storage import contacts, interactions, knowledge
from core.storage.database import Session
from core.storage.sales import deals, tasks
from core.text.ask_kinds import in_plain_words, wants_discount, wants_hours, wants_price, wants_time
from core.text.asks import Ask, find_asks
from core.text.language import detect_language
from core.text.price_words import tells_discount, tells_of_all_prices
from core.text.sentences import split_sentences

_PASSAGES, _PASSAGES_PER_ASK, _MOST_PASSAGES = 4, 12, 40
_MOST_RESERVE = 60
_EARLIER_TALKS, _EARLIER_CHARS = 3, 300
_APPOINTMENTS, _DEALS, _TASKS, _ANSWERS = 3, 3, 5, 2
_LOOKED_AT = 50
_TELLING = re.compile(
    r"\d|@|https?:|先生|女士|老师|经理|(?<![.!?。！？]\s)(?<!^)(?<![.!?\"“(])\b[A-Z][a-z]+"
)
_FORMAL_LINE = re.compile(
    r"(?i)^(?:dear|hi|hello|hey|best|kind|warm|regards|sincerely|yours|thanks|thank you|cheers)\b"
    r"|您好|你好|尊敬的|祝好|此致|敬礼|谢谢"
)
_THEIR_CASE = re.compile(
    r"(?i)\b(?:was|were|did|will|shall|been|today|tomorrow|yesterday|now|already|nearly|this time|"
    r"came|went|got|spoke|said|told|saw|found|sent|made|gave|took|sorry|glad|"
    r"mother|father|brother|sister|wife|husband|son|daughter|colleague|boss)\b"
    r"|\b(?:has|have|had|'ve) (?:\w+ )?\w+(?:ed|en|ne|nt|ld|de|ught)\b|\w'(?:ll|ve)\b"
    r"|\b(?:i|we) \w+ed\b"
    r"|\byour (?:\w+ ){1,4}(?:is|are|comes?|arrives?|looks?|shows?|needs?|goes|leaves?)\b"
    r"|已经?|刚[才刚]?|了[，。！；]?$|了[，,]|明天|今天|昨天|马上|正在|这次|下次|听说|恭喜|外传|保密"
    r"|您的[^，。]{1,8}(?:没|很|正|还|快)|您(?:母亲|父亲|太太|先生|爱人|孩子|儿子|女儿|妈|爸|家人)"
)
"""What an answer tells of one customer's case: what was, what will be, whose it is."""
_LEAST_CHARS = 12
_LOOKED_THROUGH = 30
_MONEY = re.compile(r"[£$€¥]\s?\d|\d\s?(?:元|块|euros?\b|pounds?\b|dollars?\b)")
_OFF = re.compile(r"(?i)\d ?%|\d折|\boff\b|\bdiscount")
_TIME = re.compile(r"(?i)\d.{0,12}(?:day|week|month|hour|[天周日月]|小时)|\d:\d\d|\b\w+day\b")
_DELIVERY = re.compile(r"(?i)deliver|\ball in\b|postage|shipping|运费|包邮|送到|，送")
_DELIVERY_COSTS = ("delivery costs", "运费 送货")
_HOURS = ("opening hours open office", "营业时间 营业 休息")
_APPOINTMENT = {
    (False, True): "You have an appointment with us on {when}: {what}",
    (False, False): "You have an appointment with us on {when}",
    (True, True): "您和我们约在{when}：{what}",
    (True, False): "您和我们约在{when}",
}
"""By whether the letter is Chinese, and whether the appointment has a subject."""
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def gather(
    session: Session,
    message: Interaction,
    language: str = "en",
    answers: tuple[PastAnswer, ...] = (),
    topics: tuple[str, ...] = (),
) -> tuple[Fact, ...]:
    """Return the facts for an answer to this message.

    language: of the answer. answers: the owner's, to questions alike. topics: what else it should
    mention.
    """
    contact = None if message.contact_id is None else contacts.get(session, message.contact_id)
    facts = [*_appointments(session, message, language), *_notes(session, message, topics)]
    if contact is not None:
        facts += [*_of_contact(contact), *_sales(session, contact)]
    facts += [*_earlier(session, message), *_past_answers(answers)]
    return tuple(facts)


def reserve(session: Session, message: Interaction) -> tuple[Fact, ...]:
    """Return all that the owner's notes say, as far as it can be looked through for one letter."""
    return all_passages(knowledge.list_notes(session), message.to_answer, _MOST_RESERVE)


def _notes(session: Session, message: Interaction, topics: tuple[str, ...]) -> tuple[Fact, ...]:
    """Return the passages of the owner's notes for each topic and question, then for all of it."""
    notes = knowledge.list_notes(session)
    text = message.to_answer
    found = [one for topic in topics for one in choose_passages(notes, topic, _PASSAGES)]
    for ask in find_asks(text):
        asked = in_plain_words(ask.text)
        near = choose_passages(notes, f"{asked} {asked} {ask.context}", _LOOKED_THROUGH)
        # Of what bears on it, the prices first where a price is asked, the times where a time is.
        wanted = _MONEY if wants_price(ask) else _TIME if wants_time(ask) else None
        found += sorted(near, key=lambda one: wanted is not None and not wanted.search(one.value))[
            :_PASSAGES_PER_ASK
        ]
        if wants_price(ask):
            # What a thing costs is asked without its name, and hangs on how many are wanted.
            near = choose_passages(notes, text, _LOOKED_THROUGH, least_of_best=0.0)
            found += [one for one in near if _MONEY.search(one.value)][:_PASSAGES_PER_ASK]
            pages = {one.source for one in found}
            found += [
                one
                for one in all_passages(notes, text, _MOST_PASSAGES)
                # What is taken off from so many on names no thing that the letter could name.
                if one.source in pages
                and (_OFF.search(one.value) or tells_of_all_prices(one.value))
            ]
        found += _of_kind(notes, ask, text)
        if _DELIVERY.search(f"{ask.context} {ask.text}"):
            found += choose_passages(
                notes, _DELIVERY_COSTS[detect_language(text) == "zh"], _PASSAGES
            )
    found += choose_passages(notes, f"{message.subject}\n{text}", _PASSAGES)
    return tuple(dict.fromkeys(found))[:_MOST_PASSAGES]


def _of_kind(notes: Sequence[KnowledgeNote], ask: Ask, text: str) -> Iterator[Fact]:
    """Yield the passages of a kind that a question asks for without a word of theirs."""
    if wants_hours(ask):
        yield from choose_passages(notes, _HOURS[detect_language(text) == "zh"], _PASSAGES)
    if wants_discount(ask):
        every = all_passages(notes, text, _MOST_RESERVE)
        yield from [one for one in every if tells_discount(one.value)][:_PASSAGES]


def _of_contact(contact: Contact) -> Iterator[Fact]:
    yield Fact("Name", contact.name, "contact")
    for link in contact.companies:
        yield Fact("Company", ", ".join(filter(None, (link.company_name, link.role))), "contact")
    for detail in contact.details:
        if detail.name.startswith("address"):
            yield Fact(detail.name, detail.value, "contact")
    if contact.notes:
        yield Fact("Notes", contact.notes, "contact", is_private=True)


def _appointments(session: Session, message: Interaction, language: str) -> Iterator[Fact]:
    """Yield what is arranged with this contact and still to come when the message was written."""
    for meeting in reversed(_of_message(session, message, InteractionKind.MEETING)):
        if meeting.occurred_at > message.occurred_at and not meeting.is_cancelled:
            when = _spoken_time(meeting.occurred_at.astimezone(), language)
            what = meeting.subject.strip()
            words = _APPOINTMENT[language == "zh", bool(what)]
            yield Fact("", words.format(what=what, when=when), "appointment")


def _spoken_time(at: datetime, language: str) -> str:
    if language == "zh":
        return f"{at.year}年{at.month}月{at.day}日周{'一二三四五六日'[at.weekday()]}{at:%H:%M}"
    return f"{_DAYS[at.weekday()]} {at.day} {_MONTHS[at.month - 1]} {at.year} at {at:%H:%M}"


def _sales(session: Session, contact: Contact) -> Iterator[Fact]:
    for deal in deals.list_of_contact(session, contact.id, _DEALS):
        parts = [deal.title, deal.amount.written() if deal.amount else "", deal.state.value]
        if deal.state is DealState.OPEN and deal.expected_on:
            parts.append(f"expected {deal.expected_on:%Y-%m-%d}")
        yield Fact("Deal", ", ".join(filter(None, parts)), "deal", is_private=True)
    for task in tasks.list_open_of(session, "contact_id", contact.id, _TASKS):
        due = f", due {task.due_on:%Y-%m-%d}" if task.due_on else ""
        label = "We promised" if task.source is TaskSource.MODEL else "To do"
        yield Fact(label, f"{task.title}{due}", "task", is_private=True)


def _of_message(session: Session, message: Interaction, kind: InteractionKind) -> list[Interaction]:
    if message.contact_id is None:
        return []
    found = interactions.list_of_contact(session, message.contact_id, _LOOKED_AT)
    return [one for one in found if one.kind is kind][:_APPOINTMENTS]


def _earlier(session: Session, message: Interaction) -> Iterator[Fact]:
    """Yield the last calls, meetings, notes and chats with this contact: what mail doesn't tell.

    Of chats what the contact wrote elsewhere: the owner's words tell nothing of them, and the
    conversation is read anyway.
    """
    if message.contact_id is None:
        return
    talks = [
        talk
        for talk in interactions.list_of_contact(session, message.contact_id, _LOOKED_AT)
        if talk.kind is not InteractionKind.EMAIL and talk.occurred_at <= message.occurred_at
        if talk.kind is not InteractionKind.CHAT
        or (talk.direction is Direction.INCOMING and talk.thread_id != message.thread_id)
    ]
    for talk in talks[:_EARLIER_TALKS]:
        label = f"{talk.kind.value} {talk.occurred_at:%Y-%m-%d}"
        told = ". ".join(part for part in (talk.subject, talk.text) if part)
        text = " ".join(told.split())[:_EARLIER_CHARS]
        yield Fact(label, text, "timeline", is_private=True)


def _past_answers(answers: tuple[PastAnswer, ...]) -> Iterator[Fact]:
    for answer in answers[:_ANSWERS]:
        said = " ".join(neutral_sentences(answer.answer))
        if said:
            yield Fact("Answered before", said[:_EARLIER_CHARS], "past answer")


def neutral_sentences(text: str) -> list[str]:
    """Return the sentences that tell of nobody: no names, figures, addresses, no politeness.

    Nor of what was or will be, which is somebody's case: those that hold for everybody are left.
    """
    return [
        sentence
        for sentence in split_sentences(text)
        if len(sentence) >= _LEAST_CHARS
        and not _TELLING.search(sentence)
        and not _THEIR_CASE.search(sentence)
        and not _FORMAL_LINE.search(sentence)
    ]
