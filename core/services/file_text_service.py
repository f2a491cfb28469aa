"""Reading what is written in files that came with messages, so that it can be found."""

from __future__ import annotations

from core.domain.document import Document
from core.ingest import documents
from core.storage.database import Database
from core.storage.finding import file_texts

_SLICE_FILES = 20
_SLICE_BYTES = 8 << 20


class FileTextService:
    """Any thread; one call at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._after = 0

    def read_some(self) -> bool:
        """Read a slice of the files that were not read yet; say whether more may wait.

        A child process reads them, the file is written in one short transaction afterwards.
        """
        wanted = self._load()
        if not wanted:
            return False
        texts = list(documents.read(wanted))
        with self._database.writing_results() as session:
            file_texts.keep(session, texts)
        return True

    def _load(self) -> list[Document]:
        """Return the next files with their content: a slice, but at least one."""
        found: dict[str, Document] = {}
        size = 0
        with self._database.reading() as session:
            while rows := file_texts.list_unread(session, self._after, _SLICE_FILES):
                for self._after, key in rows:
                    document = None if key in found else file_texts.load(session, self._after)
                    if document is not None:
                        found[key] = document
                        size += len(document.content)
                    if size >= _SLICE_BYTES or len(found) >= _SLICE_FILES:
                        return list(found.values())
        return list(found.values())
