"""Where the words of a mail end and its signature or legal notice begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

MAX_SIGNATURE_LINES = 12
MAX_MARKED_LINES = 25
MAX_LINE_CHARS = 400

_DASHES = re.compile(r"^\s{0,2}--\s*$")
_RULED = ("-", "_", "=", "*")
_LONG_RULE = re.compile(r"^\s*(?:_{20,}|-{20,}|={20,}|\*{10,})\s*$")
_DEVICE = re.compile(
    r"^\s*(?:sent (?:from|via|with) (?:my |an? )?\S.{1,50}|get outlook for \S+.{0,60}|"
    r"von meinem \S.{1,30} gesendet|gesendet (?:von|mit) \S.{1,40}|envoyé (?:de|depuis) .{2,40}|"
    r"enviado (?:desde|de|do) .{2,40}|inviato da .{2,40}|"
    r"发自我的\s*\S.{0,30}|從我的\s*\S.{0,30}傳送|从我的\s*\S.{0,30}发送|发送自.{2,40}|"
    r"来自我的.{2,30})\s*$",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"^\s*(?:many |kind )?(?:thanks|thank you|thx|tks|danke|vielen dank|merci|gracias|grazie|"
    r"obrigad[oa]|多谢|谢谢|感谢|非常感谢)(?!\w{20}).{0,40}$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^\s*(?:with )?(?:"
    r"(?:(?:my|our|very|all) )?(?:best|kind|kindest|warm|warmest|friendly)(?: (?:regards|wishes))?|"
    r"regards|rgds|brgds|br|cheers|sincerely(?: yours)?|yours(?: \w+)?|respectfully|cordially|"
    r"take care|love|greetings|mfg|lg|vg|"
    r"(?:mit )?(?:freundlichen?|besten?|herzlichen?|vielen?|liebe|schöne) gr(?:ü|ue)(?:ß|ss)en?|"
    r"hochachtungsvoll|(?:bien )?cordialement|bien à vous|salutations.{0,20}|"
    r"(?:un )?(?:cordial )?saludos?|atentamente|cordiali saluti|distinti saluti|"
    r"met vriendelijke groet(?:en)?|atenciosamente|"
    r"此致|敬礼|此致敬礼|祝好|祝安|顺祝商祺|顺颂商祺|商祺|祝商祺|祝您.{1,10}|敬上|敬祝.{0,10})"
    r"(?: (?:from|aus|and|und) .{2,30})?\s*[,.!，。！~-]*\s*$",
    re.IGNORECASE,
)
_MAILBOX = re.compile(r"[^\s@]@[^\s@]+\.\w")
_CONTACT = re.compile(
    r"\+?\(?\d[\d\s().\-/]{6,}\d|\bwww\.|https?://|"
    r"\b(?:tel|phone|fax|mobile|cell|mob|fon|office|ext|skype|wechat)\b\s*[:.#(\d]|"
    r"(?:电话|手机|传真|邮箱|微信|地址|网址)\s*[:：]",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:manager|director|engineer|president|sales|officer|assistant|partner|founder|ceo|cto|"
    r"cfo|consultant|analyst|counsel|attorney|professor|department|dept|university|inc|llc|ltd|"
    r"gmbh|corp|group|team|geschäftsführer\w*|vertrieb)\b|经理|总监|工程师|有限公司|部门|主管|销售",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"^\s*[-–—]*\s*(?:[A-ZÀ-ÞŁŚŻČŠ][\w.'’-]*)(?:\s+(?:[A-ZÀ-ÞŁŚŻČŠ][\w.'’-]*|von|van|de|der|da|del|la))"
    r"{0,4}\s*[,.]?\s*$|^\s*[\u4e00-\u9fff·]{2,6}\s*$"
)
_SENTENCE_END = re.compile(r"\w{2,}[.!]\s*$(?<!Inc\.)(?<!Ltd\.)(?<!Co\.)(?<!Corp\.)(?<![JSD]r\.)")
_NOT_A_NAME = re.compile(
    r"^\W*(?:yes|no|ok|okay|thanks|thank you|hello|hi|dear|please|done|sure|great|fyi|regards|"
    r"谢谢|你好|您好|好的|收到|可以|不行|是的|明白|急)\W*$",
    re.IGNORECASE,
)
# What no one writes but lawyers, and what they only mean when they speak of the message itself.
_LEGAL = re.compile(
    r"received (?:this|the) .{0,60}\bin error|not the (?:intended|named) (?:recipient|addressee)|"
    r"before printing this e-?mail|diese e-?mail .{0,60}vertraulich|nicht der richtige adressat|"
    r"ce (?:message|courriel) .{0,80}confidentiel|este (?:mensaje|correo) .{0,80}confidencial|"
    r"(?:本|此)(?:电子)?(?:邮件|郵件).{0,30}(?:保密|机密|機密)|"
    r"to unsubscribe|unsubscribe from|退订|virus[- ]free\. www",
    re.IGNORECASE | re.DOTALL,
)
_LEGAL_OF_MESSAGE = re.compile(
    r"\b(?:this|the) (?:e-?mail|message|transmission|communication|electronic mail)\b.{0,200}\b"
    r"(?:confidential|privileged|intended (?:\w+ )?for|legally protected)",
    re.IGNORECASE | re.DOTALL,
)
_LIST_FOOTER = re.compile(r"mailing list|do you yahoo|unsubscribe|https?://\S*/listinfo", re.I)

# One of these stands in every notice that is found above.
_WORDS_OF_NOTICES = (
    "in error", "recipient", "addressee", "before printing", "vertraulich", "adressat", "confiden",
    "privileged", "intended", "legally protected", "unsubscribe", "virus", "mailing list",
    "do you yahoo", "/listinfo", "保密", "机密", "機密", "退订",
)  # fmt: skip


def find_disclaimer(lines: Sequence[str]) -> int:
    """Return the line at which a legal notice or a list's footer begins, len(lines) for none.

    Only what stands at the end counts: a paragraph of the notice and all after it.
    """
    found = len(lines)
    if not _may_be_notice(" ".join(lines)):
        return found
    for start, end in islice(_paragraphs_from_end(lines, found), 6):
        text = " ".join([line[:MAX_LINE_CHARS] for line in lines[start:end]])[:3_000]
        if not _may_be_notice(text):
            continue
        is_footer = _LONG_RULE.match(lines[start]) and _LIST_FOOTER.search(text)
        if is_footer or _LEGAL.search(text) or _LEGAL_OF_MESSAGE.search(text):
            found = start
    if found == len(lines) or found == 0:
        # A notice with nothing before it is what the mail is about.
        return len(lines)
    while found and (not lines[found - 1].strip() or _LONG_RULE.match(lines[found - 1])):
        found -= 1
    return found if found else len(lines)


def find_signature(lines: Sequence[str]) -> int:
    """Return the line at which the signature begins, len(lines) when there is none."""
    end = len(lines)
    marked = _marked_signature(lines)
    if marked is not None:
        end = marked
    end = _without_device(lines, end)
    start = _closing_start(lines, end)
    if start is None:
        start = _contact_block_start(lines, end)
    if start is not None and any(line.strip() for line in lines[:start]):
        end = start
    while end and not lines[end - 1].strip():
        end -= 1
    return end


def _may_be_notice(text: str) -> bool:
    plain = text.lower()
    return any(map(plain.__contains__, _WORDS_OF_NOTICES))


def _paragraphs_from_end(lines: Sequence[str], end: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each run of written lines above a line, the last one first."""
    while (last := _last_written(lines, end)) >= 0:
        start = last
        while start and lines[start - 1].strip():
            start -= 1
        yield start, last + 1
        end = start


