"""What goes into the log is made of our own words, kinds of errors, ids and counts."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.house.source import PROGRAM, ROOT, calls_of, write

LEVELS = {"debug", "info", "warning", "error", "exception", "critical", "log"}
LOGGERS = {"_log", "_LOG", "log", "logger", "logging"}
# The one line that carries more: an error's kind and the places in our code, no value of it.
REDACTED = {("desktop/failures.py", "report")}


def find_telling_lines(root: Path) -> list[str]:
    """Return file:line of each log call that could carry somebody's words."""
    return [
        f"{path.relative_to(root).as_posix()}:{call.lineno}"
        for path, name, call in calls_of(root, LEVELS, *PROGRAM)
        if _is_log_call(name) and not _is_silent(call, path.relative_to(root).as_posix())
    ]


def _is_log_call(name: str) -> bool:
    owner, _, level = name.rpartition(".")
    return level in LEVELS and owner.rpartition(".")[2] in LOGGERS


def _is_silent(call: ast.Call, place: str) -> bool:
    words, *values = call.args
    is_literal = isinstance(words, ast.Constant) and isinstance(words.value, str)
    return is_literal and not call.keywords and all(_says_nothing(v, place) for v in values)


def _says_nothing(value: ast.expr, place: str) -> bool:
    """Whether a value is a kind, a count, an id or a number."""
    if isinstance(value, ast.Attribute):
        return value.attr in {"__name__", "id", "pid"} or value.attr.endswith("_id")
    if isinstance(value, ast.Name):
        return (place, value.id) in REDACTED or value.id.endswith(("_id", "_count"))
    if isinstance(value, ast.Call):
        return isinstance(value.func, ast.Name) and value.func.id == "len"
    return isinstance(value, ast.Constant)


def test_no_log_line_can_carry_somebodys_words() -> None:
    assert find_telling_lines(ROOT) == []


def test_a_line_that_quotes_is_found(tmp_path: Path) -> None:
    lines = ["_LOG.error('a %s', name)", "_LOG.warning(f'{name}')", "logging.info(str(error))"]
    lines += ["self._log.error('x', exc_info=error)", "_LOG.error('a %s', type(error).__name__)"]
    write(tmp_path, "core/planted.py", "\n".join(lines) + "\n")

    assert find_telling_lines(tmp_path) == [f"core/planted.py:{line}" for line in (1, 2, 3, 4)]
