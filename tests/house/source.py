"""Our own source files, as the house tests look at them."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ("core", "models", "desktop")


def python_files(root: Path, *places: str) -> list[Path]:
    """Return the Python files in these files and folders under root, sorted."""
    found: list[Path] = []
    for place in places:
        path = root / place
        found += [path] if path.is_file() else path.rglob("*.py")
    return sorted(found)


def parse(path: Path) -> ast.Module:
    """Return the file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Yield (dotted name, call) for each call of something with a name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = _dotted(node.func)
            if name:
                yield name, node


def calls_of(
    root: Path, names: Collection[str], *places: str
) -> Iterator[tuple[Path, str, ast.Call]]:
    """Yield (file, dotted name, call) for each call of something whose last name is one of these.

    A file in which none of them stands is not taken apart: most of our source is such.
    """
    for path in python_files(root, *places):
        text = path.read_text(encoding="utf-8")
        if any(f"{name}(" in text for name in names):
            for name, call in calls(ast.parse(text, filename=str(path))):
                if name.rpartition(".")[2] in names:
                    yield path, name, call


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        owner = _dotted(node.value)
        return f"{owner}.{node.attr}" if owner else node.attr
    return ""


def write(root: Path, place: str, text: str) -> None:
    """Plant a file; for the controls that show a checker can fail."""
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
