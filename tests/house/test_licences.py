"""What others made and we bundle has its licence beside it."""

from __future__ import annotations

from pathlib import Path

from tests.house.source import ROOT, write

# A licence's file begins with the name of what it covers: `inter-OFL-1.1.txt`.
MIN_LICENCE_CHARS = 500


def find_unlicensed(root: Path) -> list[str]:
    """Return what under root/resources comes from others and has no licence text."""
    licences = [
        path.name.casefold()
        for path in (root / "resources/licences").glob("*.txt")
        if len(path.read_text(encoding="utf-8")) >= MIN_LICENCE_CHARS
    ]
    fonts = (root / "resources/fonts").glob("*.[ot]tf")
    families = sorted({path.stem.split("-")[0].casefold() for path in fonts})
    missing = [
        f"fonts: {family}"
        for family in families
        if not any(name.startswith(f"{family}-") for name in licences)
    ]
    has_icons = any((root / "resources/icons").glob("*.svg"))
    if has_icons and not any("icons" in name for name in licences):
        missing.append("icons")
    return missing


def test_bundled_fonts_and_icons_have_their_licence() -> None:
    assert any((ROOT / "resources/fonts").iterdir())
    assert find_unlicensed(ROOT) == []


def test_our_own_licence_is_apache_2() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")

    assert "Apache License" in text
    assert "Version 2.0" in text
    assert 'license = "Apache-2.0"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_a_font_or_icon_without_licence_is_found(tmp_path: Path) -> None:
    write(tmp_path, "resources/fonts/Inter-Bold.ttf", "")
    write(tmp_path, "resources/fonts/Other-Bold.ttf", "")
    write(tmp_path, "resources/icons/tray.svg", "")
    write(tmp_path, "resources/licences/inter-OFL-1.1.txt", "a" * MIN_LICENCE_CHARS)
    write(tmp_path, "resources/licences/phosphor-icons-MIT.txt", "too short to be one")

    assert find_unlicensed(tmp_path) == ["fonts: other", "icons"]
