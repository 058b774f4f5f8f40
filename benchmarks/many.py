"""An audit of many agencies over five years: what it finds, what it costs, what a second costs.

    python -m benchmarks.many [--agencies 400] [--each N] [--jobs 2] [--folder FOLDER]

Makes the reports with their planted faults, audits them by the command line in a process of its
own while watching it through /proc, then again: with nothing changed, with one file in a hundred
written anew, with one rule changed, with one rule across reports changed. Writes
benchmarks/results/many.md. ``--agencies 4000`` makes 20,000 reports and wants 2 GB of disk.
"""

import argparse
import filecmp
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.generator.many.corpus import Corpus, Written, write_corpus
from tests.generator.many.measure import Measured, measured

RESULT = Path(__file__).parent / "results" / "many.md"
PACK = Path(__file__).parents[1] / "rules" / "zfxxgk-annual-report"
DAY = "2026-01-31"
_EVERY = 0.1  # seconds between two looks at the processes
_TICK = os.sysconf("SC_CLK_TCK")
_OWN_RULE = "arithmetic/ARI-01-row-totals.yaml"
_ACROSS_RULE = "year-on-year/YOY-01-carry-over.yaml"


@dataclass
class Cost:
    """What one audit took.

    Attributes:
        name: which.
        wall: seconds of the clock.
        processor: seconds of the processor, workers included.
        parent: megabytes of the parent at its peak.
        worker: megabytes of the largest worker at its peak.
        course: megabytes of the parent and of the largest worker in the course of the run.
    """

    name: str
    wall: float = 0.0
    processor: float = 0.0
    parent: float = 0.0
    worker: float = 0.0
    course: list[tuple[float, float]] = field(default_factory=list)


def main() -> None:
    """Make, audit, measure, write."""
    parser = argparse.ArgumentParser(description="许多单位、几个年度：查得到多少、多快、多省")
    parser.add_argument("--agencies", type=int, default=400)
    parser.add_argument("--each", type=int, help="每种问题埋几处；默认每百个单位一处")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="文件放在哪里，事后不删")
    parser.add_argument("--result", type=Path, default=RESULT)
    asked = parser.parse_args()
    if asked.folder is not None:
        lines = list(_measure(asked.agencies, asked.each, asked.jobs, asked.folder))
    else:
        with tempfile.TemporaryDirectory(prefix="many-") as folder:
            lines = list(_measure(asked.agencies, asked.each, asked.jobs, Path(folder)))
    text = "\n".join(["# 许多单位、几个年度", "", *lines, ""])
    asked.result.write_text(text, encoding="utf-8")
    print(text)


