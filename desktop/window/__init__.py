"""The window: its pages, the way about in them, and the windows beside it."""
