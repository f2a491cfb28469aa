"""Importing a mailbox into the encrypted file, beside Python's mailbox module merely reading it."""

from __future__ import annotations

import itertools
import mailbox
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from core.domain.importing import ImportOptions
from core.services.import_service import ImportService
from core.storage.database import Database
from tests.benchmarks.clock import compare
from tests.benchmarks.storage_bench import KEY

_BODY = "Hello,\n\nwhen will the walnut table arrive? We asked for Friday.\n\nRegards\nAda\n" * 4


def measure(sizes: Sequence[int], rounds: int) -> Iterator[dict[str, Any]]:
    """Compare import (threads, language, history, index, commit) with parsing alone."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder, numbers = Path(name), itertools.count()
            path = folder / "in.mbox"
            write_mailbox(path, size)

            def ours(folder: Path = folder, path: Path = path, numbers: Any = numbers) -> None:
                database = Database.create(folder / f"{next(numbers)}.db", KEY)
                ImportService(database).run([path], ImportOptions())
                database.close()

            def peer(path: Path = path) -> None:
                for message in mailbox.mbox(path, create=False):
                    message.get_payload(decode=True)

            result = compare(ours, peer, min(rounds, 3))
        yield {
            "what": "import an mbox",
            "peer": "Python's mailbox module, parsing only, storing nothing",
            "rows": size,
            "ours_rows_per_s": round(size / result["ours_s"]),
        } | result


def write_mailbox(path: Path, size: int) -> None:
    """Write an mbox of so many messages in threads of three."""
    with path.open("w", encoding="utf-8") as stream:
        for number in range(size):
            stream.write(
                "From a@x.example Mon Jun  1 10:00:00 2026\n"
                f"From: Person {number % 500} <p{number % 500}@x.example>\n"
                f"To: me@shop.example\nSubject: Table {number // 3}\n"
                "Date: Mon, 1 Jun 2026 10:00:00 +0000\n"
                f"Message-ID: <{number}@x.example>\n"
                f"References: <{number // 3 * 3}@x.example>\n\n{_BODY}\n"
            )
