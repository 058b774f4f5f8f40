"""What each output costs for 100,000 findings: seconds, size of the file, memory.

    python -m benchmarks.outputs [--reports 5000] [--each 20] [--only FORMAT]

Makes up a run of so many reports with so many findings each, one report at a time and never all at
once, and has every writer write it in a process of its own. Writes benchmarks/results/outputs.md.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, overload

from hegui.exchange.document import pieces
from hegui.exchange.rules_view import rules_view
from hegui.reporting.summary import Survey, survey
from hegui.rules.open import open_ruleset

RESULT = Path(__file__).parent / "results" / "outputs.md"
_MEGA = 1_000_000
_PLACES = ("青禾市", "临岚县", "澄塘区", "望溪区", "白榆县")
_OFFICES = ("教育局", "民政局", "水务局", "审计局", "统计局", "司法局", "卫生健康局", "档案馆")
_ROWS = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（七）总计")
_COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")

Entry = dict[str, Any]


class Made(Sequence[Entry]):
    """The reports of a made-up run; each is made when it is asked for, always the same."""

    def __init__(self, reports: int, each: int, rules: Mapping[str, Any]) -> None:
        self._reports, self._each = reports, each
        self._rules = [
            (rule, view) for rule, view in rules["rules"].items() if view["status"] == "stable"
        ]

    def __len__(self) -> int:
        return self._reports

    @overload
    def __getitem__(self, index: int) -> Entry: ...

    @overload
    def __getitem__(self, index: slice) -> list[Entry]: ...

    def __getitem__(self, index: int | slice) -> Entry | list[Entry]:
        if isinstance(index, slice):
            return [self._report(at) for at in range(*index.indices(self._reports))]
        if not 0 <= index < self._reports:
            raise IndexError(index)
        return self._report(index)

    def path(self, at: int) -> str:
        """What outputs call the report."""
        return f"年报/{2021 + at % 5}/{self.agency(at)}-{at:05}.html"

    def agency(self, at: int) -> str:
        """Whose it is: one agency has a report in each of five years."""
        number = at // 5
        office = _OFFICES[number // 5 % len(_OFFICES)]
        return f"{_PLACES[number % 5]}第{number // 40 + 1}{office}"

    def _report(self, at: int) -> Entry:
        chosen = [self._rules[(at * 7 + n * 13) % len(self._rules)] for n in range(self._each)]
        findings = [self._finding(at, n, *rule) for n, rule in enumerate(chosen)]
        costs = [2 if n < 10 else 0 for n in range(self._each)]
        score = f"{100 - sum(costs)}.0"
        ledger = [
            {
                "rule": found["rule"],
                "finding": found["id"],
                "points": f"{cost}.0",
                "due": "2.0",
                "why": "" if cost else f"{found['rule']} 一条最多扣 6 分，已经扣满",
                "mended": f"{100 - sum(costs) + cost}.0",
            }
            for found, cost in zip(findings, costs, strict=True)
        ]
        severities = [found["severity"] for found in findings]
        found_rules = {found["rule"] for found in findings}
        rest = [rule for rule, _ in self._rules if rule not in found_rules]
        return {
            "path": self.path(at),
            "title": f"{self.agency(at)}{2021 + at % 5}年政府信息公开工作年度报告",
            "agency": self.agency(at),
            "agency_kind": "department",
            "year": 2021 + at % 5,
            "edition": "2021",
            "status": "scored",
            "reason": None,
            "needs_review": None,
            "copies": [],
            "score": {
                "value": score,
                "low": score,
                "high": score,
                "grade": "良好",
                "limited_by": None,
            },
            "counts": {name: severities.count(name) for name in ("error", "warning", "notice")},
            "outcomes": {
                "pass": 60,
                "fail": len(found_rules),
                "not_applicable": len(rest) - 60,
                "undetermined": 0,
                "waived": 0,
            },
            "doubts": [],
            "findings": findings,
            "ledger": ledger,
            "undetermined": [],
            "passed": rest[:60],
            "not_applicable": [
                {"rule": rule, "reason": "报告里没有这条规则要判断的内容"} for rule in rest[60:]
            ],
            "checklist": [_duty(n) for n in range(10)],
        }

    def _finding(self, at: int, n: int, rule: str, view: Mapping[str, Any]) -> Entry:
        row, number = _ROWS[(at + n) % 3], (at * 31 + n * 17) % 997
        shown = range(2 if n % 4 else 7)
        return {
            "id": f"{at:08x}{n:08x}",
            "rule": rule,
            "title": view["title"],
            "severity": view["severity"],
            "draft": False,
            "message": f"三、{row}：各类申请人合计{number}，总计填{number + n + 1}，相差{n + 1}。",
            "remedy": view["remedy"],
            "deduction": "2.0" if n < 10 else "0.0",
            "places": [_place(row, column, str(number + column), at + n) for column in shown],
        }


def _place(row: str, column: int, text: str, line: int) -> Entry:
    return {
        "line": 100 + line % 300,
        "page": None,
        "path": None,
        "label": f"三、{row} × {_COLUMNS[column]}",
        "section": "s3_requests",
        "table": "requests",
        "row": "new_received",
        "column": f"c{column}",
        "text": text,
    }


def _duty(n: int) -> Entry:
    return {
        "kind": "manual",
        "what": f"第 {n + 1} 件只能由人判断的事",
        "look": "对照登记台账，逐件核对；从一份报告里看不出来。",
        "source": "《中华人民共和国政府信息公开条例》（国务院令第711号） 第五十条",
        "rules": [],
        "section": None,
        "places": [],
        "key": f"{n:012x}",
    }


class Run:
    """A made-up run, as writers take it.

    Attributes:
        rules: the rules of the pack that comes with the program.
        reports: of the run.
        document: the audit document.
    """

    def __init__(self, reports: int, each: int) -> None:
        self.rules = rules_view(open_ruleset())
        self.reports = Made(reports, each, self.rules)
        pack = self.rules["pack"]
        self.document: Entry = {
            "schema": "hegui.audit/1",
            "as_of": "2026-11-23",
            "rules": {"pack": pack["id"], "version": pack["version"], "digest": "sha256:0"},
            "reports": self.reports,
            "unreadable": [],
            "across": [],
            "across_undetermined": [],
            "agencies": [],
            "clues": [],
        }

    @cached_property
    def seen(self) -> Survey:
        """The run in small."""
        return survey(self.document, [grade["name"] for grade in self.rules["grades"]])

    @cached_property
    def facts(self) -> Mapping[str, Entry]:
        """What was read: next to nothing, for tables are drawn only of few reports."""
        return _Facts(self.reports)


class _Facts(dict[str, Entry]):
    def __init__(self, reports: Made) -> None:
        super().__init__()
        self._reports = reports

    def __missing__(self, path: str) -> Entry:
        known: Entry = {"schema": "hegui.facts/1", "path": path, "readable": True, "reason": None}
        return {**known, "report": None, "sections": [], "cells": [], "doubts": []}


def _into(path: Path, texts: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(texts)


# Each imports what it needs and no more: what it takes in memory is its own.


def _workbook(run: Run, folder: Path) -> None:
    from hegui.reporting.as_workbook.write import write_workbook  # noqa: PLC0415

    write_workbook(folder / "report.xlsx", run.document, run.rules, run.seen)


def _csv(run: Run, folder: Path) -> None:
    from hegui.reporting.frames import write_tables  # noqa: PLC0415

    write_tables(run.document, folder / "scores.csv", folder / "findings.csv")


def _json(run: Run, folder: Path) -> None:
    _into(folder / "audit.json", pieces(run.document, "reports"))


def _lines(run: Run, folder: Path) -> None:
    from hegui.reporting.as_lines import line_pieces  # noqa: PLC0415

    _into(folder / "audit.jsonl", line_pieces(run.document))


def _sarif(run: Run, folder: Path) -> None:
    from hegui.reporting.as_sarif.write import sarif_pieces  # noqa: PLC0415

    _into(folder / "audit.sarif", sarif_pieces(run.document, run.rules))


def _junit(run: Run, folder: Path) -> None:
    from hegui.reporting.as_junit import junit_pieces  # noqa: PLC0415

    _into(folder / "junit.xml", junit_pieces(run.document, run.rules))


def _parquet(run: Run, folder: Path) -> None:
    from hegui.reporting.parquet import write_parquet  # noqa: PLC0415

    write_parquet(run.document, folder / "scores.parquet", folder / "findings.parquet")


def _page(run: Run, folder: Path) -> None:
    from hegui.reporting.as_page.render import page_parts  # noqa: PLC0415

    _into(folder / "report.html", page_parts(run.document, run.facts, run.rules, run.seen))


def _site(run: Run, folder: Path) -> None:
    from hegui.reporting.as_site.write import write_site  # noqa: PLC0415

    write_site(folder, run.document, run.facts, run.rules, run.seen)


def _nothing(run: Run, folder: Path) -> None:
    """What it costs only to make up the reports and go through them once."""
    (folder / "nothing").write_text(str(sum(1 for _ in run.reports)), encoding="utf-8")


FORMATS: Mapping[str, tuple[str, Callable[[Run, Path], None]]] = {
    "nothing": ("（只把报告编出来）", _nothing),
    "workbook": ("工作簿（XLSX）", _workbook),
    "csv": ("CSV（两张表）", _csv),
    "json": ("JSON", _json),
    "jsonl": ("JSON Lines", _lines),
    "sarif": ("SARIF", _sarif),
    "junit": ("JUnit", _junit),
    "parquet": ("Parquet（两张表）", _parquet),
    "page": ("网页（一页）", _page),
    "site": ("网站", _site),
}


def main() -> None:
    """Measure every format, or, in a child, one."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--reports", type=int, default=5000)
    parser.add_argument("--each", type=int, default=20)
    parser.add_argument("--only", choices=FORMATS)
    parser.add_argument("--child", choices=FORMATS, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        print(json.dumps(_measured(asked.child, asked.reports, asked.each)))
        return
    names = [asked.only] if asked.only else list(FORMATS)
    found = {name: _in_child(name, asked.reports, asked.each) for name in names}
    text = "\n".join(_page_of(found, asked.reports, asked.each))
    print(text)
    if not asked.only:
        RESULT.write_text(text, encoding="utf-8")


def _in_child(name: str, reports: int, each: int) -> Entry:
    print(f"{name} …", file=sys.stderr, flush=True)
    words = ["--child", name, "--reports", str(reports), "--each", str(each)]
    command = [sys.executable, "-m", "benchmarks.outputs", *words]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: Entry = json.loads(told.stdout)
    return found


def _measured(name: str, reports: int, each: int) -> Entry:
    run = Run(reports, each)
    with TemporaryDirectory() as folder:
        before, start = _peak(), time.process_time()
        FORMATS[name][1](run, Path(folder))
        seconds = time.process_time() - start
        files = [path for path in Path(folder).rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
    memory = {"peak": _peak(), "before": before}
    return {"seconds": seconds, "size": size / _MEGA, "files": len(files), **memory}


def _peak() -> float:
    """Megabytes at the highest; not ``ru_maxrss``, which a child inherits from its parent."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024 / _MEGA


def _page_of(found: Mapping[str, Entry], reports: int, each: int) -> Iterator[str]:
    yield "# 各种输出的代价"
    yield ""
    yield (
        f"{reports:,} 份报告，每份 {each} 处问题，共 {reports * each:,} 处；"
        "报告是编造的，逐份生成。"
        "时间是处理器时间，包括把报告编出来和需要的库的装载；内存是进程的峰值，括号里是开始写之前已有的。"
    )
    yield ""
    yield "| 输出 | 秒 | 文件 MB | 文件数 | 内存峰值 MB |"
    yield "|---|---|---|---|---|"
    for name, cost in found.items():
        yield (
            f"| {FORMATS[name][0]} | {cost['seconds']:.1f} | {cost['size']:.1f} "
            f"| {cost['files']:,} | {cost['peak']:.0f}（{cost['before']:.0f}） |"
        )
    yield ""
    yield "`python -m benchmarks.outputs` 重做这张表。"
    yield ""


if __name__ == "__main__":
    main()
