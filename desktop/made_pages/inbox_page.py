"""The inbox: conversations, one of them, the reply to it, and what is done about moods there."""

from __future__ import annotations

from core.domain.access import Role
from desktop.routines.draft_run import DraftRun
from desktop.routines.meaning_reader import MeaningReader
from desktop.routines.open_reply import answered_text, reply_target
from desktop.screens.claim_screen import ClaimScreen
from desktop.screens.completion_screen import CompletionScreen
from desktop.screens.composer_screen import ComposerScreen
from desktop.screens.facts_screen import FactsScreen
from desktop.screens.inbox_screen import InboxScreen, OpenConversation
from desktop.screens.mood_screen import MoodScreen
from desktop.screens.prepared_screen import PreparedScreen
from desktop.screens.promise_screen import PromiseScreen
from desktop.screens.queue_screen import QueueScreen
from desktop.screens.ruling_screen import RulingScreen
from desktop.screens.unsure_count_screen import UnsureCountScreen
from desktop.views.inbox.conversation_list_view import ConversationListView
from desktop.views.inbox.conversation_view import ConversationView
from desktop.views.parts.list_edge import ListEdge
from desktop.window.page_views import Steps
from desktop.window.pages import Pages
from desktop.window.workplace import Screens


def make_views(pages: Pages) -> Steps:
    """Make the list beside the conversation."""
    page = ListEdge(pages.stack)
    conversations = ConversationListView(page)
    yield
    conversation = ConversationView(pages.actions_, page.place)
    yield

    def put_together() -> ListEdge:
        pages.conversations, pages.conversation = conversations, conversation
        page.hold(conversations, conversation)
        return page

    return put_together


def make_screens(screens: Screens) -> None:
    """Make what fills them; the composer comes before those who follow it."""
    pages, desk, wiring = screens.pages, screens.desk, screens.wiring
    screens.inbox = InboxScreen(
        (pages.conversations, pages.conversation), (desk.inbox, desk.contacts), wiring
    )
    _write(screens)
    _prepare(screens)
    _read_moods(screens)
    screens.search.serve(pages.conversations.search)
    screens.inbox.opened.connect(lambda found: _on_opened(screens, found))


def _write(screens: Screens) -> None:
    pages, desk, wiring = screens.pages, screens.desk, screens.wiring
    lanes = (desk.data_lane, desk.model_lane)
    run = DraftRun(desk.drafts, desk.writer, desk.host, lanes, screens)
    view, services = pages.conversation.composer, (desk.drafts, desk.history, desk.owner)
    screens.composer = ComposerScreen(view, services, run, desk.host, wiring)
    screens.composer.ways.open_link = desk.open_link
    screens.composer.replied.connect(screens.tell)
    screens.composer.writing_changed.connect(screens.model.show_writing)
    screens.completion = CompletionScreen(
        view,
        desk.completions,
        desk.settings_file,
        wiring,
        may_learn=desk.access.person.role is not Role.READER,
    )


def _prepare(screens: Screens) -> None:
    """Answers that are made before anybody asks, their review, their facts and promises."""
    desk, wiring, composer = screens.desk, screens.wiring, screens.composer
    view = screens.pages.conversation.composer
    screens.prepared = PreparedScreen(
        view.alternatives,
        (desk.prepared, desk.settings_file),
        (desk.writer, desk.host),
        wiring,
        may_write=desk.access.person.role is not Role.READER,
    )
    screens.queue = QueueScreen(desk.prepared, wiring, screens)
    screens.promises = PromiseScreen(screens.window, desk.drafts, desk.writer, wiring)
    screens.facts = FactsScreen((view.options, view.notes), desk.drafts, wiring)
    screens.facts.listed.connect(ClaimScreen(view, desk.writer, wiring).know)
    composer.drafted.connect(screens.facts.show_found)
    for screen in (screens.facts, screens.prepared, screens.queue):
        show_target = screen.show_target
        composer.target_changed.connect(show_target)
    composer.writing_changed.connect(screens.prepared.make_way)
    composer.typed.connect(screens.prepared.hide)
    composer.accepted.connect(screens.promises.look)
    composer.accepted.connect(screens.queue.on_replied)
    screens.prepared.taken.connect(composer.show_draft)
    screens.queue.thread_requested.connect(wiring.actions.go_inbox.trigger)
    screens.queue.thread_requested.connect(screens.inbox.open_thread)


def _read_moods(screens: Screens) -> None:
    pages, desk, wiring = screens.pages, screens.desk, screens.wiring
    services = (desk.cascade, desk.teaching)
    backlog = pages.conversations.backlog
    reader = MeaningReader(desk.embedder, desk.meaning_lane, desk.settings_file)
    screens.moods = MoodScreen(backlog, services, desk.scorer, desk.host, wiring, reader)
    screens.rulings = RulingScreen(pages.conversation, desk.teaching, wiring)
    screens.unsure_count = UnsureCountScreen(backlog, desk.teaching, desk.host, wiring)
    screens.composer.writing_changed.connect(screens.moods.make_way)
    screens.moods.running_changed.connect(screens.model.show_rating)


def _on_opened(screens: Screens, found: OpenConversation | None) -> None:
    target = reply_target(found.conversation, found.messages) if found else None
    screens.completion.show_answered(answered_text(target, found.messages if found else ()))
    screens.composer.show_target(target)
