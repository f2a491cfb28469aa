"""What the packaged program does before its first line; PyInstaller runs this in every process."""

import ctypes
import os
import sys
from pathlib import Path


def forget_our_libraries() -> None:
    """Give programs that we start (a browser, the mail program) the system's libraries, not ours.

    The starter of a frozen program points LD_LIBRARY_PATH at the program's folder. Our own process
    has read it by now; our children's starter does it again because of the other variable, without
    which it would take them for a part of this process that is set up already.
    """
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is None:
        os.environ.pop("LD_LIBRARY_PATH", None)
    else:
        os.environ["LD_LIBRARY_PATH"] = before
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"


def choose_processor(folder: Path) -> None:
    """Let the engine take the library that fits this processor, out of our folder.

    Left alone it would look in the current folder as well, where anybody may have put one.
    """
    library = ctypes.CDLL(str(folder / "libggml.so.0"), mode=ctypes.RTLD_GLOBAL)
    library.ggml_backend_load_all_from_path.argtypes = [ctypes.c_char_p]
    library.ggml_backend_load_all_from_path.restype = None
    library.ggml_backend_load_all_from_path(os.fsencode(folder))


if getattr(sys, "frozen", False):
    forget_our_libraries()
if sys.argv[1:2] == ["--cardfile-child=engine"]:
    choose_processor(Path(sys._MEIPASS) / "llama_cpp" / "lib")  # type: ignore[attr-defined] # noqa: SLF001 - PyInstaller's own
