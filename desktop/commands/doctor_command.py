"""`cardfile doctor`: what is installed, where files are, what is wrong, in plain words."""

from __future__ import annotations

import argparse
import importlib.metadata
import platform
import shutil
from pathlib import Path
from typing import Any

from core.errors import UserError
from core.paths import RESOURCES, default_profile, models_folder
from core.privacy import code_mark
from core.services.rescue_service import RescueService
from desktop.commands.console import ask_passphrase, print_json, running_model, say
from desktop.start.startup import Program, has_profile, open_program

_PACKAGES = (
    "PySide6_Essentials",
    "SQLAlchemy",
    "sqlcipher3",
    "llama_cpp_python",
    "ik_llama_cpp_python",
    "keyring",
)
_LOW_DISK_BYTES = 500_000_000


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser(
        "doctor", parents=[common], help="what is installed, where files are, what is wrong"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; 2 when something is wrong."""
    facts = _facts(arguments.profile)
    troubles = [*_profile_troubles(arguments.profile), *_model_troubles(arguments, facts)]
    troubles += _disk_troubles(arguments.profile)
    if arguments.json:
        print_json(facts | {"troubles": troubles})
    else:
        for name, value in facts.items():
            print(f"{name:<20}{value}")
        print()
        for trouble in troubles:
            print(f"! {trouble}")
        print("Nothing is wrong." if not troubles else "")
    return 2 if troubles else 0


def _facts(folder: Path) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "cardfile": _version("cardfile") or "from source",
        "python": platform.python_version(),
        "system": platform.platform(),
        "program": str(RESOURCES.parent),
        "profile": str(folder) + ("" if folder != default_profile() else " (the default)"),
        "models": str(models_folder()),
        "newest good backup": _newest_backup(folder),
        "recovery code": _recovery_code(folder),
    }
    for package in _PACKAGES:
        facts[package] = _version(package) or "missing"
    return facts


def _newest_backup(folder: Path) -> str:
    backups = RescueService(folder, ask_passphrase).list_backups()
    newest = next((backup for backup in backups if backup.counts is not None), None)
    return "none" if newest is None else f"{newest.made_at.astimezone():%Y-%m-%d %H:%M}"


def _recovery_code(folder: Path) -> str:
    if not has_profile(folder):
        return "none"
    if not code_mark.is_unchecked(folder):
        return "checked"
    return "never typed back: open the file with it once, or make another by `cardfile recovery`"


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _profile_troubles(folder: Path) -> list[str]:
    if not has_profile(folder):
        return [f"There is no profile in {folder} yet: `cardfile init` makes one."]
    try:
        program = open_program(folder, ask_passphrase, is_checked=True)
        try:
            # As if it had been found before the file was opened: at the command line nothing stands
            # open that could be closed and opened again.
            found = UserError("database-damaged", path=str(program.database.path))
            return [say(found)] if _is_damaged(program) else []
        finally:
            program.close()
    except UserError as error:
        return [say(error)]


def _is_damaged(program: Program) -> bool:
    """Look through what opening a large file has left."""
    state = program.file_check.go_on()
    while not state.is_over:
        state = program.file_check.go_on()
    return state.is_damaged


def _model_troubles(arguments: argparse.Namespace, facts: dict[str, Any]) -> list[str]:
    with running_model(arguments) as model:
        entries = model.host.list_models()
    installed = [entry.id for entry in entries if entry.is_installed]
    facts["models installed"] = ", ".join(installed) or "none"
    facts["model in use"] = next((entry.id for entry in entries if entry.is_in_use), "none")
    if installed:
        return []
    return ["No model is installed: `cardfile model install FILE` takes one in."]


def _disk_troubles(folder: Path) -> list[str]:
    place = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(place).free
    if free >= _LOW_DISK_BYTES:
        return []
    return [f"Only {free / 1e6:.0f} MB are free on the disk of {place}: make room."]
