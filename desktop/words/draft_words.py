"""The words on screen for what stands in a draft: its sources, marks, and what was taken out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from core.domain.draft import (
    ALL_TOLD,
    FIXED_WORDS,
    LANGUAGE,
    SHORTEST,
    UNREAD,
    Claim,
    Length,
    Steering,
    Tone,
)


def claim_reason(reason: str) -> str:
    """Return why a part of a draft is marked."""
    words = {
        "number": QCoreApplication.translate("vocabulary", "this number is nowhere in your file"),
        "date": QCoreApplication.translate("vocabulary", "this date is nowhere in your file"),
        "price": QCoreApplication.translate("vocabulary", "this price is nowhere in your file"),
        "link": QCoreApplication.translate("vocabulary", "this link is nowhere in your file"),
        "email": QCoreApplication.translate("vocabulary", "this address is nowhere in your file"),
        "name": QCoreApplication.translate("vocabulary", "this name is nowhere in your file"),
        "promise": QCoreApplication.translate("vocabulary", "this is a promise; can you keep it?"),
        "role": QCoreApplication.translate("vocabulary", "the customer says this of themselves"),
        "state": QCoreApplication.translate(
            "vocabulary", "nothing in your file says that this is missing"
        ),
    }
    other = QCoreApplication.translate("vocabulary", "nothing in your file supports this")
    return words.get(reason, other)


def claim_line(claim: Claim) -> str:
    """Return what a part of a draft says, and why it is marked."""
    words = QCoreApplication.translate("vocabulary", "“{claim}”: {reason}")
    return words.format(claim=claim.text, reason=claim_reason(claim.reason))


def removal_reason(reason: str) -> str:
    """Return why a part of a draft was taken out before it was shown."""
    words = {
        # What drafts hold that were kept before the model worded notes alone.
        "copied": QCoreApplication.translate("vocabulary", "the customer's own words"),
        "echo": QCoreApplication.translate("vocabulary", "the customer's question, asked back"),
        "filler": QCoreApplication.translate("vocabulary", "says nothing"),
        "repeated": QCoreApplication.translate("vocabulary", "said before"),
        "unfounded": QCoreApplication.translate("vocabulary", "not quite what your note says"),
        "order": QCoreApplication.translate("vocabulary", "an order to the program, not read"),
        "promise": QCoreApplication.translate("vocabulary", "a promise that nothing supports"),
    }
    return words.get(reason) or claim_reason(reason)


def source(value: str) -> str:
    """Return where a fact of a draft stands: "note: Prices" reads "Your note “Prices”"."""
    if value.startswith("note:"):
        title = value.removeprefix("note:").strip()
        return QCoreApplication.translate("vocabulary", "Your note “{title}”").format(title=title)
    words = {
        "contact": QCoreApplication.translate("vocabulary", "Contact details"),
        "company": QCoreApplication.translate("vocabulary", "Company"),
        "conversation": QCoreApplication.translate("vocabulary", "This conversation"),
        "owner": QCoreApplication.translate("vocabulary", "Your details"),
        "appointment": QCoreApplication.translate("vocabulary", "Appointments"),
        "deal": QCoreApplication.translate("vocabulary", "Deals"),
        "task": QCoreApplication.translate("vocabulary", "Open tasks"),
        "past answer": QCoreApplication.translate("vocabulary", "Your earlier answers"),
        "facts": QCoreApplication.translate("vocabulary", "The facts you gave"),
        "timeline": QCoreApplication.translate("vocabulary", "Earlier messages"),
    }
    return words.get(value, value)


def lacking() -> dict[str, str]:
    """Return, by their key, what a draft may lack, each as a sentence."""
    return {
        LANGUAGE: QCoreApplication.translate(
            "vocabulary", "The draft may be in another language than the customer's"
        ),
        UNREAD: QCoreApplication.translate(
            "vocabulary", "Only the newest part of this long conversation was read"
        ),
        SHORTEST: QCoreApplication.translate(
            "vocabulary", "It can't be shorter: it says only what has to be said"
        ),
        ALL_TOLD: QCoreApplication.translate(
            "vocabulary",
            "It can't say more: nothing else is known; add a note, or write what to say",
        ),
        FIXED_WORDS: QCoreApplication.translate(
            "vocabulary",
            "The wording stays as it is: it is made of set sentences; write what it should say",
        ),
    }


def understood(steering: Steering) -> str:
    """Return how the line above a draft was taken, part by part; "" where it said nothing."""
    parts = []
    if steering.tone is Tone.FORMAL:
        parts.append(QCoreApplication.translate("vocabulary", "more formal"))
    if steering.tone is Tone.FRIENDLY:
        parts.append(QCoreApplication.translate("vocabulary", "friendlier"))
    if steering.tone is Tone.FIRM:
        parts.append(QCoreApplication.translate("vocabulary", "firmer"))
    if steering.length is Length.SHORT:
        parts.append(QCoreApplication.translate("vocabulary", "short"))
    if steering.length is Length.DETAILED:
        parts.append(QCoreApplication.translate("vocabulary", "detailed"))
    if steering.language:
        name = QLocale(steering.language).nativeLanguageName()
        words = QCoreApplication.translate("vocabulary", "in {language}")
        parts.append(words.format(language=name))
    quoted = (
        (QCoreApplication.translate("vocabulary", "how to write: “{words}”"), steering.manner),
        *(
            (QCoreApplication.translate("vocabulary", "to mention: “{words}”"), topic)
            for topic in steering.topics
        ),
        *(
            (QCoreApplication.translate("vocabulary", "not to mention: “{words}”"), topic)
            for topic in steering.silent
        ),
        (QCoreApplication.translate("vocabulary", "to say: “{words}”"), steering.say),
    )
    parts += [form.format(words=words) for form, words in quoted if words]
    return QCoreApplication.translate("vocabulary", "; ").join(parts)
