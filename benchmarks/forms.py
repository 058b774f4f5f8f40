"""How well each form is read: the same made-up reports in all of them, by whoever wrote the file.

    python -m benchmarks.forms [--reports 40] [--only pdf] [--details]

For each form: cells right of all, cells told as unread, cells *silently wrong*, what is wrong with
title, agency, year and sections, facts that differ from those of the plain page, files that could
not be read. Writes ``benchmarks/results/forms.md``; ends with 1 if anything is silently wrong.
"""

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.files import Files, every_form
from tests.fixtures.make import report_of
from tests.generator.forms import WRITTEN, Form, MadeForm
from tests.generator.judge import form_of_pack
from tests.generator.measure import Tally, compare, header_faults
from tests.generator.same import differences, loses_headings

from hegui.documents.read import read_bytes
from hegui.errors import DocumentError
from hegui.extraction.extract import extract_facts
from hegui.facts.fact import FactBase

RESULTS = Path(__file__).parent / "results"
SHOWN = 20  # details of one form


@dataclass(slots=True)
class Result:
    """What one form came to."""

    files: int = 0
    tally: Tally = field(default_factory=Tally)
    heads: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    doubts: Counter[str] = field(default_factory=Counter)


def main() -> int:
    """Measure all forms; 1 if a cell was read wrongly without a word."""
    options = _options()
    lines = [
        "| 形式 | 份 | 格 | 读对 | 说明未读出 | 悄悄错 | 标题等读错 | 事实不同 | 打不开 | 存疑 |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    print(lines[0], lines[1], sep="\n")
    wrong = 0
    bases: dict[str, FactBase] = {}
    for form, files in every_form(options.reports, options.only):
        result = measure(form, files, bases)
        lines.append(_line(form.name, result))
        print(lines[-1], flush=True)
        wrong += len(result.tally.wrong)
        if options.details:
            _details(result)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "forms.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 1 if wrong else 0


def measure(form: Form | MadeForm, files: Files, bases: dict[str, FactBase]) -> Result:
    """One form; *bases* keeps what the plain page of each report says."""
    result = Result(len(files))
    for name, data in files.items():
        report = report_of(name)
        if name not in bases:
            bases[name] = _facts(WRITTEN["html-clean"].write(report))
        try:
            base = _facts(data)
        except DocumentError as error:
            result.refused.append(f"{name} {error}")
            continue
        result.tally.add(compare(base, report, name))
        if not loses_headings(form, report):
            result.heads += [f"{name} {fault}" for fault in header_faults(base, report)]
        result.differing += [f"{name} {x}" for x in differences(bases[name], base, form, report)]
        result.doubts.update(doubt.code for doubt in base.doubts)
    return result


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="各种形式的阅读质量")
    parser.add_argument("--reports", type=int, default=40, help="份数，两版各半")
    parser.add_argument("--only", default="", help="名称里有这几个字的形式")
    parser.add_argument("--details", action="store_true", help="逐条列出")
    return parser.parse_args()


def _facts(data: bytes) -> FactBase:
    pack, form = form_of_pack()
    return extract_facts(read_bytes(data), pack, form)


def _line(name: str, result: Result) -> str:
    tally = result.tally
    doubts = "、".join(f"{code} {times}" for code, times in sorted(result.doubts.items()))
    return (
        f"| {name} | {result.files} | {tally.cells} | {tally.right} | {tally.told} "
        f"| {len(tally.wrong)} | {len(result.heads)} | {len(result.differing)} "
        f"| {len(result.refused)} | {doubts} |"
    )


def _details(result: Result) -> None:
    for title, lines in (
        ("悄悄错", result.tally.wrong),
        ("标题等读错", result.heads),
        ("事实不同", result.differing),
        ("打不开", result.refused),
    ):
        for line in lines[:SHOWN]:
            print(f"    {title}：{line}")


if __name__ == "__main__":
    sys.exit(main())
