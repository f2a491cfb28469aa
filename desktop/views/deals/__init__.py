"""Deals: the board, the list, one deal, and a contact's own."""
