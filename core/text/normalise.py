"""Keys by which two spellings of the same thing are found to be the same.

A key is for comparing only: what a person wrote is kept and shown as it was. All functions are
pure, never raise, and give "" when there is nothing to compare by.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MAX_PHONE_CHARS = 80
# Fewer digits than these may be the end of many numbers.
_FEWEST_TELLING = 9
_KEPT = 8192  # keys that an import needs again within the same batch
_KEPT_WORDS = 512  # a name is looked at for several keys, one soon after the other
_PLAIN_NUMBER = re.compile(r"^\+[0-9][0-9 ().-]*$")

_TITLES = "mr mrs ms miss mx dr prof sir herr frau monsieur madame mme sr sra"
_HONORIFICS = frozenset(_TITLES.split())
_FORMS = (
    "ltd limited inc incorporated corp corporation co company llc llp lp plc pty pte pvt gmbh mbh "
    "ag kg kgaa ug ohg gbr se sa sas sarl srl spa sl slu bv nv ab as asa oy oyj aps kk kft doo "
    "sro zrt ltda lda eirl ooo zao pao"
)
_LEGAL_FORMS = frozenset(_FORMS.split())
_HAN_FORMS = ("股份有限公司", "有限责任公司", "有限公司", "株式会社", "公司")
# Letters that Unicode does not take apart into a base letter and an accent.
_FOLDED_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_EXTENSION = re.compile(
    r"[;,]?\s*(?:\bext[.=]?|\bx|(?<=\d)x|#|分机|转)\s*(\d{1,7})\s*$", re.IGNORECASE
)
_HAN = r"\u3400-\u9fff\uf900-\ufaff"
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}])\s+(?=[{_HAN}])")
_ACCENT = re.compile("[\u0300-\u036f]")
_WITHIN_WORD = re.compile(r"(?<=\w)[.'’](?=\w|\s|$)")
_SIGN = re.compile(r"[^\w\s]|_")


@lru_cache(maxsize=_KEPT)
def normalise_email(text: str) -> str:
    """Return the address in small letters without what surrounds it, or "" when it is none."""
    if "@" not in text and text.isascii():
        return ""
    address = unicodedata.normalize("NFKC", text).strip().strip("<>\"' ;,").casefold()
    address = address.removeprefix("mailto:").strip()
    local, at, domain = address.rpartition("@")
    if not at or not local or not domain or len(address.split()) > 1:
        return ""
    return f"{local}@{domain.rstrip('.')}"


@lru_cache(maxsize=_KEPT)
def normalise_phone(text: str, region: str = "") -> str:
    """Return the number as E.164 where its country is known, else its digits.

    region: ISO 3166 code for numbers written without a country code, "" when unknown.
    An extension is kept ("+49301234567;ext=12"): two people at one switchboard are not one.
    """
    written = unicodedata.normalize("NFKC", text).strip()[:MAX_PHONE_CHARS]
    written = written.removeprefix("tel:")
    extension = _EXTENSION.search(written)
    suffix = f";ext={extension.group(1)}" if extension else ""
    number = written[: extension.start()] if extension else written
    digits = "".join(filter(str.isdecimal, number))
    if len(digits) < 3:
        return ""
    if number.startswith("00") and not region:
        number = "+" + number[2:]
    if not region and not number.startswith("+"):
        return digits + suffix
    if number.startswith("+") and _PLAIN_NUMBER.match(number) and _is_complete(digits):
        return f"+{digits}{suffix}"
    import phonenumbers  # noqa: PLC0415 - large, and whoever only folds names does without

    try:
        parsed = phonenumbers.parse(number, region.upper() or None)
    except phonenumbers.NumberParseException:
        return digits + suffix
    if not phonenumbers.is_possible_number(parsed):
        return digits + suffix
    written_as = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return f"{written_as}{suffix}"


def is_same_number(known: str, other: str) -> bool:
    """Say whether a phone's key says nothing that another one doesn't: "79460958", "+44...0958".

    known: the longer of the two, or as long.
    """
    digits = other.lstrip("+0")
    return known == other or (
        len(digits) >= _FEWEST_TELLING and ";" not in known + other and known.endswith(digits)
    )


def _is_complete(digits: str) -> bool:
    """Say whether these digits are surely a country code and a number of a possible length.

    What the library finds out with a dozen patterns; "no" only means that it has to be asked.
    """
    for length in (1, 2, 3):
        known = _lengths_in(digits[:length])
        if known is not None:
            trunk, lengths = known
            national = digits[length:]
            return len(national) in lengths and (not trunk or not trunk.match(national))
    return False


@lru_cache(maxsize=300)
def _lengths_in(code: str) -> tuple[re.Pattern[str] | None, frozenset[int]] | None:
    """Return what may stand before a national number, and how long one is; None for no country."""
    import phonenumbers  # noqa: PLC0415 - as above

    region = phonenumbers.region_code_for_country_code(int(code))
    if region == phonenumbers.UNKNOWN_REGION or code.startswith("0"):
        return None
    metadata = phonenumbers.PhoneMetadata.metadata_for_region_or_calling_code(int(code), region)
    if metadata is None or metadata.general_desc is None:
        return None
    trunk = metadata.national_prefix_for_parsing
    lengths = frozenset(metadata.general_desc.possible_length or ())
    return re.compile(trunk) if trunk else None, lengths


@lru_cache(maxsize=_KEPT)
def name_key(text: str) -> str:
    """Return a person's name for comparing: small letters, no accents or titles, words sorted.

    "Müller, Jörg", "Jörg Müller" and "Herr JÖRG MULLER" have the same key.
    """
    words = _words(text)
    named = [word for word in words if word not in _HONORIFICS]
    # Joined again, since sorting may bring Han words side by side that others kept apart.
    return _join_han(" ".join(sorted(named or words)))


@lru_cache(maxsize=_KEPT)
def company_key(text: str) -> str:
    """Return a firm's name for comparing: small letters, no accents, no legal form."""
    words = list(_words(text.replace("&", " and ") if "&" in text else text))
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and (words[-1] in _LEGAL_FORMS or words[-1] == "and"):
        words.pop()
    key = " ".join(words)
    if key.isascii():
        return key
    for form in _HAN_FORMS:
        shorter = key.removesuffix(form).strip()
        shorter = shorter.removeprefix(form).strip()
        if shorter and shorter != key:
            return shorter
    return key


