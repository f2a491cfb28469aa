"""Finding by meaning: making vectors, and finding the nearest among many.

The peer for finding is numpy's exact product over all vectors as floats, in memory, on as many
cores as numpy takes; for making, one text at a time. Seconds are the processor's, of all cores.
Through the service, the candidates are read from an encrypted file.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import insert

from core.insight.vector_index import VectorIndex, likeness
from core.paths import models_folder
from core.storage.rows.meaning_table import MeaningRow
from desktop.start.startup import throwaway_program
from models.embedder import Embedder

_WIDTH, _SUBJECTS, _SLICE = 384, 2_000, 5_000
_TEXTS = 64
_TEXT = "Order {n}: the shelf came with a cracked board, please send a new one by Friday."


def measure(sizes: Sequence[int], rounds: int) -> Iterator[dict[str, Any]]:
    """Measure finding for each number of vectors, then making."""
    for size in sizes:
        yield _measure_finding(size, rounds)
        yield _measure_service(size, rounds)
    embedder = Embedder(models_folder())
    if embedder.model_id:
        yield _measure_making(embedder, rounds)


def _measure_finding(size: int, rounds: int) -> dict[str, Any]:
    chance = np.random.default_rng(5)
    subjects = chance.normal(size=(_SUBJECTS, _WIDTH)).astype(np.float32)
    index, stored = VectorIndex(), np.empty((size, _WIDTH), dtype=np.int8)
    for start in range(0, size, _SLICE):
        end = min(start + _SLICE, size)
        noise = chance.normal(size=(end - start, _WIDTH)).astype(np.float32) * 0.8
        rows = subjects[chance.integers(_SUBJECTS, size=end - start)] + noise
        stored[start:end] = np.clip(rows * 30, -127, 127)
        index.add(range(start, end), [row.tobytes() for row in stored[start:end]])
    floats = stored.astype(np.float32)
    floats /= np.linalg.norm(floats, axis=1, keepdims=True)
    asked = stored[size // 2]
    question, direction = asked.tobytes(), floats[size // 2]

    def ours() -> list[int]:
        numbers = index.candidates(question)
        alike = likeness(question, [stored[number].tobytes() for number in numbers])
        return [numbers[place] for place in np.argsort(alike)[::-1][:10]]

    exact = set(np.argsort(floats @ direction)[::-1][:10].tolist())
    ours_s, peer_s = _cpu_s(ours, rounds), _cpu_s(lambda: floats @ direction, rounds)
    return {
        "case": "the ten nearest",
        "vectors": size,
        "ours_ms": round(ours_s * 1000, 2),
        "peer": "numpy, all as floats",
        "peer_ms": round(peer_s * 1000, 2),
        "recall_of_ten": len(exact & set(ours())) / 10,
        "memory_mb": round(index.memory_bytes / 1e6, 1),
        "peer_memory_mb": round(floats.nbytes / 1e6, 1),
    }


def _measure_service(size: int, rounds: int) -> dict[str, Any]:
    """Measure with a file of so many vectors; the messages they are of are not there."""
    chance = np.random.default_rng(6)
    with throwaway_program() as program:
        service = program.meanings
        for start in range(0, size, _SLICE):
            end = min(start + _SLICE, size)
            vectors = chance.integers(-99, 99, size=(end - start, _WIDTH), dtype=np.int8)
            rows = [
                {"kind": "note", "record_id": start + place, "part": 0, "model": "m", "vector": one}
                for place, one in enumerate(map(bytes, vectors))
            ]
            with program.database.writing_results() as session:
                session.execute(insert(MeaningRow), rows)
        started = time.process_time()
        service.begin("m")
        while not service.is_done:
            service.list_waiting()
        load_s = time.process_time() - started
        questions = chance.integers(-99, 99, size=(rounds * 4, _WIDTH), dtype=np.int8)
        times = []
        for question in questions:
            started = time.process_time()
            service.find(bytes(question), 0.99)
            times.append(time.process_time() - started)
    return {
        "case": "a question through the service",
        "vectors": size,
        "p50_ms": round(float(np.percentile(times, 50)) * 1000, 2),
        "p95_ms": round(float(np.percentile(times, 95)) * 1000, 2),
        "load_all_s": round(load_s, 2),
    }


def _measure_making(embedder: Embedder, rounds: int) -> dict[str, Any]:
    texts = [_TEXT.format(n=number) for number in range(_TEXTS)]
    embedder.embed_passages(texts[:1])
    pid = embedder.pid
    together = _child_s(pid, lambda: embedder.embed_passages(texts), rounds)
    alone = _child_s(pid, lambda: [embedder.embed_passages((text,)) for text in texts], rounds)
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    held = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
    embedder.close()
    return {
        "case": "making vectors",
        "model": embedder.model_id,
        "texts_per_cpu_s": round(_TEXTS / together, 1),
        "peer": "one text at a time",
        "peer_texts_per_cpu_s": round(_TEXTS / alone, 1),
        "most_memory_mb": round(held / 1000),
    }


def _cpu_s(work: Callable[[], object], rounds: int) -> float:
    work()
    started = time.process_time()
    for _ in range(rounds):
        work()
    return (time.process_time() - started) / rounds


def _child_s(pid: int, work: Callable[[], object], rounds: int) -> float:
    """Return the processor seconds that the engine's process spends on the work."""

    def spent() -> float:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / 100

    started = spent()
    for _ in range(rounds):
        work()
    return max(1e-3, spent() - started) / rounds
