"""Many things under their names, handed on together: made once, and never changed.

A frozen dataclass would be the same, but what Python writes for one of fifty names takes two
milliseconds of each start. To a checker of types it is one.
"""

from __future__ import annotations

from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(kw_only_default=True, frozen_default=True, eq_default=False)
class Bundle:
    """What has a thing for each name that its class and those it is made of declare."""

    def __init__(self, **things: Any) -> None:  # noqa: ANN401 - as the names declare
        """Take a thing for each name; one with a value in its class may be left out.

        Raises TypeError for a name that is missing or unknown.
        """
        names = names_of(type(self))
        missing = {name for name in names - things.keys() if not hasattr(type(self), name)}
        if wrong := missing | (things.keys() - names):
            raise TypeError(f"{type(self).__name__}: {', '.join(sorted(wrong))}")
        vars(self).update(things)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{name} can't be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{name} can't be taken out")


def names_of(kind: type[Bundle]) -> set[str]:
    """Return the names that things of such a bundle have."""
    return {name for one in kind.__mro__ for name in vars(one).get("__annotations__", ())}


def changed(bundle: T, **things: Any) -> T:  # noqa: ANN401 - as the names declare
    """Return another one, with these things in place of those it had."""
    return type(bundle)(**(vars(bundle) | things))
