"""Opening the window: the application, the way into the file, the lanes, the main window.

The only part of start-up that needs Qt; verbs that show no window never load it.
"""

from __future__ import annotations

from desktop.start import (
    quick_enums,  # noqa: F401 - before Qt and all that uses it
    quiet_imports,  # noqa: F401 - as above
)

# isort: split

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, cast

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from core.errors import UserError
from core.making_way import going_first
from core.privacy import profile
from core.settings import Settings, SettingsFile
from desktop import failures, heard_as, theme
from desktop.background import Lane
from desktop.changes import ChangeHub
from desktop.desk import Desk
from desktop.outgoing.mail_launcher import open_by_qt
from desktop.start.exit_status import LOCKED, OPEN_AGAIN
from desktop.start.startup import (
    EarlyOpening,
    Model,
    Program,
    ask_nobody,
    has_profile,
    keep_room,
    make_model,
)
from desktop.start.window_lock import only_window
from desktop.translation import LanguageChoice, Translation
from desktop.window.main_window import MainWindow

if TYPE_CHECKING:
    from desktop.outgoing.mail_launcher import MailLauncher

_OpenLink = Callable[[str], bool]
_INK = "FREETYPE_PROPERTIES", "cff:darkening-parameters=500,180,1000,100,1667,80,2333,0"
"""Qt has FreeType thicken the strokes of Han characters, which on a dark surface run together. With
a third of that they are as heavy as the letters beside them, on either."""
_WINDOW_STATE = "window.ini"
_PATIENCE_S = 1.0
"""When opening takes longer, the person is told."""
_PICTURE_SIZE = (1280, 820)
_PICTURE_LIMIT_MS = 10_000
_SWITCH_S = 0.0005
"""So long a lane goes on while the window waits for Python's lock. Python's own five milliseconds,
several times for each key, are what a person notices."""
_COLLECTS_AFTER_MS = 30_000
"""Also where something of what begins by itself has failed."""


def open_window(
    folder: Path,
    *,
    is_fake_model: bool = False,
    launcher: MailLauncher | None = None,
    early: EarlyOpening | None = None,
) -> int:
    """Show the window over the profile, made anew when there is none; return the exit status.

    launcher: opens mail links for a process that has no network any more; None: Qt does.
    early: is opening the profile already.
    Raises UserError("already-open") when another window shows this profile.
    """
    app = make_application()
    settings = SettingsFile(folder / profile.SETTINGS).load()
    translation = dress(app, settings)
    reporter = failures.FailureReporter()
    reporter.install()
    open_link = open_by_qt if launcher is None else launcher.open
    status = OPEN_AGAIN
    while status == OPEN_AGAIN:
        trial = ExitStack()
        program = _open(folder, trial, early or EarlyOpening(folder))
        early = None
        if program is None:
            return 0
        with trial, only_window(program.folder):
            model = make_model(is_fake=is_fake_model, shelf=program.prompts)
            try:
                keep_room(program.folder)
                with laid_desk(program, model, open_link) as desk:
                    first = program.open_work.first_page()
                    window = MainWindow(desk, translation, reporter, first)
                    window.show()
                    with short_collections() as collect:
                        window.beginning.over.connect(collect)
                        QTimer.singleShot(_COLLECTS_AFTER_MS, window, collect)
                        status = app.exec()
                    window.close()
                    window.deleteLater()
                if status != OPEN_AGAIN:  # else the file is about to be put aside
                    model.host.keep_prompts()
            finally:
                model.close()
                program.close()
    if status == LOCKED:
        begin_anew()
    return status


@contextmanager
def short_collections() -> Iterator[Callable[[], None]]:
    """Keep Python's collector from looking through everything that stands already.

    Every thread waits while it looks, and while an import goes on it looks often: 70 ms and more
    each time with a whole program to go through. Until what is given is called, by when all stands
    that begins by itself, nothing is looked through at all.
    """
    gc.disable()
    try:
        yield _collect_from_now_on
    finally:
        gc.enable()
        gc.unfreeze()


def _collect_from_now_on() -> None:
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _open(folder: Path, trial: ExitStack, early: EarlyOpening) -> Program | None:
    """Open the profile: without a question when the keyring can, else by asking; or make it.

    trial: what ends a file that was only to be looked at.
    """
    broken: UserError | None = None
    if not early.is_over(_PATIENCE_S):
        from desktop.start.way_in import wait  # noqa: PLC0415 - once in a version's life

        if not wait(early):
            return None
    try:
        if (program := early.program()) is not None:
            return program
    except UserError as error:
        broken = error
    from desktop.start import way_in  # noqa: PLC0415 - most starts need no question

    lane = Lane("start")
    try:
        if not has_profile(folder):
            return way_in.make(folder, lane, trial)
        if broken is None:
            return way_in.ask(folder, lane)
        return way_in.mend(folder, lane, broken, ask_nobody)
    finally:
        lane.close()


