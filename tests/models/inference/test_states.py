"""What a model thinks of items half-way through its layers."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.errors import Cancelled
from models.engine import ItemStates, LoadOptions, StateRequest
from models.process.client import EngineClient
from models.process.request_frames import pack_states, unpack_states

pytestmark = pytest.mark.real_model

STATES = StateRequest(
    "A message: {item}\nThe writer feels", (("I love it",), ("Broken", " again")), 9
)


def test_states_read_together_are_those_read_alone(client: EngineClient) -> None:
    together = list(client.read_states(STATES))

    alone = [next(client.read_states(replace(STATES, items=(item,)))) for item in STATES.items]

    assert [states.parts.shape for states in together] == [(1, 576), (2, 576)]
    for one, other in zip(together, alone, strict=True):
        assert float(one.last @ other.last) > 0.99 * 576
        assert one.lengths == other.lengths


def test_llama_cpp_thinks_the_same_of_an_item_whatever_is_read_beside_it(small_model: Path) -> None:
    items = tuple((f"{'late again ' * number}, and rude",) for number in (1, 9, 3, 30, 2, 7))
    client = EngineClient("small", small_model, LoadOptions(context_tokens=512, runtime="llama"))
    together = list(client.read_states(replace(STATES, items=items)))
    alone = [next(client.read_states(replace(STATES, items=(item,)))) for item in items]
    client.close()

    for one, other in zip(together, alone, strict=True):
        assert (one.last == other.last).all()
        assert (one.parts == other.parts).all()


def test_items_read_side_by_side_come_back_in_their_order(client: EngineClient) -> None:
    text = "It came late and the box was torn but your driver was kind to my old dog"
    items = tuple((text[: 5 * count],) for count in range(1, 15))

    together = list(client.read_states(replace(STATES, items=items)))

    alone = [next(client.read_states(replace(STATES, items=(item,)))) for item in items]
    for one, other in zip(together, alone, strict=True):
        assert one.lengths == other.lengths
        assert float(one.last @ other.last) > 0.99 * 576


def test_both_libraries_think_alike_half_way(small_model: Path) -> None:
    found = []
    for name in ("llama", "ik"):
        client = EngineClient("small", small_model, LoadOptions(context_tokens=512, runtime=name))
        found.append(list(client.read_states(STATES)))
        client.close()

    for one, other in zip(*found, strict=True):
        assert float(one.last @ other.last) > 0.99 * 576


def test_stop_ends_a_long_reading(client: EngineClient) -> None:
    request = replace(STATES, items=STATES.items * 400)
    read = client.read_states(request)
    next(read)

    threading.Timer(0.1, client.stop).start()

    with pytest.raises(Cancelled):
        list(read)
    assert len(list(client.read_states(STATES))) == 2


def test_stop_between_two_slices_ends_the_reading(client: EngineClient) -> None:
    read = client.read_states(replace(STATES, items=STATES.items * 400))
    next(read)

    client.stop()

    with pytest.raises(Cancelled):
        list(read)


def test_states_cross_the_pipe_as_they_are() -> None:
    rows = np.arange(12, dtype=np.float32).reshape(3, 4)
    sent = [ItemStates(rows[0], rows[1:], (3, 5)), ItemStates(rows[2], rows[:1], (2,))]

    frame = {"lengths": [list(one.lengths) for one in sent], "attached": pack_states(sent)}

    for one, other in zip(unpack_states(frame), sent, strict=True):
        assert one.lengths == other.lengths
        assert (one.last == other.last).all()
        assert (one.parts == other.parts).all()
    assert unpack_states({"lengths": []}) == []
