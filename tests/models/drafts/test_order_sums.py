"""Sums over what a customer names, where each thing has one price for sure."""

from __future__ import annotations

import pytest

from core.domain.draft import Fact
from core.text.asks import Ask
from models.drafts.note_parts import for_case, parts_of
from models.drafts.order_sums import delivery_fees, order_sum

ENGLISH = (
    ("Prices", "Brass lamp, 40 cm, £50"),
    ("Prices", "Steel lamp, 40 cm, £30"),
    ("Prices", "Garden bench, £200"),
    ("Prices", "Bulk: brass lamps £44 each from 3 pieces; garden benches £180 each from 5 pieces."),
    ("Prices", "Painting: £9 a piece; £6 a piece from 10 pieces."),
    ("Postage", "Furniture, by two people: £40 in England, £70 in Scotland. "),
    ("Postage", "Lamps that travel with furniture cost nothing extra."),
)
CHINESE = (
    ("价格", "铜台灯 40 厘米, ¥300"),
    ("价格", "木长椅, ¥1,200"),
    ("价格", "批量价：铜台灯 3 盏起每盏 ¥260。"),
    ("价格", "喷漆：每件 ¥40；10 件起每件 ¥30。"),
    ("运费", "家具送货上门：上海 ¥90，其他省市 ¥150。"),
)


def summed(message: str, notes: tuple[tuple[str, str], ...], language: str = "en") -> str:
    facts = [Fact(title, value, f"note: {title}") for title, value in notes]
    parts = for_case([part for fact in facts for part in parts_of(fact)], message)
    found = order_sum(Ask(message), message, parts, language)
    if found is None:
        return ""
    before = f"{found.fact.heading}: " if found.fact.heading else ""
    return f"{before}{found.fact.label} = {found.fact.value}"


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (
            "What are 2 garden benches and 4 brass lamps, delivered to Leeds?",
            "2 × £200 (Garden bench) + 4 × £44 (brass lamps) + £40 (delivery) = £616",
        ),
        ("What do 2 brass lamps cost?", "2 × £50 = £100"),
        ("What do 4 brass lamps cost?", "4 × £44 = £176"),
        ("What do 4 lamps cost?", ""),
        ("What do 4 brass lamps and 3 clocks cost?", ""),
        ("What do 2 brass lamps or 3 brass lamps cost?", ""),
        (
            "What do 12 garden benches with painting cost?",
            "12 × £180 (garden benches) + 12 × £6 (Painting) = £2,232",
        ),
        (
            "What is a bench of 140 x 40 cm, or one of your garden benches, delivered to Leeds?",
            "£200 (Garden bench) + £40 (delivery) = £240",
        ),
        ("What do 2 garden benches cost, delivered?", "2 × £200 = £400"),
    ],
)
def test_a_sum_is_made_when_each_thing_has_one_price(message: str, said: str) -> None:
    assert summed(message, ENGLISH) == said


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (
            "两张木长椅、4盏铜台灯，送到上海一共多少钱？",
            "2 × ¥1,200（木长椅） + 4 × ¥260（铜台灯） = ¥3,440",
        ),
        ("木长椅 2 把，送成都多少钱？", "2 × ¥1,200（木长椅） + ¥150（运费） = ¥2,550"),
        ("铜台灯12盏带喷漆一共多少钱？", "12 × ¥260（铜台灯） + 12 × ¥30（喷漆） = ¥3480"),
        ("铜台灯（40 × 20 厘米）多少钱？", ""),
        ("4盏铜台灯和3个花瓶多少钱？", ""),
    ],
)
def test_the_same_in_chinese(message: str, said: str) -> None:
    assert summed(message, CHINESE, "zh") == said


def test_where_delivery_is_no_sure_part_of_the_sum_its_prices_are_told() -> None:
    facts = [Fact(title, value, f"note: {title}") for title, value in ENGLISH]
    parts = [part for fact in facts for part in parts_of(fact)]
    message = "What do 2 garden benches cost, delivered?"

    (fee,) = delivery_fees(Ask(message), message, parts)

    assert fee.value.endswith("£40 in England, £70 in Scotland.")


@pytest.mark.parametrize(
    ("note", "message", "said"),
    [
        ("Discount: 10 % off from 10 pieces", "What do 12 brass lamps cost?",
         "12 × £44 − 10 % = £475.20"),
        ("Discount: 10 % off from 10 pieces", "What do 2 brass lamps cost?", "2 × £50 = £100"),
        ("5 % off orders from £500", "What do 12 brass lamps cost?", "12 × £44 − 5 % = £501.60"),
        ("5 % off orders from £900", "What do 12 brass lamps cost?", "12 × £44 = £528"),
        ("Brass lamps: £2 off each from 12 pieces", "What do 12 brass lamps cost?",
         "12 × £44 − 12 × £2 = £504"),
        ("Steel lamps: 10 % off from 10 pieces", "What do 12 brass lamps cost?", "12 × £44 = £528"),
        ("Schools get 10 % off", "What do 12 brass lamps cost our school?",
         "before discount: 12 × £44 = £528"),
        ("Schools get 10 % off", "What do 12 brass lamps cost?", "12 × £44 = £528"),
        ("10 % discount in January", "What do 12 brass lamps cost in January?",
         "before discount: 12 × £44 = £528"),
        ("Discounts: 10 % off", "What do 12 brass lamps cost?", "before discount: 12 × £44 = £528"),
        ("Discount: 10 % off from 10 pieces",
         "What do 12 brass lamps and 2 garden benches cost?",
         "before discount: 12 × £44 (brass lamps) + 2 × £200 (Garden bench) = £928"),
    ],
)  # fmt: skip
def test_a_discount_is_worked_in_or_the_sum_is_before_it(
    note: str, message: str, said: str
) -> None:
    assert summed(message, (*ENGLISH, ("Terms", note))) == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("折扣：10 盏起打九折", "12 × ¥260 − 10 % = ¥2808"),
        ("折扣：满 20 盏打九折", "12 × ¥260 = ¥3120"),
        ("折扣：老顾客九折", "12 × ¥260 = ¥3120"),
        ("满 ¥3,000 打九五折", "12 × ¥260 − 5 % = ¥2964"),
    ],
)
def test_a_discount_in_chinese_is_worked_in(note: str, said: str) -> None:
    assert summed("12盏铜台灯一共多少钱？", (*CHINESE, ("规则", note)), "zh") == said


@pytest.mark.parametrize(
    ("message", "label", "value"),
    [
        ("Does quote 7710 still stand, and what is the price?", "Quote 7710", "house move, £890"),
        ("How much are the 10 panels?", "10-panel system", "4.2 kW, £7,900 installed"),
    ],
)
def test_a_number_in_a_things_name_counts_none_of_it(message: str, label: str, value: str) -> None:
    parts = (Fact(label, value, "facts"),)

    assert order_sum(Ask(message), message, parts, "en") is None
