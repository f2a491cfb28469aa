"""How far the look through the owner's file is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileCheckState:
    """pages: how many there are. looked_at: how many of them were found whole."""

    looked_at: int
    pages: int
    is_over: bool = False
    is_damaged: bool = False
