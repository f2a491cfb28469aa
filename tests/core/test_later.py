"""Objects that are made when they are first used."""

from __future__ import annotations

import re
import threading
from importlib import import_module
from inspect import getsource

from core.later import later, later_from, service_from
from core.services import services
from core.services.services import VALUES


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


def test_a_service_is_made_when_one_of_its_methods_is_called_not_when_it_is_named() -> None:
    made: list[Counter] = []
    standing = service_from("tests.core.test_later", "Told", frozenset({"value"}), made)

    tell = standing.tell
    assert made == []

    assert (tell(2), standing.tell(3), standing.value) == (14, 21, 7)
    assert len(made) == 1


class Told:
    """Has a method and a value."""

    def __init__(self, made: list[Counter]) -> None:
        made.append(Counter())
        self.value = made[-1].value

    def tell(self, times: int) -> int:
        return self.value * times


def test_what_services_have_besides_methods_is_known() -> None:
    found = set()
    for name in re.findall(r'_service\(\s*"(\w+)"', getsource(services)):
        module = re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
        made = getattr(import_module(f"core.services.{module}"), name)
        own = re.findall(r"self\.([a-z]\w*)\b[^=(\n]*=[^=]", getsource(made))
        values = [one for one in dir(made) if not callable(getattr(made, one))]
        found |= {one for one in (*own, *values) if not one.startswith("_")}

    assert found == VALUES
