"""Takes a line like "called Maria yesterday, wants 12 chairs by Friday" apart, by rules.

What happened (a call, a meeting), with whom, when; and what is to be done by when. In English and
Chinese; whatever fits nothing is a note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, time

from core.domain.interaction import Direction, InteractionKind
from core.text.spoken_days import SpokenDay, find_days

_MOST_CHARS = 2_000
_CLAUSES = re.compile(
    r"[,;，；。\n]+\s*|(?<=[a-z])\.\s+"
    r"|\s+(?:and|but|so) (?=(?:he |she |they )?(?:wants?|needs?|asked|asks|will)\b)",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[InteractionKind, str], ...] = (
    (
        InteractionKind.CALL,
        r"\b(?:called|phoned|rang|spoke (?:to|with)|talked (?:to|with)"
        r"|(?:had |got |after )?(?:an? )?(?:phone |video )?call (?:with|from))\b"
        r"|打(?:了|过)?[个一两通]*电话|通(?:了|过)?[个一]*电话|致电|来电|打来|电话(?:联系|沟通)",
    ),
    (
        InteractionKind.MEETING,
        r"\b(?:met(?: with)?|(?:had )?(?:an? )?(?:meeting|lunch|coffee|dinner) with)\b"
        r"|见(?:了|过)?[个一次]*面|见了|会面|开(?:了)?[个一次]*会|一起吃(?:了)?饭|喝(?:了)?咖啡",
    ),
    (
        InteractionKind.VISIT,
        r"\b(?:visited|dropped (?:by|in)|stopped by|came by)\b|拜访(?:了|过)?|上门|登门",
    ),
    (
        InteractionKind.EMAIL,
        r"\b(?:e-?mailed|mailed|wrote(?: to)?|got an? e?-?mail from)\b"
        r"|[发写](?:了|过)?[一个封]*(?:电子)?邮件|来信|来邮件",
    ),
    (
        InteractionKind.CHAT,
        r"\b(?:texted|messaged|chatted with)\b|微信|短信|聊(?:了|过)?[聊天一会儿]*",
    ),
)
_COMPILED = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _KINDS}
_DONE = re.compile(r"(?i)\b(?:called|phoned|rang|met|visited|spoke|talked|wrote|had)\b|了|过")
_BEFORE = re.compile(r"(?i)last|上")
_INCOMING = re.compile(
    r"(?i)\b(?:from|(?:called|phoned|rang|wrote|e-?mailed|texted) (?:me|us|in|back))\b"
    r"|来电|打来|来信|来邮件|给我"
)
_NOT_DONE = re.compile(
    r"(?i)^\s*(?:please |todo:? |to do:? |remember to |don't forget to )?"
    r"(?:call|phone|ring|meet|visit|e-?mail|write|text|send|prepare|order|remind|ask|check|book"
    r"|buy|pay|follow up)\b"
)
_WISH = re.compile(
    r"(?i)\b(?:wants?|wanted|needs?|needed|asked (?:for|to|me)|asks|would like|wishes|hopes|must"
    r"|should|i(?:'| wi)ll|promised|expects?)\b|要|想|需要|希望|请|记得|提醒|答应|催"
)
_BY = re.compile(
    r"(?i)\b(?:by|before|until|till|due(?: on)?|no later than)\s+(?:the )?(?:end of )?$"
)
_ON = re.compile(r"(?i)\b(?:on|at|for)\s+$")
_HAN_BY = re.compile(r"^(?:之前|以前|前|内|为止|到期)")
_LEADS = re.compile(
    r"(?i)^(?:and|but|so|then|please|todo:?|to do:?|remember to)\s+"
    r"|^(?:他|她|对方|客户)(?=[要想需希])|^请(?=.)|^记得"
)
_CLOCK = re.compile(
    r"(?i)\b(?:at )?(\d{1,2})(?::(\d\d))?\s*(am|pm)\b|\b(?:at )?(\d{1,2}):(\d\d)\b"
    r"|(上午|早上|下午|晚上|中午)?(\d{1,2})点(半|(\d{1,2})分?)?"
)
_CAPITALISED = (
    r"[A-ZÀ-ÖØ-Þ][\w'’-]*\.?"
    r"(?: (?:(?:van|von|de|der|al|bin|la|di|da) )*[A-ZÀ-ÖØ-Þ][\w'’-]*){0,3}"
)
_HAN_NAME = (
    r"(?:[\u3400-\u9fff]{2,4}(?:[·•][\u3400-\u9fff]{1,6})?|[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,2})"
)
_HAN_LAZY = _HAN_NAME.replace("{2,4}", "{2,4}?")
_WHO_AFTER = re.compile(
    rf"^\s*(?:(?:to|with|from|the) )*({_CAPITALISED}"
    r"|[a-z]{3,}(?= (?:yesterday|today|on|at|last|this|about|,)|\s*$))"
)
_WHO_BEFORE = re.compile(rf"({_CAPITALISED})\s*(?:just |has |also )?$")
_WHO_HAN = (
    re.compile(rf"(?:给|跟|和|与|同|向|找)({_HAN_LAZY})(?=[打发写通见开聊吃喝会一在提])"),
    re.compile(rf"(?:拜访了?|见了|联系了?|致电|会见了?)({_HAN_NAME})"),
    re.compile(rf"^\s*({_HAN_LAZY})(?=(?:的)?(?:打来|来电|来信|来邮件|说|要|想|需要|希望|催))"),
)
_SPEAKS = re.compile(
    r"(?i)\s*(?::|\b(?:wants?|needs?|asked|asks|says|said|is|was|would|has|likes|prefers|will)\b"
    r"|$)"
)
_NO_NAMES = frozenset({
    "i", "he", "she", "they", "we", "it", "me", "him", "her", "them", "us", "the", "a", "an",
    "today", "yesterday", "tomorrow", "about",
})  # fmt: skip
_PRONOUNS = frozenset({"他", "她", "他们", "她们", "我", "我们", "客户", "对方", "咱们"})
_LATE = frozenset({"pm", "下午", "晚上"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line taken apart. kind: None where nothing happened. clock: of the day it happened."""

    kind: InteractionKind | None = None
    direction: Direction = Direction.OUTGOING
    on: date | None = None
    clock: time | None = None
    who: str = ""
    task: str = ""
    due_on: date | None = None


