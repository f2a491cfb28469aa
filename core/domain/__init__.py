"""The vocabulary that core, models and desktop share: frozen records, no database."""
