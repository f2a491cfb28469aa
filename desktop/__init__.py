"""Windows and commands: the two faces of the same services."""

from core.later import load_later

# Every dataclass would load it, with all that reads Python's own language, for its rare questions.
load_later("inspect")

from core import quick_records  # noqa: E402, F401 - before the records, after what they load
