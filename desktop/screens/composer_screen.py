"""Connects the composer to drafts and the model: asks, shows, keeps, hands over.

Each conversation has a reply of its own; leaving it and coming back finds it as it was, and a draft
that is being written goes on meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change
from core.domain.draft import Claim, Draft, DraftResult, DraftState
from core.domain.knowledge import Owner
from core.domain.model import ModelStatus
from core.domain.ports import ModelHost
from core.errors import UserError
from core.services.draft_service import DraftService
from core.services.history_service import HistoryService
from core.services.owner_service import OwnerService
from desktop import failures
from desktop.dialogs.file_choice import FileChoice
from desktop.dialogs.open_marks_dialog import OpenMarksDialog
from desktop.outgoing import mail_handover
from desktop.outgoing.mail_handover import Reply
from desktop.outgoing.ways_out import WaysOut
from desktop.routines.draft_run import DraftRun
from desktop.routines.open_reply import OpenReply, ReplyTarget, from_work, to_work
from desktop.views.writing.composer_view import ComposerView
from desktop.wiring import Wiring


@dataclass(frozen=True, slots=True)
class _Logged:
    """A reply that was logged: who it is from, and the undo step."""

    change: Change
    owner: Owner
    step_id: int


class ComposerScreen(QObject):
    """Decides what the composer shows and where a reply goes.

    Signals:
        replied: a reply was handed over and logged (a sentence, the undo step's id).
        accepted: which message was answered, and with what text.
        writing_changed: the assistant began or ended a draft.
        target_changed: another message is to be answered (the ReplyTarget, None for none).
        typed: the person changes the reply.
        drafted: the draft that the reply holds now (the DraftResult, None for none).
    """

    replied = Signal(str, int)
    accepted = Signal(int, str)
    writing_changed = Signal(bool)
    target_changed = Signal(object)
    typed = Signal()
    drafted = Signal(object)

    def __init__(
        self,
        view: ComposerView,
        services: tuple[DraftService, HistoryService, OwnerService],
        run: DraftRun,
        host: ModelHost,
        wiring: Wiring,
    ) -> None:
        super().__init__(view)
        self._view, self._run, self._host = view, run, host
        self._drafts, self._history, self._owners = services
        self._lane, self._changes, self._reporter = (
            wiring.data_lane,
            wiring.changes,
            wiring.reporter,
        )
        self.files = FileChoice()
        self.ways = WaysOut(wiring.reporter, self)
        self._target: ReplyTarget | None = None
        self._replies: dict[int, OpenReply] = {}
        view.edited.connect(self._on_edited)
        view.marks_changed.connect(self._on_marks)
        run.grew.connect(self._on_grew)
        run.finished.connect(self._on_finished)
        run.kept.connect(self._on_kept)
        run.failed.connect(self._on_failed)
        run.stopped.connect(self._on_stopped)
        wiring.actions.draft.triggered.connect(self._on_draft)
        wiring.actions.stop.triggered.connect(run.stop)
        wiring.actions.hand_over.triggered.connect(self._on_hand_over)
        wiring.actions.copy_reply.triggered.connect(self._on_copy)
        wiring.actions.save_reply.triggered.connect(self._on_save)
        wiring.actions.discard.triggered.connect(self._on_discard)
        self._writing_id = 0
        self.show_target(None)

    def show_target(self, target: ReplyTarget | None) -> None:
        """Show the reply to this message; None hides the composer."""
        is_same = target is not None and self._target == target
        self._keep_typed()
        self._target = target
        self._view.setVisible(target is not None)
        if target is None:
            self._view.show_text("", None)
            self._view.show_writing(is_writing=False)
            self.target_changed.emit(None)
            return
        if is_same:
            return
        self.target_changed.emit(target)
        self._view.show_addressee(target)
        known = target.interaction_id in self._replies
        self._show_reply(self._replies.setdefault(target.interaction_id, OpenReply()))
        if not known:
            interaction_id = target.interaction_id
            self._lane.run(
                self,
                lambda: self._drafts.find_latest(interaction_id),
                self._on_found,
                self._reporter.tell,
            )

    def show_draft(self, draft: Draft) -> None:
        """Put a draft that was ready into the reply; what the person wrote stays above it."""
        if self._target is None or self._target.interaction_id != draft.interaction_id:
            return
        reply = self._reply()
        own = self._view.text().rstrip() if reply.is_own else ""
        reply.text = f"{own}\n\n{draft.result.text}" if own else draft.result.text
        reply.result, reply.draft_id, reply.problem = draft.result, draft.id, None
        reply.was_asked = False
        self._show_reply(reply)

    def open_work(self) -> dict[str, Any]:
        """Return what would be lost with the window: replies and the wish for a draft."""
        self._keep_typed()
        replies, wish = to_work(self._replies), self._view.steer.text()
        return {"replies": replies, "wish": wish} if replies or wish else {}

    def resume(self, work: dict[str, Any]) -> None:
        """Go on with what `open_work` returned; call before a conversation is shown."""
        self._replies |= from_work(work["replies"])
        self._view.steer.setText(work["wish"])
        for message_id in [one for one, reply in self._replies.items() if reply.draft_id]:
            self._lane.run(
                self,
                partial(self._drafts.find_latest, message_id),
                self._on_found_again,
                self._reporter.tell,
            )

    def _on_found_again(self, draft: Draft | None) -> None:
        """Mark in a resumed reply what its draft had to be asked about."""
        reply = self._replies.get(draft.interaction_id) if draft else None
        if draft is not None and reply is not None and reply.draft_id == draft.id:
            reply.result = draft.result
            if self._target is not None and self._target.interaction_id == draft.interaction_id:
                self._show_reply(reply)

    def _reply(self) -> OpenReply:
        """Return the reply on screen, an empty one when there is none."""
        if self._target is None:
            return OpenReply()
        return self._replies.setdefault(self._target.interaction_id, OpenReply())

    def _keep_typed(self) -> None:
        if self._target is not None:
            self._reply().text = self._view.text()

    def _show_reply(self, reply: OpenReply) -> None:
        is_writing = self._is_writing_here()
        self._view.show_text(reply.text, reply.result)
        self.drafted.emit(reply.result)
        self._view.show_writing(is_writing=is_writing)
        self._show_problem(reply)
        self._show_state(reply)

    def _show_problem(self, reply: OpenReply) -> None:
        self._view.problem.hide()
        if reply.problem is not None:
            what, remedy, leads_to_settings = reply.problem
            self._view.problem.tell(what, remedy, with_action=leads_to_settings)

    def _show_state(self, reply: OpenReply) -> None:
        """Say in one line how far the reply is."""
        if self._is_writing_here():
            if reply.text or self._view.text():
                words = self.tr("Writing on this computer… {seconds} s")
                self._view.show_status(words.format(seconds=round(self._run.seconds)))
            else:
                self._view.show_status(self.tr("Reading the conversation…"))
        elif self._writing_id:
            self._view.show_status(self.tr("Another reply is being written…"))
        elif reply.result is not None and not reply.is_own:
            self._view.show_status(self._draft_words(reply.result))
        else:
            self._view.show_status("")

    def _draft_words(self, result: DraftResult) -> str:
        if not result.is_complete:
            return self.tr("Unfinished draft: please complete it")
        return self.tr("Draft: please read it before you send it")

    def _is_writing_here(self) -> bool:
        return self._target is not None and self._writing_id == self._target.interaction_id

    def _on_found(self, draft: Draft | None) -> None:
        if draft is None or self._target is None or draft.state is not DraftState.PROPOSED:
            return
        reply = self._reply()
        if draft.interaction_id != self._target.interaction_id or self._view.text().strip():
            return
        reply.text, reply.result, reply.draft_id = draft.result.text, draft.result, draft.id
        self._show_reply(reply)

    def _on_edited(self) -> None:
        reply = self._reply()
        reply.is_own = True
        self.typed.emit()
        if not self._is_writing_here():
            self._show_state(reply)

    def _on_marks(self, standing: tuple[Claim, ...]) -> None:
        """Forget the marks that the person has dealt with."""
        reply = self._reply()
        if reply.result is not None:
            reply.result = replace(reply.result, unsupported=standing)

    def _on_draft(self) -> None:
        if self._target is None or self._writing_id:
            return
        reply = self._reply()
        state = self._host.state()
        if state.status is ModelStatus.MISSING:
            reply.problem = (*failures.sentence(UserError("model-missing")), True)
            self._show_problem(reply)
            return
        own = self._view.text().rstrip() if reply.is_own else ""
        # What the person wrote stays above the draft; an untouched draft makes room.
        reply.text = f"{own}\n\n" if own else ""
        reply.result, reply.draft_id, reply.problem = None, 0, None
        reply.was_asked = False
        self._writing_id = self._target.interaction_id
        self._show_reply(reply)
        self.writing_changed.emit(self._writing_id > 0)
        wish = self._view.options.wish(self._view.steer.text())
        self._run.start(self._target.interaction_id, wish)

    def _on_grew(self, text: str) -> None:
        reply = self._replies[self._writing_id]
        if self._is_writing_here():
            self._view.append_text(text)
            self._show_state(reply)
        else:
            reply.text += text
        reply.is_own = reply.is_own and bool(reply.text)

    def _on_finished(self, result: DraftResult) -> None:
        reply, was_here = self._replies[self._writing_id], self._is_writing_here()
        text = self._view.text() if was_here else reply.text
        reply.result = result
        self._ended()
        if was_here:
            reply.text = text
            self._view.show_writing(is_writing=False)
            self._view.show_result(result)
            self.drafted.emit(result)
            reply.is_own = text.strip() != result.text.strip()
            self._show_state(reply)
            self._view.show_status(self._draft_words(result), announces=True)

    def _on_kept(self, draft: Draft) -> None:
        reply = self._replies.get(draft.interaction_id)
        if reply is not None:
            reply.draft_id = draft.id

    def _on_failed(self, error: Exception) -> None:
        reply, was_here = self._replies.get(self._writing_id, OpenReply()), self._is_writing_here()
        if not isinstance(error, UserError):
            self._reporter.tell(error)
        key = error.key if isinstance(error, UserError) else ""
        reply.problem = (*failures.sentence(error), key.startswith("model"))
        self._ended()
        if was_here:
            self._keep_typed()
            reply.is_own = True
            self._view.show_writing(is_writing=False)
            self._show_problem(reply)
            self._show_state(reply)

    def _on_stopped(self) -> None:
        was_here = self._is_writing_here()
        self._ended()
        if was_here:
            self._keep_typed()
            self._view.show_writing(is_writing=False)
            self._view.show_status(self.tr("Stopped"))

    def _ended(self) -> None:
        self._writing_id = 0
        self.writing_changed.emit(self._writing_id > 0)

    def _on_hand_over(self) -> None:
        self._log(self.ways.open_mail)

    def _on_copy(self) -> None:
        self._log(self.ways.copy)

    def _on_save(self) -> None:
        if self._target is None:
            return
        name = f"{mail_handover.answered_subject(self._target.subject) or self.tr('Reply')}.eml"
        place = self.files.save_file(self._view, self.tr("Save reply"), name)
        if place is not None:
            self._log(lambda reply: self.ways.save(reply, place))

    def _log(self, hand_over: Callable[[Reply], str]) -> None:
        """Log the reply, then hand it over: nothing leaves that isn't in the file."""
        target, text = self._target, self._view.text().strip()
        if target is None or not text or self._is_writing_here():
            return
        marks, reply = self._view.open_marks(), self._reply()
        if marks and not reply.was_asked:
            reply.was_asked = True
            dialog = OpenMarksDialog(marks, self._view.window())
            dialog.accepted.connect(lambda: self._log(hand_over))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
            return
        draft_id = reply.draft_id
        self._lane.run(
            self,
            lambda: self._write(target.interaction_id, draft_id, text),
            lambda logged: self._on_logged(logged, target, text, hand_over),
            self._reporter.tell,
        )

    def _write(self, interaction_id: int, draft_id: int, text: str) -> _Logged:
        """Log a reply; runs in the lane."""
        if draft_id:
            change = self._drafts.accept(draft_id, text)
        else:
            change = self._drafts.log_reply(interaction_id, text)
        steps = self._history.list_steps(1)
        return _Logged(change, self._owners.get_owner(), steps[0].id if steps else 0)

    def _on_logged(
        self,
        logged: _Logged,
        target: ReplyTarget,
        text: str,
        hand_over: Callable[[Reply], str],
    ) -> None:
        words = hand_over(
            Reply(
                to=target.email,
                to_name=target.to_name,
                subject=mail_handover.answered_subject(target.subject),
                text=text,
                sender=next(iter(logged.owner.addresses), ""),
                sender_name=logged.owner.name,
                message_id=target.message_id,
                references=target.references,
            )
        )
        self._replies[target.interaction_id] = OpenReply()
        if self._target == target:
            self._view.steer.clear()
            self._show_reply(self._reply())
        self._changes.announce(logged.change)
        self.replied.emit(words, logged.step_id)
        self.accepted.emit(target.interaction_id, text)

    def _on_discard(self) -> None:
        if self._target is None or self._is_writing_here():
            return
        draft_id = self._reply().draft_id
        self._replies[self._target.interaction_id] = OpenReply()
        self._show_reply(self._reply())
        if draft_id:
            self._lane.run(
                self,
                lambda: self._drafts.reject(draft_id),
                self._changes.announce,
                self._reporter.tell,
            )