def read_line(text: str, today: date) -> Line:
    """Return what a line says, as of a day."""
    text = " ".join(text[:_MOST_CHARS].split())
    line, rest = Line(), []
    for clause in filter(None, (part.strip() for part in _CLAUSES.split(text) if part)):
        kind = _kind_of(clause)
        if kind is not None and line.kind is None and not _is_to_come(clause, today):
            line = replace(_happened(clause, kind, today), task=line.task, due_on=line.due_on)
        elif not line.task and _is_to_do(clause, today):
            line = _with_task(line, clause, today)
        else:
            rest.append(clause)
    if line.due_on is None and line.task:
        line = _with_day_of_rest(line, rest, today)
    if not line.who:
        line = replace(line, who=_anybody(text, today))
    if line.kind is None and not line.task:
        line = replace(line, kind=InteractionKind.NOTE, direction=Direction.INTERNAL, on=today)
    return line


def _kind_of(clause: str) -> InteractionKind | None:
    return next((kind for kind, pattern in _COMPILED.items() if pattern.search(clause)), None)


def _is_to_come(clause: str, today: date) -> bool:
    """Say whether a clause tells of what is still to be done: "call Maria tomorrow"."""
    if _NOT_DONE.search(clause):
        return True
    ahead = [one for one in find_days(clause, today, is_past=False) if one.day > today]
    is_before = any(_BEFORE.search(clause[one.start : one.end]) for one in ahead)
    return bool(ahead) and not is_before and not _DONE.search(clause)


def _is_to_do(clause: str, today: date) -> bool:
    if _NOT_DONE.search(clause) or _WISH.search(clause):
        return True
    return any(
        one.day > today or (one.day == today and _is_deadline(clause, one))
        for one in find_days(clause, today, is_past=False)
    )


def _is_deadline(clause: str, one: SpokenDay) -> bool:
    return bool(_BY.search(clause[: one.start]) or _HAN_BY.search(clause[one.end :]))


