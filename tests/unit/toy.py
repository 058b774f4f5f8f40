"""A small pack of another kind of report, written to a folder: one table, two sections."""

from pathlib import Path

PACK = """\
id: toy
name: 防汛值班年度报告
version: "1.0.0"
placeholders:
  not_applicable: [不涉及]
  none: [无]
  dash: [/]
  zero: [零]
  as_zero: [blank, not_applicable, none, dash]
groups:
  - {id: SUM, folder: sums, name: 合计}
scoring:
  model: deduction
  points:
    error: {each: 3, cap: 6}
    warning: {each: 1, cap: 2}
  groups: {SUM: 20}
  grades:
    - {name: 合格, from: 60}
    - {name: 不合格, from: 0}
  limits:
    - {rule: SUM-01, grade: 不合格, why: 合计不平}
"""

EDITION = """\
id: "2020"
name: 防汛值班年度报告格式
document: ""
years: {from: 2020}
sections:
  - id: duty
    numeral: 一
    title: 值班情况
    topics:
      - {id: night, label: 夜间值班}
  - {id: plans, numeral: 二, title: 下一步打算}
tables:
  - id: shifts
    section: duty
    title: 值班表
    label_columns: 1
    blocks:
      - id: shifts
        columns:
          - {id: day, label: 白班}
          - {id: night_shift, label: 夜班}
          - {id: all_day, label: 合计, total: true}
        rows:
          - {id: kinds, label: 分类, group: true}
          - {id: flood, label: 防汛, parent: kinds, leaf: true}
          - {id: typhoon, label: 防台, parent: kinds, leaf: true}
          - {id: sum_row, label: 合计, total: true}
identities:
  - id: across
    block: shifts
    within: row
    each: [flood, sum_row]
    left: [day, night_shift]
    right: [all_day]
"""

SOURCES = """\
- id: duty-rules
  name: 《值班规定》
  document: 〔2020〕1号
  issuer: 青禾市应急管理局
  in_force: "2020-01-01"
  articles: [第一条, 第二条]
  sure: verified
"""

PARAMETERS = """\
- id: most-nights
  means: 夜班最多的天数
  values:
    - {from: "2020-01-01", value: 180, source: duty-rules, article: 第一条}
    - {from: "2022-01-01", value: 200, source: duty-rules}
"""

DUTIES = """\
- {source: duty-rules, article: 第一条, duty: 报告值班天数, status: automated, rules: [SUM-01]}
"""

VOCABULARY = """\
id: empty-phrases
means: 空话
source: 编写者所见
words: [高度重视, 狠抓落实]
"""

RULE = """\
id: SUM-01
title: 各行合计相等
status: stable
severity: error
basis:
  - {source: duty-rules, article: 第一条, requires: 合计等于各班之和}
for: row
where: table == "shifts"
require: day + night_shift == all_day
message: "{label}：{day}＋{night_shift}＝{left}，合计写{right}，相差{difference}。"
remedy: 核对这一行。
limits: 缺数的行无法判断。
examples:
  - name: 相等
    verdict: pass
    facts: [{row: {table: shifts, row: flood, day: 3, night_shift: 4, all_day: 7}}]
  - name: 差一天
    verdict: fail
    facts: [{row: {table: shifts, row: flood, day: 3, night_shift: 4, all_day: 8}}]
  - name: 读不到合计
    verdict: undetermined
    facts: [{row: {table: shifts, row: flood, day: 3, night_shift: 4}}]
"""

FILES = {
    "pack.yaml": PACK,
    "editions/2020.yaml": EDITION,
    "sources.yaml": SOURCES,
    "parameters.yaml": PARAMETERS,
    "duties.yaml": DUTIES,
    "vocabulary/empty-phrases.yaml": VOCABULARY,
    "sums/SUM-01-rows.yaml": RULE,
}


def write_pack(folder: Path, files: dict[str, str] | None = None) -> Path:
    """The toy pack with *files* (path → text) in place of, or beside, its own."""
    root = folder / "toy"
    for name, text in {**FILES, **(files or {})}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
