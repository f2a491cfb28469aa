"""Looking through a large file while somebody works with it."""

from __future__ import annotations

from collections.abc import Callable

from core.domain.file_check import FileCheckState
from core.storage.database import Database


class FileCheckService:
    """Goes on where opening the file left off. One lane only; a part takes some 30 ms."""

    def __init__(self, database: Database) -> None:
        self._check = database.check

    @property
    def is_due(self) -> bool:
        """Whether something is left to be looked at."""
        return self._check is not None

    def go_on(self, is_wanted: Callable[[], bool] = lambda: True) -> FileCheckState:
        """Look at the next part of the file and say how far it is; see `FileCheck.go_on`."""
        if self._check is None:
            return FileCheckState(0, 0, is_over=True)
        state = self._check.go_on(is_wanted)
        if state.is_over:
            self._check = None
        return state
