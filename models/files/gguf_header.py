"""Judges the header of a GGUF file, and refuses what can't be a model, before native code sees it.

The numbers in the metadata must be such as models have, and agree with the tensors that are there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from core.text.invisible import strip_invisible
from models.files.gguf_file import GgufFile, HeaderError, read_gguf

__all__ = [
    "EMBEDDING_ARCHITECTURES",
    "AdapterHeader",
    "GgufHeader",
    "HeaderError",
    "read_adapter",
    "read_header",
]

_MOST = {
    "block_count": 512,
    "embedding_length": 65_536,
    "context_length": 16_000_000,
    "feed_forward_length": 1_000_000,
    "attention.head_count": 1_024,
    "attention.head_count_kv": 1_024,
    "attention.key_length": 4_096,
    "attention.value_length": 4_096,
    "rope.dimension_count": 4_096,
    "expert_count": 1_024,
    "expert_used_count": 1_024,
    "vocab_size": 2_000_000,
}
_MAY_BE_NONE = (
    "expert_count", "expert_used_count", "feed_forward_length", "rope.dimension_count",
)  # fmt: skip
_NEEDED = ("block_count", "embedding_length", "context_length")
_POSITIVE = (
    "attention.layer_norm_rms_epsilon",
    "attention.layer_norm_epsilon",
    "rope.freq_base",
    "rope.scaling.factor",
)
_TOKENS = "tokenizer.ggml.tokens"
_TOKEN_IDS = re.compile(r"tokenizer\.ggml\.[a-z_]+_token_id")
_BLOCK = re.compile(r"blk\.([0-9]{1,6})\.")
_LORA_ENDS = (".lora_a", ".lora_b")
_MAX_ALPHA = 1e6

KNOWN_ARCHITECTURES = frozenset(
    (
        "llama", "qwen2", "qwen3", "qwen35", "gemma", "gemma2", "gemma3", "gemma4",
        "gemma-embedding", "phi2", "phi3", "smollm3", "mistral3", "granite", "granitehybrid",
        "minicpm", "minicpm3", "bert", "nomic-bert", "lfm2", "starcoder2", "stablelm",
        "internlm2", "olmo2", "exaone", "exaone4", "command-r", "cohere2", "falcon", "deepseek2",
        "glm4", "hunyuan-dense", "ernie4_5",
    )
)  # fmt: skip
"""Architectures that chat and embedding models of laptop size have."""

EMBEDDING_ARCHITECTURES = frozenset(("bert", "nomic-bert", "gemma-embedding"))
"""Those that only make vectors."""


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """What a header says. name, licence: "" when it doesn't."""

    architecture: str
    name: str
    licence: str
    context_tokens: int
    tensors: int


@dataclass(frozen=True, slots=True)
class AdapterHeader:
    """What the header of a LoRA adapter says. name: "" when it doesn't."""

    architecture: str
    name: str


def read_header(path: Path) -> GgufHeader:
    """Read and check a model file's header. Raises HeaderError, OSError."""
    file = read_gguf(path)
    if file.text("general.type") not in ("", "model"):
        raise HeaderError("not a model")
    architecture = _architecture(file)
    numbers = _check_numbers(file, architecture)
    _check_heads(numbers)
    _check_tokens(file, numbers)
    _check_blocks(file, numbers["block_count"][0])
    return GgufHeader(
        architecture=architecture,
        name=_shown(file.text("general.name"), 120),
        licence=_shown(file.text("general.license"), 60),
        context_tokens=int(numbers["context_length"][0]),
        tensors=len(file.tensors),
    )


def read_adapter(path: Path) -> AdapterHeader:
    """Read and check a LoRA adapter's header. Raises HeaderError, OSError."""
    file = read_gguf(path)
    if (file.text("general.type"), file.text("adapter.type")) != ("adapter", "lora"):
        raise HeaderError("not a LoRA adapter")
    alpha = file.values.get("adapter.lora.alpha", 0.0)
    if isinstance(alpha, bool) or not isinstance(alpha, float) or abs(alpha) > _MAX_ALPHA:
        raise HeaderError("impossible alpha")
    for name, shape in file.tensors.items():
        if name.endswith("_norm.weight"):
            continue
        if not name.endswith(_LORA_ENDS) or len(shape) != len(_LORA_ENDS):
            raise HeaderError("a tensor that is no half of a pair")
        _check_pair(file, name.removesuffix(".lora_a").removesuffix(".lora_b"))
    return AdapterHeader(_architecture(file), _shown(file.text("general.name"), 120))


