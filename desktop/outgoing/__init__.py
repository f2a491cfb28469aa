"""What leaves by hand: dragged, copied, or handed to the mail program."""
