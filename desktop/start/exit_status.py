"""How the window's event loop ends where the program goes on."""

OPEN_AGAIN = 75
"""The file is to be opened anew."""
LOCKED = 76
"""A fresh program is to stand at the lock screen."""
