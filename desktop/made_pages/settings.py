"""The settings, with what works by itself and shows its state there."""

from __future__ import annotations

from desktop.screens.assistant_screen import AssistantScreen
from desktop.screens.draft_learning_screen import DraftLearningScreen
from desktop.screens.drafts_settings_screen import DraftsSettingsScreen
from desktop.screens.fields_screen import FieldsScreen
from desktop.screens.mood_words_screen import MoodWordsScreen
from desktop.screens.settings_screen import SettingsScreen
from desktop.screens.watch_screen import WatchScreen
from desktop.views.settings.settings_view import SettingsView
from desktop.window.pages import Pages
from desktop.window.workplace import Screens


def make_views(pages: Pages) -> SettingsView:
    """Make the view."""
    return SettingsView(pages.stack)


def make_screens(screens: Screens) -> None:
    """Make what fills it."""
    view, desk, wiring = screens.pages.settings, screens.desk, screens.wiring
    screens.fields = FieldsScreen(view.fields, desk.fields, wiring)
    screens.settings = SettingsScreen(view, desk.settings_file, desk.owner, wiring)
    screens.watch = WatchScreen(view.watch, desk.watched, desk.settings_file, wiring)
    screens.assistant = AssistantScreen(
        view.assistant, (desk.settings_file, desk.prompts), desk.host, wiring
    )
    screens.assistant.measuring_changed.connect(screens.model.show_measuring)
    screens.drafts_settings = DraftsSettingsScreen(
        view.drafts, (desk.drafts, desk.prepared), desk.settings_file, wiring
    )
    screens.draft_learning = DraftLearningScreen(view.learning, desk.draft_learning, wiring)
    screens.mood_words = MoodWordsScreen(view.mood_words, desk.teaching, wiring)
    screens.meaning.serve(view.meaning)
    screens.meaning.start()
    screens.assistant.measuring_changed.connect(screens.meaning.wait_for_measuring)
    screens.pages.when("inbox_page", lambda: _make_way(screens))


def _make_way(screens: Screens) -> None:
    """Whatever a person waits for goes first."""
    writing, moods = screens.composer.writing_changed, screens.moods.running_changed
    writing.connect(screens.assistant.make_way)
    moods.connect(screens.assistant.make_way_quietly)
    screens.completion.serve(screens.pages.settings.assistant)
