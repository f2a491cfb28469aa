"""Makes what a model says fit to be shown: the body of a letter and nothing else.

A model's answer is text from a stranger. Thinking, code fences, role labels, subject lines, a
second greeting and a signature are cut while it streams; what is left is only ever shown as a
draft.
"""

from __future__ import annotations

import re
import unicodedata

_HOLD_WIDTH = 48
_FIRST_HOLD_WIDTH = 72
"""A line is held back until it is this wide or over: by then the lines below are recognised."""

_THINK_OPEN, _THINK_CLOSE = "<think>", "</think>"
_HEADERS = "subject|betreff|objet|asunto|re|from|to|主题|标题|收件人|发件人"
_ROLES = "assistant|user|system|reply|answer|body|response|回复|回信|正文|答复|邮件正文"
_DROPPED_LINE = re.compile(
    rf"(?i)^\s*(```.*|<{{2,}}|>{{2,}}|-{{3,}}|(\*\*)?({_HEADERS})(\*\*)?\s*[:：].*"
    rf"|(\*\*)?({_ROLES})(\*\*)?\s*[:：]?"
    r"|here('s| is) (the|a|your) (reply|response|draft|answer).*"
    r"|以下是.{0,12}(回复|回信|邮件).*)\s*$"
)
_LABEL = re.compile(
    r"(?i)^\s*(\*\*)?(assistant|reply|answer|response|回复|回信|正文|答复)(\*\*)?\s*[:：]\s*"
)
_HELLOS = (
    "dear|hello|hi|good (morning|afternoon|evening)|guten tag|hallo|liebe[rs]?|bonjour|hola|ciao"
)
_GREETING = re.compile(
    rf"(?i)^\s*(({_HELLOS})\b[^.!?\n]{{0,40}}[,:!.]?"
    r"|(尊敬的|亲爱的)[^。！？\n]{0,20}[，：:,！!]?"
    r"|[^，。！？\s]{0,12}[，,]?\s*(您好|你好)[，：:,！!。]?)\s*$"
)
_CLOSING = re.compile(
    r"(?i)^\s*((with |many )?(best|kind|warm|warmest|kindest)?\s*(regards|wishes)"
    r"|(yours |very )?(sincerely|truly|faithfully)|respectfully|cheers|best"
    r"|mit freundlichen|cordialement|saludos|cordiali|此致|敬礼|祝好|顺祝|顺颂|祝商祺"
    r"|\[?(your (full )?name|signature|name)\]?|[【\[](您的|你的)?(姓名|名字|签名)[】\]])"
    r"[\s,.!，。！\w]{0,24}$"
)
_MARKDOWN = re.compile(r"\*\*|__|^#{1,4}\s+")


