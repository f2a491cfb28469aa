"""The tables as rows, and how many rows are written and looked up at once."""
