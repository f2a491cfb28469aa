"""Weights of four bits (Q4_1) become weights of eight (Q8_0) that stand for the same numbers."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest

from installer import UnreadableError
from installer.eight_bits import convert, eight_bits
from installer.weights import read_catalogue
from models.files.gguf_file import read_gguf
from tests.small_model import small_model_path

BLOCK = 32


def four_bit_blocks(count: int, seed: int = 5) -> np.ndarray:
    """Return so many blocks of chance numbers, (n, 20) bytes."""
    dice = np.random.default_rng(seed)
    scales = np.column_stack([dice.uniform(0.001, 0.1, count), dice.uniform(-1, 0.5, count)])
    numbers = dice.integers(0, 256, (count, 16), dtype=np.uint8)
    return np.hstack([scales.astype("<f2").view(np.uint8), numbers])


def values_of_four(blocks: np.ndarray) -> np.ndarray:
    """Read Q4_1 one number after the other, as its description says."""
    rows = []
    for block in blocks:
        step, least = struct.unpack("<2e", block[:4].tobytes())
        numbers = [byte & 15 for byte in block[4:]] + [byte >> 4 for byte in block[4:]]
        rows.append([step * int(number) + least for number in numbers])
    return np.array(rows)


def values_of_eight(blocks: np.ndarray) -> np.ndarray:
    steps = blocks[:, :2].copy().view("<f2").astype(np.float64)
    return steps * blocks[:, 2:].view(np.int8)


def test_every_number_is_the_same_to_within_half_a_step() -> None:
    blocks = four_bit_blocks(500)

    before, after = values_of_four(blocks), values_of_eight(eight_bits(blocks))

    # Half a step of the whole numbers, and what a step in half precision is off by.
    allowed = np.abs(before).max(axis=1, keepdims=True) * (1 / 254 + 1 / 1024)
    assert (np.abs(before - after) <= allowed).all()
    assert np.abs(before - after).max() > 0


def test_a_least_value_that_is_so_many_steps_is_met() -> None:
    blocks = four_bit_blocks(300)
    step = blocks[:, :2].copy().view("<f2").astype(np.float64)
    blocks[:, 2:4] = (-8 * step).astype("<f2").view(np.uint8)

    before, after = values_of_four(blocks), values_of_eight(eight_bits(blocks))

    assert np.abs((before - after) / step).max() < 1 / 100


def test_a_block_of_nothing_stays_nothing() -> None:
    blocks = np.zeros((2, 20), np.uint8)

    assert not eight_bits(blocks).any()


def gguf(kinds: dict[str, int]) -> bytes:
    """Return a file of a text, a list, its type, and a tensor of two rows for each name."""

    def text(value: str) -> bytes:
        return struct.pack("<Q", len(value)) + value.encode()

    head = struct.pack("<4sIQQ", b"GGUF", 3, len(kinds), 3)
    head += text("general.architecture") + struct.pack("<I", 8) + text("llama")
    head += text("words") + struct.pack("<IIQ", 9, 8, 2) + text("a") + text("bc")
    head += text("general.file_type") + struct.pack("<II", 4, 3)
    data = b""
    for number, (name, kind) in enumerate(kinds.items()):
        part = four_bit_blocks(2, number).tobytes() if kind == 3 else bytes(range(256))
        head += text(name) + struct.pack("<I2QIQ", 2, BLOCK, 2, kind, len(data))
        data += part + bytes(-len(part) % 32)
    return head + bytes(-len(head) % 32) + data


def test_only_what_has_four_bits_is_written_anew(tmp_path: Path) -> None:
    source, target = tmp_path / "four.gguf", tmp_path / "eight.gguf"
    source.write_bytes(gguf({"four": 3, "floats": 0, "again": 3}))

    convert(source, target)

    made, whole = read_gguf(target), target.read_bytes()
    assert made.values == {"general.architecture": "llama", "general.file_type": 7}
    assert made.tensors == {"four": (BLOCK, 2), "floats": (BLOCK, 2), "again": (BLOCK, 2)}
    assert bytes(range(256)) in whole
    for number in (0, 2):
        assert eight_bits(four_bit_blocks(2, number)).tobytes() in whole


@pytest.mark.parametrize("damage", [b"", b"GGUF", b"E5S1" + bytes(90), gguf({"four": 3})[:120]])
def test_another_file_is_refused(tmp_path: Path, damage: bytes) -> None:
    source = tmp_path / "four.gguf"
    source.write_bytes(damage)

    with pytest.raises(UnreadableError):
        convert(source, tmp_path / "eight.gguf")


def test_the_small_model_here_is_what_the_catalogue_says() -> None:
    small = next(model for model in read_catalogue() if model.turned == "eight-bits")

    assert small_model_path().name == small.file
    assert small_model_path().stat().st_size == small.size_bytes
