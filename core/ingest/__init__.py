"""Reading files from outside, always in a child process that can be ended."""
