"""A small pack with a rule that needs last year's report, and reports for it: quick to run."""

import shutil
from pathlib import Path

TOY = Path(__file__).parents[1] / "packs" / "toy"

_RULE = """\
id: SUM-03
title: 册次与上年不同
status: stable
severity: warning
basis:
  - {source: library-rules, article: 第四条, requires: 报告当年的册次}
for: row as now
where: now.table == "loans" and now.row == "everyone"
with:
  - {last: prior_row, where: last.table == "loans" and last.row == now.row, why: 上年没有这一行}
require: now.all_houses != last.all_houses
message: "{now.label}：{now.all_houses}册，与{last.year}年一样。"
remedy: 核对两年的册次。
limits: 碰巧相同的也会报。
examples:
  - name: 不同
    verdict: pass
    facts:
      - {row: {table: loans, row: everyone, all_houses: 42}}
      - {prior_row: {table: loans, row: everyone, all_houses: 40}}
  - name: 相同
    verdict: fail
    facts:
      - {row: {table: loans, row: everyone, all_houses: 42}}
      - {prior_row: {table: loans, row: everyone, all_houses: 42}}
  - name: 没有上年的
    verdict: undetermined
    facts: [{row: {table: loans, row: everyone, all_houses: 42}}]
"""

_REPORT = """\
{name}图书馆{year}年公共图书馆服务年度报告

一、借阅情况
全年借阅情况见下表。

读者\t总馆册次\t分馆册次\t册次合计
成年读者\t{one}\t{two}\t{whole}
少年儿童读者\t800\t不涉及\t800
全部读者\t{all_one}\t{two}\t{everything}

二、明年打算
延长周末开放时间，在两个乡镇新设图书流动站。
"""


def pack(folder: Path) -> Path:
    """The pack, below *folder*."""
    made = folder / "toy"
    shutil.copytree(TOY, made)
    (made / "sums" / "SUM-03-not-last-years.yaml").write_text(_RULE, encoding="utf-8")
    duties = made / "duties.yaml"
    text = duties.read_text(encoding="utf-8")
    duties.write_text(text.replace("[SUM-01, SUM-02]", "[SUM-01, SUM-02, SUM-03]"), "utf-8")
    return made


def reports(folder: Path, libraries: int) -> list[Path]:
    """Three years of so many libraries, below *folder*; a few sums are wrong."""
    made = []
    for number in range(libraries):
        name = f"{'松柳桑杏枫竹荷芦'[number % 8]}{'岸桥坝岭洼庙滩堡'[number // 8 % 8]}县"
        for year in (2022, 2023, 2024):
            one, two = 1000 + number + (number % 4 > 0) * (year - 2000), 300
            whole = one + two + (number % 5 == year % 5)
            path = folder / str(year) / f"{number:03d}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            text = _REPORT.format(
                name=name,
                year=year,
                one=one,
                two=two,
                whole=whole,
                all_one=one + 800,
                everything=one + 800 + two,
            )
            path.write_text(text, encoding="utf-8")
            made.append(path)
    return made
