"""What the harness checks is worth something: it is silent when all went well, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.durability.action_parts import Action, copy_profile
from tests.durability.harness import ACTIONS

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_a_check_is_silent_after_the_whole_action_and_cries_when_confirmed_work_is_gone(
    action: Action, tmp_path: Path
) -> None:
    base, work, acks = tmp_path / "base", tmp_path / "work", list[str]()
    action.prepare(base)
    copy_profile(base, work)
    action.run(work, acks.append)
    assert acks
    assert not any(set(told) & set(" \n") for told in acks)  # they are told in words
    assert action.check(work, acks) == []

    # An action may end where it began, so one of its earlier results must be missed then.
    assert any(_wrong(action, base, work, acks[:told]) for told in range(1, len(acks) + 1))


def _wrong(action: Action, base: Path, work: Path, acks: list[str]) -> list[str]:
    """Return what the check says of a profile in which nothing was done at all."""
    copy_profile(base, work)
    try:
        return action.check(work, acks)
    except AssertionError as error:
        return [str(error)]
