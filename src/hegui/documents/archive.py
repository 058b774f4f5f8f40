"""An archive becomes its members, those of archives inside it too; nothing is written to disk.

Names inside are shown and never used as paths. A member is known by the numbers that lead to
it: which entry of the archive, which entry of the archive therein. A bad archive inside costs
only itself. Knows what is certainly no report by its name, and opens no document.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from hegui.documents.glance import (
    GLANCE,
    SEPARATOR,
    is_left_out,
    is_own_page,
    may_be_archive,
    may_be_own_page,
    may_be_report,
)
from hegui.documents.kinds import Kind, kind_of_package
from hegui.documents.limits import Limits, check
from hegui.documents.package import Package, Part, most_entries
from hegui.errors import DocumentError

_UTF_8 = 0x800
_UNICODE_PATH = 0x7075
_LONGEST_NAME = 200
_DEEPEST = 16  # folders of a name that are shown
_DRIVE = re.compile(r"[A-Za-z]:\Z")
# Controls and marks that turn the direction of writing: a name must not pretend to be another.
_UNSHOWABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_TWO_BYTES = re.compile("[\x80-\xb6\xb8-\u07ff]")  # all but the dot in a name
_EMPTY = "压缩包里没有可以审核的文件"
_CHANGED = "压缩包在审核过程中被改动；请重新审核"


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive that may be a report.

    Attributes:
        name: as it is shown: folders and name, archives inside ended by ``!``; unique.
        chain: index in the archive, then in the archive that this is, and so on.
        refused: Chinese: why it is not opened (a damaged archive inside); "" if it may be.
    """

    name: str
    chain: tuple[int, ...]
    refused: str = ""


@dataclass(slots=True)
class _Spent:
    """What all archives of one tree have used of their limits."""

    members: int = 0
    bytes: int = 0
    entries: int = 0


class Archive:
    """One archive, read on demand; keeps the archive inside that was read last."""

    def __init__(self, source: bytes | IO[bytes], limits: Limits) -> None:
        """Open the archive.

        Args:
            source: its bytes, or an open file that has them.
            limits: of sizes and numbers.

        Raises:
            DocumentError: it is damaged, or has too many members.
        """
        self._limits = limits
        self._package = Package(source, limits, limits.archive_bytes)
        self._inner: tuple[tuple[int, ...], Package] | None = None

    @property
    def kind(self) -> Kind:
        """What the container really is: an archive, or an office document.

        Raises:
            DocumentError: it is of a kind that is not read.
        """
        return kind_of_package(self._package)

    def members(self) -> tuple[Member, ...]:
        """All members that may be reports, in the order of the directories.

        Raises:
            DocumentError: there is none, or a limit is met.
        """
        return tuple(_made_unique(_some(self._members(self._package, "", (), _Spent()))))

    def read(self, chain: Sequence[int]) -> bytes:
        """The bytes of a member.

        Raises:
            DocumentError: it is damaged, encrypted or too large.
        """
        package = self._package
        for depth in range(1, len(chain)):
            package = self._open(package, tuple(chain[:depth]))
        return _read(package, chain[-1], self._limits)

    def close(self) -> None:
        """Let go of the archive; a file it was opened from stays open."""
        self._package.close()

    def _open(self, around: Package, chain: tuple[int, ...]) -> Package:
        if self._inner is None or self._inner[0] != chain:
            data = _read(around, chain[-1], self._limits)
            self._inner = (chain, Package(data, self._limits, self._limits.archive_bytes))
        return self._inner[1]

    def _members(
        self, package: Package, prefix: str, chain: tuple[int, ...], spent: _Spent
    ) -> Iterator[Member]:
        spent.entries += len(package.parts)
        kept = list(_kept(package))
        # No part gives more bytes than its entry says, so the entries can be trusted for this.
        size = sum(part.info.file_size for part, _ in kept)
        check("压缩包内的文件过多", spent.members + len(kept), self._limits.archive_members)
        check("压缩包解压后的总字节数超限", spent.bytes + size, self._limits.archive_bytes)
        spent.members += len(kept)
        spent.bytes += size
        for part, name in kept:
            member = Member(prefix + name, (*chain, part.index))
            if may_be_archive(_head(package, part)):
                yield from self._inside(package, part, member, spent)
            else:
                yield member

    def _inside(
        self, package: Package, part: Part, member: Member, spent: _Spent
    ) -> Iterator[Member]:
        """The members of a member that is an archive; itself if it is none, or cannot be read."""
        try:
            check("压缩包内的文件过多", spent.entries, most_entries(self._limits))
            data = package.read_part(part, self._limits.file_bytes)
            inner = Package(data, self._limits, self._limits.archive_bytes)
            if kind_of_package(inner) is not Kind.ZIP:
                yield member
                return
            check("压缩包里套压缩包，层数过多", len(member.chain) + 1, self._limits.archive_depth)
            name = member.name + SEPARATOR
            members = _some(self._members(inner, name, member.chain, spent))
        except DocumentError as error:
            yield Member(member.name, member.chain, str(error))
        else:
            yield from members


