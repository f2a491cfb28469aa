"""The privacy page: ways in, the lock, backups, the audit, exports."""
