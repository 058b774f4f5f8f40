"""``audit diff``: files, folders and numbers of runs; the exit codes that scripts rely on."""

import json
from pathlib import Path
from typing import Any

import pytest

from hegui.cli.diff import diff
from hegui.errors import UsageError
from hegui.exchange.document import pieces
from hegui.exchange.shape import shape_of
from tests.unit.comparison.audits import audit, finding, report


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def written(name: str, document: dict[str, Any]) -> str:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text("".join(pieces(document, "reports")), "utf-8")
    return name


def code(*words: str) -> int:
    result = diff.main(list(words), standalone_mode=False)
    assert isinstance(result, int)
    return result


def test_new_findings_of_the_asked_gravity_and_lost_reports_show_in_the_exit_code() -> None:
    before = written("a.json", audit(report("a", finding("STR-01"))))
    warned = finding("ARI-01", severity="warning")
    after = written("b.json", audit(report("a", finding("STR-01"), warned)))
    lost = written("c.json", audit(unreadable=[{"path": "a", "reason": "有密码"}]))
    assert code(before, before) == 0
    assert code(before, after) == 0
    assert code(before, after, "--fail-on", "warning") == 1
    assert code(after, before, "--fail-on", "notice") == 0
    assert code(before, lost, "--fail-on", "never") == 4


def test_the_document_fits_its_schema_and_the_page_is_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = written("x/audit.json", audit(report("a", finding("STR-01"))))
    after = written("y/audit.json", audit(report("a", passed=("STR-01",))))
    assert code(str(Path(before).parent), after, "--format", "json", "--html", "p.html") == 0
    document = json.loads(capsys.readouterr().out)
    assert shape_of("diff")(document)
    assert (document["totals"]["mended"], document["same"]) == (1, False)
    assert "已改" in Path("p.html").read_text("utf-8")


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    same = written("a.json", audit())
    with pytest.raises(UsageError, match="没有结果库，所以没有第 3 次审核"):
        code("3", same, "--store", str(tmp_path / "none.db"))
    with pytest.raises(UsageError, match="没有这个文件"):
        code("none.json", same)
    Path("x.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    with pytest.raises(UsageError, match="不是 audit bundle 写的文件"):
        code("x.zip", same)
