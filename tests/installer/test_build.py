"""What goes into the package and what stays out; a whole build is `python3 dev.py package`."""

from __future__ import annotations

import configparser
import email.parser
import os
import re
import tomllib
from pathlib import Path

import pytest

from desktop import manual_text
from installer import SetUpError, build, frozen_hook, packages, portable_engine
from installer.smoke_test import MAIL, Trial, WrongAnswerError, environment

QT = "PySide6/Qt"


def test_the_manual_that_the_window_shows_is_in_the_package() -> None:
    shown = [(manual_text.FOLDER / name) for name in manual_text.FILES.values()]
    spec = (build.ROOT / "installer" / "cardfile.spec").read_text(encoding="utf-8")

    assert [build.ROOT / place for place in build.MANUALS] == shown
    assert 'datas += [(str(ROOT / place), "docs") for place in build.MANUALS]' in spec


@pytest.mark.parametrize(
    "place",
    [
        f"{QT}/plugins/platforms/libqxcb.so",
        f"{QT}/plugins/platforms/libqoffscreen.so",
        f"{QT}/plugins/platforms/libqwayland.so",
        f"{QT}/plugins/imageformats/libqsvg.so",
        f"{QT}/translations/qtbase_zh_CN.qm",
        f"{QT}/lib/libQt6Widgets.so.6",
        f"{QT}/lib/libicudata.so.73",
        "resources/translations/cardfile_zh_CN.ts",
        "resources/catalogue/models.json",
        *build.MANUALS,
        "libgomp.so.1",
    ],
)
def test_what_the_program_needs_is_in_the_package(place: str) -> None:
    assert build.is_wanted(place, "/anywhere")


@pytest.mark.parametrize(
    "place",
    [
        f"{QT}/plugins/platforms/libqeglfs.so",
        f"{QT}/plugins/platforms/libqminimal.so",
        f"{QT}/plugins/platforms/libqvnc.so",
        f"{QT}/plugins/platformthemes/libqgtk3.so",
        f"{QT}/plugins/imageformats/libqpdf.so",
        f"{QT}/plugins/egldeviceintegrations/libqeglfs-kms-integration.so",
        f"{QT}/plugins/tls/libqopensslbackend.so",
        f"{QT}/translations/qtbase_de.qm",
        f"{QT}/translations/qt_help_zh_CN.qm",
        f"{QT}/lib/libQt6Qml.so.6",
        f"{QT}/lib/libQt6QuickControls2.so.6",
        "libQt6OpenGL.so.6",
    ],
)
def test_what_nobody_uses_stays_out_of_the_package(place: str) -> None:
    assert not build.is_wanted(place, "/anywhere")


def test_the_engine_comes_only_out_of_the_portable_build() -> None:
    ours = str(build.BUILD / "engine-1" / "libraries" / "libllama.so")
    developers = "/venv/lib/python3.11/site-packages/llama_cpp/lib/libllama.so"

    assert build.is_wanted("llama_cpp/lib/libllama.so", ours)
    assert not build.is_wanted("llama_cpp/lib/libllama.so", developers)
    assert build.is_wanted("ik_llama_cpp/lib/libllama.so", developers)
    assert not build.is_wanted("libggml.so.0", developers)
    assert not build.is_wanted("libggml.so.0", ours)


def test_a_library_that_only_a_left_out_file_needed_is_left_out_too() -> None:
    needs = {"/qt/libQt6Gui.so.6": ["libpng16.so.16"], "/qt/libqxcb.so": ["libQt6Gui.so.6"]}
    entries = [
        (f"{QT}/lib/libQt6Gui.so.6", "/qt/libQt6Gui.so.6", "BINARY"),
        (f"{QT}/plugins/platforms/libqxcb.so", "/qt/libqxcb.so", "BINARY"),
        ("libpython3.11.so.1.0", "/usr/lib/libpython3.11.so.1.0", "BINARY"),
        ("libpng16.so.16", "/usr/lib/libpng16.so.16", "BINARY"),
        ("libcairo.so.2", "/usr/lib/libcairo.so.2", "BINARY"),
        ("libQt6Gui.so.6", f"{QT}/lib/libQt6Gui.so.6", "SYMLINK"),
        ("libQt6Qml.so.6", f"{QT}/lib/libQt6Qml.so.6", "SYMLINK"),
    ]

    kept = build.without_orphans(entries, lambda source: needs.get(source, []))

    assert [place for place, _, _ in kept] == [
        f"{QT}/lib/libQt6Gui.so.6",
        f"{QT}/plugins/platforms/libqxcb.so",
        "libpython3.11.so.1.0",
        "libpng16.so.16",
        "libQt6Gui.so.6",
    ]


def test_each_library_of_the_engine_is_taken_once() -> None:
    names = ["libllama.so", "libllama.so.0", "libggml.so", "libggml.so.0", "libggml-base.so.0"]
    wheel = [f"{folder}/{name}" for folder in ("lib", "llama_cpp/lib") for name in names]
    wheel += ["bin/libggml-cpu-x64.so", "bin/libggml-cpu-haswell.so", "llama_cpp/lib/libmtmd.so"]
    wheel += ["bin/libggml-cpu-sapphirerapids.so"]

    assert portable_engine.wanted_libraries(wheel) == [
        "llama_cpp/lib/libllama.so",
        "llama_cpp/lib/libggml.so.0",
        "llama_cpp/lib/libggml-base.so.0",
        "bin/libggml-cpu-haswell.so",
        "bin/libggml-cpu-x64.so",
    ]


