"""Writers of files for other programs; the readers are in `core/ingest`."""
