"""How messages sound: ratings, the owner's word, and what is learned from it."""
