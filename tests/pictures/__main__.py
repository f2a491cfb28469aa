"""Pictures of every screen and dialog: `python3 dev.py pictures` or `python -m tests.pictures`.

    --to DIR            where they go (default: docs/pictures): all of them into DIR/all, and the
                        few that README.md and the manual show into DIR, under names of their own
    --only TEXT         only those whose name holds this
    --language, --theme, --fill, --size   only these; each may be given several times
    --people N          how many contacts a full file has (default 20,000; 1,000,000 takes minutes
                        to make and 10 GB)
    --keep DIR          where full files stay for the next time, those of the benchmarks as well
    --chosen            those few only

Names: SCREEN.FILL.LANGUAGE.THEME.SIZE.png. Made offscreen, on throw-away files; Git keeps the few.
"""

from __future__ import annotations

import argparse
import itertools
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import cast
from unittest.mock import patch

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from core import offline_guard
from core.domain.access import OWNER
from core.domain.model import ModelStatus
from core.paths import child_environment, program_command
from core.privacy import profile
from core.privacy.vault import PassphraseCost, Vault
from core.settings import Settings
from core.storage.database import Database
from desktop import failures, theme
from desktop.screens import backup_clock_screen
from desktop.screens.mood_screen import MoodScreen
from desktop.start.startup import Program, build, make_model, throwaway_program
from desktop.start.window_startup import dress, laid_desk, make_application
from desktop.translation import LanguageChoice, Translation
from desktop.window.main_window import MainWindow
from tests.benchmarks import big_file
from tests.benchmarks.storage_bench import KEY
from tests.pictures import dialogs, sales, tour

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES: tuple[LanguageChoice, ...] = ("en", "zh_CN")
THEMES: tuple[theme.ThemeChoice, ...] = ("light", "dark")
FILLS = ("empty", "ordinary", "full")
SIZES = ("1280x720", "2560x1440")
CHOSEN = {
    "home.ordinary.en.light.1280x720": "home-light",
    "home.ordinary.zh_CN.light.1280x720": "home-light-zh",
    "palette.ordinary.en.light.1280x720": "palette-light",
    "contacts.ordinary.en.light.1280x720": "contacts-light",
    "insights.ordinary.en.light.1280x720": "insights-light",
    "insights.ordinary.zh_CN.light.1280x720": "insights-light-zh",
    "board.ordinary.zh_CN.dark.1280x720": "board-dark-zh",
    "contacts.ordinary.zh_CN.dark.1280x720": "contacts-dark-zh",
    "contacts-table.ordinary.en.light.1280x720": "table-light",
    "calendar.ordinary.en.light.1280x720": "calendar-light",
    "privacy.ordinary.zh_CN.light.1280x720": "privacy-light-zh",
}
"""Which pictures the repository keeps, and what they are called there."""
DRAFTED = {"window-light": ("en", "light"), "window-dark-zh": ("zh_CN", "dark")}
"""Those of the inbox: `cardfile demo` makes them, as a model must write the draft they show."""


def main() -> int:
    """Make the pictures that were asked for."""
    chosen = _arguments()
    offline_guard.begin()  # as the program does, whose privacy page says so
    app = make_application()
    translation = dress(app, Settings(language="en"))
    for fill in chosen.fill:
        with _file(fill, chosen.people, chosen.keep) as program:
            _take_screens(app, translation, program, fill, chosen)
    if not chosen.chosen:
        _take_dialogs(app, translation, chosen)
    for name, look in DRAFTED.items():
        if chosen.only in name:
            _take_demo(chosen.to.resolve() / f"{name}.png", *look)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=_AsWritten)
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "pictures")
    parser.add_argument("--only", default="")
    parser.add_argument("--language", action="append", choices=LANGUAGES)
    parser.add_argument("--theme", action="append", choices=THEMES)
    parser.add_argument("--fill", action="append", choices=FILLS)
    parser.add_argument("--size", action="append", choices=SIZES)
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--chosen", action="store_true")
    given = parser.parse_args()
    given.language, given.theme = given.language or LANGUAGES, given.theme or THEMES
    given.fill, given.size = given.fill or FILLS, given.size or SIZES
    if given.chosen:
        given.fill, given.size = ("ordinary",), SIZES[:1]
    (given.to / "all").mkdir(parents=True, exist_ok=True)
    return given


