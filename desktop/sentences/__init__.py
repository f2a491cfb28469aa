"""What is said to people: errors, steps and notes, as whole sentences without Qt."""
