"""Who reads which of the messages that wait: the student what it is sure of, the model the rest.

A few messages are the model's alone. Of a large backlog the model first reads some from everywhere;
a student learns from these and answers what it is sure of; the model reads on, and as it has read
more, a better student tries again. When nothing waits any more, the last student says again what
earlier ones said, sure or not: it has learned more than they had. There is nothing to resume: what
is rated is on disk, and whoever goes on looks at what still waits.

Where a model that tells what texts mean is there, messages are first read by it (a hundredth of a
second each, and the search needs its vectors anyway): student and model both are told of it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event
from typing import TYPE_CHECKING

from core.domain.change import Change, Kind
from core.domain.meaning import Meaning, MeaningTask
from core.domain.mood_learning import StudentFacts
from core.domain.ports import SentimentScorer, TextEmbedder
from core.domain.sentiment import STUDENTS, Rating, RatingTask, Sentiment
from core.errors import UserError
from core.paths import mood_file
from core.services import meaning_service
from core.services.sentiment_service import SLICE, SentimentService
from core.storage.database import Database
from core.storage.finding import meanings
from core.storage.kept import kept_prompts
from core.storage.moods import mood_students, mood_words, rulings, sentiments, unsure
from core.text.heard import listen

if TYPE_CHECKING:
    from core.insight.mood_student import Lesson, Student

BACKLOG = 200
"""With fewer messages than this the model reads them all."""
_NEWEST_FIRST = 32
_WALKED_AT_ONCE, _MADE_AT_ONCE = 250, 32
_MADE_AHEAD = 512
"""More than the embedder reads while the model reads a slice."""
_MOST_LESSONS = 4_000
_GROWTH = 1.3
_RULED_SINCE = 15


@dataclass(frozen=True, slots=True)
class CascadeStep:
    """What comes next.

    unread: whose meanings are to be made and given to `keep_meanings` before anything else. tasks:
    for the model. change, ratings: what the student answered meanwhile; None when it wasn't asked.
    The change names those that waited; of what was rated before, ratings hold those said otherwise.
    None of these: nothing waits that can be read.
    """

    tasks: tuple[RatingTask, ...] = ()
    change: Change | None = None
    ratings: tuple[Rating, ...] = ()
    unread: tuple[MeaningTask, ...] = ()

    @property
    def is_end(self) -> bool:
        """Whether there is nothing more to do."""
        return not self.tasks and not self.unread and self.change is None


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The numbers of some messages, and whether they are the student's or the model's.

    is_again: an earlier student has answered them.
    """

    ids: tuple[int, ...]
    is_for_student: bool = False
    is_again: bool = False


