"""Which inline styles hide a text from the person who reads the mail."""

from __future__ import annotations

import re

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)

_NAMED: dict[str, Colour] = {
    "white": WHITE,
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
    "ghostwhite": (248, 248, 255),
    "whitesmoke": (245, 245, 245),
    "black": (0, 0, 0),
}
_RGB = re.compile(r"rgba?\(\s*(\d+)\D+(\d+)\D+(\d+)(?:\D+([\d.]+))?")
_SMALL = re.compile(r"^0*\.?0*[01]?(?:\.0*)?(?:px|pt|em|rem|%)?$")
_ZERO = re.compile(r"^0*\.?0*(?:px|pt|em|rem|%)?$")
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,2000})\}")
_SIMPLE_SELECTOR = re.compile(r"^[a-z0-9]*([.#][\w-]+)$", re.IGNORECASE)
_MAX_SHEET_CHARS = 200_000


def parse_style(style: str) -> dict[str, str]:
    """Return the declarations of a style attribute, names and values in small letters."""
    declared = {}
    for part in style[:5_000].split(";"):
        name, colon, value = part.partition(":")
        if colon:
            plain = value.strip().lower().removesuffix("!important").strip()
            declared[name.strip().lower()] = plain
    return declared


def hides(style: dict[str, str]) -> bool:
    """Whether these declarations make the element invisible, colour left aside."""
    if style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse"):
        return True
    if style.get("mso-hide") == "all" or style.get("color") == "transparent":
        return True
    if "opacity" in style and _ZERO.match(style["opacity"]):
        return True
    size = style.get("font-size", "")
    if size and _SMALL.match(size) and size not in ("1em", "1rem"):
        return True
    if style.get("overflow") == "hidden":
        sizes = (style.get(name, "") for name in ("height", "max-height", "width", "max-width"))
        return any(value and _ZERO.match(value) for value in sizes)
    return False


def colour_of(value: str) -> Colour | None:
    """Return the colour, or None when the value names none that is known."""
    text = value.strip().lower()
    if text in _NAMED:
        return _NAMED[text]
    digits = text.removeprefix("#")
    if re.fullmatch(r"[0-9a-f]{3}", digits):
        digits = "".join(c * 2 for c in digits)
    if re.fullmatch(r"[0-9a-f]{6}", digits):
        return (int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16))
    match = _RGB.match(text)
    if match and (match.group(4) is None or float(match.group(4).strip(".") or 0) > 0):
        red, green, blue = (min(int(part[:4]), 255) for part in match.group(1, 2, 3))
        return (red, green, blue)
    return None


def is_same_colour(first: Colour, second: Colour) -> bool:
    """Whether an eye can't tell the two apart."""
    return sum(abs(a - b) for a, b in zip(first, second, strict=True)) <= 24


def hidden_selectors(sheet: str) -> frozenset[str]:
    """Return the ".class" and "#id" selectors that a style sheet hides everywhere.

    Rules inside @media are left out: they hide on some screens only.
    """
    hidden: set[str] = set()
    css = _without_media(re.sub(r"/\*[^*]*\*/|<!--|-->", " ", sheet[:_MAX_SHEET_CHARS]))
    for selectors, body in _RULE.findall(css):
        if hides(parse_style(body)):
            for selector in selectors.split(","):
                match = _SIMPLE_SELECTOR.match(selector.strip())
                if match:
                    hidden.add(match.group(1))
    return frozenset(hidden)


def _without_media(css: str) -> str:
    kept: list[str] = []
    position = 0
    while (start := css.find("@", position)) >= 0:
        kept.append(css[position:start])
        position = _end_of_rule(css, start)
    kept.append(css[position:])
    return "".join(kept)


def _end_of_rule(css: str, start: int) -> int:
    """Return where the @-rule that starts here ends: at its closing brace or its semicolon."""
    depth = 0
    for position in range(start, len(css)):
        sign = css[position]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth <= 0:
                return position + 1
        elif sign == ";" and depth == 0:
            return position + 1
    return len(css)
