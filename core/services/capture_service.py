"""One line becomes an entry and a task: first understood, then, when a person says so, stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from core.domain.capture import Captured, Match
from core.domain.change import Action, Change, Kind
from core.domain.contact import Contact
from core.domain.interaction import Address, Interaction
from core.domain.task import Task
from core.errors import UserError
from core.services import contact_writing
from core.storage import contacts, interactions
from core.storage.database import Database, Session
from core.storage.finding import search
from core.storage.sales import tasks
from core.storage.trail import history
from core.text.capture_words import Line, read_line
from core.text.language import detect_language
from core.text.normalise import company_key, fold, name_key
from core.text.words import HAN_RUN, words_of

_MOST_MATCHES, _MOST_LOOKED_AT = 6, 24
_NOON = time(12)
_SUBJECT_CHARS = 80


class CaptureService:
    """Reads a line by rules; needs no model. Data lane only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, text: str, now: datetime | None = None) -> Captured:
        """Return what was understood; nothing is stored.

        A line that names nobody who is known leaves `who` as it was written, for a new contact.
        """
        moment = now or datetime.now(UTC)
        line = read_line(text, moment.astimezone().date())
        with self._database.reading() as session:
            matches = _matches(session, line.who) if line.who else _named_within(session, text)
        chosen = matches[0].contact_id if len(matches) == 1 else None
        # In small letters it is somebody only where it is somebody known: "buy stamps".
        named = line.who if matches or not line.who.islower() else ""
        who = named or (matches[0].name if matches else "")
        return Captured(
            text=" ".join(text.split()),
            kind=line.kind,
            direction=line.direction,
            at=_moment(line, moment),
            who=who,
            matches=matches,
            contact_id=chosen,
            task=line.task,
            due_on=line.due_on,
        )

    def find(self, who: str) -> tuple[Match, ...]:
        """Return the contacts that a name may mean."""
        if not who.strip():
            return ()
        with self._database.reading() as session:
            return _matches(session, who)

    def write(self, captured: Captured) -> Change:
        """Store what the person confirmed as one undo step: contact, entry, task.

        Raises UserError("capture-empty") when there is nothing to store, ("capture-ambiguous"),
        ("no-such-record").
        """
        is_blank = not captured.text.strip()
        if (captured.kind is None or is_blank) and not captured.task.strip():
            raise UserError("capture-empty")
        if captured.is_ambiguous:
            raise UserError("capture-ambiguous", name=captured.who)
        with self._database.writing(Action.CAPTURE, captured.text[:_SUBJECT_CHARS]) as session:
            contact = _contact(session, captured)
            entry_id = _add_entry(session, captured, contact)
            _add_task(session, captured, contact, entry_id)
            step = history.step_of(session)
        kinds = {Kind.INTERACTION, Kind.TASK, Kind.CONTACT}
        return Change(frozenset(kinds), made_step=step)


def _contact(session: Session, captured: Captured) -> Contact | None:
    if captured.contact_id is not None:
        return contacts.get(session, captured.contact_id)
    if not captured.who.strip():
        return None
    new = Contact(captured.who.strip(), language=detect_language(captured.text))
    return contacts.get(session, contact_writing.add(session, new, region=""))


def _add_entry(session: Session, captured: Captured, contact: Contact | None) -> int | None:
    if captured.kind is None:
        return None
    entry = Interaction(
        kind=captured.kind,
        direction=captured.direction,
        occurred_at=captured.at or datetime.now(UTC),
        subject=captured.text[:_SUBJECT_CHARS],
        text=captured.text,
        new_text=captured.text,
        language=detect_language(captured.text),
        contact_id=None if contact is None else contact.id,
    )
    named = Address("", captured.who if contact is None else contact.name)
    return interactions.add(session, entry, counterpart=named)


def _add_task(
    session: Session, captured: Captured, contact: Contact | None, entry_id: int | None
) -> None:
    if not captured.task.strip():
        return
    task = Task(
        captured.task.strip(),
        due_on=captured.due_on,
        contact_id=None if contact is None else contact.id,
        interaction_id=entry_id,
        notes="" if captured.kind is not None else captured.text,
    )
    tasks.add(session, task)


def _moment(line: Line, now: datetime) -> datetime | None:
    """Return when it happened: today's now, of another day noon, unless a time was said."""
    if line.kind is None:
        return None
    here = now.astimezone()
    day: date = line.on or here.date()
    if line.clock is not None:
        return datetime.combine(day, line.clock).astimezone(UTC)
    return now if day == here.date() else datetime.combine(day, _NOON).astimezone(UTC)


def _matches(session: Session, who: str) -> tuple[Match, ...]:
    """Return the contacts that a name may mean: the best kind of agreement only."""
    ids = list(contacts.list_ids_by_name_key(session, name_key(who)))
    ids += search.find(session, search.question_of(who), Kind.CONTACT, _MOST_LOOKED_AT)
    known = contacts.get_many(session, ids)
    wanted, firm = words_of(who), company_key(who)
    tiers: dict[int, list[Contact]] = {}
    for contact_id in dict.fromkeys(ids):
        contact = known.get(contact_id)
        if contact is not None and not contact.is_archived:
            tiers.setdefault(_tier(contact, who, wanted, firm), []).append(contact)
    best = min((tier for tier in tiers if tier < 9), default=9)
    return tuple(map(_match, tiers.get(best, ())[:_MOST_MATCHES]))


def _tier(contact: Contact, who: str, wanted: tuple[str, ...], firm: str) -> int:
    if name_key(contact.name) == name_key(who):
        return 0
    words = words_of(contact.name)
    is_within = not who.isascii() and fold(who) in fold(contact.name)
    if is_within or all(word in words for word in wanted):
        return 1
    if any(company_key(link.company_name) == firm for link in contact.companies):
        return 2
    if all(any(other.startswith(word) for other in words) for word in wanted):
        return 3
    return 9


def _named_within(session: Session, text: str) -> tuple[Match, ...]:
    """Return contacts whose whole Chinese name stands in the text, where no rule found a name."""
    keys = {
        name_key(run[start : start + length])
        for run in HAN_RUN.findall(text[:200])
        for length in (4, 3, 2)
        for start in range(len(run) - length + 1)
    }
    ids = [found for key in sorted(keys) for found in contacts.list_ids_by_name_key(session, key)]
    known = contacts.get_many(session, ids)
    found = [one for one in known.values() if not one.is_archived]
    return tuple(map(_match, found[:_MOST_MATCHES]))


def _match(contact: Contact) -> Match:
    company = contact.companies[0].company_name if contact.companies else ""
    return Match(contact.id, contact.name, company)


def chosen(captured: Captured, contact_id: int | None, who: str = "") -> Captured:
    """Return the line with the person that was chosen: a contact, a new one by name, or nobody."""
    matches = captured.matches if contact_id is not None else ()
    return replace(captured, contact_id=contact_id, who=who, matches=matches)
