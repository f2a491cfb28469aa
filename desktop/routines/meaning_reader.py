"""Who tells what messages mean, where else than in the search it is wanted."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.ports import TextEmbedder
from core.settings import SettingsFile
from desktop.background import AnyLane


@dataclass(frozen=True, slots=True)
class MeaningReader:
    """lane: where the embedder is asked, by all but the writer. file: says whether it may be."""

    embedder: TextEmbedder
    lane: AnyLane
    file: SettingsFile

    @property
    def model_id(self) -> str:
        """The model that may be asked, "" for none; any thread."""
        return self.embedder.model_id if self.file.load().finds_by_meaning else ""

    @property
    def is_at_hand(self) -> bool:
        """Whether it would answer at once: it is loaded, and nobody else asks it. GUI thread."""
        return self.embedder.is_loaded and self.lane.is_idle
