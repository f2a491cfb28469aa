"""LoRA adapters of rank 1, written here for the real small model."""

from __future__ import annotations

import json
import random
import shutil
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import UserError
from models.engine import GenerationRequest, LoadOptions, Message
from models.host import LlamaHost
from models.process.client import EngineClient
from tests.models.gguf_files import F32, STRING, Gguf, Tensor

pytestmark = pytest.mark.real_model

WIDTH = 576
ASK = GenerationRequest(messages=(Message("user", "Tell me about the sea."),), max_tokens=16)


def make_adapter(
    path: Path,
    strength: float,
    *,
    architecture: str = "llama",
    width: int = WIDTH,
    kind: str = "adapter",
    block: int = 0,
) -> Path:
    chance = random.Random(7)  # noqa: S311 - repeatable

    def numbers() -> bytes:
        values = (strength * chance.uniform(-1, 1) for _ in range(width))
        return struct.pack(f"<{width}f", *values)

    names = [f"blk.{block}.{name}.weight" for name in ("attn_q", "attn_output")]
    tensors = {}
    for name in names:
        tensors[f"{name}.lora_a"] = Tensor((width, 1), numbers())
        tensors[f"{name}.lora_b"] = Tensor((1, width), numbers())
    values: dict[str, tuple[int, object]] = {
        "general.type": (STRING, kind),
        "general.architecture": (STRING, architecture),
        "general.name": (STRING, "Sea tales"),
        "adapter.type": (STRING, "lora"),
        "adapter.lora.alpha": (F32, 1.0),
    }
    path.write_bytes(Gguf(values, tensors).write())
    return path


@pytest.fixture
def folder(small_model: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "models"
    folder.mkdir()
    shutil.copy(small_model, folder)
    return folder


@pytest.fixture
def host(folder: Path) -> Iterator[LlamaHost]:
    host = LlamaHost(folder)
    yield host
    host.close()


def words(host: LlamaHost) -> str:
    return "".join(host.engine().generate(ASK))


def test_an_adapter_of_nothing_changes_no_word(
    host: LlamaHost, small_model: Path, tmp_path: Path
) -> None:
    # By the library that also runs adapters: the other one's last bits are others.
    client = EngineClient("smollm2-135m", small_model, LoadOptions(runtime="llama"))
    plain = "".join(client.generate(ASK))
    client.close()
    host.attach_adapter(make_adapter(tmp_path / "zero.gguf", 0.0))

    assert words(host) == plain


def test_an_adapter_changes_words_until_it_is_taken_off(
    host: LlamaHost, folder: Path, tmp_path: Path
) -> None:
    plain = words(host)
    worn = host.attach_adapter(make_adapter(tmp_path / "sea.gguf", 0.5), 2.0)
    changed = words(host)

    assert (worn.title, worn.scale) == ("Sea tales", 2.0)
    assert changed != plain
    assert LlamaHost(folder).adapter() == worn
    assert host.remove_adapter()
    assert words(host) == plain
    assert host.adapter() is None
    assert not host.remove_adapter()
    assert list(folder.glob("adapter-*")) == []


def test_choosing_a_model_keeps_what_models_wear(
    host: LlamaHost, folder: Path, tmp_path: Path
) -> None:
    host.attach_adapter(make_adapter(tmp_path / "sea.gguf", 0.5))
    host.use("smollm2-135m")

    assert LlamaHost(folder).adapter() is not None


def test_a_second_adapter_takes_the_first_ones_place(
    host: LlamaHost, folder: Path, tmp_path: Path
) -> None:
    host.attach_adapter(make_adapter(tmp_path / "one.gguf", 0.5))
    host.attach_adapter(make_adapter(tmp_path / "two.gguf", 0.7))

    assert len(list(folder.glob("adapter-*"))) == 1


@pytest.mark.parametrize(
    ("options", "key"),
    [
        ({"architecture": "qwen2"}, "adapter-other-model"),
        ({"architecture": "evil"}, "adapter-damaged"),
        ({"kind": "model"}, "adapter-damaged"),
        ({"width": 64}, "adapter-failed"),
        ({"block": 99}, "adapter-failed"),
    ],
)
def test_an_adapter_that_does_not_fit_is_refused_and_leaves_nothing(
    host: LlamaHost, folder: Path, tmp_path: Path, options: dict[str, object], key: str
) -> None:
    path = make_adapter(tmp_path / "wrong.gguf", 0.5, **options)  # type: ignore[arg-type] # a test's own table

    with pytest.raises(UserError) as raised:
        host.attach_adapter(path)

    assert raised.value.key == key
    assert host.adapter() is None
    assert [file.suffix for file in folder.iterdir()] == [".gguf"]


@pytest.mark.parametrize("scale", [0.0, -1.0, 4.5, float("nan"), float("inf")])
def test_a_strength_that_makes_no_sense_is_refused(
    host: LlamaHost, tmp_path: Path, scale: float
) -> None:
    with pytest.raises(UserError, match="adapter-scale"):
        host.attach_adapter(make_adapter(tmp_path / "sea.gguf", 0.5), scale)


def test_a_cut_adapter_is_a_sentence(host: LlamaHost, tmp_path: Path) -> None:
    path = make_adapter(tmp_path / "cut.gguf", 0.5)
    path.write_bytes(path.read_bytes()[:-900])

    with pytest.raises(UserError, match="adapter-damaged"):
        host.attach_adapter(path)


def test_a_hostile_choice_file_attaches_nothing(folder: Path) -> None:
    for row in ("x", {"file": "../../etc/passwd", "scale": 1}, {"file": 3}, {"scale": "x"}):
        choice = {"adapters": {"smollm2-135m": row}}
        (folder / "choice.json").write_text(json.dumps(choice), encoding="utf-8")

        assert LlamaHost(folder).adapter() is None
