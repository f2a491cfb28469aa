"""What is kept of an engine's answers, and when the engine must end instead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from core.errors import UserError
from models.engine import Loaded
from models.process.prompt_keeper import PromptKeeper
from tests.models.memory_shelf import Shelf

Frame = dict[str, Any]
LOADED = Loaded(2048, "", 1000, "llama", "1.0")
ANSWERS: tuple[Frame, ...] = (
    {"chosen": ["new"]},
    {"prompt": "new", "tokens": [1, 2], "place": 0, "attached": b"state"},
    {"kept": 1},
)


class Engine:
    """Says its lines, and notes what it was asked."""

    def __init__(self, *lines: Frame) -> None:
        self.lines, self.asked = lines, list[Frame]()

    def __call__(self, question: Frame) -> Iterator[Frame]:
        self.asked.append(question)
        yield from self.lines
        if not self.lines:
            raise UserError("model-died")


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def loaded(shelf: Shelf, loaded: Loaded = LOADED) -> PromptKeeper:
    """Return a keeper whose engine has been loaded and has answered."""
    keeper = PromptKeeper(shelf, "a model")
    keeper.prepare()
    keeper.begin(loaded)
    keeper.note_answer()
    return keeper


def test_what_the_engine_chose_is_kept_and_not_asked_for_twice(shelf: Shelf) -> None:
    keeper, engine = loaded(shelf), Engine(*ANSWERS)

    assert keeper.keep(engine)
    assert keeper.keep(engine)

    assert len(engine.asked) == 1
    assert shelf.kept["new"][2] == b"state"
    keeper.note_answer()
    keeper.keep(engine)
    assert engine.asked[-1]["written"] == {"new": 5}


def test_where_it_is_not_allowed_the_engine_is_not_asked(shelf: Shelf) -> None:
    shelf.allowed = False
    engine = Engine(*ANSWERS)

    assert loaded(shelf).keep(engine)
    assert engine.asked == []


def test_an_engine_that_may_hold_what_was_deleted_must_end(shelf: Shelf) -> None:
    keeper, engine = loaded(shelf), Engine(*ANSWERS)
    shelf.now = b"second"

    assert not keeper.keep(engine)
    assert (engine.asked, shelf.writes) == ([], 0)


def test_an_engine_that_fails_or_takes_too_long_must_end(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not loaded(shelf).keep(Engine())

    monkeypatch.setattr("models.process.prompt_keeper.KEEP_TIMEOUT_S", -1.0)
    assert not loaded(shelf).keep(Engine(*ANSWERS))


@pytest.mark.parametrize(
    "other",
    [
        Loaded(1024, "", 1000, "llama", "1.0"),
        Loaded(2048, "a card", 1000, "gpu", "1.0"),
        Loaded(2048, "", 500, "llama", "1.0"),
        Loaded(2048, "", 1000, "ik", "1.0"),
        Loaded(2048, "", 1000, "llama", "1.1"),
    ],
)
def test_only_what_was_kept_in_the_same_way_is_recalled(shelf: Shelf, other: Loaded) -> None:
    loaded(shelf).keep(Engine(*ANSWERS))
    keeper = PromptKeeper(shelf, "a model")

    assert keeper.begin(other) == []
    assert keeper.begin(LOADED) == [(1, 2)]
    assert PromptKeeper(shelf, "another model").begin(LOADED) == []


def test_after_a_failure_with_a_state_in_hand_all_are_forgotten(shelf: Shelf) -> None:
    loaded(shelf).keep(Engine(*ANSWERS))
    keeper = PromptKeeper(shelf, "a model")
    keeper.begin(LOADED)

    assert keeper.answer({"wants": "new", "id": 3}) == (
        {"do": "state", "id": 3, "name": "new"},
        b"state",
    )
    assert keeper.forget_given()

    assert shelf.kept == {}
    assert not keeper.forget_given()


def test_a_state_that_is_not_there_is_nobodys_fault(shelf: Shelf) -> None:
    keeper = loaded(shelf)

    assert keeper.answer({"wants": "never kept", "id": 3})[1] == b""
    assert not keeper.forget_given()
