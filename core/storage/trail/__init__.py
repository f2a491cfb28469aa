"""What was done: the history that undo takes back, and the audit chain."""
