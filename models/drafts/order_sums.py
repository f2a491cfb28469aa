"""What the things that a customer names cost together: numbers are computed, words are generated.

A sum is made only when each thing maps to one price for sure, and it shows how it was reached.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.domain.draft import Fact
from core.text.asks import Ask
from core.text.ranking import stem, telling_words
from core.text.sentences import split_sentences
from models.claims.patterns import known_quantities
from models.claims.quantities import COUNT, MONEY, SHARE, Quantity
from models.drafts.discounts import Discount, UnsureDiscountError, discount_for, is_discount
from models.drafts.note_parts import is_titled, least_count, names_number

COMPUTED = "computed"
"""The source of a sum that the program worked out."""
BEFORE_DISCOUNT, BY_TIER = "before discount", "by tier"
"""The headings of a sum from which something may be taken, and of a price by how much it is."""
_AFTER = re.compile(
    r"(?i)[,.;:?!()\n，。；：？！（）、]|\b(?:and|or|for|in|with|from|to|at|cost|costs|plus|would)\b"
    r"|和|一共|总共|多少|什么|送"
)
_BEFORE = re.compile(r"[.;:?!()\n。；：？！（）、]|\b(?:and|or)\b|和")
_COMMA = re.compile("[,，]")
_LONGEST_BEFORE = 30
_OF = re.compile(
    r"(?i)^(?:more |of |the |your |those |these |pieces? |\d+(?:\.\d+)? ?(?:cm|mm|m) )+"
)
_DELIVERY = re.compile(r"(?i)deliver|postage|shipping|carriage|运费|配送|送货|邮费|包邮")
_DELIVERY_WORD = re.compile(rf"(?i)[a-z]*(?:{_DELIVERY.pattern[4:]})[a-z]*")
_DELIVERED = re.compile(
    r"(?i)deliver|\ball in\b|postage|shipping|送到|运费|包邮|连运|送[货去]|，送"
)
_NOTHING_EXTRA = re.compile(r"(?i)nothing extra|no extra|free of charge|不另收费|不再收费")
_EACH = re.compile(r"(?i)\b(?:each|apiece|per|every|a piece)\b|每")
_FURNITURE = re.compile(
    r"(?i)\b(?:table|chair|bench|desk|bookcase|shelf|cupboard|wardrobe|bed)e?s?\b|[桌椅]|长凳|柜|书架"
)
_FEE = ("delivery", "运费")
_SHORT = 2
_ASKING = re.compile(
    r"(?i)\b(?:price|cost|total|lot|deliver\w*|altogether|everything|much|would|all in|quote)\b"
    r"|多少钱?|总价|一共|总共|什么价|报价|帮我|算|麻烦|您"
    r"|连.{1,4}(?=一共|多少)|\d+ ?[个张把件块套]|[。？?]"
)
_IS_NO_THING = re.compile(
    r"(?i)(?:people|guests?|persons?|children|questions?|floors?|times?)\b|[字人位名天年月岁次楼件]事?"
)
_TIMES = re.compile(r"\s?[×xX*]\s?\d")
_TIMES_BEFORE = re.compile(r"\d\s?[×xX*]\s?$")
_CLASSIFIER = re.compile(r"^\s?[个张把件块套盏本条箱瓶只台盆棵株束份枚双袋桶罐杯壶]")
_WITH = re.compile("^(?:连|带|加|含)")
_PIECES = re.compile(
    r"(?<=[\d一二两三四五六七八九十])块(?!钱)(?=[\u3400-\u9fff]|\d+\s?(?:厘米|毫米|米|cm))"
)
_KINDS = ("furniture", "家具")
_NAME_ENDS = re.compile(r"[,，\d£$€¥(（:：]")
_PER_PIECE = re.compile("每.?\\s?$|起每.?$")
_PER_TIME = re.compile(
    r"(?i)(?:\b(?:a|per|each|every) |/ ?)(?:hour|day|night|week|month|year)\b"
    r"|[每/一]个?(?:小时|[天晚周月年])"
)
_ONE_TIME = re.compile(
    r"(?i)\b(?:a|per|one|each|every) (?:hour|day|night|week|month|year)\b|\b(?:monthly|weekly)\b"
    r"|[每一]个?(?:小时|[天晚周月年])"
)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class OrderSum:
    """A sum, and the parts of the notes that it was made of; goods: how many prices it adds up."""

    fact: Fact
    made_of: tuple[Fact, ...]
    terms: int


@dataclass(frozen=True, slots=True)
class _Item:
    count: int
    price: Fact
    words: frozenset[str]
    text: str


def order_sum(ask: Ask, message: str, parts: Sequence[Fact], language: str) -> OrderSum | None:
    """Return what the things named cost, delivered where that is asked; None when it isn't sure."""
    said = f"{ask.context} {ask.text}"
    if not _ONE_TIME.search(ask.text):
        # What so many cost for a month is no answer to what they cost altogether.
        parts = [part for part in parts if not _PER_TIME.search(part.value)]
    items = _items(said, parts)
    if not items and means_all(ask.text):
        items = max(_by_sentence(message, parts), key=len, default=())
    if not items:
        return None
    extras = _extras(items, f"{message} {ask.text}", parts)
    shipped = _delivery(items, parts) if asks_delivered(ask) else None
    goods = [(item.count, item.price, priced_thing(item.price)) for item in items]
    goods += [(items[0].count, extra, extra.label) for extra in extras]
    terms = [(count, *_price(part), name) for count, part, name in goods]
    total = sum(count * value for count, value, _, _ in terms)
    is_long = len(terms) > 1 or shipped is not None
    off, is_before = _discount(items, total, message, parts, is_long=is_long)
    shown = [
        (f"{count} × {price}" if count > 1 else price)
        + (_bracketed(name, language) if is_long and name else "")
        for count, _, price, name in terms
    ]
    if shipped is not None:
        value, price = _price(shipped)
        total += value
        shown.append(price + _bracketed(_FEE[language == "zh"], language))
    if off is not None:
        total, shown[0] = _less(total, terms[0][0], shown[0], off)
    heading = BEFORE_DISCOUNT if is_before else ""
    said = written(total, terms[0][2], language)
    fact = Fact(" + ".join(shown), said, COMPUTED, heading=heading)
    made_of = (*(part for _, part, _ in goods), *((shipped,) if shipped else ()))
    made_of += (off.part,) if off is not None else ()
    return OrderSum(fact, made_of, len(shown))