class MoodCascade:
    """Data lane only, but for `train`, which is for a thread that may be busy for some seconds."""

    def __init__(self, database: Database, ratings: SentimentService) -> None:
        self._database, self._ratings = database, ratings
        self._student: Student | None = None
        self._student_at: datetime | None = None
        self._reviewed_at: datetime | None = None
        self._walk: list[int] = []
        self._outgrown: list[int] = []
        self._spread: list[int] = []
        self._newest_left, self._is_backlog = _NEWEST_FIRST, False
        self._meaning_model, self._taught_with = "", ""
        self._held: _Chosen | None = None
        self._asked: set[int] = set()

    def begin(self, meaning_model: str = "") -> int:
        """Look anew at what waits; return how many messages do.

        meaning_model: the embedding model that is there, "" for none; one whose vectors nobody has
            taught how they sound is none.
        """
        self._newest_left, self._spread = _NEWEST_FIRST, []
        self._student_at = None
        self._meaning_model = meaning_model if mood_file(meaning_model).is_file() else ""
        self._held, self._asked = None, set()
        waiting = self._ratings.count_unscored()
        self._is_backlog = waiting >= BACKLOG
        return waiting

    def next(self, limit: int, *, has_model: bool = True) -> CascadeStep:
        """Return what comes next: at most so many messages for the model, or the student's word."""
        while True:
            chosen = self._held or self._choose(limit, has_model=has_model)
            if unread := self._list_unread(chosen.ids):
                self._held = chosen
                return CascadeStep(unread=unread)
            self._held = None
            if chosen.is_again:
                return self._let_student_answer_again(chosen.ids)
            tasks = self._ratings.list_waiting(chosen.ids, self._meaning_model)
            if chosen.is_for_student:
                return self._let_student_answer(tasks)
            if tasks or not chosen.ids:
                return CascadeStep(tasks)

    def keep_meanings(self, found: Sequence[Meaning]) -> None:
        """Keep what was unread."""
        with self._database.writing_results() as session:
            meanings.save(session, self._meaning_model, found)
        self._asked.update(one.id for one in found)

    def go_on_without_meanings(self) -> None:
        """Do with letters alone until the next `begin`: what was unread couldn't be read."""
        self._meaning_model = ""

    def rate_all(
        self,
        scorer: SentimentScorer,
        progress: Callable[[int, int], None] | None = None,
        embedder: TextEmbedder | None = None,
    ) -> Iterator[Rating]:
        """Rate all that waits and yield each rating once it is on disk; for one thread alone.

        progress: called after each slice with how many are done and how many there are.
        embedder: tells what texts mean, of some while the model reads others; what it raises is
            passed over.
        Raises what the scorer raises; slices done by then stay.
        """
        total, done = self.begin(embedder.model_id if embedder else ""), 0
        while not (step := self.next(SLICE)).is_end:
            if step.unread and embedder:
                self._read(embedder, step.unread)
                continue
            ratings = step.ratings
            if step.change is None:
                with self._reading_ahead(embedder):
                    ratings = tuple(scorer.score(step.tasks))
                ratings = self._ratings.keep(ratings)
            done += len(ratings) if step.change is None else len(step.change.ids)
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
            if known and self._meaning_model not in (known.meaning_model, self._taught_with):
                known = None  # it doesn't know what can be known now
            ruled = rulings.count(session)
            upto = min(_MOST_LESSONS, int(known.examples * _GROWTH) if known else LEAST_EXAMPLES)
            if known is not None and ruled - known.rulings >= _RULED_SINCE:
                return True
            if known is not None and known.examples >= _MOST_LESSONS:
                return False
            found = unsure.count_rated(session, sources=STUDENTS, upto=upto) + ruled
            return found >= max(upto, LEAST_EXAMPLES)

    def train(self, go_on: Callable[[], bool] = lambda: True) -> StudentFacts | None:
        """Make a new student of what is rated, try it, and keep it where it is of use.

        Takes seconds. Returns how it did, None where there is too little to learn from or what it
        learned from went meanwhile. Raises Cancelled when go_on says no.
        """
        from core.insight import mood_student  # noqa: PLC0415 - brings numpy

        self._taught_with = self._meaning_model
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
            meaning_model=student.sense.meaning_model,
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
            rated = unsure.list_rated(session, _MOST_LESSONS, sources=STUDENTS)
            ruled = unsure.list_ruled(session, _MOST_LESSONS)
            rows = [*((row, True) for row in ruled), *((row, False) for row in rated)]
            rows = rows[:_MOST_LESSONS]
            ids = [row.id for row, _ in rows]
            known = meanings.find_of_messages(session, self._meaning_model, ids)
        lessons = []
        for row, is_ruled in rows:
            heard = listen(row.text, rules)
            vectors = known.get(row.id) if not heard.words else None
            lessons.append(Lesson(heard.text, row.language, row.sentiment, is_ruled, vectors))
        return mark, lessons

    @contextmanager
    def _reading_ahead(self, embedder: TextEmbedder | None) -> Iterator[None]:
        """Have what is wanted later read for what it means meanwhile; keep it at the end."""
        ahead = self._list_unread(self._spread, _MADE_AHEAD)
        if embedder is None or not ahead:
            yield
            return
        is_over = Event()
        with ThreadPoolExecutor(1) as beside:
            made = beside.submit(_make_until, is_over, embedder, ahead)
            try:
                yield
            finally:
                is_over.set()
        self._keep(made.result)

    def _read(self, embedder: TextEmbedder, unread: Sequence[MeaningTask]) -> None:
        self._keep(lambda: meaning_service.make(embedder, unread))

    def _keep(self, make: Callable[[], Sequence[Meaning]]) -> None:
        try:
            self.keep_meanings(make())
        except UserError:
            self.go_on_without_meanings()

    def _list_unread(
        self, ids: Sequence[int], at_once: int = _MADE_AT_ONCE
    ) -> tuple[MeaningTask, ...]:
        """Return some of these that nobody was asked about yet and that have no vectors."""
        fresh = [one for one in ids if one not in self._asked] if self._meaning_model else []
        while fresh:
            some, fresh = fresh[:at_once], fresh[at_once:]
            with self._database.reading() as session:
                unread = meanings.list_unread(session, self._meaning_model, some)
            if unread:
                return unread
            self._asked.update(some)
        return ()

    def _look_for_student(self) -> bool:
        """Take up a student that is new; return whether one was taken up."""
        from core.insight.mood_student import from_bytes  # noqa: PLC0415 - brings numpy

        with self._database.reading() as session:
            facts = mood_students.find_facts(session)
            is_of_use = facts is not None and facts.is_used
            if (
                facts is None
                or not is_of_use
                or facts.meaning_model not in ("", self._meaning_model)
            ):
                self._student = None
                return False
            if facts.made_at == self._student_at:
                return False
            self._student_at = facts.made_at
            self._student = from_bytes(mood_students.find_content(session))
        if self._student is None:
            with self._database.writing_results() as session:
                mood_students.forget(session)  # an earlier version's
        return self._student is not None

    def _let_student_answer(self, tasks: Sequence[RatingTask]) -> CascadeStep:
        student = self._student
        if student is None:
            self._walk = []
            return CascadeStep(change=Change(frozenset({Kind.SENTIMENT})))
        told = _answers(student, tasks)
        return CascadeStep(change=self._ratings.save_ratings(told), ratings=told)

    def _let_student_answer_again(self, ids: Sequence[int]) -> CascadeStep:
        """Let a better student say what an earlier one said otherwise."""
        tasks = self._ratings.list_rated(ids, self._meaning_model)
        with self._database.reading() as session:
            known = sentiments.get_many(session, ids)
        student = self._student
        answers = _answers(student, tasks, even_unsure=True) if student is not None else ()
        told = [one for one in answers if _says_otherwise(one, known.get(one.id))]
        kinds = frozenset({Kind.SENTIMENT} if told else ())
        return CascadeStep(change=Change(kinds), ratings=self._ratings.keep(told))

    def _choose(self, limit: int, *, has_model: bool) -> _Chosen:
        is_backlog = self._is_backlog or not has_model
        if is_backlog and self._look_for_student():
            self._walk = list(self._ratings.list_unscored_ids())
            self._spread = []  # drawn before it answered most of them
        if self._walk:
            part, self._walk = self._walk[:_WALKED_AT_ONCE], self._walk[_WALKED_AT_ONCE:]
            return _Chosen(tuple(part), is_for_student=True)
        if not has_model:
            return _Chosen(())
        ids = self._choose_for_model(limit, is_backlog=is_backlog)
        return _Chosen(ids) if ids or not is_backlog else self._choose_outgrown()

    def _choose_for_model(self, limit: int, *, is_backlog: bool) -> tuple[int, ...]:
        if not is_backlog or self._newest_left > 0:
            self._newest_left -= limit
            return self._ratings.list_unscored_ids(limit)
        if not self._spread:
            self._spread = list(self._ratings.list_unscored_ids())
            random.Random(len(self._spread)).shuffle(self._spread)  # noqa: S311 - no secret
        part, self._spread = self._spread[-limit:], self._spread[:-limit]
        return tuple(part)

    def _choose_outgrown(self) -> _Chosen:
        """Return some of what students said before the one that speaks now; once for each."""
        at = self._student_at
        if self._student is not None and at is not None and at != self._reviewed_at:
            self._reviewed_at = at
            with self._database.reading() as session:
                self._outgrown = sentiments.list_ids_by(session, STUDENTS, before=at)
        part = self._outgrown[:_WALKED_AT_ONCE]
        self._outgrown = self._outgrown[_WALKED_AT_ONCE:]
        return _Chosen(tuple(part), is_again=bool(part))


def _make_until(
    is_over: Event, embedder: TextEmbedder, tasks: Sequence[MeaningTask]
) -> list[Meaning]:
    """Return what the first of these mean, as many as can be read before it is over."""
    found: list[Meaning] = []
    for start in range(0, len(tasks), _MADE_AT_ONCE):
        if is_over.is_set():
            break
        found += meaning_service.make(embedder, tasks[start : start + _MADE_AT_ONCE])
    return found


def _answers(
    student: Student, tasks: Sequence[RatingTask], *, even_unsure: bool = False
) -> tuple[Rating, ...]:
    """Return what the student is sure of, or what it finds likeliest."""
    answers = student.answer(
        [task.text for task in tasks],
        [task.language for task in tasks],
        [task.vectors for task in tasks],
        even_unsure=even_unsure,
    )
    return tuple(
        Rating(task.id, answer)
        for task, answer in zip(tasks, answers, strict=True)
        if answer is not None
    )


def _says_otherwise(rating: Rating, before: Sentiment | None) -> bool:
    """Whether it isn't what a student said before."""
    if before is None or before.source not in STUDENTS:
        return False
    return before.label is not rating.sentiment.label
