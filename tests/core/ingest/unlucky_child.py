"""A reader's child that really dies or hangs on some mails, as a fault in a parser would.

Run as `python unlucky_child.py`; "DIE" and "HANG" in a mail say what happens to it, and "DIE-EARLY"
as its first word kills the child while it looks what kind of file it has.
"""

from __future__ import annotations

import os
import signal

from core.domain.importing import Place
from core.ingest import child, detect, mbox_reader
from core.ingest.mail_reader import read_mail
from core.ingest.reading import Reading


def _read_mail(raw: bytes, place: Place, owners: frozenset[str], *, from_line: str = "") -> Reading:
    if b"DIE" in raw:
        os.kill(os.getpid(), signal.SIGKILL)
    while b"HANG" in raw:
        signal.pause()
    return read_mail(raw, place, owners, from_line=from_line)


def _detect(path, mapping=()):
    if path.read_bytes().startswith(b"DIE-EARLY"):
        os.kill(os.getpid(), signal.SIGKILL)
    return detect.detect(path, mapping)


if __name__ == "__main__":
    mbox_reader.read_mail = _read_mail
    child.read_mail = _read_mail
    child.detect = _detect
    child.main()
