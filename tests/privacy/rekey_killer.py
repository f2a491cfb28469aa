"""Kills a change of the data key, again and again, and looks whether the file still opens.

`python -m tests.privacy.rekey_killer FOLDER KILLS` prints JSON. Each round forks: the child changes
the key and is killed with SIGKILL, at a chosen step or after a random time; then copies of what it
left are opened by passphrase and by recovery code, counted and checked.
"""

from __future__ import annotations

import json
import os
import random
import secrets
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.domain.access import Person, Role
from core.domain.contact import Contact
from core.domain.knowledge import KnowledgeNote
from core.errors import UserError
from core.privacy import profile
from core.privacy.vault import PassphraseCost, Vault
from core.services.access_service import AccessService
from core.services.contact_service import ContactService
from core.services.owner_service import OwnerService
from core.storage.database import Database

LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)
MINE, LIS = "maple river clock", "竹子 和 河流"
CONTACTS, NOTES, NOTE_CHARS = 60, 8, 400_000
STEPS = tuple((step, when) for step in range(3) for when in ("before", "after"))


def make(folder: Path) -> str:
    """Make a profile of two people, a few megabytes large; return the recovery code."""
    made = profile.create(folder, MINE, uses_keyring=False, cost=LIGHT)
    AccessService(folder, made.database, LIGHT).add_person(MINE, Person("Li", Role.STAFF), LIS)
    people, owner = ContactService(made.database), OwnerService(made.database)
    for number in range(CONTACTS):
        people.add(Contact(f"Person {number}"))
    for number in range(NOTES):
        text = secrets.token_hex(NOTE_CHARS // 2)
        owner.save_note(KnowledgeNote(f"Note {number}", text))
    made.database.close()
    return made.recovery_code


def rekey(folder: Path) -> None:
    """Change the key as the program does."""
    opened = profile.unlock(folder, lambda: MINE, uses_keyring=False)
    AccessService(folder, opened.database, LIGHT).rekey(MINE)
    opened.database.close()


def rekey_carelessly(folder: Path) -> None:
    """Change the key first and write it down afterwards: the control."""
    save, calls = Vault.save, iter(range(9))
    Vault.save = lambda self, key: save(self, key) if next(calls) else None  # type: ignore[method-assign]
    rekey(folder)


def die_at(step: int, when: str) -> None:
    """Have this process killed before or after a step: the vault, the file, the vault again."""
    calls = iter(range(9))

    def deadly(deed: Callable[..., Any]) -> Callable[..., Any]:
        def done(*arguments: Any) -> Any:
            number = next(calls)
            if (number, when) == (step, "before"):
                os.kill(os.getpid(), signal.SIGKILL)
            result = deed(*arguments)
            if (number, when) == (step, "after"):
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return done

    Vault.save = deadly(Vault.save)  # type: ignore[method-assign]
    Database.rekey = deadly(Database.rekey)  # type: ignore[method-assign]


def in_child(work: Callable[[], None], kill_after_s: float | None) -> bool:
    """Run work in a fork, killed after a while; say whether it was killed."""
    pid = os.fork()
    if pid == 0:
        work()
        os._exit(0)
    if kill_after_s is not None:
        signal.sigtimedwait([signal.SIGCHLD], kill_after_s)
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status)


def look(folder: Path, answer: str) -> str:
    """Open a copy by this answer; return "whole", or what is wrong."""
    copy = folder.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    try:
        # Closing folds the write-ahead log in; the check of the pages looks past it.
        profile.unlock(copy, lambda: answer, uses_keyring=False).database.close()
        opened = profile.unlock(copy, lambda: answer, uses_keyring=False)
    except UserError as error:
        return error.key
    with opened.database.reading() as session:
        connection = session.connection()
        rows = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        pages = connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()
    notes = OwnerService(opened.database).list_notes()
    count = ContactService(opened.database).count_contacts()
    opened.database.close()
    is_whole = (rows, pages, count, len(notes)) == (["ok"], [], CONTACTS, NOTES)
    return "whole" if is_whole else f"{rows} {pages} {count} {len(notes)}"


def kill_once(folder: Path, number: int, duration_s: float, *, is_careless: bool) -> bool:
    """Change the key and be killed: each step in turn first, then at random moments."""
    change = rekey_carelessly if is_careless else rekey
    if number >= len(STEPS):
        return in_child(lambda: change(folder), random.uniform(0, duration_s))  # noqa: S311

    def work() -> None:
        die_at(*STEPS[number])
        change(folder)

    return in_child(work, None)


def main() -> None:
    """Do it as often as the command line says."""
    folder, kills = Path(sys.argv[1]), int(sys.argv[2])
    # So that a child's end can be waited for, up to a limit.
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
    is_careless = "--careless" in sys.argv
    code = make(folder / "p")
    began = time.monotonic()
    in_child(lambda: rekey(folder / "p"), None)
    duration_s = time.monotonic() - began
    whole, rounds, killed, found = folder / "p", 0, 0, Counter[str]()
    while killed < kills:
        trial = folder / "trial"
        shutil.rmtree(trial, ignore_errors=True)
        shutil.copytree(whole, trial)
        killed += kill_once(trial, rounds, duration_s, is_careless=is_careless)
        rounds += 1
        found.update(look(trial, answer) for answer in (MINE, LIS, code))
    sys.stdout.write(json.dumps({"rounds": rounds, "killed": killed, "found": found}))


if __name__ == "__main__":
    main()
