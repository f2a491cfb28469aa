"""Values as words in the language in force: names, dates, sums and counts."""
