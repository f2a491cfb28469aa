"""Which of the usual encodings makes the likeliest text of some bytes.

General detectors need a paragraph; a subject or a name has six letters. So each likely encoding is
tried and the characters it gives are weighed: common ones of a living language count, rare ones
hardly. Where nothing here looks likely, `charset_normalizer` decides.
"""

from __future__ import annotations

import codecs

MAX_BYTES = 64_000
MIN_LIKELIHOOD = 0.35

_CANDIDATES = (
    "gb18030", "big5hkscs", "cp932", "euc_jp", "cp949", "cp1252", "cp1250", "cp1251", "koi8_r",
    "cp1253", "cp1254",
)  # fmt: skip
_OTHERS = ["cp1255", "cp1256", "cp874", "iso8859_2", "iso8859_5", "cp866", "cp850", "mac_roman"]

_HAN = frozenset(
    "的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可"
    "她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三"
    "已老从动两长您请谢价格客户订单问题联系尽快回复收到产品询电话邮件公司名姓地址时间发送货款付费退换"
    "這來個們為時說會過對後還發當開見經頭從動兩長請謝價單問題聯繫盡復產詢電話郵間貨費換買賣"
    "样件号日月元点分前今明王李张刘陈杨黄赵吴周伟芳娜敏静丽强磊军洋勇艳杰娟涛超秀霞平刚桂"
)
_KOREAN = frozenset(
    "이다는을의에가고하지도로사기한은어나인를해리자시서부대정그아들수라일게만전구보습니안녕문드요세합"
    "감주신제우여있없것으며과와까면김박최조장윤임오송"
)
_LATIN = frozenset("éèàùâêîôûçäöüßñáíóúãõåøæëïÄÖÜÉÀÇÑÅØ€“”‘’–—…•«»£§°®©™·\u00a0")
_LATIN_EAST = frozenset("łąęśżźćńčřžšěůýďťňőűĺľŕŁŚŻŹĆČŘŽŠÝșțăâîđ")
# Of Italian. In Czech read as Western they stand beside ø, in Cyrillic beside other such letters.
_GRAVE, _CZECH = frozenset("ìòÌÒÈ"), frozenset("øšžØŠŽ")
_SIGNS = (
    (frozenset("，。、；：？！（）《》「」　"), 0.8),
    (_LATIN, 0.9),
    (_LATIN_EAST, 0.7),
    (frozenset("ışğİŞĞ"), 0.6),
)


def guess_codec(data: bytes) -> str:
    """Return the likeliest codec for bytes that are not UTF-8; "cp1252" when nothing is likely."""
    sample = _lines_with_letters(data)
    best, likelihood = "cp1252", 0.0
    for codec in _CANDIDATES:
        try:
            text = codecs.decode(sample, codec)
        except ValueError:
            continue
        found = _likelihood(text)
        if found > likelihood + 0.01:
            best, likelihood = codec, found
    if likelihood >= MIN_LIKELIHOOD:
        return best
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 3 MB, for whoever has to guess

    other = from_bytes(sample, cp_isolation=[*_CANDIDATES, *_OTHERS], threshold=0.5).best()
    return other.encoding if other else best


def _lines_with_letters(data: bytes) -> bytes:
    """Return the lines that hold more than ASCII: the others tell nothing about the encoding."""
    lines = [line for line in data[: 16 * MAX_BYTES].splitlines() if not line.isascii()]
    # Half a character at the end would rule out the right encoding, so whole lines only.
    kept: list[bytes] = []
    size = 0
    for line in lines:
        size += len(line) + 1
        if kept and size > MAX_BYTES:
            break
        kept.append(line)
    return b"\n".join(kept)


def _likelihood(text: str) -> float:
    """Return the mean weight of the characters beyond ASCII, 0.0 to 1.0."""
    is_italian = _CZECH.isdisjoint(text)
    weights = [
        _weight(character, text[max(index - 1, 0)], is_italian=is_italian)
        for index, character in enumerate(text)
        if character > "\x7f"
    ]
    return sum(weights) / len(weights) if weights else 0.0


def _weight(character: str, before: str, *, is_italian: bool) -> float:
    if "\u4e00" <= character <= "\u9fff":
        return 1.0 if character in _HAN else 0.4
    if "\uac00" <= character <= "\ud7af":
        return 1.0 if character in _KOREAN else 0.3
    if "\u0370" <= character <= "\u04ff":
        return _alphabet_weight(character, before)
    if "\u3040" <= character <= "\u30ff":
        return 0.95
    if character in _GRAVE:
        return 0.75 if is_italian and before.isascii() else 0.0
    return next((weight for known, weight in _SIGNS if character in known), 0.0)


def _alphabet_weight(character: str, before: str) -> float:
    """Weigh a Greek or Cyrillic letter: in a wrong encoding the capitals stand inside words."""
    if character.islower():
        return 0.85 if not before.isascii() or not before.isalpha() else 0.2
    return 0.5 if character.isalpha() and not before.isalpha() else 0.05
