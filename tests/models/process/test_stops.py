"""A stop ends the whole piece of work it meets, also between two of its requests."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from core.domain.model import MeasureDeed, MeasureStep
from core.domain.sentiment import RatingTask
from core.errors import Cancelled
from models.drafts.draft_writer import DraftWriter
from models.engine import GenerationRequest, LoadOptions, ScoreRequest, Work
from models.fake_engine import FakeEngine
from models.files.measure import Measuring
from models.host import LlamaHost
from models.moods.sentiment_scorer import SentimentScorer
from models.process.client import EngineClient
from models.process.engine_child import EngineChild
from tests.models.letters import make_request

ASK = GenerationRequest(prompt="Once upon a time", max_tokens=8)
LONG = GenerationRequest(prompt="Once upon a time", max_tokens=400)


class StoppedAfterFirst(FakeEngine):
    """An engine that is told to stop just when its first answer has been given."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def _once(self, answer: Iterator[object]) -> Iterator[object]:
        self.asked += 1
        yield from answer
        if self.asked == 1:
            self.stop()

    def generate(
        self, request: GenerationRequest, work: Work | None = None
    ) -> Generator[str, None, None]:
        yield from self._once(super().generate(request, work))  # type: ignore[misc]

    def score(self, request: ScoreRequest, work: Work | None = None) -> Iterator[tuple[float, ...]]:
        return self._once(super().score(request, work))  # type: ignore[return-value]


def test_a_stop_between_two_notes_ends_the_letter() -> None:
    facts = {"Delivery": "£30 flat", "Opening": "9 to 5, Mondays closed"}
    request = make_request("How much is delivery? When are you open?", facts=facts)
    engine = StoppedAfterFirst()

    *_, last = DraftWriter(lambda: engine).stream(request)

    assert last.result is not None
    assert not last.result.is_complete


def test_a_stop_between_a_message_and_its_sentences_ends_the_rating() -> None:
    engine = StoppedAfterFirst()
    tasks = [RatingTask(1, "I love this great lamp. But the chair is broken, terrible!")]

    with pytest.raises(Cancelled):
        list(SentimentScorer(lambda: engine, lambda _model: None).score(tasks))


def test_a_stop_between_two_steps_ends_a_measurement() -> None:
    engine = StoppedAfterFirst()
    measuring = Measuring(engine, 30.0, lambda _deed, _share: None)  # type: ignore[arg-type]

    measuring._ask("Good morning.", 1)

    assert measuring._write().end == "stopped"


def test_a_stop_while_the_model_before_goes_ends_the_measurement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = LlamaHost(tmp_path)
    told: list[MeasureStep] = []
    before = SimpleNamespace(retire=host.stop, stop=lambda: None)
    known = host._catalogue.find("smollm2-135m")
    monkeypatch.setattr(host, "_client", before)
    monkeypatch.setattr(host, "_measure_one", lambda _one, _s, tell: tell(MeasureDeed.LOADING, 0))
    monkeypatch.setattr(host._catalogue, "list_installed", lambda: (known,))

    with pytest.raises(Cancelled):
        host.measure(told.append)


@pytest.mark.real_model
def test_a_stop_between_two_requests_ends_the_work_and_no_other(client: EngineClient) -> None:
    work = client.begin()
    assert list(client.generate(ASK, work))

    client.stop()

    assert list(client.generate(ASK, work)) == []
    assert client.stats.end == "stopped"
    assert list(client.generate(ASK))


@pytest.mark.real_model
def test_an_answer_closed_early_leaves_the_rest_of_its_work(client: EngineClient) -> None:
    work = client.begin()
    answer = client.generate(LONG, work)
    next(answer)
    answer.close()

    assert client.stats.tokens < 390
    assert list(client.generate(ASK, work))


@pytest.mark.real_model
def test_a_stop_just_before_the_model_is_loaded_spares_the_load(small_model: Path) -> None:
    client = EngineClient("smollm2-135m", small_model)
    client._before_load = client.stop

    assert list(client.generate(ASK)) == []
    assert client.stats.end == "stopped"
    assert client.pid == 0


@pytest.mark.real_model
def test_a_stop_just_after_the_load_ends_the_request(
    small_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = EngineClient("smollm2-135m", small_model, LoadOptions(context_tokens=512))
    begin = client._keeper.begin
    monkeypatch.setattr(client._keeper, "begin", lambda loaded: (client.stop(), begin(loaded))[1])

    assert list(client.generate(LONG)) == []
    client.close()


@pytest.mark.real_model
def test_a_stop_between_two_slices_ends_the_making_of_vectors(
    small_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = LoadOptions(context_tokens=512, pooling="mean")
    client = EngineClient("smollm2-135m", small_model, options)
    asked = _stopping_after_answers(client, "vectors", monkeypatch)

    with pytest.raises(Cancelled):
        client.embed(["Where is my order?"] * 40)

    assert asked() == 1
    client.close()


def _stopping_after_answers(
    client: EngineClient, part: str, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], int]:
    """Have the client stopped when an answer with this part has come; return how many did."""
    receive, count = EngineChild.receive, 0

    def received(child: EngineChild, timeout_s: float) -> object:
        nonlocal count
        frame = receive(child, timeout_s)
        if frame is not None and part in frame:
            count += 1
            # The request is over for its process; the next one isn't asked yet.
            client._running = 0
            client.stop()
        return frame

    monkeypatch.setattr(EngineChild, "receive", received)
    return lambda: count
