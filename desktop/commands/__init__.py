"""One file per verb of the command line; none needs Qt unless it shows a window."""
