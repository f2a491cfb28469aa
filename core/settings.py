"""The settings that must be known before the file is opened; they hold nothing about customers.

One typed line per setting. Who the owner is stands in the encrypted file instead.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

LANGUAGES = ("system", "en", "zh_CN")
THEMES = ("system", "light", "dark")
TEXT_PERCENTS = (90, 100, 110, 125, 150)
DENSITIES = ("comfortable", "compact")
LOCK_MINUTES = (1, 2, 5, 10, 15, 30, 60, 0)
"""How long a window may be left alone; 0 for as long as one likes."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is chosen.

    language: one of LANGUAGES. theme: one of THEMES. default_region: ISO 3166 code, or "".
    lock_after_minutes: one of LOCK_MINUTES; the window locks when nobody touched it for so long.
    model_rest_minutes: an idle model gives its memory back after so long; 0 never.
    model_rests_on_saver: much sooner while the computer saves its battery.
    watched_folder: new files in it are imported while the window is open; "" for none.
    finds_by_meaning: messages and notes are read by a small model, so that the search finds by it.
    keeps_prompts: what the model has read is kept in the encrypted file for the next start.
    prepares_answers: answers are made while the model has nothing else to do.
    offers_words: the next words are offered while a reply is written.
    text_percent: how large text is drawn, of its usual size; one of TEXT_PERCENTS.
    density: how close together the rows of lists are; one of DENSITIES.
    is_still: nothing blinks or fades.
    notifies: what is due and what failed is told by the desktop while the window is not in front.
    notifies_names: such a notice says whom or what it is about.
    closes_to_tray: a closed window stays in the system tray.
    """

    language: str = "system"
    theme: str = "system"
    default_region: str = ""
    rates_at_once: bool = True
    model_rest_minutes: int = 10
    model_rests_on_saver: bool = False
    keeps_prompts: bool = False
    offers_words: bool = True
    prepares_answers: bool = True
    finds_by_meaning: bool = True
    lock_after_minutes: int = 5
    watched_folder: str = ""
    text_percent: int = 100
    density: str = "comfortable"
    is_still: bool = False
    notifies: bool = True
    notifies_names: bool = False
    closes_to_tray: bool = False


CHOICES: dict[str, tuple[str | int, ...]] = {
    "language": LANGUAGES,
    "theme": THEMES,
    "lock_after_minutes": LOCK_MINUTES,
    "text_percent": TEXT_PERCENTS,
    "density": DENSITIES,
}
"""What each setting that is chosen from a list may be."""


class SettingsFile:
    """Reads and writes the settings. A damaged file means the defaults, never a failed start."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Settings:
        """Return the stored settings; what is missing or unreadable is at its default."""
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return Settings()
        return _checked(stored) if isinstance(stored, dict) else Settings()

    def save(self, settings: Settings) -> None:
        """Write all settings: to a file beside it, then renamed, so never half."""
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = self._path.with_suffix(".tmp")
        with draft.open("w", encoding="utf-8") as stream:
            json.dump(asdict(settings), stream, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(self._path)


def _checked(stored: dict[str, Any]) -> Settings:
    defaults = asdict(Settings())
    known = {
        field.name: stored[field.name]
        for field in fields(Settings)
        if type(stored.get(field.name)) is type(defaults[field.name])
    }
    for name, values in CHOICES.items():
        if known.get(name) not in values:
            known.pop(name, None)
    if known.get("model_rest_minutes", 0) < 0:
        known.pop("model_rest_minutes")
    return Settings(**known)