def shown_name(text: str) -> str:
    """Return a person's name in small letters, no accents or signs, as it is shown.

    Titles before it are left out: "Herr Dr. Jörg Müller" is "jorg muller".
    """
    words = _words(text)
    begin = 0
    while begin < len(words) and words[begin] in _HONORIFICS:
        begin += 1
    return " ".join(words[begin:] or words)


def has_legal_form(text: str) -> bool:
    """Say whether a name ends in what only firms are called: "Ltd", "GmbH", "有限公司".

    Forms of two letters don't count: somebody may be called Sa or Co.
    """
    *first, last = _words(text) or ("",)
    if first and last in _LEGAL_FORMS and len(last) > 2:
        return True
    return any(last.endswith(form) and last != form for form in _HAN_FORMS)


def without_legal_form(name: str) -> str:
    """Return a name as it is written without the legal forms at its end: "Alard Bakery".

    Forms of two letters only in capitals: somebody may be called Sa or Co.
    """
    words, is_firm = name.split(), False
    while len(words) > 1:
        plain = plain_words(words[-1])
        is_sure = is_firm or len(plain) > 2 or words[-1].isupper()
        if plain and not (is_sure and plain in _LEGAL_FORMS):
            break  # a sign alone joins two forms: "GmbH & Co. KG"
        is_firm = True
        words.pop()
    return " ".join(words)


def plain_words(text: str) -> str:
    """Return the words as keys hold them, in their order: small letters, no accents or signs."""
    return " ".join(_words(text))


@lru_cache(maxsize=_KEPT_WORDS)
def _words(text: str) -> tuple[str, ...]:
    folded = fold(text)
    if folded.isascii() and folded.replace(" ", "").isalnum():
        return tuple(folded.split())
    # "Co.", "S.A.R.L." and "O'Neil" are one word each; other signs part words.
    joined = _WITHIN_WORD.sub("", folded)
    parted = _SIGN.sub(" ", joined)
    return tuple(_join_han(parted).split())


def _join_han(text: str) -> str:
    """Take out spaces between Chinese characters: "张 伟" and "张伟" are one name."""
    return text if text.isascii() else _BETWEEN_HAN.sub("", text)


def fold(text: str) -> str:
    """Return the text in small letters without accents, for searching and comparing."""
    if text.isascii():
        return text.lower()
    # Twice, because letters made for mathematics only become plain capitals the first time.
    plain = unicodedata.normalize("NFKD", text).casefold()
    taken_apart = unicodedata.normalize("NFKD", plain)
    # Only accents of Latin, Greek and Cyrillic: the marks of Japanese tell sounds apart.
    bare = _ACCENT.sub("", taken_apart)
    return unicodedata.normalize("NFC", bare).translate(_FOLDED_LETTERS)
