"""Asking for files, through the system's own dialogs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


class FileChoice:
    """The questions about files; a test answers them with an object of the same shape."""

    def open_files(self, parent: QWidget, title: str, pattern: str = "") -> tuple[Path, ...]:
        """Return the chosen files, none when the person changed their mind."""
        names, _ = QFileDialog.getOpenFileNames(parent, title, str(Path.home()), pattern)
        return tuple(Path(name) for name in names)

    def open_folder(self, parent: QWidget, title: str) -> tuple[Path, ...]:
        """Return the chosen folder, nothing when the person changed their mind."""
        name = QFileDialog.getExistingDirectory(parent, title, str(Path.home()))
        return (Path(name),) if name else ()

    def save_file(self, parent: QWidget, title: str, name: str) -> Path | None:
        """Return where to save, None when the person changed their mind.

        name: what is proposed; it may come from outside, so any folder in it is dropped.
        """
        proposed = Path.home() / safe_name(name)
        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(proposed))
        return Path(chosen) if chosen else None


def safe_name(name: str) -> str:
    """Return a file name without folders or characters that a system gives a meaning to."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(" " if char in '<>:"|?*' or ord(char) < 32 else char for char in last)
    return " ".join(kept.split()).strip(". ")[:120] or "file"
