"""Views draw and say what the user did; they know no service."""
