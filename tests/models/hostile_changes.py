"""Lies that a model file can tell: each changes one thing in a sound tiny model."""

from __future__ import annotations

import struct
from collections.abc import Callable

from tests.models.gguf_files import (
    ARRAY,
    BOOL,
    F32,
    I32,
    STRING,
    U32,
    U64,
    WORDS,
    Gguf,
    Tensor,
)  # fmt: skip

Change = Callable[[Gguf], None]


def _value(key: str, kind: int, value: object) -> Change:
    def change(model: Gguf) -> None:
        model.values[key] = (kind, value)

    return change


def _without(key: str) -> Change:
    def change(model: Gguf) -> None:
        model.values.pop(key, None)
        model.tensors.pop(key, None)

    return change


def _tensor(name: str, **fields: object) -> Change:
    def change(model: Gguf) -> None:
        for field, value in fields.items():
            setattr(model.tensors[name], field, value)

    return change


def _part(**fields: object) -> Change:
    def change(model: Gguf) -> None:
        for field, value in fields.items():
            setattr(model, field, value)

    return change


def _renamed(old: str, new: str) -> Change:
    def change(model: Gguf) -> None:
        model.tensors = {new if name == old else name: one for name, one in model.tensors.items()}

    return change


def _added(name: str, tensor: Tensor) -> Change:
    def change(model: Gguf) -> None:
        model.tensors[name] = tensor

    return change


def _template(source: str) -> Change:
    return _value("tokenizer.chat_template", STRING, source)


FOR_EVER = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
NAN, INF = float("nan"), float("inf")
_Q, _TABLE = "blk.0.attn_q.weight", "token_embd.weight"
_NESTED = struct.pack("<IQ", ARRAY, 1) * 2000 + struct.pack("<IQ", U32, 0)


