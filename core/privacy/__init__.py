"""The key, the vault and what protects them."""
