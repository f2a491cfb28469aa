"""Checks what a letter claims against what its sources hold, by rules alone."""
