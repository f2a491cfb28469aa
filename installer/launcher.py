"""The `cardfile` command in the virtual environment, for a program that runs from its sources."""

from __future__ import annotations

import os
from pathlib import Path


def provide_launcher(root: Path, python: Path) -> Path:
    """Write the command beside the environment's Python; return its path.

    root: the folder of the sources, which may be called from any other folder.
    """
    if os.name == "nt":
        path = python.parent / "cardfile.cmd"
        content = f'@set "PYTHONPATH={root}"\n@"{python}" -P -m desktop %*\n'
    else:
        path = python.parent / "cardfile"
        content = (
            f"#!{python}\n"
            "import sys\n\n"
            f"sys.path[0] = {str(root)!r}\n"
            "from desktop.__main__ import main  # noqa: E402\n\n"
            "sys.exit(main())\n"
        )
    if not path.exists() or path.read_text(encoding="utf-8") != content:
        path.write_text(content, encoding="utf-8")
        path.chmod(0o755)
    return path
