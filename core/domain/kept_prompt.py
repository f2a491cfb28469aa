"""A prompt that a model has read, kept so that it needn't be read again after a restart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeptPrompt:
    """What the model read; its state after that is kept beside it.

    name: the same for the same tokens. size_bytes: of the state.
    """

    name: str
    tokens: tuple[int, ...]
    size_bytes: int
