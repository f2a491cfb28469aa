"""The composer and what stands around a draft."""
