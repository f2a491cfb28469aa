"""Writes GGUF files: a tiny model that runs, and whatever a test wants to break in it."""

from __future__ import annotations

import random
import struct
from dataclasses import dataclass, field
from functools import cache

U8, U32, I32, F32, BOOL, STRING, ARRAY, U64 = 0, 4, 5, 6, 7, 8, 9, 10
_FORMS = {U8: "<B", U32: "<I", I32: "<i", F32: "<f", BOOL: "<?", U64: "<Q"}
WIDTH, HEADS, SHARED_HEADS, FORWARD, BLOCKS = 64, 4, 2, 128, 2
WORDS = ["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256)), "▁", "he", "llo"]

Array = tuple[int, list[object]]


@dataclass
class Tensor:
    shape: tuple[int, ...]
    data: bytes
    kind: int = 0
    offset: int | None = None


@dataclass
class Gguf:
    """A file in parts. None for a count or an offset: the honest one."""

    values: dict[str, tuple[int, object]] = field(default_factory=dict)
    tensors: dict[str, Tensor] = field(default_factory=dict)
    magic: bytes = b"GGUF"
    version: int = 3
    tensor_count: int | None = None
    value_count: int | None = None
    alignment: int = 32
    raw_values: bytes = b""

    def write(self) -> bytes:
        head = [self.head(), self.raw_values]
        for key, (kind, value) in self.values.items():
            head.append(text(key) + struct.pack("<I", kind) + encoded(kind, value))
        data = b""
        for name, tensor in self.tensors.items():
            offset = len(data) if tensor.offset is None else tensor.offset
            head.append(text(name) + struct.pack("<I", len(tensor.shape)))
            head.append(struct.pack(f"<{len(tensor.shape)}Q", *tensor.shape))
            head.append(struct.pack("<IQ", tensor.kind, offset))
            data += tensor.data + bytes(-len(tensor.data) % self.alignment)
        start = b"".join(head)
        return start + bytes(-len(start) % self.alignment) + data

    def head(self) -> bytes:
        tensors = len(self.tensors) if self.tensor_count is None else self.tensor_count
        values = len(self.values) if self.value_count is None else self.value_count
        return self.magic + struct.pack("<IQQ", self.version, tensors, values)


def text(value: str | bytes) -> bytes:
    data = value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
    return struct.pack("<Q", len(data)) + data


def encoded(kind: int, value: object) -> bytes:
    if isinstance(value, bytes):
        return value
    if kind == STRING:
        return text(str(value))
    if kind != ARRAY:
        return struct.pack(_FORMS[kind], value)
    inner, items = value  # type: ignore[misc] # an Array, because kind says so
    body = b"".join(encoded(inner, item) for item in items)
    return struct.pack("<IQ", inner, len(items)) + body


def tiny_model(seed: int = 1) -> Gguf:
    """A llama of two blocks with random weights and a vocabulary of bytes; it loads and writes."""
    types = [2, 3, 3, *[6] * 256, *[1] * (len(WORDS) - 259)]
    scores: list[object] = [0.0] * 259 + [-float(place) for place in range(len(WORDS) - 259)]
    values: dict[str, tuple[int, object]] = {
        "general.architecture": (STRING, "llama"),
        "general.name": (STRING, "Tiny"),
        "llama.block_count": (U32, BLOCKS),
        "llama.context_length": (U32, 512),
        "llama.embedding_length": (U32, WIDTH),
        "llama.feed_forward_length": (U32, FORWARD),
        "llama.attention.head_count": (U32, HEADS),
        "llama.attention.head_count_kv": (U32, SHARED_HEADS),
        "llama.attention.layer_norm_rms_epsilon": (F32, 1e-5),
        "llama.rope.dimension_count": (U32, WIDTH // HEADS),
        "llama.rope.freq_base": (F32, 10000.0),
        "tokenizer.ggml.model": (STRING, "llama"),
        "tokenizer.ggml.tokens": (ARRAY, (STRING, list(WORDS))),
        "tokenizer.ggml.scores": (ARRAY, (F32, scores)),
        "tokenizer.ggml.token_type": (ARRAY, (I32, list(types))),
        "tokenizer.ggml.bos_token_id": (U32, 1),
        "tokenizer.ggml.eos_token_id": (U32, 2),
        "tokenizer.ggml.unknown_token_id": (U32, 0),
    }
    return Gguf(values, {name: Tensor(*pair) for name, pair in _weights(seed)})


@cache
def _weights(seed: int) -> tuple[tuple[str, tuple[tuple[int, ...], bytes]], ...]:
    chance = random.Random(seed)  # noqa: S311 - repeatable

    def weight(*shape: int) -> tuple[tuple[int, ...], bytes]:
        count = shape[0] * (shape[1] if len(shape) > 1 else 1)
        return shape, struct.pack(f"<{count}f", *(chance.uniform(-0.2, 0.2) for _ in range(count)))

    shared = WIDTH * SHARED_HEADS // HEADS
    rows = [("token_embd.weight", weight(WIDTH, len(WORDS))), ("output_norm.weight", weight(WIDTH))]
    for number in range(BLOCKS):
        block = {
            "attn_norm": (WIDTH,),
            "attn_q": (WIDTH, WIDTH),
            "attn_k": (WIDTH, shared),
            "attn_v": (WIDTH, shared),
            "attn_output": (WIDTH, WIDTH),
            "ffn_norm": (WIDTH,),
            "ffn_gate": (WIDTH, FORWARD),
            "ffn_up": (WIDTH, FORWARD),
            "ffn_down": (FORWARD, WIDTH),
        }
        rows += [(f"blk.{number}.{name}.weight", weight(*shape)) for name, shape in block.items()]
    return tuple(rows)
