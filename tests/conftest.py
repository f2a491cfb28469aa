"""What holds for every test: no screen, nobody's real profile, nothing left behind.

The folders are moved while pytest loads this file, before any module of ours can ask where they
are. Model files stay where set-up put them.
"""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from core.paths import models_folder
from tests import warm_reader
from tests.house.leftovers import describe_leftovers, take_inventory

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["CARDFILE_MODELS"] = str(models_folder().resolve())
# A test that wants a keyring brings its own.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)

_HOME = Path(tempfile.mkdtemp(prefix="cardfile-tests-"))
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
for _name, _folder in {
    "HOME": ".",
    "USERPROFILE": ".",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CONFIG_HOME": ".config",
    "XDG_CACHE_HOME": ".cache",
    "XDG_STATE_HOME": ".local/state",
    "XDG_RUNTIME_DIR": "runtime",
}.items():
    (_HOME / _folder).mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ[_name] = str((_HOME / _folder).resolve())


_SLOW_ROOMS = ("durability", "end_to_end", "hostile", "privacy")
_WHOLE_WINDOW, _QUICK_STORY = {"window", "home_window"}, "test_screens.py"
"""A whole window takes half a second each time; the quick loop opens it for one story's tests."""
_MODELS = Path(__file__).parent / "models"
_PART = os.environ.get("CARDFILE_PART", "")
"""What dev.py wants of the whole run: "spread" over processes, or "alone"; "" for everything."""


def _is_quick(config: pytest.Config) -> bool:
    return "not slow" in config.option.markexpr


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave whole rooms unread that the quick loop leaves out: their files are dear to load."""
    return True if collection_path.name in _SLOW_ROOMS and _is_quick(config) else None


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Keep Python's collector from what loading the tests makes: none of it ever goes.

    Otherwise each full collection looks through all of it, for a quarter of a second.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what starts whole programs or windows; skip what takes minutes unless asked for."""
    for item in items:
        opens_window = _WHOLE_WINDOW & set(getattr(item, "fixturenames", ()))
        if item.path.parent.name in _SLOW_ROOMS or (
            opens_window and item.path.name != _QUICK_STORY
        ):
            item.add_marker(pytest.mark.slow)
        if item.path.is_relative_to(_MODELS) and item.get_closest_marker("real_model"):
            item.add_marker(pytest.mark.alone)
        if item.get_closest_marker("long") and not os.environ.get("CARDFILE_LONG"):
            item.add_marker(pytest.mark.skip(reason="only by python3 dev.py check --long"))
    if _PART:
        _take_part(config, items)


def _take_part(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the tests of this part; of those that are spread, files with slow ones come first.

    A file that takes a minute and comes last leaves the other processes without work.
    """
    alone = [item for item in items if item.get_closest_marker("alone")]
    spread = [item for item in items if not item.get_closest_marker("alone")]
    slow = {item.path for item in spread if item.get_closest_marker("slow")}
    spread.sort(key=lambda item: item.path not in slow)
    items[:], others = (alone, spread) if _PART == "alone" else (spread, alone)
    config.hook.pytest_deselected(items=others)


@pytest.fixture(scope="module", autouse=True)
def what_was_loaded_stays_kept() -> Iterator[None]:
    """Keep it from the collector again where a test ran what the program does for its windows.

    Not asked first: to count what is kept goes through all of it, 0.06 s after each file.
    """
    yield
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def warm_readers() -> Iterator[warm_reader.WarmReaders | None]:
    """The process that forks readers: begun before any test, so that it is nobody's leftover."""
    readers = warm_reader.WarmReaders() if warm_reader.IS_POSSIBLE else None
    yield readers
    if readers is not None:
        readers.close()


@pytest.fixture(scope="session", autouse=True)
def statements_are_warm(pytestconfig: pytest.Config) -> Iterator[None]:
    """Compile each statement once in the quick loop, not once for each file."""
    if not _is_quick(pytestconfig):
        yield
        return
    from tests import warm_statements  # noqa: PLC0415 - most of the program comes with it

    with warm_statements.shared():
        yield


@pytest.fixture(autouse=True)
def reading_is_warm(
    request: pytest.FixtureRequest,
    warm_readers: warm_reader.WarmReaders | None,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[None]:
    """Give the quick tests readers that start at once; slow ones start the program's own."""
    if warm_readers is None or request.node.get_closest_marker("slow"):
        yield
        return
    with warm_reader.used(warm_readers, monkeypatch):
        yield


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail the test that leaves a thread, a child process or a top-level widget behind.

    What a fixture of a wider scope made before the test began is not the test's.
    """
    before = take_inventory()
    yield
    left = describe_leftovers(before)
    if left:
        pytest.fail(f"the test left behind: {'; '.join(left)}", pytrace=False)
