"""When a new student is made, and of what: the messages that a model or the owner rated.

One in so many messages is the model's whatever a student thinks: they are drawn by their number, so
that it is known of each for ever whether it is one. Students are tried on these, which tell of all
messages what they tell of themselves; the others that the model has read are those that an earlier
student wasn't sure of.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from core.domain.mood_learning import StudentFacts
from core.domain.sentiment import STUDENTS
from core.storage.database import Database, Session
from core.storage.finding import meanings
from core.storage.kept import kept_prompts
from core.storage.moods import mood_students, mood_words, rulings, sentiments, unsure
from core.text.heard import listen

if TYPE_CHECKING:
    from core.insight.mood_student import Lesson

_DRAWN = 160
"""So many of all messages are the model's."""
_MOST_LESSONS = 4_000
_GROWTH = 1.5
_RULED_SINCE = 15


def place_of(number: int) -> float:
    """Return where a message stands in the drawing, 0.0 to 1.0: numbers in a row lie far apart."""
    return number * 2_654_435_761 % (1 << 32) / (1 << 32)


def drawn_below(session: Session) -> float:
    """Return the place below which messages are the model's."""
    rated = sum(sentiments.count_by_source(session).values())
    return _DRAWN / max(1, rated + sentiments.count_unscored(session))


class MoodSchool:
    """Data lane only, but for `train`, which is for a thread that may be busy for some seconds."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._taught_with = ""

    def wants_student(self, meaning_model: str) -> bool:
        """Say whether there is so much more to learn from that a new student is worth it."""
        from core.insight.mood_student import LEAST_EXAMPLES  # noqa: PLC0415 - brings numpy

        with self._database.reading() as session:
            known = mood_students.find_facts(session)
            if known and meaning_model not in (known.meaning_model, self._taught_with):
                known = None  # it doesn't know what can be known now
            ruled = rulings.count(session)
            upto = min(_MOST_LESSONS, int(known.examples * _GROWTH) if known else LEAST_EXAMPLES)
            if known is not None and ruled - known.rulings >= _RULED_SINCE:
                return True
            if known is not None and known.examples >= _MOST_LESSONS:
                return False
            found = unsure.count_rated(session, sources=STUDENTS, upto=upto) + ruled
            return found >= max(upto, LEAST_EXAMPLES)

    def train(self, meaning_model: str, go_on: Callable[[], bool]) -> StudentFacts | None:
        """Make a new student of what is rated, try it, and keep it where it is of use.

        Takes seconds. Returns how it did, None where there is too little to learn from or what it
        learned from went meanwhile. Raises Cancelled when go_on says no.
        """
        from core.insight import mood_student  # noqa: PLC0415 - brings numpy

        self._taught_with = meaning_model
        mark, lessons = self._lessons(meaning_model)
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

    def _lessons(self, meaning_model: str) -> tuple[bytes, list[Lesson]]:
        """Return what there is to learn from, and a mark that is another once any of it goes."""
        from core.insight.mood_student import Lesson  # noqa: PLC0415 - brings numpy

        with self._database.reading() as session:
            mark = kept_prompts.mark(session)
            rules = mood_words.list_rules(session)
            rated = unsure.list_rated(session, _MOST_LESSONS, sources=STUDENTS)
            ruled = unsure.list_ruled(session, _MOST_LESSONS)
            rows = [*((row, True) for row in ruled), *((row, False) for row in rated)]
            rows = rows[:_MOST_LESSONS]
            known = meanings.find_of_messages(session, meaning_model, [row.id for row, _ in rows])
            is_alone = not sentiments.count_by_source(session).keys() & STUDENTS
            below = 1.0 if is_alone else drawn_below(session)  # nobody has left anything out yet
        lessons = []
        for row, is_ruled in rows:
            heard = listen(row.text, rules)
            vectors = known.get(row.id) if not heard.words else None
            is_drawn = place_of(row.id) < below
            lessons.append(
                Lesson(heard.text, row.language, row.sentiment, is_ruled, vectors, is_drawn)
            )
        return mark, lessons
