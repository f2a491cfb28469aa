"""Sentences for people: whole literals that lupdate can read, and one for every error."""

from __future__ import annotations

import ast
from pathlib import Path

from desktop.sentences.messages import ERRORS
from tests.house.source import PROGRAM, ROOT, calls_of, write

TRANSLATING = {"tr", "translate", "QT_TRANSLATE_NOOP", "QT_TR_NOOP"}
# What lupdate passes over without a word: the text would stay English.
UNREADABLE = (ast.JoinedStr, ast.BinOp, ast.Call)


def find_unreadable_texts(root: Path) -> list[str]:
    """Return file:line for each text in root/desktop that lupdate cannot read."""
    return [
        f"{path.relative_to(root)}:{call.lineno}"
        for path, _, call in calls_of(root, TRANSLATING, "desktop")
        if any(isinstance(argument, UNREADABLE) for argument in call.args[:2])
        and not _is_already_marked(call)
    ]


def _is_already_marked(call: ast.Call) -> bool:
    """Return whether the text comes marked from elsewhere: translate(QT_TRANSLATE_NOOP(...))."""
    return all(
        isinstance(argument, ast.Call)
        and isinstance(argument.func, ast.Name)
        and argument.func.id in TRANSLATING
        for argument in call.args[:2]
        if isinstance(argument, UNREADABLE)
    )


def find_error_keys(root: Path) -> dict[str, str]:
    """Return key -> file:line of a place that raises UserError(key), for literal keys."""
    return {
        call.args[0].value: f"{path.relative_to(root)}:{call.lineno}"
        for path, _, call in calls_of(root, {"UserError"}, *PROGRAM)
        if call.args
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }


def test_every_text_on_screen_can_be_read_by_lupdate() -> None:
    assert find_unreadable_texts(ROOT) == []


def test_every_error_has_a_sentence() -> None:
    raised = find_error_keys(ROOT)

    missing = {key: place for key, place in raised.items() if key not in ERRORS}

    assert raised
    assert missing == {}


def test_texts_that_lupdate_cannot_read_are_found(tmp_path: Path) -> None:
    write(tmp_path, "desktop/f.py", 'self.tr(f"Hello {name}")\n')
    write(tmp_path, "desktop/sum.py", 'QCoreApplication.translate("a", "Hello " + name)\n')
    write(tmp_path, "desktop/late.py", 'self.tr("Hello {0}".format(name))\n')
    write(tmp_path, "desktop/good.py", 'self.tr("Hello {name}").format(name=name)\n')
    write(tmp_path, "desktop/also.py", 'translate(QT_TRANSLATE_NOOP("a", "Hello"))\n')

    assert find_unreadable_texts(tmp_path) == [
        "desktop/f.py:1",
        "desktop/late.py:1",
        "desktop/sum.py:1",
    ]


def test_an_error_key_is_found_where_it_is_raised(tmp_path: Path) -> None:
    write(tmp_path, "core/a.py", 'raise UserError("no-sentence-for-this", path=path)\n')
    write(tmp_path, "models/b.py", 'raise errors.UserError("nor-for-this")\n')
    write(tmp_path, "desktop/c.py", "raise UserError(key, **details)\n")

    found = find_error_keys(tmp_path)

    assert found == {"no-sentence-for-this": "core/a.py:1", "nor-for-this": "models/b.py:1"}
    assert not found.keys() & ERRORS.keys()
