"""llama.cpp's own llama-bench, asked for one figure at a time."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from installer.llama_bench import provide_llama_bench
from models import hardware


class LlamaBench:
    """Runs llama-bench with our threads on one model file; each call loads the model anew."""

    def __init__(self, model: Path) -> None:
        self._program, self._model = provide_llama_bench(), model

    def read_rate(self, tokens: int) -> float:
        """Return how many tokens of a prompt of so many it reads in a second."""
        return self._rate("-p", str(tokens), "-n", "0")

    def write_rate(self, tokens: int, *, after: int) -> float:
        """Return how many tokens it writes in a second, behind so many that it has read."""
        return self._rate("-p", "0", "-n", str(tokens), "-d", str(after))

    def _rate(self, *arguments: str) -> float:
        command = [str(self._program), "-m", str(self._model), "-r", "1", "-o", "json"]
        command += ["-t", str(hardware.physical_cores()), *arguments]
        done = subprocess.run(  # noqa: S603 - compiled by us
            command, capture_output=True, text=True, check=True
        )
        return float(json.loads(done.stdout)[0]["avg_ts"])