def _some(members: Iterator[Member]) -> tuple[Member, ...]:
    found = tuple(members)
    if not found:
        raise DocumentError(_EMPTY)
    return found


def _read(package: Package, index: int, limits: Limits) -> bytes:
    if not 0 <= index < len(package.parts):
        raise DocumentError(_CHANGED)
    return package.read_part(package.parts[index], limits.file_bytes)


def _head(package: Package, part: Part) -> bytes:
    try:
        return package.head(part, GLANCE)
    except DocumentError:
        return b""  # Whoever reads the member is told why it cannot be.


def _kept(package: Package) -> Iterator[tuple[Part, str]]:
    """The parts that may be reports, with the names they are shown by."""
    named = [(part, shown_name(part)) for part in package.parts]
    beside: dict[str, set[str]] = {}  # folder → files in it
    for _, (*folders, name) in named:
        beside.setdefault("/".join(folders), set()).add(name)
    for part, (*folders, name) in named:
        if part.is_link or not may_be_report(name) or _decoded(part).endswith(("/", "\\")):
            continue
        if any(
            is_left_out(folder, beside.get("/".join(folders[:depth]), ()))
            for depth, folder in enumerate(folders)
        ):
            continue
        if may_be_own_page(name) and is_own_page(_head(package, part)):
            continue
        yield part, "/".join((*folders, name))


def shown_name(part: Part) -> tuple[str, ...]:
    """Folders and name of a part as people packed them: decoded, and leading nowhere outside."""
    written = _decoded(part).replace("\\", "/")
    steps = [step for step in written.split("/") if step.strip() not in ("", ".", "..")]
    if len(steps) > 1 and _DRIVE.match(steps[0]):
        del steps[0]
    shown = tuple(_shown(step) for step in steps[-_DEEPEST:])
    return shown or (f"（第 {part.index + 1} 个文件，没有名称）",)


def _shown(step: str) -> str:
    clean = _UNSHOWABLE.sub("\ufffd", step)
    half = _LONGEST_NAME // 2
    return clean if len(clean) <= _LONGEST_NAME else f"{clean[:half]}…{clean[-half:]}"


def _decoded(part: Part) -> str:
    """The name of a part; programs on Chinese Windows write GBK and do not say so."""
    info = part.info
    if info.flag_bits & _UTF_8:
        return info.orig_filename
    raw = info.orig_filename.encode("cp437", "replace")
    if raw.isascii():
        return info.orig_filename
    if name := _unicode_path(info.extra, raw):
        return name
    as_gb = raw.decode("gb18030", "replace")
    try:
        as_utf_8 = raw.decode("utf-8")
    except UnicodeDecodeError:
        return as_gb
    # Short names in GBK may be UTF-8 by chance: then it is of two bytes, as no Chinese name is.
    return as_gb if _TWO_BYTES.search(as_utf_8) and "\ufffd" not in as_gb else as_utf_8


def _unicode_path(extra: bytes, raw: bytes) -> str:
    """The name that an extra field gives, if it was written for this very name; else ""."""
    at = 0
    while at + 4 <= len(extra):
        kind = int.from_bytes(extra[at : at + 2], "little")
        end = at + 4 + int.from_bytes(extra[at + 2 : at + 4], "little")
        field = extra[at + 4 : end]
        if kind == _UNICODE_PATH and field[1:5] == zlib.crc32(raw).to_bytes(4, "little"):
            try:
                return field[5:].decode("utf-8")
            except UnicodeDecodeError:
                return ""
        at = end
    return ""


def _made_unique(members: Sequence[Member]) -> Iterator[Member]:
    """The members, with ``#2`` behind a name that another one has already."""
    taken: set[str] = set()
    counts: dict[str, int] = {}
    for member in members:
        name = member.name
        while name in taken:
            counts[member.name] = counts.get(member.name, 1) + 1
            name = f"{member.name}#{counts[member.name]}"
        taken.add(name)
        yield Member(name, member.chain, member.refused)
