"""The small real model that set-up brings to every machine."""

from __future__ import annotations

from pathlib import Path

from core.paths import models_folder

SMALL_MODEL = "SmolLM2-135M-Instruct.Q8_0.gguf"


def small_model_path() -> Path:
    """Return where set-up has put it."""
    path = models_folder() / SMALL_MODEL
    assert path.exists(), f"set-up has not put {SMALL_MODEL} here"
    return path
