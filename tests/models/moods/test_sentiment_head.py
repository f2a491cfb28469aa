"""Heads: what they say, how they learn from the owner, and what is shipped."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from models.moods.sentiment_head import Head, MoodHeads, find_head, read_heads, write_heads

NUMBERS = 40


def made_head(seed: int = 0) -> Head:
    chance = np.random.default_rng(seed)
    weights = chance.normal(size=(3, NUMBERS)).astype(np.float32)
    ones = np.ones(NUMBERS, np.float32)
    return Head(weights, np.zeros(3, np.float32), ones)


def rows_of(head: Head, count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    vectors = np.random.default_rng(seed).normal(size=(count, NUMBERS)).astype(np.float32)
    return vectors, head.chances(vectors).argmax(axis=1)


def right_share(head: Head, vectors: np.ndarray, labels: np.ndarray) -> float:
    return float((head.chances(vectors).argmax(axis=1) == labels).mean())


def test_chances_of_a_row_sum_to_one() -> None:
    chances = made_head().chances(rows_of(made_head(), 5, 1)[0])

    assert chances.shape == (5, 3)
    assert chances.sum(axis=1) == pytest.approx(np.ones(5), abs=1e-5)


def test_corrections_pull_the_head_towards_the_owner() -> None:
    shipped = made_head()
    owner = Head(shipped.weights, np.array([-6.0, 0.0, 6.0], np.float32), shipped.spread)
    judged = rows_of(owner, 400, 2)
    before = right_share(shipped, *judged)

    after = [
        right_share(shipped.adapted(*rows_of(owner, count, 3)), *judged) for count in (50, 200)
    ]

    assert after[0] > before + 0.05
    assert after[1] > after[0] - 0.01


def test_corrections_that_teach_nothing_change_nothing() -> None:
    shipped = made_head()
    vectors, _ = rows_of(shipped, 60, 4)
    noise = np.random.default_rng(5).integers(0, 3, 60)

    assert shipped.adapted(vectors, noise) is shipped
    assert shipped.adapted(vectors[:3], noise[:3]) is shipped


def test_heads_come_back_from_their_file(tmp_path: Path) -> None:
    heads = MoodHeads("A message: {item}", 7, made_head(1), made_head(2), made_head(3))

    write_heads(tmp_path / "small.npz", heads)

    again = read_heads(tmp_path / "small.npz")
    assert (again.prompt, again.layer) == (heads.prompt, heads.layer)
    assert again.whole.weights == pytest.approx(heads.whole.weights, abs=0.01)
    assert again.part.weights == pytest.approx(heads.part.weights, abs=0.01)
    assert again.several.weights == pytest.approx(heads.several.weights, abs=0.01)


def test_a_model_that_nobody_trained_a_head_for_has_none() -> None:
    assert find_head("qwen2.5-1.5b") is not None
    assert find_head("somebodys-own") is None
