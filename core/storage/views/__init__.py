"""Views of contacts, companies and deals: places, conditions and pages of rows."""
