"""The language of the window, switchable while it is open.

The `.ts` files are read as they are: they are what people edit, they need no compiled twin that
could be stale or missing in a frozen program. They are our own and plain, so they are read as text,
each part when something of it is asked for: to read all as XML takes 12 ms of each start.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from core.paths import RESOURCES

_SHORT_CHARS = 60
LanguageChoice = Literal["system", "en", "zh_CN"]
TRANSLATIONS = RESOURCES / "translations"

_Forms = tuple[str, ...]

_WRITTEN = ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")
"""The last one last: what it stands for may begin another."""


class _TextFile:
    """One `.ts` file. A context is read when it is first asked for: a start needs one in ten."""

    def __init__(self, path: Path) -> None:
        self._contexts: dict[str, dict[str, _Forms]] = {}
        self._unread: dict[str, bytes] = {}
        for part in path.read_bytes().split(b"<context>")[1:]:
            name = part[: part.index(b"</name>")].decode()
            self._unread[_plain(name.partition("<name>")[2])] = part

    def find(self, context: str, source: str) -> _Forms | None:
        """Return the translation, one form or one per plural form. Any thread."""
        texts = self._contexts.get(context)
        if texts is None:
            texts = self._contexts[context] = _messages(self._unread.get(context, b""))
        return texts.get(source)

    def whole(self) -> dict[tuple[str, str], _Forms]:
        """Return (context, source) -> translation."""
        return {
            (context, source): forms
            for context, messages in self._unread.items()
            for source, forms in _messages(messages).items()
        }


def _messages(context: bytes) -> dict[str, _Forms]:
    """Return source -> translation of what stands in one context; not what is unfinished."""
    texts: dict[str, _Forms] = {}
    for part in context.decode().replace("\r\n", "\n").split("<message")[1:]:
        source, _, translation = part.partition("<translation")
        attributes, _, content = translation.partition(">")
        if not content or "unfinished" in attributes:
            continue
        content = content.partition("</translation>")[0]
        plural = content.split("<numerusform>")[1:]
        forms = tuple(_plain(form.partition("</")[0]) for form in plural or (content,))
        if all(forms):
            texts[_plain(_between(source, "<source>", "</source>"))] = forms
    return texts


def _between(text: str, begin: str, end: str) -> str:
    return text.partition(begin)[2].partition(end)[0]


def _plain(text: str) -> str:
    """Return a text with its marks as they are meant."""
    if "&" in text:
        for written, meant in _WRITTEN:
            text = text.replace(written, meant)
    return text


_opened = cache(_TextFile)


def read_texts(path: Path) -> dict[tuple[str, str], _Forms]:
    """Return (context, source) -> translation, one form or one per plural form."""
    return _opened(path).whole()


def other_words() -> dict[str, str]:
    """Return what short texts are called in the other language, by what they are called in one.

    Reads the file of texts: some ten milliseconds, for a lane.
    """
    words: dict[str, str] = {}
    for (_, english), forms in read_texts(TRANSLATIONS / "cardfile_zh_CN.ts").items():
        if len(english) <= _SHORT_CHARS:
            words.setdefault(english, forms[0])
            words.setdefault(forms[0], english)
    return words


class TextTranslator(QTranslator):
    """Answers Qt's questions for texts from one `.ts` file."""

    def __init__(self, language: str, owner: QObject) -> None:
        super().__init__(owner)
        self._texts = _opened(TRANSLATIONS / f"cardfile_{language}.ts")

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,  # noqa: ARG002 - Qt's signature
        n: int = -1,
    ) -> str | None:
        """Return the text, None when there is none. English has two forms, Chinese one."""
        forms = self._texts.find(context, sourceText)
        if forms is None:
            return None
        # %Ln is a number as the locale writes it: "37,740".
        return (forms[0] if n == 1 else forms[-1]).replace("%n", "%Ln")

    def isEmpty(self) -> bool:
        """Say that there is something, else Qt tells nobody of the change."""
        return False


class Translation:
    """Holds the translators in force; one for the program's life.

    The application owns them and ends them by itself. Were they Python's to end, its collector
    could do so in the middle of a translation, where Qt holds the lock that their end waits for.
    """

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self.language = "en"

    def use(self, choice: LanguageChoice) -> None:
        """Speak this language from now on; every view hears LanguageChange."""
        self.language = resolve(choice)
        self.end()
        QLocale.setDefault(_locale(self.language))
        # Ours go in last so that they are asked first.
        self._app.installTranslator(_qt_texts(self.language, self._app))
        self._app.installTranslator(TextTranslator(self.language, self._app))

    def end(self) -> None:
        """Take out every translator: texts are as the source has them."""
        for old in self._app.findChildren(QTranslator):
            self._app.removeTranslator(old)
            old.deleteLater()


def resolve(choice: LanguageChoice) -> str:
    """Return "en" or "zh_CN" for a choice; "system" asks the machine."""
    if choice != "system":
        return choice
    return "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def _locale(language: str) -> QLocale:
    """Return how dates and numbers are written: the machine's way where the language agrees."""
    system = QLocale.system()
    if language == "zh_CN":
        return QLocale("zh_CN")
    return system if system.language() == QLocale.Language.English else QLocale("en_GB")


def _qt_texts(language: str, owner: QObject) -> QTranslator:
    """Return Qt's own texts: standard dialogs and their buttons."""
    translator = QTranslator(owner)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator.load(f"qtbase_{language}", folder)
    return translator
