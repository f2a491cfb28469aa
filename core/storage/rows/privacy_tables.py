"""The rows of audit, erasure and pseudonyms: what shows that nothing was changed unseen."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from core.storage.rows.row import NEVER_REUSED, Row


class AuditLinkRow(Row):
    """One link of the audit chain; hash covers the link and the hash of the one before.

    first_entry, last_entry: the history entries that it seals, 0 for none. digest: of its seals.
    """

    __tablename__ = "audit_links"
    __table_args__: Any = NEVER_REUSED

    id: Mapped[int] = mapped_column(primary_key=True)
    step_id: Mapped[int] = mapped_column(index=True)
    deed: Mapped[str]
    actor: Mapped[str]
    at: Mapped[datetime]
    first_entry: Mapped[int] = mapped_column(default=0)
    last_entry: Mapped[int] = mapped_column(default=0)
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    hash: Mapped[bytes] = mapped_column(LargeBinary)


class AuditSealRow(Row):
    """Salted digest of one history entry (negative: of the step) as it was when the link was made.

    salt: NULL once the content was erased: nothing can be guessed from the digest then.
    erased_by: the link of that erasure, 0 while the content stands.
    length: of the entries that it covers; entry_id is the last.
    """

    __tablename__ = "audit_seals"

    link_id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(primary_key=True)
    salt: Mapped[bytes | None] = mapped_column(LargeBinary)
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    erased_by: Mapped[int] = mapped_column(default=0)
    length: Mapped[int] = mapped_column(default=1, server_default="1")


class ErasedFingerprintRow(Row):
    """Keyed fingerprint of an address, number or name of somebody who was erased."""

    __tablename__ = "erased_fingerprints"

    fingerprint: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    at: Mapped[datetime]


class FileSecretRow(Row):
    """Random bytes that belong to this file alone."""

    __tablename__ = "file_secrets"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[bytes] = mapped_column(LargeBinary)


class PseudonymRow(Row):
    """What stands for what in pseudonymised copies; the way back exists only here."""

    __tablename__ = "pseudonyms"

    kind: Mapped[str] = mapped_column(primary_key=True)
    original: Mapped[str] = mapped_column(primary_key=True)
    fake: Mapped[str]
