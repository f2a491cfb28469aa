"""llama.cpp on a graphics processor, for real: Vulkan on a device that Mesa computes in software.

`python3 dev.py gpu vulkan` compiles what this needs; without it, or without Mesa's software device
(mesa-vulkan-drivers), the tests are skipped.

Texts are compared with weights and arithmetic in floats; that takes some minutes. With quantised
weights a processor also rounds what it multiplies them by, a graphics processor does not: with Q4_1
the two write 5 of 10 texts alike, and the processor by itself, with Q4_1 and with the same weights
as floats, 3 of 10. In half floats 7 of 10 were alike: near ties of a small model fall otherwise
after some forty words.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from installer.portable_engine import engine_folder
from models.engine import GenerationRequest, LoadOptions, Message, RuntimeName
from models.inference.llama_runtime import layers_that_fit
from models.inference.runtime import choose_runtimes
from models.process.client import EngineClient
from tests.models.conftest import FLOATS, requantized
from tests.models.gguf_files import BLOCKS, tiny_model

LIBRARIES = engine_folder("vulkan") / "libraries"
SOFTWARE_DEVICE = next(Path("/usr/share/vulkan/icd.d").glob("lvp_icd*.json"), None)
PROMPTS = (
    "Say hello to a customer.",
    "The chair arrived broken. What do we say?",
    "Write one sentence about rain.",
    "When does the shop open?",
    "Name three colours.",
    "Thank Maria for her order of twelve lamps.",
    "Explain in two sentences how a delivery works.",
    "Our invoice is two weeks late. Write a friendly reminder.",
    "What is the capital of France?",
    "Count from one to ten.",
)

needs_vulkan = pytest.mark.skipif(
    sys.platform != "linux" or not LIBRARIES.exists() or SOFTWARE_DEVICE is None,
    reason="python3 dev.py gpu vulkan compiles it; it needs mesa-vulkan-drivers",
)


def test_as_many_layers_go_to_a_graphics_processor_as_its_memory_takes(tmp_path: Path) -> None:
    model = tmp_path / "tiny.gguf"
    model.write_bytes(tiny_model().write())
    size, spare = model.stat().st_size, 600_000_000

    assert layers_that_fit(model, spare + size) == BLOCKS + 1
    assert layers_that_fit(model, 10 * (spare + size)) == BLOCKS + 1
    assert layers_that_fit(model, spare + size * 2 // 3 + 1) == BLOCKS
    assert layers_that_fit(model, spare // 2) == 0


@pytest.fixture
def vulkan(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The engine of the vulkan build; only the software device is there."""
    monkeypatch.setenv("LLAMA_CPP_LIB_PATH", str(LIBRARIES))
    monkeypatch.setenv("VK_DRIVER_FILES", str(SOFTWARE_DEVICE))
    monkeypatch.setenv("VK_ICD_FILENAMES", str(SOFTWARE_DEVICE))
    # Software devices are passed over unless they are asked for by number.
    monkeypatch.setenv("GGML_VK_VISIBLE_DEVICES", "0")
    monkeypatch.setenv("GGML_VK_DISABLE_F16", "1")
    return monkeypatch


def write_all(model: Path, way: RuntimeName) -> Iterator[str]:
    client = EngineClient("smollm2-135m", model, LoadOptions(context_tokens=512, runtime=way))
    try:
        for prompt in PROMPTS:
            messages = (Message("user", prompt),)
            request = GenerationRequest(messages=messages, max_tokens=64, guesses=False)
            yield "".join(client.generate(request))
        assert bool(client.device) == (way == "gpu")
    finally:
        client.close()


@needs_vulkan
@pytest.mark.real_model
@pytest.mark.slow
@pytest.mark.usefixtures("vulkan")
def test_a_graphics_processor_writes_what_the_processor_writes(
    small_model: Path, tmp_path: Path
) -> None:
    model = requantized(small_model, tmp_path / "floats.gguf", FLOATS)
    graphics = list(write_all(model, "gpu"))
    processor = list(write_all(model, "llama"))

    assert all(graphics)
    alike = sum(one == other for one, other in zip(graphics, processor, strict=True))
    assert alike >= 9, list(zip(graphics, processor, strict=True))


@needs_vulkan
@pytest.mark.real_model
@pytest.mark.slow
def test_where_no_graphics_processor_is_the_processor_takes_over_without_a_word(
    vulkan: pytest.MonkeyPatch, small_model: Path
) -> None:
    for name in ("VK_DRIVER_FILES", "VK_ICD_FILENAMES"):
        vulkan.setenv(name, "/nowhere.json")
    vulkan.delenv("GGML_VK_VISIBLE_DEVICES")
    first, then, *_ = choose_runtimes(small_model, LoadOptions())
    assert first == "gpu"
    client = EngineClient("smollm2-135m", small_model, LoadOptions(context_tokens=256))

    assert client.count_tokens(("a",)) == (1,)
    assert (client.runtime, client.device, client.has_lost_gpu) == (then, "", False)
    client.close()
