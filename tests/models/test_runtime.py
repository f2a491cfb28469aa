"""Which native library runs a model, and that a guess changes no word."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import UserError
from models import client as client_module
from models import hardware, runtime
from models.client import EngineClient
from models.engine import GenerationRequest, LoadOptions, Message, RuntimeName
from models.engine_child import EngineChild
from models.runtime import choose_runtimes
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

    assert choose_runtimes(model, LoadOptions()) == ("llama",)
    assert choose_runtimes(model, LoadOptions(gpu_layers=0)) == ("ik", "llama")


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
def test_a_library_that_cannot_load_the_file_gives_way_to_the_other(
    small_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = EngineClient("smollm2-135m", small_model, LoadOptions(context_tokens=256))
    load = client._load
    tried: list[RuntimeName] = []

    def refuse_ik(name: RuntimeName, timeout_s: float) -> EngineChild:
        tried.append(name)
        if name == "ik":
            raise UserError("model-load-failed")
        return load(name, timeout_s)

    monkeypatch.setattr(client_module, "choose_runtimes", lambda *_: ("ik", "llama"))
    monkeypatch.setattr(client, "_load", refuse_ik)

    assert client.count_tokens(("a",)) == (1,)
    assert tried == ["ik", "llama"]
    assert client.runtime == "llama"
    client.close()
