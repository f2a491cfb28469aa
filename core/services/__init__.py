"""What the program can do: one method per intention of a person, one short transaction each."""
