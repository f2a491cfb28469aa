"""A measurement keeps to its time on any machine, and reckons what it cut short up to the whole."""

from __future__ import annotations

from collections.abc import Generator, Iterator

import pytest

from core.domain.model import MeasureDeed
from core.errors import Cancelled
from models.engine import GenerationRequest, GenerationStats, ScoreRequest, Work
from models.files.measure import LONG_MAIL_TOKENS, REPLY_TOKENS, Measuring


class Machine:
    """An engine whose every token takes so long on a clock of its own. Satisfies what is used."""

    model_id, device, kv_bytes, pid, context_tokens = "stub", "", 7, 0, 4096

    def __init__(self, read_s: float, write_s: float) -> None:
        self._read_s, self._write_s = read_s, write_s
        self.now = 0.0
        self.stats = GenerationStats()

    def clock(self) -> float:
        return self.now

    def count_tokens(self, texts: tuple[str, ...]) -> tuple[int, ...]:
        return tuple(len(text) // 4 for text in texts)

    def begin(self) -> Work:
        return Work()

    def generate(
        self, request: GenerationRequest, work: Work | None = None
    ) -> Generator[str, None, None]:
        read = sum(len(message.text) // 4 for message in request.messages)
        self.now += read * self._read_s
        first_s = read * self._read_s
        written = 0
        try:
            for written in range(1, request.max_tokens + 1):
                self.now += self._write_s if written > 1 else 0.0
                yield "word "
        finally:
            seconds = first_s + (written - 1) * self._write_s
            self.stats = GenerationStats(read, 0, written, first_s, seconds)

    def score(self, request: ScoreRequest, work: Work | None = None) -> Iterator[tuple[float, ...]]:
        for item in request.items:
            self.now += len(item) // 4 * self._read_s
            yield (-1.0, -1.1, -1.2)


def measure(machine: Machine, budget_s: float = 30.0):
    return Measuring(machine, budget_s, lambda _deed, _share: None, machine.clock).run()


def test_figures_are_the_machines_own() -> None:
    found = measure(Machine(read_s=0.002, write_s=0.02))

    assert found.long_mail_s == pytest.approx(LONG_MAIL_TOKENS * 0.002)
    assert found.write_tokens_per_s == pytest.approx(50.0, rel=0.01)
    assert found.reply_s == pytest.approx((REPLY_TOKENS - 1) * 0.02, abs=0.3)
    assert found.moods_asked == 24


def test_a_machine_ten_times_as_slow_has_ten_times_the_figures_in_the_same_time() -> None:
    fast, slow = Machine(0.002, 0.02), Machine(0.02, 0.2)
    quick, late = measure(fast), measure(slow)

    assert late.long_mail_s == pytest.approx(10 * quick.long_mail_s, rel=0.05)
    assert late.reply_s == pytest.approx(10 * quick.reply_s, rel=0.05)
    assert slow.now < 33.0


def test_a_measurement_ends_where_it_is_told_to() -> None:
    machine = Machine(0.002, 0.02)

    def tell(deed: MeasureDeed, share: float) -> None:
        if deed is MeasureDeed.READING:
            raise Cancelled

    with pytest.raises(Cancelled):
        Measuring(machine, 30.0, tell, machine.clock).run()
