"""Arguments of the command line become the files to audit, in a fixed order.

Knows folders and names, opens no report: what a file holds is found out in a worker. A file
that is named is always audited; of those met in a folder, what is certainly no report (hidden
files, lock files of office programs, data beside a saved web page, our own output) is left
out, and everything else is taken, readable or not, so that nothing is lost without a word.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hegui.errors import UsageError

_NO_REPORT = (
    ".yaml",
    ".yml",
    ".json",
    ".toml",
    ".csv",
    ".py",
    ".db",
    ".ini",
    ".log",
    ".lnk",
    ".url",
    ".tmp",
)
_OF_A_PAGE = (".js", ".mjs", ".css", ".map", ".ico", ".svg", ".woff", ".woff2", ".ttf")
_ABOUT_FOLDER = ("README", "README.MD")  # any other README may be a report: its content tells
_LEFT_OUT = ("__pycache__", "__MACOSX")
_OWN_PAGE = b'name="generator" content="Hegui'


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """One file to audit.

    Attributes:
        shown: what every output calls it: the argument, a slash, the path below it.
        path: where it lies.
    """

    shown: str
    path: Path


def discover(arguments: Sequence[str | Path]) -> tuple[Found, ...]:
    """The files under *arguments*, sorted by the name they are shown by, none of them twice.

    Raises:
        UsageError: there is no such path, or nothing to audit under any of them.
    """
    missing = [argument for argument in arguments if not Path(argument).exists()]
    if missing:
        raise UsageError("\n".join(f"没有这个文件或文件夹：{show(path)}" for path in missing))
    special = [path for path in map(Path, arguments) if not (path.is_file() or path.is_dir())]
    if special:
        raise UsageError("\n".join(f"不是普通的文件或文件夹：{show(path)}" for path in special))
    found: dict[str, Found] = {}
    for argument in arguments:
        for file in _under(argument):
            found.setdefault(file.shown, file)
    if not found:
        folders = "、".join(show(argument) for argument in arguments)
        raise UsageError(f"里面没有可审核的文件：{folders}")
    return tuple(sorted(found.values()))


def show(path: str | Path) -> str:
    """*path* as people read it: forward slashes, and no byte that is not a character.

    Names that are not UTF-8 mostly come out of archives packed on Chinese Windows.
    """
    raw = os.fsencode(path)
    for encoding in ("utf-8", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text.replace(os.sep, "/")
    return raw.decode("utf-8", "replace").replace(os.sep, "/")


def _under(argument: str | Path) -> Iterator[Found]:
    path = Path(argument)
    if not path.is_dir():
        yield Found(show(argument), path)
        return
    top = show(argument).rstrip("/") or "/"
    for file in _walk(path):
        below = show(file.relative_to(path))
        yield Found(f"{top.rstrip('/')}/{below}", file)


def _walk(folder: Path) -> Iterator[Path]:
    # Links to folders are not followed: they may lead back up.
    for where, folders, files in os.walk(folder, followlinks=False):
        folders[:] = [name for name in folders if not _is_left_out(name, files)]
        for name in files:
            file = Path(where, name)
            if _may_be_report(file) and file.is_file():
                yield file


def _is_left_out(folder: str, files: Sequence[str]) -> bool:
    """Hidden folders, and those in which browsers keep the parts of a saved page."""
    if folder.startswith(".") or folder in _LEFT_OUT:
        return True
    stem, mark, _ = folder.rpartition("_files")
    if not mark:
        stem, mark, _ = folder.rpartition(".files")
    return bool(mark) and any(f"{stem}{suffix}" in files for suffix in (".html", ".htm"))


def _may_be_report(file: Path) -> bool:
    name = file.name
    if name.startswith((".", "~$")) or name.upper() in _ABOUT_FOLDER:
        return False
    suffix = file.suffix.lower()
    if suffix in (*_NO_REPORT, *_OF_A_PAGE) or name == "Thumbs.db":
        return False
    return not (suffix in (".html", ".htm") and _is_own_page(file))


def _is_own_page(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return _OWN_PAGE in stream.read(2048)
    except OSError:
        return False  # The worker will say why it cannot be opened.
