"""Reading plain text: cleaning, language, excerpts."""
