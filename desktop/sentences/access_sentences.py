"""The sentences for errors about who can open the file and how. See `messages.py`."""

from __future__ import annotations

from core.domain.change import Action
from desktop.sentences.marking import QT_TRANSLATE_NOOP

ACCESS_ERRORS: dict[str, tuple[str, str]] = {
    "code-not-written": (
        QT_TRANSLATE_NOOP(
            "messages",
            "The recovery code could not be written to {path}, so there is no new one: a code "
            "that you have stays valid.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Name a new file in a folder of your own with free space, or leave the file away: "
            "then the code is shown.",
        ),
    ),
    "keyring-several-people": (
        QT_TRANSLATE_NOOP("messages", "A keyring can't tell several people apart."),
        QT_TRANSLATE_NOOP(
            "messages",
            "With people who have access, everybody signs in by passphrase.",
        ),
    ),
    "keyring-unusable": (
        QT_TRANSLATE_NOOP(
            "messages",
            "This system's keyring can't be relied on: it did not keep what it was given.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Unlock or set up the keyring, or go on with the passphrase.",
        ),
    ),
    "last-owner": (
        QT_TRANSLATE_NOOP("messages", "{person} is the only owner, and somebody has to be one."),
        QT_TRANSLATE_NOOP("messages", "Make another person an owner first."),
    ),
    "not-allowed": (
        QT_TRANSLATE_NOOP("messages", "{person}, your access does not include this."),
        QT_TRANSLATE_NOOP("messages", "Ask an owner to do it, or to change your role."),
    ),
    "person-exists": (
        QT_TRANSLATE_NOOP("messages", "There is already somebody called {person}."),
        QT_TRANSLATE_NOOP("messages", "Choose another name, perhaps with an initial."),
    ),
    "person-missing": (
        QT_TRANSLATE_NOOP("messages", "Nobody called {person} has access."),
        QT_TRANSLATE_NOOP("messages", "Look at the list of people with access for the name."),
    ),
    "person-name-empty": (
        QT_TRANSLATE_NOOP("messages", "A person needs a name to sign in with."),
        QT_TRANSLATE_NOOP("messages", "Type a name."),
    ),
    "rekey-failed": (
        QT_TRANSLATE_NOOP(
            "messages",
            "The file could not be encrypted with a new key; it is as it was.",
        ),
        QT_TRANSLATE_NOOP("messages", "Close other programs that use it, then try again."),
    ),
    "rekey-import-running": (
        QT_TRANSLATE_NOOP("messages", "An import is running."),
        QT_TRANSLATE_NOOP("messages", "Wait for it to end, then renew the key."),
    ),
    "rekey-old-code": (
        QT_TRANSLATE_NOOP(
            "messages",
            "Your recovery code is of an older kind and can't open a file with a new key.",
        ),
        QT_TRANSLATE_NOOP("messages", "Make a new recovery code first, then renew the key."),
    ),
    "rekey-unfinished": (
        QT_TRANSLATE_NOOP("messages", "An earlier renewal of the key was cut short."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Close Cardfile and open it again, which ends it; then try again.",
        ),
    ),
    "vault-altered": (
        QT_TRANSLATE_NOOP(
            "messages",
            "The file that holds your key, {path}, was changed by something other than Cardfile.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Restore it from your latest backup; the customers' file is not affected.",
        ),
    ),
}

ACCESS_ACTIONS: dict[Action, str] = {
    Action.ADD_PERSON: QT_TRANSLATE_NOOP("messages", "Give access to {subject}"),
    Action.CHANGE_ROLE: QT_TRANSLATE_NOOP("messages", "Change what somebody may do: {subject}"),
    Action.REMOVE_PERSON: QT_TRANSLATE_NOOP("messages", "Take access from {subject}"),
    Action.CHANGE_PASSPHRASE: QT_TRANSLATE_NOOP("messages", "Change the passphrase of {subject}"),
    Action.NEW_RECOVERY_CODE: QT_TRANSLATE_NOOP("messages", "Make a new recovery code"),
    Action.USE_KEYRING: QT_TRANSLATE_NOOP("messages", "Let the keyring open the file"),
    Action.LEAVE_KEYRING: QT_TRANSLATE_NOOP("messages", "Ask for the passphrase each time"),
    Action.RENEW_KEY: QT_TRANSLATE_NOOP("messages", "Renew the key"),
    Action.RESTORE: QT_TRANSLATE_NOOP("messages", "Restore the backup {subject}"),
    Action.SALVAGE: QT_TRANSLATE_NOOP("messages", "Rescue the damaged file"),
    Action.TAKE_OUT: QT_TRANSLATE_NOOP("messages", "Print, copy or save {subject}"),
}
