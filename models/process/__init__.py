"""The engine's own process, and the handle by which the program speaks to it."""