class BodyCleaner:
    """Takes an answer piece by piece and gives back what may be shown, piece by piece."""

    def __init__(self, sign: str = "", recipient: str = "") -> None:
        """sign: the name that ends the letter. recipient: the name that begins it."""
        self._names = {name.casefold() for name in (sign, recipient) if name}
        self._sign = sign.casefold()
        self._line = ""
        self._is_line_open = False
        self._gap = 0
        self._seen: set[str] = set()
        self._has_text = False
        self._is_thinking = False
        self.is_finished = False

    def feed(self, piece: str) -> str:
        """Return the text that may be appended on screen, perhaps none yet."""
        if self.is_finished:
            return ""
        self._line += piece
        if self._is_waiting_for_thought():
            return ""
        shown = ""
        while "\n" in self._line and not self.is_finished:
            line, self._line = self._line.split("\n", 1)
            shown += self._end_line(line)
        if self.is_finished:
            return shown
        return shown + self._open_line()

    def finish(self) -> str:
        """Return what was held back, at the end of the answer."""
        if self.is_finished or self._is_thinking:
            return ""
        line, self._line = self._line, ""
        return self._end_line(line)

    def _is_waiting_for_thought(self) -> bool:
        start = self._line.lstrip()
        if not self._has_text and start.startswith(_THINK_OPEN):
            self._is_thinking = True
        if self._is_thinking:
            _, close, rest = self._line.partition(_THINK_CLOSE)
            if not close:
                return True
            self._is_thinking, self._line = False, rest.lstrip()
        return not self._has_text and 0 < len(start) < 7 and _THINK_OPEN.startswith(start)

    def _open_line(self) -> str:
        """Return what of an unfinished line may be shown."""
        hold = _HOLD_WIDTH if self._has_text else _FIRST_HOLD_WIDTH
        if not self._is_line_open and text_width(self._line) < hold:
            return ""
        cut = len(self._line) - 1 if self._line.endswith(("*", "_")) else len(self._line)
        text, self._line = self._line[:cut], self._line[cut:]
        return self._emit(text, starts=not self._is_line_open, ends=False)

    def _end_line(self, line: str) -> str:
        if self._is_line_open:
            self._is_line_open = False
            shown = _MARKDOWN.sub("", line).rstrip()
            self._gap = 1
            return shown
        return self._whole_line(line)

    def _whole_line(self, line: str) -> str:
        bare = line.strip()
        if not bare:
            self._gap += 1 if self._has_text else 0
            return ""
        if _DROPPED_LINE.match(bare) or (not self._has_text and self._is_greeting(bare)):
            return ""
        if self._is_closing(bare) or self._is_repeated(bare):
            self.is_finished = True
            return ""
        shown = self._emit(line, starts=True, ends=True)
        self._gap = 1
        return shown

    def _emit(self, text: str, *, starts: bool, ends: bool) -> str:
        if starts:
            text = text.lstrip()
            if not self._has_text:
                text = _LABEL.sub("", text)
        text = _MARKDOWN.sub("", text)
        if ends:
            text = text.rstrip()
        self._is_line_open = not ends
        if not text:
            return ""
        gap = "\n" * min(self._gap, 2) if starts and self._has_text else ""
        self._gap, self._has_text = 0, True
        return gap + text

    def _is_greeting(self, line: str) -> bool:
        return bool(_GREETING.match(line)) or line.rstrip(",，:：!！").casefold() in self._names

    def _is_closing(self, line: str) -> bool:
        is_signature = bool(self._sign) and line.strip(" -–—*").casefold() == self._sign
        return is_signature or bool(_CLOSING.match(line))

    def _is_repeated(self, line: str) -> bool:
        """Small models fall into loops: the second time a line comes, the letter is over."""
        if len(line) < 20:
            return False
        is_repeated = line in self._seen
        self._seen.add(line)
        return is_repeated


def text_width(text: str) -> int:
    """Return a text's length with three for each character that is as good as a word."""
    return sum(3 if char >= "\u2e80" else 1 for char in text)


_SCRIPTS = {
    "zh": ("CJK",),
    "ja": ("CJK", "HIRAGANA", "KATAKANA"),
    "ko": ("HANGUL", "CJK"),
    "ru": ("CYRILLIC",),
    "uk": ("CYRILLIC",),
    "bg": ("CYRILLIC",),
    "el": ("GREEK",),
    "ar": ("ARABIC",),
    "he": ("HEBREW",),
    "th": ("THAI",),
    "hi": ("DEVANAGARI",),
}
_PLACEHOLDER = re.compile(r"\[[^\]\n]*\]|【[^】\n]*】|\S+@\S+|https?://\S+")
_MIN_LETTERS = 8


def is_in_language(text: str, language: str) -> bool:
    """Say whether a text can be in a language, judged by its script.

    Names and codes in Latin letters are common in every language, so a third of the letters in the
    language's own script is enough. Too little text is always in the language.
    """
    wanted = _SCRIPTS.get(language, ("LATIN",))
    names = [unicodedata.name(char, "") for char in _PLACEHOLDER.sub(" ", text) if char.isalpha()]
    if len(names) < _MIN_LETTERS:
        return True
    own = sum(1 for name in names if name.startswith(wanted))
    needed = 0.35 if wanted != ("LATIN",) else 0.7
    return own >= needed * len(names)
