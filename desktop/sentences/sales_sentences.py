"""The words for steps and errors of deals and tasks.

Plain literals, so that pyside6-lupdate finds them and the command line needs no Qt.
"""

from __future__ import annotations

from core.domain.change import Action
from desktop.sentences.marking import QT_TRANSLATE_NOOP

SALES_ACTIONS: dict[Action, str] = {
    Action.ADD_DEAL: QT_TRANSLATE_NOOP("messages", "Add deal {subject}"),
    Action.CHANGE_DEAL: QT_TRANSLATE_NOOP("messages", "Change deal {subject}"),
    Action.MOVE_DEAL: QT_TRANSLATE_NOOP("messages", "Move deal {subject}"),
    Action.WIN_DEAL: QT_TRANSLATE_NOOP("messages", "Win deal {subject}"),
    Action.LOSE_DEAL: QT_TRANSLATE_NOOP("messages", "Lose deal {subject}"),
    Action.REOPEN_DEAL: QT_TRANSLATE_NOOP("messages", "Open deal {subject} again"),
    Action.REMOVE_DEAL: QT_TRANSLATE_NOOP("messages", "Delete deal {subject}"),
    Action.PLAN_FOLLOW_UPS: QT_TRANSLATE_NOOP("messages", "Plan follow-ups for {subject}"),
    Action.DROP_FOLLOW_UPS: QT_TRANSLATE_NOOP("messages", "Drop follow-ups for {subject}"),
    Action.KEEP_FOLLOW_UPS: QT_TRANSLATE_NOOP("messages", "Keep follow-ups for {subject}"),
    Action.CHANGE_STAGES: QT_TRANSLATE_NOOP("messages", "Change stage {subject}"),
    Action.ADD_TASK: QT_TRANSLATE_NOOP("messages", "Add task {subject}"),
    Action.CHANGE_TASK: QT_TRANSLATE_NOOP("messages", "Change task {subject}"),
    Action.FINISH_TASK: QT_TRANSLATE_NOOP("messages", "Finish task {subject}"),
    Action.REOPEN_TASK: QT_TRANSLATE_NOOP("messages", "Open task {subject} again"),
    Action.SNOOZE_TASK: QT_TRANSLATE_NOOP("messages", "Put off task {subject}"),
    Action.CAPTURE: QT_TRANSLATE_NOOP("messages", "Note “{subject}”"),
    Action.PUT_OFF_NEXT: QT_TRANSLATE_NOOP("messages", "Put off on Home: {subject}"),
    Action.FINISH_NEXT: QT_TRANSLATE_NOOP("messages", "Done on Home: {subject}"),
    Action.LEAVE_OUT_NEXT: QT_TRANSLATE_NOOP("messages", "Leave out on Home: {subject}"),
    Action.REMOVE_TASK: QT_TRANSLATE_NOOP("messages", "Delete task {subject}"),
}

SALES_ERRORS: dict[str, tuple[str, str]] = {
    "amount-unreadable": (
        QT_TRANSLATE_NOOP("messages", "“{words}” is no amount of money."),
        QT_TRANSLATE_NOOP("messages", "Write it like 1,200.50 EUR, $1,200 or 12万元."),
    ),
    "day-unreadable": (
        QT_TRANSLATE_NOOP("messages", "“{words}” is no day."),
        QT_TRANSLATE_NOOP("messages", "Write it like 2027-03-31."),
    ),
    "deal-title-empty": (
        QT_TRANSLATE_NOOP("messages", "A deal needs a title."),
        QT_TRANSLATE_NOOP("messages", "Say in a few words what is to be sold."),
    ),
    "deal-reason-empty": (
        QT_TRANSLATE_NOOP("messages", "A lost deal needs a reason."),
        QT_TRANSLATE_NOOP("messages", "A few words are enough: “too dear”, “no answer”."),
    ),
    "no-such-stage": (
        QT_TRANSLATE_NOOP("messages", "There is no stage “{stage}”."),
        QT_TRANSLATE_NOOP("messages", "`cardfile deal stages` lists them."),
    ),
    "stage-name-empty": (
        QT_TRANSLATE_NOOP("messages", "A stage needs a name that no other stage has."),
        QT_TRANSLATE_NOOP("messages", "`cardfile deal stages` lists them."),
    ),
    "follow-up-steps": (
        QT_TRANSLATE_NOOP("messages", "Follow-ups need one to {most} lines with days to count."),
        QT_TRANSLATE_NOOP("messages", "Leave some out, or count fewer days."),
    ),
    "task-title-empty": (
        QT_TRANSLATE_NOOP("messages", "A task needs words."),
        QT_TRANSLATE_NOOP("messages", "Say in a few words what is to be done."),
    ),
    "percent-unreadable": (
        QT_TRANSLATE_NOOP("messages", "A chance is a whole number from 0 to 100."),
        QT_TRANSLATE_NOOP("messages", "Write 25 for one deal in four."),
    ),
    "company-name-empty": (
        QT_TRANSLATE_NOOP("messages", "A company needs a name."),
        QT_TRANSLATE_NOOP("messages", "Write what it is called."),
    ),
    "capture-empty": (
        QT_TRANSLATE_NOOP("messages", "There is nothing to store in this line."),
        QT_TRANSLATE_NOOP("messages", "Keep the entry or the task."),
    ),
    "capture-ambiguous": (
        QT_TRANSLATE_NOOP("messages", "“{name}” may mean several people."),
        QT_TRANSLATE_NOOP("messages", "Choose one of them, or write the whole name."),
    ),
    "no-next-action": (
        QT_TRANSLATE_NOOP("messages", "“{name}” is not among the next actions."),
        QT_TRANSLATE_NOOP("messages", "`cardfile home` lists them with their names."),
    ),
    "next-action-of-nobody": (
        QT_TRANSLATE_NOOP("messages", "This is about no contact, so nobody can be left out."),
        QT_TRANSLATE_NOOP("messages", "Put it off, or note that it is done."),
    ),
}
