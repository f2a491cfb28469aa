"""Cuts the actions off: killed, without power, room or memory; and counts the harm.

Run as a program, with `shim.so` preloaded, it prints one JSON document:

    python -m tests.durability.harness kill|cut|fail|memory --folder DIR --count N
        [--unsafe] [--only ACTION]

--unsafe opens the file with synchronous=OFF: the control, in which power cuts must do harm.
Each try is a fork of this process, so that a thousand of them take minutes.
"""

from __future__ import annotations

import argparse
import ctypes
import errno
import json
import os
import random
import shutil
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from core.errors import UserError
from core.privacy import profile
from core.storage import sealed_file
from core.storage.rescue import checked_copy
from tests.durability import actions
from tests.durability.action_parts import Action, copy_profile
from tests.durability.batch_actions import BATCH_ACTIONS
from tests.durability.daily_actions import DAILY_ACTIONS
from tests.durability.disk import Disk, read_log

ACTIONS = [*actions.ACTIONS, *BATCH_ACTIONS, *DAILY_ACTIONS]
DISK_KEYS = {"disk-full", "disk-read-only", "disk-error"}
DISK_KEYS |= {"export-no-room", "export-no-writing", "file-not-saved"}
# To SQLite, a disk that fails while the log is left looks as if somebody else had the file.
DISK_KEYS |= {"database-busy"}
DONE, REFUSED, ODD = 0, 3, 4
_MOST_EXAMPLES = 10
_KILL = -1  # in place of an error's number


@dataclass
class Result:
    """How many tries there were by action, and what went wrong."""

    tries: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    half: int = 0
    unopenable: int = 0
    odd: int = 0
    examples: list[str] = field(default_factory=list)

    def judge(self, action: Action, folder: Path, acks: list[str], what: str) -> None:
        """Open the profile as it was left, and count what is wrong with it."""
        self.tries[action.name] += 1
        try:
            wrong = action.check(folder, acks)
            with_damage = _is_damaged(folder)
        except AssertionError as error:
            self._count("half", f"{action.name} {what}: {error}")
        except Exception as error:  # whatever it is, the profile does not open
            key = error.key if isinstance(error, UserError) else traceback.format_exc(limit=-2)
            self._count("unopenable", f"{action.name} {what}: {key}")
        else:
            if with_damage:
                self._count("unopenable", f"{action.name} {what}: damaged")
            for problem in wrong:
                kind = "lost" if "confirmed," in problem or "lost" in problem else "half"
                self._count(kind, f"{action.name} {what}: {problem}")

    def note_odd(self, example: str) -> None:
        """Count an error that no sentence was made for."""
        self._count("odd", example)

    def _count(self, kind: str, example: str) -> None:
        setattr(self, kind, getattr(self, kind) + 1)
        if len(self.examples) < _MOST_EXAMPLES:
            self.examples.append(f"{kind}: {example}")


def _is_damaged(folder: Path) -> bool:
    key, _ = profile.unlock_key(folder, lambda: "correct horse", uses_keyring=False)
    return checked_copy.find_damage(folder / profile.DATABASE, key)