def _measure(agencies: int, each: int | None, jobs: int, root: Path) -> Iterator[str]:
    root.mkdir(parents=True, exist_ok=True)
    begin = time.perf_counter()
    corpus = Corpus(agencies, each=each or max(1, agencies // 100))
    written = write_corpus(corpus, root, jobs)
    took = time.perf_counter() - begin
    _say(f"{written.files:,} 份报告，{written.files / took:.0f} 份/秒")
    audits = _Audits(written, root, jobs)
    costs = [audits.run("第一次")]
    document = json.loads(audits.out("第一次").read_text("utf-8"))
    costs.append(audits.run("什么都没变"))
    changed = _touch(written)
    costs.append(audits.run(f"改了 1% 的文件（{changed} 份）"))
    for cost in costs[1:]:
        if not filecmp.cmp(audits.out(cost.name), audits.out("第一次"), shallow=False):
            raise SystemExit(f"{cost.name}：结果与第一次不同")
    size = _size(root / "results.db")
    pack = root / PACK.name
    shutil.copytree(PACK, pack, dirs_exist_ok=True)
    for name, rule in (("改了一条规则", _OWN_RULE), ("改了一条对照的规则", _ACROSS_RULE)):
        path = pack / rule
        path.write_text(_other_severity(path.read_text("utf-8")), encoding="utf-8")
        costs.append(audits.run(name, "--pack", str(pack)))
    yield from _told(written, took, costs, size, len(document["reports"]))
    yield from _table(written, measured(written, document))
    yield from _open(document)


class _Audits:
    """Audits of one corpus with one store."""

    def __init__(self, written: Written, root: Path, jobs: int) -> None:
        self._root = root
        self._words = [str(written.folder), "--roster", str(written.roster)]
        self._words += ["--store", str(root / "results.db"), "--format", "json"]
        self._words += ["--as-of", DAY, "--jobs", str(jobs), "--fail-on", "never"]

    def out(self, name: str) -> Path:
        """Where the result of an audit is."""
        return self._root / f"{name.partition('（')[0]}.json"

    def run(self, name: str, *more: str) -> Cost:
        """One audit, watched."""
        cost = Cost(name)
        spent: dict[int, float] = {}
        begin = time.perf_counter()
        with self.out(name).open("wb") as out:
            command = [sys.executable, "-m", "hegui", *self._words, *more]
            process = subprocess.Popen(command, stdout=out)
            while process.poll() is None:
                _look(process.pid, cost, spent)
                time.sleep(_EVERY)
        cost.wall = time.perf_counter() - begin
        cost.processor = sum(spent.values())
        if process.returncode:
            raise SystemExit(f"{name}：退出代码 {process.returncode}")
        _say(f"{name}：{cost.wall:.0f} 秒，处理器 {cost.processor:.0f} 秒")
        return cost


def _look(parent: int, cost: Cost, spent: dict[int, float]) -> None:
    now = [0.0, 0.0]
    for number in (parent, *_below(parent)):
        try:
            status = Path(f"/proc/{number}/status").read_text("ascii", "replace")
            after = Path(f"/proc/{number}/stat").read_text("ascii", "replace").rpartition(")")[2]
        except OSError:  # it has just ended
            continue
        peak, held = (_megabytes(status, name) for name in ("VmHWM:", "VmRSS:"))
        words = after.split()
        spent[number] = (int(words[11]) + int(words[12])) / _TICK
        if number == parent:
            cost.parent, now[0] = max(cost.parent, peak), held
        else:
            cost.worker, now[1] = max(cost.worker, peak), max(now[1], held)
    cost.course.append((now[0], now[1]))


def _below(process: int) -> Iterator[int]:
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return
    for child in map(int, text.split()):
        yield child
        yield from _below(child)


def _megabytes(status: str, name: str) -> float:
    rest = status.partition(name)[2].split()
    return int(rest[0]) / 1024 if rest else 0.0


def _touch(written: Written) -> int:
    """Write one file in a hundred anew; it says what it said."""
    files = sorted(path for path in written.folder.rglob("*.*") if path.is_file())
    chosen = files[::100]
    for path in chosen:
        with path.open("a", encoding="utf-8") as file:
            file.write("\n")
    return len(chosen)


def _other_severity(text: str) -> str:
    return text.replace("severity: error", "severity: warning", 1)


def _size(store: Path) -> int:
    return sum(path.stat().st_size for path in store.parent.glob(f"{store.name}*"))


def _told(
    written: Written, took: float, costs: Sequence[Cost], size: int, reports: int
) -> Iterator[str]:
    yield (
        f"{written.files:,} 份报告（写出来每秒 {written.files / took:.0f} 份），"
        f"审核出 {reports:,} 份；{len(written.made.labels):,} 处埋下的问题，"
        f"{len(written.made.quiet):,} 处只是像。"
    )
    yield f"结果库 {size / 2**20:,.0f} MB，每份 {size / written.files / 1024:.1f} KB。"
    yield ""
    yield "| | 秒 | 处理器秒 | 每份毫秒 | 主进程 MB | 最大的工作进程 MB |"
    yield "|---|---|---|---|---|---|"
    for one in costs:
        yield (
            f"| {one.name} | {one.wall:.1f} | {one.processor:.1f} "
            f"| {one.processor / written.files * 1000:.1f} "
            f"| {one.parent:.0f} | {one.worker:.0f} |"
        )
    course = costs[0].course
    at = [course[min(len(course) - 1, len(course) * part // 8)] for part in (1, 2, 4, 6, 7)]
    yield ""
    yield (
        "第一次审核到 1/8、1/4、1/2、3/4、7/8 的时间，主进程 "
        f"{'、'.join(f'{one[0]:.0f}' for one in at)} MB，"
        f"工作进程 {'、'.join(f'{one[1]:.0f}' for one in at)} MB。"
    )
    yield ""


def _table(written: Written, result: Measured) -> Iterator[str]:
    yield "| 规则 | 埋下的 | 处 | 查出 | 查全率 | 误报 |"
    yield "|---|---|---|---|---|---|"
    planted = Counter((one.rule, one.twist) for one in written.made.labels)
    found = Counter((one.rule, one.twist) for one in result.found)
    wrong = Counter(str(one["rule"]) for one in result.wrong)
    told: set[str] = set()
    for (rule, twist), count in sorted(planted.items()):
        hit = found[rule, twist]
        false = "" if rule in told else str(wrong[rule])
        told.add(rule)
        yield f"| {rule} | {twist} | {count} | {hit} | {hit / count:.3f} | {false} |"
    for rule in sorted(wrong.keys() - told):
        yield f"| {rule} | | 0 | | | {wrong[rule]} |"
    yield ""
    for entry in result.wrong[:10]:
        yield f"- 误报 {entry['rule']}：{entry['message'][:160]}"


def _open(document: dict[str, Any]) -> Iterator[str]:
    rows = document.get("across_undetermined", [])
    yield ""
    yield f"不能判断的 {len(rows)} 类，涉及报告 {sum(len(one['paths']) for one in rows):,} 份次。"


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
