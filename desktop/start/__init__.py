"""Building the program and opening its window, and how both end."""
