"""Connects the cards of the key and of the people to the access service."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from core.domain.access import Person, Role
from core.errors import UserError
from desktop import failures
from desktop.dialogs.access_dialog import AccessDialog, AccessQuestion
from desktop.dialogs.recovery_dialog import RecoveryDialog
from desktop.views.privacy.key_section import KeySection
from desktop.views.privacy.people_section import PeopleSection
from desktop.wiring import Wiring
from desktop.words import vocabulary

Deed = Callable[[AccessDialog, str], Any]

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.access_service import AccessService


class AccessScreen(QObject):
    """Asks for the passphrase, makes the change, and shows what is so then."""

    def __init__(
        self, views: tuple[KeySection, PeopleSection], service: AccessService, wiring: Wiring
    ) -> None:
        super().__init__(views[0])
        self._keys, self._people = views
        self._service, self._wiring = service, wiring
        self.dialog: AccessDialog | None = None
        self._keys.opened.connect(self._show)
        self._keys.passphrase_requested.connect(self._on_passphrase)
        self._keys.code_requested.connect(self._on_code)
        self._keys.rekey_requested.connect(self._on_rekey)
        self._keys.check_requested.connect(self._on_check)
        self._keys.keyring_requested.connect(self._on_keyring)
        self._people.add_requested.connect(self._on_add)
        self._people.role_chosen.connect(self._on_role)
        self._people.remove_requested.connect(self._on_remove)

    def _show(self) -> None:
        self._wiring.data_lane.run(self, self._look, self._on_looked, self._wiring.reporter.tell)

    def _look(self) -> tuple[tuple[Person, ...], bool, bool]:
        """Read the vault; runs in the lane."""
        service = self._service
        return service.list_people(), service.has_keyring(), service.is_code_checked()

    def _on_looked(self, found: tuple[tuple[Person, ...], bool, bool]) -> None:
        people, is_in_keyring, is_code_checked = found
        me = self._service.person
        self._people.show_people(people, me)
        self._keys.show_ways(
            is_in_keyring=is_in_keyring,
            is_owner=me.role is Role.OWNER,
            is_alone=len(people) == 1,
            is_code_checked=is_code_checked,
        )

    def _ask(self, question: AccessQuestion, deed: Deed, done: Callable[[Any], None]) -> None:
        """Ask; then do the deed in the lane with the answer, and tell what came of it."""
        dialog = AccessDialog(question, self._keys.window())
        self.dialog = dialog

        def on_error(error: Exception) -> None:
            if not isinstance(error, UserError):
                self._wiring.reporter.tell(error)
            dialog.show_problem(failures.told(error))

        def on_done(result: object) -> None:
            dialog.accept()
            self._show()
            done(result)

        def on_answer(answer: str) -> None:
            self._wiring.data_lane.run(self, lambda: deed(dialog, answer), on_done, on_error)

        dialog.answered.connect(on_answer)
        dialog.finished.connect(self._on_finished)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_finished(self) -> None:
        self.dialog = None
        # A box that was ticked or a role that was chosen is as before, unless it was done.
        self._show()

    def _told(self, words: str) -> Callable[[Any], None]:
        return lambda _result: self._keys.told.emit(words)

    def _on_passphrase(self) -> None:
        question = AccessQuestion(
            self.tr("Change your passphrase"),
            self.tr("The file stays as it is; only what opens it changes."),
            self.tr("Change"),
            asks_passphrase=True,
        )
        self._ask(
            question,
            lambda dialog, answer: self._service.change_passphrase(answer, dialog.passphrase()),
            self._told(self.tr("The new passphrase opens your file from now on")),
        )

    def _on_code(self) -> None:
        question = AccessQuestion(
            self.tr("New recovery code"),
            self.tr("The sheet you have opens nothing any more then."),
            self.tr("Make it"),
        )
        self._ask(
            question,
            lambda _dialog, answer: self._service.new_recovery_code(answer),
            self._show_code,
        )

    def _show_code(self, code: str) -> None:
        dialog = RecoveryDialog(code, self._keys.window())
        dialog.accepted.connect(lambda: self._note_checked(code))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _note_checked(self, code: str) -> None:
        self._wiring.data_lane.run(
            self,
            lambda: self._service.check_recovery_code(code),
            lambda _nothing: self._show(),
            self._wiring.reporter.tell,
        )

    def _on_check(self) -> None:
        question = AccessQuestion(
            self.tr("Check the recovery sheet"),
            self.tr("Type the code from the sheet: only then it is sure that it opens your file."),
            self.tr("Check"),
            asks_code=True,
        )
        self._ask(
            question,
            lambda _dialog, answer: self._service.check_recovery_code(answer),
            self._told(self.tr("Your sheet opens your file")),
        )

    def _on_rekey(self) -> None:
        question = AccessQuestion(
            self.tr("Renew the key"),
            self.tr(
                "For when somebody may have a copy of the old key. Passphrases and recovery code "
                "stay the same. Older backups keep their key."
            ),
            self.tr("Renew"),
        )
        self._ask(
            question,
            lambda _dialog, answer: self._rekey(answer),
            self._told(self.tr("The file is encrypted with a new key")),
        )

    def _rekey(self, answer: str) -> None:
        """Renew the key; runs in the lane."""
        if not self._wiring.import_lane.is_idle:
            raise UserError("rekey-import-running")
        self._service.rekey(answer)

    def _on_keyring(self, is_wanted: bool) -> None:  # noqa: FBT001 - a slot
        words = (
            self.tr("Whoever is signed in to this computer opens the file without a question.")
            if is_wanted
            else self.tr("The file asks for the passphrase each time.")
        )
        deed = self._service.use_keyring if is_wanted else self._service.leave_keyring
        self._ask(
            AccessQuestion(self.tr("Keyring"), words, self.tr("Do it")),
            lambda _dialog, answer: deed(answer),
            self._told(self.tr("Saved")),
        )

    def _on_add(self) -> None:
        question = AccessQuestion(
            self.tr("Add a person"),
            self.tr(
                "Let the person choose the passphrase. From then on everybody signs in by name, "
                "and the keyring opens the file no more."
            ),
            self.tr("Add"),
            asks_person=True,
            asks_passphrase=True,
        )
        self._ask(
            question,
            lambda dialog, answer: self._service.add_person(
                answer, dialog.person(), dialog.passphrase()
            ),
            self._told(self.tr("Added")),
        )

    def _on_role(self, person: Person) -> None:
        question = AccessQuestion(
            self.tr("Change what {name} may do").format(name=vocabulary.person(person.name)),
            self.tr("From the next time they sign in: {role}.").format(
                role=vocabulary.role(person.role)
            ),
            self.tr("Change"),
        )
        self._ask(
            question,
            lambda _dialog, answer: self._service.set_role(answer, person),
            self._told(self.tr("Saved")),
        )

    def _on_remove(self, name: str) -> None:
        question = AccessQuestion(
            self.tr("Take access from {name}").format(name=vocabulary.person(name)),
            self.tr("Their steps stay. Renew the key as well if they may have copied the files."),
            self.tr("Take it"),
        )
        self._ask(
            question,
            lambda _dialog, answer: self._service.remove_person(answer, name),
            self._told(self.tr("Saved")),
        )
