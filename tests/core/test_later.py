"""Objects that are made when they are first used."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from importlib import import_module
from inspect import getsource
from pathlib import Path

import pytest

from core.later import later, later_from, load_later, service_from
from core.paths import child_environment
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


def test_a_module_is_loaded_once_and_when_it_is_asked_for_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "asked_late.py").write_text(
        "import sys, threading\nloads = getattr(sys, 'loads', 0) + 1\nsys.loads = loads\n"
        "seen = sys.modules[__name__].loads\nvalue = 7\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "loads", 0, raising=False)
    load_later("asked_late")
    module, gate, told = import_module("asked_late"), threading.Barrier(4), list[int]()
    assert sys.loads == 0  # type: ignore[attr-defined]

    def ask() -> None:
        gate.wait()
        told.append(module.value)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (told, module.seen, sys.loads) == ([7] * 4, 1, 1)  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        _ = module.missing
    monkeypatch.delitem(sys.modules, "asked_late")


def test_opening_the_program_asks_nothing_of_what_reads_python() -> None:
    asked = "import desktop.start.startup, sys, inspect; print('ast' in sys.modules, end=' ')"
    asked += "; print(inspect.signature(desktop.start.startup.has_profile), 'ast' in sys.modules)"

    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", asked],
        env=child_environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert done.stdout == "False (folder: 'Path') -> 'bool' True\n"


def test_opening_the_window_asks_nothing_of_what_others_load_for_rare_questions() -> None:
    rare = "inspect", "ipaddress", "traceback", "zipfile"
    asked = "import desktop.start.window_startup, sys; "
    asked += f"print(*{{type(sys.modules[name]).__name__ for name in {rare}}})"

    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", asked],
        env=child_environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert done.stdout == "_LaterModule\n"


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
