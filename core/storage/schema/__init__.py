"""The schema's history: what each version brought, never edited again."""