class _AsWritten(argparse.RawDescriptionHelpFormatter):
    pass


@contextmanager
def _file(fill: str, people: int, keep: Path | None) -> Iterator[Program]:
    if fill == "full" and keep is not None:
        with _kept_file(keep / f"{people}" / profile.DATABASE, people) as program:
            sales.fill(program)
            yield program
        return
    with throwaway_program() as program:
        if fill == "ordinary":
            program.sample.load()
        elif fill == "full":
            big_file.fill(program.database.path, program.database.key, people)
            sales.fill(program)
        yield program


@contextmanager
def _kept_file(path: Path, people: int) -> Iterator[Program]:
    path.parent.mkdir(parents=True, exist_ok=True)
    big_file.fill(path, KEY, people)  # which adds what is missing
    _give_vault(path.parent / profile.VAULT)
    program = build(path.parent, Database(path, KEY), "passphrase")
    try:
        yield program
    finally:
        program.close()


def _give_vault(path: Path) -> None:
    """Lay a vault beside a file of the benchmarks, or the window says that it is missing."""
    if not path.exists():
        vault, _ = Vault.create(path)
        vault.set_passphrase(KEY, OWNER, secrets.token_hex(16), PassphraseCost(1, 8, 1))
        vault.set_recovery_code(KEY)
        vault.save(KEY)


def _take_screens(
    app: QApplication,
    translation: Translation,
    program: Program,
    fill: str,
    chosen: argparse.Namespace,
) -> None:
    # Models are listed as they are on this machine. What they think of the messages is asked
    # once; nothing is loaded for a picture.
    real, model = make_model(), make_model(is_fake=True)
    model = replace(model, host=real.host)
    if fill == "ordinary":
        has_any = real.host.state().status is not ModelStatus.MISSING
        scorer = real.scorer if has_any else model.scorer
        for _ in program.sentiments.rate_all(scorer, lambda _done, _of: None):
            pass
        real.host.close()
    backup_clock_screen.FIRST_MS = backup_clock_screen.EVERY_MS  # a large file's would take long
    with laid_desk(program, model) as desk, patch.object(MoodScreen, "start", _leave):
        window = MainWindow(desk, translation, failures.FailureReporter())
        window.screens.first_measure.stop()
        window.screens.lock.idle.set_minutes(0)  # else it is locked while nobody touches it
        for size in chosen.size:
            width, height = (int(side) for side in size.split("x"))
            window.resize(width, height)
            window.show()
            for language, look in _looks(app, translation, chosen):
                walk = tour.walk(window, scrolls=not chosen.chosen)
                for name in itertools.chain(walk, tour.sheets(window)):
                    _save(window, f"{name}.{fill}.{language}.{look}.{size}", chosen)
        window.close()
        window.deleteLater()
    model.close()


def _leave(_screen: MoodScreen) -> None:
    """Read no backlog: every slice of it would begin the page anew that is being taken."""


def _take_dialogs(app: QApplication, translation: Translation, chosen: argparse.Namespace) -> None:
    for language, look in _looks(app, translation, chosen):
        for name, make in dialogs.makers().items():
            dialog = make()
            dialog.show()
            app.processEvents()
            _save(dialog, f"dialog-{name}.{language}.{look}", chosen)
            dialog.close()
            dialog.deleteLater()
            app.processEvents()


def _take_demo(path: Path, language: str, look: str) -> None:
    words = ("demo", "--picture", str(path), "--language", language, "--theme", look)
    subprocess.run(program_command(*words), check=True, env=child_environment(), cwd=path.parent)  # noqa: S603 - our own program


def _looks(
    app: QApplication, translation: Translation, chosen: argparse.Namespace
) -> Iterator[tuple[str, str]]:
    for language in chosen.language:
        for look in chosen.theme:
            translation.use(cast("LanguageChoice", language))
            theme.apply(app, cast("theme.ThemeChoice", look))
            app.processEvents()
            yield language, look


def _save(widget: QWidget, name: str, chosen: argparse.Namespace) -> None:
    if chosen.only not in name:
        return
    paths = [] if chosen.chosen else [chosen.to / "all" / f"{name}.png"]
    if name in CHOSEN:
        paths.append(chosen.to / f"{CHOSEN[name]}.png")
    for path in paths:
        image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        if not image.save(str(path), "PNG", 0):
            raise OSError(path)
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    sys.exit(main())
