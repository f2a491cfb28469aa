"""What is said when something goes wrong."""

from __future__ import annotations

import subprocess
import sys

import pytest

from core.domain.change import Action
from core.errors import UserError
from desktop.sentences import messages
from tests.factory import make_step


@pytest.mark.parametrize("key", sorted(messages.ERRORS))
def test_every_error_says_what_happened_and_what_to_do(key: str) -> None:
    what, remedy = messages.sentence(UserError(key))

    assert what.endswith((".", "?"))
    assert remedy
    assert "{" not in what + remedy


@pytest.mark.parametrize("key", sorted(messages.REASONS))
def test_every_reason_is_a_sentence(key: str) -> None:
    assert messages.rejection(key, {}).endswith(".")


def test_details_stand_in_the_sentence() -> None:
    what, _ = messages.sentence(UserError("import-file-missing", path="inbox.mbox"))

    assert what == "inbox.mbox is not there."


def test_braces_in_a_name_from_outside_are_left_alone() -> None:
    what, _ = messages.sentence(UserError("import-file-missing", path="{key.__class__}"))

    assert "{key.__class__}" in what


def test_an_unexpected_error_tells_nothing_of_its_words() -> None:
    what, remedy = messages.sentence(ValueError("what a customer wrote"))

    assert "customer" not in what + remedy


@pytest.mark.parametrize("action", list(Action))
def test_every_kind_of_step_has_a_name(action: Action) -> None:
    assert messages.step_title(make_step(action, "inbox.mbox"))


def test_the_sentences_need_no_window() -> None:
    code = "import sys, desktop.sentences.messages; sys.exit('PySide6' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603 - ourselves

    assert done.returncode == 0
