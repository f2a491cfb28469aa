"""The language of the window, switchable while it is open.

The `.ts` files are read as they are: they are what people edit, they need no compiled twin that
could be stale or missing in a frozen program, and a thousand texts are read in a few milliseconds.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from core.paths import RESOURCES

_SHORT_CHARS = 60
LanguageChoice = Literal["system", "en", "zh_CN"]
TRANSLATIONS = RESOURCES / "translations"

_Forms = tuple[str, ...]


@cache
def read_texts(path: Path) -> dict[tuple[str, str], _Forms]:
    """Return (context, source) -> translation, one form or one per plural form."""
    texts: dict[tuple[str, str], _Forms] = {}
    # Our own file from the program's folder, never one that came from outside.
    for context in ElementTree.parse(path).getroot().iter("context"):  # noqa: S314
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") == "unfinished":
                continue
            plural = tuple(form.text or "" for form in translation.iter("numerusform"))
            forms = plural or (translation.text or "",)
            if all(forms):
                texts[name, message.findtext("source") or ""] = forms
    return texts


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
        self._texts = read_texts(TRANSLATIONS / f"cardfile_{language}.ts")

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,  # noqa: ARG002 - Qt's signature
        n: int = -1,
    ) -> str | None:
        """Return the text, None when there is none. English has two forms, Chinese one."""
        forms = self._texts.get((context, sourceText))
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
