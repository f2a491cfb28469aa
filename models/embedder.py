"""Turns texts into vectors that lie close together when the texts mean alike.

In an engine's process of its own, which is small beside the one that writes, so that neither waits
for the other. It uses one core, and goes when it has had nothing to do for a while.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from core.errors import UserError
from models import hardware
from models.engine import LoadOptions
from models.files.catalogue import Catalogue, KnownModel
from models.middle import Middle, read_middle
from models.process.client import EngineClient

IDLE_S = 60.0
_CONTEXT_TOKENS = 192  # llama.cpp keeps room for a megabyte a token; passages are shorter
_FEW_BYTES, _SENTENCE_BYTES = (
    20,
    50,
)  # of UTF-8: three words, or seven Chinese characters; a sentence
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\x8f\x9f]")
_GAPS = re.compile(r"[\s\u200b-\u200f\u2028\u2029\ufeff\ufffd]+")


class Embedder:
    """Satisfies `core.domain.ports.TextEmbedder`.

    Any thread: who asks while another does waits for a slice of it.
    """

    def __init__(self, models_folder: Path, *, shipped_catalogue: Path | None = None) -> None:
        self._catalogue = Catalogue(models_folder, shipped_catalogue)
        self._model = self._find_model()
        self._middle: Middle | None = None
        self._client: EngineClient | None = None
        self._lock = threading.RLock()

    @property
    def model_id(self) -> str:
        """See `TextEmbedder.model_id`."""
        return self._model.id if self._model is not None else ""

    @property
    def is_loaded(self) -> bool:
        """See `TextEmbedder.is_loaded`."""
        client = self._client
        return client is not None and client.is_loaded

    def alike_from(self, question: str) -> float:
        """See `TextEmbedder.alike_from`.

        A few words are never as near to a passage as a sentence is, even where they name its
        subject, so the bound rises with their length.
        """
        model = self._model
        if model is None:
            return 1.0
        length = len(plain(question).encode("utf-8", "replace"))
        share = (length - _FEW_BYTES) / (_SENTENCE_BYTES - _FEW_BYTES)
        low, high = model.words_alike_from or model.alike_from, model.alike_from
        return low + (high - low) * min(1.0, max(0.0, share))

    @property
    def pid(self) -> int:
        """The id of the model's process, 0 while there is none; any thread."""
        return self._client.pid if self._client is not None else 0

    def embed_passages(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        """See `TextEmbedder.embed_passages`."""
        return self._embed(texts, is_question=False)

    def embed_question(self, text: str) -> bytes:
        """See `TextEmbedder.embed_question`."""
        (vector,) = self._embed((text,), is_question=True)
        return vector

    def rest_if_idle(self) -> bool:
        """See `TextEmbedder.rest_if_idle`."""
        with self._lock:
            return self._client is not None and self._client.rest(IDLE_S)

    def stop(self) -> None:
        """See `TextEmbedder.stop`."""
        if self._client is not None:
            self._client.stop()

    def close(self) -> None:
        """See `TextEmbedder.close`."""
        with self._lock:
            client, self._client = self._client, None
            if client is not None:
                client.close()

    def _embed(self, texts: Sequence[str], *, is_question: bool) -> tuple[bytes, ...]:
        if not texts:
            return ()
        model = self._model
        if model is None:
            raise UserError("meaning-model-missing")
        prefix = model.query_prefix if is_question else model.text_prefix
        middle = self._middle = self._middle or read_middle(model.middle)
        # Texts of one length together: none is computed along with what only fills up.
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        with self._lock:
            rows = self._started(model).embed([prefix + plain(texts[place]) for place in order])
        vectors: list[bytes] = [b""] * len(texts)
        for place, row in zip(order, rows, strict=True):
            vectors[place] = middle.seen_from(row, is_question=is_question)
        return tuple(vectors)

    def _started(self, model: KnownModel) -> EngineClient:
        if self._client is None:
            options = LoadOptions(
                context_tokens=_CONTEXT_TOKENS, threads=1, gpu_layers=0, pooling=model.pooling
            )
            self._client = EngineClient(
                model.id,
                self._catalogue.path_of(model),
                options,
                before_load=lambda: _refuse_too_large(model),
            )
        return self._client

    def _find_model(self) -> KnownModel | None:
        """Return the most capable one that is here and whose likeness somebody has measured."""
        room = hardware.available_bytes()
        return next(
            (
                model
                for model in self._catalogue.list_installed("embedding")
                if model.alike_from and model.middle and model.memory_bytes <= room
            ),
            None,
        )


def plain(text: str) -> str:
    """Return the text in the characters and gaps that the models were trained on.

    Full-width letters and ligatures are as good as others to a reader, but other words to a
    tokenizer whose rules don't come with the weights.
    """
    return _GAPS.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFKC", text))).strip()


def _refuse_too_large(model: KnownModel) -> None:
    """Raise UserError("meaning-no-memory") when the free memory doesn't hold the model."""
    if model.memory_bytes > hardware.available_bytes():
        raise UserError("meaning-no-memory")