def _check_pair(file: GgufFile, name: str) -> None:
    first, second = (file.tensors.get(name + end) for end in _LORA_ENDS)
    if first is None or second is None:
        raise HeaderError("half of a pair is missing")
    rank = first[0] if name.endswith("token_embd.weight") else first[1]
    if rank != second[0]:
        raise HeaderError("a pair that doesn't fit together")


def _architecture(file: GgufFile) -> str:
    architecture = file.text("general.architecture")
    if architecture not in KNOWN_ARCHITECTURES:
        raise HeaderError(f"unknown architecture {architecture[:40]!r}")
    return architecture


def _check_numbers(file: GgufFile, architecture: str) -> dict[str, tuple[int, ...]]:
    """Return the sizes by name; where a model gives one for each block, all of them."""
    numbers: dict[str, tuple[int, ...]] = {}
    for name, most in _MOST.items():
        key = f"{architecture}.{name}"
        listed = file.arrays.get(key)
        value = file.whole(key) if listed is None else None
        found = listed.numbers if listed else () if value is None else (value,)
        # A block may do without attention or experts; one number for all blocks can't be 0 heads.
        least = 0 if listed or name in _MAY_BE_NONE else 1
        if not all(isinstance(each, int) and least <= each <= most for each in found):
            raise HeaderError(f"impossible {name}")
        if listed and not found:
            raise HeaderError(f"impossible {name}")
        numbers[name] = tuple(int(each) for each in found)
    for name in _NEEDED:
        if len(numbers[name]) != 1:
            raise HeaderError(f"impossible {name}")
    for name in _POSITIVE:
        number = file.values.get(f"{architecture}.{name}", 1.0)
        if not isinstance(number, float) or number <= 0.0:
            raise HeaderError(f"impossible {name}")
    return numbers


def _check_heads(numbers: dict[str, tuple[int, ...]]) -> None:
    (width,), (blocks,) = numbers["embedding_length"], numbers["block_count"]
    heads, shared = numbers["attention.head_count"], numbers["attention.head_count_kv"]
    for listed in (heads, shared, numbers["feed_forward_length"]):
        if len(listed) > 1 and len(listed) != blocks:
            raise HeaderError("a list that is not as long as there are blocks")
    if len(heads) == 1 and not numbers["attention.key_length"] and width % heads[0]:
        raise HeaderError("a width that is no whole number of heads")
    if len(heads) == len(shared) == 1 and heads[0] % shared[0]:
        raise HeaderError("heads that can't be shared")
    used, experts = numbers["expert_used_count"], numbers["expert_count"]
    if max(used, default=0) > max(experts, default=0):
        raise HeaderError("more experts used than there are")


def _check_tokens(file: GgufFile, numbers: dict[str, tuple[int, ...]]) -> None:
    shape = file.tensors.get("token_embd.weight")
    tokens = file.arrays.get(_TOKENS)
    if shape is None or tokens is None or not tokens.count:
        raise HeaderError("no words")
    if shape != (numbers["embedding_length"][0], tokens.count):
        raise HeaderError("as many words as the table has not")
    if numbers["vocab_size"] not in ((), (tokens.count,)):
        raise HeaderError("two counts of words")
    for name in ("tokenizer.ggml.scores", "tokenizer.ggml.token_type"):
        listed = file.arrays.get(name)
        if listed is not None and listed.count != tokens.count:
            raise HeaderError("words without score or type")
    for key in filter(_TOKEN_IDS.fullmatch, file.values):
        number = file.whole(key) or 0
        # All ones stands for "none" in both widths.
        if not 0 <= number < tokens.count and number not in (-1, 0xFFFFFFFF):
            raise HeaderError("a special word that is not in the list")


def _check_blocks(file: GgufFile, blocks: int) -> None:
    found = {int(match[1]) for match in map(_BLOCK.match, file.tensors) if match}
    if found != set(range(blocks)):
        raise HeaderError("other blocks than the count says")


def _shown(text: str, most: int) -> str:
    """Return a name from the file so that it can stand on the screen."""
    return " ".join(strip_invisible(text).split())[:most]
