"""Conversations: their list, their messages, and what is said about them."""
