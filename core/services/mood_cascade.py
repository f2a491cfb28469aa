"""Who reads which of the messages that wait: the student what it is sure of, the model the rest.

A few messages are the model's alone. Of a large backlog the model first reads some from everywhere
(`mood_school`); a student learns from these and says a word on every message. Of those that it
isn't sure of (`mood_doubts`) the model reads a small share meanwhile, the most telling ones; as it
has read more, better students go on. Once every message has a word, the last student says again
what earlier ones said, sure or not, for it has learned more than they had: the first round is over.
Then the model reads what is not sure, the least sure first, until nothing waits. There is nothing
to resume: what is rated is on disk, and whoever goes on looks at what still waits.

Where a model that tells what texts mean is there, messages are first read by it (a hundredth of a
second each, and the search needs its vectors anyway): student and model both are told of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from core.domain.change import Change, Kind
from core.domain.meaning import Meaning, MeaningTask
from core.domain.mood_learning import StudentFacts
from core.domain.ports import SentimentScorer, TextEmbedder
from core.domain.sentiment import STUDENTS, Rating, RatingTask, Sentiment
from core.errors import UserError
from core.paths import mood_file
from core.services import meaning_service
from core.services.mood_doubts import Doubts
from core.services.mood_school import MoodSchool, drawn_below, place_of
from core.services.mood_standing import Progress, ProgressOfRun, Standing
from core.services.sentiment_service import SentimentService
from core.storage.database import Database
from core.storage.finding import meanings
from core.storage.moods import mood_students, sentiments

if TYPE_CHECKING:
    from core.insight.mood_student import Student

BACKLOG = 200
"""With fewer messages than this the model reads them all."""
SLICE = 32
_NEWEST_FIRST = 32
_READ_BELOW = 0.9
"""Of what a student is less certain of than this, the model reads its share in the first round."""
_WALKED_AT_ONCE, _MADE_AT_ONCE = 250, 32
_MADE_AHEAD = 512
"""More than the embedder reads while the model reads a slice."""


@dataclass(frozen=True, slots=True)
class CascadeStep:
    """What comes next.

    unread: whose meanings are to be made and given to `keep_meanings` before anything else. tasks:
    for the model. change, ratings: what the student answered meanwhile; None when it wasn't asked.
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
        self._school, self._doubts = MoodSchool(database), Doubts()
        self._student: Student | None = None
        self._student_at: datetime | None = None
        self._reviewed_at: datetime | None = None
        self._walk: list[int] = []
        self._outgrown: list[int] = []
        self._drawn: list[int] = []
        self._rest: list[int] = []
        self._coming: list[int] = []
        self._newest_left, self._is_backlog, self._is_round_over = _NEWEST_FIRST, False, False
        self._meaning_model = ""
        self._held: _Chosen | None = None
        self._asked: set[int] = set()

    def begin(self, meaning_model: str = "") -> int:
        """Look anew at what waits; return how many messages do.

        meaning_model: the embedding model that is there, "" for none; one whose vectors nobody has
            taught how they sound is none.
        """
        self._newest_left, self._student_at, self._is_round_over = _NEWEST_FIRST, None, False
        self._meaning_model = meaning_model if mood_file(meaning_model).is_file() else ""
        self._held, self._asked = None, set()
        self._walk, self._rest, self._drawn, self._coming = [], [], [], []
        with self._database.reading() as session:
            waiting = sentiments.count_unscored(session)
            self._doubts = Doubts(sentiments.list_doubts(session, STUDENTS))
            self._is_backlog = waiting >= BACKLOG
            if self._is_backlog:
                below = drawn_below(session)
                ids = sentiments.list_unscored_ids(session)
                self._drawn = _in_order_of_drawing(one for one in ids if place_of(one) < below)
                self._coming = [*self._drawn, *ids]
        return waiting

    def standing(self) -> Standing:
        """Return how far it is now."""
        doubted = len(self._doubts)
        waiting = self._ratings.count_unscored()
        return Standing(max(0, waiting - doubted), doubted, self._is_round_over)

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
                return self._let_student_answer(tasks, may_doubt=has_model)
            if tasks or not chosen.ids:
                return CascadeStep(tasks)

    def keep(self, ratings: Sequence[Rating]) -> tuple[Rating, ...]:
        """Keep what the model said, and return it as `SentimentService.keep` does."""
        self._doubts.settle(rating.id for rating in ratings)
        return self._ratings.keep(ratings)

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
        progress: Callable[[Progress], None] | None = None,
        embedder: TextEmbedder | None = None,
    ) -> Iterator[Rating]:
        """Rate all that waits and yield each rating once it is on disk; for one thread alone.

        What a student said may be said again, by the model or a later student; what the model
        said is its last word.

        progress: called after each slice with how far it is.
        embedder: tells what texts mean, of some while the model reads others; what it raises is
            passed over.
        Raises what the scorer raises; slices done by then stay.
        """
        total = self.begin(embedder.model_id if embedder else "")
        run = ProgressOfRun()
        run.at(self.standing())
        while not (step := self.next(SLICE)).is_end:
            if step.unread and embedder:
                self._read(embedder, step.unread)
                continue
            ratings = step.ratings
            if step.change is None:
                with self._reading_ahead(embedder):
                    ratings = tuple(scorer.score(step.tasks))
                ratings = self.keep(ratings)
            if progress is not None:
                progress(run.at(self.standing()))
            yield from ratings
            if total >= BACKLOG and self.wants_training():
                with self._reading_ahead(embedder):
                    self.train()

    def wants_training(self) -> bool:
        """Say whether there is so much more to learn from that a new student is worth it."""
        is_drawing = self._is_backlog and (self._newest_left > 0 or bool(self._drawn))
        return not is_drawing and self._school.wants_student(self._meaning_model)

    def train(self, go_on: Callable[[], bool] = lambda: True) -> StudentFacts | None:
        """See `MoodSchool.train`."""
        return self._school.train(self._meaning_model, go_on)

    @contextmanager
    def _reading_ahead(self, embedder: TextEmbedder | None) -> Iterator[None]:
        """Have what is wanted later read for what it means meanwhile; keep it at the end."""
        ahead = self._list_unread(self._coming, _MADE_AHEAD)
        if embedder is None or not ahead:
            yield
            return
        with meaning_service.making_meanwhile(embedder, ahead, _MADE_AT_ONCE) as made:
            yield
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

    def _let_student_answer(self, tasks: Sequence[RatingTask], *, may_doubt: bool) -> CascadeStep:
        """may_doubt: also say what it isn't sure of, for somebody will read it."""
        student = self._student
        if student is None:
            self._walk = []
            return CascadeStep(change=Change(frozenset({Kind.SENTIMENT})))
        told = _answers(student, tasks, even_unsure=may_doubt)
        unsure = self._doubt(told, tasks, max(_READ_BELOW, student.sure_from))
        self._doubts.note_asked(sum(_size(task) for task in tasks))
        change = Change(frozenset({Kind.SENTIMENT}), tuple(rating.id for rating in told))
        return CascadeStep(change=change, ratings=self._ratings.keep(told, unsure))

    def _let_student_answer_again(self, ids: Sequence[int]) -> CascadeStep:
        """Let a better student say what an earlier one said otherwise, or wasn't sure of."""
        student = self._student
        tasks = self._ratings.list_rated(ids, self._meaning_model)
        with self._database.reading() as session:
            known = sentiments.get_many(session, ids)
        answers = _answers(student, tasks, even_unsure=True) if student is not None else ()
        told = [
            one
            for one in answers
            if one.id in self._doubts or _says_otherwise(one, known.get(one.id))
        ]
        again = [task for task in tasks if task.id in self._doubts]
        unsure = self._doubt(told, again, student.sure_from) if student is not None else set()
        kinds = frozenset({Kind.SENTIMENT} if told else ())
        change = Change(kinds, tuple(rating.id for rating in told))
        return CascadeStep(change=change, ratings=self._ratings.keep(told, unsure))

    def _doubt(
        self, told: Sequence[Rating], tasks: Sequence[RatingTask], sure_from: float
    ) -> set[int]:
        """Note which of these messages' words aren't sure; return their numbers."""
        sizes = {task.id: _size(task) for task in tasks}
        self._doubts.settle(sizes)
        unsure = set[int]()
        for one in told:
            if one.id in sizes and one.sentiment.certainty < sure_from:
                self._doubts.add((one.id, one.sentiment.certainty, sizes[one.id]))
                unsure.add(one.id)
        return unsure

    def _choose(self, limit: int, *, has_model: bool) -> _Chosen:
        if has_model and not self._is_backlog:
            return _Chosen(self._ratings.list_unscored_ids(limit))
        if has_model and (ids := self._choose_drawn(limit)):
            return _Chosen(ids)
        if self._look_for_student():
            waiting = self._ratings.list_unscored_ids()
            self._walk = [one for one in waiting if one not in self._doubts]
            self._rest = []
        if has_model and self._doubts.is_due:
            return _Chosen(self._doubts.take(limit))
        if self._walk:
            part, self._walk = self._walk[:_WALKED_AT_ONCE], self._walk[_WALKED_AT_ONCE:]
            return _Chosen(tuple(part), is_for_student=True)
        return self._choose_after_the_student(limit) if has_model else _Chosen(())

    def _choose_drawn(self, limit: int) -> tuple[int, ...]:
        """Return some that are the model's whatever a student thinks of them."""
        if self._newest_left > 0:
            self._newest_left -= limit
            return self._ratings.list_unscored_ids(limit)
        part, self._drawn = self._drawn[:limit], self._drawn[limit:]
        return tuple(part)

    def _choose_after_the_student(self, limit: int) -> _Chosen:
        """Return what no student could tell; then what is to be said again; then what is unsure."""
        if not self._rest:
            waiting = self._ratings.list_unscored_ids()
            self._rest = _in_order_of_drawing(one for one in waiting if one not in self._doubts)
        if self._rest:
            part, self._rest = self._rest[:limit], self._rest[limit:]
            return _Chosen(tuple(part))
        again = self._choose_outgrown()
        if again.ids:
            return again
        self._is_round_over = True
        return _Chosen(self._doubts.take(limit) or self._ratings.list_unscored_ids(limit))

    def _choose_outgrown(self) -> _Chosen:
        """Return some of what earlier students said, or wasn't sure; once for each student."""
        at = self._student_at
        if self._student is not None and at is not None and at != self._reviewed_at:
            self._reviewed_at = at
            with self._database.reading() as session:
                before = sentiments.list_ids_by(session, STUDENTS, before=at)
            self._outgrown = sorted({*before, *self._doubts})
        part = self._outgrown[:_WALKED_AT_ONCE]
        self._outgrown = self._outgrown[_WALKED_AT_ONCE:]
        return _Chosen(tuple(part), is_again=bool(part))


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


def _in_order_of_drawing(numbers: Iterable[int]) -> list[int]:
    return sorted(numbers, key=place_of)


def _size(task: RatingTask) -> int:
    return len(task.text.encode("utf-8", "replace"))


def _says_otherwise(rating: Rating, before: Sentiment | None) -> bool:
    """Whether it isn't what a student said before."""
    if before is None or before.source not in STUDENTS:
        return False
    return before.label is not rating.sentiment.label
