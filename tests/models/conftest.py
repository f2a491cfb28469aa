"""The small real model, loaded once for all tests that need one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.engine import LoadOptions, RuntimeName
from models.process.client import EngineClient
from tests.small_model import small_model_path

QUANTIZE = """
import sys
import llama_cpp as cpp
params = cpp.llama_model_quantize_default_params()
params.ftype, params.allow_requantize = int(sys.argv[3]), True
source, target = (path.encode("utf-8") for path in sys.argv[1:3])
sys.exit(cpp.llama_model_quantize(source, target, params))
"""
FLOATS = 0
"""llama.cpp's number for F32."""


@pytest.fixture(scope="session")
def small_model() -> Path:
    return small_model_path()


def requantized(source: Path, target: Path, file_type: int) -> Path:
    """Write the model with weights of another type; return the target."""
    command = [sys.executable, "-c", QUANTIZE, str(source), str(target), str(file_type)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own line
    return target


@pytest.fixture(scope="module", params=["llama", "ik"])
def runtime(request: pytest.FixtureRequest) -> RuntimeName:
    """Each native library in turn."""
    return request.param


@pytest.fixture(scope="module")
def client(small_model: Path, runtime: RuntimeName) -> Iterator[EngineClient]:
    """A loaded client that the tests of a file share; none of them may kill it."""
    options = LoadOptions(context_tokens=2048, runtime=runtime)
    client = EngineClient("smollm2-135m", small_model, options)
    client.count_tokens(("loaded",))
    yield client
    client.close()


@pytest.fixture
def own_client(small_model: Path) -> Iterator[EngineClient]:
    """A client of the test's own."""
    client = EngineClient("smollm2-135m", small_model, LoadOptions(context_tokens=1024))
    yield client
    client.close()
