"""A bundle that came from somebody else: is it whole, who signed it, and out onto this disk."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hegui.bundle.container import Member, Unpacking, hashed, pieces_of, refuse_name
from hegui.bundle.manifest import (
    AUDIT,
    FACTS,
    MANIFEST,
    PUBLIC,
    RULES,
    SIGNATURE,
    Manifest,
    read_manifest,
)
from hegui.errors import UsageError

_MANIFEST = 512 << 20  # bytes
_SMALL = 16_384
_SPARE = 256 << 20  # bytes that stay free on the disk
_TOLD = 10


@dataclass(frozen=True)
class Bundle:
    """A bundle whose directory and manifest agree; its members are not looked at yet.

    Attributes:
        manifest: what it says of itself.
        text: the bytes of the manifest, which are what is signed.
        signature: over them; b"" if there is none.
        public: the public key that lies beside it (PEM); anybody can put one there.
        unpacking: its members.
    """

    manifest: Manifest
    text: bytes
    signature: bytes
    public: bytes
    unpacking: Unpacking


@contextmanager
def opened(path: Path) -> Iterator[Bundle]:
    """The bundle at *path*.

    Raises:
        UsageError: there is none, it is no bundle, or members are missing or too many.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        words = "没有这个文件" if isinstance(error, FileNotFoundError) else "读不了文件"
        raise UsageError(f"{words}：{path}") from error
    with file:
        try:
            unpacking = Unpacking(file)
        except UsageError as error:
            raise UsageError(f"{path}：{error}") from error
        try:
            yield _bundle(unpacking, path)
        finally:
            unpacking.close()


def unpacked(bundle: Bundle, folder: Path) -> None:
    """Write all members below *folder*, and see that each is what the manifest says.

    Raises:
        UsageError: some are not (all of them are named), or the disk is too small.
    """
    wanted = {member.name: member for member in bundle.manifest.members}
    need = sum(member.size for member in wanted.values()) + _SPARE
    free = shutil.disk_usage(folder).free
    if need > free:
        raise UsageError(f"解开要 {need >> 20} MB，磁盘只剩 {free >> 20} MB。")
    wrong = []
    for name, member in sorted(wanted.items()):
        try:
            found = _written(bundle.unpacking.pieces(name), name, folder / name)
        except UsageError as error:
            wrong.append(str(error))
            continue
        except OSError as error:
            raise UsageError(f"解不开 {name}（系统错误 {error.errno}），没有重新审核。") from error
        if found != member:
            wrong.append(f"{name}：内容与清单不符，改动过或已损坏")
    if wrong:
        more = f"\n……另有 {len(wrong) - _TOLD} 个" if len(wrong) > _TOLD else ""
        told = "\n".join(wrong[:_TOLD]) + more
        raise UsageError(f"打包文件不完好，有 {len(wrong)} 个部件不对，没有重新审核：\n{told}")


def audit_in(path: Path, folder: Path) -> Path:
    """The audit document of the bundle at *path*, written into *folder*; nothing else is done.

    Raises:
        UsageError: it is no bundle, or the document is not what the manifest says.
    """
    with opened(path) as bundle:
        wanted = next(one for one in bundle.manifest.members if one.name == AUDIT)
        target = folder / "audit.json"
        if _written(bundle.unpacking.pieces(AUDIT), AUDIT, target) != wanted:
            raise UsageError(f"{path}：{AUDIT} 与清单不符，改动过或已损坏。")
        return target


def found_in(folder: Path, manifest: Manifest) -> tuple[Mapping[str, Path], list[str]]:
    """Members of reports → the file in *folder* that has their bytes; those that are not there.

    A file is known by its bytes alone: it may be called otherwise and lie anywhere in the folder.

    Raises:
        UsageError: there is no such folder.
    """
    if not folder.is_dir():
        raise UsageError(f"--reports 要给文件夹：{folder}")
    sizes = {report.size for report in manifest.reports}
    by_content: dict[str, Path] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.stat().st_size in sizes:
            try:
                by_content.setdefault(hashed("", pieces_of(path)).sha256, path)
            except OSError:
                continue
    wanted = [report for report in manifest.reports if report.member]
    files = {
        report.member: by_content[report.sha256]
        for report in wanted
        if report.sha256 in by_content
    }
    return files, [report.path for report in wanted if report.member not in files]


def _bundle(unpacking: Unpacking, path: Path) -> Bundle:
    sizes = unpacking.sizes
    if MANIFEST not in sizes:
        raise UsageError(f"{path}：里面没有清单 {MANIFEST}，不是 audit bundle 写的文件。")
    try:
        text = unpacking.read(MANIFEST, _MANIFEST)
        signature = unpacking.read(SIGNATURE, _SMALL) if SIGNATURE in sizes else b""
        public = unpacking.read(PUBLIC, _SMALL) if PUBLIC in sizes else b""
        manifest = read_manifest(text)
        _refuse_other_members(manifest, sizes)
    except UsageError as error:
        raise UsageError(f"{path}：{error}") from error
    return Bundle(manifest, text, signature, public, unpacking)


def _refuse_other_members(manifest: Manifest, sizes: Mapping[str, int]) -> None:
    """Refuse what the manifest does not name, or names and is not there, or wherever else."""
    named = {member.name: member.size for member in manifest.members}
    there = sizes.keys() - {MANIFEST, SIGNATURE, PUBLIC}
    if missing := sorted(named.keys() - there):
        raise UsageError(f"缺少清单里的部件：{_names(missing)}。")
    if extra := sorted(there - named.keys()):
        raise UsageError(f"有清单里没有的部件：{_names(extra)}。")
    if len(named) != len(manifest.members):
        raise UsageError("清单里有两个同名的部件。")
    if wrong := sorted(name for name in named if named[name] != sizes[name]):
        raise UsageError(f"部件的大小与清单不符：{_names(wrong)}。")
    for needed in (AUDIT, FACTS, f"{RULES}/{manifest.pack}/pack.yaml"):
        if needed not in named:
            raise UsageError(f"清单里没有 {needed}。")
    settings = [one[0] for files in manifest.settings.values() for one in files]
    if isinstance(manifest.profile, tuple):
        settings.append(manifest.profile[0])
    if lost := sorted(set(settings) - named.keys()):
        raise UsageError(f"清单提到的文件不在包里：{_names(lost)}。")
    _refuse_other_reports(manifest, {member.name: member for member in manifest.members})


def _refuse_other_reports(manifest: Manifest, members: Mapping[str, Member]) -> None:
    for report in manifest.reports:
        if bool(report.member) == bool(report.reason):
            raise UsageError(f"清单里“{report.path}”既要有内容，又说读不了。")
        if report.member and not report.sha256:
            raise UsageError(f"清单里“{report.path}”没有 sha256。")
        if report.member:
            refuse_name(report.member)
        packed = members.get(report.member)
        if packed is not None and (packed.size, packed.sha256) != (report.size, report.sha256):
            raise UsageError(f"清单里“{report.path}”前后说得不一样。")


def _names(names: Iterable[str]) -> str:
    every = list(names)
    more = f" 等 {len(every)} 个" if len(every) > _TOLD else ""
    return "、".join(every[:_TOLD]) + more


def _written(pieces: Iterable[bytes], name: str, path: Path) -> Member:
    """Write a member to the disk; what it turned out to be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:

        def through() -> Iterator[bytes]:
            for piece in pieces:
                file.write(piece)
                yield piece

        return hashed(name, through())
