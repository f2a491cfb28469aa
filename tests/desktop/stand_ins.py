"""The model's side of the desk, played by script."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from core.domain.draft import Claim, DraftPiece, DraftRequest, Fact
from core.domain.model import (
    MeasureDeed,
    MeasureStep,
    ModelAdapter,
    ModelEntry,
    ModelMeasure,
    ModelState,
    ModelStatus,
    ModelTitle,
    RestPolicy,
)
from core.domain.sentiment import MoodExample, Rating, RatingTask
from core.errors import UserError
from tests.factory import make_draft_result, make_measure, make_model, make_model_state, make_rating


class ScriptedScorer:
    """Rates everything happy, and notes how many texts each slice had."""

    def __init__(self) -> None:
        self.slices: list[int] = []
        self.error: Exception | None = None
        self.read: list[str] = []
        self.lessons: list[tuple[MoodExample, ...]] = []

    def score(self, tasks: Sequence[RatingTask]) -> Iterator[Rating]:
        self.slices.append(len(tasks))
        if self.error is not None:
            raise self.error
        for task in tasks:
            yield make_rating(task.id)

    def states(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        self.read += texts
        return tuple(text.encode() for text in texts)

    def learn(self, examples: Sequence[MoodExample]) -> bool:
        self.lessons.append(tuple(examples))
        return bool(examples)


class ScriptedWriter:
    """Says its pieces; raises its error after them, if it has one."""

    def __init__(self) -> None:
        self.requests: list[DraftRequest] = []
        self.result = make_draft_result()
        self.pieces: tuple[str, ...] = (self.result.text,)
        self.error: UserError | None = None

    def stream(self, request: DraftRequest) -> Iterator[DraftPiece]:
        self.requests.append(request)
        for piece in self.pieces:
            yield DraftPiece(piece)
        if self.error is not None:
            raise self.error
        yield DraftPiece("", self.result)

    def find_promises(self, text: str) -> tuple[str, ...]:
        return tuple(line for line in text.splitlines() if "will" in line)

    def find_remedies(self, text: str, claim: Claim, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        return tuple(replace(fact, value="€52") for fact in facts if claim.text in text)[:1]


class ScriptedHost:
    """Has one model, unless told otherwise."""

    def __init__(self) -> None:
        self.status = ModelStatus.READY
        self.stops = 0
        self.keeps = 0
        self.used: list[str] = []
        self.refusal = UserError("model-file-damaged", file="")
        self.installed: list[Path] = []
        self.measures: tuple[ModelMeasure, ...] = ()
        self.measured = (
            make_measure(titles=(ModelTitle.BALANCED, ModelTitle.THOROUGH)),
            make_measure("small-one", reply_s=0.8, titles=(ModelTitle.FAST,)),
        )
        self.measure_error: Exception | None = None
        self.policies: list[RestPolicy] = []
        self.saver: bool | None = False

    def state(self) -> ModelState:
        if self.status is ModelStatus.MISSING:
            return ModelState(ModelStatus.MISSING)
        return make_model_state(self.status)

    def list_models(self, *, everything: bool = False) -> tuple[ModelEntry, ...]:
        return (make_model(is_in_use=True), make_model("Small one, Q4", is_installed=True))

    def use(self, model_id: str) -> None:
        self.used.append(model_id)

    def install(self, path: Path, *, accepts_unknown: bool = False) -> ModelEntry:
        if not accepts_unknown:
            raise self.refusal
        self.installed.append(path)
        return make_model(path.stem, is_installed=True)

    def adapter(self) -> ModelAdapter | None:
        return None

    def attach_adapter(self, path: Path, scale: float = 1.0) -> ModelAdapter:
        return ModelAdapter(path.stem, scale)

    def remove_adapter(self) -> bool:
        return False

    def measure(self, progress: Callable[[MeasureStep], None]) -> tuple[ModelMeasure, ...]:
        progress(MeasureStep("small", "Small one, Q4", MeasureDeed.READING, 0.4))
        if self.measure_error is not None:
            raise self.measure_error
        self.measures = self.measured
        return self.measures

    def list_measures(self) -> tuple[ModelMeasure, ...]:
        return self.measures

    def rest_if_due(self, policy: RestPolicy) -> bool:
        self.policies.append(policy)
        return True

    def saves_battery(self) -> bool | None:
        return self.saver

    def keep_prompts(self) -> None:
        self.keeps += 1

    def stop(self) -> None:
        self.stops += 1

    def close(self) -> None:
        self.stops += 1
