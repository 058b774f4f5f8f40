"""The manifest (清单) of a bundle: what went in, what came out, and the hash of every member."""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hegui.batch.discover import Found
from hegui.bundle.container import Member
from hegui.bundle.inputs import Inputs, Named, Ways
from hegui.bundle.program import Program
from hegui.errors import UsageError
from hegui.exchange.document import Document, dump
from hegui.exchange.shape import shape_of

SCHEMA = "hegui.bundle/1"
MANIFEST, SIGNATURE, PUBLIC = "manifest.json", "manifest.json.sig", "manifest.json.pub"
AUDIT, FACTS = "results/audit.json", "results/facts.json"
RULES = "rules"
_MOST_MEMORY = 1024  # GB, as on the command line
_MOST_SECONDS = 86_400  # a day for one report


@dataclass(frozen=True, slots=True)
class Report:
    """One file that was audited.

    Attributes:
        path: as results show it.
        wanted: the member of an archive that was asked for; "" for all of the file.
        member: where it is in the bundle, whether or not it was packed; "" if it cannot be read.
        size: bytes.
        sha256: of its bytes, in hex; "" if it cannot be read.
        reason: Chinese: why it cannot be read; "" if it can.
    """

    path: str
    wanted: str
    member: str
    size: int
    sha256: str
    reason: str


@dataclass(frozen=True)
class Manifest:
    """What a bundle says of itself.

    Attributes:
        program: that made it.
        ways: the options that matter.
        arguments: paths as they were typed.
        reports: the files, in the order they were found in.
        pack: id of the pack, which is the name of its folder.
        version: of the pack.
        digest: of the rules as they ran.
        profile: name of a profile of the pack, or where its file is; None for none.
        settings: ``roster``, ``waivers``, ``attest`` → (member, as the user called it).
        members: everything in the bundle but the manifest and its signature.
    """

    program: Program
    ways: Ways
    arguments: tuple[str, ...]
    reports: tuple[Report, ...]
    pack: str
    version: str
    digest: str
    profile: str | tuple[str, str] | None
    settings: Mapping[str, Sequence[tuple[str, str]]]
    members: tuple[Member, ...]

    @property
    def has_reports(self) -> bool:
        """Whether the files that were audited are in the bundle."""
        names = {member.name for member in self.members}
        return all(report.member in names for report in self.reports if report.member)

    def inputs(self, folder: Path, files: Mapping[str, Path]) -> Inputs:
        """What went in, unpacked into *folder*; *files* says where members of reports lie."""
        profile: str | Named | None
        if isinstance(self.profile, tuple):
            profile = Named(folder / self.profile[0], self.profile[1])
        else:
            profile = self.profile
        roster, waivers = self._named(folder, "roster"), self._named(folder, "waivers")
        return Inputs(
            arguments=self.arguments,
            files=tuple(_found(report, files, folder) for report in self.reports),
            pack=folder / RULES / self.pack,
            profile=profile,
            roster=roster[0] if roster else None,
            waivers=waivers[0] if waivers else None,
            attest=tuple(self._named(folder, "attest")),
            ways=self.ways,
        )

    def _named(self, folder: Path, name: str) -> list[Named]:
        return [Named(folder / member, shown) for member, shown in self.settings[name]]


def manifest_text(manifest: Manifest) -> str:
    """The manifest as it lies in the bundle."""
    ways, profile = manifest.ways, manifest.profile
    document = {
        "schema": SCHEMA,
        "program": {"name": "hegui", **asdict(manifest.program)},
        "options": {**asdict(ways), "as_of": ways.as_of.isoformat()},
        "arguments": list(manifest.arguments),
        "reports": [asdict(report) for report in manifest.reports],
        "rules": {
            "pack": manifest.pack,
            "version": manifest.version,
            "digest": manifest.digest,
            "profile": _file(*profile) if isinstance(profile, tuple) else profile,
        },
        "settings": {
            name: [_file(*one) for one in files] for name, files in manifest.settings.items()
        },
        "members": [asdict(member) for member in sorted(manifest.members)],
    }
    return dump(document)


def read_manifest(text: bytes) -> Manifest:
    """The manifest that a text is.

    Raises:
        UsageError: it is none, or of another version.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError("清单 manifest.json 不是 JSON，改动过或已损坏。") from error
    schema = document.get("schema") if isinstance(document, dict) else None
    if isinstance(schema, str) and schema != SCHEMA and schema.startswith("hegui.bundle/"):
        raise UsageError(f"清单的版本是 {schema[:40]}，这个程序只认 {SCHEMA}：请用更新的程序。")
    if not shape_of("bundle")(document):
        raise UsageError(f"清单 manifest.json 不合 {SCHEMA} 的格式，改动过或已损坏。")
    return _manifest(document)


def _manifest(document: Document) -> Manifest:
    options, rules, program = document["options"], document["rules"], document["program"]
    profile = rules["profile"]
    if (options["memory"] or 0) > _MOST_MEMORY or (options["seconds"] or 0) > _MOST_SECONDS:
        raise UsageError("清单里放宽的时间或内存上限过大，没有审核。")
    try:
        for argument in document["arguments"]:
            os.fsencode(argument)
    except UnicodeEncodeError as error:
        raise UsageError("清单里的路径不是任何系统上的名称，改动过或已损坏。") from error
    try:
        as_of = date.fromisoformat(options["as_of"])
    except ValueError as error:
        raise UsageError(f"清单里的日期“{options['as_of']}”没有这一天。") from error
    return Manifest(
        program=Program(
            program["version"], program["python"], program["digest"], program["libraries"]
        ),
        ways=Ways(as_of, *(options[name] for name in ("year", "engine", "seconds", "memory"))),
        arguments=tuple(document["arguments"]),
        reports=tuple(Report(**_only(Report, one)) for one in document["reports"]),
        pack=rules["pack"],
        version=rules["version"],
        digest=rules["digest"],
        profile=_pair(profile) if isinstance(profile, dict) else profile,
        settings={
            name: [_pair(one) for one in document["settings"][name]]
            for name in ("roster", "waivers", "attest")
        },
        members=tuple(Member(**_only(Member, one)) for one in document["members"]),
    )


def _only(kind: type, document: Document) -> dict[str, Any]:
    """The fields of *kind*; later versions may have more."""
    return {name: document[name] for name in kind.__slots__}  # type: ignore[attr-defined]  # frozen with slots


def _found(report: Report, files: Mapping[str, Path], folder: Path) -> Found:
    # What could not be read is not looked for: its name is somebody else's word.
    path = files.get(
        report.member,
        folder / "unread" / hashlib.sha256(report.path.encode("utf-8", "replace")).hexdigest(),
    )
    return Found(report.path, path, wanted=report.wanted, refused=report.reason)


def _file(member: str, shown: str) -> Document:
    return {"member": member, "shown": shown}


def _pair(document: Document) -> tuple[str, str]:
    return document["member"], document["shown"]
