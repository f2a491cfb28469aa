"""Is this mail from a machine or to a crowd, so that nobody waits for an answer?"""

from __future__ import annotations

import re
from collections.abc import Callable

_ROBOT = re.compile(
    r"^(?:no[-._]?reply|do[-._]?not[-._]?reply|donotreply|mailer[-._]?daemon|postmaster|bounces?|"
    r"notifications?|news(?:letters?)?|alerts?|auto(?:mated|[-._]?confirm|[-._]?reply)|"
    r"root|cron|daemon|list(?:serv|owner|master)?|majordomo)(?:[+\-._@].*)?@",
    re.IGNORECASE,
)
_ROBOT_ANYWHERE = re.compile(r"(?:no|do[-._]?not)[-._]?reply", re.IGNORECASE)
_BULK_HEADERS = (
    "List-Id", "List-Unsubscribe", "List-Post", "List-Help", "X-Mailing-List", "X-Campaign",
    "X-Campaign-Id", "X-MC-User", "X-Auto-Response-Suppress-Reply", "Feedback-ID",
)  # fmt: skip
_AUTO_HEADERS = ("X-Autoreply", "X-Autorespond", "X-Autorespon", "X-Auto-Reply-From")
_BOUNCE_SUBJECT = re.compile(
    r"^(?:undeliver(?:ed|able)|delivery status notification|mail delivery (?:failed|system)|"
    r"returned mail|failure notice|(?:automatic reply|out of office|autoreply|abwesenheits\w*|"
    r"automatische antwort|自动回复|réponse automatique|respuesta automática)\b)",
    re.IGNORECASE,
)


def is_automatic(header: Callable[[str], str], sender: str, *, is_report: bool) -> bool:
    """Return whether a machine sent this, or a person to a mailing list.

    header: gives a header's value by name, "" when it is missing. sender: address only.
    is_report: the mail is a delivery report (multipart/report).
    """
    if is_report or header("Return-Path").replace(" ", "") == "<>":
        return True
    submitted = header("Auto-Submitted").strip().lower()
    if submitted and not submitted.startswith("no"):
        return True
    if header("Precedence").strip().lower() in ("bulk", "list", "junk", "auto_reply"):
        return True
    if any(header(name) for name in (*_BULK_HEADERS, *_AUTO_HEADERS)):
        return True
    local = sender.partition("@")[0]
    if _ROBOT.match(sender) or _ROBOT_ANYWHERE.search(local):
        return True
    return bool(_BOUNCE_SUBJECT.match(header("Subject").strip()))
