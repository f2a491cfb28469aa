"""Verbs over one profile, and what they print."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.arguments import run

MAIL = (
    "From: Ada <ada@x.example>\nTo: me@shop.example\nSubject: Chair\n"
    "Date: Mon, 1 Jun 2026 10:00:00 +0000\nMessage-ID: <1@x.example>\n\n"
    "I am very unhappy: the chair is broken. What will you do?\n"
)


class Cardfile:
    """Runs verbs on one profile and gives what they printed."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder, self._capsys = folder, capsys

    def __call__(self, *words: str) -> tuple[int, str, str]:
        status = run([*words, "--profile", str(self._folder)])
        out, err = self._capsys.readouterr()
        return status, out, err

    def json(self, *words: str) -> Any:
        status, out, err = self(*words, "--json")
        assert (status, err) == (0, "")
        return json.loads(out)

    def lines(self, *words: str) -> list[Any]:
        status, out, _ = self(*words)
        assert status == 0
        return [json.loads(line) for line in out.splitlines()]
