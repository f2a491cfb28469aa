"""The language model as the rest of the program sees it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ModelStatus(StrEnum):
    """What the embedded model is doing."""

    MISSING = "missing"
    READY = "ready"
    LOADING = "loading"
    BUSY = "busy"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ModelState:
    """The model in use and what it is doing. error_key: set when status is FAILED."""

    status: ModelStatus
    model_id: str = ""
    title: str = ""
    error_key: str = ""


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One line of the catalogue, and whether its file is on this machine.

    languages: ISO 639-1 codes. bytes, memory_bytes: of the file, and needed to run at the default
    context length. note: a key for a sentence when something is to be said, else "".
    """

    id: str
    title: str
    licence: str
    languages: tuple[str, ...]
    bytes: int
    memory_bytes: int
    is_installed: bool
    is_in_use: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class ModelMeasure:
    """One model measured on this machine.

    load_s: from nothing to ready. first_word_s: cold. reply_s: one short reply.
    read_tokens_per_s, write_tokens_per_s: prompt and generation. ratings_per_min: short messages.
    memory_bytes: resident, of the model's process. cache_bytes: what its caches may grow to.
    device: the GPU that ran it, "" for the CPU.
    """

    id: str
    load_s: float
    first_word_s: float
    reply_s: float
    read_tokens_per_s: float
    write_tokens_per_s: float
    ratings_per_min: float
    memory_bytes: int
    cache_bytes: int = 0
    device: str = ""


@dataclass(frozen=True, slots=True)
class ModelAdapter:
    """A LoRA adapter that the model in use wears. scale: its strength, 1.0 as its maker meant."""

    title: str
    scale: float
