"""How much texts say about a question, by the words they share with it.

Okapi BM25 (Robertson and Zaragoza 2009, equation 3.15, k1 = 1.2, b = 0.75). Chinese has no spaces,
so pairs of its characters count as words.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from core.text.language import is_function_word

_HAN = "\u3400-\u9fff"
_TOKEN = re.compile(f"[{_HAN}]+|[^\\W_{_HAN}]{{3,}}")
_HAN_TOKEN = re.compile(f"[{_HAN}]+|[^\\W_{_HAN}]{{2,}}")
"""Between Chinese characters two Latin letters are a name: 「考OW」, 「PU皮」."""
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ies|es|s|ed)$")
"""Of a word of which enough is left: a king is no k, and a bed no b."""
_K1, _B = 1.2, 0.75
_STEM = 4
"""Letters of a word by which it is known: shelf and shelves."""
# What language.py's lists for telling languages apart don't hold.
_EMPTY = frozenset(
    re.findall(
        r"\S+",
        "could should again same else than then these those here her she him our out own its need "
        "want like know think tell say give take make come more much many very just now "
        "什么 多少 我们 你们 您们 可以 这个 那个 怎么 还是 一个 不用 您好 你好 谢谢 请问 麻烦 现在 "
        "自己 已经 时候 没有 不是 就是 如果 因为 所以 但是 不能 一下 想要 老师 先生 女士",
    )
)

# Words with which a customer and a price list name the same thing.
_SAME = {
    word: names.split()[0]
    for names in (
        "delivery deliver postage shipp shipment courier",
        "price cost charge fee rate",
        "open opening close closing hour hours",
        "repair fix mend",
        "refund reimburse reimbursement",
        "appointment booking reservation slot",
        "invoice bill receipt",
        "parking park",
        "运费 包邮 邮费 快递 配送 免邮 送货",
        "营业 开门 关门 几点",
        "维修 修理 保修",
        "退款 退钱 退货 退费",
        "价格 报价 价钱 单价 总价",
        "预约 预订 预定 订位",
        "发票 账单 收据",
    )
    for word in names.split()
}


def telling_words(text: str) -> list[str]:
    """Return the words of a text that say what it is about, without their endings."""
    words: list[str] = []
    shape = _HAN_TOKEN if re.search(f"[{_HAN}]", text) else _TOKEN
    for token in shape.findall(text.casefold()):
        if re.match(f"[{_HAN}]", token):
            words.extend(token[i : i + 2] for i in range(len(token) - 1))
        else:
            # A plural or a past form should still meet its plain word.
            words.append(_ENDING.sub("", token))
    telling = (word for word in words if word not in _EMPTY and not is_function_word(word))
    return [_SAME.get(word, word) for word in telling]


def _forms(text: str) -> list[str]:
    return [word.removesuffix("e") if len(word) >= _STEM else word for word in telling_words(text)]


def stem(word: str) -> str:
    """Return what a word and its other forms have in common: "bike" and "bikes", "dive", "diving".

    A word as `telling_words` returns it, which has lost the "es" of "bikes".
    """
    return word[: _STEM - 1] if len(word) == _STEM and word.endswith("e") else word[:_STEM]


def rank(texts: Sequence[str], question: str) -> list[float]:
    """Return for each text how much it says about the question, 0.0 for nothing."""
    asked = set(_forms(question))
    held = [Counter(_forms(text)) for text in texts]
    spread = Counter(word for words in held for word in words)
    usual = sum(words.total() for words in held) / max(1, len(held))
    return [
        sum(
            math.log(1 + (len(held) - spread[word] + 0.5) / (spread[word] + 0.5))
            * words[word]
            / (words[word] + _K1 * (1 - _B + _B * words.total() / usual))
            for word in asked & words.keys()
        )
        for words in held
    ]
