"""Loading a model onto the best processor there is."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import llama_cpp as cpp
from llama_cpp._ggml import libggml

from core.errors import UserError

_GPU_SPARE_BYTES = 600_000_000
"""Of a GPU's memory: for the caches and the screen."""
_Pointer = Any  # a ctypes pointer to something that only llama.cpp looks into
_GRAPHICS = (1, 2)
"""ggml's numbers for a GPU with memory of its own, and for one that shares the computer's."""


@dataclass(frozen=True, slots=True)
class _Device:
    """A processor that can run a model besides the CPU. Memory in bytes."""

    name: str
    description: str
    free_bytes: int
    total_bytes: int


def _list_devices() -> list[_Device]:
    """Return the graphics processors; none where llama.cpp was built for the CPU alone."""
    if not cpp.llama_supports_gpu_offload():
        return []
    libggml.ggml_backend_dev_count.restype = ctypes.c_size_t
    libggml.ggml_backend_dev_get.restype = ctypes.c_void_p
    pointers = (
        ctypes.c_void_p(libggml.ggml_backend_dev_get(ctypes.c_size_t(number)))
        for number in range(libggml.ggml_backend_dev_count())
    )
    return [
        _describe(pointer)
        for pointer in pointers
        if libggml.ggml_backend_dev_type(pointer) in _GRAPHICS
    ]


def _describe(pointer: ctypes.c_void_p) -> _Device:
    free, total = ctypes.c_size_t(), ctypes.c_size_t()
    libggml.ggml_backend_dev_memory(pointer, ctypes.byref(free), ctypes.byref(total))
    libggml.ggml_backend_dev_name.restype = ctypes.c_char_p
    libggml.ggml_backend_dev_description.restype = ctypes.c_char_p
    name = libggml.ggml_backend_dev_name(pointer)
    description = libggml.ggml_backend_dev_description(pointer)
    return _Device(
        name.decode("utf-8", "replace"),
        description.decode("utf-8", "replace"),
        free.value,
        total.value,
    )


def load_on_best_device(path: Path, wanted_layers: int) -> tuple[_Pointer, str]:
    """Return the model, the name of the GPU that runs it ("": the CPU, also when one failed).

    wanted_layers: for the GPU; -1 as many as fit, 0 none. Raises UserError("model-load-failed").
    """
    devices = _list_devices() if wanted_layers else []
    if not devices:
        return _load_model(path, 0), ""
    device = max(devices, key=lambda one: one.free_bytes)
    layers = wanted_layers if wanted_layers > 0 else _layers_that_fit(path, device.free_bytes)
    if not layers:
        return _load_model(path, 0), ""
    try:
        return _load_model(path, layers), device.description
    except UserError:
        return _load_model(path, 0), ""


def _layers_that_fit(path: Path, free_bytes: int) -> int:
    """Return how many layers, the output counted as one, a GPU's free memory takes."""
    layers = _count_layers(path) + 1
    per_layer = path.stat().st_size / layers
    return max(0, min(layers, int((free_bytes - _GPU_SPARE_BYTES) / per_layer)))


def _count_layers(path: Path) -> int:
    params = cpp.llama_model_default_params()
    params.vocab_only = True
    model = cpp.llama_model_load_from_file(str(path).encode("utf-8"), params)
    if not model:
        raise UserError("model-load-failed", file=path.name)
    layers = int(cpp.llama_model_n_layer(model))
    cpp.llama_model_free(model)
    return layers


def load_adapter(model: _Pointer, path: str) -> _Pointer:
    """Return a LoRA adapter for this model. Raises UserError("adapter-failed")."""
    adapter = cpp.llama_adapter_lora_init(model, path.encode("utf-8"))
    if not adapter:
        raise UserError("adapter-failed", file=Path(path).name)
    return adapter


def _load_model(path: Path, gpu_layers: int) -> _Pointer:
    params = cpp.llama_model_default_params()
    params.load_mode = cpp.LLAMA_LOAD_MODE_MMAP
    params.n_gpu_layers = gpu_layers
    model = cpp.llama_model_load_from_file(str(path).encode("utf-8"), params)
    if not model:
        raise UserError("model-load-failed", file=path.name)
    return model
