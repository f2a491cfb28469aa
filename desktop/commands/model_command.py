"""`cardfile model list | install FILE | use ID | adapter FILE | examples | measure`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from core.domain.draft_learning import ExamplesWish
from core.domain.exporting import ExportProgress
from core.domain.model import MeasureStep, ModelEntry, ModelMeasure
from core.errors import UserError
from desktop.commands.console import (
    ProgressBar,
    StopOnInterrupt,
    opened,
    print_json,
    print_safely,
    running_model,
)
from desktop.commands.numbers import whole_number
from desktop.sentences.messages import key_sentence

_ID_WIDTH = 24
_SHOWN_LANGUAGES = 3


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb and its own verbs."""
    parser = verbs.add_parser("model", parents=[common], help="the catalogue and this machine")
    deeds = parser.add_subparsers(metavar="WHAT", required=True)
    listing = deeds.add_parser("list", parents=[common], help="models; * is in use")
    listing.add_argument("--all", action="store_true", help="also models that you could bring")
    listing.set_defaults(run=run_list)
    install = deeds.add_parser("install", parents=[common], help="check a GGUF file and take it in")
    install.add_argument("file", type=Path)
    install.add_argument(
        "--accept-unknown",
        action="store_true",
        help="take a file whose SHA-256 the catalogue doesn't know",
    )
    install.set_defaults(run=run_install)
    use = deeds.add_parser("use", parents=[common], help="use this model from now on")
    use.add_argument("id")
    use.set_defaults(run=run_use)
    adapter = deeds.add_parser(
        "adapter", parents=[common], help="put a LoRA adapter on the model in use"
    )
    adapter.add_argument("file", type=Path, nargs="?", help="a LoRA adapter in GGUF")
    adapter.add_argument("--scale", type=float, default=1.0, help="its strength (1.0)")
    adapter.add_argument("--remove", action="store_true", help="take it off again")
    adapter.set_defaults(run=run_adapter)
    _add_examples(deeds, common)
    deeds.add_parser(
        "measure", parents=[common], help="measure each installed model on this machine: a minute"
    ).set_defaults(run=run_measure)


