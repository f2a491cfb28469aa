"""A shelf for kept prompts that is no file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from core.domain.kept_prompt import KeptPrompt


@dataclass
class Shelf:
    """Keeps in memory, and notes what it is asked."""

    allowed: bool = True
    now: bytes = b"first"
    kept: dict[str, tuple[str, KeptPrompt, bytes]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    writes: int = 0

    def is_allowed(self) -> bool:
        return self.allowed

    def mark(self) -> bytes:
        return self.now

    def list_prompts(self, identity: str) -> tuple[KeptPrompt, ...]:
        return tuple(
            self.kept[name][1]
            for name in self.order
            if name in self.kept and self.kept[name][0] == identity
        )

    def find_state(self, name: str) -> bytes:
        self.found.append(name)
        return self.kept[name][2] if name in self.kept else b""

    def arrange(self, mark: bytes, names: Sequence[str]) -> bool:
        self.writes += 1
        self.kept = {name: self.kept[name] for name in names if name in self.kept}
        self.order = list(names)
        return mark == self.now

    def add(self, mark: bytes, identity: str, prompt: KeptPrompt, state: bytes, place: int) -> bool:
        self.writes += 1
        assert self.order[place] == prompt.name
        self.kept[prompt.name] = (identity, prompt, state)
        return mark == self.now

    def forget(self) -> None:
        self.kept = {}
