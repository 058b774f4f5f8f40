"""Audit documents come back from files, whoever wrote them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from hegui.errors import UsageError
from hegui.exchange.audit_file import FileReports, load_document
from hegui.exchange.document import pieces
from tests.unit.comparison.audits import audit, finding, report

HOSTILE = '=1+1 <script>{{ }}\x07\u2028\ud800"\\ 长' + "长" * 40_000


def written(path: Path, document: dict[str, Any]) -> Path:
    path.write_text("".join(pieces(document, "reports")), encoding="utf-8")
    return path


def test_our_own_file_is_read_a_report_at_a_time(tmp_path: Path) -> None:
    document = audit(report("a", finding("STR-01", message=HOSTILE)), report("b"))
    loaded = load_document(written(tmp_path / "audit.json", document))
    assert isinstance(loaded["reports"], FileReports)
    assert list(loaded["reports"]) == document["reports"]
    assert loaded["reports"][-1:] == document["reports"][1:]
    assert {**loaded, "reports": []} == {**document, "reports": []}


@pytest.mark.parametrize("indent", [None, 1, 4])
def test_a_file_of_any_layout_is_read(tmp_path: Path, indent: int | None) -> None:
    document = audit(report("a"), report("b"))
    (tmp_path / "x.json").write_bytes(
        b"\xef\xbb\xbf" + json.dumps(document, indent=indent).encode()
    )
    loaded = load_document(tmp_path / "x.json")
    assert list(loaded["reports"]) == document["reports"]


def test_a_file_without_reports_is_read_and_a_folder_stands_for_its_file(tmp_path: Path) -> None:
    written(tmp_path / "audit.json", audit())
    assert list(load_document(tmp_path)["reports"]) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "文件不完整"),
        ("审核结果", "不是 JSON（第 1 行第 1 列）"),
        ("[" * 100_000, "不是 JSON"),
        ('{"schema": NaN1}', "不是 JSON"),
        ("1" * 5000, "不是 JSON"),
        ("[]", "facts.json"),
        ("{}", "里面没有 schema"),
        ('{"schema": "hegui.audit/2"}', "版本是 hegui.audit/2，这个程序只认 hegui.audit/1"),
        ('{"schema": "hegui.diff/1"}', "这是 hegui.diff/1"),
        ('{"schema": "hegui.audit/1"}', "不合 hegui.audit/1 的格式"),
    ],
)
def test_what_is_no_audit_is_refused_with_the_reason(
    tmp_path: Path, text: str, words: str
) -> None:
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=re.escape(words)):
        load_document(tmp_path / "x.json")


def test_a_file_that_was_cut_off_is_told_to_be_incomplete(tmp_path: Path) -> None:
    whole = written(tmp_path / "x.json", audit(report("a"), report("b"))).read_bytes()
    for share in (3, 2):
        (tmp_path / "y.json").write_bytes(whole[: len(whole) // share])
        with pytest.raises(UsageError, match=r"不完整|不是 JSON"):
            load_document(tmp_path / "y.json")


def test_a_report_that_is_none_is_refused_at_once(tmp_path: Path) -> None:
    broken = audit(report("a") | {"findings": [{}]}, report("b"))
    with pytest.raises(UsageError, match="有一份报告的内容不合"):
        load_document(written(tmp_path / "x.json", broken))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有这个文件"):
        load_document(tmp_path / "x.json")
