"""Screens decide: one class per file, each connecting a view to its service."""
