"""What is promised about the data, and its proof."""

from __future__ import annotations

from desktop.screens.access_screen import AccessScreen
from desktop.screens.audit_screen import AuditScreen
from desktop.screens.backups_screen import BackupsScreen
from desktop.screens.copy_screen import CopyScreen
from desktop.screens.export_screen import ExportScreen
from desktop.screens.offline_screen import OfflineScreen
from desktop.views.privacy.audit_section import AuditSection
from desktop.views.privacy.backups_section import BackupsSection
from desktop.views.privacy.copy_section import CopySection
from desktop.views.privacy.export_section import ExportSection
from desktop.views.privacy.key_section import KeySection
from desktop.views.privacy.lock_section import LockSection
from desktop.views.privacy.offline_section import OfflineSection
from desktop.views.privacy.people_section import PeopleSection
from desktop.views.privacy.privacy_view import PrivacyView
from desktop.window.pages import Pages
from desktop.window.workplace import Screens


def make_views(pages: Pages) -> PrivacyView:
    """Make the sections, under each other."""
    page = PrivacyView(pages.stack)
    pages.offline = page.add_section(OfflineSection())
    pages.lock = page.add_section(LockSection(pages.actions_))
    pages.key = page.add_section(KeySection())
    pages.people = page.add_section(PeopleSection())
    pages.exports = page.add_section(ExportSection())
    pages.backups = page.add_section(BackupsSection())
    pages.audit = page.add_section(AuditSection())
    pages.copies = page.add_section(CopySection())
    return page


def make_screens(screens: Screens) -> None:
    """Make what fills them."""
    pages, desk, wiring = screens.pages, screens.desk, screens.wiring
    screens.audit = AuditScreen(pages.audit, desk.audit, wiring)
    screens.exports = ExportScreen(pages.exports, desk.exports, wiring)
    screens.copies = CopyScreen(pages.copies, desk.copies, wiring)
    screens.offline = OfflineScreen(pages.offline, desk.offline, wiring)
    screens.access = AccessScreen((pages.key, pages.people), desk.access, wiring)
    screens.backups = BackupsScreen(pages.backups, desk.backups, wiring)
    screens.backup_clock.looked.connect(screens.backups.look)
    screens.lock.serve(pages.lock)
    pages.privacy.told.connect(screens.tell)
