"""The program's entry: a child process, a verb of the command line, or the window."""

from __future__ import annotations

import gc
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run Cardfile; return the exit status: 0 done, 2 something a person can mend, 1 our bug."""
    words = sys.argv[1:] if arguments is None else arguments
    if words and words[0].startswith("--cardfile-child="):
        return _run_child(words[0].partition("=")[2])
    gc.disable()  # all that is loaded stays: looking through it again and again is for nothing
    from desktop.arguments import run  # noqa: PLC0415 - a child must not load the rest

    gc.freeze()  # else it is looked through at once
    gc.enable()

    return run(words, goes_offline=True)


def _run_child(name: str) -> int:
    """Be one of our child processes: in a frozen program they share its executable."""
    if name == "ingest":
        from core.ingest import child  # noqa: PLC0415 - see above

        child.main()
        return 0
    if name == "engine":
        from models.process import worker  # noqa: PLC0415 - see above

        return worker.main()
    if name == "launcher":
        from desktop.outgoing import mail_launcher_child  # noqa: PLC0415 - see above

        return mail_launcher_child.main()
    if name == "control":
        from core.privacy import proof_control  # noqa: PLC0415 - see above

        return proof_control.main()
    return 2


if __name__ == "__main__":
    sys.exit(main())
