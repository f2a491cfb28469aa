"""Text of a chat, exported or copied, as dated messages of the people in it.

WhatsApp, Signal, Telegram, Teams, WeChat and QQ write one of four ways:

    [31.12.23, 23:59:58] Ada: Hello        or  12/31/23, 11:59 PM - Ada: Hello
    [31/12/2023 23:59] Ada                     the text in the lines below
    Ada 2023-12-31 23:59                       or "Ada, [31.12.2023 23:59]", the text below
    2023-12-31 23:59:58 Ada(12345678)      QQ's own: only there the account stands behind
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from core.domain.importing import Place, RawRecord, Rejection
from core.domain.interaction import (
    Address,
    Direction,
    Interaction,
    InteractionKind,
    MailHeaders,
)
from core.ingest.moments import MOMENT, MomentReader
from core.ingest.reading import Pending, Reading
from core.text.invisible import strip_invisible
from core.text.language import detect_language
from core.text.normalise import name_key

MAX_NAME_CHARS = 80
MAX_TEXT_CHARS = 100_000
_QUOTED_ABOVE = re.compile(r"\A「[^」]{1,4000}」\n(?:[-—–] ?){4,}\n")
_SELF = frozenset(
    ["you", "me", "i", "ich", "du", "sie", "ihr", "我", "你", "自己", "vous", "moi", "yo"]
)
# What an export says where a picture, a voice or a file was: nobody wrote that.
_NOT_EXPORTED = re.compile(
    r"(?:image|video(?: note)?|audio|GIF|sticker|contact card|.{1,200}\bdocument|document) omitted"
    r"|(?:Bild|Videos?|Audio|GIF|Sticker|Sprachnachricht|Kontaktkarte|.{1,200}\bDokument|Dokument)"
    r" weggelassen"
    r"|(?:image|vidéo|carte de contact) absente|(?:audio|GIF|sticker|document) (?:omis|absent)"
    r"|(?:imagen|tarjeta de contacto) omitida|(?:video|audio|GIF|sticker|documento) omitido"
    r"|(?:immagine|scheda contatto) omessa|(?:video|audio|GIF|sticker|documento) omesso"
    r"|imagem ocultada|(?:vídeo|áudio|GIF|figurinha|documento) (?:ocultad[oa]|omitid[oa])"
    r"|(?:afbeelding|video|audio|GIF|sticker|document|contactkaart) weggelaten"
    r"|<(?:Media omitted|Medien ausgeschlossen|Médias? omis|Multimedia omitido|Media omessi"
    r"|Mídia (?:oculta|omitida)|Media weggelaten|Без медиафайлов"
    r"|Medya dahil edilmedi|省略多媒体文件|媒体已省略|略去多媒體檔)>"
    r"|(?:图片|圖片|图像|圖像|视频|視頻|影片|音频|音訊|语音|語音|文档|文件|檔案|贴图|貼圖|GIF|名片|联系人名片)"
    r" ?已(?:略去|省略|忽略)"
    r"|\[(?:图片|圖片|视频|視頻|语音|語音|表情|动画表情|動畫表情|文件|名片|位置)\]",
    re.IGNORECASE,
)
# WhatsApp writes its own notice in the name of whom the chat is with.
_OWN_NOTICE = re.compile(
    r"(?:messages and calls|nachrichten und anrufe|les messages et les appels|los mensajes y las "
    r"llamadas|messages to this chat)\b.{0,40}(?:end-to-end|ende-zu-ende|bout en bout|extremo a "
    r"extremo)|(?:消息|訊息).{0,12}端(?:到|對)端加密",
    re.IGNORECASE,
)
_NAME = rf"(?P<name>[^\s:：\[\]][^:：\n\[\]]{{0,{MAX_NAME_CHARS - 1}}}?)"
_INLINE = re.compile(
    rf"^(?=\[|.{{8,60}}?\s[-–]\s)\[?(?P<at>{MOMENT})\]?\s*(?:[-–]\s+|:\s+|\s)"
    rf"(?:{_NAME}[:：](?:\s(?P<text>.*))?$|(?P<notice>.*)$)",
    re.IGNORECASE,
)
_ABOVE = re.compile(rf"^\[(?P<at>{MOMENT})\]\s+{_NAME}$", re.IGNORECASE)
_BEHIND = re.compile(rf"^{_NAME},?\s+\[?(?P<at>{MOMENT})\]?:?$", re.IGNORECASE)
_ACCOUNT_WRITTEN = r"\s*(?:[(（]\d{5,12}[)）]|<(?:\d{5,12}|[^\s<>@]+@[^\s<>]+)>)$"
_WITH_ACCOUNT = re.compile(rf"^(?P<at>{MOMENT})\s+{_NAME}(?<=[)）>])$", re.IGNORECASE)
_WAYS = (_INLINE, _ABOVE, _BEHIND, _WITH_ACCOUNT)
# QQ writes no account where two talk with each other: only its own heading says that it is a chat.
_QQ_HEADING = re.compile(r"^消息(?:记录|分组|对象)[:：（(]", re.MULTILINE)
_QQ = re.compile(
    rf"^(?P<at>\d{{4}}-\d{{2}}-\d{{2}} \d{{1,2}}:\d{{2}}:\d{{2}}(?: ?[AP]M)?)\s+{_NAME}$",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(_ACCOUNT_WRITTEN)


@dataclass(slots=True)
class _Said:
    """One message. name: "" for what the chat program itself says. line: where it begins."""

    name: str
    at: str
    line: int
    lines: list[str] = field(default_factory=list)


def is_chat(text: str, least: int = 2) -> bool:
    """Whether the text is a chat: so many of its first lines begin a message."""
    return _way(_plain(text[:40_000]).split("\n"), least) is not None


def read_chat(text: str, name: str, owners: Sequence[str], *, number: int = 0) -> Iterator[Pending]:
    """Yield the messages in order, without the first `number`.

    name: for the records' places. owners: the owner's addresses and names.
    """
    messages = _messages(_plain(text).split("\n"))
    chat = _Chat(messages, owners)
    size = len(text.encode("utf-8", "replace"))
    for index, said in enumerate(messages, start=1):
        place, done = Place(name, said.line), size * index // len(messages)
        result = chat.record(said, place)
        if index > number:
            yield Pending(index, 0, done, lambda r=result: Reading(r))  # type: ignore[misc]


def _plain(text: str) -> str:
    return strip_invisible(text).replace("\r\n", "\n").replace("\r", "\n").replace("\u202f", " ")


def _way(lines: Sequence[str], least: int) -> re.Pattern[str] | None:
    """Return which way of writing begins most lines; None when too few."""
    ways = (_QQ,) if _QQ_HEADING.search("\n".join(lines[:20])) else _WAYS
    counts = Counter(
        way
        for line in lines[:400]
        for way in ways
        if (match := way.match(line.strip())) and match["name"]
    )
    if not counts:
        return None
    way, count = counts.most_common(1)[0]
    return way if count >= least else None


def _messages(lines: Sequence[str]) -> list[_Said]:
    way = _way(lines, 1)
    found: list[_Said] = []
    for number, line in enumerate(lines, start=1):
        match = way.match(line.strip()) if way else None
        if match is None:
            if found:
                found[-1].lines.append(line.rstrip())
            continue
        parts = match.groupdict()
        who = _ACCOUNT.sub("", (parts["name"] or "").strip().lstrip("~").strip())
        found.append(
            _Said(who, parts["at"], number, [parts.get("text") or parts.get("notice") or ""])
        )
    return found


class _Chat:
    """What holds for all messages of one chat: who takes part, and how its dates are written."""

    def __init__(self, messages: Sequence[_Said], owners: Sequence[str]) -> None:
        self._moments = MomentReader(said.at for said in messages)
        self._own = {name_key(owner) for owner in owners if "@" not in owner} | _SELF
        names = dict.fromkeys(said.name for said in messages if said.name)
        self._others = [name for name in names if not self._is_own(name)]
        self._last_other = self._others[0] if self._others else ""
        self._seen: Counter[str] = Counter()
        everybody = json.dumps(sorted(map(name_key, self._others)))
        self._id = f"chat:{hashlib.sha256(everybody.encode()).hexdigest()[:32]}"

    def record(self, said: _Said, place: Place) -> RawRecord | Rejection:
        """Return the record of a message; call in their order."""
        text = "\n".join(said.lines).strip()[:MAX_TEXT_CHARS]
        row = (("text", text),)
        if not said.name or _OWN_NOTICE.match(text):
            return Rejection(place, "chat-notice", row=row)
        at = self._moments.read(said.at)
        if at is None:
            return Rejection(place, "date-unreadable-chat", row=row)
        if not text:
            return Rejection(place, "chat-empty")
        if not self._is_own(said.name):
            self._last_other = said.name
        message = self._message(said, at, text)
        return RawRecord(place, self._mark(said.name, at, text), interaction=message)

    def _is_own(self, name: str) -> bool:
        return name_key(name) in self._own or name.casefold() in _SELF

    def _message(self, said: _Said, at: datetime, text: str) -> Interaction:
        is_own = self._is_own(said.name)
        to = (Address("", self._last_other),) if is_own and self._last_other else ()
        own = _said_anew(text)
        return Interaction(
            InteractionKind.CHAT,
            Direction.OUTGOING if is_own else Direction.INCOMING,
            at,
            subject=", ".join(self._others)[:200],
            text=text,
            new_text=own,
            language=detect_language(own),
            headers=MailHeaders(references=(self._id,), sender=Address("", said.name), to=to),
        )

    def _mark(self, name: str, at: datetime, text: str) -> str:
        """Return the same mark for the same message in a longer export, with or without seconds."""
        said = json.dumps([name_key(name) or name, at.strftime("%Y-%m-%d %H:%M"), text])
        self._seen[said] += 1
        return hashlib.sha256(f"chat {self._seen[said]} {said}".encode()).hexdigest()


def _said_anew(text: str) -> str:
    """Return what the message says in its own words.

    Without what it quotes (WeChat's bracket above a line, or lines with >) and without what stands
    for a picture that wasn't exported.
    """
    lines = _QUOTED_ABOVE.sub("", text).split("\n")
    own = (line for line in lines if not line.startswith(">"))
    return "\n".join(line for line in own if not _NOT_EXPORTED.fullmatch(line.strip())).strip()
