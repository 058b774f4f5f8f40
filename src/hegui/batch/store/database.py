"""One SQLite file, opened safely: its tables, its transactions, and its failures in words.

The only module that knows sqlite3. A write-ahead log lets others read while a run writes, and
loses nothing that was committed when the process or the machine dies; it needs a local disk.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any

from hegui.errors import HeguiError, UsageError

VERSION = 1
_OURS = 0x68656775  # "hegu": other programs count their versions from 1, too
_SCHEMA = """
CREATE TABLE seen (path TEXT PRIMARY KEY, stat TEXT NOT NULL, content TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE reading (key TEXT PRIMARY KEY, facts BLOB, head TEXT, sketch TEXT, trace TEXT,
  figures TEXT, reason TEXT NOT NULL);
CREATE TABLE judgement (key TEXT PRIMARY KEY, entry BLOB NOT NULL, engine TEXT NOT NULL,
  note TEXT NOT NULL);
CREATE TABLE comparison (key TEXT PRIMARY KEY, found BLOB NOT NULL);
CREATE TABLE run (id INTEGER PRIMARY KEY, asked TEXT NOT NULL, begun TEXT NOT NULL,
  state TEXT NOT NULL, head BLOB NOT NULL, rules BLOB NOT NULL);
CREATE TABLE item (run INTEGER NOT NULL, shown TEXT NOT NULL, reading TEXT NOT NULL,
  judgement TEXT NOT NULL, beside TEXT NOT NULL, reason TEXT NOT NULL, skipped TEXT NOT NULL,
  traceback TEXT NOT NULL, PRIMARY KEY (run, shown)) WITHOUT ROWID;
CREATE TABLE lost (run INTEGER NOT NULL, key TEXT NOT NULL, reason TEXT NOT NULL,
  traceback TEXT NOT NULL, PRIMARY KEY (run, key)) WITHOUT ROWID;
"""
_PATIENCE = 30_000  # milliseconds to wait for another run that writes
_EVERY = 1.0  # seconds of work that may be lost
_REMOTE = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ceph", "glusterfs")
)


class Database:
    """The file; rows go in through one writer, and are committed about once a second."""

    def __init__(self, path: Path) -> None:
        """Open *path*, or make it.

        Raises:
            UsageError: it cannot be made or opened there, or is no store of this version.
        """
        self.path = path
        _refuse_remote(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._link = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            self._link.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
            self._prepare()
        except sqlite3.DatabaseError as error:
            raise UsageError(_cannot_open(path, str(error))) from error
        except OSError as error:
            raise UsageError(_cannot_open(path, error.strerror or "")) from error
        self._open = False
        self._since = 0.0
        self._failed: HeguiError | None = None

    def ask(self, words: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """Rows that a query gives, as they come."""
        with self._telling():
            yield from self._link.execute(words, values)

    def one(self, words: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """The first row that a query gives."""
        return next(self.ask(words, values), None)

    def put(self, words: str, rows: Iterable[Sequence[object]]) -> None:
        """Write rows; they are safe after the next commit."""
        with self._telling():
            if not self._open:
                self._link.execute("BEGIN IMMEDIATE")
                self._open, self._since = True, monotonic()
            self._link.executemany(words, rows)
        if monotonic() - self._since > _EVERY:
            self.commit()

    def commit(self) -> None:
        """Make everything safe that was written."""
        with self._telling():
            if self._open:
                self._link.execute("COMMIT")
            self._open = False

    def shrink(self) -> None:
        """Give back the room of rows that were deleted."""
        self.commit()
        with self._telling():
            self._link.execute("VACUUM")

    def close(self) -> None:
        """Commit and close; what cannot be committed any more was not promised."""
        with suppress(HeguiError):
            self.commit()
        self._link.close()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Tell of the failure that ended a transaction, whatever else fails after it.

        SQLite gives a transaction up by itself when the disk is full: what was written since the
        last commit is gone, and what fails later says nothing of the cause.
        """
        if self._failed is not None:
            raise self._failed
        try:
            with _told(self.path):
                yield
        except HeguiError as error:
            if self._open and not self._link.in_transaction:
                self._failed = error
            raise

    def _prepare(self) -> None:
        link = self._link
        if self._is_ready():  # looked at before anything is changed: it may be somebody else's
            self._write_ahead()
            return
        self._write_ahead()
        link.execute("BEGIN IMMEDIATE")  # two runs may begin at once
        if not self._is_ready():
            for table in _SCHEMA.split(";"):
                link.execute(table)
            link.execute(f"PRAGMA application_id = {_OURS}")
            link.execute(f"PRAGMA user_version = {VERSION}")
        link.execute("COMMIT")

    def _write_ahead(self) -> None:
        self._link.execute("PRAGMA journal_mode = WAL")
        self._link.execute("PRAGMA synchronous = NORMAL")

    def _is_ready(self) -> bool:
        """Whether it is a store already; False if it is empty.

        Raises:
            sqlite3.DatabaseError: it is neither.
        """
        (whose,) = self._link.execute("PRAGMA application_id").fetchone()
        (version,) = self._link.execute("PRAGMA user_version").fetchone()
        (tables,) = self._link.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if (whose, version) == (_OURS, VERSION):
            return True
        if whose or version or tables:
            raise sqlite3.DatabaseError("另一个版本的程序，或者别的程序写的")
        return False


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell in our words why the store fails in the middle of a run."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
            why = (
                "磁盘满了，或者写不进去。已经审完的都在里面：腾出空间后再运行同一条命令，会接着做"
            )
        elif name.startswith("SQLITE_BUSY"):
            why = "另一个审核一直在写它。等那边结束，或者用 --store 另指一个文件"
        elif name.startswith("SQLITE_READONLY"):
            why = "没有写的权限。用 --store 另指一个文件，或者用 --no-store 不保存"
        else:
            why = f"文件可能损坏（{error}）。用 --store 另指一个文件，或者删去它再运行"
        raise HeguiError(f"结果库出错：{path}。{why}。") from error


def _cannot_open(path: Path, why: str) -> str:
    return (
        f"结果库打不开：{path}（{why}）。"
        "用 --store 另指一个本机磁盘上的文件，或者用 --no-store 不保存结果。"
    )


def _refuse_remote(path: Path) -> None:
    """A write-ahead log on a network share loses data without a word, so it is refused.

    Raises:
        UsageError: the folder lies on a network share.
    """
    kind = _file_system(path)
    if kind in _REMOTE:
        raise UsageError(_cannot_open(path, f"在网络共享盘上：{kind}"))


def _file_system(path: Path) -> str:
    """The kind of file system that *path* lies, or will lie, on; "" where nobody says."""
    try:
        lines = Path("/proc/mounts").read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ""
    where = path.absolute()
    best, kind = "", ""
    for line in lines:
        _, mount, found, *_ = line.split(" ")
        mount = mount.replace("\\040", " ")
        if where.is_relative_to(mount) and len(mount) >= len(best):
            best, kind = mount, found
    return kind