def begin_anew() -> NoReturn:
    """Replace this process by a fresh one of the same program: it has read nothing yet."""
    sys.stdout.flush()
    sys.stderr.flush()
    words = sys.argv[1:] if getattr(sys, "frozen", False) else sys.orig_argv[1:]
    # Without it a frozen program would take the folder of the one before it for its own.
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    os.execv(sys.executable, [sys.executable, *words])  # noqa: S606 - our own program


def make_application() -> QApplication:
    """Return the application object, made if need be."""
    existing = QApplication.instance()
    if existing is not None:
        return cast("QApplication", existing)
    os.environ.setdefault(*_INK)
    QApplication.setApplicationName("cardfile")
    QApplication.setApplicationDisplayName("Cardfile")
    QApplication.setDesktopFileName("cardfile")
    # By its words: a style that is set comes back as an object, for which Python would have to be
    # told of the 600 things a style can draw.
    return QApplication([*sys.argv[:1], "-style", "Fusion"])


def dress(app: QApplication, settings: Settings) -> Translation:
    """Give the application its fonts, look and language."""
    heard_as.begin()
    theme.load_fonts()
    theme.apply(app, cast("theme.ThemeChoice", settings.theme), theme.shape_of(settings))
    translation = Translation(app)
    translation.use(cast("LanguageChoice", settings.language))
    return translation


@contextmanager
def laid_desk(
    program: Program, model: Model, open_link: Callable[[str], bool] = open_by_qt
) -> Iterator[Desk]:
    """Give what a window needs; its lanes are drained and ended afterwards."""
    sys.setswitchinterval(_SWITCH_S)
    data_lane, import_lane = Lane("data"), Lane("import")
    model_lane, meaning_lane = Lane("model"), Lane("meaning")
    insight_lane, notice_lane = Lane("insight"), Lane("notice")
    lanes = (data_lane, import_lane, model_lane, meaning_lane, insight_lane, notice_lane)
    try:
        with going_first():
            yield _desk(program, model, lanes, open_link)
    finally:
        # First, so that nothing begins behind what is stopped.
        model_lane.cancel_all()
        meaning_lane.cancel_all()
        model.host.stop()
        model.embedder.stop()
        for lane in reversed(lanes):
            lane.close()


def save_picture(
    program: Program, model: Model, path: Path, *, language: str, theme_name: str
) -> None:
    """Show the real window over the program, wait until it is filled, and save a picture of it.

    Raises UserError("picture-not-saved") when the file can't be written.
    """
    if sys.platform == "linux" and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application()
    translation = dress(app, Settings(language=language, theme=theme_name))
    with laid_desk(program, model) as desk:
        window = MainWindow(desk, translation, failures.FailureReporter())
        window.resize(*_PICTURE_SIZE)
        window.show()
        window.actions_.go_inbox.trigger()  # what the picture is of
        wait_until(window.is_whole, _PICTURE_LIMIT_MS)
        # Being painted is what makes a list ask for the rows in sight.
        window.grab()
        wait_until(window.is_whole, _PICTURE_LIMIT_MS)
        is_saved = window.grab().save(str(path))
        window.close()
    if not is_saved:
        raise UserError("picture-not-saved", path=str(path))


def wait_until(is_true: Callable[[], bool], limit_ms: int) -> None:
    """Let the window work until this is true or the time is over. GUI thread only."""
    clock = QElapsedTimer()
    clock.start()
    loop, ticks = QEventLoop(), QTimer()
    ticks.timeout.connect(lambda: loop.quit() if is_true() or clock.hasExpired(limit_ms) else None)
    ticks.start(20)
    loop.exec()
    ticks.stop()


def _desk(
    program: Program,
    model: Model,
    lanes: tuple[Lane, Lane, Lane, Lane, Lane, Lane],
    open_link: _OpenLink,
) -> Desk:
    """Put everything on the desk: the services, the models and the lanes.

    lanes: of the data, of imports, of the model, of meanings, of insights, of notices.
    """
    return Desk(
        **program.by_name(),
        unlocked_by=program.unlocked_by,
        scorer=model.scorer,
        writer=model.writer,
        host=model.host,
        embedder=model.embedder,
        data_lane=lanes[0],
        import_lane=lanes[1],
        model_lane=lanes[2],
        meaning_lane=lanes[3],
        insight_lane=lanes[4],
        notice_lane=lanes[5],
        changes=ChangeHub(),
        window_state=program.folder / _WINDOW_STATE,
        open_link=open_link,
    )
