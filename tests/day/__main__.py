"""Live through the day in the program itself: `python -m tests.day FOLDER --language zh_CN`.

Locking replaces the process, as it does for everybody; the same words then start it again, and a
note in the folder says that the morning is over. The last line of the output is JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from core.settings import Settings
from desktop.mail_launcher import MailLauncher
from desktop.startup import create_program
from desktop.window_startup import make_application, open_window
from tests.day.keyboard import Keyboard, Living, OwnHand, ServersHand, Step, say
from tests.day.story import MAIL, PASSPHRASE, Day


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
    given = parser.parse_args()
    profile, noted = given.folder / "profile", given.folder / "locked"
    if not profile.exists():
        prepare(profile, given.language)
    mail = given.folder / "benches.eml"
    mail.write_text(MAIL, encoding="utf-8")
    day = Day(Keyboard(ServersHand() if given.server else OwnHand()), given.language, mail)
    is_evening = noted.exists()
    story = evening(day) if is_evening else morning(day, noted)
    app = make_application()

    def give_up(words: str) -> None:
        for number, top in enumerate(app.topLevelWidgets()):
            if top.isVisible():
                top.grab().save(str(given.folder / f"failed-{number}.png"))
        say(words)
        os._exit(1)  # dialogs with loops of their own would go on

    living = Living(story, give_up)
    letterbox = Letterbox(given.folder / "handed-over")
    open_window(profile, launcher=cast("MailLauncher", letterbox))
    told = {"failure": living.failure, "is_over": living.is_over and is_evening}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    return 0 if told["is_over"] else 1


def prepare(profile: Path, language: str) -> None:
    """Make a file with the sample firm's year in it."""
    program, _, _ = create_program(profile, PASSPHRASE)
    program.settings_file.save(Settings(language=language, theme="light", rates_at_once=False))
    program.sample.load()
    program.close()


def morning(day: Day, noted: Path) -> Iterator[Step]:
    """From unlocking to locking."""
    yield from day.unlock()
    yield from day.work()
    yield from day.begin_to_write()
    noted.touch()
    yield from day.lock()


def evening(day: Day) -> Iterator[Step]:
    """From unlocking to leaving."""
    yield from day.unlock()
    yield from day.find_it_again()


if __name__ == "__main__":
    os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    sys.exit(main())
