"""Qt item models and how their rows are drawn."""
