"""Turns a model's token bytes into text that can be shown at once."""

from __future__ import annotations

import codecs
from collections.abc import Sequence


class StreamText:
    """Waits for the rest of split characters, and looks out for stop strings."""

    def __init__(self, stops: Sequence[str]) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="ignore")
        self._stops = [stop for stop in stops if stop]
        self._held = ""
        self.has_stopped = False

    def add(self, data: bytes) -> str:
        """Return the text that is certain to be shown."""
        self._held += self._decoder.decode(data)
        if not self._stops:
            return self.finish()
        places = [place for stop in self._stops if (place := self._held.find(stop)) >= 0]
        if places:
            self.has_stopped = True
            shown, self._held = self._held[: min(places)], ""
            return shown
        keep = max((_overlap(self._held, stop) for stop in self._stops), default=0)
        cut = len(self._held) - keep
        shown, self._held = self._held[:cut], self._held[cut:]
        return shown

    def finish(self) -> str:
        """Return what was held back, once nothing follows."""
        shown, self._held = self._held, ""
        return shown


def _overlap(text: str, stop: str) -> int:
    """Return how many characters at the end of text could be the beginning of stop."""
    for size in range(min(len(stop) - 1, len(text)), 0, -1):
        if text.endswith(stop[:size]):
            return size
    return 0
