"""What can be printed or saved as PDF, and how it is laid out."""
