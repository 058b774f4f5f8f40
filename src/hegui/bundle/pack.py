"""An audit is run, and everything that went in and came out is written into one file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from hegui.batch.files import Progress
from hegui.batch.run import AuditRun
from hegui.batch.store.keys import stat_of
from hegui.bundle.again import run
from hegui.bundle.container import Member, Packing, hashed, pieces_of, refuse_name
from hegui.bundle.inputs import Inputs, Named, rules_of
from hegui.bundle.manifest import (
    AUDIT,
    FACTS,
    MANIFEST,
    PUBLIC,
    RULES,
    SIGNATURE,
    Manifest,
    Report,
    manifest_text,
)
from hegui.bundle.program import this_program
from hegui.errors import UsageError
from hegui.exchange.document import Document, array, item, pieces
from hegui.rules.ruleset import Ruleset

_ODD = re.compile(r"[^\w.-]+")
_NAME = 60  # characters of the name of a file that are kept


@dataclass(frozen=True)
class Packed:
    """A bundle that was written.

    Attributes:
        path: where.
        reports: that were judged.
        unreadable: files that could not be audited; why stands in the result.
        members: in the bundle.
        size: of the bundle, in bytes.
        public: the public key, if it was signed; b"" if not.
        unused: Chinese: waivers and answers that had no effect, and why.
    """

    path: Path
    reports: int
    unreadable: int
    members: int
    size: int
    public: bytes
    unused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HowToPack:
    """How a bundle is written.

    Attributes:
        path: where to.
        with_reports: put the files in, not just their hashes.
        key: the private key to sign with; None for no signature.
        jobs: worker processes; None for one a processor.
    """

    path: Path
    with_reports: bool = True
    key: Path | None = None
    jobs: int | None = None


def pack(inputs: Inputs, how: HowToPack, on_progress: Progress) -> Packed:
    """Audit *inputs*, and write a bundle of it all; nothing is left behind if that fails.

    Raises:
        UsageError: an input is wrong or changed meanwhile, the key is no key, or the system does
            not let us write.
        PackError: some file of the rules is wrong.
        HeguiError: no worker could be brought to work.
    """
    if how.key is not None:
        _refuse_key(how.key)
    half = how.path.with_name(f"{how.path.name}.partial")
    before = _stats(inputs)
    ruleset = rules_of(inputs)
    with run(inputs, ruleset, jobs=how.jobs, on_progress=on_progress) as result:
        try:
            half.parent.mkdir(parents=True, exist_ok=True)
            with half.open("wb") as file:
                manifest, public = _write(file, inputs, ruleset, result, how)
            if _stats(inputs) != before:
                raise UsageError("审核期间有文件被改动，没有打包：请在文件不再变动时再运行一次。")
            size = half.stat().st_size
            half.replace(how.path)
        except OSError as error:
            raise UsageError(f"写不了文件：{how.path}（系统错误 {error.errno}）") from error
        finally:
            half.unlink(missing_ok=True)
        judged, unread = len(result.document["reports"]), len(result.document["unreadable"])
        unused = tuple(_unused(result.document))
    return Packed(how.path, judged, unread, len(manifest.members), size, public, unused)


def _unused(document: Document) -> Iterator[str]:
    """What became of decisions that had no effect."""
    for waiver in document.get("waivers", ()):
        if waiver["state"] != "used":
            yield f"豁免 {waiver['message']}"
    for lost in document.get("unmatched_answers", ()):
        yield f"核查结论 {lost}"


def _write(
    file: IO[bytes], inputs: Inputs, ruleset: Ruleset, result: AuditRun, how: HowToPack
) -> tuple[Manifest, bytes]:
    """Write all members; the manifest, and the public key that checks it."""
    packing = Packing(file)
    members: list[Member] = []
    reports = list(_reports(inputs, result, packing, members, with_files=how.with_reports))
    for name, path in _rule_files(inputs.pack, ruleset.pack.id):
        members.append(_add(packing, name, path))
    settings: dict[str, list[tuple[str, str]]] = {}
    profile: str | tuple[str, str] | None
    if isinstance(inputs.profile, Named):
        profile = _setting(packing, "profile", inputs.profile, members)
    else:
        profile = inputs.profile
    for name, named in (
        ("roster", [inputs.roster] if inputs.roster else []),
        ("waivers", [inputs.waivers] if inputs.waivers else []),
        ("attest", list(inputs.attest)),
    ):
        settings[name] = [
            _setting(packing, f"{name}-{number}", one, members)
            for number, one in enumerate(named, 1)
        ]
    members.append(packing.add(AUDIT, audit_pieces(result), 1 << 32))
    members.append(packing.add(FACTS, facts_pieces(result), 1 << 32))
    manifest = Manifest(
        program=this_program(),
        ways=inputs.ways,
        arguments=inputs.arguments,
        reports=tuple(reports),
        pack=ruleset.pack.id,
        version=ruleset.pack.version,
        digest=ruleset.digest,
        profile=profile,
        settings=settings,
        members=tuple(members),
    )
    text = manifest_text(manifest).encode()
    packing.add(MANIFEST, [text])
    public = _signed(packing, text, how.key)
    packing.close()
    return manifest, public


def audit_pieces(result: AuditRun) -> Iterator[bytes]:
    """The audit document of a run, as it lies in a bundle."""
    return (piece.encode() for piece in pieces(result.document, "reports"))


def facts_pieces(result: AuditRun) -> Iterator[bytes]:
    """The facts documents of a run, as they lie in a bundle."""
    return (piece.encode() for piece in array(map(item, result.facts.values())))


def _reports(
    inputs: Inputs,
    result: AuditRun,
    packing: Packing,
    members: list[Member],
    *,
    with_files: bool,
) -> Iterator[Report]:
    """Put in the files that were audited, each once, however often it was named."""
    reasons = {entry["path"]: entry["reason"] for entry in result.document["unreadable"]}
    # What was asked of one archive is sorted by its path, so names keep the order of paths.
    order = {path: number for number, path in enumerate(sorted({f.path for f in inputs.files}), 1)}
    known: dict[Path, Member | None] = {}
    packed: set[str] = set()
    for file in inputs.files:
        if file.path not in known:
            name = f"reports/{order[file.path]:06}-{_safe(file.path.name)}"
            known[file.path] = _report(packing, name, file.path, with_files=with_files)
        one = known[file.path]
        if one is None:
            reason = reasons.get(file.shown) or "打不开"
            yield Report(file.shown, file.wanted, "", 0, "", reason)
            continue
        if with_files and one.name not in packed:
            packed.add(one.name)
            members.append(one)
        yield Report(file.shown, file.wanted, one.name, one.size, one.sha256, "")


def _report(packing: Packing, name: str, path: Path, *, with_files: bool) -> Member | None:
    """Put one file in, or look at it alone; None if it cannot be opened, as was found before."""
    try:
        with path.open("rb"):
            pass
    except OSError:
        return None
    return _add(packing, name, path) if with_files else hashed(name, pieces_of(path))


def _rule_files(folder: Path, pack: str) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*.yaml")):
        if path.is_file():
            name = f"{RULES}/{pack}/{path.relative_to(folder).as_posix()}"
            refuse_name(name)
            yield name, path


def _setting(packing: Packing, name: str, named: Named, members: list[Member]) -> tuple[str, str]:
    member = f"settings/{name}-{_safe(named.path.name)}"
    members.append(_add(packing, member, named.path))
    return member, named.shown


def _add(packing: Packing, name: str, path: Path) -> Member:
    try:
        return packing.add(name, pieces_of(path), path.stat().st_size)
    except OSError as error:
        raise UsageError(f"读不了文件：{path}（系统错误 {error.errno}）") from error


def _signed(packing: Packing, text: bytes, key: Path | None) -> bytes:
    """Add the signature over the manifest's *text*; the public key, or b"" without one."""
    if key is None:
        return b""
    from hegui.bundle.signature import sign  # noqa: PLC0415 - an extra

    signature, public = sign(text, key)
    packing.add(SIGNATURE, [signature])
    packing.add(PUBLIC, [public])
    return public


def _refuse_key(key: Path) -> None:
    """Refuse a wrong key before any work is done."""
    from hegui.bundle.signature import refuse_key  # noqa: PLC0415 - an extra

    refuse_key(key)


def _stats(inputs: Inputs) -> list[str]:
    """What tells that no input was touched meanwhile."""
    named = [inputs.profile, inputs.roster, inputs.waivers, *inputs.attest]
    settings = [one.path for one in named if isinstance(one, Named)]
    rules = sorted(inputs.pack.rglob("*.yaml"))
    return [stat_of(path) for path in (*(file.path for file in inputs.files), *rules, *settings)]


def _safe(name: str) -> str:
    """A name that means nothing to any system, as much like the file's own as can be.

    Its end stays: by it the kind of a file is known where its bytes do not tell.
    """
    plain = _ODD.sub("_", name.encode("utf-8", "replace").decode())
    return plain[-_NAME:].rstrip(".") or "_"
