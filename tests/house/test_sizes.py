"""A file has at most 400 lines, a function at most 50."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.house.source import PROGRAM, ROOT, parse, python_files, write

PLACES = (*PROGRAM, "installer", "dev.py")
MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 50
_HEAD = re.compile(r"( *)(async def|def|class) ")


def find_oversized(root: Path) -> list[str]:
    """Return a line for each file or function under root that is too long."""
    found = []
    for path in python_files(root, *PLACES):
        name = path.relative_to(root)
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > MAX_FILE_LINES:
            found.append(f"{name}: {lines} lines")
        for node in ast.walk(parse(path)) if _may_hold_a_long_one(path) else ():
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > MAX_FUNCTION_LINES:
                    found.append(f"{name}: {node.name} has {lines} lines")
    return found


def _may_hold_a_long_one(path: Path) -> bool:
    """Say whether a file is worth being taken apart: that takes far longer than to look at lines.

    A function ends before the next one that isn't within it begins.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    heads = [(n, len(m[1]), m[2]) for n, line in enumerate(lines) if (m := _HEAD.match(line))]
    for place, (first, depth, word) in enumerate(heads):
        later = (n for n, other, _ in heads[place + 1 :] if other <= depth)
        if word != "class" and next(later, len(lines)) - first > MAX_FUNCTION_LINES:
            return True
    return False


def test_files_and_functions_are_short() -> None:
    assert find_oversized(ROOT) == []


def test_a_long_file_and_a_long_function_are_found(tmp_path: Path) -> None:
    write(tmp_path, "core/long_file.py", "x = 1\n" * 401)
    write(tmp_path, "core/full_file.py", "x = 1\n" * 400)
    write(
        tmp_path, "desktop/views/deep.py", "class A:\n    def f(self):\n" + "        x = 1\n" * 50
    )
    write(tmp_path, "dev.py", "def f():\n" + "    x = 1\n" * 49)

    assert find_oversized(tmp_path) == [
        "core/long_file.py: 401 lines",
        "desktop/views/deep.py: f has 51 lines",
    ]
