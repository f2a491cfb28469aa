"""Time zones by the names under which Windows shows them, as some calendars write them."""

from __future__ import annotations

import re
from functools import lru_cache

# "(UTC+01:00) Amsterdam, Berlin, Bern": the places behind it tell the rules of summer time, too.
_SHOWN = re.compile(r"^\((?:UTC|GMT)(?:[+-]\d{1,2}:\d{2})?\)\s*(.+)$", re.IGNORECASE)
_PLACES = {
    "amsterdam": "Europe/Amsterdam", "beijing": "Asia/Shanghai", "chongqing": "Asia/Shanghai",
    "hong kong": "Asia/Hong_Kong", "dublin": "Europe/Dublin", "edinburgh": "Europe/London",
    "brussels": "Europe/Brussels", "copenhagen": "Europe/Copenhagen", "madrid": "Europe/Madrid",
    "belgrade": "Europe/Belgrade", "prague": "Europe/Prague", "athens": "Europe/Athens",
    "helsinki": "Europe/Helsinki", "osaka": "Asia/Tokyo", "chennai": "Asia/Kolkata",
    "eastern time": "America/New_York", "central time": "America/Chicago",
    "mountain time": "America/Denver", "pacific time": "America/Los_Angeles",
    "coordinated universal time": "UTC", "canberra": "Australia/Sydney",
    "athen": "Europe/Athens", "rom": "Europe/Rome", "wien": "Europe/Vienna",
    "brüssel": "Europe/Brussels", "kopenhagen": "Europe/Copenhagen", "peking": "Asia/Shanghai",
    "北京": "Asia/Shanghai", "重庆": "Asia/Shanghai", "香港": "Asia/Hong_Kong",
    "台北": "Asia/Taipei", "东京": "Asia/Tokyo", "大阪": "Asia/Tokyo", "首尔": "Asia/Seoul",
    "新加坡": "Asia/Singapore", "柏林": "Europe/Berlin", "阿姆斯特丹": "Europe/Amsterdam",
}  # fmt: skip
# What Windows calls its zones where it speaks another language.
_TRANSLATED = {
    "mitteleuropäische zeit": "Europe/Berlin", "w. europe": "Europe/Berlin",
    "mitteleuropäische normalzeit": "Europe/Berlin", "mitteleurop. zeit": "Europe/Berlin",
    "westeuropäische zeit": "Europe/London", "osteuropäische zeit": "Europe/Helsinki",
    "heure d'europe centrale": "Europe/Paris", "romance": "Europe/Paris",
    "中国标准时间": "Asia/Shanghai", "中國標準時間": "Asia/Shanghai",
    "台北标准时间": "Asia/Taipei", "台北標準時間": "Asia/Taipei",
    "东京标准时间": "Asia/Tokyo", "東京 (標準時)": "Asia/Tokyo",
    "韩国标准时间": "Asia/Seoul", "新加坡标准时间": "Asia/Singapore",
    "西欧标准时间": "Europe/Berlin", "格林威治标准时间": "Europe/London",
}  # fmt: skip


def shown_zone(name: str) -> str:
    """Return the IANA name of a zone that is named as for a person's eyes, "" for any other."""
    plain = " ".join(name.strip().strip('"').casefold().split())
    if plain in _TRANSLATED:
        return _TRANSLATED[plain]
    match = _SHOWN.match(plain)
    places = re.split(r"\s*[,，、;(]\s*", match[1]) if match else []
    return next((zone for place in places if (zone := _of_place(place))), "")


def _of_place(place: str) -> str:
    return _PLACES.get(place) or _known_places().get(place.replace(" ", "_"), "")


@lru_cache(maxsize=1)
def _known_places() -> dict[str, str]:
    """Return the places that Windows' own zones are of, in small letters."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: PLC0415 - see there

    zones = (zone for zone in WINDOWS_TO_OLSON.values() if not zone.startswith("Etc/"))
    return {zone.rpartition("/")[2].casefold(): zone for zone in zones}
