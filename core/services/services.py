"""Every service over one open file, each loaded and made when it is first used."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.domain.backup import BackupReason
from core.later import later_from
from core.privacy import profile
from core.settings import SettingsFile
from core.storage.database import Database

if TYPE_CHECKING:
    from core.services.access_service import AccessService
    from core.services.audit_service import AuditService
    from core.services.backup_service import BackupService
    from core.services.bulk_service import BulkService
    from core.services.capture_service import CaptureService
    from core.services.company_service import CompanyService
    from core.services.completion_service import CompletionService
    from core.services.contact_service import ContactService
    from core.services.copy_service import CopyService
    from core.services.deal_service import DealService
    from core.services.draft_service import DraftService
    from core.services.duplicate_service import DuplicateService
    from core.services.export_service import ExportService
    from core.services.field_service import FieldService
    from core.services.file_check_service import FileCheckService
    from core.services.file_text_service import FileTextService
    from core.services.history_service import HistoryService
    from core.services.home_service import HomeService
    from core.services.import_service import ImportService
    from core.services.inbox_service import InboxService
    from core.services.insight_service import InsightService
    from core.services.meaning_service import MeaningService
    from core.services.mood_cascade import MoodCascade
    from core.services.offline_service import OfflineService
    from core.services.open_work_service import OpenWorkService
    from core.services.owner_service import OwnerService
    from core.services.prepared_service import PreparedService
    from core.services.prompt_service import PromptService
    from core.services.rights_service import RightsService
    from core.services.sample_service import SampleService
    from core.services.search_service import SearchService
    from core.services.sentiment_service import SentimentService
    from core.services.task_service import TaskService
    from core.services.teaching_service import TeachingService
    from core.services.view_service import ViewService
    from core.services.watched_folder import WatchedFolder


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What can be done with the open file, and its owner's settings."""

    imports: ImportService
    watched: WatchedFolder
    inbox: InboxService
    contacts: ContactService
    sentiments: SentimentService
    cascade: MoodCascade
    teaching: TeachingService
    drafts: DraftService
    captures: CaptureService
    companies: CompanyService
    history: HistoryService
    home: HomeService
    search: SearchService
    meanings: MeaningService
    sample: SampleService
    owner: OwnerService
    access: AccessService
    open_work: OpenWorkService
    backups: BackupService
    audit: AuditService
    rights: RightsService
    copies: CopyService
    exports: ExportService
    duplicates: DuplicateService
    deals: DealService
    tasks: TaskService
    fields: FieldService
    views: ViewService
    bulk: BulkService
    prompts: PromptService
    completions: CompletionService
    insights: InsightService
    prepared: PreparedService
    file_check: FileCheckService
    file_texts: FileTextService
    offline: OfflineService
    settings_file: SettingsFile

    def by_name(self) -> dict[str, Any]:
        """Return every service by its name, for whoever has all of them and more."""
        return {one.name: getattr(self, one.name) for one in fields(Services)}


def serve(folder: Path, database: Database) -> Services:
    """Return the services over an open file whose profile lies in this folder."""
    settings_file = SettingsFile(folder / profile.SETTINGS)
    backups: BackupService = _service("backup_service", "BackupService", database)
    imports: ImportService = _service(
        "import_service", "ImportService", database, backups.make_if_changed
    )
    sentiments: SentimentService = _service("sentiment_service", "SentimentService", database)
    meanings: MeaningService = _service("meaning_service", "MeaningService", database)
    drafts: DraftService = _service("draft_service", "DraftService", database, meanings)
    return Services(
        imports=imports,
        watched=_service("watched_folder", "WatchedFolder", database, imports),
        inbox=_service("inbox_service", "InboxService", database),
        contacts=_service("contact_service", "ContactService", database),
        sentiments=sentiments,
        cascade=_service("mood_cascade", "MoodCascade", database, sentiments),
        teaching=_service("teaching_service", "TeachingService", database),
        drafts=drafts,
        captures=_service("capture_service", "CaptureService", database),
        companies=_service("company_service", "CompanyService", database),
        history=_service("history_service", "HistoryService", database),
        home=_service("home_service", "HomeService", database),
        search=_service("search_service", "SearchService", database),
        meanings=meanings,
        sample=_service(
            "sample_service", "SampleService", database, imports, backups.make_if_changed
        ),
        owner=_service("owner_service", "OwnerService", database),
        access=_service(
            "access_service",
            "AccessService",
            folder,
            database,
            before_rekey=partial(backups.make, BackupReason.REKEY),
        ),
        open_work=_service("open_work_service", "OpenWorkService", database),
        backups=backups,
        audit=_service("audit_service", "AuditService", database),
        rights=_service("rights_service", "RightsService", database),
        copies=_service("copy_service", "CopyService", database),
        exports=_service("export_service", "ExportService", database),
        duplicates=_service("duplicate_service", "DuplicateService", database),
        deals=_service("deal_service", "DealService", database),
        tasks=_service("task_service", "TaskService", database),
        fields=_service("field_service", "FieldService", database),
        views=_service("view_service", "ViewService", database),
        bulk=_service("bulk_service", "BulkService", database, backups.make_if_changed),
        prompts=_service("prompt_service", "PromptService", database, settings_file),
        completions=_service("completion_service", "CompletionService", database),
        insights=_service("insight_service", "InsightService", database),
        prepared=_service("prepared_service", "PreparedService", database, drafts),
        file_check=_service("file_check_service", "FileCheckService", database),
        file_texts=_service("file_text_service", "FileTextService", database),
        offline=_service("offline_service", "OfflineService"),
        settings_file=settings_file,
    )


def _service(module: str, name: str, *given: object, **named: object) -> Any:  # noqa: ANN401 - as its field says
    return later_from(f"core.services.{module}", name, *given, **named)
