"""What the program itself writes in a letter: the greeting, the closing, the names of languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from core.domain.draft import Manner, Tone
from core.text.language import LANGUAGE_NAMES

_GREETINGS = {
    "en": ("Dear {name},", "Hello,"),
    "zh": ("{name}，您好：", "您好："),
    "de": ("Guten Tag {name},", "Guten Tag,"),
    "fr": ("Bonjour {name},", "Bonjour,"),
    "es": ("Hola {name}:", "Hola:"),
    "it": ("Gentile {name},", "Buongiorno,"),
    "pt": ("Olá {name},", "Olá,"),
    "nl": ("Beste {name},", "Goedendag,"),
    "pl": ("Dzień dobry {name},", "Dzień dobry,"),
    "ru": ("Здравствуйте, {name}!", "Здравствуйте!"),
    "ja": ("{name} 様", "お世話になっております。"),
    "ko": ("{name} 님, 안녕하세요.", "안녕하세요."),
}
_CLOSINGS = {
    "en": "Best regards,",
    "zh": "祝好！",
    "de": "Mit freundlichen Grüßen",
    "fr": "Cordialement,",
    "es": "Saludos cordiales,",
    "it": "Cordiali saluti,",
    "pt": "Com os melhores cumprimentos,",
    "nl": "Met vriendelijke groet,",
    "pl": "Z poważaniem,",
    "ru": "С уважением,",
    "ja": "よろしくお願いいたします。",
    "ko": "감사합니다.",
}
_GREETINGS_BY_TONE = {
    ("en", Tone.FRIENDLY): ("Hi {name},", "Hi,"),
    ("en", Tone.FORMAL): ("Dear {name},", "Dear Sir or Madam,"),
    ("zh", Tone.FRIENDLY): ("{name}，你好：", "你好："),
    ("zh", Tone.FORMAL): ("尊敬的{name}：", "尊敬的客户："),
    ("de", Tone.FRIENDLY): ("Hallo {name},", "Hallo,"),
    ("fr", Tone.FORMAL): ("{name},", "Madame, Monsieur,"),
}
_CLOSINGS_BY_TONE = {
    ("en", Tone.FRIENDLY): "Best wishes,",
    ("en", Tone.FORMAL): "Yours sincerely,",
    ("zh", Tone.FRIENDLY): "祝一切顺利！",
    ("zh", Tone.FORMAL): "此致\n敬礼",
    ("de", Tone.FRIENDLY): "Viele Grüße",
    ("en", Tone.FIRM): "Regards,",
    ("zh", Tone.FIRM): "特此回复。",
    ("de", Tone.FIRM): "Mit freundlichem Gruß",
}
OWN_LANGUAGES = ("en", "zh")
"""In which the program has sentences of its own; for others they are translated from English."""
_OPENINGS = {
    ("en", "plain"): "Thank you for your message.",
    ("en", "praise"): "Thank you very much for your kind words.",
    ("en", "thanks"): "You are very welcome.",
    ("zh", "plain"): "感谢您的来信。",
    ("zh", "praise"): "非常感谢您的肯定。",
    ("zh", "thanks"): "不客气，谢谢您的来信。",
}
_OPENINGS_BY_TONE = {
    ("en", Tone.FRIENDLY): "It was lovely to hear from you.",
    ("en", Tone.FORMAL): "We thank you for your message.",
    ("zh", Tone.FRIENDLY): "很高兴收到您的来信！",
    ("zh", Tone.FORMAL): "来信收悉，谨致谢意。",
    ("en", Tone.FIRM): "I have read your message.",
    ("zh", Tone.FIRM): "您的来信我们看过了。",
}
_SORRY = {"en": "I am very sorry about this.", "zh": "非常抱歉，给您添麻烦了。"}
_SORRY_THAT = {"en": "I am very sorry to hear that {what}.", "zh": "听您说{what}，非常抱歉。"}
_GLAD = {"en": "I am delighted that you are happy with it.", "zh": "您满意，我们非常高兴。"}
_WHICH = {"en": "Which of these would suit you?", "zh": "您看哪个时间方便？"}
_HOW_MUCH = {"en": "How many {what} would it be?", "zh": "请问大概多少{what}？"}
_NOTED = {"en": "Thank you for letting me know.", "zh": "谢谢您告知，我们知道了。"}
_CHECKS = {
    "en": "I will look into it and come back to you.",
    "zh": "我核实后再回复您。",
}
_CHECKS_REST = {
    "en": "I will check the rest and come back to you.",
    "zh": "其余的我核实后再回复您。",
}
_CHECKS_TOPICS = {
    "en": ("About {topics} I will check and write to you again.", " and "),
    "zh": ("关于{topics}，我核实后再回复您。", "和"),
}
_MORE = {
    "en": "Could you tell me a little more about what you need?",
    "zh": "方便的话，请告诉我您具体想要什么。",
}
_VERDICTS = {("en", "yes"): "Yes", ("en", "no"): "I am afraid not", ("zh", "no"): "很抱歉"}
_FIRM_VERDICTS = {("en", "no"): "No", ("zh", "no"): ""}
"""A plain no, without regret."""
_CAN = re.compile("能|可以|可否")
_TITLES = re.compile(r"(?i)^(mr|mrs|ms|miss|dr|prof|sir|herr|frau|mme|m)\b\.?")
_ENGLISH_TITLE = re.compile(
    r"(?i)^(mr|mrs|ms|miss|mx|dr|prof|professor)\b\.?(?: (?:dr|prof)\b\.?)* (?!and\b|&)(.+)$"
)
_BEHIND_NAME = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "obe", "mbe"})
_COMMA = re.compile(r"\s*[,，]\s*")
_IS_SHORT = re.compile(r"^\S+\. |,")
_IN_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
_NO_FIRM = (
    r"(?!.*\b(?:and|und|et|y|inc|ltd|llc|llp|plc|co|corp|gmbh|ag|kg|ug|sa|sas|sarl|srl|bv|nv|oy|ab"
    r"|as|pty|team|sales|support|service|office|dept|department|accounts)\b)"
)
_NAME_WORD = r"[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_]*)*"
_FAMILY = re.compile(rf"(?i){_NO_FIRM}{_NAME_WORD}(?: {_NAME_WORD}){{0,3}}$")
_GIVEN = re.compile(rf"(?i){_NO_FIRM}{_NAME_WORD}(?: {_NAME_WORD}){{0,2}}$")
_NO_NAME = re.compile(r"[@\d£$€¥%!?:]|www\.|(?:\S+ ){6}")
"""A sender writes whatever they like for a name; what isn't one is no greeting."""
_MAX_NAME_CHARS = 60
_MAX_TURNED_CHARS = 200
"""A longer one is never turned round: whether it is a person's would take ever longer to tell."""
_MOST_TOPICS = 2
_SAID_ALREADY = ("Yes", "No,", "I am afraid", "Unfortunately", "可以", "很抱歉", "抱歉")
_ZH_INSIDE = ("我们", "您", "门", "周", "不", "没")
_SMALL_INSIDE = ("We", "You", "Your", "The", "Our", "A", "An", "It", "There", "All", "No")
_HAN = re.compile("[\u3400-\u9fff]")


