"""Text of a chat, exported or copied, as dated messages of the people in it.

WhatsApp, Signal, Telegram, Teams, Slack, WeChat, QQ, LINE, KakaoTalk: `chat_ways` tells them apart.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from core.domain.importing import Place, RawRecord, Rejection
from core.domain.interaction import (
    Address,
    Direction,
    Interaction,
    InteractionKind,
    MailHeaders,
)
from core.ingest.chat_ways import Said, find_ways, split_messages
from core.ingest.moments import MomentReader
from core.ingest.reading import Pending, Reading
from core.text.invisible import strip_invisible
from core.text.language import detect_language
from core.text.normalise import name_key

MAX_TEXT_CHARS = 100_000
_QUOTED_ABOVE = re.compile(r"\A「[^」]{1,4000}」\n(?:[-—–] ?){4,}\n")
_SELF = frozenset(
    [
        "you",
        "me",
        "i",
        "ich",
        "du",
        "sie",
        "ihr",
        "我",
        "你",
        "自己",
        "vous",
        "moi",
        "yo",
        "회원님",
        "나",
        "自分",
    ]
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
    r"|\[(?:图片|圖片|照片|视频|視頻|影片|语音|語音|語音訊息|表情|动画表情|動畫表情|貼圖|贴图|文件|檔案"
    r"|名片|聯絡資訊|位置|位置訊息|相簿|Photos?|Videos?|Stickers?|Voice message|Audio|File|Location"
    r"|Contact|Album|写真|動画|スタンプ|ボイスメッセージ|ファイル|位置情報|連絡先|アルバム)\]"
    r"|写真|動画|スタンプ|ボイスメッセージ|照片|圖片|影片|貼圖|語音訊息"
    r"|.{1,200} \((?:file attached|Datei angehängt|fichier joint|archivo adjunto|file allegato"
    r"|文件附件)\)"
    r"|(?:This message was deleted|You deleted this message|Diese Nachricht wurde gelöscht"
    r"|Du hast diese Nachricht gelöscht|Ce message a été supprimé|Se eliminó este mensaje"
    r"|此消息已删除|此訊息已刪除|你删除了此消息|삭제된 메시지입니다)\.?"
    r"|사진(?: \d+장)?|동영상|\(?이모티콘\)?|음성메시지|파일: \S.{0,200}|\(?Emoticons?\)?",
    re.IGNORECASE,
)
# WhatsApp writes its own notice in the name of whom the chat is with.
_OWN_NOTICE = re.compile(
    r"(?:messages and calls|nachrichten und anrufe|les messages et les appels|los mensajes y las "
    r"llamadas|messages to this chat)\b.{0,40}(?:end-to-end|ende-zu-ende|bout en bout|extremo a "
    r"extremo)|(?:消息|訊息).{0,12}端(?:到|對)端加密",
    re.IGNORECASE,
)


def is_chat(text: str, least: int = 2) -> bool:
    """Whether the text is a chat: so many of its first lines begin a message."""
    return find_ways(_plain(text[:40_000]), least)


def read_chat(text: str, name: str, owners: Sequence[str], *, number: int = 0) -> Iterator[Pending]:
    """Yield the messages in order, without the first `number`.

    name: for the records' places. owners: the owner's addresses and names.
    """
    messages = split_messages(_plain(text))
    chat = _Chat(messages, owners)
    size = len(text.encode("utf-8", "replace"))
    for index, said in enumerate(messages, start=1):
        place, done = Place(name, said.line), size * index // len(messages)
        result = chat.record(said, place)
        if index > number:
            yield Pending(index, 0, done, lambda r=result: Reading(r))  # type: ignore[misc]


def _plain(text: str) -> str:
    return strip_invisible(text).replace("\r\n", "\n").replace("\r", "\n").replace("\u202f", " ")


class _Chat:
    """What holds for all messages of one chat: who takes part, and how its dates are written."""

    def __init__(self, messages: Sequence[Said], owners: Sequence[str]) -> None:
        self._first_guessed = next((said for said in messages if said.day_is_guessed), None)
        self._moments = MomentReader(said.at for said in messages)
        self._own = {name_key(owner) for owner in owners if "@" not in owner} | _SELF
        names = dict.fromkeys(said.name for said in messages if said.name)
        self._others = [name for name in names if not self._is_own(name)]
        self._last_other = self._others[0] if self._others else ""
        self._seen: Counter[str] = Counter()
        everybody = json.dumps(sorted(map(name_key, self._others)))
        self._id = f"chat:{hashlib.sha256(everybody.encode()).hexdigest()[:32]}"

    def record(self, said: Said, place: Place) -> RawRecord | Rejection:
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
        warnings = ("chat-day-guessed",) if said is self._first_guessed else ()
        mark = self._mark(said.name, at, text)
        return RawRecord(place, mark, interaction=message, warnings=warnings)

    def _is_own(self, name: str) -> bool:
        return name_key(name) in self._own or name.casefold() in _SELF

    def _message(self, said: Said, at: datetime, text: str) -> Interaction:
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
