"""What a result depends on, as one short key: the same key means there is nothing to do again.

What was read depends on the bytes of a file, the words and forms of the pack and the program;
what was judged of it on the rules too. The program is known by its own files and the libraries it
stands on, so a store never answers for another state of the code.
"""

import hashlib
import os
import platform
import stat
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path

import hegui
from hegui.batch.discover import Found
from hegui.batch.origin import Origin, without_user
from hegui.forms.edition import Form
from hegui.packs.load import digest_of
from hegui.packs.pack import Pack

_PIECE = 1 << 20


def key_of(*parts: object) -> str:
    """One key of several; no two lists of parts share one."""
    told = "\n".join(f"{len(text)}:{text}" for text in map(str, parts))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def program_digest() -> str:
    """The state of the program: its own files, Python, and the libraries it asks for."""
    whole = hashlib.sha256(platform.python_version().encode())
    root = Path(hegui.__file__).parent
    for path in sorted(root.rglob("*.py")):
        whole.update(path.relative_to(root).as_posix().encode())
        whole.update(path.read_bytes())
    for name, version in sorted(_libraries()):
        whole.update(f"{name} {version}\n".encode())
    return whole.hexdigest()


def reading_digest(pack: Pack, form: Form) -> str:
    """Everything but the file that reading depends on; rules and scores are no part of it."""
    told = {
        "program": program_digest(),
        "pack": pack.id,
        "reading": pack.reading,
        "words": pack.vocabulary,
        "phrases": [repr(one) for one in pack.phrases],
        "placeholders": {state: list(texts) for state, texts in pack.placeholders.items()},
        "form": repr(form.editions),
        "as_zero": sorted(form.placeholders.as_zero),
    }
    return digest_of(told)


def stat_of(path: Path) -> str:
    """What tells that a file was not touched: size, times and number; "" if it is not there."""
    try:
        found = path.stat()
    except OSError:
        return ""
    if not stat.S_ISREG(found.st_mode):
        return ""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def content_of(path: Path) -> str:
    """``sha256`` of a file's bytes; "" if it cannot be read, which the worker will explain."""
    whole = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                whole.update(piece)
    except OSError:
        return ""
    return whole.hexdigest()


def listed_as(origin: Origin) -> str:
    """What stands for the bytes of an object that is not fetched; "" if nothing tells its state.

    Whoever brings it sees to it that it was not changed since.
    """
    if not origin.mark:
        return ""
    return key_of("object", without_user(origin.system), origin.name, origin.mark)


def part_of(content: str, file: Found) -> str:
    """The content of *file*, whose path holds *content*: a member of an archive, or all of it."""
    way = ".".join(map(str, file.member))
    return f"{content}!{way}" if content and way else content


def where(path: Path) -> str:
    """The name a file is remembered by."""
    return os.fsdecode(os.fsencode(path.absolute())).encode("utf-8", "backslashreplace").decode()


def _libraries() -> Iterable[tuple[str, str]]:
    """Those that results depend on: of the extras, what recognises scans."""
    for wanted in metadata.requires("hegui") or ():
        extra = wanted.partition("extra ==")[2].strip(" '\"()")
        if extra not in ("", "ocr"):
            continue
        name = wanted.split(";")[0].split(" ")[0]
        for sign in "<>=!~[":
            name = name.split(sign)[0]
        try:
            yield name, metadata.version(name)
        except metadata.PackageNotFoundError:  # an extra that is not installed
            continue
