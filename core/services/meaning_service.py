"""Finding by meaning: which texts have no vectors yet, and which are alike to a question."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

from core.domain.change import Kind
from core.domain.interaction import Interaction
from core.domain.meaning import Meaning, MeaningTask, PastAnswer
from core.domain.ports import TextEmbedder
from core.domain.search import SearchHit
from core.storage import interactions
from core.storage.database import Database, Session
from core.storage.finding import meanings, search_hits
from core.storage.finding.meanings import Passage, Walk
from core.text.highlight import snippet_of
from core.text.sentences import split_sentences

if TYPE_CHECKING:
    from core.insight.vector_index import VectorIndex

SLICE = 16
_LOADED_AT_ONCE = 5_000  # vectors: a few hundredths of a second
_MOST_NOTES = 8
_MOST_SENTENCES = 12
_ALIKE_QUESTION = 0.6
"""As alike as two messages that ask for the same thing; of the default model's vectors."""
_NOWHERE = Walk(0)
Record = tuple[Kind, int]


class MeaningService:
    """Data lane only.

    A window moves between lanes itself: `list_waiting`, the embedder, `save`; then `find` with the
    vector of a question. The command line has one thread and calls `read_all`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._model = ""
        self._index: VectorIndex | None = None
        self._walk, self._top, self._walked_up_to = _NOWHERE, 0, 0
        self._notes_after = -1
        self._is_done = False

    def begin(self, model: str, *, is_anew: bool = False) -> None:
        """Look again for what has no vectors by this model.

        is_anew: look at everything, not only at what came since; for what was brought back or
            changed long after it came.
        """
        if model != self._model:
            self._model, self._index, self._walked_up_to = model, None, 0
        with self._database.reading() as session:
            self._top = meanings.newest(session) + 1
            if self._index is not None and meanings.count(session, model) < len(self._index):
                self._index = None  # something went: nothing of it is to stay in memory
        floor = 0 if is_anew else self._walked_up_to
        # A walk that is under way has its rest still before it.
        under_way = floor if self._walk.is_done else self._walk.floor
        self._walk = Walk(self._top, min(floor, under_way))
        self._notes_after, self._is_done = 0, False

    def list_waiting(self, limit: int = SLICE) -> tuple[MeaningTask, ...]:
        """Return some notes, then messages, to make vectors of, the newest messages first.

        There may be none in one slice and some in the next: `is_done` says when all was looked at.
        """
        with self._database.reading() as session:
            is_loaded = self._load(session)
            if self._notes_after >= 0:
                tasks, after = meanings.list_waiting_notes(
                    session, self._model, self._notes_after, min(limit, _MOST_NOTES)
                )
                self._notes_after = after or -1
                return tasks
            tasks, self._walk = meanings.list_waiting(session, self._model, self._walk, limit)
        if self._walk.is_done:
            self._walked_up_to = max(self._walked_up_to, self._top)
            self._is_done = is_loaded
        return tasks

    @property
    def is_on(self) -> bool:
        """Whether anything is found by meaning: a model is here, and the person lets it."""
        return bool(self._model)

    @property
    def is_done(self) -> bool:
        """Whether everything was looked at, and all vectors there are can be found."""
        return self._is_done

    @property
    def progress(self) -> float:
        """How much of the way is behind, 0 to 1."""
        way = self._top - self._walk.floor
        return 1.0 if way <= 0 else max(0.0, min(1.0, (self._top - self._walk.below) / way))

    def save(self, found: Sequence[Meaning]) -> None:
        """Keep the vectors; from now on the records are found by them."""
        with self._database.writing_results() as session:
            meanings.save(session, self._model, found)

    def find(
        self,
        question: bytes,
        alike_from: float,
        *,
        without: Collection[Record] = (),
        most: int = 5,
    ) -> tuple[SearchHit, ...]:
        """Return what is alike in meaning, the most alike first.

        The snippet is the whole passage that is alike; `to_the_point` makes a line of it.

        question: an embedder's vector. alike_from: less alike (a cosine) is no hit.
        without: records that are shown already.
        """
        with self._database.reading() as session:
            alike = self._alike(session, question, alike_from, without, most)
            return tuple(_hits(session, alike))

    def find_answers(
        self, question: bytes, alike_from: float, *, without: Collection[int] = (), most: int = 3
    ) -> tuple[PastAnswer, ...]:
        """Return what the owner answered to the messages that are most alike to the question.

        without: interactions that don't count, those of the conversation at hand.
        """
        kept = {(Kind.INTERACTION, number) for number in without}
        found: list[PastAnswer] = []
        with self._database.reading() as session:
            alike = self._alike(session, question, alike_from, kept, most * 10)
            for passage, cosine in alike.items():
                reply = None
                if passage.kind is Kind.INTERACTION and len(found) < most:
                    reply = meanings.find_reply(session, passage.record_id)
                if reply is None or any(answer.answer_id == reply[0] for answer in found):
                    continue
                asked = search_hits.read(session, Kind.INTERACTION, [passage.record_id], ())
                found.append(
                    PastAnswer(passage.record_id, reply[0], asked[0].body, reply[1], cosine)
                )
        return tuple(found)

    def find_answers_to(self, message: Interaction) -> tuple[PastAnswer, ...]:
        """Return what the owner answered to messages like this one, by the vectors there are.

        Needs no model: nothing is found for a message that has not been read for meaning yet.
        """
        if not self._model:
            return ()
        with self._database.reading() as session:
            vectors = meanings.vectors_of(session, Kind.INTERACTION, [message.id], self._model)
            own = (
                {message.id}
                if message.thread_id is None
                else {one.id for one in interactions.list_of_thread(session, message.thread_id)}
            )
        if not vectors:
            return ()
        return self.find_answers(vectors[0], _ALIKE_QUESTION, without=own)

    def forget(self) -> None:
        """Forget all vectors."""
        self._model, self._index = "", None
        self._walk, self._walked_up_to = _NOWHERE, 0
        with self._database.writing_results() as session:
            meanings.forget(session)

    def read_all(
        self, embedder: TextEmbedder, progress: Callable[[float], None] = lambda _share: None
    ) -> Iterator[Meaning]:
        """Make all vectors that are missing and yield each record's once it is on disk.

        Raises what the embedder raises; what was made by then stays.
        """
        self.begin(embedder.model_id, is_anew=True)
        while not self.is_done:
            made = make(embedder, self.list_waiting())
            self.save(made)
            progress(self.progress)
            yield from made

    def _alike(
        self,
        session: Session,
        question: bytes,
        alike_from: float,
        without: Collection[Record],
        most: int,
    ) -> dict[Passage, float]:
        """Return the passages that are alike, the best of each record, best first."""
        from core.insight.vector_index import likeness  # noqa: PLC0415 - loaded when first needed

        self._load(session)
        index = self._index
        if index is None:
            return {}
        found = meanings.read_vectors(session, index.candidates(question))
        cosines = likeness(question, [vector for _passage, vector in found])
        best: dict[Record, tuple[float, Passage]] = {}
        for (passage, _vector), cosine in zip(found, cosines, strict=True):
            record = (passage.kind, passage.record_id)
            known = best.get(record)
            is_hit = cosine >= alike_from and record not in without
            if is_hit and (known is None or cosine > known[0]):
                best[record] = (cosine, passage)
        ordered = sorted(best.values(), key=lambda found: (-found[0], found[1]))
        return {passage: cosine for cosine, passage in ordered[:most]}

    def _load(self, session: Session) -> bool:
        """Take what was stored since the last time into the index, so many at most.

        Returns whether that was all.
        """
        if self._index is None:
            # numpy takes a while to load, which the start of the program must not pay.
            from core.insight.vector_index import VectorIndex  # noqa: PLC0415

            self._index = VectorIndex()
        last = self._index.last
        rows = meanings.list_vectors(session, self._model, last, _LOADED_AT_ONCE)
        self._index.add([number for number, _ in rows], [vector for _, vector in rows])
        return len(rows) < _LOADED_AT_ONCE


def make(embedder: TextEmbedder, tasks: Sequence[MeaningTask]) -> tuple[Meaning, ...]:
    """Return the vectors of these records; no file is needed. Raises what the embedder raises."""
    vectors = iter(embedder.embed_passages([text for task in tasks for text in task.passages]))
    return tuple(
        Meaning(task.kind, task.id, tuple(next(vectors) for _ in task.passages)) for task in tasks
    )


@contextmanager
def making_meanwhile(
    embedder: TextEmbedder, tasks: Sequence[MeaningTask], at_once: int
) -> Iterator[Future[list[Meaning]]]:
    """Make vectors in another thread for as long as the block takes, so many at once.

    What comes of it is known once the block is over: of the first records, as many as there was
    time for. It raises what the embedder raised.
    """
    is_over = Event()

    def made() -> list[Meaning]:
        found: list[Meaning] = []
        for start in range(0, len(tasks), at_once):
            if is_over.is_set():
                break
            found += make(embedder, tasks[start : start + at_once])
        return found

    with ThreadPoolExecutor(1) as beside:
        future = beside.submit(made)
        try:
            yield future
        finally:
            is_over.set()


def to_the_point(
    embedder: TextEmbedder, question: bytes, hits: Sequence[SearchHit]
) -> tuple[SearchHit, ...]:
    """Return the hits with that sentence of each passage which is most alike to the question.

    No file is needed. Raises what the embedder raises.
    """
    from core.insight.vector_index import likeness  # noqa: PLC0415 - as above

    parts = [split_sentences(hit.snippet)[:_MOST_SENTENCES] or [hit.snippet] for hit in hits]
    vectors = iter(embedder.embed_passages([sentence for part in parts for sentence in part]))
    sharp = []
    for hit, part in zip(hits, parts, strict=True):
        alike = likeness(question, [next(vectors) for _ in part])
        best = part[alike.index(max(alike))]
        sharp.append(replace(hit, snippet=snippet_of(best, ())))
    return tuple(sharp)


def _hits(session: Session, alike: dict[Passage, float]) -> Iterator[SearchHit]:
    for passage, cosine in alike.items():
        for found in search_hits.read(session, passage.kind, [passage.record_id], ()):
            yield SearchHit(
                kind=passage.kind,
                id=found.id,
                title=found.title,
                snippet=meanings.read_passage(session, passage),
                at=found.at,
                thread_id=found.thread_id,
                contact_id=found.contact_id,
                likeness=cosine,
            )
