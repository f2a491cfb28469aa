"""Every English text on screen has a finished Chinese one, every counted one an English plural."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from tests.house.source import ROOT, python_files, write

LUPDATE = Path(sys.executable).parent / "pyside6-lupdate"
CHINESE = "resources/translations/cardfile_zh_CN.ts"
ENGLISH = "resources/translations/cardfile_en.ts"


def extract(root: Path, into: Path, *options: str) -> Path:
    """Have lupdate write the texts of root/desktop into a new .ts file."""
    sources = [str(path) for path in python_files(root, "desktop")]
    command = [str(LUPDATE), *options, *sources, "-ts", str(into)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - Qt's own tool
    return into


def find_untranslated(extracted: Path, translated: Path) -> list[str]:
    """Return "context: text" for each extracted text that has no finished translation."""
    finished = {key for key, forms in _read(translated).items() if forms and all(forms)}
    return [
        f"{context}: {text}"
        for context, text in _read(extracted)
        if (context, text) not in finished
    ]


def _read(path: Path) -> dict[tuple[str, str], list[str]]:
    """Return (context, source) -> its forms; an unfinished or vanished one has none."""
    texts = {}
    for context in ElementTree.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            translation = message.find("translation")
            forms: list[str] = []
            if translation is not None and "type" not in translation.attrib:
                plural = [form.text or "" for form in translation.iter("numerusform")]
                forms = plural or [translation.text or ""]
            texts[context.findtext("name", ""), message.findtext("source", "")] = forms
    return texts


def test_every_text_has_a_finished_chinese_translation(tmp_path: Path) -> None:
    extracted = extract(ROOT, tmp_path / "zh.ts", "-target-language", "zh_CN")

    assert _read(extracted)
    assert find_untranslated(extracted, ROOT / CHINESE) == []


def test_every_counted_text_has_its_english_plural(tmp_path: Path) -> None:
    extracted = extract(ROOT, tmp_path / "en.ts", "-pluralonly", "-target-language", "en")

    assert find_untranslated(extracted, ROOT / ENGLISH) == []


def test_a_text_without_a_translation_is_found(tmp_path: Path) -> None:
    code = (
        "class A(QWidget):\n    def f(self):\n"
        '        self.tr("Hello")\n        self.tr("Done")\n        self.tr("Half")\n'
    )
    write(tmp_path, "desktop/a.py", code)
    message = "<message><source>{}</source><translation{}>好</translation></message>"
    write(
        tmp_path,
        CHINESE,
        "<TS><context><name>A</name>"
        + message.format("Done", "")
        + message.format("Half", ' type="unfinished"')
        + "</context></TS>",
    )

    extracted = extract(tmp_path, tmp_path / "zh.ts", "-target-language", "zh_CN")

    assert find_untranslated(extracted, tmp_path / CHINESE) == ["A: Hello", "A: Half"]


def test_a_mail_address_has_one_name_in_chinese() -> None:
    other = {
        source
        for (_, source), forms in _read(ROOT / CHINESE).items()
        if "邮箱" in "".join(forms) and "mailbox" not in source.casefold()
    }

    assert other == set()
