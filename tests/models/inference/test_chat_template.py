"""Chat templates are programs by strangers."""

from __future__ import annotations

import signal

import pytest

from models.engine import Message
from models.inference import chat_template
from models.inference.chat_template import render

HELLO = (Message("user", "Hello"),)
FOR_EVER = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"


def words(template: str) -> str:
    return "".join(part.text for part in render(HELLO, template=template))


def test_a_template_is_followed() -> None:
    assert words("{% for m in messages %}[{{ m.role }}] {{ m.content }}{% endfor %}") == (
        "[user] Hello"
    )


@pytest.mark.parametrize(
    "template",
    [
        "{{ 9 ** 9 ** 9 }}{{ messages[0].content }}",
        "{{ 'x' * 10 ** 11 }}{{ messages[0].content }}",
        "{{ ''.__class__.__mro__ }}{{ messages.__init__.__globals__ }}{{ messages[0].content }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% if messages %}",
        "{{ messages[0].content }}{% for a in range(99999) %}0123456789{% endfor %}",
        "{{ nothing.at.all }}",
        "{{ messages[0] + 1 }}",
    ],
)
def test_a_template_that_fails_is_replaced(template: str) -> None:
    assert words(template).startswith("<|im_start|>user\nHello<|im_end|>")


def test_a_template_without_end_is_given_up_once_and_for_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(chat_template, "_TIME_S", 0.05)

    assert words(FOR_EVER).startswith("<|im_start|>user\nHello")
    assert FOR_EVER in chat_template._given_up
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