def test_an_engine_for_one_processor_only_is_refused() -> None:
    wheel = ["libllama.so", "libggml.so.0", "libggml-base.so.0", "libggml-cpu.so.0"]

    with pytest.raises(SetUpError, match="delete that folder"):
        portable_engine.wanted_libraries(wheel)


def test_the_portable_engine_is_the_locked_source() -> None:
    lock = packages.LOCK.read_text(encoding="utf-8")

    line = portable_engine.locked_requirement(lock, "llama-cpp-python")

    assert re.fullmatch(r"llama-cpp-python==[\d.]+ (\\\n    --hash=sha256:[0-9a-f]{64} ?)+\n", line)


def test_the_package_lock_pins_what_the_project_asks_for() -> None:
    project = tomllib.loads((packages.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lock = packages.PACKAGE_LOCK.read_text(encoding="utf-8")

    for requirement in project["project"]["optional-dependencies"]["package"]:
        assert f"{requirement} \\\n    --hash=sha256:" in lock
    assert "://" not in lock


def test_the_control_file_says_what_dpkg_must_know() -> None:
    template = (build.LINUX / "control").read_text(encoding="utf-8")

    text = build.control_text(template, architecture="amd64", installed_kib=240_000, libc="2.36")

    control = email.parser.Parser().parsestr(text)
    assert text.endswith("\n")
    assert "\n\n" not in text
    assert control["Package"] == "cardfile"
    assert control["Version"] == build.version()
    assert control["Architecture"] == "amd64"
    assert control["Installed-Size"] == "240000"
    depends = control["Depends"].split(", ")
    assert depends[0] == "libc6 (>= 2.36)"
    # The one that everybody forgets; without it there is no window.
    assert "libxcb-cursor0" in depends


def test_the_oldest_c_library_is_read_from_the_binaries(tmp_path: Path) -> None:
    (tmp_path / "a.so").write_bytes(b"\x7fELF..\0GLIBC_2.2.5\0GLIBC_2.36\0GLIBC_2.9\0")
    (tmp_path / "b.so").write_bytes(b"\x7fELF..\0GLIBC_2.35\0")
    (tmp_path / "text.md").write_bytes(b"needs GLIBC_2.99")

    assert build.oldest_libc(tmp_path.iterdir()) == "2.36"
    assert build.oldest_libc([tmp_path / "text.md"]) == "2.34"


def test_the_starter_lies_where_the_menu_and_the_shell_look(tmp_path: Path) -> None:
    program = tmp_path / "cardfile"
    program.mkdir()
    (program / "cardfile").write_bytes(b"\x7fELF")
    (program / "cardfile").chmod(0o700)
    (program / "LICENSE").write_text("words", encoding="utf-8")
    (program / "LICENSE").chmod(0o600)
    root = tmp_path / "root"

    build.lay_out(program, root)
    build.set_modes(root)

    assert (root / "usr/bin/cardfile").readlink() == Path("/opt/cardfile/cardfile")
    assert (root / "opt/cardfile/cardfile").stat().st_mode & 0o777 == 0o755
    assert (root / "opt/cardfile/LICENSE").stat().st_mode & 0o777 == 0o644
    menu = configparser.RawConfigParser()
    menu.optionxform = str  # type: ignore[assignment,method-assign] # the keys have capitals
    menu.read(root / "usr/share/applications/cardfile.desktop", encoding="utf-8")
    entry = menu["Desktop Entry"]
    assert entry["Exec"] == "cardfile"
    icon = root / f"usr/share/icons/hicolor/scalable/apps/{entry['Icon']}.svg"
    assert icon.read_text(encoding="utf-8").startswith("<svg")
    assert (root / "usr/share/doc/cardfile/copyright").is_file()


def test_the_package_knows_the_version_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "BUILD", tmp_path)

    folder = build.write_metadata()

    assert f"\nVersion: {build.version()}\n" in (folder / "METADATA").read_text(encoding="utf-8")


def test_programs_we_start_get_the_systems_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYINSTALLER_RESET_ENVIRONMENT", "")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/cardfile/_internal")
    frozen_hook.forget_our_libraries()
    assert "LD_LIBRARY_PATH" not in os.environ
    assert os.environ["PYINSTALLER_RESET_ENVIRONMENT"] == "1"

    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/cardfile/_internal:/own")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/own")
    frozen_hook.forget_our_libraries()
    assert os.environ["LD_LIBRARY_PATH"] == "/own"


def test_a_trial_touches_neither_keyring_nor_profile_nor_our_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/user/1/bus")
    monkeypatch.setenv("PYTHONPATH", "/sources")
    monkeypatch.setenv("CARDFILE_MODELS", "/weights")

    given = environment(tmp_path)

    assert given["HOME"] == str(tmp_path)
    assert given["CARDFILE_MODELS"] == "/weights"
    assert not given.keys() & {"DBUS_SESSION_BUS_ADDRESS", "PYTHONPATH", "DISPLAY"}


def test_a_program_that_fails_is_named_with_what_it_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "cardfile"
    broken.write_text("#!/bin/sh\necho library is gone >&2\nexit 127\n", encoding="utf-8")
    broken.chmod(0o755)
    trial = Trial(broken, tmp_path)

    trial.step("help", lambda: trial.call("--help"))

    assert trial.failed == ["help"]
    assert "library is gone" in capsys.readouterr().out
    with pytest.raises(WrongAnswerError, match="127"):
        trial.call("--help")


def test_the_trials_mail_holds_two_messages() -> None:
    assert len(re.findall(r"^From \S+@", MAIL, re.MULTILINE)) == 2
