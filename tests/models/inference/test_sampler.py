"""Choosing tokens from logits."""

from __future__ import annotations

import numpy as np

from models.inference.sampler import Sampler

LOGITS = np.array([0.0] * 100 + [5.0, 4.9, -3.0], dtype=np.float32)


def test_without_temperature_the_likeliest_token_is_taken() -> None:
    assert Sampler(0.0, 1).choose(LOGITS) == 100


def test_the_same_seed_draws_the_same_tokens() -> None:
    one, other = Sampler(1.0, 7), Sampler(1.0, 7)

    assert [one.choose(LOGITS) for _ in range(20)] == [other.choose(LOGITS) for _ in range(20)]


def test_only_likely_tokens_are_drawn() -> None:
    sampler = Sampler(1.0, 3)
    drawn = {sampler.choose(LOGITS) for _ in range(200)}

    assert {100, 101} <= drawn
    assert 102 not in drawn
