"""Notes speak of the customer; letters speak to them."""

from __future__ import annotations

import re

_CUSTOMER = re.compile(
    r"\b(?P<start>the )customer(?P<own>'s)?(?: (?P<verb>\w+s))?\b", re.IGNORECASE
)
_HAN_CUSTOMER = re.compile("客户(?!服务|端|经理)|顾客")
_VERBS = {"is": "are", "has": "have", "was": "were", "does": "do", "goes": "go"}


def to_customer(text: str, language: str) -> str:
    """Return a text as it is said to the customer: "the customer sends" becomes "you send"."""
    if language == "zh":
        return _HAN_CUSTOMER.sub("您", text)
    return _CUSTOMER.sub(_addressed, text)


def _addressed(found: re.Match[str]) -> str:
    you = "You" if found["start"][0] == "T" else "you"
    if found["own"]:
        you += "r"
    verb = found["verb"]
    if not verb:
        return you
    plain = _VERBS.get(verb.casefold())
    if plain is None:
        plain = verb[:-1] if not verb.endswith(("ches", "shes", "sses", "xes")) else verb[:-2]
    return f"{you} {verb if found['own'] else plain}"
