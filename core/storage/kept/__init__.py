"""What follows from the rows and is kept beside them, always to be made anew."""
