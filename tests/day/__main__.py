"""Live through the day in the program itself: `python -m tests.day FOLDER --language zh_CN`.

Locking replaces the process, as it does for everybody; the same words then start it again, and a
note in the folder says that the morning is over. The last line of the output is JSON.
"""

from __future__ import annotations

import argparse
import faulthandler
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from core.domain.importing import ImportOptions
from core.settings import Settings
from desktop.outgoing.mail_launcher import MailLauncher
from desktop.start.startup import create_program
from desktop.start.window_startup import make_application, open_window
from desktop.window.main_window import MainWindow
from tests.benchmarks import made_people
from tests.day.keyboard import Keyboard, Living, OwnHand, ServersHand, Step, say
from tests.day.story import MAIL, PASSPHRASE, Day
from tests.stall_meter import Culprits, StallMeter

_BACKLOG = 2_000
"""Messages that wait to be rated on a busy day."""


class Letterbox:
    """Stands where the mail program would: keeps what it was asked to open."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def open(self, link: str) -> bool:
        """Keep a link."""
        self._path.write_text(link, encoding="utf-8")
        return True


def main() -> int:
    """Prepare a file, or go on with it after it was locked."""
    parser = argparse.ArgumentParser(prog="tests.day")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", choices=["en", "zh_CN"], default="en")
    parser.add_argument("--server", action="store_true", help="strike the X server's keys")
    parser.add_argument("--busy", type=int, default=0, help="import a table of so many rows")
    parser.add_argument("--where", action="store_true", help="say where it stood still")
    given = parser.parse_args()
    profile, noted = given.folder / "profile", given.folder / "locked"
    if not profile.exists():
        prepare(profile, given.language, is_busy=bool(given.busy))
    mail = given.folder / "benches.eml"
    mail.write_text(MAIL, encoding="utf-8")
    day = Day(Keyboard(ServersHand() if given.server else OwnHand()), given.language, mail)
    is_evening = noted.exists()
    story = evening(day, given.folder / "over") if is_evening else morning(day, noted)
    if given.busy and not is_evening:
        table = given.folder / "people.csv"
        made_people.write_csv(table, given.busy)
        story = busy_morning(day, table, Stalls(given.folder, is_told=given.where))
    app = make_application()

    def give_up(words: str) -> None:
        for number, top in enumerate(app.topLevelWidgets()):
            if top.isVisible():
                top.grab().save(str(given.folder / f"failed-{number}.png"))
            if isinstance(top, MainWindow):
                desk = top.desk
                lanes = (desk.data_lane, desk.import_lane, desk.model_lane, desk.insight_lane)
                say(f"idle: {[lane.is_idle for lane in lanes]}")
                faulthandler.dump_traceback()
        say(words)
        os._exit(1)  # dialogs with loops of their own would go on

    living = Living(story, give_up)
    letterbox = Letterbox(given.folder / "handed-over")
    open_window(profile, launcher=cast("MailLauncher", letterbox))
    told = {"failure": living.failure, "is_over": (given.folder / "over").exists()}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    return 0 if told["is_over"] else 1


class Stalls:
    """Measures how long the window stands still, and writes it down."""

    def __init__(self, folder: Path, *, is_told: bool) -> None:
        self._folder, self._is_told = folder, is_told
        self._meter = StallMeter()
        self._culprits: Culprits | None = None

    def start(self) -> None:
        """Begin; where it stands still is looked for only if it is to be told."""
        self._meter.start()
        self._culprits = Culprits(self._meter) if self._is_told else None

    def stop(self, *, was_importing: bool) -> None:
        """Write down what was measured. was_importing: to the end."""
        self._meter.stop()
        told = {**self._meter.told(), "imported_to_the_end": was_importing}
        (self._folder / "stalls.json").write_text(json.dumps(told))
        for late, where in self._culprits.stop()[:20] if self._culprits else ():
            say(f"{late * 1000:.0f} ms at {where}")


def prepare(profile: Path, language: str, *, is_busy: bool) -> None:
    """Make a file with the sample firm's year in it; is_busy: and mail that waits to be rated."""
    program, _, _ = create_program(profile, PASSPHRASE)
    program.settings_file.save(Settings(language=language, theme="light", rates_at_once=is_busy))
    program.sample.load()
    if is_busy:
        mail = profile.with_name("backlog.mbox")
        made_people.write_mbox(mail, _BACKLOG)
        program.imports.run([mail], ImportOptions())
    program.close()


def morning(day: Day, noted: Path) -> Iterator[Step]:
    """From unlocking to locking."""
    yield from day.unlock()
    yield from day.work()
    yield from day.begin_to_write()
    noted.touch()
    yield from day.lock()


def busy_morning(day: Day, table: Path, stalls: Stalls) -> Iterator[Step]:
    """The morning while mail is rated and, from its second hour on, a table comes in."""
    yield from day.unlock()
    yield Step("measure", do=stalls.start)
    yield from day.bring_in_mail()
    yield from day.begin_import(table)
    yield from day.back_to_the_window()
    yield from day.work_meanwhile()
    yield from day.undo(4)
    stalls.stop(was_importing=day.is_importing())
    os._exit(0)  # the import would be waited for, and nobody wants it


def evening(day: Day, over: Path) -> Iterator[Step]:
    """From unlocking to leaving; over: noted before, as the program may be gone with the key."""
    yield from day.unlock()
    yield from day.find_it_again()
    over.touch()
    yield from day.leave()


if __name__ == "__main__":
    os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    sys.exit(main())
