"""Everything a window needs, handed over in one piece by `desktop/startup.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from core.domain.ports import DraftWriter, ModelHost, SentimentScorer, TextEmbedder
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
from desktop.background import AnyLane
from desktop.changes import ChangeHub
from desktop.mail_handover import open_by_qt


@dataclass(frozen=True, slots=True)
class Desk:
    """The open file and the people at work on it.

    data_lane runs everything that touches the services, model_lane everything that touches scorer,
    writer and the slow parts of host, meaning_lane the embedder. import_lane runs imports only, so
    that the inbox can be read while a large one goes on, and insight_lane counts for the figures
    of the page that shows them; notice_lane waits beside notices of the desktop. The database is
    safe in several threads.
    window_state: a small file for the window's size and place.
    unlocked_by: how the file was opened, for the card that says so. open_link: gives a mailto: link
    to the mail program and says whether there was one.
    """

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
    search: SearchService
    file_check: FileCheckService
    meanings: MeaningService
    scorer: SentimentScorer
    writer: DraftWriter
    host: ModelHost
    embedder: TextEmbedder
    data_lane: AnyLane
    model_lane: AnyLane
    meaning_lane: AnyLane
    import_lane: AnyLane
    insight_lane: AnyLane
    notice_lane: AnyLane
    changes: ChangeHub
    settings_file: SettingsFile
    window_state: Path
    unlocked_by: Literal["keyring", "passphrase", "recovery", "trial"] = "passphrase"
    offline: OfflineService = field(default_factory=OfflineService)
    open_link: Callable[[str], bool] = open_by_qt
