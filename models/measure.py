"""Measures a model on this machine: what a person will wait for, in seconds."""

from __future__ import annotations

import time

from core.domain.model import ModelMeasure
from models import hardware
from models.client import EngineClient
from models.engine import GenerationRequest, Message, ScoreRequest
from models.prompts import load_prompt
from models.sentiment_scorer import LABELS

_LETTER = (
    "Good morning, last Tuesday I ordered three oak shelves and a set of brackets from you. The "
    "brackets came the next day, but the shelves are still missing. Could you tell me when they "
    "will leave your workshop, and whether the price on the invoice already includes delivery? "
)
_RATED = ("The shelves arrived and look lovely.", "Still no answer.", "What does the set cost?")
_REPLY_TOKENS = 80
_READ_COPIES = 8
_RATED_COPIES = 8


def measure_model(client: EngineClient) -> ModelMeasure:
    """Load, read, write and rate with a model that is not loaded yet; leaves it loaded.

    Raises UserError as `EngineClient.generate`.
    """
    started = time.perf_counter()
    client.count_tokens(("a",))
    load_s = time.perf_counter() - started
    list(client.generate(_request(_LETTER, 1)))
    first_word_s = load_s + client.stats.first_s
    list(client.generate(_request(f"Hello. {_LETTER}", _REPLY_TOKENS)))
    reply = client.stats
    list(client.generate(_request(f"Please read. {_LETTER * _READ_COPIES}", 1)))
    read = client.stats
    return ModelMeasure(
        id=client.model_id,
        load_s=round(load_s, 2),
        first_word_s=round(first_word_s, 2),
        reply_s=round(reply.seconds, 2),
        read_tokens_per_s=_rate(read.read_tokens, read.first_s),
        write_tokens_per_s=_rate(reply.tokens, reply.seconds - reply.first_s),
        ratings_per_min=_ratings_per_min(client),
        memory_bytes=hardware.resident_bytes(client.pid),
        cache_bytes=client.kv_bytes,
        device=client.device,
    )


def _request(text: str, max_tokens: int) -> GenerationRequest:
    messages = (Message("system", "You answer customers."), Message("user", text))
    return GenerationRequest(messages=messages, max_tokens=max_tokens)


def _ratings_per_min(client: EngineClient) -> float:
    prompt = load_prompt("sentiment")
    messages = (Message("system", prompt.raw("system")), Message("user", prompt.raw("user")))
    list(client.score(ScoreRequest(messages, _RATED[:1], LABELS)))
    started = time.perf_counter()
    rated = list(client.score(ScoreRequest(messages, _RATED * _RATED_COPIES, LABELS)))
    return _rate(len(rated) * 60, time.perf_counter() - started)


def _rate(count: int, seconds: float) -> float:
    return round(count / seconds, 1) if seconds > 0 else 0.0
