"""The Home page: what to do next, in order, each with its reason; computed, never guessed.

The order is a rule a person can be told: first by reason, as `Reason` lists them, then who waits
longest, what is due first, what comes first in the day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from core.domain.change import Action, Change, Kind
from core.domain.deal import Deal
from core.domain.insight import MoodDrop
from core.domain.interaction import Conversation
from core.domain.next_action import REPLIES, TASKS, Agenda, DayFigures, NextAction, Reason
from core.domain.task import Task, TaskGroup
from core.errors import UserError
from core.services.insight_service import InsightService
from core.services.task_service import TaskService
from core.storage import interactions
from core.storage.database import Database, Session
from core.storage.sales import action_choices, deals, next_actions, tasks
from core.storage.sales.action_choices import Choices
from core.storage.trail import history

EACH = 12
WAITS_MOST_DAYS = 60
"""Who waits longer than that is counted, not listed: old archives are full of them."""
QUIET_DAYS = (14, 400)
QUIET_TIMES = 2.0
STILL_DAYS = 30
DATES_AHEAD_DAYS = 7
DONE_FOR_DAYS = 14
"""How long what is done stays away, unless something new happens."""
_STILL_ON = timedelta(hours=1)  # a meeting that has begun


class HomeService:
    """Lists next actions, and notes what the owner says of them. Data lane only."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._tasks = TaskService(database)

    def look(self, now: datetime | None = None, each: int = EACH) -> Agenda:
        """Return the page as of a moment (UTC); at most `each` lines for a reason."""
        moment = now or datetime.now(UTC)
        drops = InsightService(self._database, clock=lambda: moment).list_mood_drops()
        with self._database.reading() as session:
            return _Looking(session, moment, each, drops).agenda()

    def find(self, key: str) -> NextAction:
        """Return the line that is named so. Raises UserError("no-next-action")."""
        for action in self.look(each=1_000).actions:
            if action.key == key:
                return action
        raise UserError("no-next-action", name=key)

    def put_off(self, action: NextAction, until: date) -> Change:
        """Offer it again on a day, or earlier when something new happens; one undo step."""
        if action.reason in TASKS:
            return self._tasks.snooze(action.record_id, until)
        return self._choose(Action.PUT_OFF_NEXT, action, until)

    def finish(self, action: NextAction) -> Change:
        """Note that it is done; one undo step.

        A task is done, a reply is no longer needed; all else stays away for DONE_FOR_DAYS.
        """
        if action.reason in TASKS:
            return self._tasks.finish(action.record_id)
        if action.reason in REPLIES:
            with self._database.writing(Action.WAVE_OFF, action.about) as session:
                interactions.wave_off(session, action.record_id)
                return Change(frozenset({Kind.INTERACTION}), made_step=history.step_of(session))
        until = _today(datetime.now(UTC)) + timedelta(days=DONE_FOR_DAYS)
        return self._choose(Action.FINISH_NEXT, action, until)

    def leave_out(self, action: NextAction) -> Change:
        """Never offer this for this person again; one undo step.

        Raises UserError("next-action-of-nobody") of what is about no contact.
        """
        if not action.can_be_left_out:
            raise UserError("next-action-of-nobody")
        return self._choose(Action.LEAVE_OUT_NEXT, action, None)

    def _choose(self, deed: Action, action: NextAction, until: date | None) -> Change:
        with self._database.writing(deed, action.who or action.about) as session:
            action_choices.add(session, action, until)
            return Change(frozenset({Kind.SETTING}), made_step=history.step_of(session))


