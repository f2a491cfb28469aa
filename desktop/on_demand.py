"""Attributes that are made the first time somebody asks for one of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING


class OnDemand:
    """To be inherited from, before a Qt class. GUI thread only.

    What is offered is declared with its type, so that it reads like any attribute.
    """

    _makers: dict[str, Callable[[], object]]

    def _offer(self, make: Callable[[], object], *names: str) -> None:
        """Call `make`, which sets all of these, when one of them is asked for."""
        self.__dict__.setdefault("_makers", {}).update(dict.fromkeys(names, make))

    def has_made(self, name: str) -> bool:
        """Say whether this one is there; asking makes nothing."""
        return name in self.__dict__

    if not TYPE_CHECKING:  # else every misspelt attribute would pass

        def __getattr__(self, name):  # noqa: ANN001, ANN204
            make = self.__dict__.get("_makers", {}).get(name)
            if make is not None:
                make()
                if name in self.__dict__:
                    return self.__dict__[name]
            message = f"{type(self).__name__} has no {name}"
            raise AttributeError(message)
