"""Handing a reply to the owner's mail program; nothing is sent from here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

# Windows hands at most 2048 characters to the mail program.
LONGEST_LINK = 1900


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply ready to leave.

    to, sender: addresses; sender is "" when the owner has none yet.
    message_id, references: of the message that is answered, without angle brackets.
    """

    to: str
    subject: str
    text: str
    to_name: str = ""
    sender: str = ""
    sender_name: str = ""
    message_id: str = ""
    references: tuple[str, ...] = ()


def answered_subject(subject: str) -> str:
    """Return the subject of an answer to this one."""
    if not subject or subject.casefold().startswith(("re:", "回复")):
        return subject
    return f"Re: {subject}"


def mail_link(reply: Reply) -> tuple[str, bool]:
    """Return a mailto: link, and whether the text fitted into it.

    Where it doesn't fit, the link opens an empty mail and the text has to be pasted.
    """
    head = f"mailto:{quote(reply.to, safe='@')}?subject={quote(reply.subject, safe='')}"
    body = quote(reply.text.replace("\r\n", "\n").replace("\n", "\r\n"), safe="")
    link = f"{head}&body={body}"
    return (link, True) if len(link) <= LONGEST_LINK else (head, False)


def mail_file(reply: Reply) -> bytes:
    """Return the reply as an .eml that continues the thread and opens as an unsent draft."""
    # The window opens without them.
    from email.message import EmailMessage  # noqa: PLC0415
    from email.policy import SMTP  # noqa: PLC0415
    from email.utils import format_datetime, formataddr  # noqa: PLC0415

    mail = EmailMessage(policy=SMTP)
    # The first headers decide what file managers take it for.
    mail["From"] = formataddr((reply.sender_name, reply.sender)) if reply.sender else ""
    mail["Date"] = format_datetime(datetime.now(UTC))
    mail["To"] = formataddr((_one_line(reply.to_name), reply.to))
    mail["Subject"] = _one_line(reply.subject)
    mail["X-Unsent"] = "1"
    if reply.message_id:
        chain = dict.fromkeys((*reply.references, reply.message_id))
        mail["In-Reply-To"] = f"<{_one_line(reply.message_id)}>"
        mail["References"] = " ".join(f"<{_one_line(name)}>" for name in chain)
    mail.set_content(reply.text, cte="quoted-printable")
    return mail.as_bytes()


def _one_line(text: str) -> str:
    """Return text without line breaks, which would smuggle in headers."""
    return " ".join(text.split())
