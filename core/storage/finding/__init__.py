"""The search: its index, what it is asked, and what it shows."""
