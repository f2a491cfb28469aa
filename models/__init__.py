"""The embedded language model: its process, ratings and drafts."""