def _start(action: Action, folder: Path, before: Callable[[], None] = lambda: None) -> int:
    """Do the action in a fork; return its process. Acks go to the file beside the profile."""
    acks = os.open(folder.parent / "acks", os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
    child = os.fork()
    if child:
        os.close(acks)
        return child
    status = ODD
    try:
        before()
        action.run(folder, lambda word: _tell(acks, word))
        status = DONE
    except UserError as error:
        status = REFUSED if error.key in DISK_KEYS else ODD
        if status == ODD:
            (folder.parent / "odd").write_text(error.key)
    except MemoryError:
        status = REFUSED
    except BaseException:
        _shim().shim_fail(0, 0, 0)
        (folder.parent / "odd").write_text(traceback.format_exc(limit=-3))
    finally:
        os._exit(status)


def _tell(acks: int, word: str) -> None:
    os.write(acks, f"{word}\n".encode())


def _acks(folder: Path) -> list[str]:
    return (folder.parent / "acks").read_text().split()


def _end(child: int) -> int:
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _end_unharmed(action: Action, child: int) -> None:
    """Wait for an action that nothing disturbs: one that can't even be done then proves nothing."""
    if (status := _end(child)) != DONE:
        raise RuntimeError(f"{action.name} ended with {status} though nothing was in its way")


def kill(root: Path, count: int, chance: random.Random) -> Result:
    """Kill the actions: in turn at a random moment, and at a random call on the disk.

    One that was done before the signal came is checked too, but is no kill.
    """
    result, work = Result(), root / "work" / "profile"
    measured = {
        action.name: (_seconds(action, base, work), _count_calls(action, base, work, root))
        for action, base in _bases(root)
    }
    for number in range(2 * count):
        if result.outcomes["killed"] == count:
            break
        action = ACTIONS[number % len(ACTIONS)]
        seconds, calls = measured[action.name]
        copy_profile(root / "bases" / action.name, work)
        if number // len(ACTIONS) % 2:
            at = chance.randint(1, calls)
            child = _start(action, work, lambda at=at: _arm(root, at, _KILL, 0))
        else:
            child = _start(action, work)
            signal.sigtimedwait([], chance.random() * seconds)
            os.kill(child, signal.SIGKILL)
        result.outcomes["done" if _end(child) == DONE else "killed"] += 1
        result.judge(action, work, _acks(work), f"kill {number}")
    return result


def _seconds(action: Action, base: Path, work: Path) -> float:
    """Return how long the action takes when nothing else is in its way."""
    took = []
    for _ in range(3):
        copy_profile(base, work)
        started = time.monotonic()
        _end_unharmed(action, _start(action, work))
        took.append(time.monotonic() - started)
    return min(took)


def cut(root: Path, count: int, chance: random.Random) -> Result:
    """Record each action once, and cut the power at random calls of it."""
    result, work = Result(), root / "work" / "profile"
    each = -(-count // len(ACTIONS))
    for action, base in _bases(root):
        copy_profile(base, work)
        log = root / f"{action.name}.log"
        child = _start(action, work, lambda log=log: _record(root / "work", log))
        _end_unharmed(action, child)
        calls = read_log(log)
        points = sorted(chance.randint(0, len(calls)) for _ in range(each))
        copy_profile(base, work)
        disk, taken = Disk(work), 0
        for number, point in enumerate(points):
            for call in calls[taken:point]:
                disk.take(call)
            taken = point
            shutil.rmtree(root / "cut", ignore_errors=True)
            (root / "cut").mkdir()
            disk.materialise(root / "cut" / "profile", chance, ("none", "all", "some")[number % 3])
            result.judge(action, root / "cut" / "profile", disk.acks, f"call {point}")
    return result


def fail(root: Path, count: int, chance: random.Random) -> Result:
    """Fail the Nth call on the disk, for every N (or at most `count` of them for each action)."""
    result, work = Result(), root / "work" / "profile"
    for action, base in _bases(root):
        calls = _count_calls(action, base, work, root)
        every = range(1, calls + 1)
        chosen = every if calls <= count else sorted(chance.sample(every, count))
        for number in chosen:
            stays = chance.random() < 0.5
            for code in (errno.ENOSPC, errno.EIO):
                copy_profile(base, work)
                (work.parent / "odd").unlink(missing_ok=True)
                what = (number, code, int(stays))
                status = _end(_start(action, work, lambda what=what: _arm(root, *what)))
                result.outcomes[{DONE: "done", REFUSED: "refused"}.get(status, "odd")] += 1
                if status not in (DONE, REFUSED):
                    odd = work.parent / "odd"
                    said = odd.read_text() if odd.exists() else f"exit {status}"
                    result.note_odd(f"{action.name} {what}: {said}")
                result.judge(action, work, _acks(work), f"{errno.errorcode[code]} at {number}")
    return result


def memory(root: Path, count: int, chance: random.Random) -> Result:
    """Fail an allocation of memory, chosen anew each time, early ones more often."""
    import _testcapi  # noqa: PLC0415 - CPython's own, not everywhere

    result, work = Result(), root / "work" / "profile"
    for number in range(count):
        action = ACTIONS[number % len(ACTIONS)]
        at = int(10 ** (1 + 5 * chance.random()))
        copy_profile(root / "bases" / action.name, work)
        status = _end(_start(action, work, lambda at=at: _testcapi.set_nomemory(at, at + 1)))
        result.outcomes[{DONE: "done", REFUSED: "refused"}.get(status, "died")] += 1
        result.judge(action, work, _acks(work), f"allocation {at}")
    return result


def _count_calls(action: Action, base: Path, work: Path, root: Path) -> int:
    copy_profile(base, work)
    counter = root / "calls"

    def arm() -> None:
        _arm(root, 1 << 40, errno.EIO, 0)
        inner = os._exit

        def leave(status: int) -> None:
            counter.write_text(str(_shim().shim_calls()))
            inner(status)

        os._exit = leave  # type: ignore[assignment]  # this fork ends with it

    _end_unharmed(action, _start(action, work, arm))
    return int(counter.read_text())


def _shim() -> ctypes.CDLL:
    return ctypes.CDLL(None)


def _record(folder: Path, log: Path) -> None:
    _shim().shim_record(os.fsencode(log))
    _shim().shim_watch(os.fsencode(folder))


def _arm(root: Path, at: int, code: int, stays: int) -> None:
    _shim().shim_watch(os.fsencode(root / "work"))
    _shim().shim_fail(ctypes.c_long(at), ctypes.c_long(code), ctypes.c_long(stays))


def _bases(root: Path) -> Iterator[tuple[Action, Path]]:
    for action in ACTIONS:
        yield action, root / "bases" / action.name


def main() -> int:
    """Do what the command line says and print the result."""
    parser = argparse.ArgumentParser()
    parser.add_argument("way", choices=["kill", "cut", "fail", "memory"])
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unsafe", action="store_true")
    parser.add_argument("--only", choices=[action.name for action in ACTIONS], action="append")
    chosen = parser.parse_args()
    ACTIONS[:] = [one for one in ACTIONS if one.name in (chosen.only or (one.name,))]
    root: Path = chosen.folder.resolve()
    (root / "work").mkdir(parents=True)
    for action, base in _bases(root):
        base.parent.mkdir(parents=True, exist_ok=True)
        action.prepare(base)
    if chosen.unsafe:
        sealed_file._SETTINGS = ("synchronous = OFF", *sealed_file._SETTINGS[1:])
        os.fsync = lambda _: None  # type: ignore[assignment]  # the control
    ways = {"kill": kill, "cut": cut, "fail": fail, "memory": memory}
    result = ways[chosen.way](root, chosen.count, random.Random(chosen.seed))  # noqa: S311 - for places, not for secrets
    json.dump(vars(result), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
