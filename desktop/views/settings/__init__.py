"""The settings: the assistant, models, drafts, notes, finding by meaning."""
