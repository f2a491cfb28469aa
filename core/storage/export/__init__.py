"""Whole records and whole files as plain values, out and in again."""
