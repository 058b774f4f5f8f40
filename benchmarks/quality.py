"""How well reports are read and judged, on made-up reports whose truth is known.

    python -m benchmarks.quality [--clean 408] [--each 6] [--mutations 6] [--engine durable]

Prints what was read by form, what the rules say of reports without fault, and for each
planted fault and each rule how often it was found. Ends with 1 if a cell was read wrongly
without a word.
"""

import argparse
import sys
from collections import Counter, defaultdict
from random import Random

from tests.generator.as_text import LOSSY
from tests.generator.corpus import Sample, clean, spoiled, write
from tests.generator.damage import DAMAGES, damage
from tests.generator.faults import plant
from tests.generator.judge import Judge, open_judge, read_bytes
from tests.generator.make import make_report
from tests.generator.measure import Tally, compare, header_faults

from hegui.engine.outcome import Outcome
from hegui.model.severity import Severity
from hegui.model.verdict import Verdict

SHOWN = 60  # lines of detail under each heading


def main() -> int:
    """Run all measurements; 1 if anything was read wrongly without a word."""
    options = _options()
    judge = open_judge(options.engine)
    print(f"引擎：{judge.backend.name}\n")
    wrong = _reading(judge, options.clean)
    wrong += _mutations(options.mutations)
    wrong += _faults(judge, options.each)
    return 1 if wrong else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="阅读与判断的质量")
    parser.add_argument("--clean", type=int, default=408, help="没有错误的报告份数")
    parser.add_argument("--each", type=int, default=6, help="每种错误各几份")
    parser.add_argument("--mutations", type=int, default=6, help="每种损坏各几份底稿")
    parser.add_argument("--engine", default="durable", help="durable 或 reference")
    return parser.parse_args()


def _reading(judge: Judge, count: int) -> list[str]:
    by_shape: dict[str, Tally] = defaultdict(Tally)
    reports: Counter[str] = Counter()
    headers: list[str] = []
    noise: Counter[tuple[str, str]] = Counter()
    where: dict[str, str] = {}
    for sample in clean(count):
        base = read_bytes(sample.data, sample.name)
        reports[sample.shape] += 1
        by_shape[sample.shape].add(compare(base, sample.report, f"{sample.name}[{sample.shape}]"))
        headers += [
            f"{sample.name}[{sample.shape}] {x}" for x in header_faults(base, sample.report)
        ]
        for outcome in judge.outcomes(base).values():
            if outcome.verdict is Verdict.FAIL and outcome.rule not in sample.report.notices:
                noise[outcome.rule, outcome.findings[0].severity.chinese] += 1
                where[outcome.rule] = (
                    f"{sample.name}[{sample.shape}] {outcome.findings[0].message}"
                )
    print(f"一、没有错误的报告 {sum(reports.values())} 份")
    print(f"{'形式':<14}{'份':>4}{'格':>8}{'读对':>8}{'率':>10}{'说明未读出':>8}{'悄悄错':>6}")
    for shape, tally in sorted(by_shape.items()):
        print(_line(shape, reports[shape], tally))
    total = Tally()
    for tally in by_shape.values():
        total.add(tally)
    print(_line("合计", sum(reports.values()), total))
    print(f"未读出而没有任何说明的格：{total.silent}")
    _show("标题、机关、年度、期限、部分读错", headers)
    _show("单元格悄悄读错", total.wrong)
    print("\n误报（规则 严重程度 份数，末一例）：", "无" if not noise else "")
    for (rule, severity), times in sorted(noise.items()):
        print(f"  {rule} {severity} {times}  {where[rule]}")
    return total.wrong


def _line(name: str, reports: int, tally: Tally) -> str:
    rate = tally.right / max(1, tally.cells)
    return (
        f"{name:<16}{reports:>5}{tally.cells:>9}{tally.right:>9}{rate:>11.3%}"
        f"{tally.told:>9}{len(tally.wrong):>8}"
    )


def _show(title: str, lines: list[str]) -> None:
    print(f"{title}：{len(lines)}")
    for line in lines[:SHOWN]:
        print(f"  {line}")


