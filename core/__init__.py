"""What Cardfile knows about customers: no window, no language model, no words for people."""
