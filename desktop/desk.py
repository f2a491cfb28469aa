"""Everything a window needs, handed over in one piece by `desktop/start/startup.py`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from core.services.services import Services

if TYPE_CHECKING:
    from core.domain.ports import DraftWriter, ModelHost, SentimentScorer, TextEmbedder
    from desktop.background import AnyLane
    from desktop.changes import ChangeHub


class Desk(Services):
    """The services over the open file, and who works with them.

    data_lane runs everything that touches the services, model_lane everything that touches scorer,
    writer and the slow parts of host, meaning_lane the embedder, which the writer may ask between
    two of its slices. import_lane runs imports only, so
    that the inbox can be read while a large one goes on, and insight_lane counts for the figures
    of the page that shows them; notice_lane waits beside notices of the desktop. The database is
    safe in several threads.
    window_state: a small file for the window's size and place.
    unlocked_by: how the file was opened, for the card that says so. open_link: gives a mailto: link
    to the mail program and says whether there was one.
    """

    scorer: SentimentScorer
    writer: DraftWriter
    host: ModelHost
    embedder: TextEmbedder
    data_lane: AnyLane
    model_lane: AnyLane
    meaning_lane: AnyLane
    import_lane: AnyLane
    insight_lane: AnyLane
    notice_lane: AnyLane
    changes: ChangeHub
    window_state: Path
    open_link: Callable[[str], bool]
    unlocked_by: Literal["keyring", "passphrase", "recovery", "trial"] = "passphrase"