def _marked_signature(lines: Sequence[str]) -> int | None:
    if not any(map("".join(lines).__contains__, _RULED)):
        return None
    below = 0
    for index in range(len(lines) - 1, -1, -1):
        below += index + 1 < len(lines) and bool(lines[index + 1].strip())
        if below > MAX_MARKED_LINES:
            return None
        if lines[index].lstrip()[:1] not in _RULED:
            continue
        if _DASHES.match(lines[index]):
            return index
        if _LONG_RULE.match(lines[index]) and below <= MAX_SIGNATURE_LINES and below:
            text = " ".join([line[:MAX_LINE_CHARS] for line in lines[index + 1 :]])
            if _has_contact(text) or _LIST_FOOTER.search(text):
                return index
    return None


def _without_device(lines: Sequence[str], end: int) -> int:
    last = _last_written(lines, end)
    while last >= 0 and _DEVICE.match(lines[last][:MAX_LINE_CHARS]):
        end = last
        last = _last_written(lines, end)
    return end


def _closing_start(lines: Sequence[str], end: int) -> int | None:
    """Find "Best regards" and what stands below it: the signature; a "Thanks" itself stays."""
    below = 0
    for index in range(_last_written(lines, end), -1, -1):
        line = lines[index][:MAX_LINE_CHARS]
        if not line.strip():
            continue
        if _CLOSING.match(line):
            above = _last_written(lines, index)
            return above if above >= 0 and _CLOSING.match(lines[above]) else index
        if _THANKS.match(line) and len(line.split()) <= 6:
            return index + 1 if below else None
        below += 1
        if below > MAX_SIGNATURE_LINES or not _is_signature_line(line):
            return None
    return None


def _is_signature_line(line: str) -> bool:
    """Whether a line could stand in a signature: short, and not a sentence."""
    words = line.split()
    if _has_contact(line) or _LONG_RULE.match(line):
        return len(line) <= 140
    if len(line.strip()) > 75 or len(words) > 9 or line.rstrip().endswith(("?", "？", ":", "：")):
        return False
    if re.search(r"[。！，；]", line) or _SENTENCE_END.search(line):
        return False
    starts = [word for word in words if word[0].isalpha()]
    capitals = sum(1 for word in starts if not word[0].islower())
    return capitals * 2 >= len(starts)


def _has_contact(text: str) -> bool:
    """Whether a text says how to reach somebody."""
    is_mailbox = "@" in text and _MAILBOX.search(text)
    return bool(is_mailbox or _CONTACT.search(text))


def _contact_block_start(lines: Sequence[str], end: int) -> int | None:
    """Find a last paragraph that is a name and ways to reach it, or a name alone."""
    paragraphs = list(islice(_paragraphs_from_end(lines, end), 2))
    if len(paragraphs) < 2:
        return None
    for start, _ in reversed(paragraphs):
        block = [line[:MAX_LINE_CHARS] for line in lines[start:end] if line.strip()]
        if len(block) > MAX_SIGNATURE_LINES or not _NAME.match(block[0]):
            continue
        if _NOT_A_NAME.match(block[0]) or not all(_is_signature_line(line) for line in block):
            continue
        is_named = len(block) == 1 and not re.search(r"[\u4e00-\u9fff]", block[0])
        below = " ".join(block[1:])
        if is_named or _has_contact(below) or _ROLE.search(below):
            return start
    return None


def _last_written(lines: Sequence[str], end: int) -> int:
    index = end - 1
    while index >= 0 and not lines[index].strip():
        index -= 1
    return index
