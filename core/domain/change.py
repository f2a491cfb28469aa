"""What changed, so that whoever shows it can look again, and what can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of record a change can touch; also the KIND words of the command line."""

    CONTACT = "contact"
    COMPANY = "company"
    INTERACTION = "interaction"
    SENTIMENT = "sentiment"
    DRAFT = "draft"
    NOTE = "note"
    ATTACHMENT = "attachment"
    SETTING = "setting"
    DEAL = "deal"
    TASK = "task"
    FIELD = "field"
    TAG = "tag"
    VIEW = "view"


class Action(StrEnum):
    """What a person did; each has words for the undo list in `desktop/sentences/messages.py`."""

    IMPORT = "import"
    SAMPLE_DATA = "sample-data"
    REMOVE_SAMPLE_DATA = "remove-sample-data"
    ADD_CONTACT = "add-contact"
    CHANGE_CONTACT = "change-contact"
    REMOVE_CONTACT = "remove-contact"
    MAKE_COMPANY = "make-company"
    MERGE_CONTACTS = "merge-contacts"
    UNMERGE_CONTACTS = "unmerge-contacts"
    KEEP_APART = "keep-apart"
    ADD_COMPANY = "add-company"
    CHANGE_COMPANY = "change-company"
    ADD_INTERACTION = "add-interaction"
    WAVE_OFF = "wave-off"
    LOG_REPLY = "log-reply"
    SAVE_NOTE = "save-note"
    ERASE_NOTE = "erase-note"
    CHANGE_OWNER = "change-owner"
    ERASE_PERSON = "erase-person"
    EXPORT = "export"
    ADD_DEAL = "add-deal"
    CHANGE_DEAL = "change-deal"
    MOVE_DEAL = "move-deal"
    WIN_DEAL = "win-deal"
    LOSE_DEAL = "lose-deal"
    REOPEN_DEAL = "reopen-deal"
    REMOVE_DEAL = "remove-deal"
    CHANGE_STAGES = "change-stages"
    ADD_TASK = "add-task"
    CHANGE_TASK = "change-task"
    FINISH_TASK = "finish-task"
    REOPEN_TASK = "reopen-task"
    CAPTURE = "capture"
    PUT_OFF_NEXT = "put-off-next"
    FINISH_NEXT = "finish-next"
    LEAVE_OUT_NEXT = "leave-out-next"
    SNOOZE_TASK = "snooze-task"
    REMOVE_TASK = "remove-task"
    PLAN_FOLLOW_UPS = "plan-follow-ups"
    DROP_FOLLOW_UPS = "drop-follow-ups"
    KEEP_FOLLOW_UPS = "keep-follow-ups"
    ADD_FIELD = "add-field"
    CHANGE_FIELD = "change-field"
    REMOVE_FIELD = "remove-field"
    CHANGE_TAG = "change-tag"
    REMOVE_TAG = "remove-tag"
    SAVE_VIEW = "save-view"
    REMOVE_VIEW = "remove-view"
    CHANGE_MANY = "change-many"
    ADD_PERSON = "add-person"
    CHANGE_ROLE = "change-role"
    REMOVE_PERSON = "remove-person"
    CHANGE_PASSPHRASE = "change-passphrase"  # noqa: S105 - the name of what was done
    NEW_RECOVERY_CODE = "new-recovery-code"
    USE_KEYRING = "use-keyring"
    LEAVE_KEYRING = "leave-keyring"
    RENEW_KEY = "renew-key"
    RESTORE = "restore"
    SALVAGE = "salvage"
    TAKE_OUT = "take-out"
    RULE_MOOD = "rule-mood"
    ADD_MOOD_WORD = "add-mood-word"
    REMOVE_MOOD_WORD = "remove-mood-word"


class Origin(StrEnum):
    """What brought a step about; the actor answers for it in each case."""

    PERSON = "person"
    IMPORT = "import"
    RULE = "rule"
    MODEL = "model"


class Deed(StrEnum):
    """What a link of the audit chain tells of a step."""

    BEGUN = "begun"
    DONE = "done"
    UNDONE = "undone"
    REDONE = "redone"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Change:
    """Kinds that changed; ids when they are few, else empty ("look at everything of that kind").

    step_id: the step that was taken back or done again, 0 for any other change.
    made_step: the step that this change is, where a way back is offered at once.
    """

    kinds: frozenset[Kind]
    ids: tuple[int, ...] = ()
    step_id: int = 0
    made_step: int = 0
