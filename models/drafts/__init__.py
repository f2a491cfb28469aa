"""Writes answers: planned by rules, worded by the model, note by note."""
