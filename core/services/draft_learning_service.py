"""What became of drafts month by month, and the owner's answers as examples for training."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, tzinfo
from itertools import islice
from pathlib import Path
from typing import Any

from core.domain import access
from core.domain.change import Action
from core.domain.draft import DraftState
from core.domain.draft_learning import (
    Answered,
    DraftMonth,
    DraftOutcome,
    ExamplesReport,
    ExamplesWish,
)
from core.domain.exporting import ProgressCallback, StopQuestion
from core.domain.insight import LEAST_FOR_MEAN, Period, Step
from core.domain.interaction import LONGEST_TURN
from core.errors import UserError
from core.insight.calendar_steps import bounds, steps
from core.insight.shares import share_of
from core.insight.text_change import share_changed
from core.services.export_course import Course
from core.services.export_draft import new_export
from core.services.pseudonymiser import pseudonymising
from core.storage import draft_outcomes
from core.storage.database import Database, Session
from core.text.clean import split_message

SYSTEM = (
    "You answer messages of customers for the owner of a small business, in the language of the "
    "message and in the owner's words. Say only what you know."
)
Example = dict[str, Any]


class DraftLearningService:
    """Data lane or export lane. The months are those of the owner's calendar."""

    def __init__(
        self,
        database: Database,
        zone: tzinfo | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """zone: the owner's, None for this machine's."""
        self._database, self._zone, self._clock = database, zone, clock

    def list_months(self, most: int = 12) -> tuple[DraftMonth, ...]:
        """Return the last months, this one among them, from the first with a draft on."""
        today = self._clock().astimezone(self._zone).date()
        back = today.year * 12 + today.month - most
        period = Period(date(back // 12, back % 12 + 1, 1), today)
        since, _ = bounds(period, self._zone)
        with self._database.reading() as session:
            outcomes = draft_outcomes.list_outcomes(session, since)
        by_month: dict[date, list[DraftOutcome]] = defaultdict(list)
        for one in outcomes:
            by_month[one.made_at.astimezone(self._zone).date().replace(day=1)].append(one)
        first = min(by_month, default=today)
        months = [part.first for part in steps(period, Step.MONTH) if part.first >= first]
        return tuple(_month(month, by_month[month]) for month in months)

    def write_examples(
        self,
        to: Path,
        wish: ExamplesWish,
        progress: ProgressCallback | None = None,
        should_stop: StopQuestion | None = None,
    ) -> ExamplesReport:
        """Write what customers wrote and the owner answered to a new file, newest first.

        JSON lines of the form that trainers call "messages": system, user, assistant. An answer or
        a message of more than 8,000 characters is left out rather than cut.
        should_stop: asked about every 50 ms.
        Raises UserError("not-allowed") for all but owners, ("export-nothing"), and as `new_export`;
        Cancelled. Nothing is left behind then.
        """
        access.require_owner(self._database.person)
        course = Course(progress, should_stop)
        with self._database.reading() as session:
            answers = list(islice(_list_answers(session, wish), wish.most))
        if not answers:
            raise UserError("export-nothing")
        course.begin(len(answers))
        examples: list[Example] = []

        def check(draft: Path) -> None:
            with draft.open(encoding="utf-8") as stream:
                if [json.loads(line) for line in stream] != examples:
                    raise UserError("export-not-verified", file=to.name)

        with new_export(to, check) as draft:
            self._database.note_deed(Action.EXPORT, to.name)
            examples += self._examples(answers, wish, course)
            with draft.open("w", encoding="utf-8", newline="") as stream:
                stream.writelines(f"{json.dumps(one, ensure_ascii=False)}\n" for one in examples)
        return ExamplesReport(to, len(examples), wish.has_real_names)

    def _examples(
        self, answers: list[Answered], wish: ExamplesWish, course: Course
    ) -> list[Example]:
        if wish.has_real_names:
            return [_example(one.message, one.answer) for one in answers]
        examples = []
        with pseudonymising(self._database) as (maker, _):
            for one in answers:
                examples.append(_example(maker.text(one.message), maker.text(one.answer)))
                course.go_on()
        return examples


def _month(first: date, outcomes: list[DraftOutcome]) -> DraftMonth:
    changes = [share_changed(one.proposed, one.sent) for one in outcomes if one.sent is not None]
    put_aside = sum(one.state is DraftState.REJECTED and one.sent is None for one in outcomes)
    decided = len(changes) + put_aside
    is_told = len(changes) >= LEAST_FOR_MEAN
    return DraftMonth(
        first,
        len(outcomes),
        unchanged=share_of(changes.count(0.0), decided),
        put_aside=share_of(put_aside, decided),
        sent=len(changes),
        changed=sum(changes) / len(changes) if is_told else None,
    )


def _list_answers(session: Session, wish: ExamplesWish) -> Iterator[Answered]:
    """Yield what is new in each, without quotes and signatures."""
    for one in draft_outcomes.iterate_answers(session, only_drafts=wish.only_drafts):
        message = split_message(one.message).new_text.strip()
        answer = split_message(one.answer).new_text.strip()
        if 0 < len(message) <= LONGEST_TURN and 0 < len(answer) <= LONGEST_TURN:
            yield Answered(message, answer)


def _example(message: str, answer: str) -> Example:
    turns = (("system", SYSTEM), ("user", message), ("assistant", answer))
    return {"messages": [{"role": role, "content": content} for role, content in turns]}
