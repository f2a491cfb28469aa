"""The satisfaction report as files, for who asks on the command line. Loads Qt."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from core.domain.insight import InsightFilter, Satisfaction
from core.services import report_files
from core.services.insight_service import InsightService
from core.settings import Settings
from desktop.on_paper import satisfaction_report as report
from desktop.start.window_startup import dress, make_application


def save(
    service: InsightService,
    found: Satisfaction,
    only: InsightFilter,
    to: tuple[Path | None, Path | None],
    language: str,
) -> None:
    """Write the report. to: the PDF and the table, None for what isn't wanted.

    Raises UserError as `core.services.report_files` does.
    """
    if sys.platform == "linux" and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Its translators work as long as somebody holds it.
    translation = dress(make_application(), Settings(language=language, theme="light"))
    figures = report.gather(service, found, only)
    pdf, table = to
    taken = [path for path in to if path is not None]
    report_files.check_places(taken)
    for path in taken:
        service.note_taken(path.name)
    if pdf is not None:
        report_files.save_report(report.render(figures), pdf)
    if table is not None:
        report_files.save_table(report.title(), report.headings(), report.table(figures), table)
    del translation