class _Looking:
    """Asks for each reason in turn; what the owner put away is left out."""

    def __init__(
        self, session: Session, now: datetime, each: int, drops: Sequence[MoodDrop]
    ) -> None:
        self._session, self._now, self._each, self._drops = session, now, each, drops
        self._today = _today(now)
        self._choices = Choices(session, self._today)
        self._most = each + 1 + len(self._choices)
        self._left_out: Counter[Reason] = Counter()

    def agenda(self) -> Agenda:
        actions: list[NextAction] = []
        for found in self._found():
            wanted = [action for action in found if self._choices.wants(action)]
            actions += wanted[: self._each]
            if len(wanted) > self._each:
                self._left_out[wanted[0].reason] += len(wanted) - self._each
        order = {reason: place for place, reason in enumerate(Reason)}
        actions.sort(key=lambda action: order[action.reason])
        figures = self._figures(sum(action.reason is Reason.MEETING for action in actions))
        recent = next_actions.count_waiting(self._session, self._waits_since())
        return Agenda(tuple(actions), figures, dict(self._left_out), figures.waiting - recent)

    def _found(self) -> Iterator[Iterable[NextAction]]:
        yield self._replies(Reason.UPSET_WAITS)
        overdue = next_actions.list_due(self._session, TaskGroup.OVERDUE, self._today, self._most)
        due = next_actions.list_due(self._session, TaskGroup.TODAY, self._today, self._most)
        yield [self._task(one, Reason.PROMISE) for one in (*overdue, *due) if one.interaction_id]
        yield self._meetings()
        yield [self._task(one, Reason.OVERDUE) for one in overdue if not one.interaction_id]
        yield [self._task(one, Reason.DUE_TODAY) for one in due if not one.interaction_id]
        yield self._replies(Reason.WAITS)
        yield self._mood_falls()
        yield self._late_deals()
        yield self._days()
        yield self._silences()
        yield self._still_deals()

    def _figures(self, meetings: int) -> DayFigures:
        return DayFigures(
            waiting=next_actions.count_all_waiting(self._session),
            overdue=tasks.count_group(self._session, TaskGroup.OVERDUE, self._today),
            due_today=tasks.count_group(self._session, TaskGroup.TODAY, self._today),
            meetings=meetings,
            open_deals=sum(count for count, _ in deals.sums_of_open(self._session).values()),
        )

    def _waits_since(self) -> datetime:
        return self._now - timedelta(days=WAITS_MOST_DAYS)

    def _replies(self, reason: Reason) -> list[NextAction]:
        found = next_actions.list_waiting(
            self._session,
            self._waits_since(),
            self._most,
            is_upset=reason is Reason.UPSET_WAITS,
        )
        return [self._reply(one, reason) for one in found]

    def _reply(self, waiting: Conversation, reason: Reason) -> NextAction:
        who = waiting.with_name or waiting.with_email
        is_told = waiting.subject not in ("", who)  # a chat is called by who takes part
        return NextAction(
            reason,
            waiting.thread_id,
            who=who,
            about=waiting.subject if is_told else waiting.snippet,
            contact_id=waiting.contact_id,
            company=waiting.company_name,
            at=waiting.last_at,
            days=(self._today - _today(waiting.last_at)).days,
            score=None if waiting.mood is None else waiting.mood.score,
        )

    def _task(self, task: Task, reason: Reason) -> NextAction:
        return NextAction(
            reason,
            task.id,
            who=task.contact_name or task.deal_title,
            about=task.title,
            contact_id=task.contact_id,
            company=task.company_name,
            at=task.due_at,
            on=task.due_on,
            days=0 if task.due_on is None else (self._today - task.due_on).days,
        )

    def _meetings(self) -> list[NextAction]:
        midnight = datetime.combine(self._today + timedelta(days=1), time()).astimezone()
        since = self._now - _STILL_ON
        found = next_actions.list_meetings(self._session, since, midnight, self._most)
        return [
            NextAction(
                Reason.MEETING,
                one.id,
                who=one.name,
                about=one.subject,
                contact_id=one.contact_id,
                at=one.at,
                on=self._today,
            )
            for one in found
        ]

    def _mood_falls(self) -> list[NextAction]:
        return [
            NextAction(
                Reason.MOOD_FELL,
                one.contact_id,
                who=one.name,
                about=next(iter(one.phrases), ""),
                contact_id=one.contact_id,
                company=one.company_name,
                at=one.since,
                days=(self._today - _today(one.since)).days,
                score=one.now,
                usual_score=one.before,
            )
            for one in self._drops
        ]

    def _late_deals(self) -> list[NextAction]:
        found = next_actions.list_late_deals(self._session, self._today, self._most)
        return [
            self._deal(deal, Reason.DEAL_LATE, deal.expected_on or self._today) for deal in found
        ]

    def _still_deals(self) -> list[NextAction]:
        before = self._now - timedelta(days=STILL_DAYS)
        found = next_actions.list_still_deals(self._session, self._today, before, self._most)
        return [self._deal(deal, Reason.DEAL_STILL, _today(at)) for deal, at in found]

    def _deal(self, deal: Deal, reason: Reason, since: date) -> NextAction:
        return NextAction(
            reason,
            deal.id,
            who=next(iter(deal.contact_names), ""),
            about=deal.title,
            contact_id=next(iter(deal.contact_ids), None),
            company=deal.company_name,
            at=datetime.combine(since, time()).astimezone(UTC),
            on=since,
            days=(self._today - since).days,
        )

    def _days(self) -> list[NextAction]:
        found = next_actions.list_days(self._session, self._today, DATES_AHEAD_DAYS, self._most)
        return [
            NextAction(
                Reason.DATE,
                who,
                who=name,
                about=label,
                contact_id=who,
                on=on,
                days=(on - self._today).days,
            )
            for who, name, label, on in found
        ]

    def _silences(self) -> list[NextAction]:
        found = next_actions.list_silences(
            self._session, self._now, QUIET_DAYS, QUIET_TIMES, self._most
        )
        return [
            NextAction(
                Reason.QUIET,
                one.contact_id,
                who=one.name,
                contact_id=one.contact_id,
                at=one.last_at,
                days=(self._today - _today(one.last_at)).days,
                usual_days=one.usual.days,
            )
            for one in found
        ]


def _today(moment: datetime) -> date:
    """Return the day of the owner's calendar."""
    return moment.astimezone().date()
