"""What Gmail's own export says of a mail: whether it was sent, is a draft, or was taken for junk.

Anybody may write such a header into a mail; only a mailbox from Gmail's export is believed, which
is told by how its lines "From ..." look.
"""

from __future__ import annotations

import re
from enum import StrEnum

_OF_EXPORT = re.compile(r"^\s*\d{10,20}@xxx\s")


class Folder(StrEnum):
    """Where a mail lies."""

    SENT = "sent"
    DRAFTS = "drafts"
    JUNK = "junk"


_WORDS = {
    Folder.SENT: "sent|gesendet|messages envoyés|enviados|enviado|inviata|posta inviata|verzonden|"
    "已发送|已发邮件|已发送邮件|寄件備份|送信済み|보낸편지함",
    Folder.DRAFTS: "drafts|draft|entwürfe|entwurf|brouillons|borradores|rascunhos|bozze|concepten|"
    "草稿|下書き|임시보관함",
    Folder.JUNK: "spam|junk|courrier indésirable|correo no deseado|"
    "垃圾邮件|垃圾郵件|迷惑メール|스팸함",
}
_FOLDERS = {word: folder for folder, words in _WORDS.items() for word in words.split("|")}


def folder_of(labels: str, from_line: str) -> Folder | None:
    """Return where the mail lies by its labels, None where nothing says it.

    from_line: what stood behind "From " in the mailbox.
    """
    if not labels or not _OF_EXPORT.match(from_line):
        return None
    words = (label.strip().strip('"').casefold() for label in labels.split(","))
    return next((_FOLDERS[word] for word in words if word in _FOLDERS), None)
