"""Which language a text is in, told by its script and its commonest words.

Good for choosing in which language to answer, not for linguistics. A text too short to tell gives
"", which is an answer too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

MAX_CHARS_READ = 4_000
_FIRST_CHARS = 800
MIN_WORDS = 3
_LETTERS_OF = {
    "ja": r"\u3040-\u30ff",
    "ko": r"\uac00-\ud7af\u1100-\u11ff",
    "zh": r"\u3400-\u4dbf\u4e00-\u9fff",
    "cyrillic": r"\u0400-\u04ff",
    "ar": r"\u0600-\u06ff",
    "he": r"\u0590-\u05ff",
    "el": r"\u0370-\u03ff",
    "th": r"\u0e00-\u0e7f",
    "hi": r"\u0900-\u097f",
}
_SCRIPTS = {name: re.compile(f"[{letters}]+") for name, letters in _LETTERS_OF.items()}
_HAN = re.compile(f"[{_LETTERS_OF['zh']}]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
# Of any script but the Chinese and the Latin one.
_OTHER = re.compile("".join(["[", *(_LETTERS_OF[name] for name in _SCRIPTS if name != "zh"), "]"]))
STOP_WORDS = {
    "en": "the be to of and a in that have i it for not on with he as you do at this but his by "
    "from they we say or an will my would there their what so up if about who get which can is "
    "are was were has been your please thanks thank our any could should hi hello dear me",
    "de": "der die das und ist nicht ein eine ich sie wir mit für auf den dem von zu im es auch "
    "als an werden haben wird sind bei oder nach aus dass wie kann noch bitte danke ihre ihr uns "
    "mir hallo sehr geehrte geehrter freundlichen grüße habe wurde über",
    "fr": "le la les de des et un une est que pour dans ce il qui ne pas vous je sur avec nous se "
    "au par plus mais ou votre notre être sont merci bonjour du en cette ai avez aux cordialement",
    "es": "el la los las de y que en un una es no por con para su lo como más pero sus le ya o "
    "este sí porque esta son entre cuando muy sin sobre también me hasta hay donde gracias hola "
    "usted se del al nos saludos estimado",
    "it": "il lo la gli di e che in un una è non per con sono da come più ma anche si della del "
    "alla mi questo grazie ciao abbiamo ho ha vostro nostro dei le delle nel buongiorno saluti",
    "pt": "o a os as de e que em um uma é não por com para se da do na no mais como mas ao sua seu "
    "você obrigado obrigada olá nos são está já também muito dos das isso estou bom dia",
    "nl": "de het een en van is in dat op te niet zijn met voor ik je we aan er om ook als bij "
    "maar nog naar heeft hebben wordt kan u uw ons dank bedankt groeten graag geachte wij",
    "sv": "och att det som en är på för med inte jag av den till har vi om ett men från kan så "
    "var ska du hej tack vänliga hälsningar",
    "da": "og at det som en er på for med ikke jeg af den til har vi om et men fra kan så var "
    "skal du hej tak venlig hilsen",
    "pl": "i w na nie się jest z do to że o jak po za co ale od czy dla są proszę dziękuję "
    "dzień dobry pozdrawiam oraz przez mam",
    "tr": "ve bir bu için de da ile çok ne mi var ben ama daha sonra olarak kadar merhaba "
    "teşekkürler iyi nasıl lütfen",
}
LANGUAGE_NAMES: dict[str, tuple[str, ...]] = {
    "en": ("English", "英文", "英语"),
    "zh": ("Chinese", "Mandarin", "中文", "汉语", "普通话", "简体中文"),
    "de": ("German", "Deutsch", "德文", "德语"),
    "fr": ("French", "Français", "法文", "法语"),
    "es": ("Spanish", "Español", "西班牙文", "西班牙语", "西语"),
    "it": ("Italian", "Italiano", "意大利文", "意大利语"),
    "pt": ("Portuguese", "Português", "葡萄牙文", "葡萄牙语"),
    "nl": ("Dutch", "Nederlands", "荷兰文", "荷兰语"),
    "pl": ("Polish", "Polski", "波兰文", "波兰语"),
    "ru": ("Russian", "Русский", "俄文", "俄语"),
    "ja": ("Japanese", "日文", "日语"),
    "ko": ("Korean", "韩文", "韩语"),
    "ar": ("Arabic", "阿拉伯文", "阿拉伯语"),
    "tr": ("Turkish", "Türkçe", "土耳其文", "土耳其语"),
    "sv": ("Swedish", "Svenska", "瑞典文", "瑞典语"),
    "da": ("Danish", "Dansk", "丹麦文", "丹麦语"),
    "uk": ("Ukrainian", "乌克兰文", "乌克兰语"),
}
"""Code -> what the language is called: in English first, then in its own words and in Chinese."""
_WORDS = {code: frozenset(words.split()) for code, words in STOP_WORDS.items()}
# Of each word the signs of the languages that have it, so that they are counted as letters are.
_SIGNS = dict(zip("abcdefghijk", _WORDS, strict=True))
_LANGUAGES: dict[str, str] = {
    word: "".join(sign for sign, code in _SIGNS.items() if word in _WORDS[code])
    for word in frozenset().union(*_WORDS.values())
}
# Of ASCII: letters made small, what stands in no word of a language marked, the rest spaces.
_ODD = "#"
_LETTERS = "".join(
    sign.lower() if sign.isalpha() else _ODD if sign in "@0123456789" else " "
    for sign in map(chr, range(128))
)
_DIGIT = re.compile(r"\d")
_UKRAINIAN = re.compile(r"[іїєґ]", re.IGNORECASE)
_NO_GAPS = "".join(_LETTERS_OF[name] for name in ("zh", "ja"))
"""Letters that are written without spaces: what stands beside a digit is another word."""
_NOT_LANGUAGE = re.compile(rf"https?://\S+|\S+@\S+|[^\s{_NO_GAPS}]*\d[^\s{_NO_GAPS}]*")
# What may hold such a thing, found without looking at each letter again and again.
_ODD_WORD = re.compile(r"\s[^\s\d@:]*+[\d@:]\S*")


def has_han(text: str) -> bool:
    """Say whether a text has Chinese characters; "£9" and a curved quote make no text Chinese."""
    return _HAN.search(text) is not None


def is_function_word(word: str) -> bool:
    """Say whether a word (casefolded) only holds sentences together, in any language we know."""
    return word in _LANGUAGES


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the language most of the text is in, or "" when unsure.

    A long text is in the language that its beginning is in beyond doubt.
    """
    first = text[:_FIRST_CHARS]
    if len(text) > _FIRST_CHARS and first.isascii():
        clear = _by_words(_plain_words(first), every=4, lead=3)
        if clear:
            return clear
    sample = text[:MAX_CHARS_READ]
    if sample.isascii():
        return _by_words(_plain_words(sample))
    if "@" in sample or "://" in sample or _DIGIT.search(sample):
        sample = _without_addresses(sample)
    by_script = _by_script(sample)
    if by_script is not None:
        return by_script
    return _by_words(re.findall(r"[^\W\d_]+", sample.casefold()))