def _happened(clause: str, kind: InteractionKind, today: date) -> Line:
    days = [one for one in find_days(clause, today, is_past=True) if one.day <= today]
    is_incoming = bool(_INCOMING.search(clause)) or _names_caller(clause, kind)
    return Line(
        kind=kind,
        direction=Direction.INCOMING if is_incoming else Direction.OUTGOING,
        on=days[0].day if days else today,
        clock=_clock_of(clause),
        who=_who(clause, _COMPILED[kind], today),
    )


def _names_caller(clause: str, kind: InteractionKind) -> bool:
    """Say whether somebody stands before the verb: "Maria called about the chairs"."""
    if kind in (InteractionKind.MEETING, InteractionKind.VISIT):
        return False
    verb = _COMPILED[kind].search(clause)
    found = _WHO_BEFORE.search(clause[: verb.start()]) if verb else None
    return found is not None and _is_name(found[1])


def _with_task(line: Line, clause: str, today: date) -> Line:
    days = find_days(clause, today, is_past=False)
    due = next((one for one in days if _is_deadline(clause, one)), None)
    due = due or next((one for one in days if one.day >= today), None)
    words = clause if due is None else _without(clause, due)
    return replace(
        line,
        task=_sentence(words),
        due_on=None if due is None else due.day,
        who=line.who or _who(clause, _NOT_DONE, today),
    )


def _with_day_of_rest(line: Line, rest: list[str], today: date) -> Line:
    """Take the day of a clause that is nothing but a day: "by Friday"."""
    for clause in rest:
        for one in find_days(clause, today, is_past=False):
            if one.day >= today and not _without(clause, one).strip():
                return replace(line, due_on=one.day)
    return line


def _without(clause: str, one: SpokenDay) -> str:
    before, after = clause[: one.start], clause[one.end :]
    before = _ON.sub("", _BY.sub("", before))
    return f"{before.rstrip()} {_HAN_BY.sub('', after).strip()}".strip()


def _sentence(words: str) -> str:
    plain = _LEADS.sub("", words.strip())
    return plain[:1].upper() + plain[1:]


def _who(clause: str, verbs: re.Pattern[str], today: date) -> str:
    """Return the name beside the verb, "" for none."""
    plain = _blanked(clause, today)
    if name := _han_name(plain):
        return name
    verb = verbs.search(plain)
    if verb is None:
        return ""
    after = _WHO_AFTER.search(plain[verb.end() :])
    before = _WHO_BEFORE.search(plain[: verb.start()])
    return next((_bare(found[1]) for found in (after, before) if found and _is_name(found[1])), "")


def _han_name(text: str) -> str:
    found = (pattern.search(text) for pattern in _WHO_HAN)
    names = (match[1].strip() for match in found if match)
    return next((name for name in names if name and name not in _PRONOUNS), "")


def _anybody(text: str, today: date) -> str:
    """Return a name that stands anywhere in the line, if one does."""
    plain = _blanked(text, today)
    if name := _han_name(plain):
        return name
    first = re.match(_CAPITALISED, plain)
    is_said = first is not None and (" " in first[0] or _SPEAKS.match(plain[first.end() :]))
    if first is not None and is_said and _is_name(first[0].split()[0]):
        return _bare(first[0])
    others = re.finditer(rf"(?<!^)(?<![.!?] )\b({_CAPITALISED})", plain)
    return next((_bare(found[1]) for found in others if _is_name(found[1])), "")


def _is_name(word: str) -> bool:
    return word.casefold().rstrip(".") not in _NO_NAMES


def _bare(name: str) -> str:
    return name.strip().rstrip(".")


def _blanked(text: str, today: date) -> str:
    """Return the text without its days: "Monday" is nobody's name."""
    for one in reversed(find_days(text, today, is_past=True)):
        blank = " " * (one.end - one.start) if text[one.start : one.end].isascii() else ""
        text = text[: one.start] + blank + text[one.end :]
    return text


def _clock_of(clause: str) -> time | None:
    found = _CLOCK.search(clause)
    if found is None:
        return None
    hour = int(found[1] or found[4] or found[7])
    minute = int(found[2] or found[5] or found[9] or (30 if found[8] == "半" else 0))
    is_late = (found[3] or found[6] or "").casefold() in _LATE
    hour += 12 if is_late and hour < 12 else 0
    return time(hour, minute) if hour < 24 and minute < 60 else None
