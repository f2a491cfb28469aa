"""Which native library runs a model, and that a guess changes no word."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import UserError
from models import hardware
from models.engine import GenerationRequest, LoadOptions, Message, RuntimeName
from models.inference import ik_runtime, runtime, runtime_choice
from models.inference.runtime import choose_runtimes
from models.process.client import EngineClient
from models.process.engine_child import EngineChild
from tests.models.gguf_files import U32, tiny_model

REPEATING = GenerationRequest(
    messages=(Message("user", "Repeat: Maria Rossi ordered 12 oak chairs, number KX-4417-B."),),
    max_tokens=60,
)


@pytest.fixture
def able(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hardware, "has_fast_arithmetic", lambda: True)
    monkeypatch.setattr(runtime, "_has_gpu_build", lambda: False)


def model_file(path: Path, file_type: int) -> Path:
    model = tiny_model()
    model.values["general.file_type"] = (U32, file_type)
    path.write_bytes(model.write())
    return path


@pytest.mark.usefixtures("able")
def test_k_quants_run_on_the_faster_library_with_the_other_behind_it(tmp_path: Path) -> None:
    model = model_file(tmp_path / "k.gguf", 15)

    assert choose_runtimes(model, LoadOptions()) == ("ik", "llama")


@pytest.mark.usefixtures("able")
def test_weights_that_the_faster_library_blurs_run_on_the_other(tmp_path: Path) -> None:
    assert choose_runtimes(model_file(tmp_path / "one.gguf", 3), LoadOptions()) == ("llama",)
    assert choose_runtimes(tmp_path / "missing.gguf", LoadOptions()) == ("llama",)


@pytest.mark.usefixtures("able")
def test_adapters_and_vectors_need_the_library_that_knows_them(tmp_path: Path) -> None:
    model = model_file(tmp_path / "k.gguf", 15)

    assert choose_runtimes(model, LoadOptions(adapter="a.gguf")) == ("llama",)
    assert choose_runtimes(model, LoadOptions(pooling="mean")) == ("llama",)


def test_an_old_processor_gets_the_library_that_runs_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hardware, "has_fast_arithmetic", lambda: False)

    assert choose_runtimes(model_file(tmp_path / "k.gguf", 15), LoadOptions()) == ("llama",)


@pytest.mark.usefixtures("able")
def test_a_gpu_build_is_used_unless_no_layer_may_go_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtime, "_has_gpu_build", lambda: True)
    model = model_file(tmp_path / "k.gguf", 15)

    assert choose_runtimes(model, LoadOptions()) == ("gpu", "ik", "llama")
    assert choose_runtimes(model, LoadOptions(adapter="a.gguf")) == ("gpu", "llama")
    assert choose_runtimes(model, LoadOptions(gpu_layers=0)) == ("ik", "llama")


def test_a_gpu_build_that_lies_elsewhere_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LLAMA_CPP_LIB_PATH", str(tmp_path))
    assert not runtime._has_gpu_build()

    (tmp_path / "libggml-vulkan.so").touch()
    assert runtime._has_gpu_build()


@pytest.mark.real_model
def test_guessing_ahead_is_right_often_and_changes_no_word(client: EngineClient) -> None:
    plain = GenerationRequest(
        messages=REPEATING.messages, max_tokens=REPEATING.max_tokens, guesses=False
    )
    alone = "".join(client.generate(plain))
    assert client.stats.guessed_tokens == 0
    together = "".join(client.generate(REPEATING))
    again = "".join(client.generate(REPEATING))

    assert client.stats.right_tokens > 0
    # Tokens read together are computed in another order: near ties may fall the other way.
    assert together[:20] == alone[:20]
    assert again[:20] == alone[:20]


@pytest.mark.real_model
@pytest.mark.parametrize(
    ("first", "key", "is_said"),
    [
        ("ik", "model-load-failed", False),
        ("gpu", "model-load-failed", True),
        ("gpu", "model-died", True),
        ("gpu", "model-no-gpu", False),
    ],
)
def test_what_cannot_run_the_file_gives_way_and_a_lost_gpu_is_said(
    small_model: Path,
    monkeypatch: pytest.MonkeyPatch,
    first: RuntimeName,
    key: str,
    *,
    is_said: bool,
) -> None:
    client = EngineClient("smollm2-135m", small_model, LoadOptions(context_tokens=256))
    load = client._load
    tried: list[RuntimeName] = []

    def refuse_first(name: RuntimeName, timeout_s: float) -> EngineChild:
        tried.append(name)
        if name == first:
            raise UserError(key)
        return load(name, timeout_s)

    monkeypatch.setattr(runtime_choice, "choose_runtimes", lambda *_: (first, "llama"))
    monkeypatch.setattr(client, "_load", refuse_first)

    assert client.count_tokens(("a",)) == (1,)
    assert tried == [first, "llama"]
    assert client.runtime == "llama"
    assert client.has_lost_gpu is is_said
    client.close()


@pytest.mark.real_model
def test_a_gpu_that_fails_while_it_writes_is_not_asked_again(
    small_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = EngineClient("smollm2-135m", small_model, LoadOptions(context_tokens=256))
    monkeypatch.setattr(runtime_choice, "choose_runtimes", lambda *_: ("gpu", "llama"))
    load = client._load
    # There is none here: the processor plays it.
    monkeypatch.setattr(client, "_load", lambda _name, timeout_s: load("llama", timeout_s))
    assert client.count_tokens(("a",)) == (1,)
    client._loaded = replace(client._loaded, runtime="gpu")
    monkeypatch.setattr(client, "_load", load)

    with pytest.raises(UserError, match="model-failed"):
        list(client.generate(GenerationRequest(prompt="a", temperature="hot")))  # type: ignore[arg-type]

    assert client.count_tokens(("a",)) == (1,)
    assert (client.runtime, client.has_lost_gpu) == ("llama", True)
    client.close()


@pytest.mark.parametrize(("is_wide", "is_taken"), [(True, True), (False, False)])
def test_the_library_for_wide_arithmetic_is_taken_where_the_processor_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_wide: bool, is_taken: bool
) -> None:
    (tmp_path / "libllama.so").touch()
    monkeypatch.setenv(ik_runtime.WIDE_VARIABLE, str(tmp_path))
    monkeypatch.delenv("IK_LLAMA_CPP_LIB_PATH", raising=False)
    monkeypatch.setattr(hardware, "has_wide_arithmetic", lambda: is_wide)

    ik_runtime.choose_library()

    assert (os.environ.pop("IK_LLAMA_CPP_LIB_PATH", "") != "") == is_taken
