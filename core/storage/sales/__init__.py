"""Deals, tasks, meetings and what is to be done next."""
