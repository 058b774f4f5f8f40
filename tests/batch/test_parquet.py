"""Many reports as Parquet: the columns of the audit document, numbers exact, in groups."""

import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hegui.cli.main import main
from tests.unit.reporting.documents import run, two_reports

pq = pytest.importorskip("pyarrow.parquet", reason="没有装 hegui[parquet]")
write_parquet = pytest.importorskip("hegui.reporting.parquet").write_parquet

SAMPLE = next((Path(__file__).parents[2] / "sample_reports").glob("松坪镇*"))


def written(document: Any, folder: Path) -> tuple[Any, Any]:
    scores, findings = folder / "scores.parquet", folder / "findings.parquet"
    write_parquet(document, scores, findings)
    return pq.read_table(scores), pq.read_table(findings)


def test_one_row_a_report_and_one_a_finding(tmp_path: Path) -> None:
    scores, findings = written(two_reports()[0], tmp_path)

    assert scores["path"].to_pylist() == ["县/a.txt", "县/b.txt"]
    assert scores["score"].to_pylist() == [Decimal("96.0"), Decimal("100.0")]
    assert scores["fail"].to_pylist() == [2, 0]
    assert [(one["rule"], one["severity"], one["deduction"]) for one in findings.to_pylist()] == [
        ("ARI-01", "error", Decimal("3.0")),
        ("STR-01", "warning", Decimal("1.0")),
    ]
    assert findings["places"].to_pylist() == [["第131行「二、某处」"], ["第1行"]]


def test_a_run_without_findings_still_has_its_columns(tmp_path: Path) -> None:
    scores, findings = written(run()[0], tmp_path)

    assert (len(scores), len(findings)) == (0, 0)
    assert findings.column_names[:4] == ["path", "agency", "agency_kind", "year"]


def test_reports_come_one_by_one_and_go_out_in_groups(tmp_path: Path) -> None:
    one = two_reports()[0]["reports"][0]

    class Many:
        def __iter__(self) -> Iterator[Any]:
            return ({**one, "path": f"{number}.txt"} for number in range(5_001))

    scores, findings = written({"reports": Many()}, tmp_path)

    assert scores["path"].to_pylist()[-1] == "5000.txt"
    assert len(findings) == 10_002
    assert pq.ParquetFile(tmp_path / "scores.parquet").num_row_groups == 2
    assert pq.ParquetFile(tmp_path / "findings.parquet").num_row_groups == 3


def test_the_command_writes_both_beside_the_rest(tmp_path: Path) -> None:
    words = [str(SAMPLE), "--no-store", "-q", "--fail-on", "never", "--output", str(tmp_path)]

    assert main([*words, "--parquet"]) == 0

    scores = pq.read_table(tmp_path / "scores.parquet")
    assert scores["path"].to_pylist() == [str(SAMPLE)]
    assert (tmp_path / "findings.parquet").is_file()
    assert (tmp_path / "scores.csv").is_file()


@pytest.mark.parametrize(
    ("words", "missing", "told"),
    [
        (["--output", "x"], True, '写 Parquet，请安装：pip install "hegui[parquet]"'),
        ([], False, "--parquet 要和 --output 一起用"),
    ],
)
def test_what_cannot_be_written_is_said_before_anything_is_done(
    words: list[str],
    missing: bool,  # noqa: FBT001 - of a table
    told: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if missing:
        monkeypatch.delitem(sys.modules, "pyarrow", raising=False)
        monkeypatch.setattr(
            "hegui.cli.write.find_spec", lambda name: None if name == "pyarrow" else object()
        )

    assert main(["run", "no-such-folder", "--parquet", *words]) == 2

    assert told in capsys.readouterr().err
