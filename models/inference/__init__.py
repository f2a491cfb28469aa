"""Runs a model inside the engine's process: native libraries, contexts, the next token."""