def _add_examples(deeds: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - as above
    examples = deeds.add_parser(
        "examples",
        parents=[common],
        help="write the owner's answers to a file for training an adapter",
        description="What customers wrote and what the owner sent, the newest first, as JSON lines "
        'in the chat format "messages". Names, firms, numbers and addresses that the program knows '
        "or recognises get made-up ones; what else was written leaves the encrypted file.",
    )
    examples.add_argument("--to", type=Path, required=True, metavar="FILE.jsonl")
    examples.add_argument(
        "--limit",
        type=whole_number,
        default=ExamplesWish().most,
        metavar="N",
        help="at most so many (1000)",
    )
    examples.add_argument(
        "--all-answers", action="store_true", help="also answers that began as no draft"
    )
    examples.add_argument(
        "--real-names",
        action="store_true",
        help="word for word: whoever gets the file can read who wrote what",
    )
    examples.set_defaults(run=run_examples)


def run_list(arguments: argparse.Namespace) -> int:
    """Print the catalogue."""
    with running_model(arguments) as model:
        entries = model.host.list_models(everything=arguments.all)
    for entry in entries:
        if arguments.json:
            print_json(entry)
        else:
            print(_line(entry))
    return 0


def _line(entry: ModelEntry) -> str:
    mark = "*" if entry.is_in_use else " "
    languages = entry.languages[:_SHOWN_LANGUAGES]
    more = "…" if len(entry.languages) > _SHOWN_LANGUAGES else ""
    place = "installed" if entry.is_installed else "not on this machine"
    line = (
        f"{mark} {entry.id:<{_ID_WIDTH}} {entry.bytes / 1e6:>5.0f} MB, needs "
        f"{entry.memory_bytes / 1e9:.1f} GB  {'/'.join(languages) + more:<10} "
        f"{entry.licence:<13} {place}"
    )
    if not entry.note:
        return line
    return f"{line}\n{'':<{_ID_WIDTH + 3}}{key_sentence(entry.note)}"


def run_install(arguments: argparse.Namespace) -> int:
    """Take a model file in."""
    with running_model(arguments) as model:
        entry = model.host.install(arguments.file, accepts_unknown=arguments.accept_unknown)
    if arguments.json:
        print_json(entry)
    else:
        print(f"Installed {entry.title} as {entry.id}.")
    return 0


def run_use(arguments: argparse.Namespace) -> int:
    """Choose a model."""
    with running_model(arguments) as model:
        model.host.use(arguments.id)
    if arguments.json:
        print_json({"model": arguments.id})
    else:
        print(f"{arguments.id} answers from now on.")
    return 0


def run_adapter(arguments: argparse.Namespace) -> int:
    """Put an adapter on, take it off, or say which is on."""
    with running_model(arguments) as model:
        if arguments.remove:
            model.host.remove_adapter()
        elif arguments.file is not None:
            model.host.attach_adapter(arguments.file, arguments.scale)
        adapter = model.host.adapter()
    if arguments.json:
        print_json(
            {"adapter": adapter.title, "scale": adapter.scale} if adapter else {"adapter": None}
        )
    elif adapter:
        print(f"The model in use wears {adapter.title}, strength {adapter.scale:g}.")
    else:
        print("The model in use wears no adapter.")
    return 0


def run_examples(arguments: argparse.Namespace) -> int:
    """Write the examples and say what leaves the encrypted file with them."""
    wish = ExamplesWish(
        max(1, arguments.limit),
        has_real_names=arguments.real_names,
        only_drafts=not arguments.all_answers,
    )
    bar = ProgressBar("Writing")

    def show(progress: ExportProgress) -> None:
        bar.show(progress.done, progress.total, "")

    with opened(arguments) as program, StopOnInterrupt() as interrupt:
        report = program.draft_learning.write_examples(arguments.to, wish, show, interrupt.is_asked)
    bar.close()
    if arguments.json:
        print_json({**asdict(report), "path": str(report.path)})
        return 0
    print_safely(f"Examples in {report.path}, not encrypted: {report.examples}.")
    if report.has_real_names:
        print("They are word for word: whoever gets them can read who wrote what.")
    else:
        print("Known names, firms, numbers and addresses have stand-ins; read the rest through.")
    return 0


def run_measure(arguments: argparse.Namespace) -> int:
    """Measure every installed model; Ctrl+C ends it and keeps what was measured."""
    bar = ProgressBar("Measuring")

    def show(step: MeasureStep) -> None:
        bar.show(round(step.done * 100), 100, f"{step.title}: {step.deed.value}")

    with running_model(arguments) as model:
        try:
            measures = model.host.measure(show)
        finally:
            bar.close()
        entries = model.host.list_models()
    if not any(entry.is_installed for entry in entries):
        raise UserError("model-missing")
    for found in measures:
        if arguments.json:
            print_json(found)
        else:
            print(_figures(found))
    if not arguments.json:
        _print_reasons(measures, entries)
    return 0


def _figures(found: ModelMeasure) -> str:
    titles = ", ".join(title.value.upper() for title in found.titles)
    right = round(found.moods_right * found.moods_asked)
    return (
        f"{found.id + (': ' + titles if titles else '')}\n"
        f"    short reply {found.reply_s:.1f} s, long mail {found.long_mail_s:.1f} s, "
        f"{found.ratings_per_min:.0f} moods a minute, {found.memory_bytes / 1e9:.1f} GB, "
        f"on {found.device or 'the processor'}\n"
        f"    {right} of {found.moods_asked} moods right, loads in {found.load_s:.1f} s, "
        f"reads {found.read_tokens_per_s:.0f} and writes {found.write_tokens_per_s:.0f} tokens/s"
    )


def _print_reasons(measures: Sequence[ModelMeasure], entries: Sequence[ModelEntry]) -> None:
    measured = {found.id for found in measures}
    for entry in entries:
        if entry.is_installed and entry.id not in measured:
            print(f"{entry.id}: not measured; it writes nothing, or needs more memory than is free")
    if measured:
        print(
            "FAST gives the shortest short reply; THOROUGH reads the most moods rightly, among "
            "equals\nthe one that works longest at each word; BALANCED is the most thorough of "
            "those that reply\nwithin 5 seconds, or in one and a half times the fast one's time."
        )
