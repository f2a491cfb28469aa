"""Windows and commands: the two faces of the same services."""

from core.later import load_later

# What others load for their rare questions, with all that comes with it: every dataclass would have
# what reads Python's own language, a path what reads addresses of the network, a log what words
# where an error was.
for _name in ("inspect", "ipaddress", "traceback", "zipfile"):
    load_later(_name)

from core import quick_records  # noqa: E402, F401 - before the records, after what they load
