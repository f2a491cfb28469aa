"""Filing what a calendar holds: meetings with all who took part, tasks, and newer versions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from core.domain.calendar import CalendarMark
from core.domain.change import Kind
from core.domain.contact import ChannelKind
from core.domain.importing import ImportMode, ImportOptions, RawRecord
from core.domain.interaction import Interaction, MailHeaders, Participant
from core.domain.task import Task
from core.services.filing_outcome import LeftOut, Outcome
from core.storage import contacts, imports
from core.storage.database import Session
from core.storage.rows import lookups
from core.storage.sales import meetings, tasks
from core.storage.trail import history
from core.text.normalise import normalise_email

AddMeeting = Callable[[Session, RawRecord, Interaction], Outcome]
"""Files a meeting that isn't here as any other interaction."""


class CalendarFiling:
    """Files meetings and tasks of one import, in their order.

    The same entry of a calendar comes in once, however often it was moved: the newer one counts.
    """

    def __init__(
        self, options: ImportOptions, own: frozenset[str], add_meeting: AddMeeting
    ) -> None:
        self._options, self._own, self._add_meeting = options, own, add_meeting
        self._made: set[tuple[Kind, int]] = set()

    def file_meeting(
        self, session: Session, record: RawRecord, said: Interaction, mark: CalendarMark
    ) -> Outcome:
        """Write a meeting, or what is new in it. A version that was here before changes nothing."""
        if imports.find_record_id(session, record.fingerprint, Kind.INTERACTION) is not None:
            return Outcome.SKIPPED
        entry = meetings.find_entry(session, mark.uid, mark.recurrence, is_task=False)
        people = self._participants(session, said)
        if entry is None or entry.interaction_id is None or mark.is_as_old_as(entry.mark):
            # Two events of one number and one version are no versions: a program gave it twice.
            return self._add(session, record, said, mark)
        if mark.is_older_than(entry.mark):
            return Outcome.SKIPPED
        is_ours = (Kind.INTERACTION, entry.interaction_id) in self._made
        if self._options.mode is ImportMode.CREATE and not is_ours:
            return Outcome.SKIPPED
        is_changed = meetings.change_meeting(
            session, entry.interaction_id, said, record.fingerprint
        )
        is_changed |= meetings.set_participants(session, entry.interaction_id, people)
        is_cancelled_anew = mark.is_cancelled != entry.mark.is_cancelled
        if is_changed or mark.sequence != entry.mark.sequence or is_cancelled_anew:
            is_changed |= meetings.change_entry(session, entry.id, mark)
        if is_changed:
            _remember(session, record, Kind.INTERACTION, entry.interaction_id)
        return _outcome(is_changed=is_changed, is_ours=is_ours)

    def _add(
        self, session: Session, record: RawRecord, said: Interaction, mark: CalendarMark
    ) -> Outcome:
        outcome = self._add_meeting(session, record, said)
        # Skipped: it came in before meetings had numbers here; it gets its own now.
        found = lookups.find(session, "interaction", record.fingerprint)
        if found:
            people = self._participants(session, said)
            meetings.add_entry(session, mark, interaction_id=found[-1])
            meetings.set_participants(session, found[-1], people)
            self._made.add((Kind.INTERACTION, found[-1]))
            _remember(session, record, Kind.INTERACTION, found[-1])
            if outcome is Outcome.SKIPPED:
                return Outcome.UPDATED
        return outcome

    def _participants(self, session: Session, said: Interaction) -> list[tuple[Participant, str]]:
        """Return everybody but the owner, with the key of the address and who it is here."""
        headers = said.headers or MailHeaders()
        found = []
        for person in dict.fromkeys((headers.sender, *headers.to, *headers.cc)):
            key = "" if person is None else normalise_email(person.email)
            if person is None or (key and key in self._own):
                continue
            ids = contacts.find_ids_by_channel(session, ChannelKind.EMAIL, key) if key else []
            is_organiser = person == headers.sender
            one = Participant(person, ids[0] if ids else None, is_organiser=is_organiser)
            found.append((one, key))
        return found

    def file_task(self, session: Session, record: RawRecord, said: Task) -> Outcome:
        """Write a task, or what is new in it. Raises LeftOut("nobody-to-update")."""
        mark = record.calendar
        if imports.find_record_id(session, record.fingerprint, Kind.TASK) is not None:
            return Outcome.SKIPPED
        entry = (
            None
            if mark is None
            else meetings.find_entry(session, mark.uid, mark.recurrence, is_task=True)
        )
        if mark is None or entry is None or entry.task_id is None:
            return self._add_task(session, record, said)
        is_ours = (Kind.TASK, entry.task_id) in self._made
        is_barred = self._options.mode is ImportMode.CREATE and not is_ours
        if mark.is_older_than(entry.mark) or is_barred:
            return Outcome.SKIPPED
        known = tasks.get(session, entry.task_id)
        joined = replace(
            known,
            title=said.title,
            due_on=said.due_on,
            due_at=said.due_at,
            done_at=said.done_at or known.done_at,
            notes=said.notes or known.notes,
        )
        is_changed = tasks.change(session, joined)
        is_changed |= meetings.change_entry(session, entry.id, mark)
        if is_changed:
            _remember(session, record, Kind.TASK, entry.task_id)
        return _outcome(is_changed=is_changed, is_ours=is_ours)

    def _add_task(self, session: Session, record: RawRecord, said: Task) -> Outcome:
        if self._options.mode is ImportMode.UPDATE:
            raise LeftOut("nobody-to-update")
        task_id = tasks.add(session, said)
        self._made.add((Kind.TASK, task_id))
        if record.calendar is not None:
            meetings.add_entry(session, record.calendar, task_id=task_id)
        _remember(session, record, Kind.TASK, task_id)
        return Outcome.CREATED


def _outcome(*, is_changed: bool, is_ours: bool) -> Outcome:
    if is_ours:
        return Outcome.MERGED if is_changed else Outcome.SKIPPED
    return Outcome.UPDATED if is_changed else Outcome.SKIPPED


def _remember(session: Session, record: RawRecord, kind: Kind, record_id: int) -> None:
    step_id = history.step_of(session)
    imports.remember_record(session, step_id, record.fingerprint, kind, record_id)
