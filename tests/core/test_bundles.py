"""Bundles take what their names say, and stay as they are."""

from __future__ import annotations

import pytest

from core.bundles import Bundle, changed


class Two(Bundle):
    """One thing that must be given, and one that may."""

    first: int
    second: str = "b"


class Three(Two):
    """Those of `Two`, and one more."""

    third: float


def test_a_bundle_has_what_it_was_given_and_what_its_class_says() -> None:
    made = Three(first=1, third=0.5)

    assert (made.first, made.second, made.third) == (1, "b", 0.5)
    assert changed(made, second="c").second == "c"
    assert made.second == "b"


def test_a_name_that_is_missing_or_unknown_is_refused() -> None:
    with pytest.raises(TypeError, match="Three: fourth, third"):
        Three(first=1, fourth=4)  # type: ignore[call-arg]


def test_nothing_in_a_bundle_is_changed() -> None:
    made = Two(first=1)

    with pytest.raises(AttributeError, match="first can't be changed"):
        made.first = 2  # type: ignore[misc]
    with pytest.raises(AttributeError, match="first can't be taken out"):
        del made.first
    assert made.first == 1
