"""Dialogs: questions that have a window of their own."""