def greeting(
    language: str, name: str, tone: Tone = Tone.USUAL, manner: Manner | None = None
) -> str:
    """Return the line that begins a letter; neutral when the name is unknown or no name.

    manner: greet as the owner usually does.
    """
    if manner is not None and manner.greeting and tone is Tone.USUAL and _called(language, name):
        return manner.greeting.replace("{name}", _called(language, name))
    usual = _GREETINGS.get(language, ("{name},", "Hello,"))
    with_name, without = _GREETINGS_BY_TONE.get((language, tone), usual)
    called = _called(language, name)
    if called and tone is Tone.FORMAL and not _titled(language, called):
        called = as_spoken(name)
    return with_name.replace("{name}", called) if called else without


def opening(
    language: str, situation: str, manner: Manner | None = None, tone: Tone = Tone.USUAL
) -> str:
    """Return how the body begins, in English for languages that the program has no words of."""
    own = _own(language)
    toned = _OPENINGS_BY_TONE.get((own, tone), "") if situation == "plain" else ""
    return _contracted(toned or _OPENINGS[own, situation], manner)


def sorry(language: str, what: str, manner: Manner | None = None) -> str:
    """Return the apology to an upset customer. what: they say has happened, "" when unclear."""
    words = _SORRY_THAT if what and language in OWN_LANGUAGES else _SORRY
    return _contracted(words[_own(language)].replace("{what}", what), manner)


def delight(language: str) -> str:
    """Return what an answer to mere thanks says at least."""
    return _GLAD[_own(language)]


def acknowledgement(language: str) -> str:
    """Return what an answer says to a message that only tells something."""
    return _NOTED[_own(language)]


def which_suits(language: str) -> str:
    """Return the question that follows where several times are offered."""
    return _WHICH[_own(language)]


def how_much(language: str, what: str) -> str:
    """Return the question that follows a price which depends on how much it is."""
    return _HOW_MUCH[_own(language)].replace("{what}", what)


def joined(before: str, sentence: str, language: str) -> str:
    """Return the text with a sentence more."""
    gap = "" if not before or not sentence or language in ("zh", "ja") else " "
    return before + gap + sentence


