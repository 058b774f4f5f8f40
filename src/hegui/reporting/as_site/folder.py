"""Pages become files of a folder that may hold other things: only files of ours are touched.

What was written stands in ``manifest.json`` with a digest of each file. When a site is written
into its folder again, files that are not part of it any more are removed, but only if they are
listed there and still what we wrote; all else stays.
"""

import json
import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Any

from hegui.errors import UsageError

MANIFEST = "manifest.json"
SCHEMA = "hegui.site/1"
MARK = b"Hegui"  # stands at the beginning of every file of ours
_NEAR = 400
_OURS = re.compile(r"(?:(?:agencies|assets|data|rules)/)?[A-Za-z0-9-]+\.(?:html|css|js)")


class Folder:
    """The folder of a site while it is written; a context: leaving it without error ends it.

    Attributes:
        removed: files of an earlier site that are gone now.
        left: files of an earlier site that somebody has changed: they stay.
        size: bytes written.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.removed: list[str] = []
        self.left: list[str] = []
        self.size = 0
        self._before: dict[str, str] = {}
        self._written: dict[str, str] = {}

    def __enter__(self) -> "Folder":
        """Make the folder ready.

        Raises:
            UsageError: it cannot be made.
        """
        try:
            self.root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _refused(self.root, error) from error
        self._before = _listed(self.root / MANIFEST)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove what is stale, and list what was written; after an error keep both lists."""
        if kind is None:
            self._remove_stale()
            self._list(self._written)
        else:
            self._list(self._before | self._written)

    def write(self, name: str, pieces: Iterable[str]) -> None:
        """Write one file; *name* with forward slashes.

        Raises:
            UsageError: a file that is not ours lies there, or the system does not let us.
        """
        path = self.root.joinpath(*PurePosixPath(name).parts)
        digest = sha256()
        try:
            if path.exists() and name not in self._before and not _is_ours(path):
                raise UsageError(
                    f"不覆盖不是本程序写的文件：{path}。请另选一个文件夹，或者先把它移走。"
                )
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                for piece in pieces:
                    data = piece.encode("utf-8")
                    digest.update(data)
                    self.size += file.write(data)
        except OSError as error:
            raise _refused(path, error) from error
        self._written[name] = digest.hexdigest()[:32]

    @property
    def files(self) -> int:
        """How many files were written."""
        return len(self._written)

    def _remove_stale(self) -> None:
        for name in sorted(self._before.keys() - self._written.keys()):
            path = self.root.joinpath(*PurePosixPath(name).parts)
            try:
                if not path.is_file() or path.is_symlink():
                    continue
                if _digest(path) != self._before[name]:
                    self.left.append(name)
                    continue
                path.unlink()
            except OSError:
                self.left.append(name)
            else:
                self.removed.append(name)

    def _list(self, files: dict[str, str]) -> None:
        told = {"schema": SCHEMA, "by": MARK.decode(), "files": dict(sorted(files.items()))}
        path = self.root / MANIFEST
        try:
            path.write_bytes(f"{json.dumps(told, indent=1)}\n".encode())
        except OSError as error:
            raise _refused(path, error) from error


def _listed(path: Path) -> dict[str, str]:
    """What an earlier site wrote; nothing, if the list is missing, broken or not ours.

    Raises:
        UsageError: a file of that name is something else.
    """
    try:
        told: Any = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        told = None
    files = told.get("files") if isinstance(told, dict) else None
    if not isinstance(files, dict) or told.get("schema") != SCHEMA:
        raise UsageError(
            f"文件夹里已有不是本程序写的 {MANIFEST}：{path}。请另选一个文件夹，或者先把它移走。"
        )
    return {
        name: digest
        for name, digest in files.items()
        if _OURS.fullmatch(name) and isinstance(digest, str)
    }


def _is_ours(path: Path) -> bool:
    with path.open("rb") as file:
        return MARK in file.read(_NEAR)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        digest = sha256()
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()[:32]


def _refused(path: Path, error: OSError) -> UsageError:
    reasons = {
        PermissionError: "没有权限",
        IsADirectoryError: "这是一个文件夹",
        FileExistsError: "路径中有一段是文件，不是文件夹",
        NotADirectoryError: "路径中有一段是文件，不是文件夹",
    }
    why = next(
        (words for kind, words in reasons.items() if isinstance(error, kind)),
        f"系统错误 {error.errno}",
    )
    return UsageError(f"写不了网站：{path}（{why}）。请换一个文件夹。")
