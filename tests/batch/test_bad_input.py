"""Hostile and broken files: each is named with a reason, and none ends the run."""

import json
import os
from pathlib import Path

import pytest

from hegui.cli.main import main

SEED = Path(__file__).parents[2] / "sample_reports" / "嘉祥分中心-2020.txt"


def unreadable(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """The reasons for what lies in *folder*, by name; the seed beside it must be audited."""
    (folder / "seed.txt").write_bytes(SEED.read_bytes())
    monkeypatch.chdir(folder)

    code = main([".", "--format", "json"])

    said = capsys.readouterr()
    document = json.loads(said.out)
    assert said.err == ""
    assert code == 4
    assert [report["path"] for report in document["reports"]] == ["./seed.txt"]
    return {entry["path"].removeprefix("./"): entry["reason"] for entry in document["unreadable"]}


def test_what_is_no_text_is_named_for_what_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "空.txt").touch()
    (tmp_path / "nul.txt").write_bytes(b"\0" * 5000)
    (tmp_path / "noise").write_bytes(bytes(range(256)) * 64)
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + b"\1" * 600)
    (tmp_path / os.fsdecode("年报.txt".encode("gb18030"))).write_text("关于开会的通知", "utf-8")

    reasons = unreadable(tmp_path, capsys, monkeypatch)

    assert reasons.keys() == {
        "空.txt",
        "nul.txt",
        "noise",
        "scan.pdf",
        "old.doc",
        "photo.jpg",
        "年报.txt",
    }
    assert "空的" in reasons["空.txt"]
    assert "空白" in reasons["nul.txt"]
    assert "不是文本文件" in reasons["noise"]
    assert "PDF" in reasons["scan.pdf"]
    assert "Word" in reasons["old.doc"]
    assert "图片" in reasons["photo.jpg"]
    assert "不像是政府信息公开工作年度报告" in reasons["年报.txt"]


def test_what_is_too_large_or_too_deep_is_refused_by_its_limit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.write("政府信息公开".encode())
        file.truncate(200_000_000)
    deep = "<html><body>" + "<div>" * 100_000 + "x"
    (tmp_path / "deep.html").write_text(deep, "utf-8")
    attributes = " ".join(f'a{number}="1"' for number in range(50_000))
    (tmp_path / "wide.html").write_text(f"<html><body><p {attributes}>x", "utf-8")

    reasons = unreadable(tmp_path, capsys, monkeypatch)

    assert reasons.keys() == {"huge.txt", "deep.html", "wide.html"}
    assert "过大" in reasons["huge.txt"]
    assert "嵌套过深" in reasons["deep.html"]
    assert "标签过长" in reasons["wide.html"]
