"""Every service over one open file, built in one place."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import Any

from core.domain.backup import BackupReason
from core.privacy import profile
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
from core.settings import SettingsFile
from core.storage.database import Database


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
    backups = BackupService(database)
    imports = ImportService(database, backups.make_if_changed)
    sentiments = SentimentService(database)
    meanings = MeaningService(database)
    drafts = DraftService(database, meanings)
    return Services(
        imports=imports,
        watched=WatchedFolder(database, imports),
        inbox=InboxService(database),
        contacts=ContactService(database),
        sentiments=sentiments,
        cascade=MoodCascade(database, sentiments),
        teaching=TeachingService(database),
        drafts=drafts,
        captures=CaptureService(database),
        companies=CompanyService(database),
        history=HistoryService(database),
        home=HomeService(database),
        search=SearchService(database),
        meanings=meanings,
        sample=SampleService(database, imports, backups.make_if_changed),
        owner=OwnerService(database),
        access=AccessService(
            folder, database, before_rekey=partial(backups.make, BackupReason.REKEY)
        ),
        open_work=OpenWorkService(database),
        backups=backups,
        audit=AuditService(database),
        rights=RightsService(database),
        copies=CopyService(database),
        exports=ExportService(database),
        duplicates=DuplicateService(database),
        deals=DealService(database),
        tasks=TaskService(database),
        fields=FieldService(database),
        views=ViewService(database),
        bulk=BulkService(database, backups.make_if_changed),
        prompts=PromptService(database, settings_file),
        completions=CompletionService(database),
        insights=InsightService(database),
        prepared=PreparedService(database, drafts),
        file_check=FileCheckService(database),
        file_texts=FileTextService(database),
        offline=OfflineService(),
        settings_file=settings_file,
    )
