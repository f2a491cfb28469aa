"""Every service over one open file, each loaded and made when it is first used."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.bundles import Bundle, names_of
from core.later import service_from
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
    from core.services.draft_learning_service import DraftLearningService
    from core.services.draft_service import DraftService
    from core.services.duplicate_service import DuplicateService
    from core.services.export_service import ExportService
    from core.services.field_service import FieldService
    from core.services.file_check_service import FileCheckService
    from core.services.file_text_service import FileTextService
    from core.services.follow_up_service import FollowUpService
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

VALUES = frozenset({"person", "is_due", "is_done", "is_on", "progress"})
"""What services have besides methods."""
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


class Services(Bundle):
    """What can be done with the open file, and its owner's settings."""

    imports: ImportService
    watched: WatchedFolder
    inbox: InboxService
    contacts: ContactService
    sentiments: SentimentService
    cascade: MoodCascade
    teaching: TeachingService
    drafts: DraftService
    draft_learning: DraftLearningService
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
    follow_ups: FollowUpService
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
        return {name: getattr(self, name) for name in names_of(Services)}


def serve(folder: Path, database: Database) -> Services:
    """Return the services over an open file whose profile lies in this folder."""
    settings_file = SettingsFile(folder / profile.SETTINGS)
    backups: BackupService = _service("BackupService", database)
    imports: ImportService = _service("ImportService", database, backups.make_if_changed)
    sentiments: SentimentService = _service("SentimentService", database)
    meanings: MeaningService = _service("MeaningService", database)
    drafts: DraftService = _service("DraftService", database, meanings)
    return Services(
        imports=imports,
        watched=_service("WatchedFolder", database, imports),
        inbox=_service("InboxService", database),
        contacts=_service("ContactService", database),
        sentiments=sentiments,
        cascade=_service("MoodCascade", database, sentiments),
        teaching=_service("TeachingService", database),
        drafts=drafts,
        draft_learning=_service("DraftLearningService", database),
        captures=_service("CaptureService", database),
        companies=_service("CompanyService", database),
        history=_service("HistoryService", database),
        home=_service("HomeService", database),
        search=_service("SearchService", database),
        meanings=meanings,
        sample=_service("SampleService", database, imports, backups.make_if_changed),
        owner=_service("OwnerService", database),
        access=_service("AccessService", folder, database, before_rekey=backups.make_before_rekey),
        open_work=_service("OpenWorkService", database),
        backups=backups,
        audit=_service("AuditService", database),
        rights=_service("RightsService", database),
        copies=_service("CopyService", database),
        exports=_service("ExportService", database),
        duplicates=_service("DuplicateService", database),
        deals=_service("DealService", database),
        tasks=_service("TaskService", database),
        follow_ups=_service("FollowUpService", database),
        fields=_service("FieldService", database),
        views=_service("ViewService", database),
        bulk=_service("BulkService", database, backups.make_if_changed),
        prompts=_service("PromptService", database, settings_file),
        completions=_service("CompletionService", database),
        insights=_service("InsightService", database),
        prepared=_service("PreparedService", database, drafts),
        file_check=_service("FileCheckService", database),
        file_texts=_service("FileTextService", database),
        offline=_service("OfflineService"),
        settings_file=settings_file,
    )


def _service(name: str, *given: object, **named: object) -> Any:  # noqa: ANN401 - as its field says
    """Return what stands for the service of this name, which lives in the file of its name."""
    module = _CAPITAL.sub("_", name).lower()
    return service_from(f"core.services.{module}", name, VALUES, *given, **named)
