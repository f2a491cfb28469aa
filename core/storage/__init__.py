"""The encrypted file: the only package that knows SQLAlchemy."""
