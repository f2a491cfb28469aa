"""The model learns from the owner's words before it reads on: lane by lane, a few at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from core.domain.ports import ModelHost, SentimentScorer
from core.domain.sentiment import Mood, MoodExample
from core.services.teaching_service import TeachingService
from desktop.background import Job
from desktop.wiring import Wiring

READ_AT_ONCE = 6
"""So many take about as long as a slice of ratings: a draft waits for no more."""
_Known = tuple[str, tuple[tuple[int, Mood, float], ...]]


class HeadLessons(QObject):
    """Brings what the model learned up to date; does nothing where nothing is new.

    Attributes:
        job: what is asked of the model at the moment, None before anything was.
    """

    def __init__(
        self,
        owner: QObject,
        service: TeachingService,
        scorer: SentimentScorer,
        host: ModelHost,
        wiring: Wiring,
    ) -> None:
        super().__init__(owner)
        self._service, self._scorer, self._host = service, scorer, host
        self._data_lane, self._model_lane = wiring.data_lane, wiring.model_lane
        self._known: _Known = ("", ())
        self.job: Job | None = None

    def learn(self, then: Callable[[], None], on_error: Callable[[Exception], None]) -> None:
        """Learn what is new, and go on. then: called once all is learned."""
        model = self._host.state().model_id

        def look(examples: tuple[MoodExample, ...]) -> None:
            self._on_examples(model, examples, then, on_error)

        self._data_lane.run(self, lambda: self._service.list_examples(model), look, on_error)

    def _on_examples(
        self,
        model: str,
        examples: tuple[MoodExample, ...],
        then: Callable[[], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        told = (model, tuple((one.id, one.mood, one.weight) for one in examples))
        if told == self._known or (not examples and not self._known[1]):
            then()
            return
        unread = [one for one in examples if not one.state][:READ_AT_ONCE]

        def on_learned(_changed: object) -> None:
            self._known = told
            then()

        def on_states(states: tuple[bytes, ...]) -> None:
            if not states:
                on_learned(None)  # nothing can be learned with this model
                return
            found = dict(zip((one.id for one in unread), states, strict=True))
            self._data_lane.run(
                self,
                lambda: self._service.save_states(model, found),
                lambda _nothing: self.learn(then, on_error),
                on_error,
            )

        if unread:
            texts = [one.text for one in unread]
            self.job = self._model_lane.run(
                self, lambda: self._scorer.states(texts), on_states, on_error
            )
        else:
            self.job = self._model_lane.run(
                self, lambda: self._scorer.learn(examples), on_learned, on_error
            )
