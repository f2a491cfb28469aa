"""`cardfile import --resume` and `--watch`, as a person meets them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from core.services import import_pace, import_service, watched_folder
from desktop.arguments import run
from desktop.commands.console import PASSPHRASE_FILE, StopOnInterrupt

pytestmark = pytest.mark.slow

Cardfile = tuple[int, str, str]


@pytest.fixture
def cardfile(
    tmp_path: Path,
    new_profile: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    (tmp_path / "phrase").write_text("correct horse\n")
    monkeypatch.setenv(PASSPHRASE_FILE, str(tmp_path / "phrase"))
    folder = shutil.copytree(new_profile, tmp_path / "profile")

    def verb(*words: str) -> Cardfile:
        status = run([*words, "--profile", str(folder)])
        out, err = capsys.readouterr()
        return status, out, err

    return verb


def test_an_import_that_was_interrupted_is_gone_on_with(
    cardfile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Email\n" + "".join(f"P{n},p{n}@x.example\n" for n in range(60)))
    monkeypatch.setattr(import_pace, "_BATCH_RECORDS", 10)
    inner, filed = import_service._file_batch, []

    def file_batch(*arguments, **told) -> None:
        inner(*arguments, **told)
        filed.append(1)

    with monkeypatch.context() as patched:
        patched.setattr(import_service, "_file_batch", file_batch)
        patched.setattr(StopOnInterrupt, "is_asked", lambda _self: len(filed) > 1)
        status, out, _ = cardfile("import", str(path))
    assert status == 130
    assert "`cardfile import --resume` goes on where it stopped" in out

    status, out, _ = cardfile("import", "--resume", "--json")

    report = json.loads(out)
    assert status == 0
    assert (report["read"], report["created"], report["skipped"]) == (60, 60, 0)
    status, _, err = cardfile("import", "--resume")
    assert (status, err) == (
        2, "cardfile: No import waits to be gone on with. Name the files to import.\n",
    )  # fmt: skip


def test_new_files_of_a_folder_are_taken_in_until_the_end(
    cardfile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watched_folder, "STILL_S", 0.0)
    folder = tmp_path / "watched"
    folder.mkdir()
    (folder / "old.zip").write_bytes(b"PK\x03\x04rest")

    def wait(self: StopOnInterrupt, seconds: float) -> None:
        if (folder / "new.vcf").exists():
            self._asked.set()
        (folder / "new.vcf").write_text("BEGIN:VCARD\nFN:Maya\nEND:VCARD\n")

    monkeypatch.setattr(StopOnInterrupt, "wait", wait)

    status, out, err = cardfile("import", "--watch", str(folder))

    assert (status, err) == (0, "")
    assert out.splitlines() == [
        f"Watching {folder}; Ctrl+C ends it.",
        "old.zip: It is an archive. Unpack it and import the files in it.",
        "new.vcf: 1 read, 1 created; `cardfile undo 2` takes it back",
    ]


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ('Name,Email\nMaya,maya@x.example\n"Bo,bo@x.example\n', 0),
        ('Name,Email\n"Bo,bo@x.example\n', 3),
        ("", 3),
    ],
    ids=["one came in", "none came in", "empty"],
)
def test_a_script_can_tell_that_nothing_at_all_could_be_read(
    cardfile, tmp_path: Path, content: str, status: int
) -> None:
    path = tmp_path / "people.csv"
    path.write_text(content)

    assert cardfile("import", str(path), "--dry-run")[0] == status
    assert cardfile("import", str(path))[0] == status
    assert cardfile("import", str(path), "--json")[0] == status


def test_a_file_that_is_here_already_is_no_failure(cardfile, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Email\nMaya,maya@x.example\n")
    cardfile("import", str(path))

    assert cardfile("import", str(path))[0] == 0


def test_what_was_saved_is_named_and_warnings_promise_no_file(cardfile, tmp_path: Path) -> None:
    table, saved = tmp_path / "people.csv", tmp_path / "left.csv"
    rows = [*["Total,,9"] * 30, *[f"P{n},p{n}@x.example" for n in range(30)]]
    table.write_text("Name,Email,Sum\n" + "\n".join(rows) + "\n")

    _, out, _ = cardfile("import", str(table), "--rejected", str(saved))
    _, unsaved, _ = cardfile("import", str(table), "--dry-run")

    assert out.count(f"and 10 more; all are in {saved}") == 1
    assert "  and 10 more\n" in out
    assert unsaved.count("--rejected FILE.csv saves them") == 1
