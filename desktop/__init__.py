"""Windows and commands: the two faces of the same services."""
