"""The vocabulary that core, models and desktop share: frozen records, nothing that reaches for a database."""
