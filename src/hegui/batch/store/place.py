"""Where results are kept: the user's file, one that is named, or one that is gone afterwards."""

import os
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import platformdirs

from hegui.batch.store.database import VERSION
from hegui.batch.store.store import Store

NAME = "HEGUI_STORE"


@dataclass(frozen=True)
class Opened:
    """An open store.

    Attributes:
        store: its rows.
        kept: whether it outlives the run.
    """

    store: Store
    kept: bool
    _folder: TemporaryDirectory[str] | None = None

    def close(self) -> None:
        """Let go of the file; delete it if it was not to be kept."""
        self.store.rows.close()
        if self._folder is not None:
            self._folder.cleanup()


def usual_place() -> Path:
    """Where results are kept unless the user says otherwise."""
    named = os.environ.get(NAME)
    if named:
        return Path(named)
    return platformdirs.user_state_path("hegui", appauthor=False) / f"results-{VERSION}.db"


def open_store(path: Path | None) -> Opened:
    """The store at *path*; one that is deleted when it is closed, if there is none.

    Raises:
        UsageError: it cannot be made or opened there.
    """
    if path is not None:
        return Opened(Store(path), kept=True)
    folder = TemporaryDirectory(prefix="hegui-", ignore_cleanup_errors=True)
    return Opened(Store(Path(folder.name, "results.db")), kept=False, _folder=folder)
