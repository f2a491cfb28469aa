"""What is said for each key of `UserError`: what happened, and the way out.

Plain literals, so that pyside6-lupdate finds them and the command line needs no Qt.
"""

from __future__ import annotations

from desktop.sentences.marking import QT_TRANSLATE_NOOP

ERRORS: dict[str, tuple[str, str]] = {
    "no-screen": (
        QT_TRANSLATE_NOOP("messages", "There is no screen here to show a window on."),
        QT_TRANSLATE_NOOP("messages", "Use the verbs that `cardfile --help` lists."),
    ),
    "screen-elsewhere": (
        QT_TRANSLATE_NOOP(
            "messages", "The screen {display} is on another computer; Cardfile opens no connection."
        ),
        QT_TRANSLATE_NOOP("messages", "Start it on the computer you sit at, or use its verbs."),
    ),
    "adapter-damaged": (
        QT_TRANSLATE_NOOP("messages", "{file} is no LoRA adapter in GGUF, or it is damaged."),
        QT_TRANSLATE_NOOP("messages", "Get the file again, or choose another."),
    ),
    "adapter-failed": (
        QT_TRANSLATE_NOOP("messages", "The adapter {file} does not fit the model in use."),
        QT_TRANSLATE_NOOP("messages", "Take it off, or use the model it was made for."),
    ),
    "adapter-other-model": (
        QT_TRANSLATE_NOOP("messages", "{file} was made for another kind of model than {model}."),
        QT_TRANSLATE_NOOP("messages", "Use the model it was made for, then add it again."),
    ),
    "adapter-scale": (
        QT_TRANSLATE_NOOP("messages", "An adapter's strength is above 0 and at most {most}."),
        QT_TRANSLATE_NOOP("messages", "Use 1 for what its maker meant."),
    ),
    "already-open": (
        QT_TRANSLATE_NOOP("messages", "Cardfile is already open with this file."),
        QT_TRANSLATE_NOOP("messages", "Use the window that is open."),
    ),
    "backup-exists": (
        QT_TRANSLATE_NOOP("messages", "{path} is there already."),
        QT_TRANSLATE_NOOP("messages", "Name a folder that is not there yet, or one to put it in."),
    ),
    "backup-missing": (
        QT_TRANSLATE_NOOP("messages", "There is no backup {name} here."),
        QT_TRANSLATE_NOOP("messages", "`cardfile restore --list` names those there are."),
    ),
    "backup-none": (
        QT_TRANSLATE_NOOP("messages", "There is no good backup yet."),
        QT_TRANSLATE_NOOP("messages", "`cardfile backup` makes one while your file opens."),
    ),
    "backup-other-key": (
        QT_TRANSLATE_NOOP("messages", "This backup was made with an earlier key of your file."),
        QT_TRANSLATE_NOOP(
            "messages", "Close Cardfile and restore it with `cardfile restore {name}`."
        ),
    ),
    "confinement-missing": (
        QT_TRANSLATE_NOOP(
            "messages", "This system can't take the network away from Cardfile ({reason})."
        ),
        QT_TRANSLATE_NOOP(
            "messages", "Use a Linux kernel with seccomp, or set {variable}=1 to do without."
        ),
    ),
    "contact-name-empty": (
        QT_TRANSLATE_NOOP("messages", "A contact needs a name."),
        QT_TRANSLATE_NOOP("messages", "Type a name and save again."),
    ),
    "database-busy": (
        QT_TRANSLATE_NOOP("messages", "Your file is in use by another Cardfile."),
        QT_TRANSLATE_NOOP("messages", "Close the other one and try again."),
    ),
    "database-damaged": (
        QT_TRANSLATE_NOOP("messages", "Your file can't be read: {path} is damaged."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Leave it where it is: `cardfile restore` brings back your latest backup, "
            "`cardfile salvage` saves what can be read.",
        ),
    ),
    "database-empty": (
        QT_TRANSLATE_NOOP("messages", "{path} is empty; it is not a Cardfile file any more."),
        QT_TRANSLATE_NOOP("messages", "`cardfile restore` brings back your latest backup."),
    ),
    "database-engine-old": (
        QT_TRANSLATE_NOOP("messages", "The part that encrypts your file is too old ({found})."),
        QT_TRANSLATE_NOOP("messages", "Install Cardfile again; your file stays as it is."),
    ),
    "database-missing": (
        QT_TRANSLATE_NOOP("messages", "There is no file at {path}."),
        QT_TRANSLATE_NOOP("messages", "Check the folder, or start a new file there."),
    ),
    "database-newer": (
        QT_TRANSLATE_NOOP("messages", "Your file was made by a newer Cardfile."),
        QT_TRANSLATE_NOOP("messages", "Install the newest version; the file was not touched."),
    ),
    "disk-error": (
        QT_TRANSLATE_NOOP("messages", "The disk reported an error at {path}."),
        QT_TRANSLATE_NOOP("messages", "What was confirmed before is safe. Check the disk."),
    ),
    "disk-full": (
        QT_TRANSLATE_NOOP("messages", "The disk is full; the last change was not saved."),
        QT_TRANSLATE_NOOP(
            "messages",
            "All that was confirmed before is safe. Free some space, then try again.",
        ),
    ),
    "disk-read-only": (
        QT_TRANSLATE_NOOP("messages", "{path} can't be written."),
        QT_TRANSLATE_NOOP("messages", "Check who may write there, then try again."),
    ),
    "draft-nothing-to-answer": (
        QT_TRANSLATE_NOOP("messages", "This message has no text to answer."),
        QT_TRANSLATE_NOOP("messages", "Write the reply by hand."),
    ),
    "draft-own-message": (
        QT_TRANSLATE_NOOP("messages", "This is your own message; there is nothing to answer."),
        QT_TRANSLATE_NOOP("messages", "Choose a message that came in."),
    ),
    "draft-what": (
        QT_TRANSLATE_NOOP("messages", "It is not clear what to answer."),
        QT_TRANSLATE_NOOP("messages", "Name an interaction, or give a message with --message."),
    ),
    "erase-not-confirmed": (
        QT_TRANSLATE_NOOP("messages", "Nobody was erased: the name was not typed as it is stored."),
        QT_TRANSLATE_NOOP("messages", "Type the whole name, with capitals and accents."),
    ),
    "file-exists": (
        QT_TRANSLATE_NOOP("messages", "{path} is already there."),
        QT_TRANSLATE_NOOP("messages", "Choose another name; nothing was overwritten."),
    ),
    "file-not-saved": (
        QT_TRANSLATE_NOOP("messages", "{file} could not be saved."),
        QT_TRANSLATE_NOOP("messages", "Check the folder and the free space, then try again."),
    ),
    "import-file-missing": (
        QT_TRANSLATE_NOOP("messages", "{path} is not there."),
        QT_TRANSLATE_NOOP("messages", "Look at its name and its folder, and choose it again."),
    ),
    "import-file-unreadable": (
        QT_TRANSLATE_NOOP("messages", "{path} can't be opened."),
        QT_TRANSLATE_NOOP("messages", "Check that you may read it and that no program locks it."),
    ),
    "import-folder-empty": (
        QT_TRANSLATE_NOOP("messages", "There is no file in {path}."),
        QT_TRANSLATE_NOOP("messages", "Choose a folder that holds mail, contacts or a table."),
    ),
    "import-nothing-named": (
        QT_TRANSLATE_NOOP("messages", "There is nothing to import."),
        QT_TRANSLATE_NOOP("messages", "Name a file or a folder, or pipe text in with --paste."),
    ),
    "import-reader-broken": (
        QT_TRANSLATE_NOOP("messages", "The part that reads files didn't start in time."),
        QT_TRANSLATE_NOOP("messages", "Try again in a minute; if it stays, start Cardfile again."),
    ),
    "input-unreadable": (
        QT_TRANSLATE_NOOP("messages", "{path} can't be read."),
        QT_TRANSLATE_NOOP("messages", "Give a CSV or JSONL file in UTF-8."),
    ),
    "input-without-text": (
        QT_TRANSLATE_NOOP("messages", "{path} has no column or field named text."),
        QT_TRANSLATE_NOOP("messages", "Name the column with the messages “text”."),
    ),
    "mapping-file-unreadable": (
        QT_TRANSLATE_NOOP("messages", "The mapping {path} can't be read."),
        QT_TRANSLATE_NOOP("messages", "It is a JSON object of column names and fields."),
    ),
    "model-check-failed": (
        QT_TRANSLATE_NOOP("messages", "{file} failed its trial run, so it was not added."),
        QT_TRANSLATE_NOOP("messages", "Get the file again from its publisher, or choose another."),
    ),
    "model-died": (
        QT_TRANSLATE_NOOP("messages", "The writing assistant stopped unexpectedly."),
        QT_TRANSLATE_NOOP("messages", "What it had written is kept. Ask it again to go on."),
    ),
    "model-failed": (
        QT_TRANSLATE_NOOP("messages", "The writing assistant could not finish."),
        QT_TRANSLATE_NOOP("messages", "Try again, or choose another model in Settings."),
    ),
    "model-file-damaged": (
        QT_TRANSLATE_NOOP(
            "messages",
            "{file} is not a model that can be used; it may be damaged.",
        ),
        QT_TRANSLATE_NOOP("messages", "Get the file again and add it once more."),
    ),
    "model-file-missing": (
        QT_TRANSLATE_NOOP("messages", "{file} is not there."),
        QT_TRANSLATE_NOOP("messages", "Choose the file again."),
    ),
    "model-load-failed": (
        QT_TRANSLATE_NOOP("messages", "The model {file} can't be loaded; it may be damaged."),
        QT_TRANSLATE_NOOP("messages", "Add the file again or choose another model in Settings."),
    ),
    "model-makes-vectors": (
        QT_TRANSLATE_NOOP("messages", "This model only helps the search; it writes nothing."),
        QT_TRANSLATE_NOOP("messages", "Choose another model for drafts."),
    ),
    "model-no-gpu": (
        QT_TRANSLATE_NOOP("messages", "No graphics processor with room for the model was found."),
        QT_TRANSLATE_NOOP("messages", "Let the processor run it, or choose a smaller model."),
    ),
    "model-missing": (
        QT_TRANSLATE_NOOP("messages", "There is no model on this computer yet."),
        QT_TRANSLATE_NOOP("messages", "Add a model file in Settings. You can write by hand now."),
    ),
    "model-not-installed": (
        QT_TRANSLATE_NOOP("messages", "This model is not on this computer."),
        QT_TRANSLATE_NOOP("messages", "Add its file in Settings, or choose an installed one."),
    ),
    "model-out-of-memory": (
        QT_TRANSLATE_NOOP("messages", "There is not enough free memory for this model."),
        QT_TRANSLATE_NOOP("messages", "Close other programs or choose a smaller model."),
    ),
    "model-prompt-too-long": (
        QT_TRANSLATE_NOOP("messages", "This conversation is too long for the model."),
        QT_TRANSLATE_NOOP("messages", "Choose a model with a longer memory in Settings."),
    ),
    "model-too-large": (
        QT_TRANSLATE_NOOP("messages", "There is not enough free memory to load this model."),
        QT_TRANSLATE_NOOP(
            "messages",
            "{model} needs {needed_gb} GB and {free_gb} GB are free. Close other programs, then "
            "try again.",
        ),
    ),
    "model-too-large-bring": (
        QT_TRANSLATE_NOOP("messages", "There is not enough free memory to load this model."),
        QT_TRANSLATE_NOOP(
            "messages",
            "{model} needs {needed_gb} GB and {free_gb} GB are free. Close other programs, or add "
            "the file of {smaller} in Settings.",
        ),
    ),
    "model-too-large-use": (
        QT_TRANSLATE_NOOP("messages", "There is not enough free memory to load this model."),
        QT_TRANSLATE_NOOP(
            "messages",
            "{model} needs {needed_gb} GB and {free_gb} GB are free. Use {smaller} in Settings, or "
            "close other programs.",
        ),
    ),
    "model-unknown": (
        QT_TRANSLATE_NOOP(
            "messages",
            "{file} is not in the catalogue, so nobody has checked it.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Its SHA-256 is {sha256}. If its publisher names the same number and you trust them, "
            "add it with --accept-unknown.",
        ),
    ),
    "model-unverified-name": (
        QT_TRANSLATE_NOOP(
            "messages",
            "The catalogue knows a {file}, but not with this content.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Its SHA-256 is {sha256}. Publishers make several files of one name. If yours names "
            "the same number and you trust them, add it with --accept-unknown.",
        ),
    ),
    "models-folder-full": (
        QT_TRANSLATE_NOOP("messages", "There is no room for the model on this disk."),
        QT_TRANSLATE_NOOP("messages", "Free some space and add it again."),
    ),
    "models-folder-not-writable": (
        QT_TRANSLATE_NOOP("messages", "The models folder {folder} can't be written."),
        QT_TRANSLATE_NOOP("messages", "Check who may write there, then try again."),
    ),
    "no-such-record": (
        QT_TRANSLATE_NOOP("messages", "There is no such record, or it is there no more."),
        QT_TRANSLATE_NOOP("messages", "It may have been undone. The list shows what there is."),
    ),
    "note-title-empty": (
        QT_TRANSLATE_NOOP("messages", "A note needs a title."),
        QT_TRANSLATE_NOOP("messages", "Type a title and save again."),
    ),
    "passphrase-empty": (
        QT_TRANSLATE_NOOP("messages", "The passphrase is empty."),
        QT_TRANSLATE_NOOP("messages", "Choose one with several words."),
    ),
    "passphrase-file-unreadable": (
        QT_TRANSLATE_NOOP("messages", "The file with the passphrase, {path}, can't be read."),
        QT_TRANSLATE_NOOP("messages", "Check its name and who may read it."),
    ),
    "passphrase-needed": (
        QT_TRANSLATE_NOOP(
            "messages",
            "The passphrase is needed, and there is no terminal to ask for it.",
        ),
        QT_TRANSLATE_NOOP("messages", "Put it into a file and name the file in {variable}."),
    ),
    "passphrase-wrong": (
        QT_TRANSLATE_NOOP("messages", "This passphrase does not open the file."),
        QT_TRANSLATE_NOOP("messages", "Try again, or use the recovery code."),
    ),
    "picture-not-saved": (
        QT_TRANSLATE_NOOP("messages", "The picture {path} could not be saved."),
        QT_TRANSLATE_NOOP("messages", "Check the folder and the free space."),
    ),
    "profile-exists": (
        QT_TRANSLATE_NOOP("messages", "There is already a file in {path}."),
        QT_TRANSLATE_NOOP("messages", "Open that one, or name another folder."),
    ),
    "profile-missing": (
        QT_TRANSLATE_NOOP("messages", "There is no Cardfile file in {path}."),
        QT_TRANSLATE_NOOP("messages", "Make one with: cardfile init"),
    ),
    "recovery-code-wrong": (
        QT_TRANSLATE_NOOP("messages", "This recovery code does not open the file."),
        QT_TRANSLATE_NOOP("messages", "Compare it with your sheet, character by character."),
    ),
    "pseudonym-unknown": (
        QT_TRANSLATE_NOOP("messages", "Nothing in this file's copies is called that."),
        QT_TRANSLATE_NOOP("messages", "Look in the file that the copy was made from."),
    ),
    "redo-nothing": (
        QT_TRANSLATE_NOOP("messages", "There is nothing to redo."),
        QT_TRANSLATE_NOOP("messages", "Only the step undone last can be redone."),
    ),
    "reply-empty": (
        QT_TRANSLATE_NOOP("messages", "The reply is empty."),
        QT_TRANSLATE_NOOP("messages", "Write something first."),
    ),
    "restore-unconfirmed": (
        QT_TRANSLATE_NOOP("messages", "Nobody is here to confirm the restore."),
        QT_TRANSLATE_NOOP("messages", "Say `--yes` to restore it without being asked."),
    ),
    "salvage-not-needed": (
        QT_TRANSLATE_NOOP("messages", "Your file is whole; there is nothing to salvage."),
        QT_TRANSLATE_NOOP("messages", "Open it as always."),
    ),
    "salvage-nothing": (
        QT_TRANSLATE_NOOP("messages", "Nothing can be read of {path} any more."),
        QT_TRANSLATE_NOOP("messages", "`cardfile restore` brings back your latest backup."),
    ),
    "sample-already-loaded": (
        QT_TRANSLATE_NOOP("messages", "The sample data is already there."),
        QT_TRANSLATE_NOOP("messages", "Remove it first to load it again."),
    ),
    "sample-not-loaded": (
        QT_TRANSLATE_NOOP("messages", "There is no sample data in your file."),
        QT_TRANSLATE_NOOP("messages", "Nothing needs to be removed."),
    ),
    "sender-unknown": (
        QT_TRANSLATE_NOOP("messages", "The message does not say who wrote it."),
        QT_TRANSLATE_NOOP("messages", "Add the contact by hand."),
    ),
    "undo-already": (
        QT_TRANSLATE_NOOP("messages", "This step was already undone."),
        QT_TRANSLATE_NOOP("messages", "Redo brings it back."),
    ),
    "undo-changed-since": (
        QT_TRANSLATE_NOOP(
            "messages",
            "This can't be undone by itself: a later change builds on it.",
        ),
        QT_TRANSLATE_NOOP("messages", "Undo the later steps first."),
    ),
    "undo-no-such-step": (
        QT_TRANSLATE_NOOP("messages", "This step is not in the history."),
        QT_TRANSLATE_NOOP("messages", "The history lists every step."),
    ),
    "undo-final": (
        QT_TRANSLATE_NOOP("messages", "This step can't be undone: what it was about is erased."),
        QT_TRANSLATE_NOOP("messages", "Erasing is for good. Other steps can still be undone."),
    ),
    "undo-nothing": (
        QT_TRANSLATE_NOOP("messages", "There is nothing to undo."),
        QT_TRANSLATE_NOOP("messages", "The history lists every step."),
    ),
    "vault-damaged": (
        QT_TRANSLATE_NOOP("messages", "The file that holds your key, {path}, is damaged."),
        QT_TRANSLATE_NOOP("messages", "Restore it from your latest backup."),
    ),
    "vault-missing": (
        QT_TRANSLATE_NOOP("messages", "The file that holds your key, {path}, is missing."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Restore it from your latest backup; nothing opens without it.",
        ),
    ),
    "vault-newer": (
        QT_TRANSLATE_NOOP("messages", "{path} was made by a newer Cardfile."),
        QT_TRANSLATE_NOOP("messages", "Install the newest version."),
    ),
    "vault-no-such-way": (
        QT_TRANSLATE_NOOP("messages", "Your file can't be opened in this way."),
        QT_TRANSLATE_NOOP("messages", "Use the passphrase."),
    ),
    "where-unreadable": (
        QT_TRANSLATE_NOOP("messages", "The condition “{words}” can't be understood."),
        QT_TRANSLATE_NOOP("messages", "Write it as field=value."),
    ),
}