def _plain_words(sample: str) -> list[str]:
    """Return the words of a text of ASCII."""
    plain = sample.translate(_LETTERS)
    if _ODD in plain or "://" in sample:
        plain = _without_addresses(sample).translate(_LETTERS)
    return plain.split()


def _without_addresses(sample: str) -> str:
    """Return a text without addresses, links and words that have a digit."""
    return _ODD_WORD.sub(lambda word: _NOT_LANGUAGE.sub(" ", word.group()), f" {sample}")


def _by_script(sample: str) -> str | None:
    """Return the language its script tells, None for a text in Latin letters."""
    counts = dict.fromkeys(_SCRIPTS, 0)
    for name in _SCRIPTS if _OTHER.search(sample) else ("zh",):
        counts[name] = len("".join(_SCRIPTS[name].findall(sample)))
    latin_letters = len("".join(_LATIN.findall(sample)))
    east_asian = counts["ja"] + counts["ko"] + counts["zh"]
    # One Han character carries about as much as three Latin letters.
    if east_asian and east_asian * 3 >= latin_letters:
        return _east_asian(counts, east_asian)
    name, count = max(counts.items(), key=lambda item: item[1])
    if count < 3 or count < latin_letters:
        return None
    if name == "cyrillic":
        return "uk" if len(_UKRAINIAN.findall(sample)) * 50 > count else "ru"
    return name


def _east_asian(counts: dict[str, int], total: int) -> str:
    if counts["ko"] * 3 > total:
        return "ko"
    if counts["ja"] * 10 > total:
        return "ja"
    return "zh" if total >= 2 else ""


def _by_words(words: Sequence[str], *, every: int = 10, lead: float = 1.2) -> str:
    """Return the language of which two words are known, one in `every`, and which leads so far."""
    if len(words) < MIN_WORDS:
        return ""
    signs = "".join([_LANGUAGES[word] for word in words if word in _LANGUAGES])
    counts = sorted((signs.count(sign), sign) for sign in set(signs))
    best, sign = counts[-1] if counts else (0, "")
    second = counts[-2][0] if len(counts) > 1 else 0
    if best < 2 or best * every < len(words) or best < second * lead:
        return ""
    return _SIGNS[sign]
