"""An audit in one file: the same bytes twice, checked by running it again; meddling shows."""

import json
import shutil
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from zipfile import ZipFile, ZipInfo

import pytest

from hegui.bundle.manifest import MANIFEST, read_manifest
from hegui.bundle.pack import HowToPack, pack
from hegui.bundle.signature import fingerprint, make_keys
from hegui.bundle.verify import Verified, verified
from hegui.cli.bundle import bundle as bundle_command
from hegui.cli.bundle import verify
from hegui.errors import PackError, UsageError
from hegui.exchange.shape import shape_of
from tests.bundle.making import (
    REPORT,
    edited,
    flipped,
    folder_of_reports,
    inputs_of,
    meddled,
    member,
    packed,
    silent,
    zip_of,
)
from tests.unit.toy import RULE, write_pack


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with reports, rules, keys, and the signed bundle of the audit."""
    folder = tmp_path_factory.mktemp("bundle")
    make_keys(folder / "key.pem")
    packed(folder, key=folder / "key.pem")
    return folder


@pytest.fixture
def bundle(place: Path) -> Path:
    return place / "证据.zip"


def checked(
    path: Path, reports: Path | None = None, key: Path | None = None
) -> AbstractContextManager[Verified]:
    return verified(path, reports, key, jobs=1, on_progress=silent)


def refused(path: Path, key: Path | None = None) -> str:
    with pytest.raises(UsageError) as caught, checked(path, key=key):
        pass
    return str(caught.value)


def test_a_bundle_has_the_same_bytes_twice(place: Path, bundle: Path) -> None:
    again = packed(place, "再.zip", key=place / "key.pem")
    assert again.path.read_bytes() == bundle.read_bytes()
    assert (again.reports, again.unreadable) == (2, 1)
    assert again.public == (place / "key.pub.pem").read_bytes()


def test_a_bundle_holds_what_went_in_and_came_out(place: Path, bundle: Path) -> None:
    with ZipFile(bundle) as archive:
        manifest = json.loads(archive.read(MANIFEST))
        audit = json.loads(archive.read("results/audit.json"))
        assert (
            archive.read(member(bundle, "settings/roster"))
            == (place / "青禾市" / "名录.csv").read_bytes()
        )
    assert shape_of("bundle")(manifest)
    shown = f"{place}/青禾市"
    assert [report["path"] for report in manifest["reports"]] == [
        f"{shown}/压缩/包.zip", f"{shown}/压缩/空.txt", f"{shown}/水务局.txt",
    ]  # fmt: skip
    assert [report["path"] for report in audit["reports"]] == [
        f"{shown}/压缩/包.zip!甲/应急局.txt", f"{shown}/水务局.txt",
    ]  # fmt: skip
    assert [one["path"] for one in audit["unreadable"]] == [f"{shown}/压缩/空.txt"]
    assert manifest["rules"]["pack"] == "toy"
    assert audit["waivers"][0]["at"] == f"{shown}/豁免.yaml:2"


def test_an_audit_run_again_from_its_bundle_is_the_same_to_the_byte(
    place: Path,
    bundle: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(bundle, "b.zip")
    key = place / "key.pub.pem"

    code = verify.main(["b.zip", "--key", str(key), "--jobs", "1"], standalone_mode=False)

    assert code == 0
    mark = fingerprint(key.read_bytes())
    assert capsys.readouterr().out.splitlines() == [
        "一致：重新审核 3 个文件，结果与包里的逐字节相同。",
        "内容完好：14 个部件都与清单相符。",
        f"签名有效：是给出的公钥签的，指纹 {mark}",
    ]


def test_other_rules_give_another_result_and_the_finding_is_named(
    bundle: Path, tmp_path: Path
) -> None:
    name = member(bundle, "rules/toy/sums")
    milder = RULE.replace("severity: error", "severity: warning").encode()
    assert milder != RULE.encode()
    made = meddled(bundle, tmp_path / "x.zip", {name: lambda _: milder}, honest=True)
    with checked(made) as result:
        assert not result.identical
        assert result.comparison is not None
        assert result.comparison.cautions[0].startswith("规则的版本号都是 1.0.0，内容却不同")
        assert any("的规则不同" in line for line in result.others)
        assert result.signature.fingerprint == ""


def test_rules_that_this_program_does_not_understand_are_told_as_such(
    bundle: Path, tmp_path: Path
) -> None:
    name = member(bundle, "rules/toy/sums")
    other = {name: lambda data: data.replace(b"SUM-01", b"SUM-02")}
    with (
        pytest.raises(PackError, match="SUM-01"),
        checked(meddled(bundle, tmp_path / "x.zip", other, honest=True)),
    ):
        pass


def test_a_result_that_was_changed_with_its_manifest_does_not_come_out_again(
    place: Path, bundle: Path, tmp_path: Path
) -> None:
    def better(audit: Any) -> None:
        audit["reports"][1]["findings"] = []

    changes = {"results/audit.json": edited(better)}
    with checked(meddled(bundle, tmp_path / "x.zip", changes, honest=True)) as result:
        assert not result.identical
        assert result.others == (f"{place}/青禾市/水务局.txt：问题不同",)
        assert result.comparison is not None
        assert result.comparison.totals.counts.new == 1


@pytest.mark.parametrize(
    ("start", "words"),
    [
        ("reports/000003", "reports/000003-水务局.txt：内容与清单不符"),
        ("results/audit.json", "results/audit.json：内容与清单不符"),
        ("results/facts.json", "results/facts.json：内容与清单不符"),
        ("rules/toy/pack.yaml", "rules/toy/pack.yaml：内容与清单不符"),
        ("settings/roster", "内容与清单不符"),
    ],
)
def test_a_flipped_bit_in_a_member_is_found_before_anything_is_run(
    bundle: Path, tmp_path: Path, start: str, words: str
) -> None:
    made = meddled(bundle, tmp_path / "x.zip", {member(bundle, start): flipped})
    assert words in refused(made)


def test_a_manifest_that_was_changed_breaks_the_signature(bundle: Path, tmp_path: Path) -> None:
    other = {MANIFEST: lambda data: data.replace(b"2026-11-22", b"2026-11-23")}
    assert "签名不对" in refused(meddled(bundle, tmp_path / "x.zip", other))
    broken = {MANIFEST: lambda data: data[:-20]}
    assert "manifest.json 不是 JSON" in refused(meddled(bundle, tmp_path / "y.zip", broken))


def test_a_signature_that_was_taken_away_or_exchanged_is_missed(
    place: Path, bundle: Path, tmp_path: Path
) -> None:
    key = place / "key.pub.pem"
    other = make_keys(tmp_path / "other.pem")
    assert "签名不是给出的公钥的" in refused(bundle, other)
    bare = meddled(bundle, tmp_path / "a.zip", {}, honest=True)
    assert "没有签名" in refused(bare, key)
    half = meddled(bundle, tmp_path / "b.zip", {"manifest.json.pub": None})
    assert "签名不完整" in refused(half)
    swapped = {"manifest.json.pub": lambda _: other.read_bytes()}
    assert "签名不对" in refused(meddled(bundle, tmp_path / "c.zip", swapped))
    rubbish = {"manifest.json.pub": lambda _: b"\x00" * 99}
    assert "签名不对" in refused(meddled(bundle, tmp_path / "d.zip", rubbish))


def test_members_that_are_missing_or_too_many_are_named(bundle: Path, tmp_path: Path) -> None:
    name = member(bundle, "reports/000003")
    missing = meddled(bundle, tmp_path / "a.zip", {name: None})
    assert f"缺少清单里的部件：{name}" in refused(missing)
    extra = meddled(bundle, tmp_path / "b.zip", {}, more={"reports/x.txt": b"x"})
    assert "有清单里没有的部件：reports/x.txt" in refused(extra)


@pytest.mark.parametrize(
    "name", ["../x", "/x", "a/../../x", "C:/x", "a\\b", "a//b", "./a", "a/. /b", "x\x01", "con. "]
)
def test_names_that_lead_elsewhere_are_refused(bundle: Path, tmp_path: Path, name: str) -> None:
    made = meddled(bundle, tmp_path / "x.zip", {}, more={name: b"x"})
    assert "名称不安全" in refused(made)
    assert not (tmp_path.parent / "x").exists()


def test_a_name_in_the_manifest_leads_nowhere_either(bundle: Path, tmp_path: Path) -> None:
    def lead(manifest: Any) -> None:
        manifest["reports"][2]["member"] = "../../etc/passwd"

    made = meddled(bundle, tmp_path / "x.zip", {MANIFEST: edited(lead)})
    assert "名称不安全" in refused(made)


def test_links_and_members_of_one_name_are_refused(tmp_path: Path) -> None:
    link = ZipInfo("reports/x")
    link.external_attr = 0o120777 << 16
    cases = {
        "里面有链接": zip_of((link, b"/etc/passwd"), (MANIFEST, b"{}")),
        "两个同名的部件": zip_of((MANIFEST, b"{}"), ("a/B", b""), ("a/b", b"")),
        "不是 audit bundle 写的": zip_of(("a.txt", b"")),
        "不合 hegui.bundle/1 的格式": zip_of((MANIFEST, b"{}")),
        "这个程序只认 hegui.bundle/1": zip_of((MANIFEST, b'{"schema": "hegui.bundle/2"}')),
        "不是完好的 ZIP": b"x" * 100,
    }
    for words, data in cases.items():
        (tmp_path / "x.zip").write_bytes(data)
        assert words in refused(tmp_path / "x.zip")
    assert "没有这个文件" in refused(tmp_path / "y.zip")


def test_a_member_that_unpacks_to_more_than_it_says_is_refused(tmp_path: Path) -> None:
    bomb = zip_of((MANIFEST, b" " * 5_000_000))
    true = (5_000_000).to_bytes(4, "little")
    (tmp_path / "x.zip").write_bytes(bomb.replace(true, (100).to_bytes(4, "little")))
    assert "manifest.json：已损坏" in refused(tmp_path / "x.zip")


def test_a_bundle_that_was_cut_off_is_refused(bundle: Path, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(bundle.read_bytes()[:-200])
    assert "不是完好的 ZIP" in refused(tmp_path / "x.zip")


def test_reports_left_out_are_taken_from_a_folder_by_their_bytes(
    place: Path, tmp_path: Path
) -> None:
    bare = packed(place, "无原件.zip", with_reports=False).path
    assert "--reports" in refused(bare)
    moved = tmp_path / "别处"
    shutil.copytree(place / "青禾市", moved)
    (moved / "水务局.txt").rename(moved / "改了名.txt")
    with checked(bare, moved) as result:
        assert result.identical
    (moved / "改了名.txt").write_text(REPORT.replace("8", "7"), "utf-8")
    with checked(bare, moved) as result:
        assert not result.identical
        assert result.missing == (f"{place}/青禾市/水务局.txt",)


def test_a_file_that_changes_while_it_is_audited_is_not_packed(tmp_path: Path) -> None:
    reports = folder_of_reports(tmp_path)
    inputs = inputs_of(reports, write_pack(tmp_path))

    def change(_done: int, _total: int) -> None:
        (reports / "水务局.txt").write_text(REPORT + "又及", "utf-8")

    with pytest.raises(UsageError, match="审核期间有文件被改动"):
        pack(inputs, HowToPack(tmp_path / "x.zip", jobs=1), change)
    assert list(tmp_path.glob("x.zip*")) == []


def test_a_file_that_could_not_be_opened_then_is_not_looked_for_now(
    bundle: Path, tmp_path: Path
) -> None:
    with ZipFile(bundle) as archive:
        document = json.loads(archive.read(MANIFEST))
    lost = {"path": "/etc/passwd", "member": "", "size": 0, "sha256": "", "reason": "没有权限"}
    document["reports"][1] |= lost
    manifest = read_manifest(json.dumps(document).encode())
    found = manifest.inputs(tmp_path, {}).files[1]
    assert (found.shown, found.refused) == ("/etc/passwd", "没有权限")
    assert found.path.is_relative_to(tmp_path)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("memory", 10**9, "上限过大"),
        ("as_of", "2026-02-31", "没有这一天"),
        ("engine", "perl", "不合"),
    ],
)
def test_options_that_make_no_sense_are_refused(
    bundle: Path, key: str, value: object, words: str
) -> None:
    with ZipFile(bundle) as archive:
        document = json.loads(archive.read(MANIFEST))
    document["options"][key] = value
    with pytest.raises(UsageError, match=words):
        read_manifest(json.dumps(document).encode())


def test_a_bundle_is_not_written_among_the_reports(place: Path) -> None:
    inside = str(place / "青禾市" / "压缩" / "x.zip")
    with pytest.raises(UsageError, match="不要写进要审核的文件夹"):
        bundle_command.main([str(place / "青禾市"), "--output", inside], standalone_mode=False)
