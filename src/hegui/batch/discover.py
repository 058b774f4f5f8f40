"""Arguments of the command line become the files to audit, in a fixed order.

Knows folders and names, opens no report: what a file holds is found out in a worker. A file
that is named is always audited; of those met in a folder, what is certainly no report (hidden
files, lock files of office programs, data beside a saved web page, our own output) is left
out, and everything else is taken, readable or not, so that nothing is lost without a word. An
archive is one file here; ``archives`` puts its members in its place.
"""

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hegui.batch.origin import Origin, is_address, without_user
from hegui.batch.sketch import Copy
from hegui.documents.glance import (
    GLANCE,
    SEPARATOR,
    is_left_out,
    is_own_page,
    may_be_own_page,
    may_be_report,
)
from hegui.documents.limits import LIMITS, check
from hegui.errors import DocumentError, UsageError

ARCHIVE = ".zip"  # how the name of an archive ends, where a look inside costs too much


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
        origin: where it lies if that is not this disk; *path* is only its name then.
    """

    shown: str
    path: Path
    member: tuple[int, ...] = ()
    wanted: str = ""
    refused: str = ""
    beside: tuple[Copy, ...] = field(default=(), compare=False)
    origin: Origin | None = field(default=None, compare=False)


def discover(arguments: Sequence[str | Path]) -> tuple[Found, ...]:
    """The files under *arguments*, sorted by the name they are shown by, none of them twice.

    Raises:
        UsageError: there is no such path, or nothing to audit under any of them.
    """
    addresses = [text for text in map(str, arguments) if is_address(text)]
    named = [_named(argument) for argument in arguments if not is_address(str(argument))]
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
    for address in addresses:
        for file in _at(address):
            found.setdefault((file.shown, file.wanted), file)
    if not found:
        folders = "、".join(map(called, arguments))
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


def called(argument: str | Path) -> str:
    """An argument as it is shown: an address without who signs in."""
    text = str(argument)
    return show(without_user(text)) if is_address(text) else show(argument)


def whereabouts(argument: str | Path) -> str:
    """Where an argument leads, wherever the program was started."""
    return called(argument if is_address(str(argument)) else Path(argument).absolute())


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


def _at(address: str) -> Iterator[Found]:
    """The files of a storage service; what is left out is told by their names alone.

    Raises:
        UsageError: the service does not give a list.
    """
    from hegui.batch import remote  # noqa: PLC0415 - rarely asked for, and heavy

    objects, wanted = list(remote.list_objects(address)), ""
    while not objects and SEPARATOR in address:
        address, _, last = address.rpartition(SEPARATOR)
        wanted = f"{last}{SEPARATOR}{wanted}" if wanted else last
        objects = [one for one in remote.list_objects(address) if not one[0]]
    top = called(address).rstrip("/")
    beside: dict[str, set[str]] = {}  # folder → files in it
    for below, _ in objects:
        folder, _, name = below.rpartition("/")
        beside.setdefault(folder, set()).add(name)
    for below, origin in objects:
        if not below:
            yield Found(top, Path(top), wanted=wanted, origin=origin)
        elif _is_kept(below, beside):
            shown = f"{top}/{show(below)}"
            yield Found(shown, Path(shown), refused=_too_large(origin), origin=origin)


def _too_large(origin: Origin) -> str:
    """Chinese: why an object is not fetched at all; "" if it is."""
    archive = origin.name.lower().endswith(ARCHIVE)
    most = LIMITS.archive_bytes if archive else LIMITS.file_bytes
    try:
        check("文件过大，字节数超限", origin.size, most)
    except DocumentError as error:
        return str(error)
    return ""


def _is_kept(below: str, beside: Mapping[str, Collection[str]]) -> bool:
    """Whether an object may be a report, by its name and the folders it is in."""
    *folders, name = below.split("/")
    return may_be_report(name) and not any(
        is_left_out(folder, beside.get("/".join(folders[:depth]), ()))
        for depth, folder in enumerate(folders)
    )


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
