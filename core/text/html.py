"""HTML mail as plain text: what a person would see, nothing else.

One pass of the standard library's parser, which survives any nesting. Quoted parts get "> " in
front of their lines, so that `core.text.clean` can cut them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlsplit

from core.text import html_style
from core.text.html_style import Colour
from core.text.invisible import strip_invisible

MAX_HTML_CHARS = 2_000_000
MAX_DEPTH = 500
MAX_TAG_CHARS = 20_000
MAX_LINK_CHARS = 120
MAX_QUOTE_DEPTH = 20

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"]
)
_DROPPED = frozenset(
    ["script", "style", "head", "title", "template", "noscript", "object", "svg", "select"]
)
_PARAGRAPHS = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "pre", "blockquote", "table"]
)
_BLOCKS = _PARAGRAPHS | frozenset(
    ["address", "article", "body", "center", "dd", "div", "dt", "fieldset", "footer", "form",
     "header", "html", "li", "main", "nav", "section", "tr"]
)  # fmt: skip
# A start tag that closes an open element of these kinds when that is the innermost one.
_CLOSES = {
    "li": frozenset(["li", "p"]),
    "td": frozenset(["td", "th", "p"]),
    "th": frozenset(["td", "th", "p"]),
    "tr": frozenset(["td", "th", "tr", "p"]),
    "dt": frozenset(["dt", "dd", "p"]),
    "dd": frozenset(["dt", "dd", "p"]),
    "option": frozenset(["option"]),
}
_CLOSES_P = frozenset(["p", "head"])
_SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")
_TAG = re.compile(r"<[^<>]{0,5000}>")
_DATA_URI = re.compile(r"data:[^\s\"'>]{200,}")
_SHEET = re.compile(r"<style[^<>]{0,500}>([^<]*)", re.IGNORECASE)


def html_to_text(html: str) -> str:
    """Return the visible text of an HTML document or fragment; never raises.

    Scripts, styles, comments and hidden text are dropped. Above 2,000,000 characters the rest is
    read without regard to what is hidden, so that nothing after it is lost.
    """
    source = _DATA_URI.sub("data:", html)
    head, rest = source[:MAX_HTML_CHARS], source[MAX_HTML_CHARS:]
    head = _without_runaway_tags(_without_declarations(head))
    hidden = html_style.hidden_selectors("\n".join(_SHEET.findall(head)[:20]))
    writer = _TextWriter(hidden)
    try:
        writer.feed(head)
        writer.close()
    except (AssertionError, ValueError, RecursionError):
        # The parser met a declaration that it can't read; what is left is read plainly.
        rest = writer.unread() + rest
    text = writer.text()
    if rest:
        text = f"{text}\n{unescape(_TAG.sub(' ', rest))}"
    return _tidy(strip_invisible(text))


def _without_declarations(html: str) -> str:
    """Return the HTML without comments and <![if]> marks, in one linear pass."""
    kept: list[str] = []
    position = 0
    last_end = html.rfind("-->")
    while (start := html.find("<!", position)) >= 0:
        kept.append(html[position:start])
        is_comment = html.startswith("<!--", start)
        if is_comment and last_end < start + 2:
            # A comment that never ends: drop its mark only, not the rest of the mail.
            position = start + 4
            continue
        closing = "-->" if is_comment else ">"
        end = html.find(closing, start + 2)
        position = len(html) if end < 0 else end + len(closing)
    kept.append(html[position:])
    return "".join(kept)


def _without_runaway_tags(html: str) -> str:
    """Return the HTML with "<" as text where no ">" follows within reach.

    The parser would look for the end of each such tag anew, over the whole rest of the mail.
    """
    kept: list[str] = []
    position, closing = 0, -1
    while (start := html.find("<", position)) >= 0:
        if closing < start:
            closing = html.find(">", start)
            closing = len(html) + MAX_TAG_CHARS if closing < 0 else closing
        kept.append(html[position:start])
        kept.append("&lt;" if closing - start > MAX_TAG_CHARS else "<")
        position = start + 1
    kept.append(html[position:])
    return "".join(kept)


def _tidy(text: str) -> str:
    lines = [line.rstrip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


@dataclass(slots=True)
class _Element:
    tag: str
    is_hidden: bool
    is_quote: bool
    background: Colour | None
    href: str = ""
    text_start: int = 0
    next_number: int = 0


class _TextWriter(HTMLParser):
    """Collects the visible text line by line."""

    def __init__(self, hidden_selectors: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._hidden_selectors = hidden_selectors
        self._stack: list[_Element] = []
        self._open_tags: dict[str, int] = {}
        self._too_deep = 0
        self._lines: list[str] = []
        self._line: list[str] = []
        self._quote_depth = 0
        self._pre_depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._close_implied(tag)
        if tag == "br":
            self._break()
        elif tag == "hr":
            self._break()
            self._paragraph()
        if tag in _VOID:
            return
        if len(self._stack) >= MAX_DEPTH:
            self._too_deep += 1
            return
        element = self._element(tag, {name: value or "" for name, value in attrs})
        self._lay_out_start(element)
        self._stack.append(element)
        self._open_tags[tag] = self._open_tags.get(tag, 0) + 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            if tag == "br":
                self._break()
            return
        if self._too_deep:
            self._too_deep -= 1
            if tag in _BLOCKS:
                self._break()
            return
        if self._open_tags.get(tag, 0):
            while self._stack and self._pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._is_hidden():
            return
        if self._pre_depth:
            first, *others = data.expandtabs(4).split("\n")
            self._line.append(first)
            for line in others:
                self._break()
                self._line.append(line)
            return
        text = _SPACES.sub(" ", strip_invisible(data))
        if not self._line or self._line[-1].endswith(" "):
            text = text.lstrip(" ")
        if text:
            self._line.append(text)

    def unread(self) -> str:
        """Return what the parser had not come to."""
        return self.rawdata

    def text(self) -> str:
        """Return all lines so far."""
        self._break_if_written()
        return "\n".join(self._lines)

    def _is_hidden(self) -> bool:
        return bool(self._stack) and self._stack[-1].is_hidden

    def _element(self, tag: str, attrs: dict[str, str]) -> _Element:
        parent = self._stack[-1] if self._stack else None
        style = html_style.parse_style(attrs.get("style", ""))
        background = self._background(attrs, style, parent)
        hidden = (parent is not None and parent.is_hidden) or tag in _DROPPED
        hidden = hidden or "hidden" in attrs or html_style.hides(style)
        hidden = hidden or self._is_hidden_by_sheet(attrs)
        if not hidden and background is not None:
            colour = html_style.colour_of(style.get("color", "") or attrs.get("color", ""))
            hidden = colour is not None and html_style.is_same_colour(colour, background)
        href = attrs.get("href", "") if tag == "a" else ""
        return _Element(tag, hidden, tag == "blockquote", background, href)

    @staticmethod
    def _background(
        attrs: dict[str, str], style: dict[str, str], parent: _Element | None
    ) -> Colour | None:
        """Return the colour behind the element, None when it can't be known (a picture)."""
        inherited = parent.background if parent else html_style.WHITE
        value = style.get("background-color") or style.get("background") or attrs.get("bgcolor", "")
        if "background-image" in style or "background" in attrs or "url(" in value:
            return None
        if not value or value in ("none", "transparent", "inherit", "initial"):
            return inherited
        return html_style.colour_of(value.split(" ")[0] if "(" not in value else value)

    def _is_hidden_by_sheet(self, attrs: dict[str, str]) -> bool:
        if not self._hidden_selectors:
            return False
        names = {f".{name}" for name in attrs.get("class", "").split()}
        return not self._hidden_selectors.isdisjoint(names | {f"#{attrs.get('id', '')}"})

    def _close_implied(self, tag: str) -> None:
        closed = _CLOSES.get(tag, _CLOSES_P if tag in _BLOCKS else None)
        while closed and self._stack and self._stack[-1].tag in closed and not self._too_deep:
            self._pop()

    def _lay_out_start(self, element: _Element) -> None:
        tag = element.tag
        if element.is_hidden:
            element.is_quote = False
            return
        if tag in _PARAGRAPHS:
            self._paragraph()
        elif tag in _BLOCKS:
            self._break_if_written()
        if tag == "li":
            self._line.append(self._bullet())
        elif tag in ("td", "th") and self._line:
            self._line.append("  ")
        elif tag == "blockquote":
            self._quote_depth += 1
        elif tag == "pre":
            self._pre_depth += 1
        element.text_start = len(self._line)

    def _bullet(self) -> str:
        for element in reversed(self._stack):
            if element.tag == "ol":
                element.next_number += 1
                return f"{element.next_number}. "
            if element.tag == "ul":
                break
        return "- "

    def _pop(self) -> str:
        element = self._stack.pop()
        self._open_tags[element.tag] -= 1
        if element.is_hidden:
            return element.tag
        if element.href:
            self._add_target(element)
        if element.tag in _PARAGRAPHS:
            self._paragraph()
        elif element.tag in _BLOCKS:
            self._break_if_written()
        if element.is_quote:
            self._quote_depth -= 1
        elif element.tag == "pre":
            self._pre_depth -= 1
        return element.tag

    def _add_target(self, element: _Element) -> None:
        shown = "".join(self._line[element.text_start :]).strip()
        target = visible_target(element.href, shown)
        if shown and target:
            self._line.append(f" <{target}>")

    def _break(self) -> None:
        prefix = "> " * min(self._quote_depth, MAX_QUOTE_DEPTH)
        self._lines.append(prefix + "".join(self._line).rstrip())
        self._line = []

    def _break_if_written(self) -> None:
        if "".join(self._line).strip():
            self._break()
        else:
            self._line = []

    def _paragraph(self) -> None:
        self._break_if_written()
        if self._lines and self._lines[-1].strip("> "):
            self._break()


def visible_target(href: str, shown: str) -> str:
    """Return the address to show after a link's words, "" when the words already say it.

    Only http, https, mailto and tel links are shown; a long one is cut to its host.
    """
    target = strip_invisible(href).strip()
    scheme, colon, rest = target.partition(":")
    if not colon or scheme.lower() not in ("http", "https", "mailto", "tel"):
        return ""
    bare = rest.strip("/").removeprefix("www.").split("?")[0] if scheme.lower() != "tel" else rest
    if bare.casefold() in shown.casefold().replace(" ", ""):
        return ""
    if len(target) <= MAX_LINK_CHARS:
        return target
    try:
        host = urlsplit(target).netloc
    except ValueError:
        host = ""
    return f"{scheme.lower()}://{host}/…" if host else ""
