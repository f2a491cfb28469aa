"""How messages sound: chips, strips, and the queue of what is not sure."""
