"""Takes a GGUF file apart: metadata and tensor descriptions, each checked against the file's size.

GGUF: magic, version, tensor count, metadata count, metadata (key, type, value), tensor descriptions
(name, dimensions, type, offset), padding, data. Nothing is allocated on the file's word alone, and
no value is read that no real model has. What the values mean is `models.files.gguf_header`'s
affair.
"""

from __future__ import annotations

import array
import math
import re
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_MAX_TENSORS = 20_000
_MAX_METADATA = 4_096
_MAX_STRING_BYTES = 256 * 1024
_MAX_NAME_BYTES = 128
_MAX_TENSOR_NAME_BYTES = 63
_MAX_ARRAY = 2_000_000
_MAX_ARRAY_STRINGS = 3_000_000
_MAX_KEPT_NUMBERS = 1_024
_MAX_ALIGNMENT = 1024 * 1024
_NAME = re.compile(r"[\x21-\x7e]+(?: [\x21-\x7e]+)*")

_STRING, _ARRAY, _FLOAT, _DOUBLE = 8, 9, 6, 12
_SCALARS = {
    0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?", 10: "<Q", 11: "<q",
    12: "<d",
}  # fmt: skip

# Elements and bytes of one block, by ggml type.
_BLOCKS = {
    0: (1, 4), 1: (1, 2), 2: (32, 18), 3: (32, 20), 6: (32, 22), 7: (32, 24), 8: (32, 34),
    9: (32, 36), 10: (256, 84), 11: (256, 110), 12: (256, 144), 13: (256, 176), 14: (256, 210),
    15: (256, 292), 16: (256, 66), 17: (256, 74), 18: (256, 98), 19: (256, 50), 20: (32, 18),
    21: (256, 110), 22: (256, 82), 23: (256, 136), 24: (1, 1), 25: (1, 2), 26: (1, 4), 27: (1, 8),
    28: (1, 8), 29: (256, 56), 30: (1, 2), 34: (256, 54), 35: (256, 66), 39: (32, 17),
}  # fmt: skip

Scalar = int | float | bool | str


class HeaderError(ValueError):
    """The file is no usable GGUF; the text says where it fails, for the log."""


@dataclass(frozen=True, slots=True)
class GgufArray:
    """An array of the metadata. numbers: its values when they are numbers and few, else ()."""

    count: int
    numbers: tuple[int | float, ...] = ()


@dataclass(frozen=True, slots=True)
class GgufFile:
    """What a file says about itself. tensors: shape by name, the fastest dimension first."""

    values: dict[str, Scalar]
    arrays: dict[str, GgufArray]
    tensors: dict[str, tuple[int, ...]]

    def text(self, key: str) -> str:
        """Return a text value, "" when it isn't there."""
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise HeaderError(f"{key} is no text")
        return value

    def whole(self, key: str) -> int | None:
        """Return a whole number, None when it isn't there. Raises HeaderError."""
        value = self.values.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        raise HeaderError(f"{key} is no whole number")