def _discount(
    items: Sequence[_Item], goods: float, message: str, parts: Sequence[Fact], *, is_long: bool
) -> tuple[Discount | None, bool]:
    """Return what is surely taken off, and whether something may be that isn't."""
    try:
        taken = [discount_for(item.count, goods, item.words, message, parts) for item in items]
    except UnsureDiscountError:
        return None, True
    if is_long and any(taken):
        return None, True  # of which part it is taken can't be shown in one line
    return taken[0], False


def _less(total: float, count: int, shown: str, off: Discount) -> tuple[float, str]:
    """Return a sum less a discount, and how it is shown."""
    if off.share:
        return total * (1 - off.share / 100), f"{shown} − {off.share:g} %"
    return total - count * off.each, f"{shown} − {count} × {_amount_in(off.part.value)}"


def _amount_in(text: str) -> str:
    (one,) = [one for one in known_quantities(text) if one.unit == MONEY]
    return text[one.start : one.end].strip()


def asks_delivered(ask: Ask) -> bool:
    """Say whether the price of a thing is asked with its delivery."""
    return _DELIVERED.search(f"{ask.context} {ask.text}") is not None


def delivery_fees(ask: Ask, message: str, parts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return what is known of the price of bringing what the customer names; () when not sure."""
    fees = [part for part in parts if tells_delivery(part) and has_money(part)]
    items = _items(f"{ask.context} {ask.text}", parts)
    items = items or max(_by_sentence(message, parts), key=len, default=())
    carried = [item for item in items if _is_furniture(item)]
    meant = [
        fee
        for fee in fees
        if any(_bears(fee, item, is_furniture=item in carried) for item in carried or items)
        and not _NOTHING_EXTRA.search(fee.value)
    ]
    return tuple(meant) if len(meant) == 1 else ()


def without_fees(parts: Sequence[Fact]) -> list[Fact]:
    """Return the parts without what it costs to bring several things, of which none is sure."""
    fees = [part for part in parts if tells_delivery(part) and has_money(part)]
    return [part for part in parts if part not in fees] if len(fees) > 1 else list(parts)


def _is_furniture(item: _Item) -> bool:
    return _FURNITURE.search(f"{item.text} {item.price.value}") is not None


def has_money(part: Fact) -> bool:
    """Say whether a part names an amount."""
    return any(one.unit == MONEY for one in known_quantities(part.value))


def means_all(asked: str) -> bool:
    """Say whether a question names nothing of its own, as "the price for the lot, delivered"."""
    return len(_words(_ASKING.sub(" ", asked))) <= 1


def _extras(items: Sequence[_Item], said: str, parts: Sequence[Fact]) -> list[Fact]:
    """Return what is done to each piece for a price of its own, as engraving, where it is asked.

    Of several things it isn't sure to which it is done.
    """
    if len(items) != 1:
        return []
    meant: dict[str, list[Fact]] = {}
    for part in parts:
        is_own = part.label and not is_titled(part)
        is_each = _NAME_ENDS.split(part.value.lstrip("每"))[0].strip() in ("", "件", "个")
        if is_own and is_each and _is_price(part) and _EACH.search(part.value):
            meant.setdefault(part.label, []).append(part)
    found = []
    for label, tiers in meant.items():
        stems = _words(label)
        is_said = bool(stems) and stems <= _words(said)
        is_said = is_said or (_is_han(label) and len(label) == _SHORT and label[0] in said)
        fit = [tier for tier in tiers if least_count(tier) <= items[0].count]
        if is_said and fit and not stems & items[0].words:
            found.append(max(fit, key=least_count))
    return found


def _by_sentence(text: str, parts: Sequence[Fact]) -> Iterator[tuple[_Item, ...]]:
    for sentence in split_sentences(text):
        yield _items(sentence, parts)


def _items(text: str, parts: Sequence[Fact]) -> tuple[_Item, ...]:
    """Return what a text counts with its prices; () when one of it has no sure price."""
    items: dict[Fact, _Item] = {}
    text = _PIECES.sub("个", text)
    for one in known_quantities(text):
        if not _is_count(one, text):
            continue
        after = _after(one, text)
        if _IS_NO_THING.match(after):
            continue
        count = int(one.value)
        found = _priced(count, after, parts) or _priced_before(one, text, parts)
        if found is not None and names_number(found.price, count):
            continue  # "quote 7710", "the 10-panel system"
        if found is None and any(item.count == count for item in items.values()):
            continue  # "24 stools ...: what do the 24 cost?"
        said = _words(found.text) if found else set()
        same = [item for item in items.values() if found and _words(item.text) == said]
        if found is None or any(item.count != count for item in same):
            return ()
        items[found.price] = found
    return tuple(items.values())


def _is_count(one: Quantity, text: str) -> bool:
    """Say whether a number counts things: no measure of a table, no "the one who asked"."""
    if one.unit != COUNT or one.value != int(one.value) or one.value < 1:
        return False
    said, rest = text[one.start : one.end], text[one.end :]
    if _TIMES.match(rest) or _TIMES_BEFORE.search(text[: one.start]):
        return False
    if _is_han(text):
        has_classifier = bool(_CLASSIFIER.match(rest) or _CLASSIFIER.match(said[-1]))
        return has_classifier and not said.startswith("一")
    return one.value > 1 or rest.startswith(" of ")


def _after(one: Quantity, text: str) -> str:
    """Return the words after a count that may name what is counted."""
    after = _OF.sub("", _AFTER.split(text[one.end :].strip(), maxsplit=1)[0])
    after = _CLASSIFIER.sub("", after)
    return "" if _WITH.match(after) else after


def _priced_before(one: Quantity, text: str, parts: Sequence[Fact]) -> _Item | None:
    """Return what a count belongs to that stands after its thing: "Lane chair, ash, 10 pieces"."""
    before = _BEFORE.split(text[: one.start])[-1][-_LONGEST_BEFORE:]
    pieces = _COMMA.split(before)
    near = (" ".join(pieces[-size:]) for size in range(1, len(pieces) + 1))
    found = (_priced(int(one.value), said, parts, is_before=True) for said in near)
    return next(filter(None, found), None)


def _priced(
    count: int, text: str, parts: Sequence[Fact], *, is_before: bool = False
) -> _Item | None:
    """Return the one thing that a text names, with the price that holds for so many.

    is_before: the text stands before the count, so its last word needn't be the thing.
    """
    words = _words(text)
    if not words:
        return None
    head = "" if is_before or _is_han(text) else _stems(text)[-1]
    shares = []
    for part in parts:
        own = _words(_named(part))
        is_meant = head in own if head else bool(_name_words(part)) and _name_words(part) <= words
        if _is_price(part) and is_meant:
            shares.append((len(words & own), part))
    best = max((share for share, _ in shares), default=0)
    base = [part for share, part in shares if share == best and not least_count(part)]
    tiers = [part for share, part in shares if least_count(part)]
    if len(base) > 1 or not best:
        return None
    if base:
        own = _words(_named(base[0]))
        tiers = [part for part in tiers if _name_words(part) and _name_words(part) <= own]
    fit = sorted((part for part in tiers if least_count(part) <= count), key=least_count)
    price = fit[-1] if fit else base[0] if base else None
    if price is None or (not base and len({frozenset(_name_words(one)) for one in tiers}) > 1):
        return None
    all_words = words | (_words(_named(base[0])) if base else set())
    return _Item(count, price, frozenset(all_words), text)


def _delivery(items: Sequence[_Item], parts: Sequence[Fact]) -> Fact | None:
    """Return what bringing all of it costs, when one price holds for sure."""
    fees = [part for part in parts if tells_delivery(part) and _is_single(part)]
    free = [
        part.value for part in parts if tells_delivery(part) and _NOTHING_EXTRA.search(part.value)
    ]
    found: set[Fact] = set()
    carried = [item for item in items if _is_furniture(item)]
    for item in items:
        if item not in carried and carried and any(item.words & _words(one) for one in free):
            continue  # it travels with the furniture
        meant = [fee for fee in fees if _bears(fee, item, is_furniture=item in carried)]
        if len(meant) != 1:
            return None
        found.update(meant)
    (fee,) = found if len(found) == 1 else (None,)
    return None if fee is None or _EACH.search(fee.value) else fee


def _bears(fee: Fact, item: _Item, *, is_furniture: bool) -> bool:
    text = f"{fee.label} {fee.value}".casefold()
    if is_furniture and any(kind in text for kind in _KINDS):
        return True
    names = fee.value if is_titled(fee) else fee.label
    rest = _words(_DELIVERY_WORD.sub(" ", names))
    name = priced_thing(item.price)
    if _is_han(name) and name[-1] in names:
        return True  # 凳 of “鹪鹩”凳
    return bool(rest & item.words) or (not rest and bool(_DELIVERY.search(fee.label)))


def _is_price(part: Fact) -> bool:
    is_share = any(one.unit == SHARE for one in known_quantities(part.value))
    return _is_single(part) and not tells_delivery(part) and not is_share and not is_discount(part)


def _is_single(part: Fact) -> bool:
    return sum(one.unit == MONEY for one in known_quantities(part.value)) == 1


def tells_delivery(part: Fact) -> bool:
    """Say whether a part is of a note on delivery."""
    return _DELIVERY.search(f"{part.source} {part.heading} {part.label}") is not None


def _named(part: Fact) -> str:
    """Return the part with its own label, without that of its whole note."""
    return part.value if is_titled(part) else f"{part.label} {part.value}"


def priced_thing(part: Fact) -> str:
    """Return what a part prices: "Wren stools" of "Wren stools £132 each from 6 pieces"."""
    name = _PER_PIECE.sub("", _NAME_ENDS.split(part.value)[0]).strip()
    if not name and not is_titled(part):
        name = part.label
    return name.split()[0] if _is_han(name) else name


def _name_words(part: Fact) -> set[str]:
    return _words(priced_thing(part))


def _price(part: Fact) -> tuple[float, str]:
    (one,) = [one for one in known_quantities(part.value) if one.unit == MONEY]
    return one.value, _amount_in(part.value)


def written(total: float, price: str, language: str) -> str:
    """Return a sum as a price of the notes is written."""
    amount = f"{total:,.2f}".removesuffix(".00")
    amount = amount.replace(",", "") if language == "zh" and "," not in price else amount
    return _NUMBER.sub(amount, price, count=1)


def _bracketed(name: str, language: str) -> str:
    return f"（{name}）" if language == "zh" else f" ({name})"


def _is_han(text: str) -> bool:
    return re.search("[\u3400-\u9fff]", text) is not None


def _words(text: str) -> set[str]:
    return set(_stems(text))


def _stems(text: str) -> list[str]:
    words = telling_words(text)
    return [stem(word) for word in words if not word[0].isdigit() and word != "piece"]
