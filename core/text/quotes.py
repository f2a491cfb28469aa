"""Where, in the lines of a mail, older mails are repeated.

Two ways are in use: every repeated line begins with ">", or a heading stands above
("-----Original Message-----", "From: ... Sent: ... To: ...") and all below it is repeated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

MAX_LINE_CHARS = 600
MAX_ATTRIBUTION_LINES = 4
# So long that four lines of it are not cut.
_SHORT_CHARS = MAX_LINE_CHARS // MAX_ATTRIBUTION_LINES - 1

_QUOTED = re.compile(r"^\s{0,4}(?:>|＞|&gt;)")
_HEADINGS = (
    r"original(?:\s+(?:message|appointment|mail))?|forwarded(?:\s+message)?|forwarded\s+by\b.*|"
    r"reply\s+message|ursprüngliche\s+nachricht|weitergeleitete\s+nachricht|"
    r"message\s+(?:d['’]origine|original|transféré)|mensaje\s+(?:original|reenviado)|"
    r"messaggio\s+(?:originale|inoltrato)|mensagem\s+original|oorspronkelijk\s+bericht|"
    r"原始邮件|原邮件|回复的原邮件|原始郵件|转发邮件信息|转发的邮件|轉寄郵件"
)
_DASHED = re.compile(rf"^[\s*]*[-_=]{{2,}}\s*(?:{_HEADINGS})\s*[-_=:：]*[\s*]*$", re.IGNORECASE)
_DASHED_OPEN = re.compile(r"^\s*-{5,}\s*forwarded\s+by\s", re.IGNORECASE)
_BEGIN_FORWARD = re.compile(
    r"^\s*(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)|"
    r"début du message (?:réexpédié|transféré)|inicio del mensaje reenviado)\s*[:：]\s*$",
    re.IGNORECASE,
)
_ATTRIBUTION = re.compile(
    r"^\s*(?:(?:on|at)\b.{4,300}\b(?:wrote|writes)|am\b.{4,300}\bschrieb\b.{0,120}|"
    r"le\b.{4,300}\ba\s+écrit|el\b.{4,300}\bescribió|il\b.{4,300}\bha\s+scritto|"
    r"em\b.{4,300}\bescreveu|op\b.{4,300}\bschreef\b.{0,120}|den\b.{4,300}\bskrev\b.{0,120}|"
    r".{4,200}\b(?:написала?|пишет)|在.{4,200}写道|.{4,200}(?:于|於).{4,80}(?:写道|寫道)|.{4,200}(?:写道|寫道))\s*[:：]\s*$",
    re.IGNORECASE,
)
_DATED = re.compile(r"\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|\d:\d\d|@|月")
_PLAIN_ATTRIBUTION = re.compile(
    r"^\s*\S.{1,160}\b(?:wrote|writes|schrieb|schreef|a\s+écrit|escribió|ha\s+scritto)\s*[:：]\s*$",
    re.IGNORECASE,
)
_RULED = re.compile(r"[\s*]*[-_=]")
_QUOTE_SIGNS = (">", "＞", "&")
# Without one of these nothing is quoted and no heading begins.
_SIGNS = (*_QUOTE_SIGNS, ":", "：", "|", "-", "_", "=")
_RULE = re.compile(r"^\s*_{5,}\s*$")
_LABELS = {
    "from": "from|von|de|da|van|från|fra|od|от|发件人|寄件者|寄件人|差出人|보낸 사람",
    "date": "sent|date|gesendet|datum|envoyé|enviado(?: el)?|fecha|inviato|data|verzonden|"
    "skickat|发送时间|发送日期|日期|时间|寄件日期|送信日時|날짜|дата",
    "to": "to|an|à|para|a|aan|till|til|收件人|收件者|宛先|받는 사람|кому",
    "cc": "cc|kopie|抄送|副本",
    "subject": "subject|betreff|objet|asunto|oggetto|onderwerp|assunto|ämne|主题|主旨|"
    "件名|제목|тема",
}
LABELLED = [
    (kind, re.compile(rf"^[\s*|]*(?:{words})\s*\*?\s*[:：|]", re.IGNORECASE))
    for kind, words in _LABELS.items()
]
_ANY_LABEL = re.compile("|".join(pattern.pattern for _, pattern in LABELLED), re.IGNORECASE)
_NOTES_DATE = re.compile(
    r"\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\s+\d{1,2}:\d{2}(?::\d{2})?\s*(?:[AP]M)?",
    re.IGNORECASE,
)


def mark_quotes(lines: Sequence[str]) -> list[bool]:
    """Return for each line whether it repeats an older mail (or introduces the repeating)."""
    marks = [False] * len(lines)
    plain = "\n".join(lines)
    if not any(map(plain.__contains__, _SIGNS)):
        return marks
    may_begin = _may_begin_headings(lines)
    if True not in may_begin and not any(map(plain.__contains__, _QUOTE_SIGNS)):
        return marks
    index = 0
    while index < len(lines):
        if is_quoted(lines[index]):
            marks[index] = True
            index += 1
            continue
        length, is_sure = heading_length(lines, index) if may_begin[index] else (0, False)
        if not length:
            index += 1
            continue
        end = index + length
        if uses_marks(lines, end):
            marks[index:end] = [True] * length
            index = end
        elif is_sure:
            marks[index:] = [True] * (len(lines) - index)
            break
        else:
            index += 1
    _mark_wrapped(lines, marks)
    return marks


def is_quoted(line: str) -> bool:
    """Whether the line carries a quoting mark."""
    return line.lstrip()[:1] in _QUOTE_SIGNS and _QUOTED.match(line) is not None


def _may_begin_headings(lines: Sequence[str]) -> list[bool]:
    """Return for each line whether a heading may begin there: most lines are prose.

    A heading begins with a rule or a label; or one of its first MAX_ATTRIBUTION_LINES ends with a
    colon (a long one may be cut there) or has a date as Lotus Notes writes it.
    """
    found = [False] * len(lines)
    cut_until = 0
    for index, line in enumerate(lines):
        if len(line) > _SHORT_CHARS:
            cut_until = index + MAX_ATTRIBUTION_LINES
        if ":" in line or "：" in line or "|" in line:
            is_end = index < cut_until or line.rstrip().endswith((":", "："))
            if is_end or _NOTES_DATE.search(line):
                start = max(0, index - MAX_ATTRIBUTION_LINES + 1)
                found[start : index + 1] = [True] * (index + 1 - start)
            elif _ANY_LABEL.match(line):
                found[index] = True
        if _RULED.match(line):
            found[index] = True
    return found


def heading_length(lines: Sequence[str], index: int) -> tuple[int, bool]:
    """Return how many lines the heading that begins here has (0: none begins here).

    The second value says whether what follows is a repeated mail even without quoting marks.
    """
    line = lines[index][:MAX_LINE_CHARS]
    if not line.strip():
        return 0, False
    begins_with_rule = line.lstrip(" \t*")[:1] in ("-", "_", "=")
    if begins_with_rule and (_DASHED.match(line) or _DASHED_OPEN.match(line)):
        return 1 + _labelled_length(lines, index + 1), True
    if line.rstrip().endswith((":", "：")) and _BEGIN_FORWARD.match(line):
        return 1 + _labelled_length(lines, index + 1), True
    if _RULE.match(line):
        below = _next_written(lines, index + 1)
        length = _labelled_length(lines, below) if below < len(lines) else 0
        return (below - index + length, True) if length else (0, False)
    length = _labelled_length(lines, index) or _notes_length(lines, index)
    if length:
        return length, True
    return _attribution_length(lines, index)


def uses_marks(lines: Sequence[str], start: int) -> bool:
    """Whether the lines from here on carry quoting marks (looks at the next ten written ones)."""
    written = [line for line in lines[start : start + 30] if line.strip()][:10]
    if not written:
        return False
    marked = sum(1 for line in written if is_quoted(line))
    return is_quoted(written[0]) or marked * 2 >= len(written)


def _attribution_length(lines: Sequence[str], index: int) -> tuple[int, bool]:
    joined, below = "", ""
    for count in range(1, MAX_ATTRIBUTION_LINES + 1):
        position = index + count - 1
        if position >= len(lines) or not lines[position].strip() or is_quoted(lines[position]):
            break
        joined = f"{joined} {lines[position].strip()}"[:MAX_LINE_CHARS]
        if count > 1:
            below = f"{below} {lines[position].strip()}"[:MAX_LINE_CHARS]
        if not joined.endswith((":", "：")):
            continue
        if _ATTRIBUTION.match(joined) and _DATED.search(joined):
            # Where the lines below this one say it all, the heading begins there.
            return (0, False) if _ATTRIBUTION.match(below) else (count, True)
        if count == 1 and _PLAIN_ATTRIBUTION.match(joined):
            return count, False
    return 0, False


def _label(line: str) -> str:
    # Most lines are prose: the cheap question first.
    if ":" not in line and "：" not in line and "|" not in line:
        return ""
    for kind, pattern in LABELLED:
        if pattern.match(line[:MAX_LINE_CHARS]):
            return kind
    return ""


def _labelled_length(lines: Sequence[str], start: int) -> int:
    """Return the length of a block of "From: Sent: To: Subject:" lines that begins at start."""
    start_at = _next_written(lines, start)
    if start_at >= len(lines) or start_at > start + 2 or _label(lines[start_at]) not in _OPENERS:
        return 0
    seen: set[str] = set()
    end = start_at
    for position in range(start_at, min(start_at + 24, len(lines))):
        line = lines[position]
        kind = _label(line)
        if kind:
            seen.add(kind)
            end = position + 1
        elif not line.strip() and "subject" in seen and len(seen) >= 3:
            break
    # Lotus Notes may leave out who wrote, but hardly ever an empty "cc".
    # Without a subject it may be a journey ("From: Berlin To: Munich Date: 3 May").
    is_heading = ("from" in seen and len(seen) >= 3) or {"to", "cc"} <= seen
    is_heading = is_heading and "subject" in seen
    return end - start if is_heading else 0


_OPENERS = frozenset(["from", "date", "subject", "to"])


def _notes_length(lines: Sequence[str], index: int) -> int:
    """Return the length of a heading as Lotus Notes writes it: name, date, then To, cc, Subject."""
    dated = _notes_date(lines, index)
    if dated is None:
        return 0
    seen: set[str] = set()
    for position in range(dated + 1, min(dated + 16, len(lines))):
        kind = _label(lines[position])
        if kind:
            seen.add(kind)
        if kind == "subject":
            return position + 1 - index if "to" in seen else 0
        if not seen and position > dated + 6:
            return 0
    return 0


def _notes_date(lines: Sequence[str], index: int) -> int | None:
    """Return the line with the date: this one, or one of the next two below a bare name."""
    for position in range(index, min(index + 3, len(lines))):
        line = lines[position][:MAX_LINE_CHARS]
        if _DASHED_OPEN.match(line) or len(line.strip()) > 80:
            return None
        if ":" in line and _NOTES_DATE.search(line):
            return position
        if len(line.split()) > 6 or line.rstrip().endswith((".", "!", "?", ":", ",")):
            return None
    return None


def _next_written(lines: Sequence[str], start: int) -> int:
    position = start
    while position < len(lines) and not lines[position].strip():
        position += 1
    return position


def _mark_wrapped(lines: Sequence[str], marks: list[bool]) -> None:
    """Mark the tail of a quoted line that a mail program wrapped without a quoting mark."""
    if True not in marks:
        return
    for index in range(1, len(lines) - 1):
        before, line = lines[index - 1], lines[index].strip()
        if marks[index] or not (is_quoted(before) and is_quoted(lines[index + 1])):
            continue
        if len(before) >= 65 and 0 < len(line) <= 30 and line[0].islower():
            marks[index] = True
