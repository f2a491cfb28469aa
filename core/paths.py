"""Where files live on this machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))
RESOURCES = ROOT / "resources"
DATABASE, VAULT = "cardfile.db", "vault.json"
"""A profile's encrypted file, and what its key is wrapped in."""
REPLACEMENT = ".replacing"
"""The folder in a profile of what is to take the place of both."""


def default_profile() -> Path:
    """Return the folder that holds the owner's file when none is named."""
    return Path(platformdirs.user_data_dir("cardfile", appauthor=False)) / "profile"


def models_folder() -> Path:
    """Return the folder of model files; CARDFILE_MODELS moves it. Shared by all profiles."""
    moved = os.environ.get("CARDFILE_MODELS")
    if moved:
        return Path(moved)
    return Path(platformdirs.user_data_dir("cardfile", appauthor=False)) / "models"


def child_command(name: str) -> list[str]:
    """Return the command line that starts one of our child processes.

    name: "ingest", "engine", "launcher" or "control". In a frozen program the child is the program
    itself with a switch that `desktop/__main__.py` looks at before anything else; from source it is
    a module.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, f"--cardfile-child={name}"]
    modules = {
        "ingest": "core.ingest.child",
        "engine": "models.process.worker",
        "launcher": "desktop.outgoing.mail_launcher_child",
        "control": "core.privacy.proof_control",
    }
    return [sys.executable, "-m", modules[name]]


def program_command(*words: str) -> list[str]:
    """Return the command line that runs one of our verbs."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *words]
    return [sys.executable, "-P", "-m", "desktop", *words]


def child_environment() -> dict[str, str]:
    """Return the environment for a child: ours, with the program's folder on the module path."""
    environment = dict(os.environ)
    environment["PYTHONPATH"] = str(ROOT)
    environment["PYTHONIOENCODING"] = "utf-8"
    environment.pop("CARDFILE_PASSPHRASE_FILE", None)
    return environment


def mood_file(model: str) -> Path:
    """Return where what is shipped for telling moods with a model lies, if anything is."""
    return RESOURCES / "moods" / f"{model}.npz"
