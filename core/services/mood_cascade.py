"""Who reads which of the messages that wait: the student what it is sure of, the model the rest.

A few messages are the model's alone. Of a large backlog the model first reads some from everywhere;
a student learns from these and answers what it is sure of, thousands a second; the model reads on,
and as it has read more, a better student tries again. There is nothing to resume: what is rated is
on disk, and whoever goes on looks at what still waits.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from core.domain.change import Change, Kind
from core.domain.mood_learning import StudentFacts
from core.domain.ports import SentimentScorer
from core.domain.sentiment import STUDENT, Rating, RatingTask
from core.services.sentiment_service import SLICE, SentimentService
from core.storage import kept_prompts, mood_students, mood_words, rulings, unsure
from core.storage.database import Database
from core.text.heard import listen

if TYPE_CHECKING:
    from core.insight.mood_student import Lesson, Student

BACKLOG = 200
"""With fewer messages than this the model reads them all."""
_NEWEST_FIRST = 32
_WALKED_AT_ONCE = 250
_MOST_LESSONS = 4_000
_GROWTH = 1.6
_RULED_SINCE = 15


@dataclass(frozen=True, slots=True)
class CascadeStep:
    """What comes next.

    tasks: for the model. change, ratings: what the student answered meanwhile; None when it wasn't
    asked. Neither: nothing waits that can be read.
    """

    tasks: tuple[RatingTask, ...] = ()
    change: Change | None = None
    ratings: tuple[Rating, ...] = ()

    @property
    def is_end(self) -> bool:
        """Whether there is nothing more to do."""
        return not self.tasks and self.change is None


class MoodCascade:
    """Data lane only, but for `train`, which is for a thread that may be busy for some seconds."""

    def __init__(self, database: Database, ratings: SentimentService) -> None:
        self._database, self._ratings = database, ratings
        self._student: Student | None = None
        self._student_at: datetime | None = None
        self._walk: list[int] = []
        self._spread: list[int] = []
        self._newest_left, self._is_backlog = _NEWEST_FIRST, False

    def begin(self) -> int:
        """Look anew at what waits; return how many messages do."""
        self._newest_left, self._spread = _NEWEST_FIRST, []
        self._student_at = None
        waiting = self._ratings.count_unscored()
        self._is_backlog = waiting >= BACKLOG
        return waiting

    def next(self, limit: int, *, has_model: bool = True) -> CascadeStep:
        """Return what comes next: at most so many messages for the model, or the student's word."""
        is_backlog = self._is_backlog or not has_model
        if is_backlog and self._look_for_student():
            self._walk = list(self._ratings.list_unscored_ids())
        if self._walk:
            return self._let_student_answer()
        if not has_model:
            return CascadeStep()
        return CascadeStep(self._tasks_for_model(limit, is_backlog=is_backlog))

    def rate_all(
        self, scorer: SentimentScorer, progress: Callable[[int, int], None] | None = None
    ) -> Iterator[Rating]:
        """Rate all that waits and yield each rating once it is on disk; for one thread alone.

        progress: called after each slice with how many are done and how many there are.
        Raises what the scorer raises; slices done by then stay.
        """
        total, done = self.begin(), 0
        while not (step := self.next(SLICE)).is_end:
            ratings = step.ratings
            if step.change is None:
                ratings = self._ratings.keep(tuple(scorer.score(step.tasks)))
            done += len(ratings)
            if progress is not None:
                progress(done, total)
            yield from ratings
            if total >= BACKLOG and self.wants_training():
                self.train()

    def wants_training(self) -> bool:
        """Say whether there is so much more to learn from that a new student is worth it."""
        from core.insight.mood_student import LEAST_EXAMPLES  # noqa: PLC0415 - brings numpy

        with self._database.reading() as session:
            known = mood_students.find_facts(session)
            ruled = rulings.count(session)
            upto = min(_MOST_LESSONS, int(known.examples * _GROWTH) if known else LEAST_EXAMPLES)
            if known is not None and ruled - known.rulings >= _RULED_SINCE:
                return True
            if known is not None and known.examples >= _MOST_LESSONS:
                return False
            found = unsure.count_rated(session, sources=(STUDENT,), upto=upto) + ruled
            return found >= max(upto, LEAST_EXAMPLES)

    def train(self, go_on: Callable[[], bool] = lambda: True) -> StudentFacts | None:
        """Make a new student of what is rated, try it, and keep it where it is of use.

        Takes seconds. Returns how it did, None where there is too little to learn from or what it
        learned from went meanwhile. Raises Cancelled when go_on says no.
        """
        from core.insight import mood_student  # noqa: PLC0415 - brings numpy

        mark, lessons = self._lessons()
        if len(lessons) < mood_student.LEAST_EXAMPLES:
            return None
        student = mood_student.train(lessons, go_on)
        facts = StudentFacts(
            made_at=datetime.now(UTC),
            examples=len(lessons),
            rulings=sum(lesson.is_ruled for lesson in lessons),
            likeness=round(student.trial.likeness, 4),
            answers=round(student.trial.answers, 4),
            agreement=round(student.trial.agreement, 4),
            is_used=student.trial.is_worth_it,
        )
        with self._database.writing_results() as session:
            if kept_prompts.mark(session) != mark:
                return None  # somebody's words went meanwhile
            mood_students.save(session, facts, mood_student.to_bytes(student))
        return facts

    def _lessons(self) -> tuple[bytes, list[Lesson]]:
        """Return what there is to learn from, and a mark that is another once any of it goes."""
        from core.insight.mood_student import Lesson  # noqa: PLC0415 - brings numpy

        with self._database.reading() as session:
            mark = kept_prompts.mark(session)
            rules = mood_words.list_rules(session)
            rated = unsure.list_rated(session, _MOST_LESSONS, sources=(STUDENT,))
            ruled = unsure.list_ruled(session, _MOST_LESSONS)
        lessons = [
            Lesson(listen(row.text, rules).text, row.language, row.sentiment, is_ruled=is_ruled)
            for rows, is_ruled in ((ruled, True), (rated, False))
            for row in rows
        ]
        return mark, lessons[:_MOST_LESSONS]

    def _look_for_student(self) -> bool:
        """Take up a student that is new; return whether one was taken up."""
        from core.insight.mood_student import from_bytes  # noqa: PLC0415 - brings numpy

        with self._database.reading() as session:
            facts = mood_students.find_facts(session)
            if facts is None or not facts.is_used:
                self._student = None
                return False
            if facts.made_at == self._student_at:
                return False
            self._student_at = facts.made_at
            self._student = from_bytes(mood_students.find_content(session))
        return self._student is not None

    def _let_student_answer(self) -> CascadeStep:
        part, self._walk = self._walk[:_WALKED_AT_ONCE], self._walk[_WALKED_AT_ONCE:]
        tasks = self._ratings.list_waiting(part)
        student = self._student
        if student is None:
            self._walk = []
            return CascadeStep(change=Change(frozenset({Kind.SENTIMENT})))
        answers = student.answer([task.text for task in tasks], [task.language for task in tasks])
        told = tuple(
            Rating(task.id, answer)
            for task, answer in zip(tasks, answers, strict=True)
            if answer is not None
        )
        return CascadeStep(change=self._ratings.save_ratings(told), ratings=told)

    def _tasks_for_model(self, limit: int, *, is_backlog: bool) -> tuple[RatingTask, ...]:
        if not is_backlog or self._newest_left > 0:
            self._newest_left -= limit
            return self._ratings.list_unscored(limit)
        while True:
            if not self._spread:
                self._spread = list(self._ratings.list_unscored_ids())
                random.Random(len(self._spread)).shuffle(self._spread)  # noqa: S311 - no secret
            part, self._spread = self._spread[-limit:], self._spread[:-limit]
            tasks = self._ratings.list_waiting(part)
            if tasks or not part:
                return tasks
