from __future__ import annotations

import math
from collections.abc import Iterator

import pytest

from core.domain.sentiment import Mood, RatingTask, Sentiment
from core.text.sentences import split_parts, split_sentences
from models.engine import MAX_ITEM_BYTES, ScoreRequest, Work
from models.fake_engine import FakeEngine
from models.moods.calibration import Calibration, find_fitted, from_content_free
from models.moods.sentiment_scorer import SentimentScorer
from models.process.client import EngineClient


def rate(text: str, engine: FakeEngine | None = None) -> Sentiment:
    scorer = SentimentScorer(lambda: engine or FakeEngine())
    (rating,) = scorer.score([RatingTask(7, text)])
    assert rating.id == 7
    return rating.sentiment


class WatchingEngine(FakeEngine):
    """Remembers the items it was asked about."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[str] = []

    def score(self, request: ScoreRequest, work: Work | None = None) -> Iterator[tuple[float, ...]]:
        self.items.extend(request.items)
        return super().score(request, work)


def test_an_empty_text_is_neutral_and_uncertain() -> None:
    for text in ("", "  \n "):
        assert rate(text) == Sentiment(Mood.NEUTRAL, 0.0, 0.0, "fake")


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("I love this great lamp, it is perfect.", Mood.POSITIVE),
        ("The lamp is broken, what a terrible thing.", Mood.NEGATIVE),
        ("The lamp is 30 cm high.", Mood.NEUTRAL),
        ("台灯坏了，太差，很失望。", Mood.NEGATIVE),
        ("很好，非常满意。", Mood.POSITIVE),
    ],
)
def test_a_text_gets_the_label_that_the_model_finds_likeliest(text: str, mood: Mood) -> None:
    sentiment = rate(text)

    assert sentiment.label is mood
    assert -1.0 <= sentiment.score <= 1.0
    assert 0.0 < sentiment.certainty <= 1.0


def test_clear_praise_beside_a_clear_complaint_is_mixed() -> None:
    text = "The wonderful table is great. But the chair is broken, terrible! Size 30 cm."

    sentiment = rate(text)

    assert sentiment.label is Mood.MIXED
    assert sentiment.phrases == (
        "But the chair is broken, terrible!",
        "The wonderful table is great.",
    )


def test_a_courtesy_makes_no_complaint_mixed() -> None:
    text = "The chair is broken and the leg came late. Thank you, great!"

    assert rate(text).label is not Mood.MIXED


def test_phrases_are_parts_of_the_text() -> None:
    text = "We opened the box.\n  The lamp is broken, terrible!  It is 30 cm. 太差！很失望。"

    sentiment = rate(text)

    assert sentiment.phrases
    assert all(phrase in text for phrase in sentiment.phrases)


def test_ratings_come_in_the_order_of_the_tasks() -> None:
    tasks = [RatingTask(number, f"text {number}") for number in range(40)]

    ratings = list(SentimentScorer(FakeEngine).score(tasks))

    assert [rating.id for rating in ratings] == list(range(40))


def test_a_long_text_is_read_in_parts_that_fit() -> None:
    engine = WatchingEngine()

    rate("A sentence of some length about lamps. <<<<<<<<<< " * 80, engine)

    assert len(engine.items) > 2
    assert all(len(item.encode()) <= MAX_ITEM_BYTES for item in engine.items)


def test_what_was_not_read_lowers_the_certainty() -> None:
    short = rate("The lamp is broken, terrible. " * 20)
    long = rate("The lamp is broken, terrible. " * 2000)

    assert long.certainty < short.certainty * 3 / 4


def test_sentences_are_verbatim_in_both_languages() -> None:
    text = "First one. Second (yes)! 第三句。第四句？“第五句。”\nLast"

    assert split_sentences(text) == [
        "First one.",
        "Second (yes)!",
        "第三句。",
        "第四句？",
        "“第五句。”",
        "Last",
    ]


def test_parts_hold_the_whole_text() -> None:
    text = "一二三四五。" * 400 + "x" * 3000

    parts = split_parts(text, 300)

    assert "".join(parts) == text
    assert max(len(part.encode()) for part in parts) <= 300


def test_a_fitted_calibration_is_found_by_model_and_prompt() -> None:
    assert find_fitted("qwen2.5-1.5b", "sentiment-2") is not None
    assert find_fitted("qwen2.5-1.5b", "sentiment-0") is None
    assert find_fitted("nobody", "sentiment-2") is None


def test_a_text_without_feeling_is_neutral_after_calibration() -> None:
    lean = (math.log(0.9), math.log(0.01), math.log(0.09))

    chances = from_content_free([lean, lean]).apply(lean)

    assert chances[0] == pytest.approx(chances[2])
    assert chances[1] > 0.45


def test_chances_sum_to_one() -> None:
    assert sum(Calibration(2.0, (1.0, 0.0, -1.0)).apply((-0.1, -3.0, -5.0))) == pytest.approx(1.0)


@pytest.mark.real_model
def test_the_small_model_rates_a_batch(own_client: EngineClient) -> None:
    tasks = [RatingTask(1, "I love it, thank you so much!"), RatingTask(2, "Broken again. Awful.")]

    ratings = list(SentimentScorer(lambda: own_client).score(tasks))

    assert [rating.id for rating in ratings] == [1, 2]
    assert [rating.sentiment.label for rating in ratings] == [Mood.POSITIVE, Mood.NEGATIVE]
    assert ratings[0].sentiment.source == "smollm2-135m"
