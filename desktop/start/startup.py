"""Building the program, top to bottom, once. It knows everybody; nobody but the entry knows it."""

from __future__ import annotations

import secrets
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from core import log
from core.bundles import changed
from core.errors import UserError
from core.later import later, later_from
from core.paths import models_folder
from core.privacy import profile
from core.privacy.vault import PassphraseCost
from core.services.services import Services, serve
from core.storage import ballast

if TYPE_CHECKING:
    from core.domain.access import Person
    from core.domain.ports import DraftWriter, ModelHost, PromptShelf, SentimentScorer, TextEmbedder
    from core.storage.database import Database

UnlockedBy = profile.UnlockedBy
# A throw-away profile's passphrase is random, so slowing down a guesser would only slow us.
_LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)


class Program(Services):
    """The open file and every service over it."""

    folder: Path
    database: Database
    unlocked_by: UnlockedBy

    def close(self) -> None:
        """Close the file."""
        self.database.close()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Model:
    """The embedded models: what rates, writes and finds by meaning, and the large one's host."""

    host: ModelHost
    scorer: SentimentScorer
    writer: DraftWriter
    embedder: TextEmbedder

    def close(self) -> None:
        """End their processes; what is asked of them then starts them anew."""
        self.host.close()
        self.embedder.close()


def make_model(*, is_fake: bool = False, shelf: PromptShelf | None = None) -> Model:
    """Return the model; nothing is loaded before it is asked something.

    is_fake: a stand-in that needs no weights, for trying the program without them.
    shelf: where it keeps what it has read for the next start.
    """
    if is_fake:
        host: ModelHost = later_from("models.fake_engine", "FakeHost")
        embedder: TextEmbedder = later_from("models.fake_embedder", "FakeEmbedder")
    else:
        folder = models_folder()
        embedder = later_from("models.embedder", "Embedder", folder)
        host = later_from("models.host", "LlamaHost", folder, shelf=shelf, embedder=embedder)
    scorer: SentimentScorer = later(lambda: host.scorer)  # type: ignore[attr-defined]  # both hosts have it
    writer: DraftWriter = later(lambda: host.writer)  # type: ignore[attr-defined]  # as above
    return Model(host, scorer, writer, embedder)


def open_program(
    folder: Path,
    ask_passphrase: Callable[[], str],
    *,
    uses_keyring: bool = True,
    name: str | None = None,
    is_checked: bool = False,
) -> Program:
    """Open an existing profile. Raises UserError as `profile.unlock` does.

    name: whose passphrase it is. is_checked: look first whether the file is whole, as the window
    does.
    """
    opened = profile.unlock(
        folder, ask_passphrase, uses_keyring=uses_keyring, name=name, is_checked=is_checked
    )
    log.start_log(folder / profile.LOG_FOLDER)
    return build(folder, opened.database, opened.unlocked_by)


class EarlyOpening:
    """Opens a profile by the keyring in a thread of its own, while others load what they need."""

    def __init__(self, folder: Path) -> None:
        """Begin at once, unless there is nothing to be opened."""
        self._folder = folder
        self._program: Program | None = None
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._open, name="opening", daemon=True)
        self._thread.start()

    def is_over(self, within_s: float = 0.0) -> bool:
        """Say whether it is known by then what came of it; waits so long at most."""
        self._thread.join(within_s)
        return not self._thread.is_alive()

    def program(self) -> Program | None:
        """Return the program once it is open, None where a person must be asked.

        Raises UserError as `open_program` does.
        """
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._program

    def _open(self) -> None:
        try:
            if has_profile(self._folder):
                self._program = open_program(self._folder, ask_nobody, is_checked=True)
        except _PassphraseNeeded:
            pass
        except Exception as error:
            self._error = error  # it is told where it is waited for


class _PassphraseNeeded(Exception):  # noqa: N818 - a way of asking, not a fault
    """The keyring did not open the file."""


def ask_nobody() -> str:
    """Be the question for a passphrase where nobody is asked."""
    raise _PassphraseNeeded


def create_program(
    folder: Path, passphrase: str, code_target: Path | None = None
) -> tuple[Program, str, bool]:
    """Make a profile; return the program, the recovery code, whether the keyring has the key.

    code_target: a new file for the recovery code. Raises UserError as `profile.create` does.
    """
    made = profile.create(folder, passphrase, code_target=code_target)
    log.start_log(folder / profile.LOG_FOLDER)
    return build(folder, made.database, "passphrase"), made.recovery_code, made.is_in_keyring


@contextmanager
def throwaway_program() -> Iterator[Program]:
    """Give an empty program whose profile is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="cardfile-") as name:
        folder = Path(name) / "profile"
        made = profile.create(folder, secrets.token_hex(16), uses_keyring=False, cost=_LIGHT)
        program = build(folder, made.database, "passphrase")
        try:
            yield program
        finally:
            program.close()


@contextmanager
def trial_program() -> Iterator[Program]:
    """Give an empty program to look around in; it doesn't lock, and nothing of it is kept."""
    with throwaway_program() as program:
        program.settings_file.save(replace(program.settings_file.load(), lock_after_minutes=0))
        yield changed(program, unlocked_by="trial")


def build(folder: Path, database: Database, unlocked_by: UnlockedBy) -> Program:
    """Return the services over an open file."""
    services = serve(folder, database).by_name()
    return Program(**services, folder=folder, database=database, unlocked_by=unlocked_by)


def keep_room(folder: Path) -> None:
    """Keep some room on the disk back, for the day it is full."""
    ballast.lay(folder)


def has_profile(folder: Path) -> bool:
    """Say whether there is a profile in the folder."""
    return profile.exists(folder)


def list_people(folder: Path) -> tuple[Person, ...]:
    """Return who may sign in. Raises UserError as `Vault.load` does."""
    return profile.people(folder)


def require_profile(folder: Path) -> None:
    """Raise UserError("profile-missing") when there is no profile in the folder."""
    if not profile.exists(folder):
        raise UserError("profile-missing", path=str(folder))