def _mutations(bases: int) -> list[str]:
    print(f"\n二、损坏的表三：{len(DAMAGES)} 种损坏，一格一行和制表符两种形式")
    print(f"{'损坏':<20}{'次':>5}{'行外悄悄错':>8}{'行内悄悄错':>8}{'行内说明未读出':>10}")
    outside: list[str] = []
    inside: list[str] = []
    for kind in DAMAGES:
        runs, out, within, told = 0, 0, 0, 0
        for size in ("large", "small", "zero", "fault"):
            for number in range(bases):
                seed = 31 * number + 7
                report = make_report(
                    seed,
                    edition=("2019", "2021")[number % 2],
                    size="small" if size == "fault" else size,
                    odd=(),
                )
                if size == "fault":
                    planted = plant(report, "wrong_leaf", Random(seed))
                    report = report if planted is None else planted.report
                hurt = damage(report, kind, Random(seed + len(kind)))
                for shape in ("dense", "tabs"):
                    base = read_bytes(write(hurt.printed, shape), "x.txt")
                    tally = compare(base, hurt.true, f"{kind}-{size}-{shape}-{seed}", hurt.before)
                    rows = [f"requests/{row}/" for row in hurt.rows]
                    hit = [w for w in tally.wrong if any(row in w for row in rows)]
                    inside += hit
                    outside += [w for w in tally.wrong if w not in hit]
                    runs, told = runs + 1, told + tally.told
                    out, within = out + len(tally.wrong) - len(hit), within + len(hit)
        print(f"{kind:<22}{runs:>6}{out:>12}{within:>12}{told:>14}")
    _show("行外悄悄读错", outside)
    _show("行内悄悄读错", inside)
    return outside


def _faults(judge: Judge, each: int) -> list[str]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    due: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    false: Counter[str] = Counter()
    missed: list[str] = []
    wrong: list[str] = []
    alarms: list[str] = []
    for sample in spoiled(each):
        planted = sample.planted
        if planted is None:
            continue
        base = read_bytes(sample.data, sample.name)
        wrong += compare(base, sample.report, f"{sample.name}[{sample.shape}]").wrong
        outcomes = judge.outcomes(base)
        expected = planted.expected | (planted.faded if sample.shape in LOSSY else frozenset())
        verdict = _verdict(outcomes, expected)
        found[planted.fault][verdict] += 1
        main = " ".join(sorted(planted.expected))
        due[main] += 1
        caught[main] += verdict == "查出"
        if verdict != "查出":
            missed.append(f"{sample.name}[{sample.shape}] {main} {verdict}")
        for outcome in outcomes.values():
            allowed = expected | planted.also
            if outcome.verdict is Verdict.FAIL and outcome.rule not in allowed:
                false[outcome.rule] += 1
                found[planted.fault]["误报"] += 1
                alarms.append(_alarm(sample, outcome))
    print(f"\n三、各植入一处错误的报告 {sum(due.values())} 份")
    print(f"{'错误':<30}{'查出':>5}{'无法判断':>6}{'漏':>4}{'误报':>4}")
    for name, counts in sorted(found.items()):
        columns = "".join(f"{counts[word]:>7}" for word in ("查出", "无法判断", "漏", "误报"))
        print(f"{name:<30}{columns}")
    print(f"\n{'规则':<20}{'应查出':>6}{'查出':>6}{'率':>8}")
    for rule, times in sorted(due.items()):
        print(f"{rule:<20}{times:>8}{caught[rule]:>8}{caught[rule] / times:>9.0%}")
    print(f"合计 {sum(caught.values())}/{sum(due.values())}")
    print(f"误报 {sum(false.values())}：{dict(sorted(false.items()))}")
    _show("没有查出", missed)
    _show("误报", alarms)
    _show("单元格悄悄读错", wrong)
    return wrong


def _verdict(outcomes: dict[str, Outcome], expected: frozenset[str]) -> str:
    verdicts = {outcomes[rule].verdict for rule in expected if rule in outcomes}
    if Verdict.FAIL in verdicts:
        return "查出"
    return "无法判断" if Verdict.UNDETERMINED in verdicts else "漏"


def _alarm(sample: Sample, outcome: Outcome) -> str:
    finding = outcome.findings[0]
    grave = "" if finding.severity is Severity.NOTICE else f"（{finding.severity.chinese}）"
    return f"{sample.name}[{sample.shape}] {outcome.rule}{grave} {finding.message}"


if __name__ == "__main__":
    sys.exit(main())
