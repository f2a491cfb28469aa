"""Set-up on a developer's machine; nothing here is part of the running program."""

import sys

# Here, because an older Python cannot even read the modules beside this one.
if not (3, 11) <= sys.version_info[:2] <= (3, 13):
    sys.exit("Cardfile needs Python 3.11, 3.12 or 3.13: run the same command with one of them.")


class SetUpError(Exception):
    """Set-up cannot go on; the text is a sentence for a person, with what to do."""


class UnreadableError(ValueError):
    """A model file is not laid out as expected."""
