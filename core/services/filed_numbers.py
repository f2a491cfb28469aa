"""The numbers of what an import has made, of a million records, too."""

from __future__ import annotations

from bisect import bisect_right


class FiledNumbers:
    """Numbers that mostly follow each other, in little memory; added in their order."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, number: int) -> None:
        """Remember a number that is higher than all before."""
        if self._ends and self._ends[-1] == number:
            self._ends[-1] += 1
        else:
            self._starts.append(number)
            self._ends.append(number + 1)

    def __contains__(self, number: int) -> bool:
        at = bisect_right(self._starts, number) - 1
        return at >= 0 and number < self._ends[at]
