"""People, firms and mail that nobody has met: as many as a measurement wants, the same each time.

Names come in the proportions of real address books: a few are very common, most are rare; three in
ten are Chinese. Numbers and addresses are of the ranges kept for examples where there are any.
"""

from __future__ import annotations

import csv
import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path


def _listed(text: str) -> list[str]:
    return text.split()


_GIVEN = _listed(
    "Maria James Anna John Laura David Sofia Michael Emma Robert Julia William Elena Thomas Clara "
    "Daniel Nora Paul Ingrid Peter José Léa Jürgen Zoë Søren Małgorzata Renée Björn Chloé Raúl "
    "Fatima Omar Aisha Kwame Amara Priya Arjun Mei Kenji Yuki Hana Ivan Olga Dmitri Katarina "
    "Patrick Siobhan Declan Niamh Gareth Rhys Fiona Hamish Isla Callum Beatriz Tiago Lucia Marco "
    "Giulia Pierre Camille Antoine Margaux Wolfgang Greta Lukas Hannah Felix Leonie Moritz Astrid"
)
_STEMS = _listed(
    "Har Win Black White Thorn Ash Brook Cold Dun East Fair Green Hart Ing Kirk Lang Mar Nor Oak "
    "Pem Quin Rad Stan Tan Under Wal York Bar Cal Den El Far Gar Hol Ken Lin Mor Nel Os Pres Rick "
    "San Tre Up Vern West Al Ber Clay Der Ed Fen Gil Hay Kel Lock Mel New Ol Rus Shel Til Wood"
)
_ENDINGS = _listed(
    "ton field man well worth ford ley son wood more by ham shaw stone bury ridge dale gate house "
    "croft land mere wick stead bridge hurst cote burn ard low"
)
_FAMILY = _listed(
    "Smith Jones Garcia Müller Schmidt Martin Rossi Silva Novak Kowalski Nguyen Kim Khan Patel "
    "Okafor Mensah Ivanova Petrov Haddad Cohen Larsen Nielsen Lindqvist Virtanen Dubois Lefèvre "
    "Fernández González O'Brien Murphy Fraser MacDonald Jansen Visser"
)
_HAN_FAMILY = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏"
    "薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常"
)
_HAN_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建文辉力海波斌宇浩鹏飞雪婷颖琳欣怡佳慧倩"
    "梦洁晨旭阳思雨子涵轩博泽瑞俊熙诗琪嘉怡梓萱一诺可心雅晓东春梅兰竹菊德志国庆光荣富贵安康宁清远长"
)
_TRADES = _listed(
    "Timber Bakery Logistics Optics Printing Ceramics Textiles Software Dental Marine Garden "
    "Foods Tools Lighting Papers Glass Metals Coffee Travel Design Books Cycles Fabrics Plastics "
    "Energy"
)
_FORMS = ("Ltd", "GmbH", "Inc.", "SARL", "AB", "LLC", "S.p.A.", "B.V.", "")
_HAN_PLACES = ("北京", "上海", "深圳", "杭州", "成都", "广州", "苏州", "南京", "武汉", "青岛")
_HAN_TRADES = ("家具", "科技", "贸易", "食品", "物流", "印刷", "电子", "纺织", "建材", "医疗器械")
_ROLES = ("Owner", "Buyer", "Accountant", "Sales manager", "Engineer", "Assistant", "采购", "经理")
_CITIES = ("Leeds", "Lyon", "Graz", "Porto", "Bergen", "Tampere", "Gdańsk", "宁波", "无锡", "厦门")
_NOTES = (
    "",
    "",
    "met at the spring fair, likes walnut",
    "prefers the telephone in the morning",
    "pays late but always pays",
    "wants the new catalogue",
    "老客户，喜欢胡桃木",
    "上次展会认识的，等新报价",
)
_WORDS = _listed(
    "please thanks order invoice delivery sample quote price table shelf drawer walnut oak finish "
    "colour Tuesday Friday week month late early broken missing replace return refund contract "
    "meeting call photo address warehouse pallet carrier customs payment transfer discount "
    "catalogue measure width height handle hinge screw varnish edge surface scratch repair "
    "warranty visit plan project architect client deadline confirm question answer attached found "
    "need send receive check"
)
_HAN_SENTENCES = (
    "请确认发票金额。", "样品什么时候发货？", "我们想改一下交货日期。", "抽屉的把手坏了，请换货。",
    "附件是新的报价单。", "上周的订单还没有收到。", "麻烦您尽快回复。", "付款已经安排好了。",
    "颜色和样板不一样。", "下个月我们去工厂参观。",
)  # fmt: skip
_SUBJECTS = (
    "Order {n}", "Invoice {n}", "Delivery of the walnut table", "Broken drawer",
    "Quote for {n} shelves", "Samples", "Meeting on Friday", "Payment reminder", "New catalogue",
    "Question about the varnish",
    "订单 {n}", "发票 {n}", "样品", "交货时间", "报价",
)  # fmt: skip
DAYS = 1800
"""Over how many days messages are spread."""
_START = datetime(2021, 1, 4, 8, 0, tzinfo=UTC)
COLUMNS = (
    "First Name", "Last Name", "Company", "Job Title", "E-mail", "Mobile", "Phone", "City", "Notes",
    "Tags",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """One made-up person, as a row of a table would tell."""

    number: int
    given: str
    family: str
    company: str
    role: str
    email: str
    mobile: str
    phone: str
    city: str
    notes: str
    tags: str

    @property
    def is_chinese(self) -> bool:
        return self.family > "\u3000"

    @property
    def name(self) -> str:
        return self.family + self.given if self.is_chinese else f"{self.given} {self.family}"

    def row(self) -> tuple[str, ...]:
        return (
            self.given, self.family, self.company, self.role, self.email, self.mobile, self.phone,
            self.city, self.notes, self.tags,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mail:
    """One made-up message of a person's, without headers."""

    number: int
    person: int
    subject: str
    text: str
    at: datetime
    is_incoming: bool


def people(count: int, seed: int = 1) -> Iterator[Person]:
    """Yield so many people; a third as many firms as people share them."""
    rng = random.Random(seed)  # noqa: S311 - nothing secret about it
    families = [*_FAMILY, *(stem + end for stem in _STEMS for end in _ENDINGS)]
    weights = list(itertools.accumulate(1 / (rank + 8) for rank in range(len(families))))
    han_weights = list(itertools.accumulate(1 / (rank + 6) for rank in range(len(_HAN_FAMILY))))
    given_weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(_GIVEN))))
    for number in range(1, count + 1):
        firm = rng.randrange(max(1, count // 3))
        if rng.random() < 0.3:
            family = rng.choices(_HAN_FAMILY, cum_weights=han_weights)[0]
            given = "".join(rng.choices(_HAN_GIVEN, k=1 if rng.random() < 0.25 else 2))
            local = f"user{number}"
        else:
            family = rng.choices(families, cum_weights=weights)[0]
            given = rng.choices(_GIVEN, cum_weights=given_weights)[0]
            plain = f"{given}.{family}".casefold().encode("ascii", "ignore").decode()
            local = f"{plain.replace(chr(39), '')}{number}"
        is_han = family > "\u3000"
        yield Person(
            number,
            given,
            family,
            firm_name(firm, is_han=is_han) if rng.random() < 0.8 else "",
            rng.choice(_ROLES),
            f"{local}@firm{firm}.example",
            _number(rng, is_han=is_han),
            _number(rng, is_han=is_han) if rng.random() < 0.3 else "",
            rng.choice(_CITIES),
            rng.choice(_NOTES),
            "vip;fair" if rng.random() < 0.1 else "",
        )


def firm_name(number: int, *, is_han: bool) -> str:
    """Return the name of the firm with this number."""
    if is_han:
        place = _HAN_PLACES[number % len(_HAN_PLACES)]
        middle = _HAN_GIVEN[number // 7 % 90] + _HAN_GIVEN[number // 630 % 90]
        return f"{place}{middle}{_HAN_TRADES[number // 3 % len(_HAN_TRADES)]}有限公司"
    stem = _STEMS[number % len(_STEMS)] + _ENDINGS[number // len(_STEMS) % len(_ENDINGS)]
    trade, form = _TRADES[number // 11 % len(_TRADES)], _FORMS[number // 5 % len(_FORMS)]
    return f"{stem} {trade} {number // 1950 + 1 if number >= 1950 else ''} {form}".replace(
        "  ", " "
    )


def write_csv(path: Path, count: int, seed: int = 1) -> None:
    """Write a table of so many people, as an address book exports it."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        writer.writerows(person.row() for person in people(count, seed))


def mails(count: int, writers: Sequence[int], seed: int = 2) -> Iterator[Mail]:
    """Yield so many messages of these people in the order of their moments; four in ten Chinese."""
    rng = random.Random(seed)  # noqa: S311 - nothing secret about it
    texts = [_text(rng) for _ in range(2000)]
    step = timedelta(days=DAYS) / max(1, count)
    for number in range(count):
        yield Mail(
            number,
            writers[int(len(writers) * rng.random() ** 2)],
            rng.choice(_SUBJECTS).format(n=rng.randrange(10_000)),
            rng.choice(texts),
            _START + step * number,
            rng.random() < 0.7,
        )


def write_mbox(path: Path, count: int, seed: int = 2) -> None:
    """Write a mailbox of so many messages of a few hundred people, in threads of three."""
    writers = {person.number: person for person in people(500, seed)}
    with path.open("wb") as stream:
        for mail in mails(count, list(writers), seed):
            person = writers[mail.person]
            message = EmailMessage()
            message["From"] = f'"{person.name}" <{person.email}>'
            message["To"] = "Shop <me@shop.example>"
            message["Subject"] = mail.subject
            message["Date"] = format_datetime(mail.at)
            message["Message-ID"] = f"<{mail.number}@firm.example>"
            if mail.number % 3:
                message["References"] = f"<{mail.number // 3 * 3}@firm.example>"
            message.set_content(mail.text)
            stream.write(f"From {person.email} Mon Jun  1 10:00:00 2026\n".encode())
            stream.write(message.as_bytes().replace(b"\nFrom ", b"\n>From ") + b"\n")


def _text(rng: random.Random) -> str:
    if rng.random() < 0.4:
        return "您好，\n" + "".join(rng.choices(_HAN_SENTENCES, k=rng.randrange(3, 9))) + "\n谢谢\n"
    words = rng.choices(_WORDS, k=rng.randrange(30, 140))
    lines = [" ".join(words[start : start + 12]) for start in range(0, len(words), 12)]
    return "Hello,\n\n" + "\n".join(lines) + "\n\nKind regards\n"


def _number(rng: random.Random, *, is_han: bool) -> str:
    rest = rng.randrange(10**7)
    if is_han:
        network = rng.choice(("138", "139", "150", "158", "177", "186", "189"))
        number = f"{rng.randrange(10**8):08}"
        plus = "+86 " if rng.random() < 0.5 else ""
        return f"{plus}{network} {number[:4]} {number[4:]}" if plus else f"{network}{number}"
    kind = rng.randrange(4)
    if kind == 0:
        area = rng.choice((212, 303, 415, 617, 206, 312, 713, 404))
        return f"+1 ({area}) {rng.randrange(200, 1000)}-{rest % 10_000:04}"
    if kind == 1:
        return f"+44 20 7{rest % 1000:03} {rest // 1000:04}"
    if kind == 2:
        return f"+49 {rng.choice((30, 40, 89, 221, 711))} {rest:07}"
    digits = f"{rest:08}"
    return f"+33 {rng.randrange(1, 6)} {digits[:2]} {digits[2:4]} {digits[4:6]} {digits[6:]}"