def _own(language: str) -> str:
    return language if language in OWN_LANGUAGES else "en"


def _contracted(said: str, manner: Manner | None) -> str:
    return said.replace("I am", "I'm") if manner is not None and manner.contracts else said


def will_check(language: str, topics: Sequence[str] = (), *, is_rest: bool = False) -> str:
    """Return the sentence that leaves questions open.

    topics: what they are about, short, () when that is not sure. is_rest: others are answered.
    """
    own = _own(language)
    if topics and len(topics) <= _MOST_TOPICS and own == language:
        words, both = _CHECKS_TOPICS[own]
        return words.replace("{topics}", both.join(topics))
    return _CHECKS_REST[own] if is_rest else _CHECKS[own]


def asks_more(language: str) -> str:
    """Return the question back to whoever doesn't know yet what they want."""
    return _MORE[_own(language)]


def decided(said: str, verdict: str, asked: str, language: str, *, tone: Tone = Tone.USUAL) -> str:
    """Return an answer that begins with yes or no; verdict: "yes", "no" or ""."""
    firm = _FIRM_VERDICTS if tone is Tone.FIRM else {}
    lead = (_VERDICTS | firm).get((language, verdict), "")
    if (language, verdict) == ("zh", "yes"):
        lead = "可以" if _CAN.search(asked) else "是的"
    if not said or not lead or said.startswith(_SAID_ALREADY):
        return said
    if language == "zh":
        return f"{lead}{'，' if said.startswith(_ZH_INSIDE) else '。'}{said}"
    if said.split(" ", maxsplit=1)[0] not in _SMALL_INSIDE:
        return f"{lead}. {said}"
    return f"{lead}: {said[:1].lower()}{said[1:]}"


def closing(language: str, sign: str, tone: Tone = Tone.USUAL, manner: Manner | None = None) -> str:
    """Return the lines that end a letter; a placeholder stands for a name that isn't known."""
    own = manner.closing if manner is not None and tone is Tone.USUAL else ""
    line = own or _CLOSINGS_BY_TONE.get((language, tone), _CLOSINGS.get(language, ""))
    name = sign.strip() or ("[您的名字]" if language == "zh" else "[your name]")
    return "\n".join(part for part in (line, name) if part)


def language_name(language: str) -> str:
    """Return what a prompt calls a language; 中文 and English each in their own words."""
    names = LANGUAGE_NAMES.get(language, (f"language {language}",))
    return "简体中文" if language == "zh" else names[0]


def _called(language: str, name: str) -> str:
    """Return the name to greet with: in English the first one or title and last, else all of it."""
    name = as_spoken(name)
    if len(name) > _MAX_NAME_CHARS or not any(map(str.isalpha, name)) or _NO_NAME.search(name):
        return ""
    if titled := _titled(language, name):
        return titled
    words = name.split(" ")
    is_plain = len(words) in (2, 3) and not _TITLES.match(name) and len(words[0]) > 1
    if language == "en" and is_plain and not _IS_SHORT.search(name) and _is_latin(name):
        return words[0]
    return name


def as_spoken(name: str) -> str:
    """Return a name as people say it: "Maria Lopez" for "Lopez, Maria", 王芳 for 「王，芳」.

    Only where it is clearly a person's: "Lopez, Sons & Co." and "Acme, Inc." stay as they are.
    """
    name = " ".join(name.split())
    if len(name) > _MAX_TURNED_CHARS:
        return name
    whole, *rest = (part.strip() for part in _COMMA.split(_IN_BRACKETS.sub("", name)))
    kept = [part for part in rest if part.replace(".", "").casefold() not in _BEHIND_NAME]
    if not rest:
        return name
    if not kept:
        return whole  # "John Poe, Jr."
    family, given = whole, kept[0]
    if len(kept) > 1 or not _FAMILY.match(family) or not _GIVEN.match(given):
        return name
    is_han = _HAN.search(family) and _HAN.search(given)
    return f"{family}{given}" if is_han else f"{given} {family}"


def _titled(language: str, name: str) -> str:
    """Return title and family name, as English greets: "Mrs Whitworth"; "" without a title."""
    found = _ENGLISH_TITLE.match(name) if language == "en" and _is_latin(name) else None
    if found is None:
        return ""
    words = found[2].split(" ")
    while len(words) > 1 and words[-1].replace(".", "").casefold() in _BEHIND_NAME:
        words.pop()
    first = len(words) - 1
    while first > 0 and words[first - 1].islower():  # van, de la
        first -= 1
    return " ".join((found[1].capitalize(), *words[first:]))


def _is_latin(text: str) -> bool:
    return all(unicodedata.name(char, "").startswith("LATIN") for char in text if char.isalpha())
