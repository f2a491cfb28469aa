"""Accounts for real files: `python3 dev.py evaluate import --data DIR ...`.

Each file is imported alone into an empty encrypted file, imported again, and undone. A line says
what was read and what came of it, and whether the promises held:

    adds up   read = created + updated + merged + skipped + rejected
    twice     the second import brought nothing new
    undone    every table has the bytes that it had before

With `--together` that is done with each folder as a whole; with `--in-turn` one folder after
another goes into one file, and all of them are undone at the end, the last one first. A table that
has cards beside it (`a.csv` and `a.expected.vcf`) is compared with them field by field.

The last line counts; the exit status is 1 when a promise was broken for any file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from sqlalchemy import select

from core.domain.importing import ImportOptions, ImportReport
from core.errors import UserError
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.storage.database import Database
from core.storage.rows.tables import TRACKED, ThreadSummaryRow
from tests.evaluation import expected

_KEY = bytes(range(32))
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
    parser.add_argument("--in-turn", action="store_true", help="all folders into one file")
    options = parser.parse_args(arguments)
    accounts = []
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.db"
        Database.create(empty, _KEY).close()
        found = _in_turn if options.in_turn else _one_by_one
        for account in found(empty, list(_files(options))):
            accounts.append(account)
            print(_line(account), flush=True)  # noqa: T201 - a terminal program
    for line in expected.differences(options.data):
        print(line)  # noqa: T201 - a terminal program
    print(_summary(accounts))  # noqa: T201 - a terminal program
    if options.json:
        made = [asdict(account) for account in accounts]
        options.json.write_text(json.dumps(made, indent=1, ensure_ascii=False), encoding="utf-8")
    return 0 if accounts and all(account.is_good for account in accounts) else 1


def _files(options: argparse.Namespace) -> Iterator[tuple[Path, str]]:
    for path in options.data:
        if options.together or options.in_turn or path.is_file():
            yield path, path.name
            continue
        for file in sorted(path.rglob("*")):
            if file.is_file() and file.name not in _NOT_DATA:
                yield file, file.relative_to(path).as_posix()


def _one_by_one(empty: Path, files: Sequence[tuple[Path, str]]) -> Iterator[Account]:
    """Account for each file in an encrypted file of its own."""
    for path, name in files:
        with _opened(empty) as database:
            before = dump(database)
            account, steps = _account(database, path, name)
            yield replace(account, is_undone=_undone(database, steps, before))


def _in_turn(empty: Path, files: Sequence[tuple[Path, str]]) -> Iterator[Account]:
    """Account for all of them in one file; whether it was undone is told with each."""
    with _opened(empty) as database:
        before = dump(database)
        found = [_account(database, path, name) for path, name in files]
        is_undone = _undone(database, [step for _, steps in found for step in steps], before)
    for account, _ in found:
        yield replace(account, is_undone=is_undone)


@contextmanager
def _opened(empty: Path) -> Iterator[Database]:
    path = empty.with_name("cardfile.db")
    shutil.copy(empty, path)
    database = Database(path, _KEY)
    try:
        yield database
    finally:
        database.close()


def _undone(database: Database, steps: Sequence[int], before: dict[str, str]) -> bool:
    """Take the steps back, the last one first; say whether all is as it was."""
    history = HistoryService(database)
    for step in reversed(steps):
        history.undo(step)
    return dump(database) == before


def _account(database: Database, path: Path, name: str) -> tuple[Account, list[int]]:
    """Import twice; return the account and the steps that were made."""
    imports = ImportService(database)
    options = ImportOptions(owner_addresses=("owner@cardfile.invalid",), adds_senders=True)
    try:
        first = imports.run([path], options)
        second = imports.run([path], options)
    except UserError as error:
        return Account(name, {}, {}, {}, problem=error.key), []
    account = Account(
        name,
        {count: getattr(first, count) for count in _COUNTS},
        dict(Counter(rejection.reason for rejection in first.rejections)),
        dict(Counter(warning.reason for warning in first.warnings)),
        adds_up=_adds_up(first) and _adds_up(second),
        nothing_twice=not (second.created or second.updated or second.merged),
    )
    return account, [report.step_id for report in (first, second) if report.step_id]


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
