"""What comes in: previews, columns, reports, the watched folder."""