def planned_changes() -> dict[str, Change]:
    changes: dict[str, Change] = {
        "no magic": _part(magic=b"ZIP!"),
        "magic the other way round": _part(magic=b"FUGG"),
        "version 1": _part(version=1),
        "version of the other byte order": _part(version=0x03000000),
        "no tensors": _part(tensor_count=0),
        "one tensor too few": _part(tensor_count=19),
        "one tensor too many": _part(tensor_count=21),
        "values beyond the end": _part(value_count=2**63),
        "one value too many": _part(value_count=19),
        "a key of 4 GB": _part(raw_values=struct.pack("<Q", 2**32), value_count=19),
        "nested arrays": _value("x", ARRAY, _NESTED),
        "an array of 2^60": _value("x", ARRAY, struct.pack("<IQ", U32, 2**60)),
        "an array of 2^60 strings": _value("x", ARRAY, struct.pack("<IQ", STRING, 2**60)),
        "an array of no known type": _value("x", ARRAY, struct.pack("<IQ", 77, 1)),
        "a value of no known type": _value("x", 77, b"1234"),
        "a string of 2^62 bytes": _value("x", STRING, struct.pack("<Q", 2**62)),
        "NUL in a key": _value("llama\0x", U32, 1),
        "bidi in a key": _value("llama\u202ex", U32, 1),
        "NUL in the name": _value("general.name", STRING, "Good\0Model"),
        "bidi in the name": _value("general.name", STRING, "\u202egnihtyna\u202c"),
        "a name of 200 KB": _value("general.name", STRING, "N" * 200_000),
        "a name that is a number": _value("general.name", U32, 3),
        "half characters in the name": _value("general.name", STRING, "\ud800x"),
        "NUL in a tensor's name": _renamed(_Q, "blk.0.attn_q\0weight"),
        "a tensor's name of 5,000": _renamed(_Q, "q" * 5000),
        "a tensor without name": _renamed(_Q, ""),
        "a tensor of another block": _renamed(_Q, "blk.7.attn_q.weight"),
        "a tensor of block -1": _renamed(_Q, "blk.-1.attn_q.weight"),
        "an unknown tensor": _added("blk.0.surprise.weight", Tensor((4,), bytes(16))),
        "no word table": _without(_TABLE),
        "a tensor is missing": _without(_Q),
        "the last norm is missing": _without("output_norm.weight"),
        "a tensor turned round": _tensor(_TABLE, shape=(len(WORDS), 64)),
        "a tensor too short": _tensor(_Q, shape=(64, 8), data=bytes(64 * 8 * 4)),
        "a tensor of no rows": _tensor(_Q, shape=(64, 0)),
        "a tensor of no dimensions": _tensor(_Q, shape=()),
        "a tensor of five dimensions": _tensor(_Q, shape=(64, 64, 1, 1, 1)),
        "sizes that overflow": _tensor(_Q, shape=(2**33, 2**33)),
        "a size of 2^63": _tensor(_Q, shape=(2**63, 1)),
        "a size of all ones": _tensor(_Q, shape=(2**64 - 1, 1)),
        "an unknown tensor type": _tensor(_Q, kind=200),
        "a removed tensor type": _tensor(_Q, kind=4),
        "a type that doesn't fit": _tensor("blk.0.attn_norm.weight", kind=12),
        "whole numbers for weights": _tensor(_Q, kind=26),
        "f16 said, f32 there": _tensor(_Q, kind=1),
        "tensors on top of each other": _tensor(_Q, offset=0),
        "a tensor far away": _tensor(_Q, offset=2**40),
        "a tensor before the file": _tensor(_Q, offset=2**64 - 32),
        "an odd place": _tensor(_Q, offset=17),
        "no alignment": _value("general.alignment", U32, 0),
        "alignment 3": _value("general.alignment", U32, 3),
        "alignment 2^31": _value("general.alignment", U32, 2**31),
        "alignment in words": _value("general.alignment", STRING, "32"),
        "another alignment than kept": _value("general.alignment", U32, 4096),
        "no architecture": _without("general.architecture"),
        "unknown architecture": _value("general.architecture", STRING, "plamo2"),
        "architecture with NUL": _value("general.architecture", STRING, "llama\0"),
        "architecture is a number": _value("general.architecture", U32, 1),
        "another architecture's numbers": _value("general.architecture", STRING, "qwen2"),
        "an adapter": _value("general.type", STRING, "adapter"),
        "words without score": _value("tokenizer.ggml.scores", ARRAY, (F32, [0.0])),
        "scores that are no numbers": _value(
            "tokenizer.ggml.scores", ARRAY, (F32, [NAN] * len(WORDS))
        ),
        "scores without end": _value("tokenizer.ggml.scores", ARRAY, (F32, [INF] * len(WORDS))),
        "types from nowhere": _value(
            "tokenizer.ggml.token_type", ARRAY, (I32, [2**31 - 1] * len(WORDS))
        ),
        "types in words": _value("tokenizer.ggml.token_type", ARRAY, (STRING, ["x"] * len(WORDS))),
        "no words": _value("tokenizer.ggml.tokens", ARRAY, (STRING, [])),
        "one word too many": _value("tokenizer.ggml.tokens", ARRAY, (STRING, [*WORDS, "more"])),
        "every word empty": _value("tokenizer.ggml.tokens", ARRAY, (STRING, [""] * len(WORDS))),
        "every word the same": _value("tokenizer.ggml.tokens", ARRAY, (STRING, ["a"] * len(WORDS))),
        "words with NUL": _value("tokenizer.ggml.tokens", ARRAY, (STRING, ["\0\0"] * len(WORDS))),
        "words that are numbers": _value(
            "tokenizer.ggml.tokens", ARRAY, (U32, list(range(len(WORDS))))
        ),
        "broken byte words": _value(
            "tokenizer.ggml.tokens", ARRAY, (STRING, [*WORDS[:3], *["<0xZZ>"] * (len(WORDS) - 3)])
        ),
        "no tokenizer": _without("tokenizer.ggml.model"),
        "an unknown tokenizer": _value("tokenizer.ggml.model", STRING, "magic"),
        "a tokenizer without merges": _value("tokenizer.ggml.model", STRING, "gpt2"),
        "a plamo2 tokenizer": _value("tokenizer.ggml.model", STRING, "plamo2"),
        "a unigram tokenizer without table": _value("tokenizer.ggml.model", STRING, "t5"),
        "an rwkv tokenizer": _value("tokenizer.ggml.model", STRING, "rwkv"),
        "merges without space": _merges(["nospace", "", " ", "a  b"]),
        "an unknown way to split": _value("tokenizer.ggml.pre", STRING, "surprise"),
        "no context": _value("llama.context_length", U32, 0),
        "a context of 4 billion": _value("llama.context_length", U32, 2**32 - 1),
        "a context in words": _value("llama.context_length", STRING, "long"),
        "true blocks": _value("llama.block_count", BOOL, True),
        "a wide number for a narrow one": _value("llama.block_count", U64, 2),
        "scaling of no kind": _value("llama.rope.scaling.type", STRING, "surprise"),
        "more experts used than there are": _value("llama.expert_used_count", U32, 4),
        "a thousand experts": _value("llama.expert_count", U32, 1000),
        "an expert without tensors": _value("llama.expert_count", U32, 2),
        "a huge vocabulary": _value("llama.vocab_size", U32, 2**31),
        "heads for each block": _value("llama.attention.head_count", ARRAY, (U32, [4, 0])),
        "heads for nine blocks": _value("llama.attention.head_count", ARRAY, (U32, [4] * 9)),
        "endless heads": _value("llama.attention.head_count", ARRAY, (U32, [4] * 500_000)),
        "key longer than the width": _value("llama.attention.key_length", U32, 4096),
        "an odd key": _value("llama.attention.key_length", U32, 7),
        "rope of more than a head": _value("llama.rope.dimension_count", U32, 4096),
        "rope of an odd size": _value("llama.rope.dimension_count", U32, 15),
        "a window of nothing": _value("llama.attention.sliding_window", U32, 0),
        "weights that are no numbers": _tensor(_Q, data=struct.pack("<f", NAN) * 4096),
        "weights without end": _tensor(_Q, data=struct.pack("<f", 3e38) * 4096),
        "template of 10 MB": _template("{{ 'x' }}" * 1_200_000),
        "template that loops for ever": _template(FOR_EVER),
        "template that never closes": _template("{% if messages %}" * 50),
        "template nested 3,000 deep": _template("{% if 1 %}" * 3000 + "{% endif %}" * 3000),
        "template of 20,000 brackets": _template("{{" + "(" * 20_000 + ")" * 20_000 + "}}"),
        "template of huge powers": _template("{{ 9 ** 9 ** 9 ** 9 }}"),
        "template of huge text": _template("{{ 'x' * 10 ** 11 }}"),
        "template that calls itself": _template("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"),
        "template that doubles": _template(
            "{% set n = namespace(x='xy') %}{% for a in range(28) %}"
            "{% set n.x = n.x ~ n.x %}{% endfor %}{{ n.x }}"
        ),
        "template that reaches out": _template(
            "{{ ''.__class__.__mro__[1].__subclasses__() }}{{ messages.__init__.__globals__ }}"
        ),
        "template that says no": _template("{{ raise_exception('no') }}"),
        "template that is a number": _value("tokenizer.chat_template", U32, 1),
    }  # fmt: skip
    for key in ("bos", "eos", "unknown", "padding", "separator", "eot"):
        changes[f"{key} beyond the words"] = _value(
            f"tokenizer.ggml.{key}_token_id", U32, len(WORDS) + 99
        )
    for number in (0, 1, 3, 513, 9999, 2**31, 2**32 - 1):
        changes[f"{number} blocks"] = _value("llama.block_count", U32, number)
    for number in (0, 1, 32, 63, 2**20, 2**32 - 1):
        changes[f"width {number}"] = _value("llama.embedding_length", U32, number)
    for number in (0, 3, 5, 128, 2**32 - 1):
        changes[f"{number} heads"] = _value("llama.attention.head_count", U32, number)
        changes[f"{number} shared heads"] = _value("llama.attention.head_count_kv", U32, number)
    for number in (0, 64, 2**32 - 1):
        changes[f"forward {number}"] = _value("llama.feed_forward_length", U32, number)
    for wrong in (NAN, INF, -INF, 0.0, -1.0):
        changes[f"rope base {wrong}"] = _value("llama.rope.freq_base", F32, wrong)
        changes[f"rope factor {wrong}"] = _value("llama.rope.scaling.factor", F32, wrong)
        changes[f"norm {wrong}"] = _value("llama.attention.layer_norm_rms_epsilon", F32, wrong)
    return changes


def _merges(merges: list[object]) -> Change:
    def change(model: Gguf) -> None:
        model.values["tokenizer.ggml.model"] = (STRING, "gpt2")
        model.values["tokenizer.ggml.merges"] = (ARRAY, (STRING, merges))

    return change
