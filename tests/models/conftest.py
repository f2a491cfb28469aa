"""The small real model, loaded once for all tests that need one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.paths import models_folder
from models.client import EngineClient
from models.engine import LoadOptions

SMALL_MODEL = "SmolLM2-135M-Instruct.Q4_1.gguf"


@pytest.fixture(scope="session")
def small_model() -> Path:
    path = models_folder() / SMALL_MODEL
    assert path.exists(), f"set-up has not put {SMALL_MODEL} here"
    return path


@pytest.fixture(scope="module")
def client(small_model: Path) -> Iterator[EngineClient]:
    """A loaded client that the tests of a file share; none of them may kill it."""
    client = EngineClient("smollm2-135m", small_model, LoadOptions(context_tokens=2048))
    client.count_tokens(("loaded",))
    yield client
    client.close()


@pytest.fixture
def own_client(small_model: Path) -> Iterator[EngineClient]:
    """A client of the test's own."""
    client = EngineClient("smollm2-135m", small_model, LoadOptions(context_tokens=1024))
    yield client
    client.close()
