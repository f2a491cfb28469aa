"""The prompt files in `resources/prompts`, and how a stranger's words are put into them.

A file is "version: N" and sections headed "## name". Variables are written {name}; what is filled
in is never looked at again for variables.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from core.paths import RESOURCES

_VARIABLE = re.compile(r"\{([a-z_]+)\}")
_CONTROL_TOKEN = re.compile(r"<\s*[|｜]\s*([^<>|｜\n]{1,40}?)\s*[|｜]\s*>")
_BRACKET_TOKEN = re.compile(
    r"</?(s|think|start_of_turn|end_of_turn|bos|eos)>|\[/?INST\]", re.IGNORECASE
)
_MARKS = re.compile(r"<{3,}|>{3,}")


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt file. version: name and number, as stored with every result."""

    version: str
    sections: tuple[tuple[str, str], ...]

    def fill(self, section: str, **values: str) -> str:
        """Return the section with its variables filled in. Raises KeyError for a missing one."""
        text = dict(self.sections)[section]
        return _VARIABLE.sub(lambda found: values[found.group(1)], text)

    def raw(self, section: str) -> str:
        """Return the section as it stands."""
        return dict(self.sections)[section]


@lru_cache(maxsize=16)
def load_prompt(name: str) -> Prompt:
    """Return the prompt file with this name."""
    text = (RESOURCES / "prompts" / f"{name}.txt").read_text(encoding="utf-8")
    head, *bodies = re.split(r"^## ", text, flags=re.MULTILINE)
    version = head.split(":", 1)[1].strip()
    sections = []
    for body in bodies:
        title, _, content = body.partition("\n")
        sections.append((title.strip(), content.strip("\n")))
    return Prompt(f"{name}-{version}", tuple(sections))


def as_data(text: str) -> str:
    """Return a stranger's text so that it can only be read as text.

    Marks such as <<< and the control tokens of chat templates are broken up, invisible format
    and control characters dropped, line ends made one kind.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(char for char in text if char in "\n\t" or _is_visible(char))
    text = _CONTROL_TOKEN.sub(r"(\1)", text)
    text = _BRACKET_TOKEN.sub(lambda found: found.group(0).strip("<>[]/").join("()"), text)
    return _MARKS.sub(lambda found: " ".join(found.group(0)), text).strip()


def _is_visible(char: str) -> bool:
    # Cf holds the zero-width and direction-changing characters that hide text from a person; the
    # joiners stay, because scripts and emoji are spelt with them.
    return char in "\u200c\u200d" or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co")
