"""A file is called after what lives there, and our packages are ours."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from tests.house.source import PROGRAM, ROOT, python_files, write

PLACES = (*PROGRAM, "installer", "tests", "dev.py")
EMPTY_WORDS = {"util", "utils", "helper", "helpers", "common", "manager", "misc", "base"}


def find_empty_names(root: Path) -> list[str]:
    """Return the files under root with a word in their name, or a folder's, that says nothing."""
    found = []
    for path in python_files(root, *PLACES):
        place = path.relative_to(root)
        words = {word for part in place.with_suffix("").parts for word in part.split("_")}
        if words & EMPTY_WORDS:
            found.append(str(place))
    return found


def test_names_say_what_lives_there() -> None:
    assert find_empty_names(ROOT) == []


def test_names_that_say_nothing_are_found(tmp_path: Path) -> None:
    write(tmp_path, "core/utils.py", "")
    write(tmp_path, "core/storage/database.py", "")
    write(tmp_path, "desktop/common/theme.py", "")
    write(tmp_path, "models/model_manager.py", "")

    assert find_empty_names(tmp_path) == [
        "core/utils.py",
        "desktop/common/theme.py",
        "models/model_manager.py",
    ]


@pytest.mark.parametrize("package", PROGRAM)
def test_our_packages_are_not_shadowed_by_others_of_the_same_name(package: str) -> None:
    found = importlib.import_module(package).__file__

    assert found is not None
    assert Path(found).resolve() == ROOT / package / "__init__.py"
