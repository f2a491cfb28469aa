"""How far reading moods is: every message first has a word, then unsure ones are read again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """How far it is.

    waiting: messages without a word. doubted: with one that isn't sure, to be read by the model.
    is_round_over: every message has a word, and what follows only makes unsure ones surer.
    """

    waiting: int = 0
    doubted: int = 0
    is_round_over: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """done of total have a word; is_again: all have one, and so many unsure ones are read."""

    done: int
    total: int
    is_again: bool = False


class ProgressOfRun:
    """Tells the progress of one run from where it stands; total may grow while it runs."""

    def __init__(self) -> None:
        self._most_waiting = self._most_doubted = 0

    def at(self, standing: Standing) -> Progress:
        """Return how far it is; called each time that something is done, and once before."""
        waiting, doubted = standing.waiting, standing.doubted
        self._most_waiting = max(self._most_waiting, waiting)
        # What was unsure and is read before every message has a word is no part of what follows.
        self._most_doubted = doubted if waiting else max(self._most_doubted, doubted)
        if waiting or not self._most_doubted:
            return Progress(self._most_waiting - waiting, self._most_waiting)
        return Progress(self._most_doubted - doubted, self._most_doubted, is_again=True)
