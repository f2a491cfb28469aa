"""Reads the header of a GGUF file and refuses what can't be one, before native code sees it.

GGUF: magic, version, tensor count, metadata count, metadata (key, type, value), tensor descriptions
(name, dimensions, type, offset), padding, data. Everything is checked against the file's size and
against bounds that no real model exceeds; nothing is allocated on a header's word alone.
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_MAX_TENSORS = 20_000
_MAX_METADATA = 4_096
_MAX_STRING_BYTES = 4 * 1024 * 1024
_MAX_KEY_BYTES = 1_024
_MAX_ARRAY = 2_000_000
_MAX_BLOCKS = 512
_MAX_ALIGNMENT = 1024 * 1024

_STRING, _ARRAY = 8, 9
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

KNOWN_ARCHITECTURES = frozenset(
    (
        "llama", "qwen2", "qwen3", "qwen35", "gemma", "gemma2", "gemma3", "gemma4", "phi2",
        "phi3", "smollm3", "mistral3", "granite", "minicpm", "minicpm3", "bert", "nomic-bert",
        "lfm2", "starcoder2", "stablelm", "internlm2", "olmo2", "exaone", "exaone4", "command-r",
        "cohere2", "falcon", "deepseek2", "glm4", "hunyuan-dense", "ernie4_5",
    )
)  # fmt: skip
"""Architectures that chat and embedding models of laptop size have."""


class HeaderError(ValueError):
    """The file is no usable GGUF; the text says where it fails, for the log."""


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """What a header says. name, architecture: "" when it doesn't."""

    architecture: str
    name: str
    licence: str
    context_tokens: int
    tensors: int


def read_header(path: Path) -> GgufHeader:
    """Read and check a file's header. Raises HeaderError, OSError."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        reader = _Reader(stream, size)
        if reader.take(4) != _MAGIC:
            raise HeaderError("no GGUF magic")
        if reader.number("<I") not in _VERSIONS:
            raise HeaderError("unknown version")
        tensors = reader.bounded("<Q", _MAX_TENSORS, "tensors")
        if not tensors:
            raise HeaderError("no tensors")
        metadata = _read_metadata(reader, reader.bounded("<Q", _MAX_METADATA, "metadata"))
        alignment = _alignment(metadata)
        ends = [_read_tensor(reader, alignment) for _ in range(tensors)]
        start = math.ceil(stream.tell() / alignment) * alignment
    if start + max(ends) > size:
        raise HeaderError("tensor data beyond the end of the file")
    return _checked(metadata, tensors)


class _Reader:
    """Takes values from a stream; never more than the file holds."""

    def __init__(self, stream: IO[bytes], size: int) -> None:
        self._stream, self._size = stream, size

    def take(self, count: int) -> bytes:
        if count > self._size - self._stream.tell():
            raise HeaderError("ends early")
        return self._stream.read(count)

    def skip(self, count: int) -> None:
        if count > self._size - self._stream.tell():
            raise HeaderError("ends early")
        self._stream.seek(count, 1)

    def number(self, form: str) -> int | float | bool:
        (value,) = struct.unpack(form, self.take(struct.calcsize(form)))
        return value  # type: ignore[no-any-return] # struct can't know

    def bounded(self, form: str, most: int, what: str) -> int:
        value = int(self.number(form))
        if value > most:
            raise HeaderError(f"too many {what}: {value}")
        return value

    def string(self, most: int) -> str:
        return self.take(self.bounded("<Q", most, "bytes in a string")).decode("utf-8", "replace")


def _read_metadata(reader: _Reader, count: int) -> dict[str, int | float | bool | str]:
    """Return the scalars and strings; arrays are only walked over."""
    values: dict[str, int | float | bool | str] = {}
    for _ in range(count):
        key = reader.string(_MAX_KEY_BYTES)
        if key in values:
            raise HeaderError("a key twice")
        kind = int(reader.number("<I"))
        if kind == _STRING:
            values[key] = reader.string(_MAX_STRING_BYTES)
        elif kind == _ARRAY:
            _skip_array(reader)
        elif kind in _SCALARS:
            values[key] = reader.number(_SCALARS[kind])
        else:
            raise HeaderError(f"unknown value type {kind}")
    return values


def _skip_array(reader: _Reader) -> None:
    kind = int(reader.number("<I"))
    count = reader.bounded("<Q", _MAX_ARRAY, "array values")
    if kind == _STRING:
        for _ in range(count):
            reader.skip(reader.bounded("<Q", _MAX_STRING_BYTES, "bytes in a string"))
    elif kind in _SCALARS:
        reader.skip(count * struct.calcsize(_SCALARS[kind]))
    else:
        raise HeaderError(f"unknown array type {kind}")


def _read_tensor(reader: _Reader, alignment: int) -> int:
    """Return where the tensor's data ends, counted from the start of the data."""
    reader.string(_MAX_KEY_BYTES)
    dimensions = reader.bounded("<I", 4, "dimensions")
    shape = [int(reader.number("<Q")) for _ in range(dimensions)]
    kind, offset = int(reader.number("<I")), int(reader.number("<Q"))
    if kind not in _BLOCKS:
        raise HeaderError(f"unknown tensor type {kind}")
    if not shape or min(shape) < 1 or offset % alignment:
        raise HeaderError("a tensor without shape or place")
    elements, block_bytes = _BLOCKS[kind]
    if shape[0] % elements:
        raise HeaderError("a row that is no whole number of blocks")
    return offset + math.prod(shape) // elements * block_bytes


def _alignment(metadata: dict[str, int | float | bool | str]) -> int:
    value = metadata.get("general.alignment", 32)
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    if not is_whole or not 8 <= int(value) <= _MAX_ALIGNMENT or int(value) & (int(value) - 1):
        raise HeaderError("impossible alignment")
    return int(value)


def _checked(metadata: dict[str, int | float | bool | str], tensors: int) -> GgufHeader:
    architecture = metadata.get("general.architecture")
    if architecture not in KNOWN_ARCHITECTURES:
        raise HeaderError(f"unknown architecture {str(architecture)[:40]!r}")
    for name in ("block_count", "embedding_length", "context_length"):
        value = metadata.get(f"{architecture}.{name}")
        most = _MAX_BLOCKS if name == "block_count" else 16_000_000
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
            raise HeaderError(f"impossible {name}")
    return GgufHeader(
        architecture=str(architecture),
        name=str(metadata.get("general.name", ""))[:120],
        licence=str(metadata.get("general.license", ""))[:60],
        context_tokens=int(metadata[f"{architecture}.context_length"]),
        tensors=tensors,
    )
