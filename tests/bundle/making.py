"""A small folder of reports, the bundle of its audit, and bundles that somebody meddled with."""

import hashlib
import io
import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from hegui.bundle.inputs import Inputs, Named, Ways, found_under
from hegui.bundle.pack import HowToPack, Packed, pack
from tests.unit.toy import write_pack

REPORT = """\
青禾市水务局2024年防汛值班年度报告

一、值班情况

| 分类 | 白班 | 夜班 | 合计 |
| 防汛 | 3 | 4 | 8 |
| 防台 | 1 | 1 | 2 |
| 合计 | 4 | 5 | 9 |

二、下一步打算
继续。
"""
WAIVERS = """\
waivers:
  - {rule: SUM-01, agency: 青禾市水务局, year: 2024, reason: 另有规定, approver: 张三,
     date: 2026-01-01, until: 2026-12-31}
"""
ROSTER = "单位,类别,层级\n青禾市水务局,部门,市级\n"


def silent(_done: int, _total: int) -> None:
    """Nobody listens."""


def folder_of_reports(folder: Path) -> Path:
    """A report, one in an archive, a file that cannot be read, and the roster beside them."""
    reports = folder / "青禾市"
    (reports / "压缩").mkdir(parents=True)
    (reports / "水务局.txt").write_text(REPORT, "utf-8")
    (reports / "压缩" / "空.txt").write_bytes(b"")
    with ZipFile(reports / "压缩" / "包.zip", "w") as archive:
        archive.writestr("甲/应急局.txt", REPORT.replace("水务局", "应急局"))
    (reports / "名录.csv").write_text(ROSTER, "utf-8")
    (reports / "豁免.yaml").write_text(WAIVERS, "utf-8")
    return reports


def inputs_of(reports: Path, rules: Path, profile: str | Named | None = None) -> Inputs:
    roster = Named(reports / "名录.csv", f"{reports}/名录.csv")
    return Inputs(
        arguments=(str(reports),),
        files=found_under((str(reports),), roster),
        pack=rules,
        profile=profile,
        roster=roster,
        waivers=Named(reports / "豁免.yaml", f"{reports}/豁免.yaml"),
        attest=(),
        ways=Ways(date(2026, 11, 22)),
    )


def packed(folder: Path, name: str = "证据.zip", **how: Any) -> Packed:
    """The bundle of the reports in *folder*, which are made if they are not there."""
    reports = folder / "青禾市"
    if not reports.exists():
        folder_of_reports(folder)
        write_pack(folder)
    inputs = inputs_of(reports, folder / "toy")
    return pack(inputs, HowToPack(folder / name, jobs=1, **how), silent)


def meddled(
    bundle: Path,
    target: Path,
    changes: Mapping[str, Callable[[bytes], bytes] | None],
    *,
    honest: bool = False,
    more: Mapping[str, bytes] | None = None,
) -> Path:
    """A copy with members changed, taken out (None) or added.

    *honest*: the manifest is made to agree, as somebody would who knows how; signatures go.
    """
    with ZipFile(bundle) as source:
        members = {info.filename: source.read(info) for info in source.infolist()}
    for name, change in changes.items():
        if change is None:
            del members[name]
        else:
            members[name] = change(members[name])
    members |= more or {}
    if honest:
        members.pop("manifest.json.sig", None)
        members.pop("manifest.json.pub", None)
        members["manifest.json"] = _agreeing(members)
    with ZipFile(target, "w") as made:
        for name, data in members.items():
            made.writestr(name, data)
    return target


def edited(change: Callable[[Any], None]) -> Callable[[bytes], bytes]:
    """A change of a JSON member."""

    def changed(data: bytes) -> bytes:
        document = json.loads(data)
        change(document)
        return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"

    return changed


def flipped(data: bytes) -> bytes:
    """The same with one bit of its middle turned."""
    at = len(data) // 2
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def member(bundle: Path, start: str) -> str:
    """The first member whose name begins so."""
    with ZipFile(bundle) as source:
        return next(name for name in source.namelist() if name.startswith(start))


def zip_of(*members: tuple[Any, bytes]) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w") as archive:
        for name, data in members:
            archive.writestr(name, data)
    return made.getvalue()


def _agreeing(members: Mapping[str, bytes]) -> bytes:
    manifest = json.loads(members["manifest.json"])
    manifest["members"] = [
        {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in sorted(members.items())
        if name != "manifest.json"
    ]
    known = {one["name"]: one for one in manifest["members"]}
    for report in manifest["reports"]:
        if report["member"] in known:
            report |= {key: known[report["member"]][key] for key in ("size", "sha256")}
    return json.dumps(manifest, ensure_ascii=False, indent=1).encode() + b"\n"
