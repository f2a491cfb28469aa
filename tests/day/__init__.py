"""A working day by keyboard alone, lived through in the program itself."""
