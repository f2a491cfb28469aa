"""Is this mail from a machine or to a crowd, so that nobody waits for an answer?"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import lru_cache

_ROBOT = re.compile(
    r"^(?:no[-._]?reply|do[-._]?not[-._]?reply|donotreply|mailer[-._]?daemon|postmaster|bounces?|"
    r"notifications?|news(?:letters?)?|alerts?|auto(?:mated|[-._]?confirm|[-._]?reply)|"
    r"root|cron|daemon|list(?:serv|owner|master)?|majordomo)(?:[+\-._@].*)?@",
    re.IGNORECASE,
)
_ROBOT_ANYWHERE = re.compile(r"(?:no|do[-._]?not)[-._]?reply", re.IGNORECASE)
_BULK_HEADERS = (
    "list-id", "list-unsubscribe", "list-post", "list-help", "x-mailing-list", "x-campaign",
    "x-campaign-id", "x-mc-user", "x-auto-response-suppress-reply", "feedback-id",
)  # fmt: skip
_AUTO_HEADERS = ("x-autoreply", "x-autorespond", "x-autorespon", "x-auto-reply-from")
_BOUNCE_SUBJECT = re.compile(
    r"^(?:undeliver(?:ed|able)|delivery status notification|mail delivery (?:failed|system)|"
    r"returned mail|failure notice|(?:automatic reply|out of office|autoreply|abwesenheits\w*|"
    r"automatische antwort|自动回复|réponse automatique|respuesta automática)\b)",
    re.IGNORECASE,
)


_TELLING = frozenset(
    ["return-path", "auto-submitted", "precedence", *_BULK_HEADERS, *_AUTO_HEADERS]
)


def is_automatic(
    header: Callable[[str], str], names: Collection[str], sender: str, *, is_report: bool
) -> bool:
    """Return whether a machine sent this, or a person to a mailing list.

    header: gives a header's value by name in small letters, "" when it is missing.
    names: of the headers there are. sender: address only.
    is_report: the mail is a delivery report (multipart/report).
    """
    if is_report or (not _TELLING.isdisjoint(names) and _is_told(header)):
        return True
    if _is_robot(sender):
        return True
    return bool(_BOUNCE_SUBJECT.match(header("subject").strip()))


@lru_cache(maxsize=2_000)
def _is_robot(sender: str) -> bool:
    """Whether an address says that nobody reads what is sent there."""
    local = sender.partition("@")[0]
    return bool(_ROBOT.match(sender) or _ROBOT_ANYWHERE.search(local))


def _is_told(header: Callable[[str], str]) -> bool:
    """Whether one of the headers that only machines write says so."""
    if header("return-path").replace(" ", "") == "<>":
        return True
    submitted = header("auto-submitted").strip().lower()
    if submitted and not submitted.startswith("no"):
        return True
    if header("precedence").strip().lower() in ("bulk", "list", "junk", "auto_reply"):
        return True
    return any(header(name) for name in (*_BULK_HEADERS, *_AUTO_HEADERS))
