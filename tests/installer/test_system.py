"""What the system lacks is said in one sentence with the command that brings it."""

from __future__ import annotations

import os
import shutil
import sys

import pytest

from installer import SetUpError, system

LINUX_ONLY = {"libcardfile-nothing1": "cardfile-nothing-of-that-name"}


@pytest.fixture(autouse=True)
def debian_as_a_plain_user(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand on Debian without rights, with a compiler."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system, "_missing_fonts", list)
    monkeypatch.setattr(system, "QT_LIBRARIES", {})
    monkeypatch.delenv("DISPLAY", raising=False)


def test_a_missing_library_is_named_with_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "QT_LIBRARIES", LINUX_ONLY)

    with pytest.raises(SetUpError) as raised:
        system.provide_system()

    assert str(raised.value) == (
        "The system lacks libcardfile-nothing-of-that-name; run: "
        "sudo apt-get install --no-install-recommends libcardfile-nothing1"
    )


def test_a_missing_font_is_no_reason_to_stop(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "_missing_fonts", lambda: ["fonts-noto-cjk"])

    system.provide_system()

    assert "sudo apt-get install --no-install-recommends fonts-noto-cjk" in capsys.readouterr().out


def test_a_real_window_needs_more_than_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "X11_LIBRARIES", LINUX_ONLY)

    without_screen = system.find_missing()
    monkeypatch.setenv("DISPLAY", ":0")
    with_screen = system.find_missing()

    assert without_screen.packages == ()
    assert with_screen.packages == ("libcardfile-nothing1",)


def test_elsewhere_a_library_that_was_not_found_is_only_a_warning(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "QT_LIBRARIES", LINUX_ONLY)
    monkeypatch.setattr(
        shutil, "which", lambda name: None if name == "apt-get" else f"/usr/bin/{name}"
    )

    system.provide_system()

    assert "seems to lack libcardfile-nothing-of-that-name" in capsys.readouterr().err


def test_without_a_compiler_set_up_stops_before_it_has_begun(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        shutil, "which", lambda name: None if name in ("g++", "clang++") else f"/usr/bin/{name}"
    )

    with pytest.raises(SetUpError, match=r"lacks a C\+\+ compiler; run: sudo apt-get .* g\+\+$"):
        system.provide_system()
