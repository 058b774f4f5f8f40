"""Where a worker gets the bytes of a file from: the disk, or an archive that lies there.

Runs in workers alone. The archive of the last member stays open, because the members of one
archive come one after the other. Nothing is ever written to disk.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from hegui.batch.discover import Found
from hegui.batch.results import Listed
from hegui.documents.archive import Archive
from hegui.documents.kinds import Kind
from hegui.documents.limits import LIMITS
from hegui.documents.read import load, why_closed
from hegui.errors import DocumentError


class Source:
    """Gives the bytes of one file after the other."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._file: IO[bytes] | None = None
        self._archive: Archive | None = None

    def read(self, file: Found) -> bytes:
        """The bytes of a file.

        Raises:
            DocumentError: it cannot be opened, is too large, or is a member that is damaged.
        """
        if file.refused:
            raise DocumentError(file.refused)
        if not file.member:
            return load(file.path)
        return self._opened(file.path).read(file.member)

    def close(self) -> None:
        """Let go of the archive."""
        if self._archive is not None:
            self._archive.close()
        if self._file is not None:
            self._file.close()
        self._path = self._file = self._archive = None

    def _opened(self, path: Path) -> Archive:
        if self._archive is None or self._path != path:
            self.close()
            with _told():
                self._file = path.open("rb")
            self._archive = Archive(self._file, LIMITS)
            self._path = path
        return self._archive


def list_members(file: Found) -> Listed:
    """What may be reports in a file that may be an archive; nothing if it is a document."""
    try:
        with _told(), file.path.open("rb") as stream:
            archive = Archive(stream, LIMITS)
            if archive.kind is not Kind.ZIP:
                return Listed()
            members = archive.members()
    except DocumentError as error:
        return Listed(reason=str(error))
    return Listed(
        tuple(member.name for member in members),
        tuple(member.chain for member in members),
        tuple(member.refused for member in members),
    )


@contextmanager
def _told() -> Iterator[None]:
    """Tell in our words why a file cannot be opened."""
    try:
        yield
    except OSError as error:
        raise DocumentError(why_closed(error)) from error
