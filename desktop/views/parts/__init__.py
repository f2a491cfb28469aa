"""What views are made of: buttons, labels, cards, lists, fields."""
