"""Backups, whole copies, checks of the file, and what saves a damaged one."""
