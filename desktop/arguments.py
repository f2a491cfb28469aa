"""The command line: reading it, running the verb, and turning errors into one sentence."""

from __future__ import annotations

import argparse
import io
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from core import offline_guard
from core.errors import Cancelled, UserError
from core.paths import default_profile
from desktop.commands import open_command
from desktop.outgoing.mail_launcher import MailLauncher

_VERBS = (
    "init",
    "import",
    "list",
    "show",
    "search",
    "home",
    "capture",
    "deal",
    "task",
    "duplicates",
    "fields",
    "sentiment",
    "insight",
    "draft",
    "history",
    "backup",
    "audit",
    "export",
    "rights",
    "anonymise",
    "model",
    "user",
    "access",
    "demo",
    "doctor",
    "offline_proof",
)
"""Each has its module in `commands`; opening the window loads none of them."""
_VALUED = ("--profile", "--as")
_DONE, _BUG, _MENDABLE, _INTERRUPTED = 0, 1, 2, 130


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one sentence; the usage is a `--help` away."""
        sys.stderr.write(f"cardfile: {message}. `{self.prog} --help` tells what can be said.\n")
        raise SystemExit(_MENDABLE)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:  # noqa: ANN401 - argparse's own
        """Name the verb in whose words the slip is: its own help tells what can be said."""
        found, rest = super().parse_known_args(args, namespace)
        if rest:
            self.error(f"“{' '.join(rest)[:100]}” is not understood here")
        return found, rest


def make_parser(*, only_window: bool = False) -> argparse.ArgumentParser:
    """Return the parser of the whole command line, or of what opens the window."""
    parser = _Parser(
        prog="cardfile",
        description="A private CRM: your customers in one encrypted file on this computer, and a "
        "language model that runs beside it. Without a verb it opens the window.",
    )
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--profile",
        type=Path,
        default=argparse.SUPPRESS,
        metavar="DIR",
        help="the folder of the encrypted file (default: the one of this system account)",
    )
    common.add_argument(
        "--as",
        dest="person",
        default=argparse.SUPPRESS,
        metavar="NAME",
        help="who signs in, where several people have access (default: whose passphrase it is)",
    )
    common.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print JSON instead of text"
    )
    common.add_argument(
        "--fake-model",
        action="store_true",
        default=argparse.SUPPRESS,
        help=argparse.SUPPRESS,
    )
    for action in common._actions:  # noqa: SLF001 - the verbs and the bare command share them
        parser._add_action(action)  # noqa: SLF001 - as above
    parser.add_argument(
        "--gallery", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS
    )
    verbs = parser.add_subparsers(metavar="VERB", title="verbs", parser_class=_Parser)
    open_command.add_to(verbs, common)
    for verb in () if only_window else _VERBS:
        import_module(f"desktop.commands.{verb}_command").add_to(verbs, common)
    parser.set_defaults(run=open_command.run)
    return parser


def run(words: list[str], *, goes_offline: bool = False) -> int:
    """Run the verb that the words name; return the exit status.

    goes_offline: refuse the network first, to this process for good.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Whoever watches a long verb through a pipe sees each line when it is said.
        sys.stdout.reconfigure(line_buffering=True)
    parser = make_parser(only_window=_opens_the_window(words))
    defaults: dict[str, object] = {
        "profile": default_profile(), "json": False, "fake_model": False, "mail_launcher": None,
        "person": None, "gallery": False,
    }  # fmt: skip
    arguments = argparse.Namespace(**defaults)
    try:
        parser.parse_args(words, namespace=arguments)
        status = _run_offline(arguments) if goes_offline else arguments.run(arguments)
    except UserError as error:
        from desktop.sentences import messages  # noqa: PLC0415 - a hundred for one needed

        what, remedy = messages.sentence(error)
        sys.stderr.write(f"cardfile: {what} {remedy}".rstrip() + "\n")
        return _MENDABLE
    except (Cancelled, KeyboardInterrupt):
        sys.stderr.write("cardfile: stopped.\n")
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has had enough (`| head`); a last flush would complain again.
        sys.stdout = None
        return _DONE
    return int(status or _DONE)


def _opens_the_window(words: list[str]) -> bool:
    """Say whether nothing but the window can be meant: then no other verb is loaded."""
    if {"-h", "--help"} & set(words):
        return False
    named = [
        word
        for before, word in zip(("", *words), words, strict=False)
        if not word.startswith("-") and before not in _VALUED
    ]
    return named in ([], ["open"])


def _run_offline(arguments: argparse.Namespace) -> int:
    """Run the verb without network; only the window opens mail links, by a launcher made before."""
    launcher = MailLauncher.start() if arguments.run is open_command.run else None
    try:
        arguments.mail_launcher = launcher
        offline_guard.begin()
        return int(arguments.run(arguments) or _DONE)
    finally:
        if launcher is not None:
            launcher.close()
