"""What the audit tells: who did what when, with before and after, and whether its chain holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from core.domain.change import Action, Deed, Origin


@dataclass(frozen=True, slots=True)
class AuditChange:
    """One row that was changed: before is None for a new one, after for a deleted or erased one.

    deed: "insert", "update" or "delete".
    names: what the rows are called that this one belongs to, by the column that holds their number;
        only where lines are shown to a person.
    """

    table: str
    row_id: int
    deed: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    names: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One link of the chain: a step, or a part of a long one, or its undoing.

    at: UTC. rows: how many it changed; changes holds the first of them, where they were asked for.
    hash: of the link, hexadecimal.
    """

    id: int
    step_id: int
    deed: Deed
    at: datetime
    actor: str
    origin: Origin
    action: Action | None
    subject: str
    rows: int
    hash: str
    changes: tuple[AuditChange, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditCheck:
    """Whether the chain holds.

    links: how many were checked. sealed: history entries whose content was compared with its seal.
    erased: entries whose content was erased since, which only the chain still vouches for.
    head: the last link's hash; who notes it elsewhere can later tell that nothing was cut off.
    broken_step, broken_link: where it breaks first, 0 when it holds.
    reason: "", "link", "content", "missing", "unsealed" or "state".
    """

    links: int
    sealed: int
    erased: int
    head: str
    broken_step: int = 0
    broken_link: int = 0
    reason: str = ""

    @property
    def holds(self) -> bool:
        """Say whether nothing was tampered with."""
        return not self.reason
