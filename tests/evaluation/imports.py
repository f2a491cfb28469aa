"""Accounts for real files: `python3 dev.py evaluate import --data DIR ...`.

Each file is imported into an empty encrypted file, imported again, and undone. A line says what
was read and what came of it, and whether the promises held:

    adds up   read = created + updated + merged + skipped + rejected
    twice     the second import brought nothing new
    undone    every table has the bytes that it had before

The last line counts; the exit status is 1 when a promise was broken for any file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import select

from core.domain.importing import ImportOptions, ImportReport
from core.errors import UserError
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.storage.database import Database
from core.storage.tables import TRACKED, ThreadSummaryRow

_COUNTS = ("read", "created", "updated", "merged", "skipped", "rejected")
_NOT_DATA = frozenset(["index.csv"])


@dataclass(frozen=True, slots=True)
class Account:
    """What one file gave, and which promises held. problem: the key of what ended the import."""

    file: str
    counts: dict[str, int]
    reasons: dict[str, int]
    warnings: dict[str, int]
    adds_up: bool = False
    nothing_twice: bool = False
    is_undone: bool = False
    problem: str = ""

    @property
    def is_good(self) -> bool:
        """Whether every promise held."""
        return self.adds_up and self.nothing_twice and self.is_undone


def main(arguments: Sequence[str]) -> int:
    """Account for the files that the arguments name."""
    parser = argparse.ArgumentParser(prog="evaluate import", description="Account for real files.")
    parser.add_argument("--data", nargs="+", type=Path, required=True, metavar="DIR")
    parser.add_argument("--together", action="store_true", help="each folder in one import")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write all of it there")
    options = parser.parse_args(arguments)
    accounts = []
    with tempfile.TemporaryDirectory() as folder:
        database = Database.create(Path(folder) / "cardfile.db", bytes(range(32)))
        try:
            for path, name in _files(options.data, together=options.together):
                account = _account(database, path, name)
                accounts.append(account)
                print(_line(account), flush=True)  # noqa: T201 - a terminal program
        finally:
            database.close()
    print(_summary(accounts))  # noqa: T201 - a terminal program
    if options.json:
        found = [asdict(account) for account in accounts]
        options.json.write_text(json.dumps(found, indent=1, ensure_ascii=False), encoding="utf-8")
    return 0 if accounts and all(account.is_good for account in accounts) else 1


def _files(paths: Sequence[Path], *, together: bool) -> Iterator[tuple[Path, str]]:
    for path in paths:
        if together or path.is_file():
            yield path, path.name
            continue
        for file in sorted(path.rglob("*")):
            if file.is_file() and file.name not in _NOT_DATA:
                yield file, file.relative_to(path).as_posix()


def _account(database: Database, path: Path, name: str) -> Account:
    imports, history = ImportService(database), HistoryService(database)
    options = ImportOptions(owner_addresses=("owner@cardfile.invalid",), adds_senders=True)
    before = dump(database)
    try:
        first = imports.run([path], options)
        second = imports.run([path], options)
        for report in (second, first):
            if report.step_id:
                history.undo(report.step_id)
    except UserError as error:
        return Account(name, {}, {}, {}, problem=error.key)
    return Account(
        name,
        {count: getattr(first, count) for count in _COUNTS},
        dict(Counter(rejection.reason for rejection in first.rejections)),
        dict(Counter(warning.reason for warning in first.warnings)),
        adds_up=_adds_up(first) and _adds_up(second),
        nothing_twice=not (second.created or second.updated or second.merged),
        is_undone=dump(database) == before,
    )


def _adds_up(report: ImportReport) -> bool:
    parts = sum(getattr(report, count) for count in _COUNTS[1:])
    return report.read == parts and report.read > 0


def dump(database: Database) -> dict[str, str]:
    """Return a digest of the rows of every table that people's records are in."""
    tables = [row_class.__table__ for row_class in (*TRACKED.values(), ThreadSummaryRow)]
    found = {}
    with database.reading() as session:
        for table in tables:
            digest = hashlib.sha256()
            for row in session.execute(select(table).order_by(*table.primary_key.columns)):
                digest.update(repr(tuple(row)).encode())
            found[str(table.name)] = digest.hexdigest()
    return found


def _line(account: Account) -> str:
    if account.problem:
        return f"{account.file}: {account.problem}"
    counts = " ".join(f"{name} {count}" for name, count in account.counts.items() if count)
    promises = (account.adds_up, account.nothing_twice, account.is_undone)
    names = ("does not add up", "new the second time", "not undone")
    broken = [name for name, held in zip(names, promises, strict=True) if not held]
    reasons = [f"{reason} {count}" for reason, count in account.reasons.items()]
    warnings = [f"({reason} {count})" for reason, count in account.warnings.items()]
    told = [", ".join([*reasons, *warnings]), *(promise.upper() for promise in broken)]
    return "; ".join(filter(None, (f"{account.file}: {counts}", *told)))


def _summary(accounts: Sequence[Account]) -> str:
    totals: Counter[str] = Counter()
    for account in accounts:
        totals.update(account.counts)
    counts = " ".join(f"{name} {totals[name]}" for name in _COUNTS)
    good = sum(account.is_good for account in accounts)
    return f"{len(accounts)} files, every promise held for {good}: {counts}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
