"""Arguments of the command line become the files to audit, in a fixed order.

Knows folders and names, opens no report: what a file holds is found out in a worker. A file
that is named is always audited; of those met in a folder, what is certainly no report (hidden
files, lock files of office programs, data beside a saved web page, our own output) is left
out, and everything else is taken, readable or not, so that nothing is lost without a word. An
archive is one file here; ``archives`` puts its members in its place.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hegui.batch.sketch import Copy
from hegui.documents.glance import (
    GLANCE,
    SEPARATOR,
    is_left_out,
    is_own_page,
    may_be_own_page,
    may_be_report,
)
from hegui.errors import UsageError


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """One file to audit.

    Attributes:
        shown: what every output calls it: the argument, a slash, the path below it; of a member
            of an archive also ``!`` and its name therein.
        path: where it lies, or the archive does.
        member: the way to a member of the archive; () if the file itself is meant.
        wanted: name of the one member that was asked for, whose number is not known yet.
        refused: Chinese: why it is known already that it cannot be read; "" if it is not.
        beside: the other files of its report, once they are known.
    """

    shown: str
    path: Path
    member: tuple[int, ...] = ()
    wanted: str = ""
    refused: str = ""
    beside: tuple[Copy, ...] = field(default=(), compare=False)


def discover(arguments: Sequence[str | Path]) -> tuple[Found, ...]:
    """The files under *arguments*, sorted by the name they are shown by, none of them twice.

    Raises:
        UsageError: there is no such path, or nothing to audit under any of them.
    """
    named = [_named(argument) for argument in arguments]
    missing = [one.shown for one in named if not one.path.exists()]
    if missing:
        raise UsageError("\n".join(f"没有这个文件或文件夹：{path}" for path in missing))
    special = [one.shown for one in named if not (one.path.is_file() or one.path.is_dir())]
    if special:
        raise UsageError("\n".join(f"不是普通的文件或文件夹：{path}" for path in special))
    found: dict[tuple[str, str], Found] = {}
    for one in named:
        for file in _under(one):
            found.setdefault((file.shown, file.wanted), file)
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


def _named(argument: str | Path) -> Found:
    """The argument, and the member of an archive that it may name: ``a.zip!b/c.docx``."""
    path = Path(argument)
    if path.exists():
        return Found(show(argument), path)
    text = os.fspath(argument)
    at = text.find(SEPARATOR)
    while at > 0:
        if (archive := Path(text[:at])).is_file():
            wanted = show(text[at + 1 :])
            return Found(show(text[:at]), archive, wanted=wanted)
        at = text.find(SEPARATOR, at + 1)
    return Found(show(argument), path)


def _under(named: Found) -> Iterator[Found]:
    if not named.path.is_dir():
        yield named
        return
    top = named.shown.rstrip("/")
    for file in _walk(named.path):
        below = show(file.relative_to(named.path))
        yield Found(f"{top}/{below}", file)


def _walk(folder: Path) -> Iterator[Path]:
    # Links to folders are not followed: they may lead back up.
    for where, folders, files in os.walk(folder, followlinks=False):
        folders[:] = [name for name in folders if not is_left_out(name, files)]
        for name in files:
            file = Path(where, name)
            if _may_be_report(file) and file.is_file():
                yield file


def _may_be_report(file: Path) -> bool:
    if not may_be_report(file.name):
        return False
    return not (may_be_own_page(file.name) and is_own_page(head_of(file)))


def head_of(file: Path) -> bytes:
    """The first bytes of a file; none if it cannot be opened, which the worker will explain."""
    try:
        with file.open("rb") as stream:
            return stream.read(GLANCE)
    except OSError:
        return b""
