"""What is said when a field, a tag or a view asks for something else; see `messages.py`."""

from __future__ import annotations

from desktop.sentences.marking import QT_TRANSLATE_NOOP

FIELD_ERRORS: dict[str, tuple[str, str]] = {
    "field-no-number": (
        QT_TRANSLATE_NOOP("messages", "“{field}” takes a number."),
        QT_TRANSLATE_NOOP("messages", "Type digits, such as 12.5."),
    ),
    "field-no-money": (
        QT_TRANSLATE_NOOP("messages", "“{field}” takes an amount of its own currency."),
        QT_TRANSLATE_NOOP("messages", "Type digits, such as 1250.00."),
    ),
    "field-no-date": (
        QT_TRANSLATE_NOOP("messages", "“{field}” takes a day of the calendar."),
        QT_TRANSLATE_NOOP("messages", "Type year, month and day, such as 2026-05-31."),
    ),
    "field-no-yes": (
        QT_TRANSLATE_NOOP("messages", "“{field}” takes yes or no."),
        QT_TRANSLATE_NOOP("messages", "Type yes or no, or leave it empty."),
    ),
    "field-no-choice": (
        QT_TRANSLATE_NOOP("messages", "“{field}” takes one of its choices: {choices}."),
        QT_TRANSLATE_NOOP("messages", "Choose one, or add a choice to the field in the settings."),
    ),
    "field-no-link": (
        QT_TRANSLATE_NOOP("messages", "“{field}” takes an address on the web."),
        QT_TRANSLATE_NOOP("messages", "Type it as in the browser, such as https://example.com."),
    ),
    "field-too-long": (
        QT_TRANSLATE_NOOP("messages", "“{field}” takes at most {most} characters."),
        QT_TRANSLATE_NOOP("messages", "Shorten it; the notes have room for more."),
    ),
    "field-missing": (
        QT_TRANSLATE_NOOP("messages", "There is no such field."),
        QT_TRANSLATE_NOOP(
            "messages", "Look at the fields in the settings; undo brings back one that was removed."
        ),
    ),
    "field-name-empty": (
        QT_TRANSLATE_NOOP("messages", "A field needs a name."),
        QT_TRANSLATE_NOOP("messages", "Type a name and save again."),
    ),
    "field-name-taken": (
        QT_TRANSLATE_NOOP("messages", "There is a field “{field}” already."),
        QT_TRANSLATE_NOOP("messages", "Use that one, or choose another name."),
    ),
    "field-needs-choices": (
        QT_TRANSLATE_NOOP("messages", "This field needs something to choose from."),
        QT_TRANSLATE_NOOP("messages", "Type the choices, one a line."),
    ),
    "field-currency-unknown": (
        QT_TRANSLATE_NOOP("messages", "An amount needs its currency."),
        QT_TRANSLATE_NOOP("messages", "Type three letters, such as EUR or CNY."),
    ),
    "tag-name-empty": (
        QT_TRANSLATE_NOOP("messages", "A tag needs a name."),
        QT_TRANSLATE_NOOP("messages", "Type a word for it."),
    ),
    "tag-missing": (
        QT_TRANSLATE_NOOP("messages", "Nobody has this tag any more."),
        QT_TRANSLATE_NOOP("messages", "Look at the tags in the settings."),
    ),
    "view-missing": (
        QT_TRANSLATE_NOOP("messages", "There is no view of this name."),
        QT_TRANSLATE_NOOP("messages", "`cardfile list views` names those there are."),
    ),
    "view-name-empty": (
        QT_TRANSLATE_NOOP("messages", "A view needs a name."),
        QT_TRANSLATE_NOOP("messages", "Type a name and save again."),
    ),
    "view-unreadable": (
        QT_TRANSLATE_NOOP("messages", "This view's conditions can't be read."),
        QT_TRANSLATE_NOOP("messages", "Remove the view and build it anew."),
    ),
    "view-place-missing": (
        QT_TRANSLATE_NOOP("messages", "This view asks about a field that is no more."),
        QT_TRANSLATE_NOOP("messages", "Take that condition away, or undo the field's removal."),
    ),
    "view-value-empty": (
        QT_TRANSLATE_NOOP("messages", "A condition lacks what it compares with."),
        QT_TRANSLATE_NOOP("messages", "Type a value, or take the condition away."),
    ),
    "view-not-editable": (
        QT_TRANSLATE_NOOP("messages", "This can't be changed in a table."),
        QT_TRANSLATE_NOOP("messages", "Open the record and correct it there."),
    ),
    "contact-without-company": (
        QT_TRANSLATE_NOOP("messages", "A role is a place in a company; this contact has none."),
        QT_TRANSLATE_NOOP("messages", "Give the contact a company first."),
    ),
    "view-of-others": (
        QT_TRANSLATE_NOOP(
            "messages", "Only contacts, companies and deals can be listed as a view."
        ),
        QT_TRANSLATE_NOOP("messages", "Say `cardfile list contacts`, or leave --view out."),
    ),
    "view-no-such-column": (
        QT_TRANSLATE_NOOP("messages", "There is no column {column}."),
        QT_TRANSLATE_NOOP("messages", "Name one such as company, or a field of your own."),
    ),
    "view-not-sortable": (
        QT_TRANSLATE_NOOP("messages", "Rows can't be put in the order of {column}."),
        QT_TRANSLATE_NOOP("messages", "Use name, created, company, last_contact or a field."),
    ),
    "bulk-nobody": (
        QT_TRANSLATE_NOOP("messages", "Nothing is chosen."),
        QT_TRANSLATE_NOOP("messages", "Choose rows in the table first."),
    ),
}
