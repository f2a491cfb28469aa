"""Lays a model's 4-bit weights out in eight bits: Q4_1 as Q8_0, everything else as it was.

A very small model is bound by arithmetic, not by how much is read from memory, and the fast library
computes Q8_0 exactly and Q4_1 not (decision 081). The numbers are the published file's to a few
hundredths of its own steps. Whether both files are the right ones is told by their SHA-256, which
`installer.weights` checks; the arithmetic is single precision, one step at a time, and so the same
on every processor.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from installer import UnreadableError

_VERSION, _ALIGNMENT = 3, 32
_STRING, _ARRAY = 8, 9
_SCALAR_BYTES = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
_F32, _Q4_1, _Q8_0 = 0, 3, 8
_BLOCK = 32
_BLOCK_BYTES = {_Q4_1: 20, _Q8_0: 34, _F32: 4 * _BLOCK}
_FILE_TYPE, _MOSTLY_Q8_0 = b"general.file_type", 7
_HIGHEST = np.float32(127)
_TIMES = tuple(np.float32(number) for number in range(1, 25))


@dataclass(frozen=True, slots=True)
class _Tensor:
    """One tensor's description. shape: the fastest dimension first; place: in the data."""

    name: bytes
    shape: tuple[int, ...]
    kind: int
    place: int

    @property
    def blocks(self) -> int:
        return math.prod(self.shape) // _BLOCK

    @property
    def becomes(self) -> int:
        return _Q8_0 if self.kind == _Q4_1 else self.kind


def convert(source: Path, target: Path) -> None:
    """Write the model with its Q4_1 weights as Q8_0. Raises UnreadableError, OSError."""
    data = source.read_bytes()
    try:
        head, tensors, start = _read(data)
        _write(data, head, tensors, start, target)
    except (struct.error, IndexError, KeyError, ValueError) as error:
        raise UnreadableError(str(error)) from error


def eight_bits(blocks: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return Q8_0 blocks, (n, 34) bytes, of Q4_1 blocks, (n, 20) bytes.

    Q4_1: a step and a least value in half precision, then 32 numbers of four bits, of which a byte
    holds one of the first half and one of the second. Q8_0: a step, then 32 whole numbers.

    A step that goes a whole number of times into the old one meets all its values if it meets the
    least; of those that are small enough the one is taken that misses the numbers by the least.
    """
    old_step, least = blocks[:, :4].copy().view("<f2").astype(np.float32).T
    fours = np.hstack([blocks[:, 4:] & 15, blocks[:, 4:] >> 4]).astype(np.float32)
    low, high = fours.min(axis=1), fours.max(axis=1)
    mean, squared = fours.mean(axis=1), np.square(fours).mean(axis=1)
    largest = np.maximum(np.abs(old_step * low + least), np.abs(old_step * high + least))
    step, times = _half(largest / _HIGHEST), np.zeros_like(least)
    missed = np.square(step) / 12  # of numbers rounded to a step, anywhere between two
    for number in _TIMES:
        fine = _half(old_step / number)
        shift = np.rint(least / np.where(fine > 0, fine, np.float32(1)))
        ends = np.maximum(np.abs(number * low + shift), np.abs(number * high + shift))
        slope, rest = old_step - number * fine, least - shift * fine
        error = squared * slope * slope + 2 * mean * slope * rest + rest * rest
        better = (ends <= _HIGHEST) & (error < missed) & (fine > 0)
        step, times = np.where(better, fine, step), np.where(better, number, times)
        missed = np.where(better, error, missed)
    steps = np.where(step > 0, step, np.float32(1))[:, None]
    shift = np.rint(least[:, None] / steps)
    plain = np.rint((fours * old_step[:, None] + least[:, None]) / steps)
    whole = np.where(times[:, None] > 0, times[:, None] * fours + shift, plain)
    whole = np.clip(whole, -_HIGHEST, _HIGHEST).astype(np.int8)
    return np.hstack([step.astype("<f2")[:, None].view(np.uint8), whole.view(np.uint8)])


def _half(numbers: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the numbers as half precision keeps them."""
    return numbers.astype(np.float16).astype(np.float32)


def _read(data: bytes) -> tuple[bytearray, list[_Tensor], int]:
    """Return what stands before the tensors' descriptions, the tensors, and where data begins."""
    magic, version, count, values = struct.unpack_from("<4sIQQ", data)
    if magic != b"GGUF" or version != _VERSION:
        raise UnreadableError("no file of this kind")
    place, type_place = 24, 0
    for _ in range(values):
        key, place = _take_text(data, place)
        if key == _FILE_TYPE:
            type_place = place + 4
        place = _behind_value(data, place)
    head = bytearray(data[:place])
    struct.pack_into("<I", head, type_place, _MOSTLY_Q8_0)
    tensors = []
    for _ in range(count):
        name, place = _take_text(data, place)
        (dimensions,) = struct.unpack_from("<I", data, place)
        *shape, kind, offset = struct.unpack_from(f"<{dimensions}QIQ", data, place + 4)
        place += 16 + 8 * dimensions
        tensors.append(_Tensor(name, tuple(shape), kind, offset))
    return head, tensors, _aligned(place)


def _write(data: bytes, head: bytearray, tensors: list[_Tensor], start: int, target: Path) -> None:
    place = 0
    for tensor in tensors:
        head += struct.pack("<Q", len(tensor.name)) + tensor.name
        head += struct.pack(f"<I{len(tensor.shape)}Q", len(tensor.shape), *tensor.shape)
        head += struct.pack("<IQ", tensor.becomes, place)
        place = _aligned(place + tensor.blocks * _BLOCK_BYTES[tensor.becomes])
    with target.open("wb") as out:
        out.write(_padded(bytes(head)))
        for part in _parts(data, tensors, start):
            out.write(_padded(part))


def _parts(data: bytes, tensors: list[_Tensor], start: int) -> Iterator[bytes]:
    """Yield each tensor's bytes as they are to be."""
    for tensor in tensors:
        size = tensor.blocks * _BLOCK_BYTES[tensor.kind]
        begin = start + tensor.place
        part = np.frombuffer(data, np.uint8, size, begin)
        if tensor.kind != _Q4_1:
            yield part.tobytes()
        else:
            yield eight_bits(part.reshape(tensor.blocks, -1)).tobytes()


def _behind_value(data: bytes, place: int) -> int:
    """Return where the value of a key ends, which begins with its kind."""
    kind: int
    count: int
    (kind,) = struct.unpack_from("<I", data, place)
    place += 4
    if kind == _STRING:
        return _take_text(data, place)[1]
    if kind != _ARRAY:
        return place + _SCALAR_BYTES[kind]
    kind, count = struct.unpack_from("<IQ", data, place)
    place += 12
    if kind != _STRING:
        return place + count * _SCALAR_BYTES[kind]
    for _ in range(count):
        place = _take_text(data, place)[1]
    return place


def _take_text(data: bytes, place: int) -> tuple[bytes, int]:
    """Return a text and where it ends."""
    (size,) = struct.unpack_from("<Q", data, place)
    return data[place + 8 : place + 8 + size], place + 8 + size


def _aligned(place: int) -> int:
    return place + -place % _ALIGNMENT


def _padded(data: bytes) -> bytes:
    return data + bytes(_aligned(len(data)) - len(data))
