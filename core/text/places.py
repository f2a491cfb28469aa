"""In which part of the country a place lies, as far as price lists part countries.

Only places of which there is hardly a second; what isn't here is not known, and nothing is dropped
for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PLACES = {
    "england": "england london bath bristol birmingham manchester liverpool leeds sheffield "
    "newcastle nottingham leicester york oxford cambridge brighton southampton portsmouth plymouth "
    "exeter norwich coventry reading derby gloucester cheltenham salisbury winchester canterbury "
    "durham lancaster cornwall devon somerset kent essex surrey sussex yorkshire",
    "scotland": "scotland edinburgh glasgow aberdeen dundee inverness stirling perth",
    "wales": "wales cardiff swansea newport wrexham bangor aberystwyth",
    "northern ireland": "northern_ireland belfast derry londonderry lisburn newry",
    "浙江": "浙江 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 义乌 台州 舟山 丽水",
    "江苏": "江苏 南京 苏州 无锡 常州 扬州 徐州 南通 镇江 盐城",
    "上海": "上海",
    "北京": "北京",
    "天津": "天津",
    "重庆": "重庆",
    "广东": "广东 广州 深圳 佛山 东莞 珠海",
    "福建": "福建 福州 厦门 泉州",
    "四川": "四川 成都 绵阳",
    "湖北": "湖北 武汉",
    "湖南": "湖南 长沙",
    "陕西": "陕西 西安",
    "山东": "山东 济南 青岛 烟台",
    "安徽": "安徽 合肥 黄山",
    "云南": "云南 昆明 大理 丽江",
    "香港": "香港",
    "台湾": "台湾 台北",
}
_REGIONS = {
    name.replace("_", " "): region for region, names in _PLACES.items() for name in names.split()
}
_ENGLISH = re.compile(
    r"\b(?:" + "|".join(name for name in _REGIONS if name.isascii()).replace(" ", r"\s") + r")\b",
    re.IGNORECASE,
)
_HAN = re.compile("|".join(name for name in _REGIONS if not name.isascii()))
_LOWER_MEANS_OTHER = ("bath", "reading", "perth", "derby", "bangor")


def regions_in(text: str) -> set[str]:
    """Return the parts of the country of which a text names a place."""
    return set(_regions(text))


def without_places(text: str) -> str:
    """Return a text without the places: that a price list names one says not what it prices."""
    return _HAN.sub(" ", _ENGLISH.sub(" ", text))


def _regions(text: str) -> Iterator[str]:
    for found in _ENGLISH.finditer(text):
        name = found.group()
        # "Reading" may begin a sentence, "bath" stand in a room.
        if name.islower() and name in _LOWER_MEANS_OTHER:
            continue
        if name.casefold() == "reading" and not re.search(
            r"(?:\bin|\bto) $", text[: found.start()]
        ):
            continue
        yield _REGIONS[" ".join(name.casefold().split())]
    for found in _HAN.finditer(text):
        yield _REGIONS[found.group()]
