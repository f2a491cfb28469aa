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


class ModelTitle(StrEnum):
    """What a measured model is best for among those on this machine; one may have several."""

    FAST = "fast"
    BALANCED = "balanced"
    THOROUGH = "thorough"


class MeasureDeed(StrEnum):
    """What a measurement is at."""

    LOADING = "loading"
    WRITING = "writing"
    READING = "reading"
    RATING = "rating"


@dataclass(frozen=True, slots=True)
class ModelState:
    """The model in use and what it is doing.

    error_key: set when status is FAILED. is_loaded: it is in memory now. device: the GPU that runs
    it, "" for the processor or while it isn't loaded. note: a key for a sentence, else "".
    """

    status: ModelStatus
    model_id: str = ""
    title: str = ""
    error_key: str = ""
    is_loaded: bool = False
    device: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One line of the catalogue, and whether its file is on this machine.

    languages: ISO 639-1 codes. bytes, memory_bytes: of the file, and needed to run at the default
    context length. note: a key for a sentence when something is to be said, else "".
    is_writer: it drafts and rates; False for one that only makes vectors.
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
    is_writer: bool = True


@dataclass(frozen=True, slots=True)
class ModelMeasure:
    """One model measured on this machine.

    load_s: from nothing to ready. first_word_s: cold. reply_s: one short reply of 80 tokens.
    long_mail_s: to read a mail of 1,500 tokens. moods_right: the share (0.0 to 1.0) of
    moods_asked short messages with a plain feeling that it read rightly.
    read_tokens_per_s, write_tokens_per_s: prompt and generation. ratings_per_min: short messages.
    memory_bytes: resident, of the model's process. cache_bytes: what its caches may grow to.
    device: the GPU that ran it, "" for the CPU. titles: what it is best for here.
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
    long_mail_s: float = 0.0
    moods_right: float = 0.0
    moods_asked: int = 0
    titles: tuple[ModelTitle, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureStep:
    """How far a measurement of all models is. done: 0.0 to 1.0 of the whole."""

    model_id: str
    title: str
    deed: MeasureDeed
    done: float


@dataclass(frozen=True, slots=True)
class RestPolicy:
    """When a loaded model gives its memory back.

    idle_s: after so many seconds without a request; 0 never. on_battery_saver: much sooner while
    the computer saves its battery.
    """

    idle_s: float = 600.0
    on_battery_saver: bool = False


@dataclass(frozen=True, slots=True)
class ModelAdapter:
    """A LoRA adapter that the model in use wears. scale: its strength, 1.0 as its maker meant."""

    title: str
    scale: float
