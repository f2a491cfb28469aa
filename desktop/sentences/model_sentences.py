"""What a person should know of a model: one sentence for each note in the catalogue."""

from __future__ import annotations

from desktop.sentences.marking import QT_TRANSLATE_NOOP

MODEL_NOTES: dict[str, str] = {
    "licence-gemma": QT_TRANSLATE_NOOP("messages", "Google's own terms of use apply to it."),
    "licence-lfm": QT_TRANSLATE_NOOP(
        "messages", "Free only for firms with less than 10 million dollars of revenue a year."
    ),
    "licence-llama": QT_TRANSLATE_NOOP(
        "messages", "Meta's own licence applies to it, and it was not made for Chinese."
    ),
    "licence-research": QT_TRANSLATE_NOOP(
        "messages", "Its licence allows research only, no business."
    ),
    "model-gpu-failed": QT_TRANSLATE_NOOP(
        "messages",
        "The graphics processor failed, so the processor runs it: slower, but otherwise alike.",
    ),
    "model-no-chinese": QT_TRANSLATE_NOOP("messages", "It was not made for Chinese."),
    "model-translates": QT_TRANSLATE_NOOP("messages", "It only translates; it drafts no answers."),
    "model-unverified": QT_TRANSLATE_NOOP(
        "messages",
        "Nobody has checked this file; use it if you trust where it came from.",
    ),
}
