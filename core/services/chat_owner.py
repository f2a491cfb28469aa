"""Which of those who write in a chat is the owner: whoever their own mails are from."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.importing import ImportPreview
from core.domain.interaction import Direction, InteractionKind
from core.storage import interactions
from core.storage.database import Session
from core.text.normalise import name_key, normalise_email

_NEWEST = 200


def guess(session: Session, found: ImportPreview, known: Sequence[str]) -> tuple[str, ...]:
    """Return the owner's name as it stands in the chats of an import, () when that isn't sure.

    known: the owner's addresses. The names are those in the From lines of mail from these, in the
    files that are looked at and among the newest here. Of several likely addresses one may be a
    customer's, whose name then would turn the whole chat round: they aren't used.
    """
    new = [record.interaction for record in found.records if record.interaction is not None]
    chats = [said for said in new if said.kind is InteractionKind.CHAT]
    writers = {said.writer for said in chats}
    if len(writers) < 2 or any(said.direction is Direction.OUTGOING for said in chats):
        return ()
    likely = found.owner_guess if len(found.owner_guess) == 1 else ()
    own = set(map(normalise_email, (*known, *likely))) - {""}
    names = {
        said.headers.sender.name
        for said in (*new, *interactions.list_interactions(session, _NEWEST, 0))
        if said.kind is InteractionKind.EMAIL and said.headers and said.headers.sender
        if normalise_email(said.headers.sender.email) in own
    }
    keys = {name_key(part) for name in names for part in (name, name.split(" ")[0])} - {""}
    same = tuple(writer for writer in writers if name_key(writer) in keys)
    return same if len(same) == 1 else ()
