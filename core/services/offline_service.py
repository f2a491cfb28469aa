"""Shows whether the promise is kept that nothing leaves this computer."""

from __future__ import annotations

from core import offline_guard
from core.domain.offline import OfflineFacts
from core.privacy import own_processes


class OfflineService:
    """Looks; it changes nothing."""

    def look(self) -> OfflineFacts:
        """Return what this system shows of our processes at this moment."""
        return OfflineFacts(
            own_processes.can_look(), own_processes.look(), offline_guard.count_refused()
        )
