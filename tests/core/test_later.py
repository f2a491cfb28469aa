"""Objects that are made when they are first used."""

from __future__ import annotations

import threading

from core.later import later, later_from


class Counter:
    """Counts how often it is made."""

    made = 0

    def __init__(self) -> None:
        type(self).made += 1
        self.value = 7


def test_nothing_is_made_before_it_is_used_and_then_once() -> None:
    made: list[Counter] = []

    def make() -> Counter:
        made.append(Counter())
        return made[-1]

    standing = later(make)
    assert made == []

    assert (standing.value, standing.value) == (7, 7)
    assert len(made) == 1


def test_two_threads_make_one_object() -> None:
    gate, made = threading.Barrier(2), list[Counter]()

    def make() -> Counter:
        made.append(Counter())
        return made[-1]

    standing = later(make)

    def use() -> None:
        gate.wait()
        assert standing.value == 7

    threads = [threading.Thread(target=use) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(made) == 1


def test_a_class_is_named_by_its_module() -> None:
    standing = later_from("decimal", "Decimal", "1.50")

    assert standing.as_tuple().digits == (1, 5, 0)
