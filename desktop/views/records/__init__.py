"""Contacts and companies: lists, pages, tables, fields, tags and merges."""