def read_gguf(path: Path) -> GgufFile:
    """Take a file apart. Raises HeaderError, OSError."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        reader = _Reader(stream, size)
        if reader.take(4) != _MAGIC:
            raise HeaderError("no GGUF magic")
        if reader.number("<I") not in _VERSIONS:
            raise HeaderError("unknown version")
        count = reader.bounded("<Q", _MAX_TENSORS, "tensors")
        if not count:
            raise HeaderError("no tensors")
        values, arrays = _read_metadata(reader, reader.bounded("<Q", _MAX_METADATA, "metadata"))
        alignment = _alignment(values)
        tensors, end = _read_tensors(reader, count, alignment)
        start = math.ceil(stream.tell() / alignment) * alignment
    if start + end > size:
        raise HeaderError("tensor data beyond the end of the file")
    return GgufFile(values, arrays, tensors)


class _Reader:
    """Takes values from a stream; never more than the file holds."""

    def __init__(self, stream: IO[bytes], size: int) -> None:
        self._stream, self._left = stream, size
        self._strings_left = _MAX_ARRAY_STRINGS

    def take(self, count: int) -> bytes:
        self._left -= count
        if self._left < 0:
            raise HeaderError("ends early")
        return self._stream.read(count)

    def number(self, form: str) -> int | float | bool:
        (value,) = struct.unpack(form, self.take(struct.calcsize(form)))
        if isinstance(value, float) and not math.isfinite(value):
            raise HeaderError("a number that is none")
        return value  # type: ignore[no-any-return] # struct can't know

    def bounded(self, form: str, most: int, what: str) -> int:
        value = int(self.number(form))
        if value > most:
            raise HeaderError(f"too many {what}: {value}")
        return value

    def string(self) -> str:
        size = self.bounded("<Q", _MAX_STRING_BYTES, "bytes in a string")
        return self.take(size).decode("utf-8", "replace")

    def name(self, most: int) -> str:
        name = self.take(self.bounded("<Q", most, "bytes in a name")).decode("latin-1")
        if not _NAME.fullmatch(name):
            raise HeaderError("a name that can't be printed")
        return name

    def skip_strings(self, count: int) -> None:
        self._strings_left -= count
        if self._strings_left < 0:
            raise HeaderError("too many strings in arrays")
        for _ in range(count):
            (size,) = struct.unpack("<Q", self.take(8))
            if size > _MAX_STRING_BYTES:
                raise HeaderError(f"too many bytes in a string: {size}")
            self.take(size)


def _read_metadata(reader: _Reader, count: int) -> tuple[dict[str, Scalar], dict[str, GgufArray]]:
    values: dict[str, Scalar] = {}
    arrays: dict[str, GgufArray] = {}
    for _ in range(count):
        key = reader.name(_MAX_NAME_BYTES)
        if key in values or key in arrays:
            raise HeaderError("a key twice")
        kind = int(reader.number("<I"))
        if kind == _STRING:
            values[key] = reader.string()
        elif kind == _ARRAY:
            arrays[key] = _read_array(reader)
        elif kind in _SCALARS:
            values[key] = reader.number(_SCALARS[kind])
        else:
            raise HeaderError(f"unknown value type {kind}")
    return values, arrays


def _read_array(reader: _Reader) -> GgufArray:
    kind = int(reader.number("<I"))
    count = reader.bounded("<Q", _MAX_ARRAY, "array values")
    if kind == _STRING:
        reader.skip_strings(count)
        return GgufArray(count)
    if kind not in _SCALARS:
        raise HeaderError(f"unknown array type {kind}")
    form = _SCALARS[kind]
    data = reader.take(count * struct.calcsize(form))
    if kind in (_FLOAT, _DOUBLE) and any(map(math.isnan, array.array(form[1], data))):
        raise HeaderError("a number that is none")
    if count > _MAX_KEPT_NUMBERS:
        return GgufArray(count)
    return GgufArray(count, tuple(value for (value,) in struct.iter_unpack(form, data)))


def _read_tensors(
    reader: _Reader, count: int, alignment: int
) -> tuple[dict[str, tuple[int, ...]], int]:
    """Return the shapes and where the data ends, counted from its start."""
    tensors: dict[str, tuple[int, ...]] = {}
    end = 0
    for _ in range(count):
        name = reader.name(_MAX_TENSOR_NAME_BYTES)
        if name in tensors:
            raise HeaderError("a tensor twice")
        dimensions = reader.bounded("<I", 4, "dimensions")
        shape = tuple(int(reader.number("<Q")) for _ in range(dimensions))
        kind, offset = int(reader.number("<I")), int(reader.number("<Q"))
        # The data lie one after the other: no gap in which to hide, no overlap.
        if offset != math.ceil(end / alignment) * alignment:
            raise HeaderError("a tensor in the wrong place")
        tensors[name] = shape
        end = offset + _tensor_bytes(shape, kind)
    return tensors, end


def _tensor_bytes(shape: tuple[int, ...], kind: int) -> int:
    if kind not in _BLOCKS:
        raise HeaderError(f"unknown tensor type {kind}")
    if not shape or min(shape) < 1:
        raise HeaderError("a tensor without shape")
    elements, block_bytes = _BLOCKS[kind]
    if shape[0] % elements:
        raise HeaderError("a row that is no whole number of blocks")
    return math.prod(shape) // elements * block_bytes


def _alignment(metadata: dict[str, Scalar]) -> int:
    value = metadata.get("general.alignment", 32)
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    if not is_whole or not 8 <= int(value) <= _MAX_ALIGNMENT or int(value) & (int(value) - 1):
        raise HeaderError("impossible alignment")
    return int(value)
