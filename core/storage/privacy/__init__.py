"""A person's rights: all that is stored of them, and taking it out of the file."""
